# SPDX-License-Identifier: Apache-2.0
# awk -v case=NAME -f make.awk: a plan that is hard to set, on standard output. The function of that
# name writes what stands in its chapter. With -v style=NAME: a style sheet that asks for too much.

function times(text, count,    out) {
    # doubling: text is repeated in steps that awk finds short
    out = ""
    while (count > 0) {
        if (count % 2)
            out = out text
        text = text text
        count = int(count / 2)
    }
    return out
}

function words(count,    i, out) {
    for (i = 1; i <= count; i++)
        out = out vocabulary[i * i % 89 % 16] " "
    return out
}

function long_paragraph() { print "<p>" words(20000) "</p>" }

function long_word() {
    print "<p>" times("abcdefghij", 500) "</p>"
    print "<table><column header=\"yes\"/><column/><body><row><cell>" times("klmno", 200) "</cell><cell>" times("x", 1000) \
        "</cell></row></body></table><list><item>" times("z", 3000) "</item></list>"
}

function wide_table(    i, j) {
    print "<table><body>"
    for (i = 1; i <= 12; i++) {
        print "<row>"
        for (j = 1; j <= 60; j++)
            print "<cell" (j == 1 ? " header=\"yes\"" : "") ">" words(1 + (i * j) % 4) "</cell>"
        print "</row>"
    }
    print "</body></table>"
}

function long_table(    i) {
    print "<table><head><row><cell>Number</cell><cell>Words</cell><cell>Figure</cell></row></head><body>"
    for (i = 1; i <= 3000; i++)
        print "<row><cell>" i "</cell><cell>" words(i % 23 + 1) "</cell><cell>" i / 8 "%</cell></row>"
    print "</body></table>"
}

function tall_cell() {
    print "<table><body><row><cell header=\"yes\">A</cell><cell>" words(9000) "</cell></row></body></table>"
    print "<table><body><row><cell header=\"yes\">" times("line<br/>", 3000) "end</cell></row></body></table>"
}

function lists(depth) {
    print times("<list><item>text", depth) times("</item></list>", depth)
}
function nested_lists() { lists(60) }
function deep_lists() { lists(6000) }

function nested_tables() {
    print times("<table><body><row><cell header=\"yes\">a</cell><cell>", 24) "core" times("</cell></row></body></table>", 24)
}

function nested_panels() {
    print times("<note><title>Panel</title><p>Text.</p>", 24) times("</note>", 24)
}

function many_notes(    i) {
    print "<p>"
    for (i = 1; i <= 2000; i++)
        print "a<footnote>Note number " i ".</footnote>"
    print "</p>"
}

function notes_in_one_word(    i) {
    print "<p>x"
    for (i = 1; i <= 300; i++)
        printf "<footnote>Note.</footnote>"
    print "</p>"
}

function long_note() { print "<p>One<footnote>" words(30000) "</footnote> call.</p>" }

function empty_sections() {
    print times("<section><title>Empty</title></section>", 2000)
}

function long_title() {
    print "<section><title>" words(500) "</title><p>Text.</p></section>"
    print "<note><title>" words(500) "</title><p>Text.</p></note>"
}

function spans(    i, j) {
    print "<table><body>"
    for (i = 0; i < 300; i++) {
        print "<row>"
        if (i < 30)
            print "<cell header=\"yes\" rows=\"" 300 - i "\">" i "</cell>"
        if (i >= 29)
            print "<cell>last</cell>"
        else
            print "<cell columns=\"" 30 - i "\">rest</cell>"
        print "</row>"
    }
    print "</body></table>"
}

function tall_picture() { print "<figure src=\"thin.png\" alt=\"A line\"><caption>" words(40) "</caption></figure>" }

function bidi_controls(    i, out) {
    out = "\342\200\216 \342\200\217 \330\234 \342\200\252 \342\200\253 \342\200\254 \342\200\255 \342\200\256 "
    out = out "\342\201\246 \342\201\247 \342\201\250 \342\201\251 "
    print "<p>" times("abc " out "\327\251\327\234\327\225\327\235 123 ", 200) "</p>"
    print "<p>" times("\342\200\256\342\201\247a", 200) "</p>"
}

function marks() { print "<p>e" times("\314\201", 5000) " " times("\302\255", 3000) "a" times("\302\255", 3000) "b</p>" }

function references(    i) {
    print "<p id=\"target\">Target.</p>"
    for (i = 1; i <= 200; i++)
        print "<p>" times("<ref to=\"target\" show=\"page\"/> <ref to=\"chapter\" show=\"title\"/>, ", 25) "</p>"
    print times("<p>Page <ref to=\"last\" show=\"page\"/>.</p>", 400) "<p id=\"last\">Last.</p>"
}

