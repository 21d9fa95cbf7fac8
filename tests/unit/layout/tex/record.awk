# SPDX-License-Identifier: Apache-2.0
# From the log of record.tex make paragraph-NN.txt, one file for each paragraph (see README.md).
# Numbers stay below 2^53, so the floating point of awk is exact; they are printed with %.0f because
# some awks print large numbers with an exponent.

BEGIN {
    for (i = 0; i < 256; i++)
        ord[sprintf("%c", i)] = i
}

# TeX prints lengths with so many decimals that reading them back gives the same number of sp.
function sp(text, sign, parts, fraction) {
    sign = 1
    if (substr(text, 1, 1) == "-") {
        sign = -1
        text = substr(text, 2)
    }
    sub(/pt$/, "", text)
    split(text, parts, ".")
    fraction = ("0." parts[2]) * 65536
    return sign * (parts[1] * 65536 + int(fraction + 0.5))
}

# "3.33333 plus 1.66666fil minus 1.11111" -> "width stretch shrink [fil]"
function glue(text, words, n, i, stretch, shrink, fil) {
    n = split(text, words, " ")
    for (i = 2; i < n; i++) {
        if (words[i] == "plus") {
            fil = sub(/fil$/, "", words[i + 1])
            stretch = sp(words[i + 1])
        } else if (words[i] == "minus") {
            shrink = sp(words[i + 1])
        }
    }
    return sprintf("%.0f %.0f %.0f%s", sp(words[1]), stretch, shrink, fil ? " fil" : "")
}

# The width of what a line of the log shows (a character, a ligature, a kern, a box); its letters in
# `letters`.
function node_width(text, words, name) {
    letters = ""
    if (match(text, /^\\kern/))
        return sp(substr(text, RLENGTH + 1))
    if (match(text, /^\\hbox.*\)x/))
        return sp(substr(text, RLENGTH + 1))
    split(text, words, " ")
    name = words[2]
    letters = name
    if (match(text, /\(ligature [^)]*\)/))
        letters = substr(text, RSTART + 10, RLENGTH - 11)
    name = length(name) == 3 ? (ord[substr(name, 3)] + 64) % 128 : ord[name]
    return width[substr(words[1], 2), name]
}

function item(text, kind) {
    items[count] = text
    kinds[count++] = kind
}

function flush_box() {
    if (open_box)
        item(sprintf("box %.0f%s", box, word == "" ? "" : " " word), "box")
    open_box = 0
    box = 0
    word = ""
}

# A discretionary is known completely only when the nodes it replaces have been read.
function flush_hyphen() {
    if (!open_hyphen)
        return
    item(sprintf("penalty %.0f %.0f %.0f %s", pre > 0 ? setting["\\hyphenpenalty"] \
                 : setting["\\exhyphenpenalty"], pre, post - replaced,
                 pre > 0 ? "automatic" : "explicit"), pre > 0 ? "automatic" : "explicit")
    open_hyphen = 0
    open_box = replaced != 0
    box = replaced
    word = replaced_word
}

function read_item(text) {
    if (match(text, /^\.\|/)) {
        post += node_width(substr(text, 3))
    } else if (match(text, /^\.\./)) {
        pre += node_width(substr(text, 3))
    } else if (match(text, /^\.\\discretionary/)) {
        flush_hyphen()
        flush_box()
        open_hyphen = 1
        pre = post = replaced = 0
        replaced_word = ""
        replacing = text ~ /replacing/ ? substr(text, RLENGTH + 12) + 0 : 0
    } else if (replacing > 0) {
        replaced += node_width(substr(text, 2))
        replaced_word = replaced_word letters
        replacing--
    } else {
        flush_hyphen()
        if (match(text, /^\.\\glue\((\\parfillskip|\\rightskip|\\leftskip)\)/))
            return
        if (match(text, /^\.\\(glue[^ ]*|penalty) /)) {
            flush_box()
            item(text ~ /^\.\\penalty/ ? "penalty " substr(text, RLENGTH + 1) " 0 0" \
                 : "glue " glue(substr(text, RLENGTH + 1)), text ~ /^\.\\glue/ ? "glue" : "penalty")
            return
        }
        open_box = 1
        box += node_width(substr(text, 2))
        word = word letters
    }
}

