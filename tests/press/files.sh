#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every example in every edition, for a press: it is PDF/X-4 as
# far as our checker can tell, nothing is warned of in the house style, and every page shows what that
# of the published file shows. So do those of all other profiles.
# shellcheck source=tests/press/harness.sh
. "$(dirname "$0")/harness.sh"

# try NAME PLAN EDITION WORD...: the words are options for both files.
try() {
    name=$1 plan=$2 edition=$3
    shift 3
    "$program" build -q "$@" --edition="$edition" --output-intent="$printer" "$plan" \
        --profile=press -o "$name.press.pdf" 2>said || complain "$name: $(cat said)"
    [ ! -s said ] || complain "$name: $(cat said)"
    "$program" build -q "$@" --edition="$edition" "$plan" -o "$name.pdf" 2>/dev/null
    qpdf --check "$name.press.pdf" >said 2>&1 || complain "$name: $(cat said)"
    "$readers/press-read" check "$name.press.pdf" >said || complain "$name is no PDF/X-4: $(cat said)"
    "$readers/press-read" same "$name.press.pdf" "$name.pdf" >said ||
        complain "$name shows something else: $(head -3 said)"
    # all that was laid out, whatever the file is for
    for profile in $("$program" build --help | sed -n '/^Profiles/,/^$/s/^  \([a-z0-9]*\)  .*/\1/p'); do
        "$program" build "$@" --edition="$edition" "$plan" --profile="$profile" --dump=pages \
            >"pages.$profile" 2>/dev/null
        cmp "pages.$profile" pages.archive || complain "$name has other pages for $profile"
        case $profile in
        archive | press) ;;
        *)
            "$program" build -q "$@" --edition="$edition" "$plan" --profile="$profile" \
                -o "$name.$profile.pdf" 2>/dev/null
            "$readers/press-read" same "$name.$profile.pdf" "$name.pdf" >said ||
                complain "$name shows something else for $profile: $(head -3 said)"
            ;;
        esac
    done
    [ -s pages.archive ] || complain "$name has no pages"
}

for plan in "$here"/../../examples/*/plan.xml; do
    example=$(basename "$(dirname "$plan")")
    for edition in cabinet-paper cabinet-paper-members plan corporate-plan summary; do
        [ $edition != summary ] || grep -qE 'indicators|<summary' "$plan" || continue
        try "$example-$edition" "$plan" $edition
    done
done
everything=$here/../unit/plan/everything.xml
for edition in cabinet-paper plan summary; do
    try "everything-$edition" "$everything" $edition
done

# With an ink of the council's own, and for a press that has but one.
cat >spot.xml <<'END'
<brand xmlns="urn:planpress:style:1">
  <colours>
    <colour name="accent" value="#6B1730" spot="PANTONE 202 C"/>
    <colour name="bar" value="#6B1730" spot="PANTONE 202 C"/>
    <colour name="met" value="#000000" inks="60 40 40 100"/>
  </colours>
</brand>
END
plan=$here/../../examples/cabinet-2004/plan.xml
try spot "$plan" plan --brand=spot.xml
{
    head -c 12 /usr/share/color/icc/ghostscript/sgray.icc
    printf prtr
    tail -c +17 /usr/share/color/icc/ghostscript/sgray.icc
} >gray.icc
printer=gray.icc
try gray "$plan" summary

# The comparison sees a page that is another.
if "$readers/press-read" same spot.press.pdf gray.pdf >said; then
    complain "two different plans are called the same"
fi
if "$readers/press-read" same cabinet-2004-plan.press.pdf cabinet-2004-cabinet-paper.pdf >said; then
    complain "two different editions are called the same"
fi

[ "$failures" -eq 0 ]
