/* SPDX-License-Identifier: Apache-2.0 */
/* Tables as strips, and where they are cut: the slices are the strip, once, and no line is cut. */
#include "laying.h"

#define WIDTH length_points(300)

struct fixture {
    struct flowing flowing;
    struct layout layout;
    const struct flow_block *block;
    const struct set_table *set;
    struct galley galley;
};

static void open_table(struct fixture *f, struct arena *arena, const char *table)
{
    f->flowing = flowing_plan(arena, format_text(arena, CHAPTER("%s"), table));
    f->layout = laying_open(&f->flowing);
    f->block = flowing_table(&f->flowing);
    f->set = table_set(&f->layout, f->block->table, WIDTH);
    f->galley = (struct galley){.arena = arena, .width = WIDTH};
    table_slice(&f->layout, &f->galley, f->set, f->block);
}

/* A table of words, with spans across and down where `spans`. */
static const char *random_table(struct arena *arena, uint32_t seed, bool spans)
{
    struct buffer out = buffer_open(arena);
    buffer_add_text(&out, "<table><head><row><cell>Head</cell><cell>of</cell><cell>columns</cell>"
                          "</row></head><body>");
    for (int row = 0; row < 12; row++) {
        buffer_add_text(&out, "<row>");
        bool down = spans && row % 4 == 1, covered = spans && row % 4 == 2;
        for (int column = covered; column < 3; column++) {
            seed = seed * 1664525u + 1013904223u;
            int words = (int)(seed >> 26) + 1;
            bool across = spans && row % 4 == 3 && column == 0;
            buffer_format(&out, "<cell%s%s>%s</cell>", down && column == 0 ? " rows='2'" : "",
                          across ? " columns='2'" : "", laying_words(arena, words, seed));
            column += across;
        }
        buffer_add_text(&out, "</row>");
    }
    buffer_add_text(&out, "</body></table>");
    return buffer_text(&out);
}

/* Rows follow each other, hold their cells, and no row is taller than something in it needs. */
static void check_rows(const struct set_table *set)
{
    const struct flow_table *table = set->table;
    assert_int_equal(set->row_tops[0], 0);
    assert_int_equal(set->row_tops[table->row_count], set->height);
    assert_int_equal(set->columns[0], 0);
    assert_int_equal(set->columns[table->column_count], WIDTH);
    bool filled[64] = {false};
    for (int32_t i = 0; i < table->cell_count; i++) {
        const struct set_cell *cell = &set->cells[i];
        int32_t last = cell->cell->row + cell->cell->rows;
        length needed = galley_height(&cell->galley) + cell->cell->style->padding_top +
                        cell->cell->style->padding_bottom;
        assert_int_equal(cell->x, set->columns[cell->cell->column]);
        assert_int_equal(cell->y, set->row_tops[cell->cell->row]);
        assert_int_equal(cell->y + cell->height, set->row_tops[last]);
        assert_true(needed <= cell->height);
        if (needed == cell->height)
            filled[last - 1] = true;
    }
    for (int32_t row = 0; row < table->row_count; row++)
        assert_true(filled[row]);
}

static bool cuts_a_line(const struct set_table *set, length height)
{
    for (int32_t i = 0; i < set->table->cell_count; i++) {
        const struct set_cell *cell = &set->cells[i];
        length y = cell->y + cell->top;
        for (size_t b = 0; b < cell->galley.count; b++) {
            y += b ? cell->galley.boxes[b].space : 0;
            if (y < height && height < y + cell->galley.boxes[b].height)
                return true;
            y += cell->galley.boxes[b].height;
        }
    }
    return false;
}

/* One after the other the slices are the strip. A cut through a line may stand only where a page
 * must not begin. Pages that begin below the head have room for it. */
static void check_slices(const struct fixture *f)
{
    length at = 0;
    for (size_t i = 0; i < f->galley.count; i++) {
        const struct box *box = &f->galley.boxes[i];
        assert_int_equal(box->kind, BOX_TABLE);
        assert_int_equal(box->from, at);
        assert_true(box->to > box->from);
        assert_int_equal(box->height, box->to - box->from);
        assert_true(box->penalty >= BOX_FORBIDDEN || !cuts_a_line(f->set, at));
        if (at >= f->set->head_height)
            assert_true(box->carry >= f->set->head_height);
        else
            assert_true(i == 0 || box->penalty >= BOX_FORBIDDEN);
        at = box->to;
    }
    assert_int_equal(at, f->set->height);
}

static void test_many(void **state)
{
    size_t inside = 0;
    for (uint32_t seed = 1; seed <= 20; seed++) {
        struct fixture f;
        open_table(&f, *state, random_table(*state, seed, seed % 2));
        check_rows(f.set);
        check_slices(&f);
        for (size_t i = 0; i < f.galley.count; i++) {
            int32_t row = table_row_at(f.set, f.galley.boxes[i].from);
            inside += f.galley.boxes[i].from > f.set->row_tops[row];
        }
    }
    assert_true(inside > 20); /* rows were cut */
}

