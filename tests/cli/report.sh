#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What a run tells people and programs.
# shellcheck source=tests/cli/harness.sh
. "$(dirname "$0")/harness.sh"

escape=$(printf '\033')

# the form of a message: place, id, words, the line, the caret, a remedy; all in one run, sorted
run check wrong.xml
is 1
silent out
line=$(grep -n '<blink/>' wrong.xml | cut -d: -f1)
grep -qE "^wrong\.xml:$line:[0-9]+: error\[[a-z-]+\]: ." err || complain "a message has another form"
grep -qE '^ +\^$' err || complain "there is no caret"
says err '  help: '
says err '2 errors'
says err blink
says err abuot
grep -oE '^wrong\.xml:[0-9]+:[0-9]+' err | sort -t: -k2n -k3n >sorted
grep -oE '^wrong\.xml:[0-9]+:[0-9]+' err >found
same sorted found
rm sorted found

# the caret stands under what is meant: the start tag of <blink/>
grep -A 2 '^wrong.*blink' err >excerpt
column=$(cut -d: -f3 excerpt | head -1)
sed -n "${line}p" wrong.xml | cut -c"$column-" | grep -q '^<blink' || complain "the column is wrong"
caret=$(sed -n 3p excerpt | wc -m)
sed -n 2p excerpt | cut -c"$((caret - 1))-" | grep -q '^<blink' || complain "the caret is elsewhere"
rm excerpt

# quiet, verbose
run check -q wrong.xml
lacks err '2 errors'
says err 'error['
run build -q good.xml
silent err
silent out
run build good.xml
grep -qE '^good\.pdf: [0-9]+ pages?$' err || complain "the output is not told"
run build -v good.xml
grep -qE 'planpress: [0-9]+\.[0-9]+ s, [0-9.]+ MiB' err || complain "the time is not told"

# colours: when told, and on a terminal where nobody said no
run check wrong.xml
lacks err "$escape"
run check --color=always wrong.xml
says err "${escape}[1;31merror"
on_terminal() {
    TERM=xterm script -qec "$1" /dev/null >out 2>&1 </dev/null
    status=$?
    ran="$1 on a terminal"
}
on_terminal "'$program' check wrong.xml"
is 1
says out "${escape}["
on_terminal "'$program' check --color=never wrong.xml"
lacks out "${escape}["
on_terminal "env NO_COLOR=1 '$program' check wrong.xml"
lacks out "${escape}["
on_terminal "env TERM=dumb '$program' check wrong.xml"
lacks out "${escape}["
on_terminal "'$program' build good.xml -o -"
is 2

# JSON: one object with everything in it, and nothing beside it
json() { # json FILTER: must be true of out
    jq -e "$1" out >/dev/null 2>&1 || complain "not so: $1"
}
run check --format=json wrong.xml good.xml
is 1
silent err
json '.verb == "check" and .status == 1 and .errors == 2 and .warnings == 0 and .outputs == []'
json '.diagnostics | length == 2 and all(.file == "wrong.xml" and .severity == "error")'
json '.diagnostics | all(.place == "\(.file):\(.line):\(.column)")'
json ".diagnostics | all(.line == $line and .column > 0 and (.source | contains(\"blink\")))"
json '.diagnostics | all((.id | test("^[a-z-]+$")) and (.message | length > 0))'
run build --format=json good.xml
is 0
json '.outputs == [{path: "good.pdf", pages: .outputs[0].pages, bytes: '"$(stat -c %s good.pdf)"'}] and .outputs[0].pages >= 2'
json ".planpress == \"$("$program" --version | sed -n '1s/planpress //p')\""
run build --format=json good.xml --nonsense
is 2
json '.status == 2 and .diagnostics[0].id == "usage" and .diagnostics[0].file == null'
run check --format=json none.xml
is 3
json '.status == 3 and .diagnostics[0].file == null'
run version --format=json
json '.libraries | has("libharu") and has("harfbuzz")'

# what a document says cannot steer the terminal
printf '<plan>\n<a b="\302\233[2J\342\200\256"/></plan>' >steer.xml
run check steer.xml
is 1
lacks err "$(printf '\302\233')"
lacks err "$(printf '\342\200\256')"

# file names likewise
odd=$(printf 'a\033[2J.xml')
cp wrong.xml "$odd"
run check "$odd"
is 1
lacks err "$escape"

finish
