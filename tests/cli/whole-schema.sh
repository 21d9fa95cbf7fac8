#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A plan is held against as much of the program's own schema as it calls for, against all of a schema
# that is given. For the same schema, both must say the same of whatever is wrong.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

found=0
for plan in "$here"/../bad/*.xml "$here"/../unit/plan/*.xml; do
    "$program" check "$plan" >own 2>&1
    run check "--schema=$here/../../xml/plan.xsd" "$plan"
    cat err >>out
    cmp -s out own || complain "not the same of $plan"
    ! grep -q 'error\[' own || found=$((found + 1))
done
[ "$found" -gt 100 ] || complain "only $found plans were found wrong"
finish
