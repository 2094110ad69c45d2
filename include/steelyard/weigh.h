// Events, votes, flows and gatherings → how states hang between the powers: measures with intervals and
// volumes.
//
// Everything here is a pure function of its arguments: rows in any order give the same figures to the last
// bit, because the random draws of a cell are seeded by the cell's own key. Functions are safe to call from
// many threads.
//
// Conventions. Intervals are 90 % (5 % to 95 %). Shares are in 0 … 1, lean and arms in −1 … +1, Goldstein
// values in −10 … +10. A figure that cannot be given is not a number (Measure::given() is false), never 0.
// Dealings of a state with a power are the events between the two in both directions. Formulas and caveats:
// docs/methods/.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "steelyard/base.h"
#include "steelyard/record.h"
#include "steelyard/store.h"

namespace steelyard {

inline constexpr double kNotGiven = std::numeric_limits<double>::quiet_NaN();

// An estimate with its 90 % interval; low ≤ value ≤ high. A count read off a page has no interval: all three
// are equal.
struct Measure {
  double value = kNotGiven, low = kNotGiven, high = kNotGiven;
  bool given() const { return value == value; }
};

// How far a volume of events bears a share: under 30 too few (no share is given), under 100 thin.
enum class Volume { enough, thin, too_few };
Volume volume_class(std::int64_t events);
std::string_view to_string(Volume volume);  // "enough", "thin", "too few"

// ---- the powers ---------------------------------------------------------------------------------

struct Member {
  std::string country;
  DateRange days;
};

struct Power {
  std::string code;
  std::string name;
  std::string colour;           // "rus" …, "" for a power the look has no hue for
  std::optional<double> arm;    // position on the line, −1 … +1
  int pole = 0;                 // −1 or +1 for the two rival poles of pole_lean, else 0
  std::vector<Member> members;  // states whose dealings count as the bloc's while they belong to it
};

// In the order of the beam: as asked for, or as in data/powers/powers.tsv.
struct Powers {
  std::vector<Power> list;
  std::string arms_source;  // what the arms are, for a source line
  std::string
      arms_missing;  // a sentence naming the powers without an arm, "" when there are none: then no lean
};

// The powers named by `codes` (empty = all of powers.tsv) with their arms: as the user gives them, else by
// the rows of data/powers/arms.tsv in force on `on` (unknown = the latest; outside all rows the nearest
// holds). An Error when fewer than two powers are named, or an arm stands for no power or outside −1 … +1.
Result<Powers> load_powers(const Resources& resources, std::span<const std::string> codes,
                           std::span<const std::pair<std::string, double>> arms, Date on, Reporter& reporter);

// Code → the power that dealings with it count for. A member that is a power in its own right counts for
// itself alone.
class PowerIndex {
 public:
  explicit PowerIndex(const Powers& powers);
  // Its place in Powers::list, by the members of that day; an unknown day takes today's members.
  std::optional<std::size_t> find(std::string_view code, Date day) const;
  // All codes that can count for a power on some day, sorted.
  const std::vector<std::string>& codes() const { return codes_; }

