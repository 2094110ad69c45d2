// The table itself: one row a command, one row a flag.
#include "flags.h"

#include <algorithm>
#include <array>

namespace steelyard::cli {
namespace {

constexpr std::array<Command, 12> kCommands{{
    {"read", "INPUT…", "Read documents into the store",
     "Reads saved pages (text or HTML), JSON lines, CSV with named columns, RSS and Atom feeds, folders of "
     "these and '-' for "
     "standard input; .gz and .zst are unpacked. What is in the store already is not added again. Tables of "
     "facts that lie in a "
     "folder (votes, flows, attendance) are imported on the way.",
     "steelyard read samples --store steelyard.duckdb"},
    {"code", "", "Code documents into events",
     "With --store, codes what is not coded yet. Without it, works as a filter: documents as JSON lines from "
     "standard input, "
     "events as JSON lines to standard output, in the order of the documents.",
     "steelyard code --from jsonl --to jsonl < documents.jsonl > events.jsonl"},
    {"import", "KIND FILE…", "Import tables of facts and published event sets",
     "KIND is un-votes, flows, attendance, gatherings, visits or events, whose columns stand in "
     "docs/formats/tables.md; or the format of a published event set: gdelt (2.0), gdelt1 (1.0), icews, "
     "polecat, phoenix, petrarch, or csv with --mapping (docs/formats/events.md). Files may be packed (.gz, "
     ".zst, .zip). Every row is kept as published; what cannot be read or had to be repaired is named by "
     "file "
     "and line, and counted.",
     "steelyard import gdelt1 20130401.export.CSV.zip --store steelyard.duckdb"},
    {"events", "", "List, filter and export events",
     "Filters add up. Without --to FORMAT the events are shown as a table; with it they are written in that "
     "format, to --out or "
     "to standard output (Parquet needs --out).",
     "steelyard events --store steelyard.duckdb --source KAZ --target RUS --root 12"},
    {"explain", "EVENT", "Show why an event was coded: sentence, tree, rule",
     "EVENT is the id of an event in the store. With --text, explains a sentence of your own instead.",
     "steelyard explain --text \"Kazakhstan refused to recognise the annexation.\" --date 2025-05-09"},
    {"weigh", "MEASURE", "Measure how states balance among the powers",
     "MEASURE is balance, cooperation, overtakings, breaks, trends, changes, refusals, gatherings, hedging, "
     "similarity (votes), ideal-points (votes) or flows (money). Every figure has a 90 % interval and the "
     "number of events it rests on; formulas stand in docs/methods.",
     "steelyard weigh balance --store steelyard.duckdb --states KAZ,UZB --by year"},
    {"brief", "[INPUT…]", "All of it in one page",
     "Reads and codes the inputs into the store, weighs, prints a summary and writes one HTML page that "
     "needs no network: every "
     "number opens its events, every event its sentence. Without an input it briefs on what is in the store.",
     "steelyard brief samples --states KAZ,UZB,KGZ,TJK,TKM --out brief.html"},
    {"train", "[TEXT…]", "Train the language model or the coder's back-off",
     "Trains tagger and parser on ewt.train and gumfree.train of the folder and scores them on its test "
     "files. From the texts, any inputs that `read` takes, it learns which words are used alike. With "
     "--backoff, reads the texts by the lexicon and teaches the coder what clauses report whose verb the "
     "lexicon does not know; scores are of verbs kept out. The same files and seed give the same bytes.",
     "steelyard train news.jsonl.gz --treebank ../shared/data/treebank --out english.model"},
    {"lint", "FILE…", "Look through dictionaries and files of your own",
     "Reads dictionaries of PETRARCH and TABARI (actors, agents, verbs, discards, issues) and TOML files of "
     "actors and "
     "actions, and tells by file and line what is wrong and what to do: lines that cannot be read, entries "
     "that another "
     "hides, overlapping dates, unknown codes, patterns that can never match. Ends with 2 when a line has to "
     "be left out, "
     "with 0 when there are warnings at most.",
     "steelyard lint samples/own.toml"},
    {"doctor", "", "Say what is installed, where, in which version", "", "steelyard doctor"},
    {"help", "[COMMAND]", "Show help", "", "steelyard help weigh"},
    {"version", "", "Show the version", "", "steelyard version"},
}};

constexpr std::array<Flag, 48> kFlags{{
    {"--store", "PATH", "steelyard.duckdb", "the store: one DuckDB file",
     "read code import events explain weigh brief doctor"},
    {"--from", "DATE|FORMAT", "",
     "first day (YYYY, YYYY-MM or YYYY-MM-DD); for code, the format of the input: jsonl",
     "code events weigh brief"},
    {"--to", "DATE|FORMAT", "",
     "last day; for code the format to write: jsonl; for events csv, jsonl, parquet, gdelt, gdelt1, icews, "
     "polecat, phoenix, petrarch",
     "code events weigh brief", true},
    {"--format", "NAME", "by name and content", "format of the inputs: page, html, jsonl, csv, feed",
     "read brief"},
    {"--day-order", "ORDER", "as the page tells", "how 05/09/2025 is read: day-first or month-first",
     "read brief code"},
    {"--column", "FIELD=NAME", "", "the column or key that holds a field, as text=body", "read brief code",
     true},
    {"--all-languages", "", "", "keep documents that are not in English (they are not coded)", "read brief"},
    {"--mapping", "FILE", "the columns of events --to csv", "TOML file that names the columns of a CSV",
     "import"},
    {"--once-a-day", "", "",
     "count rows with the same source, target, action and day once; the others are kept "
     "as retellings",
     "import"},
    {"--all", "", "", "code again what was coded before", "code"},
    {"--without", "PARTS", "",
     "for measuring only: leave parts of the coder out, as parser,control; also negation, backoff",
     "code explain"},
    {"--actors", "FILE", "", "names of your own over ours: a dictionary of PETRARCH or TABARI, or TOML",
     "code explain brief", true},
    {"--agents", "FILE", "", "role words of your own: a dictionary of PETRARCH, or TOML",
     "code explain brief", true},
    {"--verbs", "FILE", "", "verbs and patterns of your own: a dictionary of PETRARCH or TABARI",
     "code explain brief", true},
    {"--actions", "FILE", "", "actions of your own over ours: TOML", "code explain brief", true},
    {"--discards", "FILE", "", "phrases whose sentence (or, with +, document) is left out",
     "code explain brief", true},
    {"--issues", "FILE", "", "phrases that tell what a sentence is about; they go into the contexts",
     "code explain brief", true},
    {"--only-mine", "", "", "leave our own names, roles and lexicon out where you give yours",
     "code explain brief"},
    {"--stems", "", "", "words of dictionaries without a final _ may go on in the text, as in TABARI",
     "code explain brief"},
    {"--as", "KIND", "by content", "kind of the files: actors, agents, verbs, discards, issues or own",
     "lint"},
    {"--across-documents", "", "",
     "for the filter: events point to their first telling in earlier documents too, as those of a store "
     "always do",
     "code"},
    {"--source", "CODES", "", "source actors, as KAZ or KAZ,UZB", "events"},
    {"--target", "CODES", "", "target actors", "events"},
    {"--root", "CODES", "", "CAMEO roots, as 04,12", "events"},
    {"--code", "CODES", "", "CAMEO codes or beginnings of codes, as 042", "events"},
    {"--quad", "CLASSES", "", "quad classes 1 to 4", "events"},
    {"--status", "WORDS", "", "asserted, denied, intended, hypothetical, past_reference", "events"},
    {"--text", "WORDS", "", "events whose sentence has these words; for explain, the sentence itself",
     "events explain"},
    {"--document", "ID", "", "events of one document", "events"},
    {"--duplicates", "", "", "show retellings too, not only the first telling", "events"},
    {"--happening", "IDS", "", "all tellings of the happenings that these events tell first", "events"},
    {"--limit", "N", "all", "at most so many rows", "events"},
    {"--date", "DATE", "", "day of publication of the sentence", "explain"},
    {"--lever", "NAME", "all levers",
     "diplomatic, economic, security, cultural or normative; for weigh also each, a row a lever",
     "events weigh"},
    {"--side", "NAME", "both",
     "signal (words, attendance) or substance (money, troops, law), or each, a row a side", "weigh"},
    {"--states", "CODES", "the five most often met", "states to weigh", "weigh brief"},
    {"--powers", "CODES", "RUS,CHN,USA,EU,TUR", "powers among which they are weighed", "weigh brief"},
    {"--arms", "CODE=X,…", "from UN votes", "positions of the powers on one line, −1 to +1", "weigh brief"},
    {"--by", "PERIOD", "year", "day, month, quarter, year or all", "weigh brief"},
    {"--treebank", "FOLDER", "", "folder with the treebank files", "train"},
    {"--backoff", "", "", "train the back-off from texts instead", "train"},
    {"--epochs", "N", "8", "passes over the training sentences", "train"},
    {"--seed", "N", "1", "seed of everything random", "train weigh brief"},
    {"--out", "FILE", "", "file to write", "events brief train"},
    {"--json", "", "", "figures as one JSON object on standard output",
     "read code import events explain weigh brief train lint doctor"},
    {"--csv", "", "", "figures as CSV", "events weigh"},
    {"--threads", "N", "all cores", "threads to use; the answer does not depend on it", "*"},
    {"--data", "FOLDER", "compiled in", "knowledge files that replace those of the program", "*"},
}};

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  const auto shown = static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  out.append(width > shown ? width - shown : 1, ' ');
  return out;
}

std::string usage(const Command& command) {
  std::string line = "steelyard " + std::string(command.name);
  if (!command.operands.empty()) line += " " + std::string(command.operands);
  return line;
}

std::string flag_head(const Flag& flag) {
  std::string head(flag.name);
  if (!flag.value.empty()) head += " " + std::string(flag.value);
  return head;
}

std::string flag_help(const Flag& flag) {
  std::string help(flag.help);
  if (flag.repeats) help += "; may be given more than once";
  if (!flag.fallback.empty()) help += " (default: " + std::string(flag.fallback) + ")";
  return help;
}

std::string escape_bars(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
  return text;
}

}  // namespace

