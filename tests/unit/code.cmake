steelyard_test(code
  SOURCES unit/code_lexicon_test.cc unit/code_clause_test.cc unit/code_date_test.cc unit/code_json_test.cc
          unit/code_golden_test.cc unit/code_document_test.cc unit/code_happenings_test.cc unit/code_backoff_test.cc
          unit/code_dictionaries_test.cc unit/code_own_test.cc
          unit/code_actors_test.cc unit/code_gatherings_test.cc
  USES code)
