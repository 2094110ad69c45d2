#include "read/published/row_reader.h"

#include <fmt/format.h>

namespace steelyard {

bool is_missing(std::string_view cell) {
  return cell.empty() || cell == "NA" || cell == "None" || cell == "---" || cell == "NULL" || cell == "\\N" ||
         cell == "nan";
}

std::string_view cell_at(Cells cells, std::size_t column) {
  if (column >= cells.size()) return {};
  const std::string_view cell = trim(cells[column]);
  return is_missing(cell) ? std::string_view() : cell;
}

Date day_of(std::string_view cell) {
  cell = trim(cell);
  if (cell.size() >= 10 && cell[4] == '-') return Date::parse_iso(cell.substr(0, 10));
  if (cell.size() < 8) return {};
  const auto number = parse_int(cell.substr(0, 8));
  if (!number || (cell.size() != 8 && cell.size() != 14)) return {};
  return Date::of(static_cast<int>(*number / 10000), static_cast<int>(*number / 100 % 100),
                  static_cast<int>(*number % 100));
}

std::string compact(Date day) {
  return day.known() ? fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day()) : "";
}

std::string number_text(double value) { return fmt::format("{}", value); }

const ActorCode& ActorMemo::from_cameo(std::string_view blocks, Date day) {
  // States begin and end, but within a year of the same day for all rows of it.
  (key_.assign(blocks) += '\t') += std::to_string(day.days());
  const auto [at, is_new] = known_.try_emplace(key_);
  if (is_new) at->second = codes_->from_cameo(blocks, day);
  return at->second;
}

ActorCode ActorMemo::named(std::string_view country, std::string_view name, std::string_view role,
                           Date day) const {
  ActorCode actor;
  if (!is_missing(country)) {
    actor.code = actor.country = codes_->find(CodeSystem::name, country, day);
    actor.known = !actor.code.empty();
    if (!codes_->is_state(actor.code)) actor.country.clear();
  } else if (!codes_->is_nobody(name)) {
    actor.code = codes_->find(CodeSystem::name, name, day);
    // "Ministry (European Union)" belongs to what stands in brackets.
    const std::size_t open = name.rfind('('), close = name.rfind(')');
    const std::string_view owner = open != std::string_view::npos && close == name.size() - 1
                                       ? name.substr(open + 1, close - open - 1)
                                       : std::string_view();
    if (actor.code.empty() && !owner.empty()) actor.code = codes_->find(CodeSystem::name, owner, day);
    actor.known = !actor.code.empty() || (!owner.empty() && codes_->is_nobody(owner));
    if (codes_->is_state(actor.code)) actor.country = actor.code;
  }
  if (!role.empty() && !(actor.country.empty() && !actor.code.empty()) && !codes_->is_nobody(name))
    (actor.code += '/') += role;
  return actor;
}

const ActorCode& ActorMemo::from_name(std::string_view country, std::string_view name, std::string_view role,
                                      Date day) {
  key_.assign(country);
  for (const std::string_view part : {name, role}) (key_ += '\t') += part;
  (key_ += '\t') += std::to_string(day.days());
  const auto [at, is_new] = known_.try_emplace(key_);
  if (is_new) at->second = named(country, name, role, day);
  return at->second;
}

void set_cameo_actor(ActorMention& mention, std::string_view blocks, std::string_view name, Date day,
                     ActorMemo& memo, RowNotes& notes) {
  const ActorCode& actor = memo.from_cameo(blocks, day);
  if (!actor.known) notes.unresolved("actor code", blocks);
  mention.code = actor.code;
  mention.country = actor.country;
  mention.text = name;
}

bool no_date(std::string_view cell, RowNotes& notes) {
  notes.add("no date",
            [&] { return "the date \"" + std::string(cell) + "\" is no day; the row is left out"; });
  return false;
}

void append_cell(std::string& line, std::string_view cell, bool first) {
  if (!first) line += '\t';
  for (char c : cell) line += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

Status HeaderOrder::learn(Cells header, std::span<const std::string_view> columns,
                          std::span<const std::string_view> needed, const std::string& where) {
  std::map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < header.size(); ++i) at.emplace(lower_ascii(trim(header[i])), i);
  width_ = header.size();
  from_.clear();
  for (std::string_view column : columns) {
    const auto found = at.find(lower_ascii(column));
    from_.push_back(found == at.end() ? -1 : static_cast<std::ptrdiff_t>(found->second));
    if (found != at.end())
      at.erase(found);
    else if (std::ranges::find(needed, column) != needed.end())
      return failure(ErrorKind::bad_input,
                     "the column \"" + std::string(column) +
                         "\" is missing from the header; is the file of another format?",
                     where);
  }
  for (const auto& [name, place] : at)
    if (!name.empty()) surplus_at_.push_back(place);
  std::ranges::sort(surplus_at_);
  for (std::size_t place : surplus_at_) surplus_.emplace_back(trim(header[place]));
  as_published_ = header.size() == columns.size();
  for (std::size_t i = 0; i < from_.size(); ++i)
    as_published_ = as_published_ && from_[i] == static_cast<std::ptrdiff_t>(i);
  return {};
}

Cells HeaderOrder::arrange(Cells cells) {
  cells_.clear();
  for (std::ptrdiff_t place : from_) {
    const bool there = place >= 0 && static_cast<std::size_t>(place) < cells.size();
    cells_.push_back(there ? cells[static_cast<std::size_t>(place)] : std::string_view());
  }
  line_.clear();
  for (std::size_t i = 0; i < cells_.size(); ++i) append_cell(line_, cells_[i], i == 0);
  for (std::size_t i = 0; i < surplus_at_.size(); ++i)
    if (surplus_at_[i] < cells.size() && !trim(cells[surplus_at_[i]]).empty())
      append_cell(line_, surplus_[i] + "=" + std::string(cells[surplus_at_[i]]));
  return cells_;
}

}  // namespace steelyard