 private:
  std::map<std::string, std::size_t, std::less<>> own_;
  std::multimap<std::string, std::pair<std::size_t, DateRange>, std::less<>> members_;
  std::vector<std::string> codes_;
};

// ---- what to weigh ------------------------------------------------------------------------------

// Which rows a balance is split into beside state and period.
enum class Slice { none, lever, side };

// REQUIRES: powers and ontology outlive the call.
struct BalanceQuery {
  std::vector<std::string> states;  // in the order of the rows
  const Powers* powers = nullptr;
  const Ontology* ontology = nullptr;  // tells signal from substance
  std::string lever, side;             // "" = all
  Slice slice = Slice::none;
  std::uint64_t seed = 1;
};

// The event counts that the functions below take: asserted acts, duplicates left out, between the states and
// the powers (and their members) in both directions. `words` of intention and denial are not counted.
Result<std::vector<EventCount>> dealings(const Store& store, const BalanceQuery& query, PeriodKind period,
                                         Date from, Date to);

// ---- balance (M5, and lean of M6) ---------------------------------------------------------------

// Shares and their summaries for one vector of counts, one count a power. docs/methods/balance.md
struct Portfolio {
  std::int64_t volume = 0;
  std::vector<Measure> shares;
  Measure hhi, effective, entropy, lean;
};

// Dirichlet-multinomial with prior ½ a power. `evidence` in (0, 1] scales the counts for the intervals when
// some events are two tellings of one happening. `arms` may be empty: then no lean. Gives intervals at any
// volume. REQUIRES: counts.size() ≥ 1; arms.size() is 0 or counts.size().
Portfolio portfolio(std::span<const std::int64_t> counts, std::span<const double> arms, double evidence,
                    std::uint64_t seed);

struct BalanceRow {
  std::string state, period, lever, side;  // lever and side: "" = all
  std::int64_t volume = 0;                 // events with all the powers
  Volume standing = Volume::too_few;
  std::vector<std::int64_t> counts;  // in the order of the powers, as are the shares
  std::vector<Measure> shares;       // not given when too few, nor for the state's own entry
  Measure hhi;                       // Σ s²
  Measure effective;                 // 1 / HHI: 1 … number of powers
  Measure entropy;                   // H / ln |P|: 0 … 1
  Measure lean;                      // Σ share × arm; not given when an arm is missing
  Measure pole_lean;  // (NC₊ − NC₋) / (|NC₊| + |NC₋|), net cooperation with the two poles
};

// One row for each state, period and value of the slice that has an event; states in the order asked for,
// then periods. counts of one period "all" give one row a state.
std::vector<BalanceRow> balance(std::span<const EventCount> counts, const BalanceQuery& query);

// The parts of the hedging index, never only the product. docs/methods/hedging.md
struct HedgingRow {
  std::string state, period;
  std::int64_t volume = 0;
  Measure entropy, pole_lean;
  Measure
      mixing;  // share of levers (of 5 events or more) whose first partner is not the first partner overall
  int levers = 0;
  Measure index;  // entropy × (1 − |pole_lean|) × mixing
};
std::vector<HedgingRow> hedging(std::span<const EventCount> counts, const BalanceQuery& query);

// ---- cooperation (M3) ---------------------------------------------------------------------------

struct CooperationRow {
  std::string source, target, period;  // ordered: source acts
  std::int64_t events = 0;
  std::array<std::int64_t, 4> quads{};  // events of quad class 1 … 4; conflict is quads[2] + quads[3]
  Measure net;                          // Σ Goldstein value
  Measure mean;                         // net / events, free of volume
};

// One row for each ordered dyad and period with an event, sorted. Takes any counts: filter them beforehand.
std::vector<CooperationRow> cooperation(std::span<const EventCount> counts);

// ---- change -------------------------------------------------------------------------------------

// The line through a power's shares over time. docs/methods/trends.md
struct TrendRow {
  std::string state, power, from, to;  // first and last period
  int periods = 0;
  std::int64_t volume = 0;
  Measure per_year;         // change of share a year
  double odds = kNotGiven;  // that the share moves the way per_year says
};
// REQUIRES: counts by year, quarter or month.
std::vector<TrendRow> trends(std::span<const EventCount> counts, const BalanceQuery& query);

// One power's dealings with a state pass another's and stay above.
struct OvertakingRow {
  std::string state, by, of;
  std::string period, period_low, period_high;  // of the crossing, with its interval
  Date date;                                    // first day of `period`
  double odds = kNotGiven;  // that the order was the other way before and is this way after
  Measure by_before, by_after, of_before, of_after;  // shares in the years before and after
  std::int64_t volume = 0;                           // events of the two powers in those years
};
// Give counts by month (or quarter). Rows of at least `odds_min`, by state and date.
std::vector<OvertakingRow> overtakings(std::span<const EventCount> counts, const BalanceQuery& query,
                                       double odds_min = 0.8);

// The one date at which a share moved most, when the data prefer a step to none.
struct BreakRow {
  std::string state, power;
  std::string period, period_low, period_high;  // first period after the break
  double odds = kNotGiven;                      // of a break against none, even odds beforehand
  Measure before, after;                        // shares
  std::int64_t volume = 0;
};
// Give counts by month or quarter. Rows of at least `odds_min`, surest first.
std::vector<BreakRow> breaks(std::span<const EventCount> counts, const BalanceQuery& query,
                             double odds_min = 0.9);

// What moved between two windows.
struct ChangeRow {
  std::string state, power, lever, side;
  Measure before, after, difference;
  double odds = kNotGiven;  // that the share moved the way the difference says, ½ … 1
  std::int64_t volume_before = 0, volume_after = 0;
};
// Surest first, then largest. Windows with too few events give no row. The periods in the counts do not
// matter.
std::vector<ChangeRow> changes(std::span<const EventCount> before, std::span<const EventCount> after,
                               const BalanceQuery& query);

// ---- refusals (M9, a first form) ----------------------------------------------------------------

// An act against the grain: a state that gets on with a power rejects, accuses, threatens, protests or cuts
// back.
struct RefusalRow {
  std::string event;  // id
  Date date;
  std::string source, target;  // state, power
  std::string cameo;
  double goldstein = 0;
  double net = 0;                  // net cooperation of the pair over all events given, both directions; > 0
  std::int64_t pair_events = 0;    // of the pair, both directions
  std::int64_t source_events = 0;  // by the state towards the power
  double share = 0;                // of acts of these roots among source_events
  double odds = 0;                 // how often the state acts so low towards the power, smoothed; 1 in 1/odds
  double surprise = 0;             // −ln odds, nats
  Measure usual;                   // median and 5–95 % range of the pair's Goldstein values
};
// `events`: asserted, first tellings, between states and powers, both directions. Most surprising first, then
// newest.
std::vector<RefusalRow> refusals(std::span<const EventRow> events, const BalanceQuery& query);

// ---- gatherings (M8, a first form) --------------------------------------------------------------

struct Edition {
  int year = 0;
  Date date;
  std::vector<std::string> gatherings;    // ids of the tellings
  std::vector<Headcount> headcounts;      // distinct, best first: counted, announced, unknown
  std::optional<std::int64_t> headcount;  // the best of them
  std::vector<Attendance> people;         // one a country (or bloc) and person, host left out, by country
  std::int64_t named = 0;                 // countries or blocs said to have attended
  Measure expected;                       // median and 90 % range by the editions before; needs two of them
  double surprise = kNotGiven;            // −ln of the chance of a headcount as far out or further, nats
};
struct GatheringSeries {
  std::string name, host, place, kind;
  std::vector<Edition> editions;  // oldest first
};
// Same occasion = same name (letters and figures, case and ordinal numbers aside) and host. Most editions
// first.
std::vector<GatheringSeries> gathering_series(std::span<const Gathering> gatherings,
                                              std::span<const Attendance> attendance);

// Predictive distribution of the next headcount from (year, headcount) of editions before.
// docs/methods/gatherings.md
struct Turnout {
  Measure expected;  // median, 5 % and 95 % points
  double surprise(std::int64_t headcount) const;
  std::vector<double> chance;  // chance[y] of a headcount y
};
// REQUIRES: past.size() ≥ 2.
Turnout expected_turnout(std::span<const std::pair<int, std::int64_t>> past, int year);

// ---- votes (M2) and flows (M5 on money) ---------------------------------------------------------

struct SimilarityRow {
  std::string a, b;
  std::string session;                       // year of the votes, or "all"
  std::int64_t n = 0;                        // joint votes: both voted yes, no or abstained
  Measure agreement, s;                      // intervals by draws over the roll calls
  double kappa = kNotGiven, pi = kNotGiven;  // not given when everybody always votes alike
};
// Each state with each power, over all votes given. An absent state has no vote.
std::vector<SimilarityRow> vote_similarity(std::span<const Vote> votes, std::span<const std::string> states,
                                           std::span<const std::string> powers, PeriodKind period);

// Where states stand on the one line that best explains their votes (M1): a dynamic ordinal item-response
// model. Bailey, Strezhnev and Voeten (2017), "Estimating dynamic state preferences from United Nations
// voting data". docs/methods/ideal-points.md
struct IdealPointOptions {
  // Prior variances: of a point's step from one session to the next, of how much a roll call divides the
  // states (its slope), of its cut points; and how much of a point is kept from session to session.
  double step_variance = 0.3, slope_variance = 0.05, cut_variance = 25, kept = 0.9;
  int rounds = 20;
  unsigned threads = 0;  // 0 = all cores; the answer is the same for any number
};
struct IdealPointRow {
  std::string state, session;
  std::int64_t votes = 0;  // cast in the session
  Measure point;  // posterior mean and 90 % interval, in standard deviations of all states and sessions
};
// One row for each state and session in which it voted, sorted by state and session. Sessions are the periods
// of `period`
// ("year" for calendar years). `arms` gives the line its direction: the sum of arm × point is not negative.
// Empty when fewer than two states voted. Pure; safe from several threads.
std::vector<IdealPointRow> ideal_points(std::span<const Vote> votes, PeriodKind period,
                                        const std::map<std::string, double>& arms,
                                        const IdealPointOptions& options = {});

// Shares of money, goods or people: exact sums, hence without intervals.
struct FlowRow {
  std::string state, kind, unit;
  int year = 0;
  double volume = 0;           // sum over the powers
  std::vector<double> shares;  // of that sum, in the order of the powers; not given for a power without a row
  double hhi = kNotGiven, effective = kNotGiven, entropy = kNotGiven, lean = kNotGiven;
};
std::vector<FlowRow> flow_shares(std::span<const Flow> flows, const BalanceQuery& query);

}  // namespace steelyard
