# SPDX-License-Identifier: Apache-2.0
# planpress_room(NAME [ROOMS room...] [LIBRARIES target...]): the room in src/NAME as a static
# library pp_NAME, with the rooms and foreign libraries it may use. Rooms see each other's headers
# by path from src/; tests/unit/base/test_rooms.c holds the rule which headers they may include.
set_property(GLOBAL PROPERTY PLANPRESS_ROOMS "")
function(planpress_room name)
  cmake_parse_arguments(ROOM "" "" "ROOMS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.c)
  add_library(pp_${name} STATIC ${sources})
  list(TRANSFORM ROOM_ROOMS PREPEND pp_)
  target_link_libraries(pp_${name} PUBLIC $<BUILD_INTERFACE:planpress_options> ${ROOM_ROOMS}
    PRIVATE ${ROOM_LIBRARIES})
  set_property(GLOBAL APPEND PROPERTY PLANPRESS_ROOMS ${name})
  set_property(GLOBAL APPEND PROPERTY PLANPRESS_FOREIGN ${ROOM_LIBRARIES})
endfunction()
