// Tellings of gatherings → occasions, year by year: who came, how many were said to, how many the past made
// likely (M8).
//
// Several documents tell of one gathering, and one telling may give headcounts of two years. Tellings are one
// occasion when host, kind and folded name agree; one that names no host belongs to the only host the others
// name. A headcount goes to the edition of its year.
// docs/methods/gatherings.md.
#include <algorithm>
#include <cctype>
#include <set>
#include <tuple>

#include "steelyard/weigh.h"

namespace steelyard {
namespace {

// "80th Victory Day Parade" and "Victory Day parade 2025" are one name: letters only, numbers with their
// endings left out.
std::string series_name(std::string_view name) {
  const std::string folded = fold(name);
  std::string key;
  for (const std::string_view word : split(folded, ' ')) {
    if (word.empty() || (word.front() >= '0' && word.front() <= '9')) continue;
    std::string letters;
    for (const char c : word)
      if (static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c))) letters += c;
    if (letters.empty() || letters == "the" || letters == "annual") continue;
    key += (key.empty() ? "" : " ") + letters;
  }
  return key;
}

int rank(std::string_view basis) { return basis == "counted" ? 0 : basis == "announced" ? 1 : 2; }

struct Told {
  std::vector<const Gathering*> tellings;
  std::vector<Headcount> headcounts;
};

struct Occasion {
  std::map<std::string, int> names, places, kinds;  // as told, with how often
  std::string host;
  std::map<int, Told> years;
};

std::string most_told(const std::map<std::string, int>& words) {
  const auto best = std::ranges::max_element(words, {}, &std::pair<const std::string, int>::second);
  return best == words.end() ? "" : best->first;
}

// "Victory Day" and "Victory Day parade", both of kind "parade", are one; without a kind the last word is it.
std::string occasion_key(const Gathering& telling) {
  std::string key = series_name(telling.name.empty() ? telling.kind : telling.name);
  if (key.empty()) return key;
  std::string kind = series_name(telling.kind);
  if (const std::size_t blank = key.rfind(' '); kind.empty() && blank != std::string::npos)
    kind = key.substr(blank + 1);
  if (key.ends_with(" " + kind)) key.resize(key.size() - kind.size() - 1);
  return key + '|' + kind;
}

// The host of tellings that name none: the one that all others of the occasion name, "" when they differ.
std::map<std::string, std::string> usual_hosts(std::span<const Gathering> gatherings) {
  std::map<std::string, std::set<std::string>> named;
  for (const Gathering& telling : gatherings)
    if (!telling.host.empty()) named[occasion_key(telling)].insert(telling.host);
  std::map<std::string, std::string> usual;
  for (const auto& [key, hosts] : named)
    if (hosts.size() == 1) usual[key] = *hosts.begin();
  return usual;
}

std::map<std::pair<std::string, std::string>, Occasion> occasions_of(std::span<const Gathering> gatherings) {
  std::vector<const Gathering*> sorted;
  for (const Gathering& gathering : gatherings) sorted.push_back(&gathering);
  std::ranges::sort(sorted, {}, &Gathering::id);
  const std::map<std::string, std::string> usual_host = usual_hosts(gatherings);
  std::map<std::pair<std::string, std::string>, Occasion> occasions;
  for (const Gathering* telling : sorted) {
    const std::string key = occasion_key(*telling);
    if (key.empty() || !telling->date.known()) continue;
    const auto usual = usual_host.find(key);
    const std::string host =
        telling->host.empty() && usual != usual_host.end() ? usual->second : telling->host;
    Occasion& occasion = occasions[{key, host}];
    occasion.host = host;
    ++occasion.names[telling->name.empty() ? telling->kind : telling->name];
    if (!telling->place.empty()) ++occasion.places[telling->place];
    if (!telling->kind.empty()) ++occasion.kinds[telling->kind];
    occasion.years[telling->date.year()].tellings.push_back(telling);
    for (const Headcount& headcount : telling->headcounts)
      occasion.years[headcount.year != 0 ? headcount.year : telling->date.year()].headcounts.push_back(
          headcount);
  }
  return occasions;
}

// "Kremlin; Tass": each who says so once, in the order of the tellings.
void add_teller(std::string& tellers, const std::string& teller) {
  if (teller.empty()) return;
  for (const std::string_view known : split(tellers, ';'))
    if (trim(known) == teller) return;
  tellers += (tellers.empty() ? "" : "; ") + teller;
}