std::span<const Command> commands() { return kCommands; }
std::span<const Flag> flags() { return kFlags; }

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(kCommands, name, &Command::name);
  return found == kCommands.end() ? nullptr : &*found;
}

bool applies(const Flag& flag, std::string_view command) {
  if (flag.commands == "*") return command != "help" && command != "version";
  for (std::string_view rest = flag.commands; !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == command) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

const Flag* find_flag(std::string_view name, std::string_view command) {
  for (const Flag& flag : kFlags)
    if (flag.name == name && applies(flag, command)) return &flag;
  return nullptr;
}

std::string general_help() {
  std::string text =
      "steelyard: who did what to whom, and how every state hangs between the powers\n\nCommands\n";
  for (const Command& command : kCommands)
    text += "  " + padded(command.name, 10) + std::string(command.help) + "\n";
  return text + "\nsteelyard help COMMAND shows the flags of a command.\n";
}

std::string command_help(const Command& command) {
  std::string text = usage(command) + "\n\n" + std::string(command.help) + ".\n";
  if (!command.details.empty()) text += std::string(command.details) + "\n";
  text += "\n";
  for (const Flag& flag : kFlags)
    if (applies(flag, command.name)) text += "  " + padded(flag_head(flag), 24) + flag_help(flag) + "\n";
  return text + "\nExample\n  " + std::string(command.example) + "\n";
}

std::string markdown() {
  std::string text =
      "# Command line\n\nWritten by `steelyard help --markdown` from the table in `apps/steelyard/flags.cc`; "
      "a test keeps the "
      "two equal.\n\nExit codes: 0 done, 1 nothing found, 2 the input or the call is wrong, 3 something "
      "outside failed (disk, "
      "network, database). Results go to standard output, progress and problems to standard error.\n";
  for (const Command& command : kCommands) {
    text += "\n## steelyard " + std::string(command.name) + "\n\n`" + usage(command) + "`\n\n" +
            std::string(command.help) + ".";
    if (!command.details.empty()) text += " " + std::string(command.details);
    text += "\n";
    bool first = true;
    for (const Flag& flag : kFlags) {
      if (!applies(flag, command.name)) continue;
      if (first) text += "\n| flag | meaning |\n|---|---|\n";
      first = false;
      text += "| `" + escape_bars(flag_head(flag)) + "` | " + flag_help(flag) + " |\n";
    }
    text += "\n    " + std::string(command.example) + "\n";
  }
  return text;
}

}  // namespace steelyard::cli
