/* SPDX-License-Identifier: Apache-2.0 */
#define _XOPEN_SOURCE 700
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/json.h"
#include "cli/terminal.h"

#define BAD "\xEF\xBF\xBD"

/* A stream into memory; the text is freed by whoever opened it. */
struct memory {
    char *text;
    size_t size;
    FILE *stream;
};

static FILE *memory_open(struct memory *memory)
{
    *memory = (struct memory){0};
    memory->stream = open_memstream(&memory->text, &memory->size);
    assert_non_null(memory->stream);
    return memory->stream;
}

static void excerpt(struct memory *memory, const char *line, unsigned column)
{
    FILE *to = memory_open(memory);
    terminal_excerpt(to, line, strlen(line), column, "", "");
    fclose(to);
}

static void check_excerpt(const char *line, unsigned column, const char *expected)
{
    struct memory memory;
    excerpt(&memory, line, column);
    assert_string_equal(memory.text, expected);
    free(memory.text);
}

static void test_caret(void **state)
{
    (void)state;
    check_excerpt("<plan>", 1, "    <plan>\n    ^\n");
    check_excerpt("<plan>", 6, "    <plan>\n         ^\n");
    check_excerpt("<plan>", 7, "    <plan>\n          ^\n"); /* just past the end */
    check_excerpt("<plan>", 99, "    <plan>\n          ^\n");
    check_excerpt("<plan>", 0, "    <plan>\n"); /* the whole line */
}

static void test_caret_under_odd_widths(void **state)
{
    (void)state;
    /* tabs stand at every fourth column */
    check_excerpt("\t<p>\tx", 2, "        <p> x\n        ^\n");
    check_excerpt("\t<p>\tx", 6, "        <p> x\n            ^\n");
    /* two wide characters; an e and a combining accent */
    check_excerpt("\xE8\xA8\x88\xE7\x94\xBBx", 3, "    \xE8\xA8\x88\xE7\x94\xBBx\n        ^\n");
    check_excerpt("e\xCC\x81x", 3, "    e\xCC\x81x\n     ^\n");
    /* columns are characters, not bytes */
    check_excerpt("\xC3\xA9\xC3\xA9x", 3, "    \xC3\xA9\xC3\xA9x\n      ^\n");
}

static void test_nothing_steers_the_terminal(void **state)
{
    (void)state;
    check_excerpt("a\x1B[2Jb", 7, "    a" BAD "[2Jb\n          ^\n"); /* escape */
    check_excerpt("a\xC2\x9B"
                  "b",
                  3, "    a" BAD "b\n      ^\n"); /* C1 */
    check_excerpt("a\xE2\x80\xAE"
                  "b",
                  3, "    a" BAD "b\n      ^\n"); /* right-to-left override */
    check_excerpt("a\xFF"
                  "b",
                  3, "    a" BAD "b\n      ^\n"); /* no UTF-8 */
    check_excerpt("a\xC3", 1, "    a" BAD "\n    ^\n");
    struct memory memory;
    FILE *to = memory_open(&memory);
    terminal_text(to, "caf\xC3\xA9\n\x1B]0;x\x07");
    fclose(to);
    assert_string_equal(memory.text, "caf\xC3\xA9" BAD BAD "]0;x" BAD);
    free(memory.text);
}

/* Where the caret stands, and how wide the widest line is, in characters of one column. */
static void measure(const char *text, size_t *caret, size_t *width)
{
    const char *end = strchr(text, '\n');
    *width = 0;
    for (const char *at = text; at < end; at++)
        *width += ((unsigned char)*at & 0xC0) != 0x80;
    const char *mark = strchr(end, '^');
    *caret = mark ? (size_t)(mark - end - 1) : 0;
}

static void test_long_lines_are_cut_around_the_caret(void **state)
{
    (void)state;
    char line[5001];
    for (size_t i = 0; i < sizeof line - 1; i++)
        line[i] = (char)('a' + i % 26);
    line[sizeof line - 1] = '\0';
    for (unsigned column = 1; column <= 5000; column += 7) {
        struct memory memory;
        excerpt(&memory, line, column);
        const char *text = memory.text;
        size_t caret, width;
        measure(text, &caret, &width);
        assert_in_range(width, EXCERPT_WIDTH, EXCERPT_WIDTH + 4);
        /* before the caret stand an indent and at most one ellipsis of three bytes */
        size_t at = caret + (strncmp(text + 4, "\xE2\x80\xA6", 3) == 0 ? 2 : 0);
        assert_int_equal(text[at], line[column - 1]);
        free(memory.text);
    }
    struct memory memory;
    excerpt(&memory, line, 0);
    assert_int_equal(strncmp(memory.text + 4, "abcdef", 6), 0);
    free(memory.text);
}

static void test_json(void **state)
{
    (void)state;
    struct memory memory;
    FILE *to = memory_open(&memory);
    json_field(to, "a", "q\" b\\ t\t n\n e\x1B \xC3\xA9 \xFF");
    putc(',', to);
    json_field(to, "b", NULL);
    putc(',', to);
    json_string(to, "\0x", 2);
    fclose(to);
    assert_string_equal(memory.text, "\"a\":\"q\\\" b\\\\ t\\t n\\n e\\u001b \xC3\xA9 \\ufffd\","
                                     "\"b\":null,\"\\u0000x\"");
    free(memory.text);
}

int main(void)
{
    terminal_prepare();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_caret),
        cmocka_unit_test(test_caret_under_odd_widths),
        cmocka_unit_test(test_nothing_steers_the_terminal),
        cmocka_unit_test(test_long_lines_are_cut_around_the_caret),
        cmocka_unit_test(test_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
