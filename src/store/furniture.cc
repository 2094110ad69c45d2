#include "store/furniture.h"

#include <nlohmann/json.hpp>

namespace steelyard {
namespace {

bool valid(const Furniture& piece) {
  return !find_invalid_utf8(piece.kind) && !find_invalid_utf8(piece.text);
}

}  // namespace

std::string furniture_to_json(const std::vector<Furniture>& furniture) {
  if (furniture.empty()) return "[]";
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Furniture& piece : furniture) {
    if (!valid(piece)) return piece.kind + piece.text;
    list.push_back({{"kind", piece.kind}, {"text", piece.text}});
  }
  return list.dump();
}

std::vector<Furniture> furniture_from_json(std::string_view json) {
  std::vector<Furniture> furniture;
  if (json == "[]") return furniture;
  const auto list = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!list.is_array()) return furniture;
  for (const auto& piece : list) {
    if (!piece.is_object()) continue;
    const auto kind = piece.find("kind"), text = piece.find("text");
    if (kind != piece.end() && text != piece.end() && kind->is_string() && text->is_string())
      furniture.push_back({kind->get<std::string>(), text->get<std::string>()});
  }
  return furniture;
}

}  // namespace steelyard
