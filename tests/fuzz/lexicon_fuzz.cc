// Any bytes as a file of lexicon entries: good lines are found again by their head, bad ones are reported,
// nothing else happens.
#include <string>

#include "code/lexicon.h"

using namespace steelyard;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Reporter silent;
  static const Ontology ontology = Ontology::load(Resources::embedded(), silent).value();
  std::string bytes = "words\toperator\tcode\tsource\ttarget\tflags\tlever\n";
  bytes.append(reinterpret_cast<const char*>(data), size);
  Reporter reporter;
  const auto table = parse_table(bytes, "lexicon.tsv", '\t', reporter);
  if (!table) return 0;
  for (WordKind kind : {WordKind::verb, WordKind::noun, WordKind::adjective}) {
    Lexicon lexicon;
    if (!lexicon.add_entries(*table, kind, ontology, reporter)) continue;
    for (const TableRow& row : table->rows)
      for (std::string_view word : split(row.cells[0], ' ')) lexicon.find(kind, word);
  }
  return 0;
}
