// From one record of named values to a document, and from a document to the caller: ids, dates, language.
#include <array>

#include "read/encoding.h"
#include "read/reading.h"

namespace steelyard {
namespace {

constexpr std::array<std::string_view, kFieldCount> kNames = {
    "id", "date", "time", "title", "text", "source", "url", "author", "place", "language", "views", "n"};

std::string missing(std::string_view key) { return "the key \"" + std::string(key) + "\" is missing"; }

// The reason why a record cannot be a document, or "".
std::string fault(const Reading& reading, const FieldNames& names, Record& record) {
  const bool strict = reading.options().strict;
  if (strict && !names.name(Field::id).empty() && record[Field::id].empty())
    return missing(names.name(Field::id));
  if (strict && !record.has(Field::text)) return missing(names.name(Field::text));
  if (!strict && trim(record[Field::text]).empty() && trim(record[Field::title]).empty())
    return record.has(Field::text) ? "the text is empty" : missing(names.name(Field::text));
  return "";
}

void set_date(const Reading& reading, Record& record, DayOrder order, std::size_t line, Document& document) {
  const std::string_view told = trim(record[Field::date]);
  document.time = record[Field::time];
  if (told.empty()) return;
  document.date = Date::parse_first(told);
  if (document.date.known()) {
    if (told.size() < 10)
      reading.problem("day not told",
                      "the date \"" + std::string(told) + "\" tells no day; the first is taken",
                      reading.where(line));
    return;
  }
  const auto parsed = parse_page_date(told, order);
  if (!parsed) {
    reading.problem(
        "date not understood",
        "the date \"" + std::string(told.substr(0, 40)) + "\" is not understood; the document has no date",
        reading.where(line));
    return;
  }
  document.date = parsed->date;
  if (document.time.empty()) document.time = parsed->time;
  if (parsed->ambiguous)
    reading.problem("ambiguous date",
                    "the date \"" + std::string(told) + "\" was read as " + parsed->date.iso() +
                        "; say whether the day or the month stands first",
                    reading.where(line));
}

std::string id_of(Record& record, const Document& document) {
  if (!record[Field::id].empty()) return std::move(record[Field::id]);
  if (record.has(Field::number) && parse_int(record[Field::number]) && document.date.known())
    return document.date.iso() + "-n" + record[Field::number];
  return derived_id(document);
}

}  // namespace

void Record::set(Field field, std::string_view value) {
  values[static_cast<std::size_t>(field)].assign(value);
  present[static_cast<std::size_t>(field)] = true;
}

void Record::clear() {
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    values[i].clear();
    present[i] = false;
  }
}

FieldNames::FieldNames(const ReadOptions& options) {
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    const auto own = options.columns.find(std::string(kNames[i]));
    names_[i] = own == options.columns.end() ? std::string(kNames[i]) : own->second;
  }
}

std::optional<Field> FieldNames::find(std::string_view key) const {
  for (std::size_t i = 0; i < kFieldCount; ++i)
    if (names_[i] == key && !key.empty()) return static_cast<Field>(i);
  return std::nullopt;
}

void Reading::problem(std::string_view reason, std::string message, std::string where) const {
  reporter_.report(reason, Error{ErrorKind::bad_input, std::move(message), std::move(where)});
}

void Reading::hand_on(Document document) {
  if (document.language.empty()) document.language = detect_language(document.text);
  if (document.id.empty()) document.id = derived_id(document);
  const bool wanted = !options_.english_only || document.language == "en" || document.language == "und";
  if (!wanted) {
    ++counts_.foreign[document.language];
    problem("not in English (" + document.language + ")",
            "is in " + language_name(document.language) + ", not in English; it is left out",
            document.origin);
    return;
  }
  ++counts_.documents;
  sink_(std::move(document));
}

std::string derived_id(const Document& document) {
  std::string said = document.date.iso();
  for (const std::string* part : {&document.title, &document.text}) {
    said += '\x1f';
    said += *part;
  }
  return hash_hex(said);
}

void hand_on_record(Reading& reading, const FieldNames& names, Record& record, DayOrder order,
                    std::size_t line) {
  if (const std::string reason = fault(reading, names, record); !reason.empty())
    return reading.problem("no text or id", reason, reading.where(line));
  Document document;
  document.origin = reading.where(line);
  document.title = std::move(record[Field::title]);
  document.text = std::move(record[Field::text]);
  document.source = std::move(record[Field::source]);
  document.url = std::move(record[Field::url]);
  document.author = std::move(record[Field::author]);
  document.place = std::move(record[Field::place]);
  document.views = parse_int(trim(record[Field::views]));
  // "en-GB" and "EN" are English; a code that the record gives is believed.
  document.language = lower_ascii(trim(record[Field::language]).substr(0, 2));
  set_date(reading, record, order, line, document);
  document.id = id_of(record, document);
  reading.hand_on(std::move(document));
}

}  // namespace steelyard
