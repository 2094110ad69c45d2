steelyard_test(engine SOURCES unit/engine_test.cc USES engine LIBRARIES nlohmann_json::nlohmann_json)
