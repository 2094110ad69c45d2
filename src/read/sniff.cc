// What an input is. Signs in the first bytes that cannot be chance ("<!doctype html", "<rss", "{") win over
// the name, because files are saved under any name; the name decides the rest.
#include "read/csv_records.h"
#include "read/reading.h"

namespace steelyard {
namespace {

struct Ending {
  std::string_view text;
  InputFormat format;
};
constexpr Ending kEndings[] = {
    {".jsonl", InputFormat::jsonl}, {".ndjson", InputFormat::jsonl}, {".json", InputFormat::jsonl},
    {".csv", InputFormat::csv},     {".tsv", InputFormat::csv},      {".html", InputFormat::html},
    {".htm", InputFormat::html},    {".xhtml", InputFormat::html},   {".xml", InputFormat::feed},
    {".rss", InputFormat::feed},    {".atom", InputFormat::feed},    {".txt", InputFormat::page},
    {".text", InputFormat::page},
};

std::string_view without_packing(std::string_view name) {
  for (std::string_view packing : {".gz", ".zst"})
    if (name.ends_with(packing)) return name.substr(0, name.size() - packing.size());
  return name;
}

std::string_view skip_blanks(std::string_view head) {
  const auto start = head.find_first_not_of(" \t\r\n");
  return start == std::string_view::npos ? std::string_view() : head.substr(start);
}

std::optional<InputFormat> by_name(std::string_view name) {
  const std::string lowered = lower_ascii(without_packing(name));
  for (const Ending& ending : kEndings)
    if (lowered.ends_with(ending.text)) return ending.format;
  return std::nullopt;
}

std::optional<InputFormat> by_markup(std::string_view head) {
  const std::string start = lower_ascii(skip_blanks(head).substr(0, 2000));
  if (!start.starts_with('<')) return std::nullopt;
  if (start.starts_with("<!doctype html") || start.find("<html") != std::string::npos)
    return InputFormat::html;
  for (std::string_view root : {"<rss", "<feed", "<rdf:rdf"})
    if (start.find(root) != std::string::npos) return InputFormat::feed;
  return start.starts_with("<?xml") ? std::nullopt : std::optional(InputFormat::html);
}

std::string_view first_line(std::string_view head) {
  head = skip_blanks(head);
  return head.substr(0, std::min(head.find_first_of("\r\n"), head.size()));
}

// A header line of a table says "text" in one of several short cells.
bool is_header(std::string_view line, const ReadOptions& options) {
  const char separator = sniff_separator(line);
  if (line.find(separator) == std::string_view::npos || line.size() > 2000) return false;
  return sniff_table(line, options) != TableKind::unknown;
}

}  // namespace

bool is_read_by_name(std::string_view name) { return by_name(name).has_value(); }

Sniffed sniff(std::string_view name, std::string_view head, const ReadOptions& options) {
  Sniffed sniffed;
  const auto named = by_name(name);
  const std::string_view line = first_line(head);
  if (options.format != InputFormat::automatic)
    sniffed.format = options.format;
  else if (const auto markup = by_markup(head))
    sniffed.format = *markup;
  else if (line.starts_with("{\"") || line == "{}")
    sniffed.format = InputFormat::jsonl;
  else if (named && *named != InputFormat::page)
    sniffed.format = *named;
  else if (is_header(line, options))
    sniffed.format = InputFormat::csv;
  if (sniffed.format == InputFormat::csv && options.format == InputFormat::automatic)
    sniffed.table = sniff_table(line, options);
  return sniffed;
}

std::string declared_charset(std::string_view html) {
  const std::string start = lower_ascii(html.substr(0, 4096));
  const auto at = start.find("charset=");
  if (at == std::string::npos) return "";
  std::string_view value = std::string_view(start).substr(at + 8);
  while (!value.empty() && (value[0] == '"' || value[0] == '\'' || value[0] == ' ')) value.remove_prefix(1);
  return std::string(value.substr(0, value.find_first_of("\"' ;/>")));
}

std::optional<InputFormat> parse_input_format(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(InputFormat::feed); ++i)
    if (to_string(static_cast<InputFormat>(i)) == text) return static_cast<InputFormat>(i);
  return std::nullopt;
}

std::string_view to_string(InputFormat format) {
  switch (format) {
    case InputFormat::automatic:
      return "automatic";
    case InputFormat::page:
      return "page";
    case InputFormat::html:
      return "html";
    case InputFormat::jsonl:
      return "jsonl";
    case InputFormat::csv:
      return "csv";
    case InputFormat::feed:
      return "feed";
  }
  return "";
}

}  // namespace steelyard
