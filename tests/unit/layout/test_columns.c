/* SPDX-License-Identifier: Apache-2.0 */
/* Column widths: the promises of columns.h one by one, on small tables with made-up demands. */
#include "testing.h"

#include <stdbool.h>

#include "layout/columns.h"

#define PT LENGTH_POINT

static uint32_t random_below(uint64_t *seed, uint32_t limit)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*seed >> 33) % limit);
}

static length sum_of(const length *widths, size_t count)
{
    length sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += widths[i];
    return sum;
}

/* A small table of cells with given demands, in points, and estimated heights. */
struct sketch {
    struct column_cell cells[32];
    uint16_t shares[8];
    struct column_task task;
};

static struct column_cell *put(struct sketch *sketch, uint32_t row, uint32_t column, length minimum,
                               length maximum)
{
    struct column_cell *cell = &sketch->cells[sketch->task.cell_count++];
    *cell = (struct column_cell){.row = row,
                                 .column = column,
                                 .row_span = 1,
                                 .column_span = 1,
                                 .minimum = minimum * PT,
                                 .maximum = maximum * PT,
                                 .line = 12 * PT,
                                 .forced = 1};
    if (row >= sketch->task.rows)
        sketch->task.rows = row + 1;
    if (column >= sketch->task.columns)
        sketch->task.columns = column + 1;
    return cell;
}

static struct column_widths solve(struct arena *arena, struct sketch *sketch, length points)
{
    sketch->task.width = points * PT;
    sketch->task.cells = sketch->cells;
    struct column_widths found = columns_solve(arena, &sketch->task);
    assert_int_equal(found.width, sum_of(found.widths, sketch->task.columns));
    return found;
}

static void check_widths(const struct column_widths *found, const length *points, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (found->widths[i] < points[i] * PT - 1 || found->widths[i] > points[i] * PT + 1)
            fail_msg("column %zu is %.3f pt, not %d", i, (double)found->widths[i] / PT,
                     (int)points[i]);
}

#define CHECK(found, ...)                                                                          \
    check_widths(&(found), (const length[]){__VA_ARGS__},                                          \
                 sizeof((const length[]){__VA_ARGS__}) / sizeof(length))

static void test_room_left(void **state)
{
    struct sketch sketch = {0};
    put(&sketch, 0, 0, 20, 20);
    put(&sketch, 0, 1, 30, 100);
    put(&sketch, 0, 2, 30, 200);
    struct column_widths found = solve(*state, &sketch, 620);
    CHECK(found, 20, 200, 400); /* the columns of text share it by their widths */
    sketch.task.fit = COLUMNS_SHRINK;
    found = solve(*state, &sketch, 620);
    CHECK(found, 20, 100, 200);
    found = solve(*state, &sketch, 320);
    CHECK(found, 20, 100, 200);
    assert_int_equal(found.width, 320 * PT);

    struct sketch figures = {0};
    put(&figures, 0, 0, 20, 20);
    put(&figures, 0, 1, 40, 40);
    found = solve(*state, &figures, 120);
    CHECK(found, 40, 80);

    /* A label beside figures on an axis, with nothing to break anywhere. */
    put(&figures, 0, 2, 60, 60)->before = 20 * PT;
    found = solve(*state, &figures, 240);
    CHECK(found, 60, 120, 60);

    struct sketch empty = {.task = {.columns = 3}};
    found = solve(*state, &empty, 300);
    CHECK(found, 100, 100, 100);
    empty.task.fit = COLUMNS_SHRINK;
    found = solve(*state, &empty, 300);
    CHECK(found, 0, 0, 0);
}

/* A date keeps its natural width where that costs no height; the text takes what is left. */
static void test_narrow_is_natural(void **state)
{
    struct sketch sketch = {0};
    put(&sketch, 0, 0, 25, 60);
    put(&sketch, 0, 1, 30, 400);
    struct column_widths found = solve(*state, &sketch, 300);
    CHECK(found, 60, 240);
}

