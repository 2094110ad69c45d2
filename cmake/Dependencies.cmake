# Libraries of the system; what each is for stands in docs/ARCHITECTURE.md. Missing ones stop the configuration with
# the name of the package that brings them (`make` installs them all).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

function(steelyard_find target module package)
  pkg_check_modules(${target} IMPORTED_TARGET ${module})
  if(NOT ${target}_FOUND)
    message(FATAL_ERROR "The library ${module} is missing. Install it: apt-get install ${package}")
  endif()
endfunction()

steelyard_find(FMT fmt libfmt-dev)
steelyard_find(UTF8PROC libutf8proc libutf8proc-dev)
steelyard_find(XXHASH libxxhash libxxhash-dev)
steelyard_find(SIMDJSON simdjson libsimdjson-dev)
steelyard_find(GUMBO gumbo libgumbo-dev)
steelyard_find(LIBXML2 libxml-2.0 libxml2-dev)
steelyard_find(ZSTD libzstd libzstd-dev)
steelyard_find(ZLIB zlib zlib1g-dev)
# Headers alone: its shared library throws exceptions, and ours does not.
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h)
if(NOT TOMLPLUSPLUS_INCLUDE)
  message(FATAL_ERROR "The library tomlplusplus is missing. Install it: apt-get install libtomlplusplus-dev")
endif()
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
