// CSV with named columns → documents. Columns are found by name in the header line, in any order and case.
#include "read/csv_records.h"
#include "read/encoding.h"
#include "read/reading.h"

namespace steelyard {
namespace {

using Columns = std::vector<std::optional<Field>>;

class CsvDocuments {
 public:
  CsvDocuments(PeekSource& source, Reading& reading, DayOrder order)
      : reading_(reading),
        names_(reading.options()),
        order_(order),
        records_(source, reading.options().record_bytes_max) {}

  Status run() {
    STEELYARD_TRY(const bool any, records_.next());
    if (!any)
      return failure(ErrorKind::bad_input, "is empty; a header line with column names is needed",
                     reading_.name());
    STEELYARD_CHECK(read_header());
    for (;;) {
      STEELYARD_TRY(const bool more, records_.next());
      if (!more) return {};
      row();
    }
  }

 private:
  // A column bears the name as the user gave it, or in another case.
  std::optional<Field> field_of(std::string_view cell) const {
    if (const auto exact = names_.find(trim(cell))) return exact;
    return names_.find(lower_ascii(trim(cell)));
  }

  Status read_header() {
    bool text = false;
    for (const std::string& cell : records_.cells()) {
      columns_.push_back(field_of(cell));
      text = text || columns_.back() == Field::text || columns_.back() == Field::title;
    }
    if (text) return {};
    return failure(ErrorKind::bad_input,
                   "has no column \"" + std::string(names_.name(Field::text)) +
                       "\"; name the column that holds the text, of: " + join(records_.cells(), ", "),
                   reading_.where(records_.line()));
  }

  void bad(std::string message) {
    reading_.problem("bad row", std::move(message), reading_.where(records_.line()));
  }

  void row() {
    if (records_.too_long()) return bad("the row is longer than a row may be; is a line end missing?");
    if (records_.broken_quote())
      return bad(
          "a quote is opened and never closed; the row is left out, and what follows is read line by line");
    if (records_.cells().size() != columns_.size())
      return bad("expected " + std::to_string(columns_.size()) + " columns, found " +
                 std::to_string(records_.cells().size()) + "; the row is left out");
    fill();
    hand_on_record(reading_, names_, record_, order_, records_.line());
  }

  void fill() {
    record_.clear();
    std::string notes;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!columns_[i]) continue;
      const std::string& cell = records_.cells()[i];
      if (!find_invalid_utf8(cell)) {
        record_.set(*columns_[i], cell);
        continue;
      }
      auto decoded = decode_text(cell, "", "");
      if (!decoded) continue;
      record_.set(*columns_[i], decoded->text);
      notes = decoded->note;
    }
    if (!notes.empty())
      reading_.problem("encoding repaired", "the row " + notes, reading_.where(records_.line()));
  }

  Reading& reading_;
  FieldNames names_;
  DayOrder order_;
  CsvRecords records_;
  Columns columns_;
  Record record_;
};

}  // namespace

Status read_csv(PeekSource& source, Reading& reading) {
  STEELYARD_TRY(const std::string_view head, source.peek(std::size_t{1} << 16));
  return CsvDocuments(source, reading, order_of(reading.options(), head)).run();
}

}  // namespace steelyard
