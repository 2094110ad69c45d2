# One function declares each module: its sources, and the modules whose headers it may include.
#
#   steelyard_module(code SOURCES src/code/frames.cc … USES language record LIBRARIES fmt::fmt)
#
# The arrows named under USES are the ones that tests/tidy/include_arrows.py allows.
function(steelyard_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_library(steelyard_${name} STATIC ${ARG_SOURCES})
  target_include_directories(steelyard_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include PRIVATE ${PROJECT_SOURCE_DIR}/src)
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(steelyard_${name} PUBLIC steelyard_${used})
  endforeach()
  target_link_libraries(steelyard_${name} PRIVATE steelyard_warnings ${ARG_LIBRARIES})
  target_precompile_headers(steelyard_${name} PRIVATE <algorithm> <string> <string_view> <vector> <map> <optional>
                            <functional> <expected>)
endfunction()
