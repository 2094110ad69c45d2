# DuckDB with its C API, as the target DuckDB::DuckDB.
#
# Looked for in this order: the folder named by -DDUCKDB_ROOT= (duckdb.h and libduckdb.so in it, or in include/ and
# lib/), the system, and the npm packages pinned in third_party/duckdb: one holds the library, the other, which is only
# unpacked and never installed, the header. What npm brings is kept in build/duckdb, which all build folders of the
# checkout share, so that a second configuration does nothing.
set(DUCKDB_VERSION 1.4.4)
set(DUCKDB_ROOT "" CACHE PATH "folder with duckdb.h and libduckdb.so; empty: the system's, else npm's")
set(DUCKDB_CACHE ${PROJECT_SOURCE_DIR}/build/duckdb)
set(DUCKDB_TARBALL_SHA512
  844249e61c9517454b8f776638ba6c5ab411d1bddde1892ab72826ea25178c72430e74aa83f5122b171be6abcdace84560f824b5ac94e9d5c2b603ea7269a9a2)

function(duckdb_stop reason)
  message(FATAL_ERROR "DuckDB ${DUCKDB_VERSION} is missing: ${reason}. Install npm and connect to the network once, or "
                      "name a folder that holds duckdb.h and libduckdb.so: -DDUCKDB_ROOT=FOLDER")
endfunction()

# Runs a command in `folder`; stops with `reason` and the end of its output when it fails.
function(duckdb_run folder reason)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${folder} RESULT_VARIABLE code OUTPUT_VARIABLE output
                  ERROR_VARIABLE output)
  if(NOT code EQUAL 0)
    string(LENGTH "${output}" length)
    math(EXPR start "${length} > 600 ? ${length} - 600 : 0" OUTPUT_FORMAT DECIMAL)
    string(SUBSTRING "${output}" ${start} -1 tail)
    message(STATUS "${tail}")
    duckdb_stop("${reason}")
  endif()
endfunction()

