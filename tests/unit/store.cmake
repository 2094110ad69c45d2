steelyard_test(store SOURCES unit/store_test.cc unit/store_describe.cc USES store LIBRARIES PkgConfig::FMT)
