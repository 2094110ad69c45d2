steelyard_test(language
  SOURCES unit/language_golden_test.cc unit/language_property_test.cc unit/language_model_test.cc
          unit/language_sums_test.cc
  USES language)
