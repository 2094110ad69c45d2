#include "store/filter.h"

#include <fmt/format.h>

namespace steelyard {
namespace {

using database::Parameter;

class Builder {
 public:
  // REQUIRES: as many `?` in sql as parameters.
  void add(const std::string& sql, std::vector<Parameter> parameters) {
    condition_.sql += (condition_.sql.empty() ? " WHERE (" : " AND (") + sql + ")";
    for (Parameter& parameter : parameters) condition_.parameters.push_back(std::move(parameter));
  }
  template <class T>
  void add_any_of(const std::string& column, const std::vector<T>& values) {
    if (!values.empty()) add(column + " IN (SELECT unnest(?))", {values});
  }
  Condition take() { return std::move(condition_); }

 private:
  Condition condition_;
};

// "KAZ" is the state whatever the role; "KAZ/GOV" that role alone; "" an actor that is not named.
void add_actor(Builder& builder, const std::string& column, const std::vector<std::string>& names) {
  if (names.empty()) return;
  const std::string sql = fmt::format(
      "{0} IN (SELECT unnest(?)) OR split_part({0}, '/', 1) IN (SELECT unnest(?)) OR "
      "({0}_country <> '' AND {0}_country IN (SELECT unnest(?)))",
      column);
  builder.add(sql, {names, names, names});
}

void add_prefixes(Builder& builder, const std::string& column, const std::vector<std::string>& prefixes) {
  if (prefixes.empty()) return;
  std::string sql;
  for (std::size_t i = 0; i < prefixes.size(); ++i)
    sql += fmt::format("{}starts_with({}, ?)", i ? " OR " : "", column);
  builder.add(sql, {prefixes.begin(), prefixes.end()});
}

// Every word must stand in the sentence, in capitals or not, with accents or without.
void add_words(Builder& builder, std::string words) {
  for (char& c : words)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  for (std::string_view word : split(words, ' '))
    if (!word.empty())
      builder.add("contains(strip_accents(lower(sentence_text)), strip_accents(lower(?)))",
                  {std::string(word)});
}

std::vector<std::string> names_of(const std::vector<EventStatus>& statuses) {
  std::vector<std::string> names;
  for (EventStatus status : statuses) names.emplace_back(to_string(status));
  return names;
}

}  // namespace

Condition to_condition(const EventFilter& filter) {
  Builder builder;
  add_actor(builder, "source", filter.sources);
  add_actor(builder, "target", filter.targets);
  builder.add_any_of("root", filter.roots);
  add_prefixes(builder, "cameo", filter.codes);
  builder.add_any_of("lever", filter.levers);
  builder.add_any_of("quad", filter.quads);
  builder.add_any_of("status", names_of(filter.statuses));
  if (!filter.document.empty()) builder.add("document = ?", {filter.document});
  // A row without a date is in no range that has an end.
  if (filter.from.known()) builder.add("date >= ?", {filter.from});
  if (filter.to.known()) builder.add("date <= ?", {filter.to});
  if (!filter.duplicates) builder.add("duplicate_of = ''", {});
  add_words(builder, filter.words);
  return builder.take();
}

std::string limit_clause(const EventFilter& filter) {
  return filter.limit ? fmt::format(" LIMIT {}", filter.limit) : "";
}

}  // namespace steelyard
