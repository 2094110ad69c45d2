// Where states stand on the one line that best explains how they vote.
//
// Problem: agreement depends on what is voted on. A model that knows how much each roll call divides the
// states, and where, gives points that can be compared from session to session.
//
// Model: state i in session t stands at θ_it; on roll call j of that session it sees η = −β_j θ_it + noise
// N(0, 1) and votes yes below the cut γ1_j, no above γ2_j, and abstains between: ordered probit. θ_it ~ N(κ
// θ_i,t−1, σ²), the first N(0, 1); β_j ~ N(0, slope variance); cuts ~ N(0, cut variance). Bailey, Strezhnev
// and Voeten (2017).
//
// Method: two steps in turn. Roll calls, given the points: one Newton step on (β, γ1, γ2) with the expected
// information. Points, given the roll calls: each session's votes are one Gaussian observation of θ (score
// and information at the present value), and the sessions of a state are smoothed by Kalman's filter and
// Rauch, Tung and Striebel's smoother, which also gives the variance. After each round the scale is set: mean
// 0, standard deviation 1 over all states and sessions. Cost is linear in votes × rounds. The start is the
// first principal component of the votes.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "steelyard/base.h"
#include "steelyard/weigh.h"

#include "weigh/periods.h"

namespace steelyard {
namespace {

constexpr double kLeastChance = 1e-9;  // keeps logarithms and quotients finite
constexpr double kLeastGap = 0.01;     // between the cuts of a roll call
constexpr double kLongestStep = 1;     // of a roll call in one round, in standard deviations of the noise
constexpr int kFirstSteps = 6;         // Newton steps of a roll call in the first round
constexpr int kStartRounds = 30;       // of the power iteration
constexpr double kNormal90 = 1.6448536269514722;

// The normal distribution and its density from a table, linear between: within 1e-6.
class Normal {
 public:
  struct Value {
    double chance, density;
  };
  Normal() {
    for (std::size_t i = 0; i < kSteps + 1; ++i) {
      const double x = -kEdge + static_cast<double>(i) * 2 * kEdge / kSteps;
      table_[i] = {0.5 * std::erfc(-x * M_SQRT1_2), std::exp(-x * x / 2) * 0.3989422804014327};
    }
  }
  Value at(double x) const {
    if (x <= -kEdge) return {0, 0};
    if (x >= kEdge) return {1, 0};
    const double place = (x + kEdge) * (kSteps / (2 * kEdge));
    const auto i = static_cast<std::size_t>(place);
    const double part = place - static_cast<double>(i);
    const Value &a = table_[i], &b = table_[i + 1];
    return {a.chance + part * (b.chance - a.chance), a.density + part * (b.density - a.density)};
  }

 private:
  static constexpr double kEdge = 8;
  static constexpr std::size_t kSteps = 8192;
  std::array<Value, kSteps + 1> table_;
};

const Normal& normal() {
  static const Normal table;
  return table;
}

struct Cast {
  std::uint32_t state, session;
  std::uint8_t vote;  // 0 yes, 1 abstain, 2 no
};

struct RollCall {
  std::size_t first = 0, last = 0;  // casts [first, last)
  double slope = 0, low = 0, high = 0;
};

// Score and expected information of one vote in the two cuts.
struct VoteTerms {
  double low, high;                     // d log p / d γ1, d γ2
  double low_low, low_high, high_high;  // information
};

VoteTerms terms_of(const RollCall& call, double point, std::uint8_t vote) {
  const auto a = normal().at(call.low - call.slope * point), b = normal().at(call.high - call.slope * point);
  const double yes = std::max(a.chance, kLeastChance), abstain = std::max(b.chance - a.chance, kLeastChance),
               no = std::max(1 - b.chance, kLeastChance);
  VoteTerms terms{};
  if (vote == 0) terms.low = a.density / yes;
  if (vote == 1) terms.low = -a.density / abstain, terms.high = b.density / abstain;
  if (vote == 2) terms.high = -b.density / no;
  terms.low_low = a.density * a.density * (1 / yes + 1 / abstain);
  terms.high_high = b.density * b.density * (1 / abstain + 1 / no);
  terms.low_high = -a.density * b.density / abstain;
  return terms;
}

// Solves the symmetric system A x = b of three unknowns; A is positive definite by the priors.
std::array<double, 3> solve(std::array<std::array<double, 4>, 3> rows) {
  for (std::size_t pivot = 0; pivot < 3; ++pivot)
    for (std::size_t row = pivot + 1; row < 3; ++row) {
      const double factor = rows[row][pivot] / rows[pivot][pivot];
      for (std::size_t column = pivot; column < 4; ++column)
        rows[row][column] -= factor * rows[pivot][column];
    }
  std::array<double, 3> x{};
  for (std::size_t row = 3; row-- > 0;) {
    double rest = rows[row][3];
    for (std::size_t column = row + 1; column < 3; ++column) rest -= rows[row][column] * x[column];
    x[row] = rest / rows[row][row];
  }
  return x;
}

// The panel as numbers, and the model that is fitted to it.
class Panel {
 public:
  Panel(std::span<const Vote> votes, PeriodKind period, const IdealPointOptions& options);
  bool empty() const { return states_.size() < 2; }
  void fit();
  std::vector<IdealPointRow> rows(const std::map<std::string, double>& arms) const;

