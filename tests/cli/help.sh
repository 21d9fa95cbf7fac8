#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The help and the manual page tell the same story, and the examples in the help work.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

manual="$here/../../docs/planpress.1"

run --help
is 0
silent err
verbs=$(sed -n '/^Verbs:/,/^$/s/^  \([a-z]*\) .*/\1/p' out)
[ "$(echo "$verbs" | wc -w)" -ge 4 ] || complain "the help lists no verbs"
for verb in $verbs; do
    run "$verb" --help
    is 0
    silent err
    says out 'Examples:'
    says out "planpress $verb"
    grep -q "^\.It Cm $verb\$" "$manual" || complain "the manual page does not know the verb $verb"
    grep -oE '^ +(-[a-z], )?--[a-z-]+' out | grep -oE '[a-z][a-z-]+$' >options
    while read -r option; do
        grep -qE "^\.It .*Fl Fl $option( |\$)" "$manual" ||
            complain "the manual page does not know --$option"
    done <options
    [ "$(wc -L <out)" -le 82 ] || complain "the help of $verb is too wide"
    cp out help
    run help "$verb"
    same out help
done
for verb in $verbs; do
    "$program" "$verb" --help
done >all
run help
mv all out
grep -oE '^\.It .*Fl Fl [a-z]+' "$manual" | sed 's/.*Fl Fl //' >options
while read -r option; do
    says out "--$option"
done <options

# the examples
cp good.xml plan.xml
cp /usr/share/color/icc/ghostscript/ps_cmyk.icc printer.icc
mkdir plans
cp good.xml plans/a.xml
for verb in $verbs; do
    "$program" "$verb" --help | sed -n '/^Examples:/,$s/^  planpress/planpress/p' | sed 's/less$/cat/' >examples
    while read -r example; do
        ran=$example
        PATH="$(dirname "$program"):$PATH" sh -c "$example" >out 2>err </dev/null
        status=$?
        is 0
    done <examples
done
a_pdf plan.pdf
a_pdf 'Performance Plan.pdf'

finish
