# SPDX-License-Identifier: Apache-2.0
# awk -v folder=FOLDER -f generate.awk pieces matrix: write the feature documents that the matrix asks
# for into FOLDER, and for each its name, its file and its edition, with tabs between.

FILENAME == ARGV[1] && /^=== / {
    begin_piece()
    next
}

FILENAME == ARGV[1] {
    if (!/^(#|$)/ && name != "")
        text[name] = text[name] lines($0) "\n"
    next
}

/^vary / {
    vary()
    next
}

/^(each|all|long) / {
    together = $1 == "all"
    long = $1 == "long"
    kind = $2
    if (NF == 2)
        write_all(kind, together, "")
    for (i = 4; i <= NF; i++)
        if ($i != "every")
            write_all(kind, together, $i)
        else
            for (j = 1; j <= frames; j++)
                if (takes[frame_at[j]] == kind)
                    write_all(kind, together, frame_at[j])
    next
}

!/^(#|$)/ { fail("the matrix says '" $0 "'") }

END {
    for (i = 1; i <= files; i++)
        printf "%s", text[file_at[i]] >(folder "/" substr(file_at[i], 6))
    if (documents == 0)
        fail("there is nothing to write")
}

function fail(what) {
    print "generate.awk: " what >"/dev/stderr"
    failed = 1
    exit 1
}

# "=== KIND NAME ..." or "=== frame NAME KIND is KIND ..."
function begin_piece(    i) {
    name = $2 == "frame" ? $3 : $2 "-" $3
    if (name in text)
        fail("there are two of '" name "'")
    text[name] = ""
    if ($2 == "frame") {
        takes[name] = $4
        makes[name] = $6
        frame_at[++frames] = name
        if (!($4 in usual))
            usual[$4] = name
    } else if ($2 == "file")
        file_at[++files] = name
    else
        pieces[$2] = pieces[$2] " " name
    for (i = 4; i <= NF; i++)
        if ($i ~ /^\+/)
            wants[name] = wants[name] " want-" substr($i, 2)
        else if ($i ~ /^edition=/)
            edition[name] = substr($i, 9)
        else if ($i ~ /^not=/)
            not[name] = not[name] " " substr($i, 5) " "
        else if ($i == "alone")
            alone[name] = 1
}

# "*COUNT TEXT" is that many lines.
function lines(line,    count, i, each_line, out) {
    if (!match(line, /^\*[0-9]+ /))
        return line
    count = substr(line, 2, RLENGTH - 2) + 0
    line = substr(line, RLENGTH + 1)
    for (i = 1; i <= count; i++) {
        each_line = line
        gsub(/%/, i, each_line)
        out = out each_line "\n"
    }
    return out
}

function write_all(kind, together, frame,    list, count, i, inside, needed) {
    count = split(pieces[kind], list, " ")
    if (count == 0 || (frame != "" && !(frame in takes)))
        fail("the matrix asks for " kind " in '" frame "'")
    for (i = 1; i <= count; i++)
        if (barred(list[i], frame, kind) || (long && !alone[list[i]]))
            continue
        else if (!together)
            write(list[i], frame, kind, text[list[i]], wants[list[i]], edition[list[i]])
        else if (edition[list[i]] == "" && !alone[list[i]]) {
            inside = inside (inside != "" && kind == "inline" ? ", " : "") text[list[i]]
            needed = needed wants[list[i]]
        }
    if (together)
        write("all-" kind, frame, kind, inside, needed, "")
}

# "vary [all] KIND [in FRAME] by VARIANT..."
function vary(    at, frame, ways, i, one) {
    at = $2 == "all" ? 3 : 2
    kind = $at
    frame = $(at + 1) == "in" ? $(at + 2) : ""
    at += frame == "" ? 2 : 4
    ways = NF - at + 1
    if ($(at - 1) != "by" || ways < 1)
        fail("the matrix says '" $0 "'")
    long = 0
    for (i = 0; i < ways && $2 == "all"; i++) {
        variant[0] = $(at + i)
        variants = 1
        write_all(kind, 1, frame)
    }
    if ($2 != "all") {
        for (i = 0; i < ways; i++)
            variant[i] = $(at + i)
        variants = ways
        write_all(kind, 0, frame)
    }
    variants = 0
}

# The piece is put into frames until it is a plan: the usual ones, but for the frame that is asked for.
function write(called, frame, kind, inside, needed, which,    by, file, list, count, i, at, done, way) {
    while (kind != "plan") {
        by = frame_for(kind, frame)
        inside = filled(text[by], inside)
        kind = makes[by]
    }
    count = split(needed, list, " ")
    for (i = 1; i <= count; i++)
        if (!(list[i] in done)) {
            done[list[i]]
            at = index(inside, "</plan>")
            inside = substr(inside, 1, at - 1) text[list[i]] substr(inside, at)
        }
    called = called (frame == "" ? "" : frame ~ /^in-/ ? "-" frame : "-in-" frame)
    if (variants) {
        way = variant[varied++ % variants]
        called = called "-" way
    }
    file = folder "/" called ".xml"
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" inside >file
    close(file)
    printf "%s\t%s\t%s\t%s\n", called, file, which == "" ? "cabinet-paper" : which, way
    documents++
}

function frame_for(kind, frame,    by) {
    by = frame != "" && takes[frame] == kind ? frame : usual[kind]
    if (by == "")
        fail("no frame takes " kind)
    return by
}

# Whether the piece may not stand in one of the frames that it would be put into.
function barred(piece, frame, kind,    by) {
    for (; kind != "plan"; kind = makes[by]) {
        by = frame_for(kind, frame)
        if (index(not[piece], " " by " "))
            return 1
    }
    return 0
}

function filled(frame, inside,    at) {
    at = index(frame, "@")
    sub(/\n$/, "", inside)
    return substr(frame, 1, at - 1) inside substr(frame, at + 1)
}
