steelyard_test(read
  SOURCES unit/read_golden_test.cc unit/read_inputs_test.cc unit/read_tables_test.cc unit/read_dates_test.cc
  USES read
  LIBRARIES PkgConfig::ZLIB PkgConfig::ZSTD)