 private:
  std::size_t cell(const Cast& cast) const { return cast.state * sessions_.size() + cast.session; }
  void number(std::span<const Vote> votes, PeriodKind period);
  std::vector<double> first_component() const;
  void start();
  void fit_roll_call(RollCall& call) const;
  void add_information();
  void smooth(std::size_t state);
  void standardise();

  IdealPointOptions options_;
  std::vector<std::string> states_, sessions_;
  std::vector<Cast> casts_;  // by roll call
  std::vector<RollCall> calls_;
  // [state × sessions + session]
  std::vector<double> points_, variances_, score_, information_;
  std::vector<std::int64_t> counts_;
};

std::optional<std::uint8_t> number_of(std::string_view vote) {
  if (vote == "yes") return 0;
  if (vote == "abstain") return 1;
  if (vote == "no") return 2;
  return std::nullopt;
}

// Names → their places in sorted order.
class Names {
 public:
  void note(std::string_view name) { places_.try_emplace(std::string(name), 0); }
  std::vector<std::string> sorted() {
    std::vector<std::string> names;
    for (auto& [name, place] : places_) {
      place = static_cast<std::uint32_t>(names.size());
      names.push_back(name);
    }
    return names;
  }
  std::uint32_t place(std::string_view name) const { return places_.find(name)->second; }

