// Tables of irregular forms, each sorted by form.
#include "language/irregular.h"

#include <algorithm>
#include <array>
#include <utility>

namespace steelyard::language {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

constexpr auto kVerbs = std::to_array<Row>({
    {"'d", "would"}, {"'ll", "will"}, {"'m", "be"}, {"'re", "be"}, {"'ve", "have"}, {"added", "add"},
    {"adding", "add"}, {"ageing", "age"}, {"agreeing", "agree"}, {"am", "be"}, {"annulled", "annul"},
    {"annulling", "annul"}, {"are", "be"}, {"arisen", "arise"}, {"arose", "arise"}, {"ate", "eat"},
    {"awoke", "awake"}, {"awoken", "awake"}, {"axed", "axe"}, {"axes", "axe"}, {"axing", "axe"},
    {"bade", "bid"}, {"beaten", "beat"}, {"became", "become"}, {"been", "be"}, {"befallen", "befall"},
    {"befell", "befall"}, {"began", "begin"}, {"begun", "begin"}, {"beheld", "behold"}, {"being", "be"},
    {"belying", "belie"}, {"bent", "bend"}, {"beset", "beset"}, {"bet", "bet"}, {"biased", "bias"},
    {"bidden", "bid"}, {"bit", "bite"}, {"bitten", "bite"}, {"bled", "bleed"}, {"blew", "blow"},
    {"blown", "blow"}, {"bore", "bear"}, {"born", "bear"}, {"borne", "bear"}, {"bought", "buy"},
    {"bound", "bind"}, {"bred", "breed"}, {"broadcast", "broadcast"}, {"broke", "break"},
    {"broken", "break"}, {"brought", "bring"}, {"built", "build"}, {"burnt", "burn"}, {"bused", "bus"},
    {"busing", "bus"}, {"ca", "can"}, {"came", "come"}, {"cancelled", "cancel"}, {"cancelling", "cancel"},
    {"canoeing", "canoe"}, {"cast", "cast"}, {"caught", "catch"}, {"channelled", "channel"},
    {"channelling", "channel"}, {"chose", "choose"}, {"chosen", "choose"}, {"clung", "cling"},
    {"compelled", "compel"}, {"compelling", "compel"}, {"controlled", "control"}, {"controlling", "control"},
    {"cost", "cost"}, {"counselled", "counsel"}, {"counselling", "counsel"},
    {"crept", "creep"}, {"cut", "cut"}, {"dealt", "deal"}, {"did", "do"}, {"dispelled", "dispel"},
    {"dispelling", "dispel"}, {"does", "do"}, {"doing", "do"}, {"done", "do"}, {"dove", "dive"},
    {"drank", "drink"}, {"drawn", "draw"}, {"dreamt", "dream"}, {"drew", "draw"}, {"driven", "drive"},
    {"drove", "drive"}, {"drunk", "drink"}, {"dug", "dig"}, {"dwelt", "dwell"}, {"dyeing", "dye"},
    {"dying", "die"}, {"eaten", "eat"}, {"enrolled", "enrol"}, {"enrolling", "enrol"}, {"equalled", "equal"},
    {"equalling", "equal"}, {"erred", "err"}, {"erring", "err"}, {"excelled", "excel"},
    {"excelling", "excel"}, {"expelled", "expel"}, {"expelling", "expel"}, {"fallen", "fall"},
    {"fed", "feed"}, {"fell", "fall"}, {"felt", "feel"}, {"fled", "flee"}, {"fleeing", "flee"},
    {"flew", "fly"}, {"flown", "fly"}, {"flung", "fling"}, {"focused", "focus"}, {"focusing", "focus"},
    {"focussed", "focus"}, {"forbade", "forbid"}, {"forbidden", "forbid"}, {"forecast", "forecast"},
    {"foresaw", "foresee"}, {"foreseen", "foresee"}, {"forgave", "forgive"}, {"forgiven", "forgive"},
    {"forgone", "forgo"}, {"forgot", "forget"}, {"forgotten", "forget"}, {"forwent", "forgo"},
    {"fought", "fight"}, {"found", "find"}, {"freeing", "free"}, {"frolicked", "frolic"},
    {"frolicking", "frolic"}, {"froze", "freeze"}, {"frozen", "freeze"}, {"fuelled", "fuel"},
    {"fuelling", "fuel"}, {"fulfilled", "fulfil"}, {"fulfilling", "fulfil"}, {"gassed", "gas"},
    {"gassing", "gas"}, {"gave", "give"}, {"given", "give"}, {"goes", "go"}, {"gone", "go"}, {"got", "get"},
    {"gotten", "get"}, {"grew", "grow"}, {"ground", "grind"}, {"grown", "grow"},
    {"guaranteeing", "guarantee"}, {"had", "have"}, {"has", "have"}, {"having", "have"}, {"heard", "hear"},
    {"held", "hold"}, {"hid", "hide"}, {"hidden", "hide"}, {"hit", "hit"}, {"hung", "hang"},
    {"hurt", "hurt"}, {"instilled", "instil"}, {"instilling", "instil"}, {"is", "be"}, {"kept", "keep"},
    {"kidnapped", "kidnap"}, {"kidnapping", "kidnap"}, {"knelt", "kneel"}, {"knew", "know"},
    {"known", "know"}, {"labelled", "label"}, {"labelling", "label"}, {"laid", "lay"}, {"lain", "lie"},
    {"lay", "lie"}, {"leant", "lean"}, {"leapt", "leap"}, {"learnt", "learn"}, {"led", "lead"},
    {"left", "leave"}, {"lent", "lend"}, {"let", "let"}, {"levelled", "level"}, {"levelling", "level"},
    {"lit", "light"}, {"lodging", "lodge"}, {"lost", "lose"}, {"lying", "lie"}, {"made", "make"},
    {"marshalled", "marshal"}, {"marshalling", "marshal"}, {"meant", "mean"}, {"met", "meet"},
    {"mimicked", "mimic"}, {"mimicking", "mimic"}, {"misled", "mislead"},
    {"mistaken", "mistake"}, {"mistook", "mistake"}, {"misunderstood", "misunderstand"},
    {"modelled", "model"}, {"modelling", "model"}, {"mown", "mow"}, {"n't", "not"}, {"offset", "offset"},
    {"outdid", "outdo"}, {"outdone", "outdo"}, {"overcame", "overcome"}, {"overheard", "overhear"},
    {"overran", "overrun"},
    {"overridden", "override"}, {"overrode", "override"}, {"oversaw", "oversee"}, {"overseeing", "oversee"},
    {"overseen", "oversee"}, {"overtaken", "overtake"}, {"overthrew", "overthrow"},
    {"overthrown", "overthrow"}, {"overtook", "overtake"}, {"paid", "pay"}, {"panicked", "panic"},
    {"panicking", "panic"}, {"patrolled", "patrol"}, {"patrolling", "patrol"}, {"picnicked", "picnic"},
    {"picnicking", "picnic"}, {"pled", "plead"}, {"programmed", "program"}, {"programming", "program"},
    {"propelled", "propel"}, {"propelling", "propel"}, {"proven", "prove"}, {"purred", "purr"},
    {"put", "put"}, {"quarrelled", "quarrel"}, {"quarrelling", "quarrel"}, {"queuing", "queue"},
    {"quit", "quit"}, {"quizzed", "quiz"}, {"ran", "run"}, {"rang", "ring"}, {"read", "read"},
    {"rebelled", "rebel"}, {"rebelling", "rebel"}, {"rebuilt", "rebuild"}, {"redid", "redo"},
    {"redone", "redo"}, {"refereeing", "referee"}, {"rent", "rend"}, {"repaid", "repay"},
    {"repelled", "repel"}, {"repelling", "repel"}, {"reset", "reset"}, {"resold", "resell"},
    {"retaken", "retake"}, {"rethought", "rethink"}, {"retook", "retake"}, {"rewritten", "rewrite"},
    {"rewrote", "rewrite"}, {"rid", "rid"}, {"ridden", "ride"}, {"risen", "rise"}, {"rivalled", "rival"},
    {"rivalling", "rival"}, {"rode", "ride"}, {"rose", "rise"}, {"rung", "ring"}, {"said", "say"},
    {"sanctioned", "sanction"}, {"sanctioning", "sanction"}, {"sang", "sing"}, {"sank", "sink"},
    {"sat", "sit"}, {"saw", "see"}, {"seeing", "see"}, {"seen", "see"}, {"sent", "send"}, {"set", "set"},
    {"sewn", "sew"}, {"sha", "shall"}, {"shaken", "shake"}, {"shed", "shed"}, {"shone", "shine"},
    {"shook", "shake"}, {"shot", "shoot"}, {"shovelled", "shovel"}, {"shovelling", "shovel"},
    {"shown", "show"}, {"shrank", "shrink"}, {"shrunk", "shrink"}, {"shut", "shut"}, {"signalled", "signal"},
    {"signalling", "signal"}, {"singeing", "singe"}, {"slain", "slay"}, {"slept", "sleep"}, {"slew", "slay"},
    {"slid", "slide"}, {"slit", "slit"}, {"smelt", "smell"}, {"sold", "sell"}, {"sought", "seek"},
    {"sown", "sow"}, {"spat", "spit"}, {"sped", "speed"}, {"spelt", "spell"}, {"spent", "spend"},
    {"spilt", "spill"}, {"split", "split"}, {"spoilt", "spoil"}, {"spoke", "speak"}, {"spoken", "speak"},
    {"sprang", "spring"}, {"spread", "spread"}, {"sprung", "spring"}, {"spun", "spin"}, {"stank", "stink"},
    {"stole", "steal"}, {"stolen", "steal"}, {"stood", "stand"}, {"stricken", "strike"},
    {"striven", "strive"}, {"strove", "strive"}, {"struck", "strike"}, {"strung", "string"},
    {"stuck", "stick"}, {"stung", "sting"}, {"stunk", "stink"}, {"suing", "sue"}, {"sung", "sing"},
    {"sunk", "sink"}, {"swam", "swim"}, {"swept", "sweep"}, {"swollen", "swell"}, {"swore", "swear"},
    {"sworn", "swear"}, {"swum", "swim"}, {"swung", "swing"}, {"taken", "take"}, {"taught", "teach"},
    {"thought", "think"}, {"threw", "throw"}, {"thrown", "throw"}, {"thrust", "thrust"}, {"told", "tell"},
    {"took", "take"}, {"tore", "tear"}, {"torn", "tear"}, {"totalled", "total"}, {"totalling", "total"},
    {"trafficked", "traffic"}, {"trafficking", "traffic"}, {"travelled", "travel"}, {"travelling", "travel"},
    {"trod", "tread"}, {"trodden", "tread"}, {"tunnelled", "tunnel"}, {"tunnelling", "tunnel"},
    {"tying", "tie"}, {"undercut", "undercut"}, {"undergone", "undergo"}, {"undermined", "undermine"},
    {"undermines", "undermine"}, {"undermining", "undermine"}, {"understood", "understand"},
    {"undertaken", "undertake"}, {"undertook", "undertake"}, {"underwent", "undergo"}, {"undid", "undo"},
    {"undone", "undo"}, {"untying", "untie"}, {"upheld", "uphold"}, {"upset", "upset"}, {"vying", "vie"},
    {"was", "be"}, {"went", "go"}, {"wept", "weep"}, {"were", "be"}, {"withdrawn", "withdraw"},
    {"withdrew", "withdraw"}, {"withheld", "withhold"}, {"withstood", "withstand"}, {"wo", "will"},
    {"woke", "wake"}, {"woken", "wake"}, {"won", "win"}, {"wore", "wear"}, {"worn", "wear"},
    {"worshipped", "worship"}, {"worshipping", "worship"}, {"wound", "wind"}, {"wove", "weave"},
    {"woven", "weave"}, {"written", "write"}, {"wrote", "write"}, {"wrung", "wring"},
});
static_assert(std::ranges::is_sorted(kVerbs, {}, &Row::first));

constexpr auto kNouns = std::to_array<Row>({
    {"aches", "ache"}, {"aircraft", "aircraft"}, {"algae", "alga"}, {"aliases", "alias"}, {"alms", "alms"},
    {"alumni", "alumnus"}, {"analyses", "analysis"}, {"appendices", "appendix"}, {"atlases", "atlas"},
    {"avalanches", "avalanche"}, {"axes", "axis"}, {"bacteria", "bacterium"}, {"barracks", "barracks"},
    {"bases", "basis"}, {"biases", "bias"}, {"bonuses", "bonus"}, {"bookshelves", "bookshelf"},
    {"bureaux", "bureau"}, {"buses", "bus"}, {"caches", "cache"}, {"cacti", "cactus"},
    {"calories", "calorie"}, {"calves", "calf"}, {"campuses", "campus"}, {"canoes", "canoe"},
    {"canvases", "canvas"}, {"cargoes", "cargo"}, {"censuses", "census"}, {"chairmen", "chairman"},
    {"children", "child"}, {"clothes", "clothes"}, {"congressmen", "congressman"},
    {"consensuses", "consensus"}, {"cookies", "cookie"}, {"corps", "corps"}, {"crises", "crisis"},
    {"criteria", "criterion"}, {"crossroads", "crossroads"}, {"curricula", "curriculum"}, {"data", "datum"},
    {"diagnoses", "diagnosis"}, {"dies", "die"}, {"echoes", "echo"}, {"economics", "economics"},
    {"elves", "elf"}, {"embargoes", "embargo"}, {"emphases", "emphasis"}, {"feet", "foot"},
    {"fishermen", "fisherman"}, {"focuses", "focus"}, {"foes", "foe"}, {"formulae", "formula"},
    {"fungi", "fungus"}, {"gallows", "gallows"}, {"gases", "gas"}, {"geese", "goose"}, {"goods", "goods"},
    {"grandchildren", "grandchild"}, {"gunmen", "gunman"}, {"halves", "half"}, {"headaches", "headache"},
    {"headquarters", "headquarters"}, {"heroes", "hero"}, {"hooves", "hoof"}, {"horseshoes", "horseshoe"},
    {"housewives", "housewife"}, {"hypotheses", "hypothesis"}, {"indices", "index"}, {"irises", "iris"},
    {"knives", "knife"}, {"larvae", "larva"}, {"leaves", "leaf"}, {"lenses", "lens"}, {"lice", "louse"},
    {"lies", "lie"}, {"lives", "life"}, {"loaves", "loaf"}, {"mathematics", "mathematics"},
    {"matrices", "matrix"}, {"means", "means"}, {"media", "medium"}, {"memoranda", "memorandum"},
    {"men", "man"}, {"mice", "mouse"}, {"midwives", "midwife"}, {"mosquitoes", "mosquito"},
    {"movies", "movie"}, {"negroes", "negro"}, {"news", "news"}, {"niches", "niche"}, {"nuclei", "nucleus"},
    {"oases", "oasis"}, {"outskirts", "outskirts"}, {"oxen", "ox"}, {"parentheses", "parenthesis"},
    {"penknives", "penknife"}, {"people", "person"}, {"phenomena", "phenomenon"}, {"physics", "physics"},
    {"pies", "pie"}, {"plateaux", "plateau"}, {"policemen", "policeman"}, {"politics", "politics"},
    {"potatoes", "potato"}, {"prairies", "prairie"}, {"proceeds", "proceeds"}, {"psyches", "psyche"},
    {"quizzes", "quiz"}, {"radii", "radius"}, {"referenda", "referendum"}, {"rookies", "rookie"},
    {"salespeople", "salesperson"}, {"savings", "savings"}, {"scarves", "scarf"}, {"selves", "self"},
    {"series", "series"}, {"servicemen", "serviceman"}, {"shelves", "shelf"}, {"shoes", "shoe"},
    {"spacecraft", "spacecraft"}, {"species", "species"}, {"spokesmen", "spokesman"},
    {"spokespeople", "spokesperson"}, {"spokeswomen", "spokeswoman"}, {"statesmen", "statesman"},
    {"statuses", "status"}, {"stimuli", "stimulus"}, {"strata", "stratum"}, {"surpluses", "surplus"},
    {"syllabi", "syllabus"}, {"syntheses", "synthesis"}, {"teeth", "tooth"}, {"thanks", "thanks"},
    {"theses", "thesis"}, {"thieves", "thief"}, {"ties", "tie"}, {"toes", "toe"}, {"tomatoes", "tomato"},
    {"tornadoes", "tornado"}, {"torpedoes", "torpedo"}, {"vertices", "vertex"}, {"vetoes", "veto"},
    {"viruses", "virus"}, {"volcanoes", "volcano"}, {"wives", "wife"}, {"wolves", "wolf"},
    {"women", "woman"}, {"yes", "yes"}, {"zombies", "zombie"},
});
static_assert(std::ranges::is_sorted(kNouns, {}, &Row::first));

constexpr auto kAdjectives = std::to_array<Row>({
    {"abler", "able"}, {"ablest", "able"}, {"best", "good"}, {"better", "good"}, {"bigger", "big"},
    {"biggest", "big"}, {"bluer", "blue"}, {"bluest", "blue"}, {"braver", "brave"}, {"bravest", "brave"},
    {"closer", "close"}, {"closest", "close"}, {"cruder", "crude"}, {"crudest", "crude"}, {"cuter", "cute"},
    {"cutest", "cute"}, {"denser", "dense"}, {"densest", "dense"}, {"elder", "old"}, {"eldest", "old"},
    {"farther", "far"}, {"farthest", "far"}, {"fatter", "fat"}, {"fattest", "fat"}, {"feebler", "feeble"},
    {"feeblest", "feeble"}, {"fiercer", "fierce"}, {"fiercest", "fierce"}, {"finer", "fine"},
    {"finest", "fine"}, {"freer", "free"}, {"freest", "free"}, {"further", "far"}, {"furthest", "far"},
    {"gentler", "gentle"}, {"gentlest", "gentle"}, {"hotter", "hot"}, {"hottest", "hot"}, {"huger", "huge"},
    {"hugest", "huge"}, {"humbler", "humble"}, {"humblest", "humble"}, {"larger", "large"},
    {"largest", "large"}, {"later", "late"}, {"latest", "late"}, 
    {"looser", "loose"}, {"loosest", "loose"}, {"n't", "not"},
    {"nicer", "nice"}, {"nicest", "nice"}, {"nobler", "noble"}, {"noblest", "noble"}, {"n’t", "not"},
    {"purer", "pure"}, {"purest", "pure"}, {"rarer", "rare"}, {"rarest", "rare"}, {"redder", "red"},
    {"reddest", "red"}, {"riper", "ripe"}, {"ripest", "ripe"}, {"sadder", "sad"}, {"saddest", "sad"},
    {"safer", "safe"}, {"safest", "safe"}, {"scarcer", "scarce"}, {"scarcest", "scarce"},
    {"severer", "severe"}, {"severest", "severe"}, {"simpler", "simple"}, {"simplest", "simple"},
    {"stabler", "stable"}, {"stablest", "stable"}, {"stranger", "strange"}, {"strangest", "strange"},
    {"surer", "sure"}, {"surest", "sure"}, {"tenser", "tense"}, {"tensest", "tense"}, {"thinner", "thin"},
    {"thinnest", "thin"}, {"truer", "true"}, {"truest", "true"}, {"wetter", "wet"}, {"wettest", "wet"},
    {"whiter", "white"}, {"whitest", "white"}, {"wider", "wide"}, {"widest", "wide"}, {"wiser", "wise"},
    {"wisest", "wise"}, {"worse", "bad"}, {"worst", "bad"},
});
static_assert(std::ranges::is_sorted(kAdjectives, {}, &Row::first));

template <class Table>
std::string_view find(const Table& table, std::string_view form) {
  const auto found = std::ranges::lower_bound(table, form, {}, &Row::first);
  return found != table.end() && found->first == form ? found->second : std::string_view();
}

}  // namespace

std::string_view irregular_verb(std::string_view form) { return find(kVerbs, form); }
std::string_view irregular_noun(std::string_view form) { return find(kNouns, form); }
std::string_view irregular_adjective(std::string_view form) { return find(kAdjectives, form); }

}  // namespace steelyard::language
