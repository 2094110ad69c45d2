steelyard_test(store
  SOURCES unit/store_test.cc unit/store_open_test.cc unit/store_filter_test.cc unit/store_import_test.cc unit/store_relink_test.cc unit/store_describe.cc
  USES store LIBRARIES PkgConfig::FMT DuckDB::DuckDB nlohmann_json::nlohmann_json)
