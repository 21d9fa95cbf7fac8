#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What a PDF depends on: every file that was read is told, and no other.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"
source=$(cd "$here/../.." && pwd)
icc=/usr/share/color/icc/ghostscript/ps_cmyk.icc

# A plan with everything: parts, a registry, a workbook, a picture, words of another language that are
# hyphenated, sheets of one's own and a printer's profile.
cp -r "$source/examples/kpi-2025" plan
cp "$source/examples/cabinet-2004/crest.png" plan
cp "$source/xml/plan.xsd" plan
cp "$source/styles/house.xml" plan/style.xml
cp "$source/fonts/catalog.xml" plan
cat >plan/brand.xml <<'END'
<brand xmlns="urn:planpress:style:1"><colours><colour name="accent" value="#123456"/></colours></brand>
END
polish=$(yes 'konstantynopolitańczykowianeczka przedsiębiorstwoniepodległościowoprzedsiębiorstwo' | head -40 | tr '\n' ' ')
sed "s|</plan>|<annex><title>Ł</title><table><caption>T</caption><head><row><cell>A</cell><cell>B</cell></row></head><body><row><cell><p xml:lang=\"pl\">$polish</p></cell><cell>1</cell></row></body></table><figure src=\"crest.png\" alt=\"The crest\"/></annex></plan>|" \
    plan/plan.xml >plan/whole.xml

# Once with the operating system as a witness of what is opened.
ran='planpress build plan/whole.xml --profile=press'
ASAN_OPTIONS=detect_leaks=0 strace -f -o trace -e trace=openat "$program" build plan/whole.xml \
    --profile=press "--output-intent=$icc" --depfile=rule -q -o whole.pdf >out 2>err </dev/null
status=$?
is 0
sed -n '/O_RDONLY/ { / = -1 /d; s/.*openat([^"]*"\([^"]*\)".*/\1/p; }' trace |
    grep -E '^plan/.|^/usr/share/(fonts|hyphen|color)/' | sort -u >opened
run build plan/whole.xml --profile=press "--output-intent=$icc" --dump=inputs
is 0
cut -d' ' -f4- out | sort >listed
same opened listed
for kind in plan part registry data schema style brand picture catalogue font hyphenation profile; do
    grep -q "^$kind " out || complain "there is no $kind"
done

# Kind, checksum, size, path.
while read -r kind sum size path; do
    [ "$(md5sum "$path" | cut -c-32 | tr a-f A-F)" = "$sum" ] || complain "$kind $path has another checksum"
    [ "$(wc -c <"$path")" -eq "$size" ] || complain "$kind $path has another size"
done <out

# The same in the report for programs; standard input is none.
run build plan/whole.xml --profile=press "--output-intent=$icc" -o whole.pdf --format=json
is 0
jq -r '.inputs[].path' out | sort >told
same told listed
"$program" build - -o piped.pdf --format=json <good.xml >out 2>err
jq -r '.inputs[].kind' out | sort -u >told
echo font >listed
same told listed

# make builds again what has changed, and only that; a part that is gone is no error of its own.
cp -r plan 'a plan'
# shellcheck disable=SC2016
printf 'a\\ plan.pdf:\n\t"$(PROGRAM)" build -q "a plan/plan.xml" -o "a plan.pdf" --depfile=rule\n-include rule\n' >Makefile
make_says() {
    ran="make ($*)"
    make -s "PROGRAM=$program" >out 2>err || complain "make fails"
    stat -c %Y.%i 'a plan.pdf' >now
}
make_says first
a_pdf 'a plan.pdf'
cp now before
make_says again
same before now
touch -d '+1 minute' 'a plan/indicators.xml'
make_says 'after a change'
cmp -s before now && complain "a changed part is not built again"

# There must be a file that it is a rule for.
run build good.xml --depfile=rule -o -
is 2
run build good.xml --depfile=rule --dump=pages
is 2
run build good.xml --depfile=nowhere/rule
is 3
says err nowhere/rule
finish
