steelyard_test(read
  SOURCES unit/read_golden_test.cc
  USES read)
