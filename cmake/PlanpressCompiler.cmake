# SPDX-License-Identifier: Apache-2.0
# How every target is compiled: C11 without extensions, strict warnings as errors, hidden symbols.
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(planpress_options INTERFACE)
target_compile_options(planpress_options INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes
  -Wold-style-definition -Wpointer-arith -Wcast-qual -Wwrite-strings -Wundef -Wvla
  -Wformat=2 -Wswitch-enum -fno-common -fstack-protector-strong)
target_include_directories(planpress_options INTERFACE
  ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR}/generated)
target_compile_definitions(planpress_options INTERFACE
  PLANPRESS_VERSION="${PROJECT_VERSION}"
  $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)

option(PLANPRESS_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(PLANPRESS_RACES "Build with ThreadSanitizer" OFF)
if(PLANPRESS_SANITIZE)
  set(sanitizers -fsanitize=address,undefined)
elseif(PLANPRESS_RACES)
  set(sanitizers -fsanitize=thread)
endif()
if(PLANPRESS_SANITIZE OR PLANPRESS_RACES)
  target_compile_options(planpress_options INTERFACE
    ${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(planpress_options INTERFACE ${sanitizers})
endif()
