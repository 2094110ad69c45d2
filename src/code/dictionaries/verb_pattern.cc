// A recursive reader of patterns; see verb_pattern.h.
#include "code/dictionaries/verb_pattern.h"

#include <algorithm>
#include <optional>

namespace steelyard {
namespace {

constexpr int kNestingMax = 8;

bool is_action_code(std::string_view code) {
  return code.size() >= 2 && code.size() <= 4 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

class PatternReader {
 public:
  explicit PatternReader(std::string_view text) : text_(text) {}

  Result<VerbPattern> read() {
    VerbPattern pattern;
    pattern.text = trim(text_);
    STEELYARD_TRY(std::vector<PatternItem> items, read_items('\0', 0));
    if (star_ < 0) return failure(ErrorKind::bad_input, "the pattern has no *, the place of the verb");
    const auto at = items.begin() + star_;
    pattern.before.assign(std::make_move_iterator(items.begin()), std::make_move_iterator(at));
    pattern.after.assign(std::make_move_iterator(at), std::make_move_iterator(items.end()));
    if (!pattern.before.empty()) pattern.before.back().adjacent = star_joined_before_;
    return pattern;
  }

 private:
  // Items up to the closing sign, which is taken too.
  Result<std::vector<PatternItem>> read_items(char closing, int depth) {
    std::vector<PatternItem> items;
    if (depth > kNestingMax) return failure(ErrorKind::bad_input, "brackets are nested too deep");
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (is_blank(c)) {
        ++at_;
      } else if (c == closing) {
        ++at_;
        at_bar_ = false;
        return items;
      } else if (c == '|' && closing == '}') {
        ++at_;
        at_bar_ = true;
        return items;
      } else if (c == '{' || c == '(') {
        ++at_;
        STEELYARD_TRY(PatternItem group, c == '{' ? read_braces(depth) : read_parenthesis(depth));
        items.push_back(std::move(group));
      } else if (c == '}' || c == ')' || c == '|' || c == '[' || c == ']') {
        return failure(ErrorKind::bad_input, std::string("a \"") + c + "\" stands where no group is open");
      } else {
        STEELYARD_CHECK(read_chunk(items, depth));
      }
    }
    if (closing != '\0')
      return failure(ErrorKind::bad_input, std::string("a group is not closed by \"") + closing + "\"");
    return items;
  }

  Result<PatternItem> read_braces(int depth) {
    PatternItem group{PatternItem::Kind::noun_phrase, "", false, false, {}};
    STEELYARD_TRY(std::vector<PatternItem> choice, read_items('}', depth + 1));
    if (!at_bar_) {
      group.inner = std::move(choice);
      if (group.inner.empty()) return failure(ErrorKind::bad_input, "a noun phrase {} is empty");
      return group;
    }
    group.kind = PatternItem::Kind::alternatives;
    for (bool more = true; more;) {
      more = at_bar_;
      if (!choice.empty())
        group.inner.push_back({PatternItem::Kind::noun_phrase, "", false, false, std::move(choice)});
      choice.clear();
      if (!more) break;
      STEELYARD_TRY(choice, read_items('}', depth + 1));
    }
    if (group.inner.empty()) return failure(ErrorKind::bad_input, "a choice { | } is empty");
    return group;
  }

  Result<PatternItem> read_parenthesis(int depth) {
    PatternItem group{PatternItem::Kind::prepositional, "", false, false, {}};
    STEELYARD_TRY(group.inner, read_items(')', depth + 1));
    if (group.inner.empty()) return failure(ErrorKind::bad_input, "a phrase () is empty");
    return group;
  }

  // Words joined by "_" up to the next blank or bracket.
  Status read_chunk(std::vector<PatternItem>& items, int depth) {
    const std::size_t end = std::min(text_.find_first_of(" \t\r{}()|[]", at_), text_.size());
    const std::string_view chunk = text_.substr(at_, end - at_);
    at_ = end;
    const bool ends_whole = chunk.ends_with('_');
    const std::vector<std::string_view> parts = split(chunk, '_');
    bool joined = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].empty()) continue;
      const bool last = std::all_of(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, parts.end(),
                                    [](std::string_view part) { return part.empty(); });
      STEELYARD_CHECK(add_part(items, parts[i], joined, !last || ends_whole, !last, depth));
      joined = !last;
    }
    return {};
  }

  Status add_part(std::vector<PatternItem>& items, std::string_view part, bool joined, bool whole,
                  bool adjacent, int depth) {
    if (part == "*" || part == "**") {
      if (star_ >= 0) return failure(ErrorKind::bad_input, "the pattern has two *, and a verb stands once");
      if (depth > 0) return failure(ErrorKind::bad_input, "the * stands inside a group");
      star_ = static_cast<std::ptrdiff_t>(items.size());
      star_joined_before_ = joined;
      return {};
    }
    items.push_back(item_of(part, whole, adjacent));
    if (items.back().word == "&")
      return failure(ErrorKind::bad_input, "a & stands without the name of its synset");
    return {};
  }

  static PatternItem item_of(std::string_view part, bool whole, bool adjacent) {
    using Kind = PatternItem::Kind;
    if (part == "$") return {Kind::source, "$", false, adjacent, {}};
    if (part == "+") return {Kind::target, "+", false, adjacent, {}};
    if (part == "%") return {Kind::compound, "%", false, adjacent, {}};
    if (part == "^") return {Kind::skip, "^", false, adjacent, {}};
    if (part.starts_with('&') && part.size() > 1)
      return {Kind::synset, lower_ascii(part.substr(1)), whole, adjacent, {}};
    return {Kind::word, lower_ascii(part), whole, adjacent, {}};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::ptrdiff_t star_ = -1;
  bool star_joined_before_ = false;
  bool at_bar_ = false;  // the last group ended at "|", not at its closing sign
};