# The shared library out of the package for this processor; its checksum stands in the lock file.
function(duckdb_fetch_library npm scratch)
  foreach(file package.json package-lock.json)
    file(COPY ${PROJECT_SOURCE_DIR}/third_party/duckdb/${file} DESTINATION ${scratch})
  endforeach()
  duckdb_run(${scratch} "npm could not bring the library" ${npm} ci --ignore-scripts --no-audit --no-fund)
  file(GLOB library ${scratch}/node_modules/@duckdb/*/libduckdb.so)
  if(NOT library)
    duckdb_stop("npm has no library for ${CMAKE_SYSTEM_PROCESSOR}, or could not bring it")
  endif()
  get_filename_component(folder ${library} DIRECTORY)
  file(COPY ${library} ${folder}/LICENSE DESTINATION ${DUCKDB_CACHE})
endfunction()

# The one header out of the package of the sources, and the version that the package gives itself.
function(duckdb_fetch_header npm scratch)
  duckdb_run(${scratch} "npm could not bring the header" ${npm} pack --silent duckdb@${DUCKDB_VERSION})
  set(tarball ${scratch}/duckdb-${DUCKDB_VERSION}.tgz)
  file(SHA512 ${tarball} sum)
  if(NOT sum STREQUAL DUCKDB_TARBALL_SHA512)
    duckdb_stop("the package with its header is not the one that was checked (its SHA-512 differs)")
  endif()
  file(ARCHIVE_EXTRACT INPUT ${tarball} DESTINATION ${scratch}
       PATTERNS package/src/duckdb/src/include/duckdb.h package/package.json)
  file(COPY ${scratch}/package/src/duckdb/src/include/duckdb.h DESTINATION ${DUCKDB_CACHE})
  file(READ ${scratch}/package/package.json package)
  string(JSON version GET "${package}" version)
  file(WRITE ${DUCKDB_CACHE}/duckdb.version "${version}\n")
endfunction()

# Fills the shared folder, unless a stamp says that these very versions are there. Two configurations at once wait for
# one another.
function(duckdb_fetch)
  file(MAKE_DIRECTORY ${DUCKDB_CACHE})
  file(LOCK ${DUCKDB_CACHE} DIRECTORY GUARD FUNCTION TIMEOUT 300)
  file(SHA256 ${PROJECT_SOURCE_DIR}/third_party/duckdb/package-lock.json wanted)
  set(wanted "${DUCKDB_VERSION} ${CMAKE_SYSTEM_PROCESSOR} ${wanted}")
  set(stamp ${DUCKDB_CACHE}/stamp)
  if(EXISTS ${stamp})
    file(READ ${stamp} present)
    if(present STREQUAL wanted)
      return()
    endif()
  endif()
  find_program(NPM npm)
  if(NOT NPM)
    duckdb_stop("neither the system nor DUCKDB_ROOT has it, and npm, which could bring it, is not installed")
  endif()
  message(STATUS "Bringing DuckDB ${DUCKDB_VERSION} into ${DUCKDB_CACHE}")
  set(scratch ${DUCKDB_CACHE}/scratch)
  file(REMOVE_RECURSE ${scratch} ${stamp})
  file(MAKE_DIRECTORY ${scratch})
  duckdb_fetch_library(${NPM} ${scratch})
  duckdb_fetch_header(${NPM} ${scratch})
  file(REMOVE_RECURSE ${scratch})
  file(WRITE ${stamp} "${wanted}")
endfunction()

# Sets `folder`_header and _library in the caller.
function(duckdb_locate)
  if(DUCKDB_ROOT)
    find_file(header duckdb.h PATHS ${DUCKDB_ROOT} PATH_SUFFIXES include NO_DEFAULT_PATH NO_CACHE)
    find_library(library duckdb PATHS ${DUCKDB_ROOT} PATH_SUFFIXES lib lib64 NO_DEFAULT_PATH NO_CACHE)
    if(NOT header OR NOT library)
      duckdb_stop("the folder ${DUCKDB_ROOT} (-DDUCKDB_ROOT) does not hold both duckdb.h and libduckdb.so")
    endif()
  else()
    find_file(header duckdb.h NO_CACHE)
    find_library(library duckdb NO_CACHE)
    if(NOT header OR NOT library)
      duckdb_fetch()
      set(header ${DUCKDB_CACHE}/duckdb.h)
      set(library ${DUCKDB_CACHE}/libduckdb.so)
    endif()
  endif()
  set(DUCKDB_HEADER ${header} PARENT_SCOPE)
  set(DUCKDB_LIBRARY ${library} PARENT_SCOPE)
endfunction()

# The header does not name its version itself: the C++ header beside it does, or the note made when npm brought it.
function(duckdb_header_version header result)
  get_filename_component(folder ${header} DIRECTORY)
  set(${result} "" PARENT_SCOPE)
  if(EXISTS ${folder}/duckdb.version)
    file(STRINGS ${folder}/duckdb.version version LIMIT_COUNT 1)
    set(${result} "${version}" PARENT_SCOPE)
  elseif(EXISTS ${folder}/duckdb.hpp)
    file(STRINGS ${folder}/duckdb.hpp line REGEX "define DUCKDB_VERSION" LIMIT_COUNT 1)
    if(line MATCHES "\"v?([0-9.]+)")
      set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
    endif()
  endif()
endfunction()

# Asks the library itself, once for a library.
function(duckdb_library_version header library result)
  file(TIMESTAMP ${library} changed)
  set(asked "${library} ${changed}")
  if(NOT DUCKDB_ASKED STREQUAL asked)
    get_filename_component(folder ${header} DIRECTORY)
    set(source ${PROJECT_BINARY_DIR}/duckdb_version.c)
    file(WRITE ${source} "#include <duckdb.h>\n#include <stdio.h>\nint main(void) { puts(duckdb_library_version()); }\n")
    try_run(DUCKDB_RUN DUCKDB_COMPILED ${PROJECT_BINARY_DIR}/duckdb_version ${source}
            CMAKE_FLAGS -DINCLUDE_DIRECTORIES=${folder} LINK_LIBRARIES ${library}
            RUN_OUTPUT_VARIABLE output COMPILE_OUTPUT_VARIABLE log)
    if(NOT DUCKDB_COMPILED OR NOT DUCKDB_RUN EQUAL 0)
      message(STATUS "${log}")
      duckdb_stop("a program cannot be linked with ${library}")
    endif()
    string(REGEX REPLACE "^v?([0-9.]+).*" "\\1" version "${output}")
    set(DUCKDB_ASKED "${asked}" CACHE INTERNAL "")
    set(DUCKDB_ANSWER "${version}" CACHE INTERNAL "")
  endif()
  set(${result} "${DUCKDB_ANSWER}" PARENT_SCOPE)
endfunction()

function(duckdb_check header library)
  if(CMAKE_CROSSCOMPILING)
    return()
  endif()
  duckdb_header_version(${header} header_version)
  duckdb_library_version(${header} ${library} library_version)
  if(header_version AND NOT header_version STREQUAL library_version)
    message(FATAL_ERROR "${header} is of DuckDB ${header_version}, but ${library} is of ${library_version}: name a "
                        "folder where both are of one version with -DDUCKDB_ROOT=FOLDER")
  endif()
  if(library_version VERSION_LESS 1.4)
    message(FATAL_ERROR "${library} is DuckDB ${library_version}, but 1.4 or later is needed: name another folder with "
                        "-DDUCKDB_ROOT=FOLDER, or let npm bring it")
  endif()
  message(STATUS "DuckDB ${library_version}: ${library}")
endfunction()

duckdb_locate()
duckdb_check(${DUCKDB_HEADER} ${DUCKDB_LIBRARY})
get_filename_component(DUCKDB_INCLUDE ${DUCKDB_HEADER} DIRECTORY)
add_library(DuckDB::DuckDB SHARED IMPORTED GLOBAL)
set_target_properties(DuckDB::DuckDB PROPERTIES IMPORTED_LOCATION ${DUCKDB_LIBRARY}
                      INTERFACE_INCLUDE_DIRECTORIES ${DUCKDB_INCLUDE})

# Lays libduckdb.so beside a program, which then finds it wherever the two are moved together.
function(steelyard_ship_duckdb target)
  set_target_properties(${target} PROPERTIES BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "$ORIGIN")
  add_custom_command(TARGET ${target} POST_BUILD COMMAND ${CMAKE_COMMAND} -E copy_if_different
                     $<TARGET_FILE:DuckDB::DuckDB> $<TARGET_FILE_DIR:${target}>/libduckdb.so VERBATIM)
  install(FILES $<TARGET_FILE:DuckDB::DuckDB> TYPE BIN)
endfunction()
