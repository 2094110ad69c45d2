// Golden cases of the readers, in text that anyone can write: tests/golden/read/*.case.
//
//   # what: one line          what the case shows
//   # why:  one line          what went or could go wrong
//   name page.txt             the name under which the input is read; the format follows from it
//   option day_order=month_first | english_only=no | strict=yes | column text=body
//   escapes                   \xNN, \r, \t and \\ in the input are taken for the bytes they name
//   input
//   …                         the input, up to the line of four dashes
//   ----
//   …                         what was read
//   ====                      the next case
//
// UPDATE_GOLDEN=1 writes what was read in place of what is expected; read the difference before keeping it.
#include <cstdlib>
#include <filesystem>

#include "steelyard/read.h"

namespace steelyard {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(STEELYARD_SOURCE_DIR) / "tests/golden/read";

struct Case {
  std::string head;  // as it stands, for rewriting
  std::string what, name;
  std::string body;  // the input as it stands
  std::string input, expected;
  ReadOptions options;
  bool escapes = false;
};

std::string unescaped(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      bytes += text[i];
    } else if (text[i + 1] == 'x' && i + 3 < text.size()) {
      bytes += static_cast<char>(std::stoi(std::string(text.substr(i + 2, 2)), nullptr, 16));
      i += 3;
    } else {
      const char named = text[++i];
      bytes += named == 'r' ? '\r' : named == 't' ? '\t' : named == 'n' ? '\n' : named;
    }
  }
  return bytes;
}

void take_option(std::string_view setting, ReadOptions& options) {
  if (setting == "day_order=month_first")
    options.day_order = DayOrder::month_first;
  else if (setting == "day_order=day_first")
    options.day_order = DayOrder::day_first;
  else if (setting == "english_only=no")
    options.english_only = false;
  else if (setting == "strict=yes")
    options.strict = true;
  else if (setting.starts_with("format="))
    options.format = parse_input_format(setting.substr(7)).value();
  else if (setting.starts_with("column ")) {
    const auto parts = split(setting.substr(7), '=');
    options.columns[std::string(parts.at(0))] = std::string(parts.at(1));
  } else {
    ADD_FAILURE() << "unknown option in a case: " << setting;
  }
}

Case parse_case(std::string_view text) {
  Case parsed;
  const auto input_at = text.find("\ninput\n");
  const auto end_at = text.find("\n----\n", input_at);
  EXPECT_TRUE(input_at != std::string_view::npos && end_at != std::string_view::npos) << text.substr(0, 200);
  parsed.head = text.substr(0, input_at);
  parsed.body = text.substr(input_at + 7, end_at > input_at + 7 ? end_at - input_at - 7 : 0);
  parsed.expected = text.substr(end_at + 6);
  for (std::string_view line : split(parsed.head, '\n')) {
    if (line.starts_with("# what: "))
      parsed.what = line.substr(8);
    else if (line.starts_with("name "))
      parsed.name = line.substr(5);
    else if (line.starts_with("option "))
      take_option(line.substr(7), parsed.options);
    else if (line == "escapes")
      parsed.escapes = true;
  }
  parsed.input = parsed.escapes ? unescaped(parsed.body) : parsed.body;
  return parsed;
}

std::vector<Case> cases_of(const std::string& text) {
  std::vector<Case> cases;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n====\n", at), text.size());
    cases.push_back(parse_case(std::string_view(text).substr(at, end + 1 - at)));
    at = end + 6;
  }
  return cases;
}

void show(std::string& out, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  for (std::string_view line : split(value, '\n')) {
    out.append(label).append(line);
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
  }
}

void show_document(std::string& out, const Document& document) {
  show(out, "id: ", document.id.size() == 16 ? "" : document.id);  // derived ids are hashes, tested elsewhere
  show(out, "title: ", document.title);
  show(out, "date: ", document.date.iso() + (document.time.empty() ? "" : " " + document.time));
  show(out, "author: ", document.author);
  show(out, "source: ", document.source);
  show(out, "url: ", document.url);
  show(out, "place: ", document.place);
  show(out, "language: ", document.language == "en" ? "" : document.language);
  if (document.views) show(out, "views: ", std::to_string(*document.views));
  show(out, "text: ", document.text);
  for (const Furniture& piece : document.furniture) show(out, piece.kind + ": ", piece.text);
  out += '\n';
}

std::string run(const Case& one) {
  std::string out, problems;
  Reporter reporter([&](const Error& error) { show(problems, "problem ", to_string(error)); });
  const auto counts = read_bytes(one.input, one.name, one.options, reporter,
                                 [&](Document document) { show_document(out, document); });
  if (!counts) return out + problems + "error " + to_string(counts.error()) + "\n";
  for (const InputTable& table : counts->tables) show(problems, "table ", to_string(table.kind));
  out += problems + "documents " + std::to_string(counts->documents);
  if (counts->headings > 0) out += ", headings " + std::to_string(counts->headings);
  for (const auto& [language, count] : counts->foreign) out += ", " + language + " " + std::to_string(count);
  return out + "\n";
}

class GoldenRead : public testing::TestWithParam<std::string> {};

TEST_P(GoldenRead, ReadsAsWritten) {
  const fs::path path = kFolder / GetParam();
  const auto text = steelyard::read_file(path.string());
  ASSERT_TRUE(text) << to_string(text.error());
  std::string rewritten;
  for (const Case& one : cases_of(*text)) {
    const std::string got = run(one);
    EXPECT_EQ(one.expected, got) << GetParam() << ": " << one.what;
    rewritten += (rewritten.empty() ? "" : "====\n") + one.head + "\ninput\n" + one.body + "\n----\n" + got;
  }
  if (std::getenv("UPDATE_GOLDEN") == nullptr) return;
  EXPECT_TRUE(write_file(path.string(), rewritten));
}

std::vector<std::string> case_files() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kFolder))
    if (entry.path().extension() == ".case") names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param.substr(0, info.param.find('.'));
  for (char& c : name)
    if (c == '-') c = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, GoldenRead, testing::ValuesIn(case_files()), test_name);

TEST(GoldenReadCases, AreManyAndSayWhy) {
  std::size_t count = 0;
  for (const std::string& name : case_files()) {
    for (const Case& one : cases_of(read_file((kFolder / name).string()).value())) {
      ++count;
      EXPECT_FALSE(one.what.empty()) << name << ": a case does not say what it shows";
      EXPECT_NE(one.head.find("# why: "), std::string::npos) << name << ": " << one.what;
    }
  }
  EXPECT_GE(count, 60u);
}

}  // namespace
}  // namespace steelyard
