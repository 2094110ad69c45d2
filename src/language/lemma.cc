#include "steelyard/language.h"
namespace steelyard {
std::string lemmatize(std::string_view form, Upos, std::string_view) { return lower_ascii(form); }
}