void count_words(const std::vector<PatternItem>& items, VerbPattern& pattern) {
  for (const PatternItem& item : items) {
    if (item.kind == PatternItem::Kind::alternatives) {
      count_words(item.inner.front().inner, pattern);
      continue;
    }
    count_words(item.inner, pattern);
    if (item.kind != PatternItem::Kind::word && item.kind != PatternItem::Kind::synset) continue;
    ++pattern.words;
    pattern.letters += static_cast<int>(item.word.size());
  }
}

// One side of the colon; false when it is neither a code nor empty.
bool read_side(std::string_view side, std::string& into, VerbCode& code) {
  side = trim(side);
  if (side.ends_with('?') || side.ends_with('!')) {
    code.if_alone |= side.back() == '?';
    side.remove_suffix(1);
  }
  if (side.empty()) return true;
  if (side == "---" || side == "-") {
    code.nothing = true;
    return true;
  }
  into = side;
  return is_action_code(side);
}

}  // namespace

Result<VerbCode> read_verb_code(std::string_view text) {
  VerbCode code;
  code.given = true;
  text = trim(text);
  if (text.starts_with("###")) {
    code.discard = true;
    return code;
  }
  const std::size_t colon = text.find(':');
  const bool good = read_side(text.substr(0, colon), code.forth, code) &&
                    (colon == std::string_view::npos || read_side(text.substr(colon + 1), code.back, code));
  if (!good)
    return failure(ErrorKind::bad_input, "\"" + std::string(text) + "\" is no code of two to four digits");
  if (!code.codes() && !code.nothing) return failure(ErrorKind::bad_input, "the code is empty");
  code.nothing = code.nothing && !code.codes();
  return code;
}

Result<VerbPattern> read_verb_pattern(std::string_view text) {
  STEELYARD_TRY(VerbPattern pattern, PatternReader(text).read());
  count_words(pattern.before, pattern);
  count_words(pattern.after, pattern);
  return pattern;
}

}  // namespace steelyard
