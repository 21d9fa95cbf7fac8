/* SPDX-License-Identifier: Apache-2.0 */
/* CSV: cells and their places, encodings, separators, and what is no CSV. libcsv is asked whether
 * it finds the same cells. */
#include "testing.h"

#include <csv.h>

#include "data/csv.h"

struct outcome {
    struct grid grid;
    struct source_file file;
    struct diag_list *diags;
    bool good;
};

static struct outcome read_source(struct arena *arena, struct slice bytes,
                                  const struct data_source *source)
{
    struct outcome *outcome = ARENA_NEW(arena, struct outcome);
    outcome->grid.arena = arena;
    outcome->file.name = "f.csv";
    outcome->diags = diag_list_create(arena);
    outcome->good = csv_read(arena, bytes, source, &outcome->file, &outcome->grid, outcome->diags);
    assert_true(outcome->good == (diag_count(outcome->diags) == 0));
    return *outcome;
}

static const struct data_source any = {.head_first = 1, .head_last = 1, .first = 2};

/* The cells as text: "row:line:column'text'", rows parted by "|". */
static const char *cells(struct arena *arena, const struct grid *grid)
{
    struct buffer out = buffer_open(arena);
    for (size_t r = 0; r < grid->row_count; r++) {
        const struct grid_row *row = &grid->rows[r];
        assert_int_equal(row->number, r + 1);
        for (uint32_t c = 0; c < row->count; c++) {
            const struct grid_cell *cell = &grid->cells[row->first + c];
            assert_int_equal(cell->column, c + 1);
            assert_int_equal(cell->kind, CELL_TEXT);
            buffer_format(&out, "%d:%d'%S' ", (int)cell->line, (int)cell->from, cell->text);
        }
        buffer_add_text(&out, "| ");
    }
    return buffer_text(&out);
}

static void check_bytes(struct arena *arena, struct slice bytes, const struct data_source *source,
                        const char *expected)
{
    struct outcome outcome = read_source(arena, bytes, source);
    assert_true(outcome.good);
    assert_string_equal(cells(arena, &outcome.grid), expected);
}

static void check(struct arena *arena, const char *text, const char *expected)
{
    check_bytes(arena, slice_of(text), &any, expected);
}

static void test_cells(void **state)
{
    check(*state, "", "");
    check(*state, "a", "1:1'a' | ");
    check(*state, "a,b\nc,d\n", "1:1'a' 1:3'b' | 2:1'c' 2:3'd' | ");
    check(*state, "a,,\n", "1:1'a' 1:3'' 1:4'' | ");
    check(*state, " a , b \n", "1:1' a ' 1:5' b ' | ");
    check(*state, "a,b\n\nc", "1:1'a' 1:3'b' | 2:1'' | 3:1'c' | ");
    /* columns count characters: the pound sign is two bytes, the euro three */
    check(*state, "\u00A3,\u20AC,x\n", "1:1'\u00A3' 1:3'\u20AC' 1:5'x' | ");
}

static void test_quotes(void **state)
{
    check(*state, "\"a\",\"b,c\"\n", "1:1'a' 1:5'b,c' | ");
    check(*state, "\"say \"\"hello\"\"\",\"\"\"\"\n", "1:1'say \"hello\"' 1:17'\"' | ");
    check(*state, "\"\",x\n", "1:1'' 1:4'x' | ");
    check(*state, "\"one\ntwo\",x\ny\n", "1:1'one\ntwo' 2:6'x' | 3:1'y' | ");
    check(*state, "\"one\r\n\r\ntwo\",x\r\ny\r\n", "1:1'one\r\n\r\ntwo' 3:6'x' | 4:1'y' | ");
}

