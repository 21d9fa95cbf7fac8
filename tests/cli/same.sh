#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Same inputs, same bytes: wherever, whenever, in whatever surroundings.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

run build good.xml -o first.pdf
is 0
mkdir -p 'another folder/deeper'
cp good.xml 'another folder/deeper/other.xml'
sleep 1.1 # past the next second of any clock
ran='planpress build elsewhere'
(cd 'another folder' &&
    TZ=Asia/Tokyo LC_ALL=C.UTF-8 HOME=/none TERM=dumb COLUMNS=20 \
        "$program" build -q deeper/other.xml -o x.pdf)
status=$?
is 0
same first.pdf 'another folder/x.pdf'
# one processor, or all
taskset -c 0 "$program" build -q good.xml -o one.pdf
same first.pdf one.pdf
for seam in model style flow pages tags; do
    run build good.xml --dump="$seam"
    is 0
    mv out first.txt
    (cd 'another folder/deeper' && "$program" build ../../good.xml --dump="$seam") >out 2>err
    sed 's|\.\./\.\./good\.xml|good.xml|' out >second.txt
    same first.txt second.txt
done

finish
