# SPDX-License-Identifier: Apache-2.0
# Files made at build time go to ${PROJECT_BINARY_DIR}/generated/ROOM/ and are included by path, like
# any other: #include "text/break_table.inc".
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/generated)

# planpress_embed(ROOM NAME FILE...): each file's bytes as a C array in generated/ROOM/NAME.inc.
add_executable(planpress_embed_files ${PROJECT_SOURCE_DIR}/cmake/embed.c)
function(planpress_embed room name)
  set(output ${PROJECT_BINARY_DIR}/generated/${room}/${name}.inc)
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/generated/${room})
  add_custom_command(OUTPUT ${output}
    COMMAND planpress_embed_files ${output} ${ARGN}
    DEPENDS planpress_embed_files ${ARGN} VERBATIM)
  target_sources(pp_${room} PRIVATE ${output})
endfunction()

# planpress_start(NAME FOLDER): the files of a plan to start from, plan.xml last, so that where the
# files of a folder appear one after the other it is there when all are.
function(planpress_start name folder)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.xml ${folder}/*.csv ${folder}/*.md)
  list(FILTER files EXCLUDE REGEX /plan\\.xml$)
  planpress_embed(start ${name} ${files} ${folder}/plan.xml)
endfunction()

# planpress_generate(ROOM NAME PACKAGE debian-package SOURCES file... INPUTS file... [LIBRARIES
# target...]): a program of the room, built from src/ROOM/generate/SOURCES, makes
# generated/ROOM/NAME.inc from data files that the Debian package brings.
set(PLANPRESS_UNICODE_DIRECTORY /usr/share/unicode CACHE PATH "The Unicode Character Database")
set(PLANPRESS_COLOUR_DIRECTORY /usr/share/color/icc CACHE PATH "Colour profiles")
set(PLANPRESS_HYPHEN_DIRECTORY /usr/share/hyphen CACHE PATH "Hyphenation patterns hyph_*.dic")
function(planpress_generate room name)
  cmake_parse_arguments(TABLE "" "PACKAGE" "SOURCES;INPUTS;LIBRARIES" ${ARGN})
  foreach(input IN LISTS TABLE_INPUTS)
    if(NOT EXISTS ${input})
      message(FATAL_ERROR "${input} is missing: install the Debian package ${TABLE_PACKAGE}")
    endif()
  endforeach()
  set(output ${PROJECT_BINARY_DIR}/generated/${room}/${name}.inc)
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/generated/${room})
  list(TRANSFORM TABLE_SOURCES PREPEND ${PROJECT_SOURCE_DIR}/src/${room}/generate/)
  add_executable(planpress_${name} ${TABLE_SOURCES})
  target_link_libraries(planpress_${name} PRIVATE pp_base ${TABLE_LIBRARIES})
  add_custom_command(OUTPUT ${output}
    COMMAND planpress_${name} ${output} ${TABLE_INPUTS}
    DEPENDS planpress_${name} ${TABLE_INPUTS} VERBATIM)
  target_sources(pp_${room} PRIVATE ${output})
endfunction()
