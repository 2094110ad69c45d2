// What stood around a text, as JSON for one column: [{"kind":"related","text":"…"}].
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "steelyard/record.h"

namespace steelyard {

// "[]" when there is none. Bytes that are not UTF-8 are kept as they are, so that the appender refuses them.
std::string furniture_to_json(const std::vector<Furniture>& furniture);
// What is not such a list is left out.
std::vector<Furniture> furniture_from_json(std::string_view json);

}  // namespace steelyard
