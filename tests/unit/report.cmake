steelyard_test(report SOURCES unit/report_test.cc unit/report_brief_page_test.cc USES report
               LIBRARIES nlohmann_json::nlohmann_json)
