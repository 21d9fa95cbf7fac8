#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The summary agrees with the plan: what changes in an observation changes in both, words included.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

cp "$here/../golden/editions/summary.xml" before.xml

# text PLAN EDITION: what the pages say, a line each, without the running heads and feet.
text() {
    run build "$1" "--edition=$2" --dump=pages
    is 0
    grep -v '^  \(header\|footer\|layout\|link\)' out | sed -n 's/^[^"]*"\(.*\)"$/\1/p' >"$3"
}

# under TITLE: the lines of the summary between a heading and the next.
under() {
    sed -n "/^$1\$/,/^What \|^A section/p" said | sed 1d
}

text before.xml summary said
says said '14.6%'
says said 'Target met: 14.0%'
says said 'Better: 11.2% in 2002/03'
says said 'Of the three targets set for 2003/04 we met one, came close to one and missed '
under 'What went well' | grep -q 'Waste recycled.' || complain "it is not said where it went well"
text before.xml plan said
says said '14.6%'
lacks said 'More people filled their '

# one figure is changed; its verdict, its remark and the counts go with it
sed '/period="2003\/04" kind="outturn" value="14.6"/s/14.6/10.9/' before.xml >after.xml
text after.xml summary said
says said '10.9%'
lacks said '14.6%'
says said 'Target missed: 14.0%'
says said 'Worse: 11.2% in 2002/03'
says said 'Of the three targets set for 2003/04 we came close to one and missed two. '
under 'What fell short' | grep -q 'Waste recycled.' || complain "its remark is not where it fell short"
under 'What went well' | grep -q 'Waste recycled.' && complain "its remark is still where it went well"
text after.xml plan said
says said '10.9%'
lacks said '14.6%'

# without a summary one is made of what there is; of a plan without indicators none can be
sed '/<summary>/,/<\/summary>/d' before.xml >none.xml
text none.xml summary said
says said 'How we are doing'
says said '14.6%'
says said 'Better claims'
says said 'In large print.'
sed '/<indicators>/,/<\/indicators>/d' none.xml >nothing.xml
run build nothing.xml --edition=summary
is 1
says err 'edition-empty'

finish
