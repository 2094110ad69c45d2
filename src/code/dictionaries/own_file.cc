// TOML → own actors and actions; see own_file.h. The only file that knows the library.
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include "code/dictionaries/own_file.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include <toml++/toml.h>

namespace steelyard {
namespace {

constexpr std::array<std::string_view, 10> kKinds{"state", "adjective", "people", "capital", "metonym",
                                                  "place", "person",    "body",   "armed",   "region"};
constexpr std::array<std::string_view, 7> kRoleKinds{"person", "people",  "body",    "stand",
                                                     "place",  "foreign", "property"};

std::size_t line_of(const toml::node& node) { return node.source().begin.line; }

template <class Words>
std::string listed(const Words& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : ", ") + std::string(word);
  return text;
}

// The keys of one table, each read once and checked; whether the table can be used is told at the end.
class TableReader {
 public:
  TableReader(const toml::table& table, std::string_view kind, ProblemList& problems)
      : table_(table), kind_(kind), problems_(problems) {}

  std::size_t line() const { return line_of(table_); }
  bool good() const { return good_; }

  void fault(std::size_t line, std::string what, std::string remedy) {
    problems_.error(line, "own table", "[[" + kind_ + "]]: " + what, remedy);
    good_ = false;
  }

  // Every key must be one of these.
  void only(std::initializer_list<std::string_view> keys) {
    for (const auto& [key, value] : table_)
      if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
        fault(line_of(value), "the key \"" + std::string(key.str()) + "\" is not known",
              "use " + listed(keys));
  }

  std::string text(std::string_view key, bool needed = false) {
    const toml::node* node = table_.get(key);
    if (!node) {
      if (needed)
        fault(line(), "\"" + std::string(key) + "\" is missing", "write " + std::string(key) + " = \"…\"");
      return {};
    }
    if (const auto value = node->value<std::string>(); value && node->is_string()) return *value;
    fault(line_of(*node), "\"" + std::string(key) + "\" is no text", "write it in quotation marks");
    return {};
  }

  std::vector<std::string> texts(std::string_view key, bool needed = false) {
    std::vector<std::string> values;
    const toml::node* node = table_.get(key);
    if (node && node->is_string()) values.push_back(*node->value<std::string>());
    if (node && node->is_array())
      for (const toml::node& one : *node->as_array())
        if (const auto value = one.value<std::string>(); value && one.is_string()) values.push_back(*value);
    const bool bad = node && (!(node->is_string() || node->is_array()) ||
                              (node->is_array() && values.size() != node->as_array()->size()));
    if (bad || (needed && values.empty()))
      fault(node ? line_of(*node) : line(), "\"" + std::string(key) + "\" is no list of texts",
            "write " + std::string(key) + " = [\"…\", \"…\"]");
    return values;
  }

  template <class Words>
  std::string one_of(std::string_view key, const Words& allowed, std::string_view fallback) {
    const std::string value = text(key);
    if (value.empty()) return std::string(fallback);
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end())
      fault(line_of(*table_.get(key)), "\"" + std::string(key) + "\" cannot be \"" + value + "\"",
            "use " + listed(allowed));
    return value;
  }

  bool flag(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (node && !node->is_boolean())
      fault(line_of(*node), "\"" + std::string(key) + "\" is neither true nor false", "write true or false");
    return node && node->value<bool>().value_or(false);
  }

  double number(std::string_view key, double fallback) {
    const toml::node* node = table_.get(key);
    if (!node) return fallback;
    if (node->is_number()) return node->value<double>().value_or(fallback);
    fault(line_of(*node), "\"" + std::string(key) + "\" is no number", "write a number");
    return fallback;
  }

  DateRange range() {
    const DateRange range{day("from", false), day("to", true)};
    if (range.from.known() && range.to.known() && range.to < range.from)
      fault(line(), "\"to\" lies before \"from\"", "exchange them");
    return range;
  }

  const toml::table& table() const { return table_; }

 private:
  // A TOML date, or a text as "2019" or "2019-03".
  Date day(std::string_view key, bool last) {
    const toml::node* node = table_.get(key);
    if (!node) return {};
    Date found;
    if (const auto date = node->value<toml::date>(); date && node->is_date())
      found = Date::of(date->year, date->month, date->day);
    else if (const auto words = node->value<std::string>(); words && node->is_string())
      found = last ? Date::parse_last(*words) : Date::parse_first(*words);
    if (!found.known())
      fault(line_of(*node), "\"" + std::string(key) + "\" is no day", "write a date as 2019-03-20");
    return found;
  }

  const toml::table& table_;
  std::string kind_;
  ProblemList& problems_;
  bool good_ = true;
};

class OwnReader {
 public:
  explicit OwnReader(ProblemList& problems) : problems_(problems) { own_.file = problems.file(); }

  OwnFile read(const toml::table& root) {
    for (const auto& [key, value] : root) {
      const std::string name(key.str());
      if (!value.is_array_of_tables()) {
        problems_.error(line_of(value), "own table", "\"" + name + "\" is no list of tables",
                        "write [[actor]], [[body]], [[role]], [[action]], [[class]] or [[code]]");
        continue;
      }
      for (const toml::node& node : *value.as_array()) read_table(name, *node.as_table());
    }
    return std::move(own_);
  }

