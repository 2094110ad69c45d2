// The table itself, and the way from a file in one of its formats to events.
#include "read/published/formats.h"

#include <array>

#include "steelyard/read.h"

#include "read/encoding.h"
#include "read/published/mapped_csv.h"
#include "read/published/rows.h"

namespace steelyard {
namespace {

constexpr std::array<const PublishedFormat*, 6> kFormats{&kGdelt,   &kGdelt1,  &kIcews,
                                                         &kPolecat, &kPhoenix, &kPetrarch};
constexpr std::string_view kCsv = "csv";
constexpr std::size_t kHeadBytes = 4096;

// A line of column names in a format that has none.
bool is_header(const PublishedFormat& format, Cells cells) {
  return cells.size() > 2 && lower_ascii(trim(cells[0])) == lower_ascii(format.columns[0]) &&
         lower_ascii(trim(cells[1])) == lower_ascii(format.columns[1]);
}

// One file: its rows through the reader of their format into the sink.
class Import {
 public:
  Import(const std::string& name, std::string_view format, RowReader& reader, const PublishedSink& sink)
      : notes_(name), reader_(reader), sink_(sink) {
    event_.date_basis = "imported";
    event_.confidence = 1;
    event_.rule = kPublishedRule;
    event_.rule += format;
  }

  Status run(RowSource& rows, bool has_header, const PublishedFormat* format) {
    for (bool first = true;; first = false) {
      STEELYARD_TRY(const bool more, rows.next(notes_));
      if (!more) return {};
      if (first && has_header) {
        STEELYARD_CHECK(reader_.header(rows.cells(), notes_.where()));
        continue;
      }
      if (first && format && is_header(*format, rows.cells())) {
        notes_.add("header line",
                   [] { return std::string("the format has no header line; this one is passed over"); });
        continue;
      }
      STEELYARD_CHECK(row(rows));
    }
  }

  const PublishedCounts& finish(Reporter& reporter) {
    notes_.report(reporter);
    counts_.unresolved = notes_.unresolved();
    return counts_;
  }

 private:
  Status row(RowSource& rows) {
    ++counts_.rows;
    if (!reader_.read(rows.cells(), notes_, event_)) {
      ++counts_.left_out;
      return {};
    }
    event_.origin = notes_.where();
    const std::string_view arranged = reader_.arranged(rows.cells());
    return sink_(event_, arranged.empty() ? rows.line() : arranged);
  }

  RowNotes notes_;
  RowReader& reader_;
  const PublishedSink& sink_;
  PublishedCounts counts_;
  Event event_;
};

}  // namespace

std::span<const PublishedFormat* const> published_formats() { return kFormats; }

const PublishedFormat* find_published_format(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &PublishedFormat::name);
  return found == kFormats.end() ? nullptr : *found;
}

struct PublishedSets::Tables : PublishedTables {};

PublishedSets::PublishedSets(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}

Result<PublishedSets> PublishedSets::load(const Resources& resources, const Ontology& ontology,
                                          Reporter& reporter) {
  auto tables = std::make_shared<Tables>();
  STEELYARD_TRY(tables->actors, ActorCodes::load(resources, reporter));
  STEELYARD_TRY(tables->actions, ActionCodes::load(resources, ontology, reporter));
  return PublishedSets(std::move(tables));
}

std::vector<std::string_view> PublishedSets::names() {
  std::vector<std::string_view> names;
  for (const PublishedFormat* format : kFormats) names.push_back(format->name);
  names.push_back(kCsv);
  return names;
}

bool PublishedSets::knows(std::string_view format) {
  return format == kCsv || find_published_format(format) != nullptr;
}

Result<PublishedCounts> PublishedSets::read(std::string_view format, const std::string& path,
                                            const std::string& mapping, Reporter& reporter,
                                            const PublishedSink& sink) const {
  STEELYARD_TRY(auto source, open_source(path, Archives::unpacked));
  return read(format, *source, path == "-" ? "stdin" : path, mapping, reporter, sink);
}

Result<PublishedCounts> PublishedSets::read_bytes(std::string_view format, std::string_view bytes,
                                                  const std::string& name, const std::string& mapping,
                                                  Reporter& reporter, const PublishedSink& sink) const {
  STEELYARD_TRY(auto source, open_memory(bytes, name, Archives::unpacked));
  return read(format, *source, name, mapping, reporter, sink);
}