function breaks() { print "<p>" times("<br/>", 5000) "x" times("<br/>", 5000) "</p>" }

function turns() { print times("<p>Upright.</p><landscape><p>Sideways.</p></landscape>", 300) }

function tables_of(count) {
    print times("<table><caption>Table</caption><column header=\"yes\"/><column align=\"decimal\"/><body><row><cell>a</cell>" \
        "<cell>1.5</cell></row></body></table>", count)
}
function tables() { tables_of(1500) }

function cells() {
    print "<table><body>" times("<row><cell header=\"yes\">a</cell>" times("<cell/>", 39) "</row>", 500) "</body></table>"
}

function paragraphs() { print times("<p>" words(30) "</p>", 4000) }

function inlines() {
    print "<p>" times("<strong>a<em>b", 60) times("</em></strong>", 60) times("<sup>1</sup><sub>2</sub>", 3000) "</p>"
}

function panels() { print times("<note><title>Panel</title><p>" words(20) "</p></note>", 800) }

function unknown_letters() { print "<p>" times("\360\237\230\200\352\231\256\356\200\200 ", 2000) "</p>" }

function figures(    i) {
    print "<table><column align=\"decimal\" header=\"yes\"/><column align=\"decimal\"/><body>"
    for (i = 1; i <= 400; i++)
        print "<row><cell>" times("9", i % 120 + 1) "." times("1", i % 50) "</cell><cell>-" i "</cell></row>"
    print "</body></table>"
}

function paper(margins) {
    print "<master sequence=\"plan\" side=\"right\" size=\"A5\" " margins "/>"
}

function make_style() {
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?><style xmlns=\"urn:planpress:style:1\" extends=\"house\">"
    if (style == "no-width") paper("margin-left=\"100mm\" margin-right=\"48mm\"")
    else if (style == "no-height") paper("margin-top=\"100mm\" margin-bottom=\"110mm\"")
    else if (style == "no-measure") print "<role name=\"paragraph\" margin-left=\"600pt\" margin-right=\"600pt\"/>"
    else if (style == "huge-letters") print "<role name=\"body\" font-size=\"288pt\" line-height=\"400pt\"/>"
    else if (style == "huge-padding") print "<role name=\"table-cell\" padding-left=\"300pt\" padding-top=\"300pt\"/>"
    else if (style == "huge-labels") print "<role name=\"list-item\" label-width=\"300pt\" text-indent=\"-300pt\"/>"
    else if (style == "tight") print "<role name=\"body\" letter-spacing=\"-5pt\" text-align=\"justify\" hyphens=\"auto\"/>"
    print "</style>"
}

BEGIN {
    if (style) {
        make_style()
        exit
    }
    split("council performance of the best value plan and review in a service year for waste housing outturn", list, " ")
    for (i in list)
        vocabulary[i % 16] = list[i]
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    print "<plan xmlns=\"urn:planpress:plan:1\" status=\"draft\" year=\"2004/05\" xml:lang=\"en-GB\">"
    print "<metadata><title>Hard</title><council>Ouseford District Council</council></metadata>"
    print "<contents depth=\"3\"/><section id=\"chapter\"><title>Hard</title>"
    if (case == "long-paragraph") long_paragraph()
    else if (case == "long-word") long_word()
    else if (case == "wide-table") wide_table()
    else if (case == "long-table") long_table()
    else if (case == "tall-cell") tall_cell()
    else if (case == "nested-lists") nested_lists()
    else if (case == "deep-lists") deep_lists()
    else if (case == "nested-tables") nested_tables()
    else if (case == "nested-panels") nested_panels()
    else if (case == "many-notes") many_notes()
    else if (case == "notes-in-one-word") notes_in_one_word()
    else if (case == "long-note") long_note()
    else if (case == "empty-sections") empty_sections()
    else if (case == "long-title") long_title()
    else if (case == "spans") spans()
    else if (case == "tall-picture") tall_picture()
    else if (case == "bidi-controls") bidi_controls()
    else if (case == "marks") marks()
    else if (case == "references") references()
    else if (case == "breaks") breaks()
    else if (case == "turns") turns()
    else if (case == "tables") tables()
    else if (case == "cells") cells()
    else if (case == "paragraphs") paragraphs()
    else if (case == "inlines") inlines()
    else if (case == "panels") panels()
    else if (case == "unknown-letters") unknown_letters()
    else if (case == "figures") figures()
    else if (case == "everything") {
        long_title()
        print "<list><item>" words(60) "</item></list>"
        tables_of(3)
        print "<p>" words(200) "</p>"
    } else {
        print "make.awk: there is no case " case > "/dev/stderr"
        exit 2
    }
    print "</section></plan>"
}
