# SPDX-License-Identifier: Apache-2.0
# awk -v work=FOLDER/ -v all=[no] -f report.awk OPEN UNBUILT VERDICTS: what the engine said that OPEN
# does not foresee, once a rule, with the documents that break it; and what OPEN foresees in vain.

BEGIN { FS = "\t" }

FILENAME == ARGV[1] {
    if (match($0, /^[^#]*[^# ]/)) {
        split(substr($0, 1, RLENGTH), words, / +/)
        foreseen[words[1] SUBSEP words[2]] = 1
    }
    next
}

FILENAME == ARGV[2] {
    print "does not build: " short($2)
    while ((getline line < ($2 ".said")) > 0)
        print "    " line
    failed++
    next
}

/^[^\t]/ { # a file and a flavour
    close_verdict()
    file = short($1)
    flavour = $2
    verdict = $3
    unforeseen = faults = 0
    if (verdict != "conforms" && verdict != "fails") {
        print file ", " flavour ": the engine cannot judge it: " $4
        unforeseen = 1
    }
    next
}

{ # a rule that it breaks
    faults++
    key = flavour SUBSEP $2
    broken[key] = 1
    if (key in foreseen)
        next
    unforeseen = 1
    if (!(key in documents)) {
        order[++rules] = key
        message[key] = $4
        where[key] = $5
        example[key] = file
    }
    documents[key]++
    times[key] += $3
    named[key] = named[key] (documents[key] <= 12 ? " " file : documents[key] == 13 ? " ..." : "")
}

END {
    close_verdict()
    for (i = 1; i <= rules; i++) {
        key = order[i]
        split(key, names, SUBSEP)
        printf "%s %s: %s\n", names[1], names[2], message[key]
        printf "    in %s: %s\n", example[key], where[key]
        printf "    %d times in %d documents:%s\n", times[key], documents[key], named[key]
    }
    for (key in foreseen)
        if (all != "no" && !(key in broken)) {
            split(key, names, SUBSEP)
            print "tests/conform/open: no document breaks " names[1] " " names[2] " any more; remove the line"
            failed++
        }
    printf "%d passed, %d failed\n", passed, failed
    exit failed > 0 || passed == 0
}

function close_verdict() {
    if (file == "")
        return
    if (verdict == "fails" && !faults) {
        print file ", " flavour ": the engine refuses it and names no rule"
        unforeseen = 1
    }
    if (unforeseen)
        failed++
    else
        passed++
}

function short(path) {
    sub(/\.pdf$/, "", path)
    return index(path, work) == 1 ? substr(path, length(work) + 1) : path
}
