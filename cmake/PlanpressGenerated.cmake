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
