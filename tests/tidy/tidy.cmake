# Rules about the tree itself: arrows between modules, headers that compile alone, documents that mention every flag.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME include_arrows COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/tidy/include_arrows.py ${PROJECT_SOURCE_DIR})
add_test(NAME plain_tree COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/tidy/plain_tree.py ${PROJECT_SOURCE_DIR})
add_test(NAME sources COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/tidy/sources.py ${PROJECT_SOURCE_DIR})

# Each public header is the only include of a file of its own: the build fails when one leans on another.
file(GLOB public_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/steelyard/*.h)
set(alone "")
foreach(header IN LISTS public_headers)
  get_filename_component(name ${header} NAME_WE)
  set(file ${PROJECT_BINARY_DIR}/headers_alone/${name}.cc)
  file(CONFIGURE OUTPUT ${file} CONTENT "#include \"steelyard/${name}.h\"\n")
  list(APPEND alone ${file})
endforeach()
add_library(headers_alone OBJECT ${alone})
target_include_directories(headers_alone PRIVATE ${PROJECT_SOURCE_DIR}/include)
target_link_libraries(headers_alone PRIVATE steelyard_warnings)
