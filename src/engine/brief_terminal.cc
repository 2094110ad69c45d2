// The same brief in a few lines for a terminal: the finding, a bar a power, what moved, who said no.
#include <algorithm>
#include <cmath>

#include "engine/brief_data.h"

namespace steelyard {
namespace {

// Rich text without its links: "[[34%|share-KAZ-RUS]]" → "34%".
std::string plain(const std::string& rich) {
  std::string text;
  for (std::size_t at = 0; at < rich.size();) {
    if (rich.compare(at, 2, "[[") != 0) {
      text += rich[at++];
      continue;
    }
    const auto bar_at = rich.find('|', at), end = rich.find("]]", at);
    if (bar_at == std::string::npos || end == std::string::npos || bar_at > end) {
      text += rich[at++];
      continue;
    }
    text += rich.substr(at + 2, bar_at - at - 2);
    at = end + 2;
  }
  return text;
}

std::string wrapped(const std::string& text, unsigned width) {
  std::string lines, line;
  for (const std::string_view word : split(text, ' ')) {
    if (!line.empty() && display_width(line) + 1 + display_width(word) > width) {
      lines += line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : " ") + std::string(word);
  }
  return lines + line + "\n";
}

std::string pad_to(std::string text, std::size_t width) {
  const std::size_t used = display_width(text);
  text.append(width > used ? width - used : 0, ' ');
  return text;
}

constexpr unsigned kBar = 10;

// A block a state: lean, then a line of bars with shares, in the order of the beam.
std::string state_lines(const BalanceRow& row, const BriefData& data, const TerminalStyle& style) {
  std::string text = "\n" + emphasis(data.name_of(row.state), style) + "  ";
  text += row.lean.given() ? "lean " + plain_number(row.lean.value, 2) +
                                 faint(" (" + number_range(row.lean, 2) + ")", style)
                           : "lean not given";
  text += faint("  " + counted(row.volume, "event") +
                    (row.standing == Volume::enough ? "" : ", " + std::string(to_string(row.standing))),
                style) +
          "\n";
  std::size_t name_width = 0;
  for (const Power& power : data.powers.list) name_width = std::max(name_width, display_width(power.name));
  for (std::size_t p = 0; p < row.shares.size(); ++p) {
    text += "  " + pad_to(data.power_name(p), name_width) + "  ";
    if (row.shares[p].given())
      text += bar(row.shares[p].value, kBar) + " " + pad_to(plain_percent(row.shares[p].value), 4) +
              faint(" " + percent_range(row.shares[p]), style);
    else
      text += counted(row.counts[p], "event");
    text += "\n";
  }
  return text;
}

std::string items(const Json& brief, const char* section, const char* list, const char* field,
                  std::size_t shown_max, const TerminalStyle& style) {
  if (!brief.contains(section)) return "";
  std::string text = "\n" + emphasis(brief[section]["finding"].get<std::string>(), style) + "\n";
  std::size_t shown = 0;
  for (const Json& item : brief[section][list]) {
    if (shown++ == shown_max) break;
    text += "  " + plain(item[field].get<std::string>()) + "\n";
  }
  return text;
}

std::string refusal_items(const Json& brief, const BriefData& data, const TerminalStyle& style) {
  if (!brief.contains("refusals")) return "";
  std::string text = "\n" + emphasis(brief["refusals"]["finding"].get<std::string>(), style) + "\n";
  std::size_t shown = 0;
  for (const Json& row : brief["refusals"]["rows"]) {
    if (shown++ == 5) break;
    const Json& event = brief["events"][row["event"].get<std::string>()];
    text += "  " + event["date"].get<std::string>() + "  " +
            data.name_of(event["source"]["country"].get<std::string>()) + " → " +
            event["target"]["name"].get<std::string>() + ": " + row["act"].get<std::string>() + "\n";
  }
  return text;
}

}  // namespace

std::string brief_for_terminal(const Json& brief, const BriefData& data, const TerminalStyle& style) {
  std::string text = emphasis(brief["title"].get<std::string>(), style) + "\n" +
                     wrapped(plain(brief["standfirst"].get<std::string>()), style.width);
  for (const BalanceRow& row : data.balance) text += state_lines(row, data, style);
  text += items(brief, "changes", "items", "text", 5, style);
  text += refusal_items(brief, data, style);
  text += items(brief, "gatherings", "series", "finding", 4, style);
  return text + "\n" + faint("Intervals are 90%. Every figure opens its sentences in the page.", style) +
         "\n";
}

}  // namespace steelyard
