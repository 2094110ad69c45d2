# The page of the brief in a browser, and its functions without one. Needs the page (UI on), node and Debian's Chromium;
# says what is left out otherwise.
add_executable(web_fill ${CMAKE_CURRENT_SOURCE_DIR}/web/fill.cc)
target_link_libraries(web_fill PRIVATE steelyard_report steelyard_base steelyard_warnings)
target_include_directories(web_fill PRIVATE ${PROJECT_SOURCE_DIR}/src)

find_program(STEELYARD_CHROMIUM NAMES chromium chromium-browser)
if(NOT UI)
  message(STATUS "UI is off: the browser test of the brief is left out")
elseif(NOT STEELYARD_CHROMIUM)
  message(STATUS "Chromium is missing (apt-get install chromium): the browser test of the brief is left out")
else()
  add_test(NAME web_functions COMMAND ${STEELYARD_NODE} --test ${CMAKE_CURRENT_SOURCE_DIR}/web/functions.test.mjs)
  add_test(NAME web_page COMMAND ${STEELYARD_NODE} --test ${CMAKE_CURRENT_SOURCE_DIR}/web/page.test.mjs)
  set_tests_properties(web_page PROPERTIES TIMEOUT 1200 ENVIRONMENT
    "STEELYARD_CHROMIUM=${STEELYARD_CHROMIUM};STEELYARD_FORM=${STEELYARD_WEB_PAGE};STEELYARD_FILL=$<TARGET_FILE:web_fill>")
  add_custom_target(web_test_inputs ALL DEPENDS steelyard_web web_fill)
endif()