# "@ via @@3 b=66 p=0 d=5776" and "@@4: line 2.1- t=5876 -> @@3"
function read_trace(text, words, n) {
    n = split(text, words, " ")
    if (text ~ /^@(first|second|emergency)pass/) {
        pass = text
        ended = 0
    } else if (words[2] == "via") {
        if (words[1] == "@\\par" && !ended++)
            split("", finals)
        via_badness[words[3]] = words[4]
        via_free[words[3]] = words[n] == "d=*"
    } else if (text ~ /^@@[0-9]+: line/) {
        sub(/:/, "", words[1])
        from[words[1]] = words[n]
        lines_to[words[1]] = int(words[3])
        flagged[words[1]] = words[3] ~ /-$/
        total[words[1]] = substr(words[4], 3)
        badness[words[1]] = substr(via_badness[words[n]], 3)
        free[words[1]] = via_free[words[n]]
        if (ended)
            finals[words[1]] = 1
    }
}

# How many glues and discretionaries stand in each line of the result.
function read_line(text) {
    if (text ~ /^\.\\hbox/)
        stops[++line_count] = 0
    else if (text ~ /^\.\.\\(discretionary|glue[ (])/ && text !~ /(left|right|parfill)skip\)/)
        stops[line_count]++
}

function find_stops(i) {
    stop_count = 0
    for (i = 0; i < count; i++)
        if (kinds[i] == "glue" || kinds[i] == "explicit" || \
            (kinds[i] == "automatic" && pass != "@firstpass"))
            stop_item[stop_count++] = i
}

function write_settings(file, name, i) {
    split("pretolerance tolerance emergencystretch linepenalty doublehyphendemerits " \
          "finalhyphendemerits adjdemerits looseness", names, " ")
    for (i = 1; i <= 8; i++)
        print names[i], setting["\\" names[i]] > file
    print "leftskip", glue(setting["\\leftskip"]) > file
    print "rightskip", glue(setting["\\rightskip"]) > file
    print "parfillskip", glue(setting["\\parfillskip"]) > file
    if (!shapes)
        print "measure", setting["hsize"] > file
    for (i = 1; i <= shapes; i++)
        print "measure", shape[i] > file
}

# In the third pass TeX reckons with stretch that the line does not have.
function shown_badness(value) {
    return pass == "@emergencypass" && value != "*" ? "-" : value
}

function write_paragraph(file, best, node, i, at, is_free) {
    print "# Made by record.sh from paragraph " number " of record.tex; lengths in sp" > file
    write_settings(file)
    while (count > 0 && kinds[count - 1] != "box") # TeX's own end of the paragraph
        count--
    for (i = 0; i < count; i++)
        print items[i] > file
    for (node in finals)
        if (lines_to[node] == line_count && (best == "" || total[node] + 0 < total[best] + 0))
            best = node
    node = best
    for (i = line_count; i > 0; i--) {
        path[i] = node
        is_free = is_free || free[node]
        node = from[node]
    }
    if (node != "@@0") {
        print "paragraph " number ": the trace and the lines do not agree" > "/dev/stderr"
        exit 1
    }
    find_stops()
    at = 0
    for (i = 1; i < line_count; i++) {
        at += stops[i]
        if (flagged[path[i]])
            at--
        print "break", stop_item[at++], shown_badness(badness[path[i]]) > file
    }
    print "break", count, shown_badness(badness[path[line_count]]) > file
    print "pass", substr(pass, 2) > file
    if (!is_free)
        print "demerits", total[best] > file
    close(file)
}

/^width / {
    width[$2, $3] = $4
    next
}
/^paragraph / {
    number = $2
    state = ""
    count = line_count = shapes = 0
    open_box = open_hyphen = replacing = 0
    box = 0
    word = ""
    split("", from)
    pass = "@secondpass" # not announced when it comes first, as with a negative pretolerance
    ended = 0
    next
}
/^setting parshape / {
    shape[++shapes] = $3
    next
}
/^setting / {
    name = $2
    sub(/^setting [^ ]+ +/, "")
    setting[name] = $0
    next
}
/^items$/ || /^breaks$/ || /^lines$/ {
    state = $0
    next
}
/^end$/ {
    write_paragraph(directory "/paragraph-" number ".txt")
    state = ""
    next
}
/^! OK/ {
    if (state == "items") {
        flush_hyphen()
        flush_box()
    }
    next
}
state == "items" && /^\./ {
    read_item($0)
}
state == "breaks" && /^@/ {
    read_trace($0)
}
state == "lines" && /^\./ {
    read_line($0)
}
