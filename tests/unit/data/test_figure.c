/* SPDX-License-Identifier: Apache-2.0 */
/* Cells of every kind as values of every unit, without a file around them; text; a library that is
 * not there. (What CSV files have in them is in cells.csv.) */
#include "testing.h"

#include "data/figure.h"
#include "base/library.h"
#include "data/text.h"

/* A source of one cell: row 7, column B, of the sheet "One". */
struct scene {
    struct reading reading;
    struct data_source source;
    struct data_column column;
    struct field field;
};

static const struct source_table sheet = {"One", NULL};
static const struct source_file file = {.name = "f.xlsx", .table = &sheet};

static struct scene *scene_with(struct arena *arena, enum cell_kind kind, const char *text)
{
    struct scene *scene = ARENA_NEW(arena, struct scene);
    scene->column.role = DATA_VALUE;
    scene->field = (struct field){.column = &scene->column, .name = "Outturn", .number = 2};
    scene->reading = (struct reading){.arena = arena,
                                      .scratch = arena,
                                      .diags = diag_list_create(arena),
                                      .source = &scene->source,
                                      .grid = {.arena = arena, .file = &file},
                                      .key = buffer_open(arena),
                                      .text = buffer_open(arena),
                                      .plain = buffer_open(arena)};
    scene->reading.row = grid_add_row(&scene->reading.grid, 7);
    struct grid_cell *cell = grid_add_cell(&scene->reading.grid, 2);
    cell->kind = kind;
    cell->text = slice_of(text);
    return scene;
}

/* What the one message says, "" when there is none. */
static const char *said(const struct scene *scene)
{
    const struct diag_list *diags = scene->reading.diags;
    assert_in_range(diag_count(diags), 0, 1);
    if (diag_count(diags) == 0)
        return "";
    assert_string_equal(diag_at(diags, 0)->place, "f.xlsx, sheet 'One', cell B7");
    assert_memory_equal(diag_at(diags, 0)->message, "column 'Outturn': ", 18);
    return diag_at(diags, 0)->name;
}

static void check(struct arena *arena, enum cell_kind kind, const char *text, enum unit unit,
                  const char *expected)
{
    struct scene *scene = scene_with(arena, kind, text);
    struct spot spot = reading_spot(&scene->reading, &scene->field);
    struct buffer out = buffer_open(arena);
    struct value value;
    enum absence absence;
    switch (figure_value(&scene->reading, spot, unit, &value, &absence)) {
    case FIGURE_VALUE:
        value_write(value, unit, &out);
        break;
    case FIGURE_ABSENT:
        buffer_add_text(&out, absence_names[absence]);
        break;
    case FIGURE_BLANK:
        buffer_add_text(&out, "blank");
        break;
    case FIGURE_WRONG:
        buffer_add_text(&out, said(scene));
        break;
    }
    if (strcmp(buffer_text(&out), expected) != 0)
        fail_msg("'%s' of kind %d as %s gives '%s'", text, (int)kind, unit_names[unit],
                 buffer_text(&out));
}