/* The figures of a column stand on one axis, whatever is written before and behind them. */
static void test_axis(void **state)
{
    struct fixture f;
    open_table(
        &f, *state,
        "<table><column header='yes'/><column align='decimal'/><body>"
        "<row><cell>a</cell><cell>1,234.5%</cell></row><row><cell>b</cell><cell>7</cell></row>"
        "<row><cell>c</cell><cell>n/a</cell></row><row><cell>d</cell><cell>-\u00A30.25"
        "</cell></row></body></table>");
    length axis = f.set->cells[1].axis;
    assert_true(axis > 0);
    assert_int_equal(f.set->cells[3].axis, axis);
    assert_int_equal(f.set->cells[5].axis, -1);
    assert_int_equal(f.set->cells[7].axis, axis);
    /* the widest of both sides together stand in the middle */
    const struct flow_text *wide = &f.set->cells[1].cell->blocks->text;
    length before = items_width(&f.layout, wide, 0, wide->axis);
    length after = items_width(&f.layout, wide, wide->axis, wide->count);
    length left = axis - before, right = f.set->cells[1].width - axis - after;
    assert_in_range(left - right + 2, 0, 4);
}

/* Every note is called in one slice. */
static void test_notes(void **state)
{
    struct fixture f;
    struct buffer rows = buffer_open(*state);
    for (int i = 0; i < 6; i++)
        buffer_format(&rows,
                      "<row><cell>a<footnote>N.</footnote> %s b<footnote>M.</footnote></cell>"
                      "<cell rows='1'>c<footnote>O.</footnote></cell></row>",
                      laying_words(*state, 30, (uint32_t)i));
    open_table(&f, *state,
               format_text(*state,
                           "<table><head><row><cell>h<footnote>H.</footnote></cell><cell>i"
                           "</cell></row></head><body>%s</body></table>",
                           buffer_text(&rows)));
    size_t called = 0;
    for (size_t i = 0; i < f.galley.count; i++) {
        const struct box *box = &f.galley.boxes[i];
        called += box->note_count;
        /* a page that repeats the head repeats what is called in it */
        assert_int_equal(box->carried_note_count, box->from >= f.set->head_height);
    }
    assert_int_equal(called, 19);
}

/* What a keep asks for: a group's title with its first row, and the head with the first row. */
static void test_keeps(void **state)
{
    struct flowing flowing = flowing_plan(
        *state,
        PLAN("<indicators><service-block><title>S</title><group><title>Group</title>"
             "<indicator code='1' unit='number' polarity='higher'><title>I</title></indicator>"
             "<indicator code='2' unit='number' polarity='higher'><title>J</title></indicator>"
             "<indicator code='3' unit='number' polarity='higher'><title>K</title></indicator>"
             "</group></service-block></indicators>"));
    struct layout layout = laying_open(&flowing);
    const struct flow_block *block = flowing_table(&flowing);
    const struct set_table *set = table_set(&layout, block->table, length_points(700));
    struct galley galley = {.arena = *state, .width = length_points(700)};
    table_slice(&layout, &galley, set, block);
    assert_int_equal(galley.count, 6);
    assert_true(galley.boxes[1].penalty >= BOX_FORBIDDEN); /* inside the head */
    assert_true(galley.boxes[2].penalty >= BOX_FORBIDDEN); /* behind it */
    assert_true(galley.boxes[3].penalty >= BOX_FORBIDDEN); /* behind the group's title */
    assert_true(galley.boxes[4].penalty < BOX_FORBIDDEN);
}

/* What it costs to cut a table of that many rows under a head, before the nth of them. */
static int32_t cut_before(struct arena *arena, int rows, size_t n)
{
    struct buffer table = buffer_open(arena);
    buffer_add_text(&table, "<table><head><row><cell>Head</cell></row></head><body>");
    for (int row = 0; row < rows; row++)
        buffer_add_text(&table, "<row><cell>Row</cell></row>");
    buffer_add_text(&table, "</body></table>");
    struct fixture f;
    open_table(&f, arena, buffer_text(&table));
    assert_int_equal(f.galley.count, rows + 1);
    return f.galley.boxes[n].penalty;
}

/* A page may end a third empty to keep a short table whole; of a long one it gives something for a
 * row that would stand alone, less for two, and nothing for a cut in the middle. */
static void test_few_rows(void **state)
{
    const int32_t third_empty = 1000 / 9;
    int32_t pair = cut_before(*state, 2, 2);
    assert_true(pair > third_empty && pair < BOX_FORBIDDEN);
    assert_in_range(cut_before(*state, 3, 2), third_empty, pair);
    assert_in_range(cut_before(*state, 9, 5), third_empty, pair - 1);
    int32_t one = cut_before(*state, 30, 2), two = cut_before(*state, 30, 3);
    assert_in_range(one, two + 1, third_empty);
    assert_true(two > 0);
    assert_int_equal(cut_before(*state, 30, 15), 0);
    assert_int_equal(cut_before(*state, 30, 30), one);
    assert_int_equal(cut_before(*state, 30, 29), two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_many), TEST(test_axis), TEST(test_notes), TEST(test_keeps), TEST(test_few_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
