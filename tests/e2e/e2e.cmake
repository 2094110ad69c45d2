# One short script a behaviour; 77 means that ../shared is absent.
file(GLOB scripts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/e2e/*.sh)
foreach(script IN LISTS scripts)
  get_filename_component(name ${script} NAME_WE)
  if(name STREQUAL "common")
    continue()
  endif()
  add_test(NAME e2e-${name} COMMAND bash ${script})
  set_tests_properties(e2e-${name} PROPERTIES SKIP_RETURN_CODE 77 LABELS "e2e;slow" ENVIRONMENT
    "STEELYARD=$<TARGET_FILE:steelyard>;STEELYARD_SOURCE_DIR=${PROJECT_SOURCE_DIR}")
endforeach()
