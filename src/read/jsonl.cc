// JSON lines: one object a line, parsed by simdjson in the line buffer itself. Texts are handed on byte for
// byte, because events point into them by offset.
#include <simdjson.h>

#include "read/encoding.h"
#include "read/lines.h"
#include "read/reading.h"

namespace steelyard {
namespace {

namespace dom = simdjson::dom;

// Strings as they are, numbers and truth values as written, lists of strings joined; anything else is empty.
std::string value_text(const dom::element& value) {
  switch (value.type()) {
    case dom::element_type::STRING:
      return std::string(std::string_view(value.get_string().value_unsafe()));
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
      return simdjson::to_string(value);
    case dom::element_type::ARRAY: {
      std::string joined;
      const dom::array items = value.get_array().value_unsafe();
      for (const dom::element item : items)
        if (item.is_string()) joined += (joined.empty() ? "" : "; ") + value_text(item);
      return joined;
    }
    default:
      return "";
  }
}

class JsonLines {
 public:
  JsonLines(PeekSource& source, Reading& reading, DayOrder order)
      : reading_(reading),
        names_(reading.options()),
        order_(order),
        lines_(source, reading.options().record_bytes_max) {}

  Status run() {
    for (;;) {
      auto more = lines_.next();
      if (!more) return std::unexpected(std::move(more).error());
      if (!*more) return {};
      line();
    }
  }

 private:
  void bad(std::string message) {
    reading_.problem("bad line", std::move(message), reading_.where(lines_.number()));
  }

  void line() {
    if (lines_.too_long())
      return bad("the line is longer than " + std::to_string(reading_.options().record_bytes_max >> 20) +
                 " MB; split the text");
    const std::string_view json = trim(lines_.line());
    if (json.empty()) return;
    if (json[0] != '{') return bad("is not a JSON object; each line needs one object in braces");
    dom::object object;
    auto error = parser_.parse(json.data(), json.size(), false).get(object);
    if (error == simdjson::UTF8_ERROR) error = parse_repaired(json, object);
    if (error) return bad(fault(error));
    take(object);
  }

  simdjson::error_code parse_repaired(std::string_view json, dom::object& object) {
    auto decoded = decode_text(std::string(json), "", "");
    if (!decoded) return simdjson::UTF8_ERROR;
    reading_.problem("encoding repaired", "the line " + decoded->note, reading_.where(lines_.number()));
    return parser_.parse(decoded->text).get(object);
  }

  static std::string fault(simdjson::error_code error) {
    switch (error) {
      case simdjson::UTF8_ERROR:
        return "is not UTF-8 text; save the file as UTF-8";
      case simdjson::UNCLOSED_STRING:
        return "is not JSON: a string is not closed; is the line cut off?";
      case simdjson::DEPTH_ERROR:
        return "is not JSON that can be read: it is nested too deeply";
      case simdjson::UNESCAPED_CHARS:
        return "is not JSON: a control character stands in a string; write it as \\n or \\u0009";
      case simdjson::STRING_ERROR:
        return "is not JSON: a string holds a bad escape";
      case simdjson::CAPACITY:
        return "is longer than a JSON line may be; split the text";
      default:
        return "is not a JSON object; is the line cut off?";
    }
  }

  void take(const dom::object& object) {
    record_.clear();
    std::string sources;
    for (const auto [key, value] : object) {
      if (key == "heading" && value.is_bool() && value.get_bool().value_unsafe()) return reading_.heading();
      if (key == "sources") sources = value_text(value);
      if (const auto field = names_.find(key); field && !value.is_null())
        record_.set(*field, value_text(value));
    }
    if (record_[Field::source].empty()) record_[Field::source] = std::move(sources);
    hand_on_record(reading_, names_, record_, order_, lines_.number());
  }

  Reading& reading_;
  FieldNames names_;
  DayOrder order_;
  LineReader lines_;
  dom::parser parser_;
  Record record_;
};

}  // namespace

Status read_jsonl(PeekSource& source, Reading& reading) {
  STEELYARD_TRY(const std::string_view head, source.peek(std::size_t{1} << 16));
  if (trim(head).starts_with('['))
    return failure(ErrorKind::bad_input, "is one JSON list; write one object a line, as jq -c '.[]' does",
                   reading.name());
  return JsonLines(source, reading, order_of(reading.options(), head)).run();
}

}  // namespace steelyard
