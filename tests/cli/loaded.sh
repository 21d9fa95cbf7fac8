#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A build loads what it needs and no more: start-up is paid twenty times in the last week.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

ran='planpress build under the loader'
LD_DEBUG=files "$program" build -q good.xml 2>loading
status=$?
is 0
grep -oE 'calling init: .*' loading | grep -oE 'lib[^/]*\.so' | sort -u >err
says err libhpdf
for library in libqpdf libcrypto libssl libsqlite libzip libcurl liblcms; do
    lacks err "$library"
done

# What converts colours is loaded for a press.
ran='planpress build --profile=press under the loader'
LD_DEBUG=files "$program" build -q good.xml --profile=press \
    --output-intent=/usr/share/color/icc/ghostscript/ps_cmyk.icc 2>loading
status=$?
is 0
grep -oE 'calling init: .*' loading | grep -oE 'lib[^/]*\.so' | sort -u >err
says err liblcms

# What reads tables is loaded for plans that have some.
cp "$here"/../unit/data/returns.xlsx "$here"/../unit/data/figures.db .
for kind in workbook:libzip:libsqlite database:libsqlite:libzip; do
    plan=${kind%%:*} wanted=${kind#*:}
    cp "$here/../unit/data/$plan.xml" .
    ran="planpress check $plan.xml under the loader"
    LD_DEBUG=files "$program" check -q "$plan.xml" 2>loading
    status=$?
    is 0
    grep -oE 'calling init: .*' loading | grep -oE 'lib[^/]*\.so' | sort -u >err
    says err "${wanted%:*}"
    lacks err "${wanted#*:}"
done

finish