static void test_values(void **state)
{
    static const struct {
        enum cell_kind kind;
        const char *text;
        enum unit unit;
        const char *expected;
    } cases[] = {
        {CELL_NUMBER, "12.5", UNIT_PERCENT, "12.5"},
        {CELL_NUMBER, "12", UNIT_COUNT, "12"},
        {CELL_NUMBER, "12.5", UNIT_COUNT, "cell-unit"},
        {CELL_NUMBER, "1234567890123", UNIT_COUNT, "cell-digits"},
        {CELL_NUMBER, "1", UNIT_YES_NO, "cell-yes-no"},
        {CELL_NUMBER, "38077", UNIT_DATE, "cell-date"},
        {CELL_PERCENTAGE, "12.5", UNIT_PERCENT, "12.5"},
        {CELL_PERCENTAGE, "12.5", UNIT_NUMBER, "cell-percent"},
        {CELL_DATE, "2004-03-31", UNIT_DATE, "2004-03-31"},
        {CELL_DATE, "2004-03-31", UNIT_NUMBER, "cell-became-date"},
        {CELL_DATE, "2004-03-31", UNIT_YES_NO, "cell-became-date"},
        {CELL_TIME, "0.5", UNIT_DAYS, "cell-time"},
        {CELL_TIME, "0.5", UNIT_DATE, "cell-time"},
        {CELL_TRUTH, "TRUE", UNIT_YES_NO, "yes"},
        {CELL_TRUTH, "FALSE", UNIT_YES_NO, "no"},
        {CELL_TRUTH, "TRUE", UNIT_NUMBER, "cell-word"},
        {CELL_ERROR, "#DIV/0!", UNIT_NUMBER, "cell-error"},
        {CELL_FORMULA, "SUM(B2:B6)", UNIT_NUMBER, "cell-formula"},
        {CELL_BYTES, "", UNIT_NUMBER, "cell-bytes"},
        {CELL_TEXT, "", UNIT_NUMBER, "blank"},
        {CELL_TEXT, " \u00A0\n", UNIT_NUMBER, "blank"},
        {CELL_TEXT, "\u00A012\u202F%", UNIT_PERCENT, "12"},
        {CELL_TEXT, "12", UNIT_PERCENT, "12"},
        {CELL_TEXT, "Not applicable", UNIT_PERCENT, "not-applicable"},
        {CELL_TEXT, "to-be-set", UNIT_DATE, "to-be-set"},
        {CELL_TEXT, "#REF!", UNIT_NUMBER, "cell-error"},
        {CELL_TEXT, "#", UNIT_NUMBER, "cell-word"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(*state, cases[i].kind, cases[i].text, cases[i].unit, cases[i].expected);
}

/* A cell that is not there is blank, unless the plan says what that means. */
static void test_words(void **state)
{
    struct arena *arena = *state;
    struct scene *scene = scene_with(arena, CELL_NUMBER, "-999");
    struct map *words = map_create(arena), *own = map_create(arena);
    static struct data_word none = {.means = "not-collected"}, code = {.means = "suppressed"},
                            dash = {.means = "blank"}, five = {.means = "5"};
    *map_slot(words, slice_of("")) = &none;
    *map_slot(words, slice_of("-999")) = &code;
    *map_slot(words, slice_of("-")) = &none;
    *map_slot(own, slice_of("-")) = &dash;
    *map_slot(own, slice_of("five")) = &five;
    scene->source.words = words;
    scene->column.words = own;
    struct grid_cell *cell = &scene->reading.grid.cells[0];
    struct value value;
    enum absence absence;
    struct spot spot = reading_spot(&scene->reading, &scene->field), empty = {spot.field, NULL};
    assert_int_equal(figure_value(&scene->reading, spot, UNIT_COUNT, &value, &absence),
                     FIGURE_ABSENT);
    assert_int_equal(absence, ABSENCE_SUPPRESSED);
    assert_int_equal(figure_value(&scene->reading, empty, UNIT_COUNT, &value, &absence),
                     FIGURE_ABSENT);
    assert_int_equal(absence, ABSENCE_NOT_COLLECTED);
    *cell = (struct grid_cell){.text = slice_of("-"), .column = 2};
    assert_int_equal(figure_value(&scene->reading, spot, UNIT_COUNT, &value, &absence),
                     FIGURE_BLANK);
    cell->text = slice_of(" FIVE ");
    assert_int_equal(figure_value(&scene->reading, spot, UNIT_COUNT, &value, &absence),
                     FIGURE_VALUE);
    assert_int_equal(value.low.digits, 5);
    assert_string_equal(said(scene), "");
}

/* ---- text ---- */

/* Paragraphs with "|" after each, "/" for the end of a line. */
static const char *blocks(struct arena *arena, const char *text, const char **fault)
{
    struct scene *scene = scene_with(arena, CELL_TEXT, text);
    struct buffer out = buffer_open(arena);
    const struct block *block =
        text_blocks(&scene->reading, reading_spot(&scene->reading, &scene->field));
    for (; block; block = block->next) {
        assert_int_equal(block->kind, BLOCK_PARAGRAPH);
        for (const struct inline_node *node = block->inlines; node; node = node->next) {
            if (node->kind == INLINE_LINE_BREAK)
                buffer_add_char(&out, '/');
            else
                buffer_add_slice(&out, node->text);
        }
        buffer_add_char(&out, '|');
    }
    *fault = diag_count(scene->reading.diags) ? diag_at(scene->reading.diags, 0)->name : "";
    return buffer_text(&out);
}

static void test_text(void **state)
{
    static const char *const cases[][3] = {
        {"One.", "One.|", ""},
        {" One \t two. ", "One two.|", ""},
        {"One\ntwo\r\nthree", "One/two/three|", ""},
        {"One\n\nTwo\n \n\n\nThree\n", "One|Two|Three|", ""},
        {"\n\n One", "One|", ""},
        {"", "", ""},
        {" \n ", "", ""},
        {"5\u00A0000", "5\u00A0000|", ""},
        {"a\x0B"
         "b",
         "", "cell-control"},
        {"a\xC2\x85 b", "", "cell-control"},
        {"a\uFFFDb", "", "cell-control"},
        {"a \uF0E8 b", "a \uF0E8 b|", "private-character"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *fault;
        assert_string_equal(blocks(*state, cases[i][0], &fault), cases[i][1]);
        assert_string_equal(fault, cases[i][2]);
    }
}

/* Long cells are known by their beginning. */
static void test_shortened(void **state)
{
    struct buffer text = buffer_open(*state);
    for (int i = 0; i < 100; i++)
        buffer_add_text(&text, "\u00E9");
    struct scene *scene = scene_with(*state, CELL_TEXT, buffer_text(&text));
    reading_refuse(&scene->reading, reading_spot(&scene->reading, &scene->field), DIAG_cell_kind,
                   NULL);
    const char *message = diag_at(scene->reading.diags, 0)->message;
    assert_int_equal(utf8_length(slice_of(message)),
                     strlen("column 'Outturn': '...' is no kind of figure") + 60);
}

static void test_missing_library(void **state)
{
    static const struct library_row rows[] = {{"no_such_function", 0}};
    static const struct library absent = {"libno-such-thing.so.1", "libno1", rows, 1},
                                other = {"libc.so.6", "libc6", rows, 1};
    struct diag_list *diags = diag_list_create(*state);
    void *functions[1];
    assert_false(library_load(&absent, (struct source_pos){0}, diags, functions));
    assert_false(library_load(&other, (struct source_pos){0}, diags, functions));
    assert_int_equal(diag_count(diags), 2);
    assert_string_equal(diag_at(diags, 0)->name, "library-missing");
    assert_string_equal(diag_at(diags, 0)->help, "install the package libno1");
    assert_int_equal(diag_worst(diags), SEVERITY_SYSTEM);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_values),    TEST(test_words),           TEST(test_text),
        TEST(test_shortened), TEST(test_missing_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