static void test_line_ends(void **state)
{
    static const char *const texts[] = {"a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d\r",
                                        "a,b\nc,d",   "a,b\r\nc,d",     "a,b\rc,d"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check(*state, texts[i], "1:1'a' 1:3'b' | 2:1'c' 2:3'd' | ");
}

static void test_separators(void **state)
{
    check(*state, "a;b,c;d\n", "1:1'a' 1:3'b,c' 1:7'd' | ");
    check(*state, "a\tb\n1,2\t3\n", "1:1'a' 1:3'b' | 2:1'1,2' 2:5'3' | ");
    check(*state, "\"a;b;c\",d\n", "1:1'a;b;c' 1:9'd' | "); /* those in quotes do not count */
    check(*state, "sep=;\na;b\n", "2:1'a' 2:3'b' | ");
    struct data_source told = any;
    told.separator = ';';
    check_bytes(*state, slice_of("a,b,c;d\n"), &told, "1:1'a,b,c' 1:7'd' | ");
    /* where the head is not the first row, it is the head that counts */
    struct data_source later = any;
    later.head_first = later.head_last = 3;
    check_bytes(*state, slice_of("a, b, c, d\n\"x\ny\"\nk;l\n"), &later,
                "1:1'a, b, c, d' | 2:1'x\ny' | 4:1'k' 4:3'l' | ");
}

static void test_encodings(void **state)
{
    static const char *const expected = "1:1'\u00A3' 1:3'\u2019' | ";
    struct data_source code_page = any;
    code_page.has_encoding = true;
    code_page.encoding = DATA_WINDOWS_1252;
    check(*state, "\u00A3,\u2019", expected);
    check(*state, "\xEF\xBB\xBF\u00A3,\u2019", expected);
    check_bytes(*state, slice_of("\xA3,\x92"), &code_page, expected);
    check_bytes(*state, slice_of("a,b"), &code_page, "1:1'a' 1:3'b' | ");
    static const char little[] = "\xFF\xFE\xA3\0,\0\x19\x20", big[] = "\xFE\xFF\0\xA3\0,\x20\x19";
    check_bytes(*state, (struct slice){little, sizeof little - 1}, &any, expected);
    check_bytes(*state, (struct slice){big, sizeof big - 1}, &any, expected);
    static const char pair[] = "\xFE\xFF\xD8\x3D\xDE\x00\0,\0x";
    check_bytes(*state, (struct slice){pair, sizeof pair - 1}, &any, "1:1'\U0001F600' 1:3'x' | ");
}

static void check_refused(struct arena *arena, struct slice bytes, const struct data_source *source,
                          const char *expected)
{
    struct outcome outcome = read_source(arena, bytes, source);
    assert_false(outcome.good);
    const struct diag *diag = diag_at(outcome.diags, 0);
    assert_string_equal(format_text(arena, "%s %s", diag->place ? diag->place : "-", diag->name),
                        expected);
}

static void test_refused(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"a,\"b\nc", "f.csv:1:3 csv-quote-unclosed"},
        {"a,\"b\"c\n", "f.csv:1:6 csv-quote-after"},
        {"a,\"b\" ,c\n", "f.csv:1:6 csv-quote-after"},
        {"a\nb\"c\n", "f.csv:2:2 csv-quote-inside"},
        {"a, \"b\"\n", "f.csv:1:4 csv-quote-inside"},
        {"\u00A3\nx\xA3y\n", "f.csv:2:2 csv-not-utf8"},
        {"a,b\rc,\x01\n", "f.csv:2:3 csv-control"},
        {"a;b,c\n", "f.csv:1:1 csv-separator"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_refused(*state, slice_of(cases[i].text), &any, cases[i].expected);
    struct data_source code_page = {
        .pos = {0}, .has_encoding = true, .encoding = DATA_WINDOWS_1252};
    check_refused(*state, slice_of("a\n\x81"), &code_page, "f.csv:2:1 csv-byte-unused");
    check_refused(*state, slice_of("\u00A3"), &code_page, "- csv-is-utf8");
    static const char lone[] = "\xFE\xFF\0a\xDC\x00",
                      odd[] = "\xFF\xFE"
                              "a\0b",
                      nul[] = "a\0b";
    check_refused(*state, (struct slice){lone, sizeof lone - 1}, &any, "f.csv:1:2 csv-utf16");
    check_refused(*state, (struct slice){odd, sizeof odd - 1}, &any, "f.csv:1:2 csv-utf16");
    check_refused(*state, (struct slice){nul, sizeof nul - 1}, &any, "f.csv:1:2 csv-control");
}

/* Two bytes a cell: a small file must not become a large grid. */
static void test_bounded(void **state)
{
    struct buffer wide = buffer_open(*state), many = buffer_open(*state);
    for (int i = 0; i < GRID_MOST_COLUMNS + 1; i++)
        buffer_add_char(&wide, ',');
    check_refused(*state, buffer_slice(&wide), &any, "f.csv source-too-large");
    for (int i = 0; i < GRID_MOST_ROWS + 1; i++)
        buffer_add_char(&many, '\n');
    check_refused(*state, buffer_slice(&many), &any, "f.csv source-too-large");
}

/* ---- libcsv ---- */

struct flat {
    struct buffer text;
    bool row_begun;
};

static void on_cell(void *bytes, size_t count, void *context)
{
    struct flat *flat = context;
    flat->row_begun = true;
    buffer_add(&flat->text, bytes, count);
    buffer_add_char(&flat->text, '\x1F');
}

static void on_row(int end, void *context)
{
    (void)end;
    struct flat *flat = context;
    buffer_add_char(&flat->text, '\x1E');
    flat->row_begun = false;
}

static int no_space(unsigned char c)
{
    (void)c;
    return 0;
}

static bool libcsv_reads(struct slice bytes, struct flat *flat)
{
    struct csv_parser parser;
    assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL), 0);
    csv_set_space_func(&parser, no_space);
    bool good =
        csv_parse(&parser, bytes.bytes, bytes.count, on_cell, on_row, flat) == bytes.count &&
        csv_fini(&parser, on_cell, on_row, flat) == 0;
    csv_free(&parser);
    return good;
}

