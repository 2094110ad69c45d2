// Rows of published sets. Lines are cut by memchr and cells are views into them; only what must be repaired
// is copied. Windows line ends, bytes of Latin-1 and quotes around cells are taken off and noted.
#include "read/published/rows.h"

#include <cstring>

#include <simdjson.h>

#include "read/csv_records.h"
#include "read/encoding.h"
#include "read/lines.h"

namespace steelyard {
namespace {

constexpr std::size_t kRowBytesMax = std::size_t{16} << 20;

// Bytes that are not UTF-8 are read as Latin-1, whose bytes are the code points.
std::string from_latin1(std::string_view text) {
  std::string repaired;
  while (const auto at = find_invalid_utf8(text)) {
    repaired += text.substr(0, *at);
    append_utf8(repaired, static_cast<unsigned char>(text[*at]));
    text.remove_prefix(*at + 1);
  }
  return repaired += text;
}

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

void note_latin1(RowNotes& notes) {
  notes.add("not UTF-8", [] { return std::string("the line is not UTF-8; its bytes are read as Latin-1"); });
}

void note_too_long(RowNotes& notes) {
  notes.add("line too long", [] { return std::string("the line is longer than 16 MB; it is left out"); });
}

class TabRows : public RowSource {
 public:
  explicit TabRows(ByteSource& source) : lines_(source, kRowBytesMax) {}

  Result<bool> next(RowNotes& notes) override {
    do {
      STEELYARD_TRY(const bool more, lines_.next());
      if (!more) return false;
      notes.at_line(lines_.number());
      if (lines_.too_long()) note_too_long(notes);
    } while (trim(lines_.line()).empty());
    line_ = lines_.line();
    if (lines_.ended_in_cr())
      notes.add("Windows line end",
                [] { return std::string("lines end with CR and LF; the CR is dropped"); });
    if (!is_utf8(line_)) {
      note_latin1(notes);
      repaired_ = from_latin1(line_);
      line_ = repaired_;
    }
    cut();
    if (std::memchr(line_.data(), '"', line_.size())) unquote(notes);
    return true;
  }
  Cells cells() const override { return cells_; }
  std::string_view line() const override { return line_; }
  std::size_t number() const override { return lines_.number(); }

 private:
  void cut() {
    cells_.clear();
    const char *at = line_.data(), *const end = at + line_.size();
    for (;;) {
      const auto* tab = static_cast<const char*>(std::memchr(at, '\t', static_cast<std::size_t>(end - at)));
      const char* const stop = tab ? tab : end;
      cells_.emplace_back(at, static_cast<std::size_t>(stop - at));
      if (!tab) return;
      at = tab + 1;
    }
  }

  // "…" around a whole cell, its own quotes doubled; any other quote belongs to the text.
  void unquote(RowNotes& notes) {
    std::size_t kept = 0;
    unquoted_.clear();
    unquoted_.reserve(cells_.size());
    for (std::string_view& cell : cells_) {
      if (cell.size() < 2 || cell.front() != '"' || cell.back() != '"') continue;
      std::string text;
      if (!inside(cell.substr(1, cell.size() - 2), text)) continue;
      cell = unquoted_.emplace_back(std::move(text));
      ++kept;
    }
    if (kept > 0)
      notes.add("quotes around cells",
                [] { return std::string("cells stand in quotes; the quotes are dropped"); });
  }

  static bool inside(std::string_view text, std::string& plain) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '"' && (i + 1 == text.size() || text[++i] != '"')) return false;
      plain += text[i];
    }
    return true;
  }

  LineReader lines_;
  std::string_view line_;
  std::string repaired_;
  std::vector<std::string_view> cells_;
  std::vector<std::string> unquoted_;
};

class CsvRows : public RowSource {
 public:
  CsvRows(ByteSource& source, char separator) : records_(source, kRowBytesMax) {
    if (separator) records_.set_separator(separator);
  }

  Result<bool> next(RowNotes& notes) override {
    STEELYARD_TRY(const bool more, records_.next());
    if (!more) return false;
    notes.at_line(records_.line());
    if (records_.too_long()) note_too_long(notes);
    if (records_.broken_quote())
      notes.add("quote never closed", [] {
        return std::string("a quote is never closed; the row is read to the end of its line");
      });
    cells_.clear();
    line_.clear();
    text_ = records_.cells();
    for (std::string& cell : text_) {
      if (!is_utf8(cell)) note_latin1(notes), cell = from_latin1(cell);
      append_cell(line_, cell, cells_.empty());
      cells_.emplace_back(cell);
    }
    return true;
  }
  Cells cells() const override { return cells_; }
  std::string_view line() const override { return line_; }
  std::size_t number() const override { return records_.line(); }

 private:
  CsvRecords records_;
  std::vector<std::string> text_;
  std::vector<std::string_view> cells_;
  std::string line_;
};

}  // namespace

std::unique_ptr<RowSource> tab_rows(ByteSource& source) { return std::make_unique<TabRows>(source); }

std::unique_ptr<RowSource> csv_rows(ByteSource& source, char separator) {
  return std::make_unique<CsvRows>(source, separator);
}

}  // namespace steelyard
