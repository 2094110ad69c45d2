steelyard_test(base SOURCES unit/base_test.cc USES base record)