static void flatten(const struct grid *grid, struct buffer *out)
{
    for (size_t r = 0; r < grid->row_count; r++) {
        const struct grid_row *row = &grid->rows[r];
        bool empty = row->count == 1 && grid->cells[row->first].text.count == 0;
        for (uint32_t c = 0; c < row->count && !empty; c++) {
            buffer_add_slice(out, grid->cells[row->first + c].text);
            buffer_add_char(out, '\x1F');
        }
        buffer_add_char(out, '\x1E');
    }
}

/* Small texts of the signs that matter, all different. A line of nothing but "" is no empty line to
 * libcsv and one empty cell to us, which is the same to whoever reads a table: not compared. */
static void test_libcsv_agrees(void **state)
{
    static const char signs[] = {'a', ',', '"', '\n', ' ', '"', ',', 'b'};
    uint64_t random = 1;
    int read = 0, refused = 0;
    for (int i = 0; i < 20000; i++) {
        struct arena *arena = arena_create_child(*state);
        char text[13];
        size_t count = 1 + (size_t)(i % 12);
        for (size_t k = 0; k < count; k++) {
            random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            text[k] = signs[random >> 61];
        }
        text[count] = '\0';
        struct data_source comma = any;
        comma.separator = ',';
        struct outcome ours = read_source(arena, (struct slice){text, count}, &comma);
        struct flat theirs = {.text = buffer_open(arena)};
        bool good = libcsv_reads((struct slice){text, count}, &theirs);
        if (good != ours.good)
            fail_msg("libcsv %s and we %s: %s", good ? "reads" : "refuses",
                     ours.good ? "read" : "refuse", text);
        struct buffer flat = buffer_open(arena);
        flatten(&ours.grid, &flat);
        if (good && !strstr(text, "\"\"") &&
            !slice_equal(buffer_slice(&flat), buffer_slice(&theirs.text)))
            fail_msg("libcsv and we find other cells in: %s", text);
        *(good ? &read : &refused) += 1;
        arena_destroy(arena);
    }
    assert_true(read > 2000 && refused > 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_cells),     TEST(test_quotes),  TEST(test_line_ends), TEST(test_separators),
        TEST(test_encodings), TEST(test_refused), TEST(test_bounded),   TEST(test_libcsv_agrees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
