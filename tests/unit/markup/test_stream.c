/* SPDX-License-Identifier: Apache-2.0 */
/* XML piece by piece: what comes, in which order, and what is refused. */
#include "reading.h"

#include "markup/stream.h"

/* Every piece of the document: <name key=value>, text in quotes, </name>, each with its depth. */
static const char *pieces(struct arena *arena, struct slice bytes)
{
    struct buffer out = buffer_open(arena);
    struct xml_stream *stream = xml_stream_open(arena, bytes);
    static const char *const names[] = {"sheet", "row", "c", "v"};
    for (enum xml_piece piece; (piece = xml_stream_next(stream)) != XML_NOTHING;) {
        buffer_format(&out, "%d", (int)xml_stream_depth(stream));
        if (piece == XML_TEXT)
            buffer_format(&out, "'%S' ", xml_stream_text(stream));
        const char *value = xml_stream_value(stream, "k");
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (xml_stream_is(stream, names[i]))
                buffer_format(&out, piece == XML_START ? "<%s%s%s> " : "</%s> ", names[i],
                              value ? " k=" : "", value ? value : "");
        }
    }
    if (xml_stream_fault(stream))
        buffer_format(&out, "! %s", xml_stream_fault(stream));
    assert_int_equal(xml_stream_next(stream), XML_NOTHING); /* and stays there */
    return buffer_text(&out);
}

static void check(struct arena *arena, const char *text, const char *expected)
{
    assert_string_equal(pieces(arena, slice_of(text)), expected);
}

static void test_pieces(void **state)
{
    check(*state, "<sheet><row k='1'/>a&amp;b<!-- no --><?no no?></sheet>",
          "0<sheet> 1<row k=1> 1</row> 1'a&b' 0</sheet> ");
    check(*state,
          "<?xml version='1.0'?>\n<p:sheet xmlns:p='urn:p'><p:row p:k='&lt;'>\n</p:row>"
          "<![CDATA[<]]></p:sheet>\n",
          "0<sheet> 1<row k=<> 2'\n' 1</row> 1'<' 0</sheet> ");
}

static void test_attributes(void **state)
{
    struct xml_stream *stream =
        xml_stream_open(*state, slice_of("<c r='B2' empty='' long='&#163;1 &quot;x&quot;'/>"));
    assert_null(xml_stream_value(stream, "r"));
    assert_int_equal(xml_stream_next(stream), XML_START);
    assert_string_equal(xml_stream_value(stream, "r"), "B2");
    assert_string_equal(xml_stream_value(stream, "empty"), "");
    assert_string_equal(xml_stream_value(stream, "long"), "£1 \"x\"");
    assert_null(xml_stream_value(stream, "s"));
    assert_null(xml_stream_text(stream).bytes);
    assert_int_equal(xml_stream_next(stream), XML_END);
    assert_null(xml_stream_value(stream, "r"));
    assert_null(xml_stream_fault(stream));
}

/* ISO/IEC 29500 allows the parts of a workbook to be in UTF-16. */
static void test_utf16(void **state)
{
    static const char text[] = "\xFF\xFE<\0c\0>\0\xA3\0<\0/\0c\0>\0\0";
    assert_string_equal(pieces(*state, (struct slice){text, sizeof text - 2}), "0<c> 1'£' 0</c> ");
}

static void test_refused(void **state)
{
    static const struct {
        const char *text, *fault;
    } cases[] = {
        {"", "the file is empty"},
        {"a,b", "the file is not an XML document"},
        {"<c>\xA3</c>", "the byte A3 does not belong to UTF-8"},
        {"<!DOCTYPE c [<!ENTITY e 'x'>]><c>&e;</c>", "document type declarations"},
        {"<c>&e;</c>", "Entity 'e' not defined"},
        {"<c><v></c>", "Opening and ending tag mismatch"},
        {"<c/><c/>", "Extra content at the end"},
        {"<c>", "Extra content at the end"},
        {"<p:c/>", "Namespace prefix p on c is not defined"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = pieces(*state, slice_of(cases[i].text));
        const char *fault = strstr(found, "! ");
        assert_non_null(fault);
        if (!strstr(fault, cases[i].fault))
            fail_msg("'%s' gives '%s' and not '%s'", cases[i].text, fault, cases[i].fault);
    }
    static const char nul[] = "<c>\0</c>";
    assert_non_null(strstr(pieces(*state, (struct slice){nul, sizeof nul - 1}), "NUL"));
}

/* What could make a small file cost much: depth, and attributes that are compared pairwise. */
static void test_bounded(void **state)
{
    struct buffer deep = buffer_open(*state), wide = buffer_open(*state);
    for (int i = 0; i < 100000; i++)
        buffer_add_text(&deep, "<c>");
    buffer_text(&deep);
    assert_non_null(strstr(pieces(*state, buffer_slice(&deep)), "! Excessive depth"));
    buffer_add_text(&wide, "<c");
    for (int i = 0; i < 100000; i++)
        buffer_format(&wide, " a%d='1'", i);
    buffer_add_text(&wide, "/>");
    buffer_text(&wide);
    assert_non_null(strstr(pieces(*state, buffer_slice(&wide)), "! an element has too many"));
}

/* An inclusion is an element like any other: a workbook must not reach for files. */
static void test_nothing_included(void **state)
{
    check(*state,
          "<sheet xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='/etc/passwd'/>"
          "</sheet>",
          "0<sheet> 110</sheet> ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_pieces),  TEST(test_attributes),
                                       TEST(test_utf16),   TEST(test_refused),
                                       TEST(test_bounded), TEST(test_nothing_included)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
