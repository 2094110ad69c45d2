// The measures as rows of figures: one function a measure, one name a column, as the contracts list them.
#include <array>
#include <set>

#include "engine/brief_data.h"

namespace steelyard {
namespace {

Value cell(double value) { return value == value ? Value(value) : Value(std::monostate{}); }

void add_interval_columns(Rows& rows, const std::string& name) {
  for (const char* end : {"", "_low", "_high"}) rows.columns.push_back(name + end);
}

void add_interval(std::vector<Value>& row, const Measure& measure) {
  for (const double value : {measure.value, measure.low, measure.high}) row.push_back(cell(value));
}

struct Weighing {
  const Store* store = nullptr;
  const WeighQuery* asked = nullptr;
  Powers powers;
  BalanceQuery query;

  Result<std::vector<EventCount>> counts(PeriodKind period) const {
    return dealings(*store, query, period, asked->from, asked->to);
  }
};

// "each" splits the rows by lever or side instead of choosing one.
constexpr std::string_view kEach = "each";

Rows balance_rows(const Weighing& weighing, std::span<const EventCount> counts) {
  Rows rows{{"state", "period", "lever", "side", "volume", "standing"}, {}};
  for (const Power& power : weighing.powers.list) add_interval_columns(rows, "share_" + power.code);
  for (const char* name : {"hhi", "effective", "entropy", "lean", "pole_lean"})
    add_interval_columns(rows, name);
  for (const BalanceRow& row : balance(counts, weighing.query)) {
    std::vector<Value> cells{row.state, row.period, row.lever,
                             row.side,  row.volume, std::string(to_string(row.standing))};
    for (const Measure& share : row.shares) add_interval(cells, share);
    for (const Measure* measure : {&row.hhi, &row.effective, &row.entropy, &row.lean, &row.pole_lean})
      add_interval(cells, *measure);
    rows.add(std::move(cells));
  }
  return rows;
}

Result<Rows> weigh_balance(const Weighing& weighing) {
  STEELYARD_TRY(const auto counts, weighing.counts(weighing.asked->period));
  return balance_rows(weighing, counts);
}

Result<Rows> weigh_cooperation(const Weighing& weighing) {
  STEELYARD_TRY(const auto counts, weighing.counts(weighing.asked->period));
  Rows rows{{"source", "target", "period", "events", "conflict"}, {}};
  add_interval_columns(rows, "net");
  add_interval_columns(rows, "mean");
  for (const CooperationRow& row : cooperation(counts)) {
    std::vector<Value> cells{row.source, row.target, row.period, row.events, row.quads[2] + row.quads[3]};
    add_interval(cells, row.net);
    add_interval(cells, row.mean);
    rows.add(std::move(cells));
  }
  return rows;
}

Result<Rows> weigh_hedging(const Weighing& weighing) {
  STEELYARD_TRY(const auto counts, weighing.counts(weighing.asked->period));
  Rows rows{{"state", "period", "volume"}, {}};
  for (const char* name : {"entropy", "pole_lean", "mixing", "index"}) add_interval_columns(rows, name);
  for (const HedgingRow& row : hedging(counts, weighing.query)) {
    std::vector<Value> cells{row.state, row.period, row.volume};
    for (const Measure* measure : {&row.entropy, &row.pole_lean, &row.mixing, &row.index})
      add_interval(cells, *measure);
    rows.add(std::move(cells));
  }
  return rows;
}

Result<Rows> weigh_overtakings(const Weighing& weighing) {
  STEELYARD_TRY(const auto counts, weighing.counts(PeriodKind::month));
  Rows rows{{"state", "by", "of", "period", "period_low", "period_high", "odds"}, {}};
  for (const char* name : {"by_before", "by_after", "of_before", "of_after"})
    add_interval_columns(rows, name);
  rows.columns.emplace_back("volume");
  for (const OvertakingRow& row : overtakings(counts, weighing.query)) {
    std::vector<Value> cells{row.state,      row.by,          row.of,        row.period,
                             row.period_low, row.period_high, cell(row.odds)};
    for (const Measure* measure : {&row.by_before, &row.by_after, &row.of_before, &row.of_after})
      add_interval(cells, *measure);
    cells.emplace_back(row.volume);
    rows.add(std::move(cells));
  }
  return rows;
}

Result<Rows> weigh_breaks(const Weighing& weighing) {
  STEELYARD_TRY(const auto counts, weighing.counts(PeriodKind::month));
  Rows rows{{"state", "power", "period", "period_low", "period_high", "odds"}, {}};
  add_interval_columns(rows, "before");
  add_interval_columns(rows, "after");
  rows.columns.emplace_back("volume");
  for (const BreakRow& row : breaks(counts, weighing.query)) {
    std::vector<Value> cells{row.state,      row.power,       row.period,
                             row.period_low, row.period_high, cell(row.odds)};
    add_interval(cells, row.before);
    add_interval(cells, row.after);
    cells.emplace_back(row.volume);
    rows.add(std::move(cells));
  }
  return rows;
}

Result<Rows> weigh_trends(const Weighing& weighing) {
  STEELYARD_TRY(const auto counts, weighing.counts(weighing.asked->period));
  Rows rows{{"state", "power", "from", "to", "periods", "volume"}, {}};
  add_interval_columns(rows, "per_year");
  rows.columns.emplace_back("odds");
  for (const TrendRow& row : trends(counts, weighing.query)) {
    std::vector<Value> cells{row.state, row.power, row.from, row.to, std::int64_t{row.periods}, row.volume};
    add_interval(cells, row.per_year);
    cells.push_back(cell(row.odds));
    rows.add(std::move(cells));
  }
  return rows;
}

// The second half of the dates against the first.
Result<Rows> weigh_changes(const Weighing& weighing) {
  STEELYARD_TRY(const auto months, weighing.counts(PeriodKind::month));
  Rows rows{{"state", "power", "lever", "side", "split", "volume_before", "volume_after", "odds"}, {}};
  for (const char* name : {"before", "after", "difference"}) add_interval_columns(rows, name);
  Date first, last;
  for (const EventCount& count : months) {
    const Date day = Date::parse_first(count.period);
    if (!first.known() || day < first) first = day;
    last = std::max(last, day);
  }
  if (!first.known()) return rows;
  const Date split = first.plus_days((last.days() - first.days()) / 2);
  std::vector<EventCount> before, after;
  for (const EventCount& count : months)
    (Date::parse_first(count.period) < split ? before : after).push_back(count);
  for (const ChangeRow& row : changes(before, after, weighing.query)) {
    std::vector<Value> cells{
        row.state,         row.power,        row.lever,     row.side, split.iso().substr(0, 7),
        row.volume_before, row.volume_after, cell(row.odds)};
    for (const Measure* measure : {&row.before, &row.after, &row.difference}) add_interval(cells, *measure);
    rows.add(std::move(cells));
  }
  return rows;
}

Result<Rows> weigh_refusals(const Weighing& weighing) {
  EventFilter filter;
  filter.statuses = {EventStatus::asserted};
  filter.from = weighing.asked->from;
  filter.to = weighing.asked->to;
  STEELYARD_TRY(const std::vector<EventRow> events, weighing.store->events(filter));
  Rows rows{{"event", "date", "source", "target", "cameo", "goldstein", "net", "pair_events", "share", "odds",
             "surprise"},
            {}};
  add_interval_columns(rows, "usual");
  for (const RefusalRow& row : refusals(events, weighing.query)) {
    std::vector<Value> cells{row.event,       row.date.iso(), row.source,        row.target,
                             row.cameo,       row.goldstein,  row.net,           row.pair_events,
                             cell(row.share), cell(row.odds), cell(row.surprise)};
    add_interval(cells, row.usual);
    rows.add(std::move(cells));
  }
  return rows;
}

Result<Rows> weigh_gatherings(const Weighing& weighing) {
  STEELYARD_TRY(const std::vector<Gathering> gatherings, weighing.store->gatherings());
  STEELYARD_TRY(const std::vector<Attendance> attendance, weighing.store->attendance(""));
  Rows rows{{"gathering", "host", "date", "headcount", "basis", "named"}, {}};
  add_interval_columns(rows, "expected");
  rows.columns.emplace_back("surprise");
  for (const GatheringSeries& series : gathering_series(gatherings, attendance))
    for (const Edition& edition : series.editions) {
      const std::string date = edition.date.known() ? edition.date.iso() : std::to_string(edition.year);
      std::vector<Value> cells{series.name,
                               series.host,
                               date,
                               edition.headcount ? Value(*edition.headcount) : Value(),
                               edition.headcounts.empty() ? std::string() : edition.headcounts[0].basis,
                               edition.named};
      add_interval(cells, edition.expected);
      cells.push_back(cell(edition.surprise));
      rows.add(std::move(cells));
    }
  return rows;
}

Result<Rows> weigh_similarity(const Weighing& weighing) {
  STEELYARD_TRY(const std::vector<Vote> votes, weighing.store->votes());
  std::vector<std::string> powers;
  for (const Power& power : weighing.powers.list) powers.push_back(power.code);
  Rows rows{{"a", "b", "session", "n"}, {}};
  add_interval_columns(rows, "agreement");
  add_interval_columns(rows, "s");
  rows.columns.insert(rows.columns.end(), {"kappa", "pi"});
  for (const SimilarityRow& row :
       vote_similarity(votes, weighing.query.states, powers, weighing.asked->period)) {
    std::vector<Value> cells{row.a, row.b, row.session, row.n};
    add_interval(cells, row.agreement);
    add_interval(cells, row.s);
    cells.push_back(cell(row.kappa));
    cells.push_back(cell(row.pi));
    rows.add(std::move(cells));
  }
  return rows;
}

// All states that vote place each other; the states and powers asked for are shown.
Result<Rows> weigh_ideal_points(const Weighing& weighing) {
  STEELYARD_TRY(const std::vector<Vote> votes, weighing.store->votes());
  std::set<std::string> shown(weighing.query.states.begin(), weighing.query.states.end());
  std::map<std::string, double> arms;
  for (const Power& power : weighing.powers.list) {
    shown.insert(power.code);
    if (power.arm) arms[power.code] = *power.arm;
  }
  const PeriodKind period = weighing.asked->period;
  Rows rows{{"state", "session", "votes"}, {}};
  add_interval_columns(rows, "point");
  for (const IdealPointRow& row : ideal_points(votes, period, arms)) {
    if (!shown.contains(row.state)) continue;
    std::vector<Value> cells{row.state, row.session, row.votes};
    add_interval(cells, row.point);
    rows.add(std::move(cells));
  }
  return rows;
}

Result<Rows> weigh_flows(const Weighing& weighing) {
  STEELYARD_TRY(const std::vector<Flow> flows, weighing.store->flows());
  Rows rows{{"state", "kind", "year", "unit", "volume"}, {}};
  for (const Power& power : weighing.powers.list) rows.columns.push_back("share_" + power.code);
  for (const char* name : {"hhi", "effective", "entropy", "lean"}) rows.columns.emplace_back(name);
  for (const FlowRow& row : flow_shares(flows, weighing.query)) {
    std::vector<Value> cells{row.state, row.kind, std::int64_t{row.year}, row.unit, cell(row.volume)};
    for (const double share : row.shares) cells.push_back(cell(share));
    for (const double value : {row.hhi, row.effective, row.entropy, row.lean}) cells.push_back(cell(value));
    rows.add(std::move(cells));
  }
  return rows;
}

struct Weigher {
  std::string_view name;
  Result<Rows> (*rows)(const Weighing&);
};
constexpr std::array<Weigher, 12> kMeasures{{
    {"balance", weigh_balance},
    {"cooperation", weigh_cooperation},
    {"overtakings", weigh_overtakings},
    {"breaks", weigh_breaks},
    {"trends", weigh_trends},
    {"changes", weigh_changes},
    {"refusals", weigh_refusals},
    {"gatherings", weigh_gatherings},
    {"hedging", weigh_hedging},
    {"similarity", weigh_similarity},
    {"ideal-points", weigh_ideal_points},
    {"flows", weigh_flows},
}};

std::string measure_words() {
  std::string words;
  for (const Weigher& weigher : kMeasures) words += (words.empty() ? "" : ", ") + std::string(weigher.name);
  return words;
}

Status check_choice(std::string_view flag, const std::string& value,
                    std::initializer_list<std::string_view> choices) {
  if (value.empty() || value == kEach) return {};
  std::string words;
  for (const std::string_view choice : choices) {
    if (choice == value) return {};
    words += std::string(choice) + ", ";
  }
  return failure(ErrorKind::bad_input,
                 std::string(flag) + " takes " + words + "or each, not \"" + value + "\"");
}

}  // namespace

Result<Rows> Engine::weigh(const std::string& measure, const WeighQuery& query) {
  const auto weigher = std::ranges::find(kMeasures, measure, &Weigher::name);
  if (weigher == kMeasures.end())
    return failure(ErrorKind::bad_input, "weigh knows " + measure_words() + ", not \"" + measure + "\"");
  STEELYARD_CHECK(
      check_choice("--lever", query.lever, {"diplomatic", "economic", "security", "cultural", "normative"}));
  STEELYARD_CHECK(check_choice("--side", query.side, {"signal", "substance"}));
  if (query.lever == kEach && query.side == kEach)
    return failure(ErrorKind::bad_input,
                   "--lever each and --side each cannot go together; choose one of the two");
  Weighing weighing;
  STEELYARD_TRY(weighing.store, state_->opened());
  weighing.asked = &query;
  STEELYARD_TRY(weighing.query.ontology, state_->ontology());
  STEELYARD_TRY(weighing.powers,
                load_powers(state_->resources, query.powers, query.arms, query.to, *state_->reporter));
  weighing.query.powers = &weighing.powers;
  weighing.query.seed = query.seed;
  if (query.lever != kEach) weighing.query.lever = query.lever;
  if (query.side != kEach) weighing.query.side = query.side;
  weighing.query.slice = query.lever == kEach  ? Slice::lever
                         : query.side == kEach ? Slice::side
                                               : Slice::none;
  if (measure != "gatherings") {
    STEELYARD_TRY(weighing.query.states, states_or_most_met(*weighing.store, query, weighing.powers));
  }
  return weigher->rows(weighing);
}

}  // namespace steelyard
