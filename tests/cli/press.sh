#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Files for a press: the printer's profile by option and by brand sheet, and what is said without it.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"
icc=/usr/share/color/icc/ghostscript

# No profile, no file; and a remedy.
run build good.xml --profile=press
is 1
says err 'error[press-intent-missing]'
says err '--output-intent=FILE'
only

# Wrong files.
run build good.xml --profile=press --output-intent=none.icc
is 3
says err 'error[file-not-found]'
for wrong in good.xml:icc-none "$icc/srgb.icc:icc-class"; do
    run build good.xml --profile=press "--output-intent=${wrong%:*}"
    is 1
    says err "error[${wrong##*:}]"
done
only

# By option.
run build good.xml --profile=press "--output-intent=$icc/ps_cmyk.icc"
is 0
lacks err warning
a_pdf good-press.pdf
only good-press.pdf
head -c 8 good-press.pdf | grep -qF '%PDF-1.6' || complain "it is not PDF 1.6"
pdfinfo -box good-press.pdf >out
says out 'TrimBox:             0.00     0.00   595.28   841.89'
says out 'BleedBox:           -8.50    -8.50   603.78   850.39'

# The same file again, and for someone else.
cp good-press.pdf first.pdf
LC_ALL=C TZ=UTC-3 run build good.xml --profile=press "--output-intent=$icc/ps_cmyk.icc"
same first.pdf good-press.pdf
rm first.pdf good-press.pdf

# By the brand sheet beside the plan, with a plate of the council's own.
cp "$icc/ps_cmyk.icc" printer.icc
cat >brand.xml <<'END'
<brand xmlns="urn:planpress:style:1">
  <colours><colour name="accent" value="#6B1730" spot="PANTONE 202 C"/></colours>
  <press output-intent="printer.icc" condition="FOGRA51" bleed="5mm"/>
</brand>
END
run build good.xml --profile=press
is 0
lacks err warning
qpdf --qdf --object-streams=disable good-press.pdf out
grep -aqF '/PANTONE#20202#20C' out || complain "there is no plate of that name"
grep -aqF '(FOGRA51)' out || complain "the condition is not named"
pdfinfo -box good-press.pdf >out
says out 'BleedBox:          -14.17'

# A profile beside the brand sheet that is not there is the document's fault.
rm printer.icc
run build good.xml --profile=press
is 1
says err 'brand.xml:3:'
says err 'error[file-not-found]'

# What is warned of is told at its place, and stops the file where warnings are errors.
rm brand.xml good-press.pdf
cat >style.xml <<'END'
<style xmlns="urn:planpress:style:1" extends="house">
  <role name="running-head" font-size="7pt" colour="accent"/>
</style>
END
run build good.xml --profile=press "--output-intent=$icc/ps_cmyk.icc"
is 0
says err 'warning[press-text-small]'
grep -qE '^good.xml:[0-9]+:[0-9]+: warning' err || complain "it has no place"
rm good-press.pdf
run build good.xml --profile=press "--output-intent=$icc/ps_cmyk.icc" --strict
is 1
says err 'error[press-text-small]'
[ ! -e good-press.pdf ] || complain "there is a file all the same"

finish