Result<PublishedCounts> PublishedSets::read(std::string_view format, PeekSource& source,
                                            const std::string& name, const std::string& mapping_text,
                                            Reporter& reporter, const PublishedSink& sink) const {
  const PublishedFormat* known = find_published_format(format);
  std::unique_ptr<RowReader> reader;
  std::unique_ptr<RowSource> rows;
  bool has_header = known && known->has_header, text = true;
  if (known) {
    reader = known->reader(*tables_);
    rows = tab_rows(source);
  } else {
    CsvMapping mapping = CsvMapping::own();
    if (!mapping_text.empty()) {
      STEELYARD_TRY(mapping, CsvMapping::parse(mapping_text, "mapping"));
    }
    has_header = mapping.header;
    // Some lists divide their cells by a control character, by which other files show that they are no text.
    text = mapping.separator == 0 || mapping.separator == '\t' || mapping.separator >= ' ';
    rows = csv_rows(source, mapping.separator);
    reader = mapped_csv_reader(*tables_, std::move(mapping));
  }
  STEELYARD_TRY(const std::string_view head, source.peek(kHeadBytes));
  if (const std::string reason = binary_reason(head); text && !reason.empty())
    return failure(ErrorKind::bad_input, reason, name);
  Import import(name, format, *reader, sink);
  const Status status = import.run(*rows, has_header, known);
  PublishedCounts counts = import.finish(reporter);
  if (!status) return std::unexpected(status.error());
  return counts;
}

// ---- writing ------------------------------------------------------------------------------------

struct PublishedWriter::State {
  std::shared_ptr<const PublishedTables> tables;
  const PublishedFormat* format = nullptr;
  std::unique_ptr<RowWriter> writer;
  std::map<std::string_view, std::size_t> left_out;
};

PublishedWriter::PublishedWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
PublishedWriter::~PublishedWriter() = default;
PublishedWriter::PublishedWriter(PublishedWriter&&) noexcept = default;
PublishedWriter& PublishedWriter::operator=(PublishedWriter&&) noexcept = default;

Result<PublishedWriter> PublishedSets::writer(std::string_view format) const {
  const PublishedFormat* known = find_published_format(format);
  if (!known)
    return failure(ErrorKind::bad_input, "no published format is called \"" + std::string(format) + "\"");
  auto state = std::make_unique<PublishedWriter::State>();
  state->tables = tables_;
  state->format = known;
  state->writer = known->writer(*tables_);
  return PublishedWriter(std::move(state));
}

std::string PublishedWriter::header() const {
  const std::string header = state_->writer->header();
  return header.empty() ? header : header + "\n";
}

bool PublishedWriter::write(const Event& event, std::string_view published, std::string& out) {
  const PublishedFormat& format = *state_->format;
  std::string_view from = event.rule;
  if (!published.empty() && from.starts_with(kPublishedRule)) {
    from.remove_prefix(kPublishedRule.size());
    if (from == format.name || (!format.kin.empty() && from == format.kin)) {
      write_published(published, from != format.name, out);
      return true;
    }
  }
  std::string_view reason = unwritten(event);
  if (reason.empty()) reason = state_->writer->write(event, out);
  if (!reason.empty()) {
    ++state_->left_out[reason];
    return false;
  }
  out += '\n';
  return true;
}

// The row as it came; surplus columns, which stand behind those of the format, have no place in it.
void PublishedWriter::write_published(std::string_view row, bool from_kin, std::string& out) {
  const PublishedFormat& format = *state_->format;
  if (from_kin) {
    out += format.from_kin(row);
  } else if (format.has_header) {
    std::size_t end = 0, cells = 0;
    while (end < row.size() && (row[end] != '\t' || ++cells < format.columns.size())) ++end;
    if (end < row.size()) ++state_->left_out["cells of surplus columns, which the format has no place for"];
    out += row.substr(0, end);
  } else {
    out += row;
  }
  out += '\n';
}

// These formats hold what is said to have happened, and root 03 for what is said to come.
std::string_view PublishedWriter::unwritten(const Event& event) const {
  switch (event.status) {
    case EventStatus::asserted:
      return event.date.known() ? "" : "the event has no day";
    case EventStatus::intended:
      return event.action.root == "03" ? "" : "the format has no column for events that lie ahead";
    case EventStatus::denied:
      return "the format has no column for denied events";
    case EventStatus::hypothetical:
      return "the format has no column for hypothetical events";
    case EventStatus::past_reference:
      return "the format has no column for background that is told beside the news";
  }
  return "";
}

const std::map<std::string_view, std::size_t>& PublishedWriter::left_out() const { return state_->left_out; }

std::vector<std::string_view> published_columns(std::string_view rule) {
  if (!rule.starts_with(kPublishedRule)) return {};
  const PublishedFormat* format = find_published_format(rule.substr(kPublishedRule.size()));
  if (!format) return {};
  return {format->columns.begin(), format->columns.end()};
}

}  // namespace steelyard
