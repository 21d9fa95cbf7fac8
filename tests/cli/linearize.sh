#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A PDF in the order of the web: the same document, in another order, from the same inputs the same bytes.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

run build good.xml -o plain.pdf
run build good.xml --linearize -o web.pdf
is 0
a_pdf web.pdf
qpdf --check-linearization web.pdf >out 2>&1 || complain "web.pdf is not linearized: $(head -3 out)"
qpdf --check-linearization plain.pdf >out 2>&1
says out 'not linearized'
for pdf in plain web; do
    pdftotext "$pdf.pdf" "$pdf.txt"
    pdfinfo -struct-text "$pdf.pdf" | grep -v Object >"$pdf.tags" # whose numbers change
    qpdf --json "$pdf.pdf" | jq '[.pages[] | .label] | length' >"$pdf.pages"
done
same plain.txt web.txt
same plain.tags web.tags
same plain.pages web.pages
head -c 8 plain.pdf >out
head -c 8 web.pdf >err
same out err

run build good.xml --linearize -o again.pdf
same web.pdf again.pdf
ran='planpress build --linearize -o -'
"$program" build good.xml --linearize -o - >out 2>err
status=$?
is 0
same web.pdf out

# a full disk
(ulimit -f 8 && run build good.xml --linearize -o web.pdf && is 3 && says err web.pdf && exit "$failures") ||
    complain "a full disk is not told"
same web.pdf again.pdf

# nothing is loaded for it but when it is asked for, which cli/loaded.sh sees to
ran='planpress build --linearize under the loader'
LD_DEBUG=files "$program" build -q good.xml --linearize -o web.pdf 2>err
says err libqpdf

finish
