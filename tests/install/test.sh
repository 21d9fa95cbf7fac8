#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# test.sh BUILD_DIRECTORY: install into a folder, move it, and build a consumer against it
# with CMake and with pkg-config alone.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/planpress-install-XXXXXX")
trap 'rm -rf "$work"' EXIT
plan="$here/../cli/good.xml"

cmake --install "$1" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/second" # the files must not know where they were

cmake -S "$here" -B "$work/build" -G Ninja -DCMAKE_PREFIX_PATH="$work/second" -DCMAKE_C_FLAGS="${CFLAGS-}" >/dev/null
cmake --build "$work/build" >/dev/null
"$work/build/consumer" "$plan"

package=$(dirname "$(find "$work/second" -name planpress.pc)")
export PKG_CONFIG_PATH="$package"
library=$(dirname "$package")
# shellcheck disable=SC2046,SC2086 # words for the compiler
cc -std=c11 ${CFLAGS-} "$here/consumer.c" $(pkg-config --cflags --libs planpress) -o "$work/plain"
LD_LIBRARY_PATH="$library" "$work/plain" "$plan"
[ "$(pkg-config --modversion planpress)" = "$("$work/second/bin/planpress" version | sed -n '1s/.* //p')" ]

# the header is C++ as well, and the names of the library are its own
echo '#include <planpress/planpress.h>' | c++ -std=c++11 -Wall -Wextra -Werror -fsyntax-only \
    -x c++ -I "$work/second/include" -
find "$library" -name 'libplanpress.a' -exec nm -g --defined-only {} + |
    awk 'NF == 3 && $3 !~ /^(pp_|__)/ { print "not ours to show: " $3; bad = 1 } END { exit bad }'

for file in bin/planpress share/man/man1/planpress.1 share/doc/planpress/NOTICE \
    share/planpress/xml/plan.xsd share/planpress/fonts/catalog.xml; do
    [ -f "$work/second/$file" ] || { echo "not installed: $file"; exit 1; }
done
echo "as it should be"
