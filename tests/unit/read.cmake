steelyard_test(read
  SOURCES unit/read_golden_test.cc unit/read_inputs_test.cc unit/read_tables_test.cc unit/read_dates_test.cc
          unit/read_gdelt_test.cc unit/read_icews_test.cc unit/read_polecat_test.cc unit/read_phoenix_test.cc
          unit/read_petrarch_test.cc unit/read_mapped_csv_test.cc unit/read_codes_test.cc unit/read_unzip_test.cc
  USES read
  LIBRARIES PkgConfig::ZLIB PkgConfig::ZSTD PkgConfig::FMT)
