#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# planpress new: what it makes can be checked and built at once, is filled in by hand and published; and
# nothing is ever half made or written over.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

source=$(cd "$here/../.." && pwd)
council='Tarrow Vale District Council'

# pages PDF: its text
pages() {
    pdftotext -layout "$1" -
}

# the examples themselves, as they lie in the repository, are what is made for their own year
for kind in performance-plan kpi-report; do
    run new "$kind" --kind="$kind" --year=2026/27
    is 0
    silent out
    diff -r "$source/examples/start/$kind" "$kind" >difference ||
        complain "$(cat difference): not as in examples/start"
    run check "$kind/plan.xml"
    is 0
    lacks err 'error['
    says err 'warning[placeholder-text]'
    run build "$kind/plan.xml"
    is 0
    a_pdf "$kind/plan.pdf"
    pages "$kind/plan.pdf" >text
    says text '[insert the council'
    # every row of invented figures says so
    [ "$(grep -c 'invented' "$kind/figures.csv")" -eq "$(($(wc -l <"$kind/figures.csv") - 1))" ] ||
        complain 'a row of figures could be published as it is'
    # as approved, nothing is let through
    sed 's/status="draft"/status="approved"/' "$kind/plan.xml" >"$kind/final.xml"
    run build "$kind/final.xml"
    is 1
    says err 'error[placeholder-text]'
    [ ! -e "$kind/final.pdf" ] || complain 'an unfinished plan was published'
done
run new plain --year=2026/27
diff -r plain performance-plan | grep -v '^Only in performance-plan: \(plan.pdf\|final.xml\)$' >difference
silent difference

# another year: no year of the examples stays
for kind in performance-plan kpi-report; do
    run new "later-$kind" --kind="$kind" --year=2061/62 --council="$council"
    is 0
    grep -rnE '20[1-4][0-9]' "later-$kind" >found
    silent found
    run build "later-$kind/plan.xml"
    is 0
    pages "later-$kind/plan.pdf" >text
    says text '2061/62'
    says text "$council"
done
run new century --year=1999/00 --council='Aln & Esk <Joint> "Board"'
is 0
run build century/plan.xml
is 0
pages century/plan.pdf >text
says text 'Aln & Esk <Joint> "Board"'
says text '2000/01'

# a figure in the spreadsheet is a figure on the page, in the table and where it is cited
cp -r performance-plan changed
sed -i 's/46.0,44.2,/46.0,46.3,/' changed/figures.csv
run build changed/plan.xml
is 0
pages performance-plan/plan.pdf >before
pages changed/plan.pdf >after
says before '44.2% was recycled'
lacks before '46.3%'
says after '46.3% was recycled'
lacks after '44.2%'
says before 'Five of nine targets'
says after 'Six of nine targets'

# filled in by hand, it can be approved
fill_in() {
    sed -i -e 's/status="draft"/status="approved"/' -e 's/agenda-item="TBC"/agenda-item="7"/' \
        -e 's/<signatory /<signatory date="2026-06-12" /' \
        -e 's/<contact-officer /<contact-officer telephone="(01632) 960123" email="policy@tarrow.example" /' \
        "$1"/*.xml
    sed -i '/When /d; /-->$/{/^ *-->$/d}' "$1/plan.xml"
    for file in "$1"/*.xml "$1/figures.csv"; do
        # an aside may go on to the next line
        tr '\n' '\001' <"$file" | sed 's/\[insert[^]]*\]/Ada Brook of the policy team/g' | tr '\001' '\n' >filled
        cp filled "$file"
    done
}
for kind in performance-plan kpi-report; do
    fill_in "$kind"
    run build "$kind/plan.xml" -o "final-$kind.pdf"
    is 0
    lacks err 'warning['
    a_pdf "final-$kind.pdf"
    pages "final-$kind.pdf" >text
    lacks text 'insert'
done

# help for editors: the schema beside the plan, not in the place of one's own; nothing else changes
run new helped --year=2026/27 --editor
is 0
for schema in plan.xsd style.xsd catalog.xml; do
    same "helped/schema/$schema" "$source/xml/$schema"
done
run build helped/plan.xml --dump=model
is 0
sed 's/:[0-9]*:[0-9]*//' out >helped.model
run build plain/plan.xml --dump=model
sed 's/:[0-9]*:[0-9]*//' out >plain.model
sed -i 's/helped/plain/' helped.model
same helped.model plain.model
if command -v xmllint >/dev/null; then
    for file in helped/*.xml; do
        schema=$(sed -n 's/^<?xml-model href="\([^"]*\)".*/\1/p' "$file")
        xmllint --noout --xinclude --schema "helped/$schema" "$file" 2>err ||
            complain "$file is not what its schema wants"
    done
fi

# an empty folder is filled; anything else is left alone
mkdir empty
run new empty --year=2026/27
is 0
[ -e empty/plan.xml ] || complain 'the empty folder was not filled'
mkdir here
(cd here && "$program" new . --year=2026/27 2>/dev/null) || complain 'the current folder was not filled'
diff -r here plain >difference || complain 'the current folder was filled otherwise'
mkdir taken
echo mine >taken/notes.txt
run new taken --year=2026/27
is 3
says err 'error[folder-taken]'
[ "$(ls -A taken)" = notes.txt ] || complain 'the folder was changed'
run new good.xml --year=2026/27
is 3
says err 'error[folder-taken]'
run new none/plan --year=2026/27
is 3
says err 'error[output-failed]'
run new /proc/plan --year=2026/27
is 3
if [ "$(id -u)" -ne 0 ]; then
    mkdir locked
    chmod a-w locked
    run new locked/plan --year=2026/27
    is 3
    says err 'error[output-failed]'
fi
(
    ulimit -f 1
    "$program" new large --year=2026/27 2>err
)
status=$?
is 3
[ ! -e large ] || complain 'a folder was left half filled'
find . -name '.planpress-*' >found
silent found

# what cannot be asked for
run new
is 2
run new folder
is 2
says err "'new' needs --year"
for year in 2026 2026/28 2026-27 26/27 next '2026/27 Q1'; do
    run new folder "--year=$year"
    is 2
    says err "'$year' is no financial year"
done
run new folder --year=2026/27 --kind=kpi-reprot
is 2
says err "did you mean 'kpi-report'?"
run new folder --year=2026/27 "--council=two
lines"
is 2
says err '--council'
run new folder other --year=2026/27
is 2
[ ! -e folder ] || complain 'a folder was made'

# for programs
run new reported --year=2026/27 --format=json
is 0
says out '"outputs":[{"path":"reported","pages":0,"bytes":0}]'
silent err
run new quiet -q --year=2026/27
is 0
silent err

finish
