// The table of files compiled into the program; its body is written by cmake/Embed.cmake.
#pragma once

#include <span>

#include "steelyard/base.h"

namespace steelyard {

std::span<const EmbeddedFile> embedded_files();

}  // namespace steelyard
