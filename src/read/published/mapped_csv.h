// CSV whose columns a mapping names.
#pragma once

#include "read/published/csv_mapping.h"
#include "read/published/row_reader.h"

namespace steelyard {

std::unique_ptr<RowReader> mapped_csv_reader(const PublishedTables& tables, CsvMapping mapping);

}  // namespace steelyard
