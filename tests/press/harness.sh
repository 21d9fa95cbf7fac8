# shellcheck shell=sh
# SPDX-License-Identifier: Apache-2.0
# Sourced by the tests for a press: sh TEST.sh PROGRAM READERS PRINTER.icc WORK. Each works in the folder
# WORK, emptied; READERS is the folder of press-read and press-plates.
# shellcheck disable=SC2034 # what the tests use
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$1 readers=$2 printer=$3 work=$4
failures=0
rm -rf "$work"
mkdir -p "$work"
cd "$work" || exit 1

complain() {
    failures=$((failures + 1))
    echo "$*"
}
