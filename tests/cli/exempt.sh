#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Nothing exempt comes to light in a public edition, and members find all of it, on marked pages. In
# exempt.xml the word quagga stands in exempt matter wherever a word can.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

cp "$here/exempt.xml" .
cp "$here/../golden/tables/square.png" open.png
cp open.png quagga.png

# As UTF-16 in hexadecimal, in capitals and not, as outline and structure have their strings.
hex='0071 *0075 *0061 *0067 *0067 *0061'
hex_capital='0051 *0075 *0061 *0067 *0067 *0061'

# searched FILE: all that programs find in a PDF: its objects as text, its words, its structure.
searched() {
    qpdf --qdf --object-streams=disable "$1" - | strings -n 4
    qpdf --json --decode-level=all "$1"
    pdftotext -layout "$1" -
    pdfinfo "$1"
    pdfinfo -meta "$1"
    pdfinfo -struct-text "$1"
    pdfinfo -url "$1"
    rm -rf attached
    mkdir attached
    pdfdetach -saveall -o attached "$1"
    cat attached/* 2>/dev/null
}

for edition in cabinet-paper plan corporate-plan summary; do
    run build exempt.xml "--edition=$edition" -o "$edition.pdf"
    is 0
    says err 'note[sources-withheld]'
    pdfdetach -list "$edition.pdf" >list
    says list '0 embedded files'
    searched "$edition.pdf" >all 2>/dev/null
    [ "$(wc -l <all)" -gt 500 ] || complain "$edition: too little was searched"
    grep -qi 'exempt information' all || complain "$edition: nothing stands in the place of exempt matter"
    grep -iE "quagga|$hex|$hex_capital" all >found && complain "$edition: $(head -3 found)"
    for dump in model flow pages tags; do
        run build exempt.xml "--edition=$edition" "--dump=$dump"
        is 0
        grep -i quagga out >found && complain "$edition: --dump=$dump: $(head -3 found)"
    done
done

edition=cabinet-paper-members
run build exempt.xml "--edition=$edition" -o members.pdf
is 0
searched members.pdf >all 2>/dev/null
[ "$(grep -ci quagga all)" -gt 60 ] || complain "members do not find what is theirs"
grep -qi quagga attached/plan.xml || complain "members do not get the plan itself"
lacks err sources-withheld
pdfinfo members.pdf | grep -q 'Title:.*(not for publication)' || complain "the file does not say what it is"

# each page with exempt words is marked, and no other
pages=$(pdfinfo members.pdf | sed -n 's/^Pages: *//p')
marked=0
for page in $(seq "$pages"); do
    pdftotext -f "$page" -l "$page" members.pdf page
    exempt=$(grep -ci quagga page)
    mark=$(grep -c 'NOT FOR PUBLICATION' page)
    marked=$((marked + mark))
    [ "$exempt" -gt 0 ] && [ "$mark" -eq 0 ] && complain "page $page is not marked"
    [ "$exempt" -eq 0 ] && [ "$mark" -gt 0 ] && complain "page $page is marked"
done
[ "$marked" -gt 5 ] || complain "only $marked pages are marked"
[ "$marked" -lt "$pages" ] || complain "all pages are marked"

# numbers are the same in both: contents without their pages, references, captions
pdftotext -layout cabinet-paper.pdf public
pdftotext -layout members.pdf members
for words in '1.3 *Paragraph three repeats' '3.1 *Public text' '2.2 *Open section' \
    'Annex B *Exempt information' 'Annex C *Last annex' 'Table 2 *Public caption' \
    'Figure 2 *Open figure' 'See Annex B and Exempt information on page'; do
    for file in public members; do
        grep -q "$words" "$file" || complain "$file does not say: $words"
    done
done

finish
