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
    } else
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

# The piece is put into frames until it is a plan: the usual ones, but for the frame that is asked for.
function write(called, frame, kind, inside, needed, which,    by, file, list, count, i, at, done) {
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
    file = folder "/" called ".xml"
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" inside >file
    close(file)
    printf "%s\t%s\t%s\n", called, file, which == "" ? "cabinet-paper" : which
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
