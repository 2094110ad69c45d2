// Gatherings year by year: headcounts with who says so, who came, and what earlier years made likely.
#include <algorithm>
#include <cmath>

#include "engine/brief_data.h"

namespace steelyard {
namespace {

constexpr std::size_t kSeriesMax = 6;
constexpr std::size_t kPeopleMax = 60;

// The sentence of the document around the words.
Span sentence_around(const std::string& text, Span words) {
  for (const Span sentence : split_sentences(text))
    if (sentence.contains(words)) return sentence;
  return words;
}

class GatheringWriter {
 public:
  GatheringWriter(const Store& store, const BriefData& data, BriefEvidence& evidence,
                  std::span<const Gathering> gatherings)
      : store_(store), data_(data), evidence_(evidence) {
    for (const Gathering& gathering : gatherings) by_id_.emplace(gathering.id, &gathering);
  }

  Json series(const GatheringSeries& series, std::size_t number) {
    number_ = number;
    Json editions = Json::array();
    for (const Edition& edition : series.editions) editions.push_back(edition_json(series, edition));
    Json json{{"name", series.name}};
    if (!series.host.empty()) json["host"] = series.host;
    if (!series.place.empty()) json["place"] = series.place;
    json["finding"] = finding(series);
    json["editions"] = std::move(editions);
    return json;
  }

  // "Victory Day parade: 27 in 2025 against 9 in 2024".
  static std::string comparison(const GatheringSeries& series) {
    const auto [last, before] = last_two(series);
    std::string text =
        series.name + ": " + plain_count(*last->headcount) + " in " + std::to_string(last->year);
    if (before != nullptr)
      text += " against " + plain_count(*before->headcount) + " in " + std::to_string(before->year);
    return text;
  }

  // The same against what the editions before made likely.
  static std::string finding(const GatheringSeries& series) {
    const Edition* last = last_two(series).first;
    if (!last->expected.given()) return comparison(series);
    const auto count = static_cast<double>(*last->headcount);
    const std::string text =
        series.name + ": " + plain_count(*last->headcount) + " in " + std::to_string(last->year);
    if (count > last->expected.high) return text + ", more than earlier years made likely";
    if (count < last->expected.low) return text + ", fewer than earlier years made likely";
    return text + ", within what earlier years made likely";
  }

 private:
  // An actor by name; of a list of sources, as tables have it, the first without its date.
  std::string told_by(const Headcount& headcount) const {
    const std::string name = source_name(split(headcount.attributed_to, ';').front());
    return name.empty() ? headcount.attributed_to : data_.name_of(name);
  }

  // The newest two editions with a headcount; the second may be null. REQUIRES: one has a headcount.
  static std::pair<const Edition*, const Edition*> last_two(const GatheringSeries& series) {
    std::pair<const Edition*, const Edition*> two{nullptr, nullptr};
    for (const Edition& edition : series.editions)
      if (edition.headcount) two = {&edition, two.first};
    return two;
  }

  Json edition_json(const GatheringSeries& series, const Edition& edition) {
    Json json{{"year", edition.year}};
    if (edition.date.known()) json["date"] = edition.date.iso();
    Json headcounts = Json::array();
    for (const Headcount& headcount : edition.headcounts) {
      Json item{{"count", headcount.count}};
      if (!headcount.basis.empty()) item["basis"] = headcount.basis;
      if (!headcount.attributed_to.empty()) item["by"] = told_by(headcount);
      item["ev"] = headcount_evidence(series, edition, headcount);
      headcounts.push_back(std::move(item));
    }
    json["headcounts"] = std::move(headcounts);
    if (edition.expected.given()) json["expected"] = measure_json(edition.expected);
    json["named"] = edition.named;
    Json people = Json::array();
    for (const Attendance& attendance : edition.people) {
      if (people.size() >= kPeopleMax) break;
      people.push_back(person_json(series, edition, attendance));
    }
    json["people"] = std::move(people);
    return json;
  }

  std::string headcount_evidence(const GatheringSeries& series, const Edition& edition,
                                 const Headcount& headcount) {
    const std::string key = "head-" + std::to_string(number_) + "-" + std::to_string(edition.year) + "-" +
                            std::to_string(headcount.count) +
                            (headcount.basis.empty() ? "" : "-" + headcount.basis);
    const BriefEvidence::Claim claim{
        key, series.name + " " + std::to_string(edition.year) + ": headcount", plain_count(headcount.count),
        headcount.basis.empty()
            ? "As told."
            : capitalised(headcount.basis) +
                  (headcount.attributed_to.empty() ? "." : " by " + told_by(headcount) + ".")};
    // Any telling of the same number will do, the first that has words for it best.
    for (const std::string& id : edition.gatherings) {
      const auto gathering = by_id_.find(id);
      if (gathering == by_id_.end()) continue;
      for (const Headcount& told : gathering->second->headcounts)
        if (told.count == headcount.count && !told.span.empty())
          return quote(claim, gathering->second->document, told.span, "headcount",
                       std::to_string(told.count) + (told.basis.empty() ? "" : ", " + told.basis));
    }
    return quote(claim, "", {}, "", "");
  }

