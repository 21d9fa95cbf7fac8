#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The exit status is a contract: 0 done, 1 the document, 2 the command line, 3 the system.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

printf 'this is no XML' >text.xml
: >empty.xml
mkdir folder
sed 's|<cover>|<cover image="none.png" image-alt="">|' good.xml >picture.xml
printf '<style/>' >no-style.xml

# STATUS WORD...
while read -r expected words; do
    # shellcheck disable=SC2086 # the words of a command line
    run $words
    is "$expected"
    case $expected:$words in
    0:*) ;;
    *json*) says out '"severity":"error"' ;;
    *) says err 'error[' ;;
    esac
done <<'END'
0 check good.xml
0 check good.xml good.xml
0 build good.xml
0 build good.xml --edition=plan
0 build good.xml --profile=archive
0 build good.xml --dump=tags
0 help
0 help build
0 version
0 --version
0 --help
0 build --help
1 check wrong.xml
1 check good.xml wrong.xml good.xml
1 check text.xml
1 check empty.xml
1 check picture.xml
1 check -
1 build wrong.xml
1 build wrong.xml --dump=model
1 build picture.xml
2
2 biuld good.xml
2 build
2 build good.xml good.xml
2 build good.xml --editon=plan
2 build good.xml --edition=paln
2 build good.xml --profile=archives
2 build good.xml -o a.pdf --dump=model
2 build good.xml --linearize --dump=model
2 build good.xml --output-intent=a.icc
2 build good.xml --profile=pdf2 --output-intent=a.icc
2 build good.xml --profile=press --output-intent=a.icc --dump=pages
2 build good.xml --dump=model --format=json
2 build good.xml -o - --format=json
2 build good.xml -o good.xml
2 build -
2 check
2 check good.xml -o x.pdf
2 help nonsense
3 check none.xml
3 check none/plan.xml
3 check folder
3 check wrong.xml none.xml
3 build none.xml
3 build good.xml --style=none.xml
3 build good.xml --brand=none.xml
3 build good.xml --schema=none.xsd
3 check good.xml --schema=none.xsd
3 build good.xml --catalog=none.xml
3 build good.xml -o none/out.pdf
3 build good.xml -o good.xml/out.pdf
3 build good.xml -o folder
3 build good.xml -o /dev/full
3 build good.xml -o /proc/planpress.pdf
END

run build good.xml --style=no-style.xml
is 1

"$program" version >/dev/full 2>err
status=$?
is 3
says err 'standard output'

finish
