// The model file: little-endian, lengths before lists, a checksum at the end. Nothing read is trusted: every
// number is checked against its range before it is used, so that damaged bytes give an Error and never a bad
// access.
#include <bit>
#include <cstring>

#include <zstd.h>

#include "language/model.h"

namespace steelyard::language {
namespace {

static_assert(std::endian::native == std::endian::little, "the model file is read as it lies in memory");

constexpr std::string_view kMagic = "STYLMOD2";
constexpr std::uint32_t kCellsMax = 1u << 24;
constexpr int kPackLevel = 19;

class Writer {
 public:
  template <class Number>
  void number(Number value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out_.append(bytes, sizeof value);
  }
  void text(std::string_view value) {
    number(static_cast<std::uint8_t>(value.size()));
    out_ += value;
  }
  // Most codes are zero, so that they pack to a third.
  void codes(std::span<const std::int8_t> codes) {
    std::string packed(ZSTD_compressBound(codes.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), codes.data(), codes.size(), kPackLevel));
    number(static_cast<std::uint32_t>(codes.size()));
    number(static_cast<std::uint32_t>(packed.size()));
    out_ += packed;
  }
  void raw(std::string_view bytes) { out_ += bytes; }
  std::string finish() {
    number(hash64(out_));
    return std::move(out_);
  }

 private:
  std::string out_;
};

// Reads on after a fault, giving zeros; `ok` is asked once a list.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }
  void fail() { ok_ = false; }

  template <class Number>
  Number number() {
    Number value{};
    const std::string_view bytes = take(sizeof value);
    if (ok_) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }
  std::string text() { return std::string(take(number<std::uint8_t>())); }
  // A count of at most `max`.
  template <class Number>
  std::size_t count(std::size_t max) {
    const std::size_t value = number<Number>();
    if (value > max) ok_ = false;
    return ok_ ? value : 0;
  }
  std::vector<std::int8_t> codes() {
    const std::size_t size = count<std::uint32_t>(kCellsMax);
    const std::string_view packed = take(number<std::uint32_t>());
    if (!ok_ || ZSTD_getFrameContentSize(packed.data(), packed.size()) != size) {
      ok_ = false;
      return {};
    }
    std::vector<std::int8_t> codes(size);
    ok_ = ZSTD_decompress(codes.data(), size, packed.data(), packed.size()) == size;
    return codes;
  }

 private:
  std::string_view take(std::size_t size) {
    if (!ok_ || size > rest_.size()) {
      ok_ = false;
      return {};
    }
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }

  std::string_view rest_;
  bool ok_ = true;
};

std::unexpected<Error> damaged(std::string_view what) {
  return failure(ErrorKind::corrupt, "the language model is damaged (" + std::string(what) +
                                         "); train it again with `steelyard train` or take the shipped one");
}

void read_tags(Reader& reader, Tagger& tagger) {
  const std::size_t count = reader.count<std::uint8_t>(kClassesMax);
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    const auto upos = reader.number<std::uint8_t>();
    if (upos > static_cast<std::uint8_t>(Upos::X)) reader.fail();
    tagger.tags.push_back({reader.ok() ? static_cast<Upos>(upos) : Upos::X, reader.text()});
  }
  if (count == 0) reader.fail();
}

void read_parser(Reader& reader, Parser& parser) {
  const std::size_t labels = reader.count<std::uint8_t>(kClassesMax);
  for (std::size_t i = 0; i < labels && reader.ok(); ++i) parser.labels.push_back(reader.text());
  parser.root_label = reader.number<std::uint8_t>();
  parser.beam = reader.number<std::uint8_t>();
  parser.reach = reader.number<std::int32_t>();
  if (parser.root_label >= labels || labels < 2 || parser.beam == 0 || parser.reach < 0) reader.fail();
}

void read_vocabulary(Reader& reader, Model& model) {
  const std::size_t count = reader.count<std::uint32_t>(1u << 22);
  std::vector<WordEntry> entries;
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    WordEntry entry;
    entry.form = reader.number<std::uint32_t>();
    entry.kind = reader.number<std::uint16_t>();
    entry.cluster = reader.number<std::uint16_t>();
    entry.fixed = reader.number<std::uint8_t>();
    if (entry.fixed != WordEntry::kNoTag && entry.fixed >= model.tagger.tags.size()) reader.fail();
    if (!entries.empty() && entries.back().form >= entry.form) reader.fail();
    entries.push_back(entry);
  }
  if (reader.ok()) model.vocabulary = Vocabulary(std::move(entries));
}

}  // namespace

std::string write_model(const Model& model) {
  Writer out;
  out.raw(kMagic);
  out.number(static_cast<std::uint8_t>(model.tagger.tags.size()));
  for (const Tag& tag : model.tagger.tags) {
    out.number(static_cast<std::uint8_t>(tag.upos));
    out.text(tag.xpos);
  }
  out.number(static_cast<std::uint8_t>(model.parser.labels.size()));
  for (const std::string& label : model.parser.labels) out.text(label);
  out.number(model.parser.root_label);
  out.number(model.parser.beam);
  out.number(model.parser.reach);
  out.number(static_cast<std::uint32_t>(model.vocabulary.entries().size()));
  for (const WordEntry& entry : model.vocabulary.entries()) {
    out.number(entry.form);
    out.number(entry.kind);
    out.number(entry.cluster);
    out.number(entry.fixed);
  }
  out.codes(model.tagger.weights.codes());
  out.codes(model.parser.moves.codes());
  out.codes(model.parser.relations.codes());
  return out.finish();
}

Result<Model> read_model(std::string_view bytes) {
  if (!bytes.starts_with(kMagic))
    return failure(ErrorKind::bad_input,
                   "this is not a language model of this version; train one with `steelyard train`");
  if (bytes.size() < kMagic.size() + 8) return damaged("it ends early");
  std::uint64_t checksum = 0;
  std::memcpy(&checksum, bytes.data() + bytes.size() - 8, 8);
  bytes.remove_suffix(8);
  if (hash64(bytes) != checksum) return damaged("its checksum differs");
  Reader reader(bytes.substr(kMagic.size()));
  Model model;
  read_tags(reader, model.tagger);
  read_parser(reader, model.parser);
  read_vocabulary(reader, model);
  model.tagger.weights = Weights(reader.codes(), model.tagger.tags.size());
  const std::vector<std::int8_t> moves = reader.codes();
  if (!MoveWeights::is_size(moves.size())) return damaged("the size of a table is wrong");
  model.parser.moves = MoveWeights(moves);
  model.parser.relations = Weights(reader.codes(), model.parser.labels.size());
  if (!reader.ok() || !reader.at_end()) return damaged("its contents make no sense");
  return model;
}

}  // namespace steelyard::language
