#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The checker finds every fault there is a way to make, calls it
# by its name, and finds no other. Every row of clauses.txt that says "checked" has such a fault.
# shellcheck source=tests/press/harness.sh
. "$(dirname "$0")/harness.sh"
read=$readers/press-read

"$program" build -q --profile=press --output-intent="$printer" -o good.pdf \
    "$here/../../examples/cabinet-2004/plan.xml" --edition=summary || exit 1
"$read" check good.pdf >said || complain "the file is not right as it is: $(cat said)"
"$read" break good.pdf none.pdf list >faults
[ "$(wc -l <faults)" -ge 40 ] || complain "there are only $(wc -l <faults) faults"
while read -r fault; do
    row=$(echo "$fault" | sed 's/-[0-9]*$//')
    "$read" break good.pdf broken.pdf "$fault" || complain "$fault cannot be made"
    "$read" check broken.pdf >said && complain "$fault is not seen"
    grep -q "^$row: " said || complain "$fault is called something else: $(cat said)"
    grep -v "^$row: " said && complain "$fault makes the checker see other faults"
    echo "$row" >>tried
done <faults
awk -F'\t' '$3 == "checked" { print $1 }' "$here/clauses.txt" | sort -u >promised
sort -u tried | comm -13 - promised >missing
[ ! -s missing ] || complain "no fault tries the rows: $(cat missing)"
sort -u tried | comm -23 - promised >missing
[ ! -s missing ] || complain "clauses.txt lacks the rows: $(cat missing)"

# What the other rows name exists: tests and messages.
top=$here/../..
grep -v '^#' "$here/clauses.txt" | grep -o '[a-z*-]*\(-[a-z*]*\)*\(\.sh\)\?' | sort -u >words
grep '\.sh$' words | while read -r script; do
    [ -f "$here/$script" ] || echo "$script"
done >absent
grep '^unit-' words | while read -r test; do
    room=${test#unit-}
    [ -f "$top/tests/unit/${room%%-*}/test_${room#*-}.c" ] || echo "$test"
done >>absent
grep -E '^(press|icc|image)-' words | grep -v '\.sh$' | while read -r message; do
    grep -q "^DIAG($(echo "$message" | tr - _ | sed 's/\*$/[a-z_]*/')," "$top/src/base/diag.def" || echo "$message"
done >>absent
[ ! -s absent ] || complain "clauses.txt names what is not there: $(cat absent)"
[ "$(grep -cE '^unit-|\.sh$|^(press|icc)-' words)" -ge 12 ] || complain "clauses.txt names too little: $(cat words)"

[ "$failures" -eq 0 ]