 private:
  void read_table(const std::string& name, const toml::table& table) {
    TableReader reader(table, name, problems_);
    if (name == "actor")
      read_actor(reader);
    else if (name == "body")
      read_body(reader);
    else if (name == "role")
      read_role(reader);
    else if (name == "action")
      read_action(reader);
    else if (name == "class")
      read_class(reader);
    else if (name == "code")
      read_code(reader);
    else
      reader.fault(reader.line(), "no such table is read", "use actor, body, role, action, class or code");
  }

  template <class T>
  static void keep(TableReader& reader, T one, std::vector<T>& into) {
    one.line = reader.line();
    if (reader.good()) into.push_back(std::move(one));
  }

  void read_actor(TableReader& reader) {
    reader.only({"names", "code", "kind", "office", "guard", "from", "to", "source"});
    OwnActor actor;
    actor.names = reader.texts("names", true);
    actor.code = reader.text("code", true);
    actor.kind = reader.one_of("kind", kKinds, actor.code.find('/') == std::string::npos ? "state" : "body");
    actor.office = reader.text("office");
    actor.guard = reader.text("guard");
    actor.range = reader.range();
    keep(reader, std::move(actor), own_.actors);
  }

  void read_body(TableReader& reader) {
    reader.only({"names", "code", "member", "source"});
    OwnBody body;
    body.names = reader.texts("names", true);
    body.code = reader.text("code", true);
    if (const toml::node* members = reader.table().get("member"); members && members->is_array_of_tables())
      for (const toml::node& node : *members->as_array()) {
        TableReader member(*node.as_table(), "body.member", problems_);
        member.only({"state", "from", "to"});
        OwnMember one{member.text("state", true), member.range()};
        if (member.good()) body.members.push_back(std::move(one));
      }
    keep(reader, std::move(body), own_.bodies);
  }

  void read_role(TableReader& reader) {
    reader.only({"words", "code", "kind", "office", "weak", "source"});
    OwnRole role;
    for (const std::string& word : reader.texts("words", true)) role.words.push_back(lower_ascii(word));
    role.code = reader.text("code");
    role.kind = reader.one_of("kind", kRoleKinds, "person");
    role.office = reader.text("office");
    role.weak = reader.flag("weak");
    keep(reader, std::move(role), own_.roles);
  }

  void read_action(TableReader& reader) {
    constexpr std::array<std::string_view, 3> kParts{"verb", "noun", "adjective"};
    reader.only({"words", "part", "operator", "code", "source", "target", "flags", "lever"});
    OwnAction action;
    action.part = reader.one_of("part", kParts, "verb");
    const auto cell = [](std::string text) { return text.empty() ? std::string("-") : text; };
    action.cells = {reader.text("words", true),
                    cell(reader.text("operator")),
                    cell(reader.text("code")),
                    cell(join(reader.texts("source"), "|")),
                    cell(join(reader.texts("target"), "|")),
                    cell(join(reader.texts("flags"), ",")),
                    cell(reader.text("lever"))};
    keep(reader, std::move(action), own_.actions);
  }

  void read_class(TableReader& reader) {
    reader.only({"name", "words"});
    OwnClass own{reader.text("name", true), reader.texts("words", true), 0};
    keep(reader, std::move(own), own_.classes);
  }

  void read_code(TableReader& reader) {
    constexpr std::array<std::string_view, 2> kSides{"signal", "substance"};
    constexpr std::array<std::string_view, 5> kLevers{"diplomatic", "economic", "security", "cultural",
                                                      "normative"};
    reader.only(
        {"cameo", "name", "plover", "mode", "contexts", "quad", "goldstein", "lever", "side", "mutual"});
    ActionCode code;
    code.cameo = reader.text("cameo", true);
    code.name = reader.text("name", true);
    code.plover = reader.text("plover");
    code.mode = reader.text("mode");
    code.contexts = reader.texts("contexts");
    code.quad = static_cast<int>(reader.number("quad", 0));
    code.goldstein = reader.number("goldstein", 0);
    code.lever = reader.one_of("lever", kLevers, "diplomatic");
    code.side = reader.one_of("side", kSides, "signal");
    code.mutual = reader.flag("mutual");
    if (code.quad < 1 || code.quad > 4)
      reader.fault(reader.line(), "\"quad\" is no class", "write quad = 1, 2, 3 or 4");
    if (!(code.goldstein >= -10 && code.goldstein <= 10))
      reader.fault(reader.line(), "\"goldstein\" is out of range", "write a number from -10 to 10");
    const bool digits =
        std::all_of(code.cameo.begin(), code.cameo.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (code.cameo.size() < 2 || code.cameo.size() > 4 || !digits)
      reader.fault(reader.line(), "\"cameo\" is no code of two to four digits", "write it as \"0335\"");
    keep(reader, OwnCode{std::move(code), 0}, own_.codes);
  }

  ProblemList& problems_;
  OwnFile own_;
};

}  // namespace

OwnFile read_own_file(const std::string& bytes, ProblemList& problems) {
  const toml::parse_result parsed = toml::parse(bytes);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    problems.error(error.source().begin.line, "TOML",
                   "the file is no TOML: " + std::string(error.description()),
                   "mend this line; nothing of the file was read");
    return {problems.file(), {}, {}, {}, {}, {}, {}};
  }
  return OwnReader(problems).read(parsed.table());
}

}  // namespace steelyard
