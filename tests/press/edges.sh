#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A style without margins, which puts at the edges of the page whatever
# a style can: titles on a ground, rules, panels, tables, charts, pictures. All of it goes on into the bleed, and
# Ghostscript's plates have ink there.
# shellcheck source=tests/press/harness.sh
. "$(dirname "$0")/harness.sh"

"$readers/../conform/conform-pictures" . "$printer" || exit 1
cat >style.xml <<'END'
<style xmlns="urn:planpress:style:1" extends="house">
  <master sequence="plan" side="right" margin-left="0" margin-right="0" margin-top="0" margin-bottom="0"
          header-baseline="0" footer-baseline="0" header-rule="0"><header/><footer/></master>
  <master sequence="plan" side="left"><header/><footer/></master>
  <role name="body" margin-left="0"/>
  <role name="heading-1" background="#12455A" colour="#FFFFFF" margin-left="0"/>
  <role name="panel" background="#DDEEFF" margin-left="0" margin-right="0" border-left="0"/>
  <role name="table-head" background="#DDEEFF"/>
  <role name="table" margin-left="0"/>
  <role name="table-wide" margin-left="0"/>
  <role name="chart-row" padding-right="0"/>
  <role name="table-cell" padding-left="0" padding-right="0"/>
</style>
END
cp "$here/edges.xml" plan.xml
"$program" build -q --edition=plan --profile=press --output-intent="$printer" plan.xml -o plan-press.pdf 2>said
grep -q 'error' said && complain "$(cat said)"
"$readers/press-read" check plan-press.pdf >said || complain "not all that touches an edge goes beyond it: $(cat said)"

# ink PLATE BOX: whether there is some all over a part of the first page's plate (press-plates)
gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=tiffsep -sCompression=none -r72 -dLastPage=1 -o plate.tif plan-press.pdf
ink() {
    # shellcheck disable=SC2086 # four numbers
    least=$("$readers/press-plates" "plate($1).tif" $2 | cut -d' ' -f2)
    [ "$least" -gt 5 ] || complain "in the box $2 of the plate $1 there is only $least percent of ink"
}
ink Cyan '28 28 540 6'   # above the title's ground
ink Cyan '28 50 6 30'    # beside it
ink Cyan '632 50 6 30'   # and on the other side
ink Cyan '28 125 6 40'   # beside the panel
ink Cyan '28 300 6 60'   # beside the picture
ink Cyan '632 400 6 60'  # and on the other side

[ "$failures" -eq 0 ]
