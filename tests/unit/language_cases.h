// The trained model that ships, and small treebanks, for the tests of the language module.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "steelyard/language.h"

namespace steelyard {

inline const LanguageModel& shipped_model() {
  static const LanguageModel model = [] {
    const auto bytes = read_file(std::string(STEELYARD_SOURCE_DIR) + "/models/english.model");
    EXPECT_TRUE(bytes.has_value());
    auto loaded = LanguageModel::load(bytes.value());
    EXPECT_TRUE(loaded.has_value());
    return std::move(loaded).value();
  }();
  return model;
}

inline std::vector<Token> tokens_of(std::string_view text) {
  return tokenize(text, {0, static_cast<std::uint32_t>(text.size())});
}

// A dozen sentences of invented states in the treebank format, repeated with other names.
inline std::string tiny_treebank() {
  std::string bank;
  for (const std::string name : {"Gondor", "Rohan", "Dale", "Arnor", "Harad", "Khand"}) {
    bank += "1\t" + name +
            "\tPROPN\tNNP\t2\tnsubj\n2\tsigned\tVERB\tVBD\t0\troot\n3\tthe\tDET\tDT\t4\tdet\n"
            "4\ttreaty\tNOUN\tNN\t2\tobj\n5\t.\tPUNCT\t.\t2\tpunct\n\n";
    bank += "1\tThe\tDET\tDT\t2\tdet\n2\tking\tNOUN\tNN\t6\tnsubj\n3\tof\tADP\tIN\t4\tcase\n4\t" + name +
            "\tPROPN\tNNP\t2\tnmod\n5\thas\tAUX\tVBZ\t6\taux\n6\trefused\tVERB\tVBN\t0\troot\n7\tthe\tDET\tDT"
            "\t8\tdet\n"
            "8\ttreaty\tNOUN\tNN\t6\tobj\n9\t.\tPUNCT\t.\t6\tpunct\n\n";
  }
  return bank;
}

}  // namespace steelyard
