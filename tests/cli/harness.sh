# shellcheck shell=sh
# SPDX-License-Identifier: Apache-2.0
# Sourced by the tests of the command line: sh TEST.sh PROGRAM. Each works in an empty folder of its
# own with good.xml and wrong.xml in it.
set -u
program=$1
here=$(cd "$(dirname "$0")" && pwd)
[ -x "$program" ] || { echo "there is no program $program"; exit 1; }
work=$(mktemp -d "${TMPDIR:-/tmp}/planpress-cli-XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
cp "$here/good.xml" "$here/wrong.xml" .
failures=0
unset NO_COLOR

# run WORD...: the program with nothing on standard input; leaves $status and the files out, err.
run() {
    ran="planpress $*"
    "$program" "$@" >out 2>err </dev/null
    status=$?
}

complain() {
    failures=$((failures + 1))
    printf '%s\n    after: %s (status %s)\n' "$*" "$ran" "$status"
    sed 's/^/    err: /' err
}

# is STATUS: what the last run had to end with.
is() {
    [ "$status" -eq "$1" ] || complain "status is not $1"
}

# says FILE TEXT, silent FILE, lacks FILE TEXT
says() {
    grep -qF -- "$2" "$1" || complain "$1 does not say: $2"
}
lacks() {
    grep -qF -- "$2" "$1" && complain "$1 says: $2"
}
silent() {
    [ ! -s "$1" ] || complain "$1 is not empty"
}

# a_pdf FILE: the file is a whole PDF.
a_pdf() {
    qpdf --check "$1" >/dev/null 2>&1 || complain "$1 is no PDF"
}

# only NAME...: nothing else lies in the folder besides the plans and what run leaves.
only() {
    expected=$(printf '%s\n' "$@" good.xml wrong.xml out err | sort | tr '\n' ' ')
    found=$(find . -mindepth 1 -maxdepth 1 | sed 's|^\./||' | sort | tr '\n' ' ')
    [ "$found" = "$expected" ] || complain "the folder holds: $found"
}

same() {
    cmp -s "$1" "$2" || complain "$1 and $2 differ"
}

# finish: at the end of each test.
finish() {
    [ "$failures" -eq 0 ] || exit 1
    echo "as it should be"
}