 private:
  std::map<std::string, std::uint32_t, std::less<>> places_;
};

Panel::Panel(std::span<const Vote> votes, PeriodKind period, const IdealPointOptions& options)
    : options_(options) {
  number(votes, period);
  const std::size_t cells = states_.size() * sessions_.size();
  points_.assign(cells, 0);
  variances_.assign(cells, 1);
  score_.assign(cells, 0);
  information_.assign(cells, 0);
  counts_.assign(cells, 0);
  for (const Cast& cast : casts_) ++counts_[cell(cast)];
}

void Panel::number(std::span<const Vote> votes, PeriodKind period) {
  Names states, sessions, calls;
  std::vector<std::string> session_of(votes.size());
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (!number_of(votes[i].vote)) continue;
    states.note(votes[i].country);
    sessions.note(session_of[i] = period_of(votes[i].date, period));
    calls.note(session_of[i] + ' ' + votes[i].resolution);
  }
  states_ = states.sorted();
  sessions_ = sessions.sorted();
  calls_.resize(calls.sorted().size());
  std::vector<std::pair<std::uint32_t, Cast>> casts;
  for (std::size_t i = 0; i < votes.size(); ++i)
    if (const auto vote = number_of(votes[i].vote))
      casts.push_back({calls.place(session_of[i] + ' ' + votes[i].resolution),
                       {states.place(votes[i].country), sessions.place(session_of[i]), *vote}});
  // A state that is told twice for one roll call counts as first told.
  const auto key = [](const auto& cast) { return std::pair(cast.first, cast.second.state); };
  std::ranges::stable_sort(casts, {}, key);
  const auto rest = std::ranges::unique(casts, {}, key);
  casts.erase(rest.begin(), rest.end());
  for (const auto& [call, cast] : casts) {
    if (calls_[call].last == 0) calls_[call].first = casts_.size();
    casts_.push_back(cast);
    calls_[call].last = casts_.size();
  }
}

// Each state's share in the direction along which votes differ most: power iteration on the votes less their
// mean.
std::vector<double> Panel::first_component() const {
  std::vector<double> scores(states_.size()), next(states_.size()), weight(states_.size());
  Random random(1);
  for (double& score : scores) score = random.uniform() - 0.5;
  for (int round = 0; round < kStartRounds; ++round) {
    std::ranges::fill(next, 0.0);
    std::ranges::fill(weight, 1.0);
    for (const RollCall& call : calls_) {
      const std::span<const Cast> casts(casts_.data() + call.first, call.last - call.first);
      double mean = 0, direction = 0;
      for (const Cast& cast : casts) mean += cast.vote;
      mean /= static_cast<double>(casts.size());
      for (const Cast& cast : casts) direction += (cast.vote - mean) * scores[cast.state];
      direction /= static_cast<double>(casts.size());
      for (const Cast& cast : casts) {
        next[cast.state] += (cast.vote - mean) * direction;
        ++weight[cast.state];
      }
    }
    for (std::size_t i = 0; i < next.size(); ++i) next[i] /= weight[i];
    double sum = 0, squares = 0;
    for (const double value : next) sum += value;
    const double mean = sum / static_cast<double>(next.size());
    for (const double value : next) squares += (value - mean) * (value - mean);
    const double deviation = std::sqrt(squares / static_cast<double>(next.size()));
    for (std::size_t i = 0; i < next.size(); ++i)
      scores[i] = deviation > 0 ? (next[i] - mean) / deviation : 0;
  }
  return scores;
}

// The point below which a standard normal variable lies with that chance, by halving.
double normal_quantile(double chance) {
  double low = -8, high = 8;
  for (int i = 0; i < 40; ++i) {
    const double middle = (low + high) / 2;
    (normal().at(middle).chance < chance ? low : high) = middle;
  }
  return (low + high) / 2;
}

void Panel::start() {
  const std::vector<double> component = first_component();
  for (std::size_t i = 0; i < points_.size(); ++i) points_[i] = component[i / sessions_.size()];
  for (RollCall& call : calls_) {
    std::array<double, 3> counts{1, 1, 1};
    for (std::size_t i = call.first; i < call.last; ++i) ++counts[casts_[i].vote];
    const double all = counts[0] + counts[1] + counts[2];
    call.low = normal_quantile(counts[0] / all);
    call.high = std::max(normal_quantile((counts[0] + counts[1]) / all), call.low + kLeastGap);
  }
}

// One Newton step on slope and cuts, with the expected information.
void Panel::fit_roll_call(RollCall& call) const {
  std::array<std::array<double, 4>, 3> rows{};
  auto& [slope, low, high] = rows;
  slope = {1 / options_.slope_variance, 0, 0, -call.slope / options_.slope_variance};
  low = {0, 1 / options_.cut_variance, 0, -call.low / options_.cut_variance};
  high = {0, 0, 1 / options_.cut_variance, -call.high / options_.cut_variance};
  for (std::size_t i = call.first; i < call.last; ++i) {
    const double at = points_[cell(casts_[i])];
    const VoteTerms terms = terms_of(call, at, casts_[i].vote);
    slope[0] += at * at * (terms.low_low + 2 * terms.low_high + terms.high_high);
    slope[1] -= at * (terms.low_low + terms.low_high);
    slope[2] -= at * (terms.high_high + terms.low_high);
    slope[3] -= at * (terms.low + terms.high);
    low[1] += terms.low_low;
    low[2] += terms.low_high;
    low[3] += terms.low;
    high[2] += terms.high_high;
    high[3] += terms.high;
  }
  low[0] = slope[1];
  high[0] = slope[2];
  high[1] = low[2];
  const std::array<double, 3> step = solve(rows);
  const auto bounded = [](double x) { return std::clamp(x, -kLongestStep, kLongestStep); };
  call.slope += bounded(step[0]);
  call.low += bounded(step[1]);
  call.high += bounded(step[2]);
  if (call.high < call.low + kLeastGap) {
    const double middle = (call.low + call.high) / 2;
    call.low = middle - kLeastGap / 2;
    call.high = middle + kLeastGap / 2;
  }
}

void Panel::add_information() {
  std::ranges::fill(score_, 0.0);
  std::ranges::fill(information_, 0.0);
  for (const RollCall& call : calls_)
    for (std::size_t i = call.first; i < call.last; ++i) {
      const std::size_t at = cell(casts_[i]);
      const VoteTerms terms = terms_of(call, points_[at], casts_[i].vote);
      score_[at] -= call.slope * (terms.low + terms.high);
      information_[at] += call.slope * call.slope * (terms.low_low + 2 * terms.low_high + terms.high_high);
    }
}

// Kalman's filter forwards and the smoother of Rauch, Tung and Striebel (1965) back, over the sessions from
// the state's first to its last; a session without its votes is passed through.
void Panel::smooth(std::size_t state) {
  const std::size_t sessions = sessions_.size(), base = state * sessions;
  std::size_t first = 0, last = sessions;
  while (counts_[base + first] == 0) ++first;
  while (counts_[base + last - 1] == 0) --last;
  std::vector<double> ahead(sessions), ahead_variance(sessions), mean(sessions), variance(sessions);
  double m = 0, v = 1;
  for (std::size_t t = first; t < last; ++t) {
    if (t > first) {
      m *= options_.kept;
      v = options_.kept * options_.kept * v + options_.step_variance;
    }
    ahead[t] = m;
    ahead_variance[t] = v;
    if (const double known = information_[base + t]; known > 0) {
      const double seen = points_[base + t] + score_[base + t] / known, gain = v / (v + 1 / known);
      m += gain * (seen - m);
      v *= 1 - gain;
    }
    mean[t] = m;
    variance[t] = v;
  }
  for (std::size_t t = last; t-- > first;) {
    if (t + 1 < last) {
      const double back = options_.kept * variance[t] / ahead_variance[t + 1];
      mean[t] += back * (mean[t + 1] - ahead[t + 1]);
      variance[t] += back * back * (variance[t + 1] - ahead_variance[t + 1]);
    }
    points_[base + t] = mean[t];
    variances_[base + t] = variance[t];
  }
}

// Only the scale of points against slopes is free, and their common shift against the cuts: mean 0,
// deviation 1.
void Panel::standardise() {
  double sum = 0, squares = 0, n = 0;
  for (std::size_t i = 0; i < points_.size(); ++i)
    if (counts_[i] > 0) sum += points_[i], squares += points_[i] * points_[i], ++n;
  const double mean = sum / n, deviation = std::sqrt(std::max(squares / n - mean * mean, kLeastChance));
  for (std::size_t i = 0; i < points_.size(); ++i) {
    points_[i] = (points_[i] - mean) / deviation;
    variances_[i] /= deviation * deviation;
  }
  for (RollCall& call : calls_) {
    call.low -= call.slope * mean;
    call.high -= call.slope * mean;
    call.slope *= deviation;
  }
}

void Panel::fit() {
  start();
  for (int round = 0; round < options_.rounds; ++round) {
    parallel_for(calls_.size(), options_.threads, [&](std::size_t call) {
      for (int step = 0; step < (round == 0 ? kFirstSteps : 1); ++step) fit_roll_call(calls_[call]);
    });
    add_information();
    parallel_for(states_.size(), options_.threads, [&](std::size_t state) { smooth(state); });
    standardise();
  }
}

std::vector<IdealPointRow> Panel::rows(const std::map<std::string, double>& arms) const {
  double direction = 0;
  for (std::size_t i = 0; i < points_.size(); ++i)
    if (const auto arm = arms.find(states_[i / sessions_.size()]); counts_[i] > 0 && arm != arms.end())
      direction += arm->second * points_[i];
  const double sign = direction < 0 ? -1 : 1;
  std::vector<IdealPointRow> rows;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (counts_[i] == 0) continue;
    const double at = sign * points_[i], half = kNormal90 * std::sqrt(variances_[i]);
    rows.push_back({states_[i / sessions_.size()],
                    sessions_[i % sessions_.size()],
                    counts_[i],
                    {at, at - half, at + half}});
  }
  return rows;
}

}  // namespace

std::vector<IdealPointRow> ideal_points(std::span<const Vote> votes, PeriodKind period,
                                        const std::map<std::string, double>& arms,
                                        const IdealPointOptions& options) {
  Panel panel(votes, period, options);
  if (panel.empty()) return {};
  panel.fit();
  return panel.rows(arms);
}

}  // namespace steelyard
