steelyard_test(samples SOURCES unit/samples_test.cc USES base LIBRARIES nlohmann_json::nlohmann_json)