  // A fact out of a table has no sentence: its evidence names the line it came from.
  std::string quote(BriefEvidence::Claim claim, const std::string& document_id, Span words,
                    const std::string& kind, const std::string& label) {
    const auto document =
        document_id.empty() ? Result<Document>(std::unexpected(Error{})) : store_.document(document_id);
    if (document && !words.empty() && words.end <= document->text.size())
      return evidence_.add_quote(claim, *document, sentence_around(document->text, words), words, kind,
                                 label);
    if (!document_id.empty()) claim.made += " From " + document_id + ".";
    return evidence_.add_note(claim);
  }

  Json person_json(const GatheringSeries& series, const Edition& edition, const Attendance& attendance) {
    const std::string code = attendance.country.empty() ? attendance.actor : attendance.country;
    Json json{{"code", code}};
    if (!attendance.person.empty()) json["person"] = attendance.person;
    if (!attendance.level.empty()) json["level"] = attendance.level;
    json["status"] = attendance.status.empty() ? "attended" : attendance.status;
    const std::string key =
        "guest-" + std::to_string(number_) + "-" + std::to_string(edition.year) + "-" + code;
    json["ev"] = quote({key, data_.name_of(code) + " at " + series.name + " " + std::to_string(edition.year),
                        "", attendance.person.empty() ? "" : attendance.person + "."},
                       attendance.document, attendance.span, "attendance", data_.name_of(code));
    return json;
  }

  const Store& store_;
  const BriefData& data_;
  BriefEvidence& evidence_;
  std::map<std::string, const Gathering*> by_id_;
  std::size_t number_ = 0;
};

// Worth a place: an occasion with a name of its own ("the summit" has none), a headcount in one edition at
// least, and host or guest among the states and powers in question.
bool worth_showing(const GatheringSeries& series, const BriefData& data, Date to) {
  if (series.host.empty() && !starts_with_upper(series.name)) return false;
  const auto concerns = [&](const std::string& code) {
    return std::ranges::find(data.query.states, code) != data.query.states.end() ||
           std::ranges::find(data.powers.list, code, &Power::code) != data.powers.list.end();
  };
  bool near = concerns(series.host), told = false;
  for (const Edition& edition : series.editions) {
    if (edition.date.known() && edition.date > to) continue;
    told |= edition.headcount.has_value();
    for (const Attendance& attendance : edition.people) near |= concerns(attendance.country);
  }
  return near && told;
}

}  // namespace

Result<Json> gatherings_section(EngineState& engine, const BriefData& data, BriefEvidence& evidence) {
  STEELYARD_TRY(const Store* store, engine.opened());
  STEELYARD_TRY(const std::vector<Gathering> gatherings, store->gatherings());
  STEELYARD_TRY(const std::vector<Attendance> attendance, store->attendance(""));
  std::vector<GatheringSeries> series = gathering_series(gatherings, attendance);
  std::erase_if(series, [&](const GatheringSeries& s) { return !worth_showing(s, data, data.to); });
  // Headcounts over years are what can be compared; then the number of editions.
  const auto rank = [](const GatheringSeries& s) {
    const auto counted_editions =
        std::ranges::count_if(s.editions, [](const Edition& e) { return e.headcount.has_value(); });
    return std::pair(-counted_editions, -static_cast<std::ptrdiff_t>(s.editions.size()));
  };
  std::ranges::stable_sort(series, {}, rank);
  if (series.size() > kSeriesMax) series.resize(kSeriesMax);
  if (series.empty()) return Json(nullptr);
  GatheringWriter writer(*store, data, evidence, gatherings);
  Json list = Json::array();
  for (std::size_t i = 0; i < series.size(); ++i) list.push_back(writer.series(series[i], i + 1));
  return Json{{"finding", GatheringWriter::comparison(series[0])},
              {"note",
               "Expected: median and 90% range of what the editions before made likely. Headcounts are as "
               "told; who says so stands beside them."},
              {"source", counted(static_cast<std::int64_t>(gatherings.size()), "telling") + " of gatherings"},
              {"series", std::move(list)}};
}

}  // namespace steelyard
