steelyard_test(report SOURCES unit/report_test.cc USES report)