static void test_alike(void **state)
{
    /* Three years of targets, one with a digit more; headings above; a commentary that could use
     * every point. */
    struct sketch sketch = {0};
    for (uint32_t year = 0; year < 3; year++) {
        put(&sketch, 0, year, 32, 34 + year);
        struct column_cell *cell = put(&sketch, 1, year, 0, 0);
        cell->before = (year == 1 ? 24 : 20) * PT;
        cell->after = 12 * PT;
    }
    put(&sketch, 1, 3, 40, 3000);
    struct column_widths found = solve(*state, &sketch, 400);
    CHECK(found, 36, 36, 36, 292);

    /* Columns of text with equal demands, though a row is high in one of them only. */
    struct sketch text = {0};
    for (uint32_t column = 0; column < 4; column++) {
        put(&text, 0, column, 40, column == 0 ? 900 : 500);
        put(&text, 1, column, 30, column == 3 ? 500 : 400);
        put(&text, 2, column, 30, column == 3 ? 400 : 500);
    }
    found = solve(*state, &text, 501);
    assert_true(found.widths[1] - found.widths[2] <= 1 && found.widths[2] - found.widths[1] <= 1);
    assert_true(found.widths[1] - found.widths[3] <= 1 && found.widths[3] - found.widths[1] <= 1);
    assert_true(found.widths[0] > found.widths[1] + 10 * PT);
    for (text.task.width = 500 * PT; text.task.width < 500 * PT + 30; text.task.width++)
        assert_int_equal(columns_solve(*state, &text.task).width, text.task.width);

    /* Being alike never breaks a word. */
    struct sketch tight = {0};
    put(&tight, 0, 0, 40, 40)->before = 40 * PT;
    put(&tight, 0, 1, 41, 41)->before = 41 * PT;
    put(&tight, 0, 2, 50, 500);
    found = solve(*state, &tight, 131);
    assert_int_equal(found.outcome, COLUMNS_FIT);
    CHECK(found, 40, 41, 50);
}

static void test_aligned(void **state)
{
    struct sketch sketch = {0};
    put(&sketch, 0, 0, 25, 90); /* a heading that would rather have room */
    put(&sketch, 1, 0, 0, 0)->before = 30 * PT;
    struct column_cell *fraction = put(&sketch, 2, 0, 0, 0);
    fraction->before = 10 * PT;
    fraction->after = 22 * PT;
    put(&sketch, 2, 1, 30, 5000);
    struct column_widths found = solve(*state, &sketch, 300);
    CHECK(found, 52, 248);

    /* Headings have what they can use before a label gets more than it can. */
    struct sketch wide = {0};
    put(&wide, 0, 0, 50, 50);
    for (uint32_t column = 1; column < 3; column++) {
        put(&wide, 0, column, 20, 120);
        put(&wide, 1, column, 20, 20)->before = 20 * PT;
    }
    found = solve(*state, &wide, 250);
    CHECK(found, 50, 100, 100);
}

static void test_column_spans(void **state)
{
    struct sketch sketch = {0};
    put(&sketch, 0, 0, 100, 100)->column_span = 2;
    put(&sketch, 1, 0, 20, 20);
    put(&sketch, 1, 1, 20, 20);
    put(&sketch, 1, 2, 30, 2000);
    struct column_widths found = solve(*state, &sketch, 300);
    CHECK(found, 50, 50, 200);

    /* Random demands that some widths satisfy exactly: then no word breaks. */
    for (uint64_t i = 0; i < 500; i++) {
        uint64_t seed = i + 77;
        struct sketch tight = {0};
        uint32_t columns = 2 + random_below(&seed, 7);
        length widths[8];
        length sum = 0;
        for (uint32_t column = 0; column < columns; column++) {
            widths[column] = random_below(&seed, 60);
            sum += widths[column];
            length minimum = random_below(&seed, 2) ? widths[column] : widths[column] / 2;
            put(&tight, 0, column, minimum, minimum + random_below(&seed, 200));
        }
        for (uint32_t row = 1; row < 12; row++) {
            uint32_t first = random_below(&seed, columns);
            uint32_t span = 1 + random_below(&seed, columns - first);
            length under = 0;
            for (uint32_t k = 0; k < span; k++)
                under += widths[first + k];
            put(&tight, row, first, under, under + random_below(&seed, 100))->column_span = span;
        }
        found = solve(*state, &tight, sum);
        assert_int_equal(found.outcome, COLUMNS_FIT);
        assert_int_equal(found.width, sum * PT);
        for (size_t k = 0; k < tight.task.cell_count; k++) {
            const struct column_cell *cell = &tight.cells[k];
            assert_true(sum_of(found.widths + cell->column, cell->column_span) >= cell->minimum);
        }
    }
}

static void test_overfull(void **state)
{
    /* The longest words lose; short ones and figures are spared. */
    struct sketch sketch = {0};
    put(&sketch, 0, 0, 20, 100);
    put(&sketch, 0, 1, 120, 300);
    put(&sketch, 0, 2, 200, 300);
    put(&sketch, 0, 3, 90, 90)->before = 90 * PT;
    struct column_widths found = solve(*state, &sketch, 270);
    assert_int_equal(found.outcome, COLUMNS_OVERFULL);
    CHECK(found, 20, 80, 80, 90);
    found = solve(*state, &sketch, 95); /* figures too, once the others became useless */
    CHECK(found, 20, 25, 25, 25);
    found = solve(*state, &sketch, 430);
    assert_int_equal(found.outcome, COLUMNS_FIT);
    CHECK(found, 20, 120, 200, 90);

    /* A heading over two columns breaks before anything below it does. */
    struct sketch heading = {0};
    put(&heading, 0, 0, 300, 300)->column_span = 2;
    put(&heading, 1, 0, 30, 60);
    put(&heading, 1, 1, 60, 60);
    put(&heading, 1, 2, 50, 90);
    found = solve(*state, &heading, 200);
    assert_int_equal(found.outcome, COLUMNS_OVERFULL);
    assert_int_equal(found.width, 200 * PT);
    assert_true(found.widths[0] >= 30 * PT && found.widths[1] >= 60 * PT);
    CHECK(found, found.widths[0] / PT, 140 - found.widths[0] / PT + 10, 50);
}

