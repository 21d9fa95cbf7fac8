#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A picture whose colours are those of some press is for a press alone.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

cp "$here/cmyk.jpg" .
sed 's|</metadata>|&|; s|<section>|<section>\n<title>Pictures</title><figure src="cmyk.jpg" alt="A photograph"/></section><section>|' \
    "$here/../../examples/minimal/plan.xml" >plan.xml
for profile in archive pdf2; do
    run build plan.xml "--profile=$profile"
    is 1
    says err "error[image-cmyk]: 'cmyk.jpg' is a CMYK picture"
    says err 'plan.xml:10:'
    says err 'help: save it as an RGB picture'
    ls ./*.pdf >/dev/null 2>&1 && complain "there is a file all the same"
done
run build plan.xml --profile=press --output-intent=/usr/share/color/icc/ghostscript/ps_cmyk.icc
is 0
a_pdf plan-press.pdf

finish
