# SPDX-License-Identifier: Apache-2.0
# The foreign libraries, each used by one room (src/CMakeLists.txt says which).
find_package(PkgConfig REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(PNG REQUIRED)
find_package(JPEG REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz>=6.0 harfbuzz-subset)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc)
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)

# libharu and libhyphen ship no pkg-config file in Debian 12.
function(planpress_find_plain target header library package)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  find_library(${target}_LIBRARY ${library} REQUIRED)
  add_library(${target} INTERFACE IMPORTED)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_INCLUDE})
  target_link_libraries(${target} INTERFACE ${${target}_LIBRARY})
endfunction()
planpress_find_plain(Haru hpdf.h hpdf libhpdf-dev)
planpress_find_plain(Hyphen hyphen.h hyphen libhyphen-dev)

# Libraries that are loaded at run time when a run needs them (src/base/library.h): only their headers are
# used when building, and the name under which the loader knows them.
function(planpress_find_loaded name package library)
  pkg_check_modules(${name} REQUIRED ${package})
  find_library(${name}_FILE ${library} HINTS ${${name}_LIBRARY_DIRS} REQUIRED)
  execute_process(COMMAND ${CMAKE_OBJDUMP} -p ${${name}_FILE} OUTPUT_VARIABLE headers
    COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "SONAME +([^ \n]+)" found "${headers}")
  if(NOT CMAKE_MATCH_1)
    message(FATAL_ERROR "${${name}_FILE} is no shared library")
  endif()
  set(${name}_SONAME ${CMAKE_MATCH_1} PARENT_SCOPE)
  set(${name}_INCLUDE_DIRS "${${name}_INCLUDE_DIRS}" PARENT_SCOPE)
endfunction()
planpress_find_loaded(ZIP libzip zip)
planpress_find_loaded(SQLITE sqlite3 sqlite3)
planpress_find_loaded(QPDF libqpdf qpdf)
planpress_find_loaded(LCMS lcms2 lcms2)
