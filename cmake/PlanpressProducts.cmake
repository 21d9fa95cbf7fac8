# SPDX-License-Identifier: Apache-2.0
# What leaves the house: the library planpress and the program planpress.
#
# The rooms become one library. Made static, they are first linked into one object in which all but the
# public names are local: a program that embeds us may have an arena_create of its own.
set(PLANPRESS_PACKAGES harfbuzz harfbuzz-subset icu-uc libxml-2.0 libdeflate libpng libjpeg)
set(PLANPRESS_PLAIN_LIBRARIES hpdf hyphen)
set(PLANPRESS_LOADED_PACKAGES libzip sqlite3 libqpdf lcms2) # not linked to, see PlanpressLibraries.cmake

# generated/api/libraries.inc: what pp_libraries() tells, as found when configuring.
function(planpress_library_versions)
  file(STRINGS ${Haru_INCLUDE}/hpdf_version.h haru REGEX "HPDF_VERSION_TEXT")
  string(REGEX REPLACE ".*\"(.*)\".*" "\\1" haru "${haru}")
  file(REAL_PATH ${Hyphen_LIBRARY} hyphen)
  string(REGEX REPLACE ".*\\.so\\." "" hyphen "${hyphen}")
  set(rows "    \"libharu\", \"${haru}\",\n")
  foreach(package IN LISTS PLANPRESS_PACKAGES PLANPRESS_LOADED_PACKAGES)
    if(package STREQUAL "harfbuzz-subset")
      continue()
    endif()
    execute_process(COMMAND ${PKG_CONFIG_EXECUTABLE} --modversion ${package}
      OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    string(REPLACE "icu-uc" "icu" name "${package}")
    string(REPLACE "libxml-2.0" "libxml2" name "${name}")
    string(APPEND rows "    \"${name}\", \"${version}\",\n")
  endforeach()
  string(APPEND rows "    \"libhyphen\", \"${hyphen}\",\n")
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/api/libraries.inc CONTENT
    "static const char *const library_versions[] = {\n${rows}    NULL,\n};\n")
endfunction()

function(planpress_products)
  get_property(rooms GLOBAL PROPERTY PLANPRESS_ROOMS)
  set(objects ${rooms})
  list(TRANSFORM objects REPLACE "(.+)" "$<TARGET_OBJECTS:pp_\\1>")
  if(BUILD_SHARED_LIBS)
    add_library(planpress SHARED ${objects})
  else()
    set(merged ${PROJECT_BINARY_DIR}/planpress.o)
    add_custom_command(OUTPUT ${merged} DEPENDS ${objects} VERBATIM COMMAND_EXPAND_LISTS
      COMMAND ${CMAKE_C_COMPILER} -r -nostdlib -o ${merged} ${objects}
      COMMAND ${CMAKE_OBJCOPY} --localize-hidden ${merged})
    add_library(planpress STATIC ${merged})
    set_source_files_properties(${merged} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
  endif()
  set_target_properties(planpress PROPERTIES LINKER_LANGUAGE C
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
  target_include_directories(planpress INTERFACE ${PROJECT_SOURCE_DIR}/include)
  get_property(foreign GLOBAL PROPERTY PLANPRESS_FOREIGN)
  target_link_libraries(planpress PRIVATE $<BUILD_INTERFACE:planpress_options> ${foreign})

  # The program is one more room, on the library alone. Its main() is pulled in only where there is no
  # other, so the tests of its parts link the same archive.
  planpress_room(cli LIBRARIES planpress)
  add_executable(planpress_program $<TARGET_OBJECTS:pp_cli>)
  set_target_properties(planpress_program PROPERTIES OUTPUT_NAME planpress
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
  target_link_libraries(planpress_program PRIVATE $<BUILD_INTERFACE:planpress_options> planpress)
endfunction()
