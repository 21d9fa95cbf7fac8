/* SPDX-License-Identifier: Apache-2.0 */
/* Which cells head which. A table is drawn as rows of cells, "a:2x3" being a header a of two
 * columns and three rows, "x" in small letters after a point, ".x", no header; '|' ends the head.
 */
#include "testing.h"

#include "page/structure.h"

static const struct source_pos nowhere;

struct drawn {
    struct structure *tree;
    struct structure_element *table;
    struct structure_element *cells[128]; /* by letter */
};

static void add_cell(struct drawn *drawn, struct structure_element *row, const char *cell)
{
    bool plain = *cell == '.';
    cell += plain;
    struct structure_element *element =
        structure_add(drawn->tree, row, plain ? ROLE_TD : ROLE_TH, nowhere);
    drawn->cells[(unsigned char)*cell] = element;
    if (cell[1] == ':') {
        element->column_span = cell[2] - '0';
        element->row_span = cell[4] - '0';
    }
}

/* `rows` ends with NULL; cells are parted by single spaces. */
static struct drawn draw(struct arena *arena, const char *const *rows)
{
    struct drawn drawn = {.tree = structure_create(arena)};
    drawn.table = structure_add(drawn.tree, structure_root(drawn.tree), ROLE_TABLE, nowhere);
    struct structure_element *group = structure_add(drawn.tree, drawn.table, ROLE_THEAD, nowhere);
    for (; *rows; rows++) {
        if (**rows == '|') {
            group = structure_add(drawn.tree, drawn.table, ROLE_TBODY, nowhere);
            continue;
        }
        struct structure_element *row = structure_add(drawn.tree, group, ROLE_TR, nowhere);
        for (const char *at = *rows; *at; at += *at == ' ') {
            add_cell(&drawn, row, at);
            at += strcspn(at, " ");
        }
    }
    structure_name_headers(arena, drawn.table);
    return drawn;
}

/* The letters of the cells that head the one called `cell`. */
static const char *heads(const struct drawn *drawn, char cell, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    const struct structure_element *element = drawn->cells[(unsigned char)cell];
    for (size_t i = 0; i < element->header_count; i++) {
        for (int c = 0; c < 128; c++) {
            if (drawn->cells[c] == element->headers[i])
                buffer_add_char(&out, (char)c);
        }
    }
    return buffer_text(&out);
}

static void test_plain(void **state)
{
    static const char *const rows[] = {"A B C", "|", "D .e .f", NULL};
    struct drawn drawn = draw(*state, rows);
    for (const char *cell = "ABCDef"; *cell; cell++)
        assert_string_equal(heads(&drawn, *cell, *state), "");
}

static void test_levels(void **state)
{
    static const char *const rows[] = {"A:1x2 B:2x1 C:1x2", "D E",         "|",
                                       "F .g .h .i",        "J .k:2x1 .l", NULL};
    struct drawn drawn = draw(*state, rows);
    assert_string_equal(heads(&drawn, 'A', *state), "");
    assert_string_equal(heads(&drawn, 'B', *state), "");
    assert_string_equal(heads(&drawn, 'D', *state), "B");
    assert_string_equal(heads(&drawn, 'E', *state), "B");
    assert_string_equal(heads(&drawn, 'F', *state), "A");
    assert_string_equal(heads(&drawn, 'g', *state), "BDF");
    assert_string_equal(heads(&drawn, 'h', *state), "BEF");
    assert_string_equal(heads(&drawn, 'i', *state), "CF");
    assert_string_equal(heads(&drawn, 'k', *state), "BDEJ");
}

/* A title heads what follows it, up to the next; a head of a row all rows it spans. */
static void test_titles(void **state)
{
    static const char *const rows[] = {"A B C", "|",     "T:3x1",  "D:1x2 E .f",
                                       "G .h",  "U:3x1", "I J .k", NULL};
    struct drawn drawn = draw(*state, rows);
    assert_string_equal(heads(&drawn, 'T', *state), "");
    assert_string_equal(heads(&drawn, 'D', *state), "AT");
    assert_string_equal(heads(&drawn, 'f', *state), "CTDE");
    assert_string_equal(heads(&drawn, 'G', *state), "BT");
    assert_string_equal(heads(&drawn, 'h', *state), "CTDG");
    assert_string_equal(heads(&drawn, 'k', *state), "CUIJ");
}

/* Rows that are too long or too short, as in a faulty plan, do no harm. */
static void test_ragged(void **state)
{
    static const char *const rows[] = {"A:2x1 B", "C D E F", "|", "G .h .i .j .k", ".l", NULL};
    struct drawn drawn = draw(*state, rows);
    assert_string_equal(heads(&drawn, 'i', *state), "BEG");
    assert_string_equal(heads(&drawn, 'k', *state), "");
    assert_string_equal(heads(&drawn, 'l', *state), "AC");
    static const char *const none[] = {"|", "G .h", NULL};
    draw(*state, none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_plain),
        TEST(test_levels),
        TEST(test_titles),
        TEST(test_ragged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
