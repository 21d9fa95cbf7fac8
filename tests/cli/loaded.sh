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
for library in libqpdf libcrypto libssl libsqlite libzip libcurl; do
    lacks err "$library"
done

finish
