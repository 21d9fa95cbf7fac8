#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The examples read aloud: the row of an indicator as it is heard, and nothing in them that a
# listener cannot make sense of.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

examples=$here/../../examples

run build "$examples/cabinet-2004/plan.xml" --dump=speech
is 0
says out 'heading level 2, Corporate health'
says out 'BV 8; Undisputed invoices paid within 30 days or agreed terms; 2002/03 Outturn, 93.4 per cent; '
says out '; 2003/04 Outturn, 97.1 per cent; 2003/04 Target met?, Met; 2003/04 Change, Better; Targets 2004/05, 98.0 per cent; '
says out '2003/04 Outturn, 98.7 per cent provisional, (footnote link 2: The national pool'
says out 'Signature, form field, Signature that certifies'

# A sign without words, a cell without a header, a picture without a text, a mark that is a dash.
for plan in cabinet-2004 kpi-2025 trends-2025; do
    for edition in cabinet-paper plan corporate-plan summary; do
        [ "$plan:$edition" != trends-2025:summary ] || continue
        run build "$examples/$plan/plan.xml" --edition="$edition" --dump=speech
        is 0
        for senseless in 'sign U+' 'without a description' 'a header of nothing' 'end of footnote' ', column '; do
            lacks out "$senseless"
        done
    done
done
finish
