// Files, folders and packed input; the same documents whatever the packing, the cut or the size.
#include <chrono>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <zlib.h>
#include <zstd.h>

#include "steelyard/read.h"

namespace steelyard {
namespace {

namespace fs = std::filesystem;

struct Got {
  std::vector<Document> documents;
  std::map<std::string, std::size_t> problems;
  std::vector<std::string> messages;
  std::optional<ReadCounts> counts;
  std::optional<Error> error;
};

template <class Read>
Got collect(Read read) {
  Got got;
  Reporter reporter([&](const Error& error) { got.messages.push_back(to_string(error)); });
  auto counts = read(reporter, [&](Document document) { got.documents.push_back(std::move(document)); });
  if (counts)
    got.counts = *counts;
  else
    got.error = counts.error();
  got.problems = reporter.counts();
  return got;
}

Got from_bytes(std::string_view bytes, const std::string& name, const ReadOptions& options = {}) {
  return collect([&](Reporter& reporter, const DocumentSink& sink) {
    return read_bytes(bytes, name, options, reporter, sink);
  });
}

Got from_path(const std::string& path, const ReadOptions& options = {}) {
  return collect([&](Reporter& reporter, const DocumentSink& sink) {
    return read_input(path, options, reporter, sink);
  });
}

std::string gzipped(std::string_view bytes) {
  std::string packed(compressBound(bytes.size()) + 64, '\0');
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string source(bytes);
  stream.next_in = reinterpret_cast<Bytef*>(source.data());
  stream.avail_in = static_cast<uInt>(source.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string zstd_packed(std::string_view bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3));
  return packed;
}

std::string json_line(const Document& document) {
  nlohmann::json line = {{"id", document.id},     {"date", document.date.iso()}, {"title", document.title},
                         {"text", document.text}, {"source", document.source},   {"author", document.author}};
  if (document.views) line["views"] = *document.views;
  return line.dump() + "\n";
}

std::string random_text(Random& random, std::size_t length) {
  constexpr std::string_view kPieces[] = {"Gondor ", "invaded ",   "\"quoted\" ", "\\", "\n", "\t", "\u00e9",
                                          "\u2014",  "\U0001F600", "\r\n",        ",",  ";",  "'",  "\x01",
                                          "\x7f",    "</p>",       "&amp;",       "{",  "}",  " "};
  std::string text = "T";
  while (text.size() < length) text += kPieces[random.below(std::size(kPieces))];
  return text + ".";
}

Document random_document(Random& random, int number) {
  Document document;
  document.id = "d" + std::to_string(number);
  document.date = Date::from_days(static_cast<std::int32_t>(random.below(20000)));
  document.title = random_text(random, 1 + random.below(40));
  document.text = random_text(random, 1 + random.below(400));
  document.source = random_text(random, 5);
  if (random.below(2) == 0) document.views = static_cast<std::int64_t>(random.below(100000));
  return document;
}

void expect_same(const std::vector<Document>& left, const std::vector<Document>& right) {
  ASSERT_EQ(left.size(), right.size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    EXPECT_EQ(left[i].id, right[i].id);
    EXPECT_EQ(left[i].date, right[i].date);
    EXPECT_EQ(left[i].title, right[i].title);
    EXPECT_EQ(left[i].text, right[i].text);
    EXPECT_EQ(left[i].source, right[i].source);
    EXPECT_EQ(left[i].views, right[i].views);
  }
}

std::string sample_lines(int count) {
  Random random(7);
  std::string lines;
  for (int i = 0; i < count; ++i) lines += json_line(random_document(random, i));
  return lines;
}

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("steelyard_read_" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  std::string add(const std::string& name, std::string_view bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return (path_ / name).string();
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

TEST(ReadRoundTrip, JsonLinesGiveBackWhatWasWritten) {
  Random random(11);
  ReadOptions options;
  options.english_only = false;
  std::vector<Document> written;
  std::string lines;
  for (int i = 0; i < 500; ++i) {
    written.push_back(random_document(random, i));
    lines += json_line(written.back());
  }
  expect_same(written, from_bytes(lines, "news.jsonl", options).documents);
}

TEST(ReadPacked, GzipZstdAndPlainGiveTheSameDocuments) {
  const std::string lines = sample_lines(300);
  ReadOptions options;
  options.english_only = false;
  const auto plain = from_bytes(lines, "news.jsonl", options).documents;
  ASSERT_EQ(plain.size(), 300u);
  expect_same(plain, from_bytes(gzipped(lines), "news.jsonl.gz", options).documents);
  expect_same(plain, from_bytes(zstd_packed(lines), "news.jsonl.zst", options).documents);
  expect_same(plain, from_bytes(gzipped(lines), "without-a-name", options).documents);
  const std::string half = lines.substr(0, lines.find('\n', lines.size() / 2) + 1),
                    rest = lines.substr(half.size());
  expect_same(plain, from_bytes(gzipped(half) + gzipped(rest), "members.gz", options).documents);
  expect_same(plain, from_bytes(zstd_packed(half) + zstd_packed(rest), "frames.zst", options).documents);
}

TEST(ReadPacked, DataThatEndTooEarlyGiveWholeLinesAndAnError) {
  const std::string lines = sample_lines(2000);
  for (const std::string& packed : {gzipped(lines), zstd_packed(lines)}) {
    ReadOptions options;
    options.format = InputFormat::jsonl;
    options.english_only = false;
    const Got got = from_bytes(std::string_view(packed).substr(0, packed.size() * 3 / 4), "news.gz", options);
    ASSERT_TRUE(got.error.has_value());
    EXPECT_NE(got.error->message.find("end too early"), std::string::npos) << got.error->message;
    EXPECT_GT(got.documents.size(), 100u);
  }
}

TEST(ReadPacked, DamagedDataAreAnError) {
  std::string packed = gzipped(sample_lines(2000));
  for (std::size_t i = packed.size() / 2; i < packed.size() / 2 + 40; ++i) packed[i] = '\x55';
  const Got got = from_bytes(packed, "news.jsonl.gz");
  ASSERT_TRUE(got.error.has_value());
  EXPECT_EQ(got.error->kind, ErrorKind::bad_input);
}

TEST(ReadCut, AnyBeginningOfAnyInputIsReadOrRefused) {
  const std::string html =
      "<html lang=en><body><nav><a href=x>Home</a></nav><article><h1>T</h1><p>Gondor &amp; Rohan &eacute; "
      "signed.</p><script type='application/ld+json'>{\"headline\":\"x\"}</script></article></body></html>";
  const std::string feed =
      "<?xml version='1.0'?><rss><channel><title>T</title><item><title>A</title><description>"
      "<![CDATA[<p>Gondor</p>]]></description><pubDate>Fri, 09 May 2025 15:05:00 "
      "GMT</pubDate></item></channel></rss>";
  const std::string csv =
      "id,date,text\n1,2025-05-09,\"Gondor, \"\"Rohan\"\"\n and Dale\"\n2,05/09/2025,Dale\n";
  const std::string page =
      "09.05.2025 15:05\r\n149\r\n\r\nTitle\r\n\r\nGondor invaded Harad, it said.\r\n\r\nRelated\r\nx\r\n";
  for (const auto& [name, bytes] : std::map<std::string, std::string>{{"a.html", html},
                                                                      {"a.xml", feed},
                                                                      {"a.csv", csv},
                                                                      {"a.txt", page},
                                                                      {"a.jsonl", sample_lines(5)},
                                                                      {"a", gzipped(page)}})
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
      const Got got = from_bytes(std::string_view(bytes).substr(0, size), name);
      EXPECT_TRUE(got.counts.has_value() || !got.error->message.empty());
      for (const Document& document : got.documents)
        EXPECT_FALSE(find_invalid_utf8(document.text)) << name << " cut at " << size;
    }
}

TEST(ReadCut, RandomBytesNeverReachTheCallerAsInvalidText) {
  Random random(3);
  for (int round = 0; round < 400; ++round) {
    std::string bytes = round % 2 == 0 ? "{\"id\":\"1\",\"text\":\"" : "<html><p>";
    for (std::size_t i = 0; i < 60; ++i) bytes += static_cast<char>(1 + random.below(255));
    for (const char* name : {"a.jsonl", "a.csv", "a.html", "a.txt", "a.xml"})
      for (const Document& document : from_bytes(bytes, name).documents) {
        EXPECT_FALSE(find_invalid_utf8(document.text));
        EXPECT_FALSE(find_invalid_utf8(document.title));
      }
  }
}

TEST(ReadFolder, FilesComeInOrderAndTablesAreLeftToTheCaller) {
  const Folder folder;
  folder.add("b.txt", "Rohan refused. It said no to all terms of the envoy.");
  folder.add("a/z.jsonl.gz", gzipped("{\"id\":\"1\",\"text\":\"Gondor invaded.\"}\n"));
  folder.add("votes.csv", "resolution,date,country,vote\nA/1,2022-03-02,KAZ,yes\n");
  folder.add("picture.png", "\x89PNG");
  folder.add("binary.txt", std::string_view("a\0b", 3));
  folder.add(".hidden.txt", "Nothing to see here at all.");
  const Got got = from_path(folder.path());
  ASSERT_TRUE(got.counts.has_value());
  ASSERT_EQ(got.documents.size(), 2u);
  EXPECT_EQ(got.documents[0].text, "Gondor invaded.");
  EXPECT_EQ(got.documents[0].origin, folder.path() + "/a/z.jsonl.gz:1");
  ASSERT_EQ(got.counts->tables.size(), 1u);
  EXPECT_EQ(got.counts->tables[0].kind, TableKind::votes);
  EXPECT_EQ(got.counts->other_files, std::vector<std::string>{folder.path() + "/picture.png"});
  EXPECT_EQ(got.problems.at("file not read"), 1u);
}

TEST(ReadFolder, MissingPathsSayWhich) {
  const Got got = from_path("/no/such/file.jsonl");
  ASSERT_TRUE(got.error.has_value());
  EXPECT_EQ(got.error->kind, ErrorKind::bad_input);
  EXPECT_EQ(got.error->where, "/no/such/file.jsonl");
}

TEST(ReadIds, DependOnWhatIsSaidAndNotOnWhereItIsRead) {
  const std::string page = "Title of the page\n\n9 May 2025\n\nGondor invaded Harad on Friday, it said.\n";
  const std::string first = from_bytes(page, "a.txt").documents.at(0).id;
  EXPECT_EQ(first, from_bytes(page, "b/c.txt").documents.at(0).id);
  EXPECT_NE(first, from_bytes(page + "Rohan refused to help, it said.\n", "a.txt").documents.at(0).id);
}

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Cost per byte may not grow with the size; a factor of six leaves room for a busy machine.
void expect_linear(const std::string& name, const std::function<std::string(std::size_t)>& input) {
  const std::string small = input(1), large = input(16);
  from_bytes(small, name);
  const double once = seconds_of([&] { from_bytes(small, name); });
  const double many = seconds_of([&] { from_bytes(large, name); });
  EXPECT_LT(many, 16 * 6 * once + 0.5) << name << ": " << once << " s, then " << many << " s";
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

TEST(ReadLarge, OneLongLineAndManySmallDocuments) {
  const std::string words = repeated("Gondor invaded Harad and ", 400000);  // 10 MB
  EXPECT_EQ(from_bytes("{\"id\":\"1\",\"text\":\"" + words + "\"}", "a.jsonl").documents.at(0).text, words);
  EXPECT_EQ(from_bytes(words + ".", "a.txt").documents.size(), 1u);
  EXPECT_EQ(from_bytes("id,text\n1,\"" + words + "\"\n", "a.csv").documents.size(), 1u);
  EXPECT_EQ(from_bytes("<html><body><p>" + words + "</p>", "a.html").documents.size(), 1u);
  std::size_t count = 0;
  Reporter reporter;
  std::string lines;
  for (int i = 0; i < 100000; ++i)
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"Dale signed.\"}\n";
  EXPECT_TRUE(read_bytes(lines, "a.jsonl", {}, reporter, [&](Document) { ++count; }));
  EXPECT_EQ(count, 100000u);
}

TEST(ReadLarge, ALineBeyondTheLimitIsToldAndTheRestRead) {
  ReadOptions options;
  options.record_bytes_max = std::size_t{1} << 20;
  const std::string lines = "{\"id\":\"1\",\"text\":\"" + std::string(std::size_t{3} << 20, 'x') +
                            "\"}\n{\"id\":\"2\",\"text\":\"Dale signed.\"}\n";
  const Got got = from_bytes(lines, "a.jsonl", options);
  ASSERT_EQ(got.documents.size(), 1u);
  EXPECT_EQ(got.documents[0].origin, "a.jsonl:2");
  ASSERT_EQ(got.messages.size(), 1u);
  EXPECT_EQ(got.messages[0], "a.jsonl:1: the line is longer than 1 MB; split the text");
}

TEST(ReadLarge, HostileInputCostsNoMoreThanItsLength) {
  const auto many = [](std::string_view piece) {
    return [piece](std::size_t factor) { return repeated(piece, factor * 20000 / piece.size() * 4); };
  };
  for (std::string_view piece : {"<div>", "<b>", "<p><b x=1>", "<table><tr><td>", "<svg><td>", "<script>",
                                 "<a href='", "<!--", "</div>", "<div><table></div>", "<ul><li>",
                                 "<select><option>", "&amp;", "<font color=a>x<p>", "< <", "<h1>a</h1>"})
    expect_linear("a.html", many(piece));
  expect_linear("a.csv", [](std::size_t factor) { return "id,text\n" + repeated("1,\"x\n", factor * 5000); });
  expect_linear("a.txt", [](std::size_t factor) {
    return repeated("Title\n\nBy Jane Doe\n9 May 2025\n", factor * 1000);
  });
  expect_linear("a.txt", [](std::size_t factor) { return repeated("05/09/2025 ", factor * 3000); });
  expect_linear("a.jsonl", [](std::size_t factor) { return "{\"id\":" + std::string(factor * 20000, '['); });
  expect_linear("a.xml", [](std::size_t factor) { return "<rss><item>" + repeated("<a>", factor * 5000); });
}

TEST(ReadLarge, ASmallFileThatUnpacksToMuchIsReadInLittleMemory) {
  const std::string blank(std::size_t{48} << 20, '\n');
  const std::string lines = gzipped(blank + "{\"id\":\"1\",\"text\":\"Dale signed.\"}\n");
  ASSERT_LT(lines.size(), std::size_t{1} << 18);
  rusage before{}, after{};
  getrusage(RUSAGE_SELF, &before);
  ReadOptions options;
  options.format = InputFormat::jsonl;
  EXPECT_EQ(from_bytes(lines, "a.jsonl.gz", options).documents.size(), 1u);
  getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 16 * 1024);  // kilobytes
  options.format = InputFormat::page;
  options.record_bytes_max = std::size_t{8} << 20;
  const Got page = from_bytes(lines, "a.txt.gz", options);
  ASSERT_TRUE(page.error.has_value());
  EXPECT_EQ(page.error->message, "is larger than 8 MB, too much for one page; split it");
}

}  // namespace
}  // namespace steelyard
