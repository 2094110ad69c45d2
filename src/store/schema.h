// The tables of a store: made in a new file, recognised in an old one.
#pragma once

#include "store/database.h"

namespace steelyard {

// Raised by one with every change that an older program could not read.
constexpr int kSchemaVersion = 2;

// Makes the tables in an empty database (unless read_only), or checks that those there are of this version.
Status prepare_schema(const database::Connection& connection, bool read_only);

}  // namespace steelyard