static void test_shares(void **state)
{
    struct sketch sketch = {0};
    put(&sketch, 0, 0, 20, 500);
    put(&sketch, 0, 1, 50, 500);
    put(&sketch, 0, 2, 20, 500);
    sketch.task.shares = sketch.shares;
    sketch.shares[0] = 250;
    sketch.shares[1] = 100; /* less than its word needs */
    struct column_widths found = solve(*state, &sketch, 400);
    CHECK(found, 100, 50, 250);

    sketch.shares[0] = 900; /* leaves too little for the others' words */
    found = solve(*state, &sketch, 400);
    assert_int_equal(found.outcome, COLUMNS_FIT);
    CHECK(found, 330, 50, 20);

    sketch.shares[0] = sketch.shares[1] = sketch.shares[2] = 200; /* all, but not all the width */
    found = solve(*state, &sketch, 600);
    CHECK(found, 200, 200, 200);
    sketch.task.fit = COLUMNS_SHRINK;
    found = solve(*state, &sketch, 600);
    CHECK(found, 120, 120, 120);
}

static length wild_height(void *context, size_t cell, length width)
{
    uint64_t seed = (uint64_t)width * 31 + cell;
    size_t *calls = context;
    ++*calls;
    switch (random_below(&seed, 4)) {
    case 0:
        return INT64_MIN;
    case 1:
        return INT64_MAX;
    default:
        return (length)random_below(&seed, 1000) * PT;
    }
}

static void test_hostile(void **state)
{
    struct column_task nothing = {.width = 100 * PT};
    struct column_widths found = columns_solve(*state, &nothing);
    assert_int_equal(found.width, 0);

    struct sketch sketch = {.task = {.columns = 8, .rows = 8}};
    static const length strange[] = {0, -1, 1, 30, 400, 100000, LENGTH_MAX / PT, INT64_MIN / PT};
    for (uint64_t i = 0; i < 2000; i++) {
        uint64_t seed = i;
        sketch.task.cell_count = 0;
        sketch.task.fit = i % 2 ? COLUMNS_FILL : COLUMNS_SHRINK;
        sketch.task.shares = i % 3 ? NULL : sketch.shares;
        size_t calls = 0;
        sketch.task.height = i % 4 ? wild_height : NULL;
        sketch.task.context = &calls;
        for (size_t k = 0; k < 8; k++)
            sketch.shares[k] = random_below(&seed, 2) ? 0 : (uint16_t)random_below(&seed, 65536);
        for (size_t k = 0; k < 32; k++) {
            /* Minimum above maximum, spans over each other and over the edge, cells outside. */
            struct column_cell *cell =
                put(&sketch, random_below(&seed, 9), random_below(&seed, 9),
                    strange[random_below(&seed, 8)], strange[random_below(&seed, 8)]);
            cell->row_span = random_below(&seed, 4) ? random_below(&seed, 4) : UINT32_MAX;
            cell->column_span = random_below(&seed, 4) ? random_below(&seed, 4) : UINT32_MAX;
            cell->before = strange[random_below(&seed, 8)] * (int)random_below(&seed, 2);
            cell->after = strange[random_below(&seed, 8)] * (int)random_below(&seed, 2);
            cell->text = strange[random_below(&seed, 8)];
            cell->line = strange[random_below(&seed, 8)];
            cell->extra = strange[random_below(&seed, 8)];
            cell->padding = strange[random_below(&seed, 8)];
            cell->forced = random_below(&seed, 3) ? random_below(&seed, 3) : UINT32_MAX;
            sketch.task.columns = 8;
            sketch.task.rows = 8;
        }
        length width = strange[random_below(&seed, 8)];
        struct arena_mark mark = arena_mark(*state);
        found = solve(*state, &sketch, width);
        length whole = width < 0 ? 0 : width * PT;
        for (size_t k = 0; k < 8; k++)
            assert_true(found.widths[k] >= 0);
        assert_true(found.width <= whole);
        assert_true(found.width == whole || sketch.task.fit == COLUMNS_SHRINK);
        assert_true(calls <= COLUMN_CALLS);
        arena_rewind(*state, mark);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_room_left), TEST(test_narrow_is_natural), TEST(test_alike),
        TEST(test_aligned),   TEST(test_column_spans),      TEST(test_overfull),
        TEST(test_shares),    TEST(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
