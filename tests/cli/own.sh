#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What a council brings itself: editions it needs, and its own schema, style, brand and catalogue, named
# or lying beside the plan.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

source=$(cd "$here/../.." && pwd)

# a plan without a report is the same in both editions; a report alone has no edition of the plan
sed '/<report/,/<\/report>/d' good.xml >plan-only.xml
sed '/<cover>/,/<\/section>/d; $d' good.xml >report-only.xml
echo '</plan>' >>report-only.xml
run build plan-only.xml --no-sources # which would say how it was asked for
is 0
run build plan-only.xml --edition=plan --no-sources -o other.pdf
is 0
same plan-only.pdf other.pdf
run build report-only.xml
is 0
run build report-only.xml --edition=plan
is 1
says err 'edition-empty'
[ ! -e report-only-plan.pdf ] || complain "there is a PDF of nothing"

# with_own NAME OPTION: own/NAME makes a difference, the same one by option as beside the plan; and one
# named by option comes before the one beside the plan
mkdir own
with_own() {
    mkdir beside
    cp good.xml "own/$1" beside
    run build good.xml "$2=own/$1" --dump=style
    is 0
    mv out by-option
    run build beside/good.xml --dump=style
    is 0
    sed 's|beside/||' out >by-place
    sed -i 's|own/||' by-option
    same by-option by-place
    run build good.xml --dump=style
    cmp -s out by-option && complain "$1 makes no difference"
    printf '<nothing/>' >"beside/$1"
    run build beside/good.xml --dump=style
    is 1
    run build beside/good.xml "$2=own/$1" --dump=style
    is 0
    rm -r beside
}

cp "$source/styles/brand-example.xml" own/brand.xml
with_own brand.xml --brand
cat >own/style.xml <<'END'
<style xmlns="urn:planpress:style:1" extends="house">
  <role name="paragraph" text-align="justify" hyphens="auto"/>
</style>
END
with_own style.xml --style

# a catalogue with its own folder of fonts
sed 's|Linux Libertine O|Other Name|' "$source/fonts/catalog.xml" >catalog.xml
mkdir beside
mv catalog.xml beside
run build good.xml --catalog=beside/catalog.xml
is 1
says err 'Linux Libertine O'
cp good.xml beside
run build beside/good.xml
is 1
says err 'Linux Libertine O'
rm -r beside

# a narrower schema: every plan must say what it is about
sed 's|<xs:element ref="subject" minOccurs="0"/>|<xs:element ref="subject"/>|' \
    "$source/xml/plan.xsd" >narrow.xsd
run check good.xml --schema=narrow.xsd
is 1
says err '<subject>'
cp narrow.xsd plan.xsd
run check good.xml
is 1
run build good.xml
is 1
sed 's|<council>|<subject>How we did</subject><council>|' good.xml >with-subject.xml
run check with-subject.xml
is 0

finish
