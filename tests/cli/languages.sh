#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The panel of other languages: each is set in letters that some face has, can be copied out again, and
# costs those nothing who have no such panel.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

run build "$here/../golden/languages/panel.xml" -o panel.pdf
is 0
lacks err glyph-missing
pdftotext panel.pdf out
for said in 'Gallwch gael y cynllun hwn' 'dostępny po polsku' 'دستیاب' 'متوفرة' 'পরিকল্পনা বাংলা ভাষায়' \
    'ગુજરાતી ભાષામાં' 'ਪੰਜਾਬੀ ਵਿੱਚ ਉਪਲਬਧ' 'हिंदी में उपलब्ध' 'தமிழில் கிடைக்கும்' '本计划备有中文版本' '本計劃備有中文版本' \
    'tiếng Việt' 'Türkçe' 'διατίθεται' 'русском языке'; do
    says out "$said"
done
pdffonts panel.pdf >out
for face in Amiri Lohit-Bengali Lohit-Gujarati Lohit-Gurmukhi Lohit-Devanagari Lohit-Tamil DroidSansFallback; do
    says out "$face"
done

run build good.xml -o good.pdf
is 0
pdffonts good.pdf >out
lacks out Amiri
lacks out Lohit
lacks out Droid

finish
