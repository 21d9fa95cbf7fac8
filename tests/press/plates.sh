#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# plates.xml is separated by Ghostscript, and we look at its plates.
# shellcheck source=tests/press/harness.sh
. "$(dirname "$0")/harness.sh"
read=$readers/press-plates

cp "$here/plates.xml" plan.xml
cat >brand.xml <<'END'
<brand xmlns="urn:planpress:style:1">
  <colours>
    <colour name="accent" value="#6B1730" spot="PANTONE 202 C"/>
    <colour name="tint" value="#DDEEFF"/>
  </colours>
</brand>
END
"$program" build -q --profile=press --output-intent="$printer" plan.xml || exit 1
gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=tiffsep -sCompression=none -r72 -o plate.tif plan-press.pdf ||
    exit 1
[ "$(find . -name 'plate(*' | wc -l)" -eq 5 ] || complain "these are not five plates: $(ls)"

# has PLATE LEAST MOST BOX: the pixel with most ink in a part of the plate has between LEAST and MOST
# percent. A box is left, top, width and height in points of the paper, which begins 35.5pt outside the
# page.
has() {
    # shellcheck disable=SC2086 # four words
    most=$("$read" "plate($1).tif" $4 | cut -d' ' -f1)
    if ! [ "$most" -ge "$2" ] || ! [ "$most" -le "$3" ]; then
        complain "the plate $1 has $most percent in the box $4, not $2 to $3"
    fi
}

# each BOX PLATE LEAST: at least so much ink on that plate and none on any other; PLATE may be "all" or
# "none".
each() {
    for plate in Cyan Magenta Yellow Black 'PANTONE 202 C'; do
        if [ "$plate" = "$2" ] || [ "$2" = all ]; then
            has "$plate" "$3" 100 "$1"
        else
            has "$plate" 0 0 "$1"
        fi
    done
}

each '170 195 330 34' Black 80           # a paragraph
each '122 135 280 30' 'PANTONE 202 C' 80 # the title in the council's ink
each '122 115 380 3' 'PANTONE 202 C' 80  # the rule over it
each '165 818 110 14' Black 30           # the running foot, gray
each '28 200 7 300' none 0               # the bleed, where nothing bleeds
each '320 5 26 26' all 100               # a target
each '30 5 12 20' all 100                # a line to cut along
each '50 890 140 12' all 100             # the line of words
x=349
for patch in Cyan Magenta Yellow Black 'PANTONE 202 C'; do
    each "$x 894 5 5" "$patch" 100
    x=$((x + 9))
done

# Black words on a panel: the panel's plates have no hole where they are.
has Black 80 100 '190 270 150 14'
cyan=$("$read" 'plate(Cyan).tif' 190 270 150 14)
[ "${cyan% *}" -gt 0 ] || complain "the panel has no cyan"
[ "${cyan% *}" = "${cyan#* }" ] || complain "the panel has holes: $cyan"

[ "$failures" -eq 0 ]
