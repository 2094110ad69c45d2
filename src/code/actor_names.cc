// Guards of names; see actor_names.h.
#include "code/actor_names.h"

#include <algorithm>
#include <array>

namespace steelyard {
namespace {

constexpr std::array<std::string_view, 24> kPlacePrepositions = {
    "across",  "around",  "at",   "between", "for",     "from",  "in",      "inside",
    "into",    "leave",   "left", "near",    "of",      "on",    "outside", "over",
    "reached", "through", "to",   "toward",  "towards", "visit", "visited", "within"};

std::string_view word_before(const GuardContext& context) {
  const int first = context.matches[context.match].first;
  return first > 0 ? context.tokens[static_cast<std::size_t>(first - 1)].text : std::string_view{};
}

bool letters_from_capital(std::string_view word) {
  return word.size() > 1 && starts_with_upper(word) && std::any_of(word.begin() + 1, word.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c & 0x80);
         });
}

bool named(const GuardContext& context, int token) {
  return std::any_of(context.matches.begin(), context.matches.end(),
                     [&](const NameMatch& match) { return match.first <= token && token < match.last; });
}

// A capitalised word that no table knows, where a first name or surname would stand.
bool unknown_name_at(const GuardContext& context, int token) {
  if (token < 0 || token >= static_cast<int>(context.tokens.size())) return false;
  return letters_from_capital(context.tokens[static_cast<std::size_t>(token)].text) && !named(context, token);
}

bool inside_personal_name(const GuardContext& context) {
  const NameMatch& match = context.matches[context.match];
  if (!context.after_title && !context.opener && unknown_name_at(context, match.first - 1)) return true;
  return !context.before_title && unknown_name_at(context, match.last);
}

// "Shan" in "Shan-e-Mustafa".
bool inside_hyphenated_word(const GuardContext& context) {
  const auto last = static_cast<std::size_t>(context.matches[context.match].last);
  if (last + 1 >= context.tokens.size() || context.tokens[last].text != "-") return false;
  const std::string_view next = context.tokens[last + 1].text;
  const bool touching = context.tokens[last].span.end == context.tokens[last + 1].span.start &&
                        context.tokens[last - 1].span.end == context.tokens[last].span.start;
  return touching && next.size() <= 2 && next == lower_ascii(next);
}

bool follows_preposition(const GuardContext& context) {
  const std::string before = lower_ascii(word_before(context));
  return std::binary_search(kPlacePrepositions.begin(), kPlacePrepositions.end(), before);
}

bool sentence_says(const GuardContext& context, std::string_view phrase) {
  const std::vector<std::string_view> words = split(phrase, ' ');
  const auto same = [](const Token& token, std::string_view word) { return token.text == word; };
  return std::search(context.tokens.begin(), context.tokens.end(), words.begin(), words.end(), same) !=
         context.tokens.end();
}

bool state_is_near(const NameEntry& entry, const GuardContext& context) {
  const std::string_view country = std::string_view(entry.code).substr(0, entry.code.find('/'));
  const auto& named_states = context.states_named;
  return named_states.empty() ||
         std::find(named_states.begin(), named_states.end(), country) != named_states.end();
}

}  // namespace

Result<NameGuard> parse_guard(std::string_view text) {
  NameGuard guard;
  if (text.empty()) return guard;
  for (std::string_view part : split(text, ';')) {
    if (part == "title")
      guard.title = true;
    else if (part == "person")
      guard.person = true;
    else if (part == "place")
      guard.place = true;
    else if (part == "local")
      guard.local = true;
    else if (part.starts_with("unless="))
      for (std::string_view phrase : split(part.substr(7), '/')) guard.unless.emplace_back(phrase);
    else
      return failure(ErrorKind::bad_input, "the guard \"" + std::string(part) +
                                               "\" is not known; use title, person, place, local or unless=");
  }
  return guard;
}

bool holds(const NameGuard& guard, const NameEntry& entry, const GuardContext& context) {
  if (inside_hyphenated_word(context)) return false;
  if (guard.title && !context.after_title) return false;
  if (guard.person && inside_personal_name(context)) return false;
  if (guard.place && !follows_preposition(context)) return false;
  if (guard.local && !state_is_near(entry, context)) return false;
  return std::none_of(guard.unless.begin(), guard.unless.end(),
                      [&](const std::string& phrase) { return sentence_says(context, phrase); });
}

}  // namespace steelyard
