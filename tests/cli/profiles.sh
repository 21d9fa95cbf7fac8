#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# One layout, several profiles: the pages, what is read on them and how it hangs together are the same.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"
examples=$here/../../examples

for plan in "$examples/kpi-2025/plan.xml" "$examples/trends-2025/plan.xml" good.xml; do
    for profile in archive pdf2; do
        run build "$plan" "--profile=$profile" -o "$profile.pdf"
        is 0
        a_pdf "$profile.pdf"
        run build "$plan" "--profile=$profile" --dump=pages
        mv out "$profile.pages"
    done
    same archive.pages pdf2.pages
    pdftoppm -r 30 archive.pdf archive
    pdftoppm -r 30 pdf2.pdf pdf2
    for page in archive-*.ppm; do
        same "$page" "pdf2-${page#archive-}"
    done
    [ -f "$page" ] || complain 'there are no pages'
    pdftotext -layout archive.pdf archive.txt
    pdftotext -layout pdf2.pdf pdf2.txt
    same archive.txt pdf2.txt
    for profile in archive pdf2; do
        qpdf --json "$profile.pdf" | jq -S '[.outlines | .. | .title? // empty], [.pagelabels], [.attachments | keys]' >"$profile.ways"
    done
    same archive.ways pdf2.ways
    rm -f ./*.ppm
done

# What the version says: no Info dictionary, a namespace, and destinations that are elements.
run build "$examples/kpi-2025/plan.xml" --profile=pdf2 -o pdf2.pdf
head -c 8 pdf2.pdf >out
says out '%PDF-2.0'
qpdf --qdf --object-streams=disable pdf2.pdf all.pdf
grep -a '^trailer' -A 20 all.pdf >out
lacks out /Info
for said in 'http://iso.org/pdf2/ssn' '/SD \[' '<pdfaid:part>4</pdfaid:part>' '<pdfaid:conformance>F<' \
    '<pdfuaid:rev>2024<'; do
    grep -qaE -- "$said" all.pdf || complain "the PDF does not say: $said"
done
goes=$(grep -ac '/S /GoTo' all.pdf)
[ "$goes" -gt 20 ] || complain 'there are hardly any destinations'
[ "$goes" -eq "$(grep -ac '/SD ' all.pdf)" ] || complain 'not all destinations are elements'
grep -qa '/Dest ' all.pdf && complain 'there is a destination without an element'

run build "$examples/kpi-2025/plan.xml" -o archive.pdf
head -c 8 archive.pdf >out
says out '%PDF-1.7'
qpdf --qdf --object-streams=disable archive.pdf all.pdf
for said in '/SD ' '/NS ' /Namespaces /FENote '/Ref \['; do
    grep -qaE -- "$said" all.pdf && complain "PDF 1.7 does not know: $said"
done

# Without its sources the file says why; a level of PDF/A-4 that has files inside has one.
run build good.xml --profile=pdf2 --no-sources -o none.pdf
is 0
pdfdetach -saveall none.pdf
says sources.txt 'left out'
cp "$here/exempt.xml" .
cp "$here/../golden/tables/square.png" open.png
cp open.png quagga.png
run build exempt.xml --profile=pdf2 -o none.pdf
is 0
pdfdetach -list none.pdf >list
says list '1 embedded files'
pdfdetach -saveall none.pdf
says sources.txt 'exempt from publication'

# A file bears the date of publication or none; but a press must have one, and its title in the window.
sed 's|<published>.*</published>||; s|status="approved"|status="draft"|' good.xml >undated.xml
for profile in archive pdf2; do
    run build undated.xml "--profile=$profile" -o undated.pdf
    is 0
    qpdf --qdf --object-streams=disable undated.pdf all.pdf
    grep -aE '/(Creation|Mod)Date|xmp:[A-Za-z]*Date>' all.pdf >out && complain "$profile: a date nobody gave: $(head -1 out)"
done
run build undated.xml --profile=press --output-intent=/usr/share/color/icc/ghostscript/ps_cmyk.icc -o press.pdf
is 0
qpdf --qdf --object-streams=disable press.pdf all.pdf
for said in '/CreationDate (D:20040331000000Z)' '/ModDate (D:20040331000000Z)' \
    '<xmp:CreateDate>2004-03-31T00:00:00Z<' '/DisplayDocTitle true'; do
    grep -qaF -- "$said" all.pdf || complain "the file for a press does not say: $said"
done

# Named after the profile where none is given.
cp good.xml named.xml
run build named.xml --profile=pdf2
is 0
[ -f named-pdf2.pdf ] || complain 'it is not called after its profile'
finish
