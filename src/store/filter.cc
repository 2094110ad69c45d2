#include "store/filter.h"

#include <fmt/format.h>

namespace steelyard {
namespace {

using database::Parameter;

// "?, ?, ?"
std::string marks(std::size_t count) { return join(std::vector<std::string>(count, "?"), ", "); }

class Builder {
 public:
  // REQUIRES: as many `?` in sql as parameters.
  void add(const std::string& sql, std::vector<Parameter> parameters) {
    condition_.sql += (condition_.sql.empty() ? " WHERE (" : " AND (") + sql + ")";
    for (Parameter& parameter : parameters) condition_.parameters.push_back(std::move(parameter));
  }
  // Each value is a parameter of its own: such a list is compared while the table is read, a subquery only
  // later.
  void add_any_of(const std::string& column, const std::vector<Parameter>& values) {
    if (!values.empty()) add(fmt::format("{} IN ({})", column, marks(values.size())), values);
  }
  Condition take() { return std::move(condition_); }

 private:
  Condition condition_;
};

// "KAZ" is the state whatever the role; "KAZ/GOV" that role alone; "" an actor that is not named.
void add_actor(Builder& builder, const std::string& column, const std::vector<std::string>& names) {
  if (names.empty()) return;
  std::vector<Parameter> parameters;
  for (int i = 0; i < 3; ++i) parameters.insert(parameters.end(), names.begin(), names.end());
  builder.add(fmt::format("{0} IN ({1}) OR split_part({0}, '/', 1) IN ({1}) OR "
                          "({0}_country <> '' AND {0}_country IN ({1}))",
                          column, marks(names.size())),
              std::move(parameters));
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

void add_happenings(Builder& builder, const std::vector<std::string>& ids) {
  std::vector<Parameter> parameters(ids.begin(), ids.end());
  parameters.insert(parameters.end(), ids.begin(), ids.end());
  builder.add(fmt::format("id IN ({0}) OR duplicate_of IN ({0})", marks(ids.size())), std::move(parameters));
}

std::vector<Parameter> texts(const std::vector<std::string>& values) {
  return {values.begin(), values.end()};
}

std::vector<Parameter> numbers(const std::vector<int>& values) {
  std::vector<Parameter> all;
  for (int value : values) all.emplace_back(std::int64_t{value});
  return all;
}

std::vector<Parameter> names_of(const std::vector<EventStatus>& statuses) {
  std::vector<Parameter> names;
  for (EventStatus status : statuses) names.emplace_back(std::string(to_string(status)));
  return names;
}

}  // namespace

Condition to_condition(const EventFilter& filter) {
  Builder builder;
  add_actor(builder, "source", filter.sources);
  add_actor(builder, "target", filter.targets);
  builder.add_any_of("root", texts(filter.roots));
  add_prefixes(builder, "cameo", filter.codes);
  builder.add_any_of("lever", texts(filter.levers));
  builder.add_any_of("quad", numbers(filter.quads));
  builder.add_any_of("status", names_of(filter.statuses));
  if (!filter.document.empty()) builder.add("document = ?", {filter.document});
  // A row without a date is in no range that has an end.
  if (filter.from.known()) builder.add("date >= ?", {filter.from});
  if (filter.to.known()) builder.add("date <= ?", {filter.to});
  if (!filter.happenings.empty())
    add_happenings(builder, filter.happenings);
  else if (!filter.duplicates)
    builder.add("duplicate_of = ''", {});
  add_words(builder, filter.words);
  return builder.take();
}

std::string limit_clause(const EventFilter& filter) {
  return filter.limit ? fmt::format(" LIMIT {}", filter.limit) : "";
}

}  // namespace steelyard
