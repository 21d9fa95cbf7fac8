#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Let TeX break the paragraphs of record.tex again and write paragraph-NN.txt beside this script.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# TeX ends with status 1, because each \showbox counts as an error, and would break the lines of its
# log. What went wrong is seen from the log or, later, from a missing file.
(cd "$work" && max_print_line=100000 etex -interaction=batchmode "$here/record.tex" >/dev/null) || :
if grep '^! ' "$work/record.log" | grep -v '^! OK'; then
    exit 1
fi
LC_ALL=C awk -v directory="$here" -f "$here/record.awk" "$work/record.log"
