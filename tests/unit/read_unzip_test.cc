// Zip archives, made byte by byte.
#include <zlib.h>

#include "published_rows.h"

namespace steelyard {
namespace {

using testing::HasSubstr;

std::string number(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

std::string deflated(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  std::string packed(bytes.size() + 100, '\0');
  std::string copy = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

struct Member {
  std::string name, bytes;
  bool stored = false, sizes_behind = false, wrong_sum = false;
};

std::string entry(const Member& member) {
  const std::string body = member.stored ? member.bytes : deflated(member.bytes);
  auto crc = static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(member.bytes.data()), static_cast<uInt>(member.bytes.size())));
  if (member.wrong_sum) ++crc;
  const std::string sizes = number(crc, 4) + number(static_cast<std::uint32_t>(body.size()), 4) +
                            number(static_cast<std::uint32_t>(member.bytes.size()), 4);
  return "PK\x03\x04" + number(20, 2) + number(member.sizes_behind ? 8 : 0, 2) +
         number(member.stored ? 0 : 8, 2) + number(0, 4) +
         (member.sizes_behind ? std::string(12, '\0') : sizes) +
         number(static_cast<std::uint32_t>(member.name.size()), 2) + number(0, 2) + member.name + body +
         (member.sizes_behind ? "PK\x07\x08" + sizes : "");
}

const std::string kDirectory = "PK\x01\x02 and so on";
const std::string kRow = "20150110\tARM\tGEO\t112\t\tdoc1_1\tpaper\n";

TEST(Unzip, OneFileIsRead) {
  for (const bool stored : {false, true}) {
    const Imported got = import_rows("petrarch", entry({"a.tsv", kRow, stored}) + kDirectory);
    EXPECT_EQ(got.error, "");
    EXPECT_EQ(got.events.size(), 1U);
  }
}

TEST(Unzip, SizesMayStandBehindAndFoldersAreNoFiles) {
  const Imported got =
      import_rows("petrarch", entry({"folder/", "", true}) + entry({"folder/a.tsv", kRow, false, true}) +
                                  entry({"__MACOSX/folder/._a.tsv", "xx", true}) + kDirectory);
  EXPECT_EQ(got.error, "");
  EXPECT_EQ(got.events.size(), 1U);
}

TEST(Unzip, WhatCannotBeReadIsSaid) {
  const std::string one = entry({"a.tsv", kRow});
  EXPECT_THAT(import_rows("petrarch", one + entry({"b.tsv", kRow}) + kDirectory).error,
              HasSubstr("more than one file"));
  EXPECT_THAT(import_rows("petrarch", entry({"a.tsv", kRow, false, false, true}) + kDirectory).error,
              HasSubstr("check sum"));
  EXPECT_THAT(import_rows("petrarch", one.substr(0, one.size() - 5)).error, HasSubstr("ends too early"));
  EXPECT_THAT(import_rows("petrarch", entry({"folder/", "", true}) + kDirectory).error,
              HasSubstr("holds no file"));
  std::string secret = one;
  secret[6] = 1;
  EXPECT_THAT(import_rows("petrarch", secret).error, HasSubstr("encrypted"));
}

TEST(Unzip, AnyCutGivesAnErrorOrTheRow) {
  const std::string whole = entry({"a.tsv", kRow, false, true}) + kDirectory;
  for (std::size_t size = 4; size < whole.size() - kDirectory.size(); ++size)
    EXPECT_NE(import_rows("petrarch", whole.substr(0, size)).error, "") << size;
}

}  // namespace
}  // namespace steelyard
