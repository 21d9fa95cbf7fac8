#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What a plan is made from goes along inside the PDF, byte for byte, and nothing that should not.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

# attached FILE.pdf: the files in it, into the folder attached, their names into list.
attached() {
    rm -rf attached
    mkdir attached
    pdfdetach -saveall -o attached "$1" >/dev/null || complain "$1: pdfdetach fails"
    (cd attached && find . -type f | sed 's|^\./||' | sort) >list
}

# holds NAME...: those files and no others.
holds() {
    [ "$(tr '\n' ' ' <list)" = "${*:+$* }" ] || complain "attached are: $(tr '\n' ' ' <list)"
}

# The plan goes by one name, whatever it is called and wherever it lies.
run build good.xml -o good.pdf
is 0
attached good.pdf
holds plan.xml sources.txt
same attached/plan.xml good.xml
ran='planpress build - -o -'
"$program" build - -o - <good.xml >piped.pdf 2>err
status=$?
is 0
same good.pdf piped.pdf

# So too where a draft lists its open points, with their places.
sed 's|status="approved"|status="draft"|; s|One paragraph|TBC|' good.xml >a.xml
cp a.xml b.xml
run build a.xml -o a.pdf
is 0
pdftotext a.pdf out
says out 'Line'
run build b.xml -o b.pdf
is 0
same a.pdf b.pdf

# Parts, tables of every kind, a registry, and sheets of one's own. A database with a file name beyond
# ASCII, and two files of one name, are both to be told apart.
cp -r "$here/../../examples/kpi-2025" plan
cp -r "$here/../../examples/trends-2025" trends
mkdir plan/parts
cp plan/report.xml plan/parts/summary.xml
sed 's|href="report.xml"|href="parts/summary.xml"|' plan/plan.xml >plan/new.xml
cat >brand.xml <<'END'
<brand xmlns="urn:planpress:style:1"><colours><colour name="accent" value="#123456"/></colours></brand>
END
run build plan/new.xml --brand="$PWD/brand.xml" -o kpi.pdf
is 0
attached kpi.pdf
holds brand.xml figures.xlsx indicators.xml plan.xml registry.xml sources.txt \
    summary-2.xml summary.xml
for name in figures.xlsx indicators.xml registry.xml; do
    same "attached/$name" "plan/$name"
done
same attached/plan.xml plan/new.xml
same attached/brand.xml brand.xml
cmp -s attached/summary.xml plan/parts/summary.xml || same attached/summary-2.xml plan/parts/summary.xml

mv trends/figures.db 'trends/Zahlen für März.db'
sed 's|figures\.db|Zahlen für März.db|' trends/plan.xml >trends/new.xml
grep -q März trends/new.xml || sed -i 's|figures\.db|Zahlen für März.db|' trends/*.xml
cp trends/new.xml trends/plan.xml
run build trends/plan.xml --edition=plan -o trends.pdf
is 0
qpdf --json trends.pdf | jq -r '.attachments[] | .preferredname' | grep -q 'Zahlen.für.März.db' ||
    complain "the name is not what it was"

# What each is, in the file's own terms; nothing of the machine it was made on.
qpdf --qdf --object-streams=disable kpi.pdf - >all
for said in '/AFRelationship /Source' '/AFRelationship /Data' '/AFRelationship /Supplement' \
    '/Subtype /application#2fxml' '/CheckSum' '/Size' '/ModDate' 'A part of the plan: parts/summary.xml'; do
    grep -qaiF -- "$said" all || complain "the PDF does not say: $said"
done
grep -qaF "$work" all && complain 'the PDF says where it was made'
qpdf --json kpi.pdf | jq -r '.attachments[].streams[] | .checksum' | sort -u >out
for file in attached/*; do
    md5sum "$file" | cut -d' ' -f1
done | sort >err
same out err

# As docs/archive.md has it: what is inside, put where it belongs, makes the same bytes again once the
# pictures lie beside it. A part that is called as the plan is, a name that one system minds.
mkdir whole whole/parts whole/art
cp "$here/../../examples/cabinet-2004/"*.* whole
mv whole/crest.png 'whole/art/the crest.png'
mv whole/glossary.xml whole/parts/plan.xml
mv whole/figures.csv 'whole/figures: all.csv'
sed -i 's|"crest.png"|"art/the crest.png"|; s|"glossary.xml"|"parts/plan.xml"|
    s|"figures.csv"|"figures: all.csv"|' whole/plan.xml
run build whole/plan.xml --edition=cabinet-paper-members -o plan.pdf
is 0
sed -n '/^    mkdir inside/,/^    done/p' "$here/../../docs/archive.md" >recipe
[ -s recipe ] || complain 'docs/archive.md has no recipe'
sh -eu recipe || complain 'the recipe fails'
says inside/sources.txt '    planpress build plan.xml --edition=cabinet-paper-members'
run build again/plan.xml --edition=cabinet-paper-members -o again.pdf
is 1
cp -r whole/art again
run build again/plan.xml --edition=cabinet-paper-members -o again.pdf
is 0
same plan.pdf again.pdf

# Left out: one table, because the plan says so; all of it, because whoever runs it does.
sed 's|file="figures.xlsx"|file="figures.xlsx" attach="no"|' plan/plan.xml >plan/private.xml
grep -q attach= plan/private.xml || sed -i 's|file="figures.xlsx"|file="figures.xlsx" attach="no"|' plan/*.xml
run build plan/private.xml -o private.pdf
is 0
attached private.pdf
grep -q figures.xlsx list && complain 'a private table is attached'
grep -q plan.xml list || complain 'the plan is not attached'
# That holds for the file, by whatever other name the plan reads it again.
ln -s figures.xlsx plan/link.xlsx
sed 's|file="figures.xlsx" attach="no" sheet="Comments"|file="./link.xlsx" sheet="Comments"|' plan/private.xml >plan/again.xml
grep -q link.xlsx plan/again.xml || complain 'there is no third table'
run build plan/again.xml -o private.pdf
is 0
attached private.pdf
grep -q xlsx list && complain 'a private table is attached by another name'
run build plan/plan.xml --no-sources -o none.pdf
is 0
attached none.pdf
holds

# A workbook goes along with sheets that the plan does not use: that is said, but not where it does not.
mkdir whole
cp "$here/../unit/data/workbook.xml" "$here/../unit/data/returns.xlsx" whole
run build whole/workbook.xml -o whole.pdf
is 0
says err "whole/workbook.xml:9:13: warning[source-whole]: 'whole/returns.xlsx'"
says err "sheet 'Wrong' as well"
run build whole/workbook.xml --strict -o strict.pdf
is 1
sed 's|file="returns.xlsx"|file="returns.xlsx" attach="no"|' whole/workbook.xml >whole/private.xml
for how in "whole/workbook.xml --no-sources -o quiet.pdf" "whole/workbook.xml --dump=model" "whole/private.xml -o quiet.pdf"; do
    # shellcheck disable=SC2086
    run build $how
    is 0
    ! grep -q source-whole err || complain "$how: a warning of what does not go along"
done
# The command inside is one that a shell takes, whatever a sheet is called.
cp "$here/../../styles/house.xml" "it's ours.xml"
run build good.xml --style="it's ours.xml" -o named.pdf
is 0
attached named.pdf
eval "set -- $(sed -n 's/^    //p' attached/sources.txt)"
[ "$4" = "--style=it's ours.xml" ] || complain "the command inside has '$4'"

finish
