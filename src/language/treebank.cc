// Treebank reader. zlib reads plain files as they are, so that one path serves both kinds.
#include "language/treebank.h"

#include <memory>

#include <zlib.h>

#include "language/model.h"

namespace steelyard::language {
namespace {

Result<std::string> read_maybe_gzip(const std::string& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (!file) return failure(ErrorKind::bad_input, "cannot open the treebank file; check its path", path);
  std::string bytes;
  std::vector<char> buffer(1 << 16);
  for (;;) {
    const int got = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()));
    if (got < 0) return failure(ErrorKind::bad_input, "the treebank file is damaged; get it again", path);
    if (got == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

Result<TreebankToken> parse_line(std::string_view line, std::size_t expected_id, const std::string& where) {
  const auto cells = split(line, '\t');
  if (cells.size() != 6)
    return failure(ErrorKind::bad_input, "a token line needs six columns with tabs between", where);
  const auto id = parse_int(cells[0]), head = parse_int(cells[4]);
  if (!id || static_cast<std::size_t>(*id) != expected_id)
    return failure(ErrorKind::bad_input, "token ids must count 1, 2, 3 in each sentence", where);
  if (!parse_upos(cells[2]))
    return failure(ErrorKind::bad_input, "the third column is no part of speech of UD", where);
  if (!head || *head < 0 || *head > 100000)
    return failure(ErrorKind::bad_input, "the head is not a token id", where);
  return TreebankToken{std::string(cells[1]), std::string(cells[2]), std::string(cells[3]),
                       std::string(cells[5]), static_cast<int>(*head) - 1};
}

Status check_heads(const TreebankSentence& sentence, const std::string& where) {
  for (const TreebankToken& token : sentence)
    if (token.head >= static_cast<int>(sentence.size()))
      return failure(ErrorKind::bad_input, "a head points past the end of its sentence", where);
  return {};
}

}  // namespace

Result<Treebank> read_treebank(const std::string& path) {
  STEELYARD_TRY(const std::string bytes, read_maybe_gzip(path));
  Treebank treebank;
  TreebankSentence sentence;
  std::size_t number = 0;
  const auto finish = [&](const std::string& where) -> Status {
    if (sentence.empty()) return {};
    STEELYARD_CHECK(check_heads(sentence, where));
    treebank.push_back(std::move(sentence));
    sentence.clear();
    return {};
  };
  for (std::string_view line : split(bytes, '\n')) {
    const std::string where = path + ":" + std::to_string(++number);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
      STEELYARD_CHECK(finish(where));
      continue;
    }
    STEELYARD_TRY(TreebankToken token, parse_line(line, sentence.size() + 1, where));
    sentence.push_back(std::move(token));
  }
  STEELYARD_CHECK(finish(path));
  if (treebank.empty()) return failure(ErrorKind::bad_input, "the treebank file holds no sentence", path);
  return treebank;
}

}  // namespace steelyard::language
