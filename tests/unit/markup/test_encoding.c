/* SPDX-License-Identifier: Apache-2.0 */
/* One document in several encodings is one tree. */
#define _XOPEN_SOURCE 700
#include "reading.h"

#include <stdio.h>
#include <unistd.h>

#define BYTES(literal) ((struct slice){literal, sizeof literal - 1})

/* Each code point of `text` as one or two 16-bit units. */
static struct slice utf16(struct arena *arena, struct slice text, bool big, bool mark)
{
    struct buffer out = buffer_open(arena);
    size_t at = 0;
    if (mark)
        buffer_add(&out, big ? "\xFE\xFF" : "\xFF\xFE", 2);
    while (at < text.count) {
        uint32_t c = utf8_next(text, &at);
        uint32_t units[2] = {c, 0};
        if (c > 0xFFFF) {
            units[0] = 0xD800 + ((c - 0x10000) >> 10);
            units[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        for (int i = 0; i < (units[1] ? 2 : 1); i++) {
            char high = (char)(units[i] >> 8), low = (char)(units[i] & 0xFF);
            buffer_add_char(&out, big ? high : low);
            buffer_add_char(&out, big ? low : high);
        }
    }
    return buffer_slice(&out);
}

static void check_read(struct arena *arena, struct slice bytes, const char *text)
{
    struct diag_list *diags;
    const struct xml_node *root = read_bytes(arena, bytes, NULL, &diags);
    assert_string_equal(said(arena, diags), "");
    assert_non_null(root);
    check_text(root->children, text);
}

static void test_utf8(void **state)
{
    struct arena *arena = *state;
    check_read(arena, BYTES("<a>£5</a>"), "£5");
    check_read(arena, BYTES("\xEF\xBB\xBF<a>£5</a>"), "£5");
    check_read(arena, BYTES("<?xml version='1.0' encoding='utf-8'?><a>£5</a>"), "£5");
    check_read(arena, BYTES("<?xml version=\"1.0\" encoding = \"UTF8\"?>\n<a>£5</a>"), "£5");
}

static void test_mark_has_no_column(void **state)
{
    struct diag_list *diags;
    const struct xml_node *root = read_bytes(*state, BYTES("\xEF\xBB\xBF<a/>"), NULL, &diags);
    check_place(root->pos, 1, 1);
}

static void test_utf16(void **state)
{
    struct arena *arena = *state;
    const struct slice declared = BYTES("<?xml version='1.0' encoding='UTF-16'?><a>£😀</a>");
    const struct slice plain = BYTES("<a>£😀</a>");
    for (int big = 0; big < 2; big++) {
        check_read(arena, utf16(arena, declared, big, true), "£😀");
        check_read(arena, utf16(arena, declared, big, false), "£😀");
        check_read(arena, utf16(arena, plain, big, true), "£😀");
    }
}

/* Larger than the chunks of the conversion, with no unit of 16 bits cut in two. */
static void test_long_utf16(void **state)
{
    struct arena *arena = *state;
    struct buffer text = buffer_open(arena), expected = buffer_open(arena);
    for (int i = 0; i < 200000; i++)
        buffer_add_text(&expected, i % 3 ? "£" : "😀");
    buffer_format(&text, "<?xml version='1.0' encoding='UTF-16'?><a>%s</a>",
                  buffer_text(&expected));
    check_read(arena, utf16(arena, buffer_slice(&text), false, true), buffer_text(&expected));
}

static void test_eight_bits(void **state)
{
    struct arena *arena = *state;
    check_read(arena, BYTES("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xA3\xE9</a>"), "£é");
    check_read(arena, BYTES("<?xml version='1.0' encoding='windows-1252'?><a>\x93\x80\x94</a>"),
               "“€”");
    check_read(arena, BYTES("<?xml version='1.0' encoding='US-ASCII'?><a>x</a>"), "x");
}

static void check_refused(struct arena *arena, struct slice bytes, const char *expected)
{
    struct diag_list *diags;
    assert_null(read_bytes(arena, bytes, NULL, &diags));
    assert_string_equal(said(arena, diags), expected);
}

static void test_refused(void **state)
{
    struct arena *arena = *state;
    check_refused(arena, BYTES("<a>\xC3</a>"),
                  "1:4 encoding-invalid: the byte C3 does not belong to UTF-8\n");
    check_refused(arena, BYTES("<a>\xED\xA0\x80</a>"),
                  "1:4 encoding-invalid: the byte ED does not belong to UTF-8\n");
    check_refused(arena, BYTES("\0\0\0<\0\0\0a"),
                  "0:0 encoding-unknown: the encoding 'UTF-32' is not known\n");
    check_refused(arena, BYTES("<?xml version='1.0' encoding='ascii'?>\n<a>\xA3</a>"),
                  "2:4 encoding-mismatch: the file is not in the encoding 'ascii'\n");
    check_refused(arena, BYTES("\xFE\xFF\0<\0a\0>\xD8\x00\0<"),
                  "1:4 encoding-mismatch: the file is not in the encoding 'UTF-16BE'\n");
}

/* What is shown of a line is well-formed even when the line is not. */
static void test_shown_text_is_repaired(void **state)
{
    struct arena *arena = *state;
    struct diag_list *diags;
    assert_null(read_bytes(arena, BYTES("<a>x\xA3y</a>\n"), NULL, &diags));
    const struct source_pos pos = diag_at(diags, 0)->pos;
    assert_true(slice_is(source_line(pos.file, pos.line), "<a>x\xEF\xBF\xBDy</a>"));
    assert_int_equal(pos.column, 5);
}

/* The library underneath prints what it finds; nothing of that may reach the user. */
static void test_nothing_is_printed(void **state)
{
    struct arena *arena = *state;
    int kept = dup(STDERR_FILENO);
    FILE *printed = tmpfile();
    assert_non_null(printed);
    fflush(stderr);
    dup2(fileno(printed), STDERR_FILENO);
    struct diag_list *diags;
    read_bytes(arena, BYTES("<?xml version='1.0' encoding='windows-1252'?><a>\x81</a>"), NULL,
               &diags);
    read_bytes(arena, BYTES("<a><b>&c;</a>"), NULL, &diags);
    xml_schema_open(arena, "x.xsd", BYTES("<a"), diags);
    xml_schema_open(arena, "x.xsd", BYTES("<!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]><a>&b;</a>"),
                    diags);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    fseek(printed, 0, SEEK_END);
    assert_int_equal(ftell(printed), 0);
    fclose(printed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_utf8),
        TEST(test_mark_has_no_column),
        TEST(test_utf16),
        TEST(test_long_utf16),
        TEST(test_eight_bits),
        TEST(test_refused),
        TEST(test_shown_text_is_repaired),
        TEST(test_nothing_is_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
