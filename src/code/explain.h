// Explaining a sentence: what it says as JSON, and the same as lines for a terminal.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "code/pipeline.h"

namespace steelyard {

// `record` holds the events of the whole document as they were kept.
nlohmann::ordered_json explain_sentence(const CoderKnowledge& knowledge, const Document& document,
                                        const SentenceAnalysis& analysis, const std::vector<Event>& record,
                                        int number);

// Lines of text about what explain_sentence returned.
std::string explanation_text(const nlohmann::ordered_json& explanation);

}  // namespace steelyard
