#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Outputs: where they go, and that they are whole or not there.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

# beside the plan, named after it
run build good.xml
is 0
a_pdf good.pdf
only good.pdf
run build good.xml --edition=plan
a_pdf good-plan.pdf
mkdir deep
cp good.xml deep/a.b.xml
cp good.xml deep/plan
(cd deep && "$program" build -q ../deep/a.b.xml) && a_pdf deep/a.b.pdf
run build deep/plan
a_pdf deep/plan.pdf
rm -r deep good-plan.pdf

# where told
run build good.xml -o 'a name with spaces.pdf'
is 0
same good.pdf 'a name with spaces.pdf'
rm 'a name with spaces.pdf'

# standard input and output
ran='planpress build - -o -'
"$program" build - -o - <good.xml >out 2>err
status=$?
is 0
same good.pdf out
"$program" build - -o from-stdin.pdf <good.xml 2>err
same good.pdf from-stdin.pdf
sed p -n good.xml | "$program" check - 2>err || complain "a plan from a pipe is refused"
"$program" build good.xml --dump=pages >out 2>err
says out 'page 1'
rm from-stdin.pdf
only good.pdf

# a failed build leaves the previous output, and nothing else
cp good.pdf before.pdf
run build wrong.xml -o good.pdf
is 1
same good.pdf before.pdf
run build good.xml -o good.pdf --style=none.xml
is 3
same good.pdf before.pdf
(ulimit -f 8 && run build good.xml -o good.pdf && is 3 && says err good.pdf && exit "$failures") ||
    complain "a full disk is not told"
same good.pdf before.pdf
only good.pdf before.pdf

# what is no PDF is not overwritten, whatever it is
for precious in good.xml wrong.xml; do
    cp "$precious" kept
    run build good.xml -o "$precious"
    is 2
    says err output-precious
    same "$precious" kept
done
ln good.xml linked.pdf
run build good.xml -o linked.pdf
is 2
: >empty.pdf
run build good.xml -o empty.pdf
is 0
a_pdf empty.pdf
rm -f kept linked.pdf empty.pdf before.pdf

# devices stay devices
run build good.xml -o /dev/null
is 0
[ -c /dev/null ] || complain "/dev/null was replaced"

# rights are those of any new file
(umask 027 && "$program" build -q good.xml -o rights.pdf)
[ "$(stat -c %a rights.pdf)" = 640 ] || complain "the PDF has odd rights"
rm rights.pdf

# a reader that went away, a standard output that is not there
ran='planpress build -o - into a closed pipe'
{
    "$program" build good.xml -o - 2>err
    echo $? >out
} | :
status=$(cat out)
is 3
ran='planpress check with standard streams closed'
"$program" check --format=json good.xml >&- 2>err
status=$?
is 3
"$program" build good.xml <&- >&- 2>&-
status=$?
is 0
a_pdf good.pdf

finish
