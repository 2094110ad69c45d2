// Rows of a table of facts, with their faults reported by file and line.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "steelyard/read.h"

namespace steelyard {

class FactTable {
 public:
  // Opens the table, packed or not; an Error when its header is of none of the kinds.
  static Result<FactTable> open(const std::string& path, std::span<const TableKind> kinds,
                                Reporter& reporter);

  TableKind kind() const { return kind_; }
  const std::vector<TableRow>& rows() const { return table_.rows; }
  const std::string& name() const { return table_.name; }
  bool has(std::string_view column) const {
    return std::find(table_.columns.begin(), table_.columns.end(), column) != table_.columns.end();
  }
  std::string where(const TableRow& row) const { return table_.where(row); }

  // The trimmed cell; "" when the table has no such column.
  std::string_view cell(const TableRow& row, std::string_view column) const;
  // These report what is wrong and return nothing then.
  std::optional<std::string> code(const TableRow& row, std::string_view column) const;
  // A month or a year stands for its first day; that is reported too.
  std::optional<Date> date(const TableRow& row, std::string_view column) const;
  void bad(const TableRow& row, std::string message) const;

 private:
  explicit FactTable(Reporter& reporter) : reporter_(&reporter) {}
  Reporter* reporter_;
  Table table_;
  TableKind kind_ = TableKind::unknown;
};

// "KAZ", "SCO"; EUU, UNO and NTO become EU, UN and NATO. "" for anything that is no code.
std::string code_of(std::string_view cell);
// Codes of three letters that are no bloc's.
bool is_state(std::string_view code);

}  // namespace steelyard
