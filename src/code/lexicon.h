// The action lexicon: which words report which action, between whom, and what a verb makes of the action it
// governs.
//
// Problem: "criticised", "imposed sanctions on", "refused to release" and "the annexation of" all name CAMEO
// actions, but the last word alone seldom decides. Method: entries are keyed by the lemma of their head word
// and name the words that must stand beside it; operators (agree, refuse, threaten, call off …) carry no
// action of their own but turn the code of their content into another by a table. Files and columns:
// docs/formats/lexicon.md.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "steelyard/base.h"
#include "steelyard/record.h"

namespace steelyard {

struct Dictionaries;
struct OwnFile;
struct VerbMove;
struct WordPattern;

enum class WordKind : std::uint8_t { verb, noun, adjective };

// What an entry does with the action it governs.
enum class Operator : std::uint8_t {
  none,
  pass,
  give,
  intend,
  refuse,
  threaten,
  appeal,
  demand,
  end,
  allow,
  force,
  fail,
  attempt,
  accuse,
  say,
  consider,
  deny,
  harm
};
std::string_view to_string(Operator op);

// A word that must stand beside the head of an entry.
struct EntryPart {
  enum class Kind : std::uint8_t {
    particle,    // "off" in "call off", "on" in "call on"
    word,        // "talks" in "hold talks", "phone" in "phone call"
    complement,  // "for:aid": a phrase with that preposition
    pattern,     // the words of LexiconEntry::pattern
  };
  Kind kind = Kind::word;
  std::string preposition;
  std::string word;           // lemma; "" when a class is named
  std::uint64_t classes = 0;  // bit of the class
};

struct LexiconEntry {
  WordKind kind = WordKind::verb;
  std::string words;  // as written: "impose &sanctions"
  std::vector<EntryPart> parts;
  Operator op = Operator::none;
  std::string code;                 // "" when the entry alone reports nothing
  std::vector<std::string> source;  // slots in order of preference; empty = the subject
  std::vector<std::string> target;
  bool reciprocal = false;  // both ways
  bool theme = false;       // only the content of another word
  bool visit = false;
  std::string lever;  // "" = the code's
  std::string file;   // "actions/lexicon_verbs.tsv"
  std::size_t line = 0;

  // Of a user's dictionary (docs/formats/dictionaries.md):
  bool own = false;
  std::shared_ptr<const WordPattern> pattern;  // words around it that parts cannot say; null for none
  std::string back;                            // code of the target towards the source; "" when there is none
  bool back_in_passive = false;                // `back` is the passive's code and stands for `code` there
  bool if_alone = false;                       // only where the sentence has no other event
  bool discards = false;                       // its sentence is left out

  std::string origin() const { return file + ":" + std::to_string(line); }
};

// Read-only once loaded; may be used from many threads.
class Lexicon {
 public:
  // Reads actions/lexicon_*.tsv. Bad lines and codes that the ontology does not know are reported and left
  // out.
  static Result<Lexicon> load(const Resources& resources, const Ontology& ontology, Reporter& reporter);

  // Adds the lines of one file of entries. Call before the lexicon is used.
  Status add_entries(const Table& table, WordKind kind, const Ontology& ontology, Reporter& reporter);

  // Lays a user's verbs and actions over the entries: of two with as many words the user's goes first, and
  // one of ours with the very words of one of the user's is left out. `only_mine` leaves all of ours out.
  // Call before the lexicon is used.
  void layer(const Dictionaries& dictionaries, bool only_mine, const Ontology& ontology, Reporter& reporter);
  // What verbs of a user's dictionary make of those they govern.
  std::span<const VerbMove> moves() const;

  // Entries whose head is the lemma, those with more words first.
  std::span<const LexiconEntry> find(WordKind kind, std::string_view lemma) const;
  // Bits of the classes that the lemma belongs to.
  std::uint64_t classes_of(std::string_view lemma) const;
  bool belongs(std::string_view lemma, std::string_view class_name) const;
  // What an action is called when that role does it ("" a state itself): a bombing by an air force is none by
  // a private hand. The code itself when the table has no line.
  std::string_view done_by(std::string_view code, std::string_view role) const;
  // Names of those classes, in order of the alphabet.
  std::vector<std::string_view> class_names(std::uint64_t classes) const;
  // "a series of", "tons of", "ten days of": the noun that matters follows.
  bool is_measure(std::string_view lemma) const;
  // "a statement", "the resolution": what speaks for its owner.
  bool is_voice(std::string_view lemma) const;
  // "the ability to", "a chance to": what is governed has not happened.
  bool is_potential(std::string_view lemma) const;
  // Code of the operator over a content with that code; "" when the table has none.
  std::string_view compose(Operator op, std::string_view content) const;
  // Lever that a word speaks for; "" when it is neutral.
  std::string_view lever_of(std::string_view lemma) const;
  std::size_t size() const { return size_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class T>
  using Words = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Status read_classes(const Resources& resources, Reporter& reporter);
  Status read_entries(const Resources& resources, std::string_view file, WordKind kind,
                      const Ontology& ontology, Reporter& reporter);
  void add_own(std::string_view lemma, LexiconEntry entry);
  void layer_file(const OwnFile& file, const Ontology& ontology, Reporter& reporter);
  Status add_class(const std::string& name, const std::string& word, std::string where);
  Status read_compositions(const Resources& resources, const Ontology& ontology, Reporter& reporter);
  Status read_levers(const Resources& resources, Reporter& reporter);
  Status read_doers(const Resources& resources, const Ontology& ontology, Reporter& reporter);
  Result<LexiconEntry> read_entry(WordKind kind, std::span<const std::string> cells, const Ontology& ontology,
                                  std::string& head) const;
  Result<EntryPart> read_part(std::string_view word) const;
  void sort_entries();

  Words<std::uint64_t> class_bits_;  // name → bit
  Words<std::uint64_t> classes_;     // lemma → bits
  Words<std::vector<LexiconEntry>> entries_[3];
  Words<std::string> compositions_[18];
  Words<std::string> levers_;
  Words<std::string> doers_;  // "183 MIL" → 195
  std::shared_ptr<const std::vector<VerbMove>> moves_;
  std::size_t size_ = 0;
};

}  // namespace steelyard
