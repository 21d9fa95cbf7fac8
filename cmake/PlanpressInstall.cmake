# SPDX-License-Identifier: Apache-2.0
# cmake --install: the program, the library with header, pkg-config file and CMake package, the manual
# page, and the schemas, styles and catalogue for editors to look into (the program has its own in it).
include(CMakePackageConfigHelpers)

function(planpress_install)
  # A static library brings its libraries to whoever links it; a shared one has them linked in.
  list(JOIN PLANPRESS_PACKAGES " " packages)
  list(TRANSFORM PLANPRESS_PLAIN_LIBRARIES PREPEND -l OUTPUT_VARIABLE plain)
  list(JOIN plain " " plain)
  if(BUILD_SHARED_LIBS)
    set(PLANPRESS_BROUGHT "Requires.private: ${packages}\nLibs.private: ${plain}")
  else()
    set(PLANPRESS_BROUGHT "Requires: ${packages}")
    set(PLANPRESS_PLAIN " ${plain} -pthread")
  endif()
  file(RELATIVE_PATH PLANPRESS_UP ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
  configure_file(${PROJECT_SOURCE_DIR}/cmake/planpress.pc.in ${PROJECT_BINARY_DIR}/planpress.pc @ONLY)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/planpress-config.cmake.in
    ${PROJECT_BINARY_DIR}/planpress-config.cmake @ONLY)
  write_basic_package_version_file(${PROJECT_BINARY_DIR}/planpress-config-version.cmake
    COMPATIBILITY SameMinorVersion)

  if(BUILD_SHARED_LIBS) # the program finds the library beside it, wherever both are put
    file(RELATIVE_PATH library ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
    set_target_properties(planpress_program PROPERTIES INSTALL_RPATH "$ORIGIN/${library}")
  endif()
  install(TARGETS planpress_program planpress)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/planpress TYPE INCLUDE)
  install(FILES ${PROJECT_BINARY_DIR}/planpress.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
  install(FILES ${PROJECT_BINARY_DIR}/planpress-config.cmake
    ${PROJECT_BINARY_DIR}/planpress-config-version.cmake
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/planpress)
  install(FILES ${PROJECT_SOURCE_DIR}/docs/planpress.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE TYPE DOC)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/xml ${PROJECT_SOURCE_DIR}/styles
    ${PROJECT_SOURCE_DIR}/fonts DESTINATION ${CMAKE_INSTALL_DATADIR}/planpress
    FILES_MATCHING PATTERN "*.xml" PATTERN "*.xsd")
endfunction()