// Distinct counts with all who tell them, the surest basis first, then the most often told, then the larger.
std::vector<Headcount> distinct(const std::vector<Headcount>& told) {
  std::map<std::tuple<int, std::int64_t>, std::pair<Headcount, int>> by_count;
  for (const Headcount& headcount : told) {
    auto& [kept, times] =
        by_count.try_emplace({rank(headcount.basis), headcount.count}, headcount, 0).first->second;
    add_teller(kept.attributed_to, headcount.attributed_to);
    ++times;
  }
  std::vector<std::pair<Headcount, int>> all;
  for (auto& [key, entry] : by_count) all.push_back(std::move(entry));
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) {
    return std::tuple(rank(a.first.basis), -a.second, -a.first.count) <
           std::tuple(rank(b.first.basis), -b.second, -b.first.count);
  });
  std::vector<Headcount> best;
  for (auto& [headcount, times] : all) best.push_back(std::move(headcount));
  return best;
}

const std::string& guest(const Attendance& entry) {
  return entry.country.empty() ? entry.actor : entry.country;
}

// What is said of one guest, once: having attended outweighs having been announced, that outweighs absence.
std::vector<Attendance> people_of(const Told& told, const std::string& host,
                                  const std::multimap<std::string, const Attendance*>& by_gathering) {
  const auto weight = [](const Attendance& entry) {
    return entry.status == "attended" ? 2 : entry.status == "announced" ? 1 : 0;
  };
  std::map<std::string, Attendance> guests;
  for (const Gathering* telling : told.tellings) {
    const auto [from, to] = by_gathering.equal_range(telling->id);
    for (auto at = from; at != to; ++at) {
      const Attendance& entry = *at->second;
      if (guest(entry) == host || guest(entry).empty()) continue;
      const auto [kept, first] = guests.try_emplace(guest(entry), entry);
      const bool better = std::pair(weight(entry), !entry.person.empty()) >
                          std::pair(weight(kept->second), !kept->second.person.empty());
      if (!first && better) kept->second = entry;
    }
  }
  std::vector<Attendance> people;
  for (auto& [code, entry] : guests) people.push_back(std::move(entry));
  return people;
}

void expect_from_past(std::vector<Edition>& editions) {
  std::vector<std::pair<int, std::int64_t>> past;
  for (Edition& edition : editions) {
    if (past.size() >= 2) {
      const Turnout turnout = expected_turnout(past, edition.year);
      edition.expected = turnout.expected;
      if (edition.headcount) edition.surprise = turnout.surprise(*edition.headcount);
    }
    if (edition.headcount) past.emplace_back(edition.year, *edition.headcount);
  }
}

Edition edition_of(int year, const Told& told, const std::string& host,
                   const std::multimap<std::string, const Attendance*>& by_gathering) {
  Edition edition;
  edition.year = year;
  std::map<Date, int> dates;
  for (const Gathering* telling : told.tellings) {
    edition.gatherings.push_back(telling->id);
    ++dates[telling->date];
  }
  if (!dates.empty())
    edition.date = std::ranges::max_element(dates, {}, &std::pair<const Date, int>::second)->first;
  edition.headcounts = distinct(told.headcounts);
  if (!edition.headcounts.empty()) edition.headcount = edition.headcounts.front().count;
  edition.people = people_of(told, host, by_gathering);
  edition.named = std::ranges::count(edition.people, "attended", &Attendance::status);
  return edition;
}

}  // namespace

std::vector<GatheringSeries> gathering_series(std::span<const Gathering> gatherings,
                                              std::span<const Attendance> attendance) {
  std::vector<const Attendance*> sorted;
  for (const Attendance& entry : attendance) sorted.push_back(&entry);
  std::ranges::sort(sorted, {}, [](const Attendance* a) {
    return std::tie(a->gathering, a->country, a->actor, a->person, a->status, a->document, a->sentence);
  });
  std::multimap<std::string, const Attendance*> by_gathering;
  for (const Attendance* entry : sorted) by_gathering.emplace(entry->gathering, entry);

  std::vector<GatheringSeries> all;
  for (const auto& [key, occasion] : occasions_of(gatherings)) {
    GatheringSeries series{
        most_told(occasion.names), occasion.host, most_told(occasion.places), most_told(occasion.kinds), {}};
    for (const auto& [year, told] : occasion.years)
      series.editions.push_back(edition_of(year, told, occasion.host, by_gathering));
    expect_from_past(series.editions);
    all.push_back(std::move(series));
  }
  std::ranges::stable_sort(all, std::greater<>(), [](const GatheringSeries& s) { return s.editions.size(); });
  return all;
}

}  // namespace steelyard
