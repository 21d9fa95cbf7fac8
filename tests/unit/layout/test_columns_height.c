/* SPDX-License-Identifier: Apache-2.0 */
/* How low the tables become: column widths compared with brute force over a grid, on random tables
 * whose cells are words filled greedily into lines. */
#include "testing.h"

#include <stdbool.h>
#include <stdlib.h>

#include "layout/columns.h"

#define PT LENGTH_POINT
#define LINE (12 * PT)
#define SPACE (3 * PT)
#define PADDING (6 * PT)
#define EXTRA (4 * PT)
#define GRID (4 * PT)
#define MOST_WORDS 120
#define MOST_ROWS 20
#define MOST_COLUMNS 8
#define MOST_CELLS (MOST_ROWS * MOST_COLUMNS)

struct words {
    size_t count;
    length widths[MOST_WORDS];
};

struct table {
    size_t columns;
    size_t rows;
    size_t cell_count;
    length width;
    struct words *words; /* per cell */
    struct column_cell *cells;
    size_t calls;
};

static uint32_t random_below(uint64_t *seed, uint32_t limit)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*seed >> 33) % limit);
}

static length filled_height(const struct words *words, length width)
{
    length used = 0;
    length lines = 0;
    for (size_t i = 0; i < words->count; i++) {
        if (lines > 0 && used + SPACE + words->widths[i] <= width - PADDING) {
            used += SPACE + words->widths[i];
        } else {
            lines++;
            used = words->widths[i];
        }
    }
    return lines * LINE + EXTRA;
}

static length height_of(void *context, size_t cell, length width)
{
    struct table *table = context;
    assert_true(width >= table->cells[cell].minimum);
    table->calls++;
    return filled_height(&table->words[cell], width);
}

static void measure_cell(struct table *table, size_t index)
{
    const struct words *words = &table->words[index];
    struct column_cell *cell = &table->cells[index];
    for (size_t i = 0; i < words->count; i++) {
        cell->text += words->widths[i] + (i > 0 ? SPACE : 0);
        if (words->widths[i] > cell->minimum)
            cell->minimum = words->widths[i];
    }
    cell->minimum += PADDING;
    cell->maximum = cell->text + PADDING;
    cell->padding = PADDING;
    cell->line = LINE;
    cell->extra = EXTRA;
    cell->forced = words->count > 0;
}

static void add_cell(struct table *table, size_t row, size_t column, size_t words, uint64_t *seed)
{
    size_t index = table->cell_count++;
    table->cells[index] = (struct column_cell){
        .row = (uint32_t)row, .column = (uint32_t)column, .row_span = 1, .column_span = 1};
    table->words[index].count = words < MOST_WORDS ? words : MOST_WORDS;
    for (size_t i = 0; i < table->words[index].count; i++)
        table->words[index].widths[i] =
            (length)(4 + random_below(seed, 14) + random_below(seed, 30)) * PT +
            random_below(seed, 65536);
    measure_cell(table, index);
}

static struct table table_create(struct arena *arena, size_t columns, size_t rows)
{
    struct table table = {.columns = columns, .rows = rows};
    table.words = ARENA_ARRAY(arena, columns * rows, struct words);
    table.cells = ARENA_ARRAY(arena, columns * rows, struct column_cell);
    return table;
}

/* Cells over two rows to the end, by their last row: then adding what they miss to that row, cell
 * by cell, gives the least total. */
static void sort_cells(struct table *table)
{
    for (size_t i = 1; i < table->cell_count; i++) {
        for (size_t k = i; k > 0; k--) {
            struct column_cell a = table->cells[k - 1];
            struct column_cell b = table->cells[k];
            if (a.row_span <= b.row_span && (a.row_span < 2 || b.row_span < 2 || a.row <= b.row))
                break;
            struct words words = table->words[k];
            table->words[k] = table->words[k - 1];
            table->words[k - 1] = words;
            table->cells[k] = a;
            table->cells[k - 1] = b;
        }
    }
}

enum flavour { MIXED, TEXT, SHORT_TEXT, UNEVEN, SPANS };

/* Columns differ in how much text they usually hold; some cells are nearly empty. With SPANS some
 * cells cover two columns or two rows. */
static struct table random_sized_table(struct arena *arena, size_t columns, size_t rows,
                                       enum flavour flavour, uint64_t *seed)
{
    struct table table = table_create(arena, columns, rows);
    bool *taken = ARENA_ARRAY(arena, columns * rows, bool);
    static const uint32_t typical[] = {1, 6, 30};
    for (size_t column = 0; column < columns; column++) {
        uint32_t style = flavour == TEXT ? 2 : random_below(seed, 3);
        if (flavour == SHORT_TEXT || flavour == UNEVEN)
            style = 1 + random_below(seed, 2);
        uint32_t words = 1 + random_below(seed, typical[style]) + typical[style] / 4;
        for (size_t row = 0; row < rows; row++) {
            if (taken[row * columns + column])
                continue;
            size_t count = 1 + random_below(seed, 2 * words);
            if (random_below(seed, 6) == 0)
                count = random_below(seed, 3);
            if (flavour == UNEVEN && random_below(seed, (uint32_t)rows) == 0)
                count = 60 + random_below(seed, 60);
            add_cell(&table, row, column, count, seed);
            uint32_t span = flavour == SPANS ? random_below(seed, 6) : 5;
            struct column_cell *cell = &table.cells[table.cell_count - 1];
            if (span == 0 && column + 1 < columns && !taken[row * columns + column + 1]) {
                cell->column_span = 2;
                taken[row * columns + column + 1] = true;
            } else if (span == 1 && row + 1 < rows && !taken[(row + 1) * columns + column]) {
                cell->row_span = 2;
                taken[(row + 1) * columns + column] = true;
            }
        }
    }
    sort_cells(&table);
    return table;
}

static struct table random_table(struct arena *arena, enum flavour flavour, uint64_t *seed)
{
    size_t columns = 2 + random_below(seed, 3);
    size_t rows = 1 + random_below(seed, flavour == SPANS ? 6 : 12);
    return random_sized_table(arena, columns, rows, flavour, seed);
}

/* The height of the table from those of its cells. */
static length stack_cells(const struct table *table, const length *heights)
{
    length rows[MOST_ROWS] = {0};
    length total = 0;
    for (size_t i = 0; i < table->cell_count; i++) {
        const struct column_cell *cell = &table->cells[i];
        length missing = heights[i] - rows[cell->row];
        size_t last = cell->row;
        if (cell->row_span > 1)
            missing -= rows[++last];
        rows[last] += missing > 0 ? missing : 0;
        total += missing > 0 ? missing : 0;
    }
    return total;
}

static length spanned(const struct column_cell *cell, const length *widths)
{
    length width = 0;
    for (size_t k = 0; k < cell->column_span; k++)
        width += widths[cell->column + k];
    return width;
}

static length total_height(const struct table *table, const length *widths)
{
    length heights[MOST_CELLS];
    for (size_t i = 0; i < table->cell_count; i++)
        heights[i] = filled_height(&table->words[i], spanned(&table->cells[i], widths));
    return stack_cells(table, heights);
}

/* All cells at all multiples of the grid are measured beforehand, so that brute force is quick. */
struct brute {
    const struct table *table;
    length *heights; /* per cell and grid step; -1 where a word would break */
    size_t steps;
    size_t first[MOST_COLUMNS]; /* per column the least number of grid steps */
    size_t widths[MOST_COLUMNS];
    length best;
};

static length brute_total(const struct brute *brute)
{
    length heights[MOST_CELLS];
    for (size_t i = 0; i < brute->table->cell_count; i++) {
        const struct column_cell *cell = &brute->table->cells[i];
        size_t width = 0;
        for (size_t k = 0; k < cell->column_span; k++)
            width += brute->widths[cell->column + k];
        heights[i] = brute->heights[i * brute->steps + width];
        if (heights[i] < 0)
            return INT64_MAX;
    }
    return stack_cells(brute->table, heights);
}

static void brute_column(struct brute *brute, size_t column, size_t left)
{
    bool last = column == brute->table->columns - 1;
    for (size_t width = last ? left : brute->first[column]; width <= left; width++) {
        brute->widths[column] = width;
        if (!last) {
            brute_column(brute, column + 1, left - width);
        } else {
            length total = brute_total(brute);
            brute->best = total < brute->best ? total : brute->best;
        }
    }
}

/* The least height over a grid of widths, or INT64_MAX if no widths on the grid fit. */
static length brute_force(struct arena *arena, const struct table *table)
{
    struct brute brute = {.table = table, .best = INT64_MAX};
    size_t whole = (size_t)(table->width / GRID);
    brute.steps = whole + 1;
    brute.heights = ARENA_ARRAY(arena, brute.steps * table->cell_count, length);
    for (size_t i = 0; i < table->cell_count; i++) {
        const struct column_cell *cell = &table->cells[i];
        size_t least = (size_t)((cell->minimum + GRID - 1) / GRID);
        if (cell->column_span == 1 && least > brute.first[cell->column])
            brute.first[cell->column] = least;
        for (size_t step = 0; step <= whole; step++)
            brute.heights[i * brute.steps + step] =
                step < least ? -1 : filled_height(&table->words[i], (length)step * GRID);
    }
    brute_column(&brute, 0, whole);
    return brute.best;
}

static struct column_task task_of(struct table *table)
{
    return (struct column_task){.width = table->width,
                                .columns = table->columns,
                                .rows = table->rows,
                                .cells = table->cells,
                                .cell_count = table->cell_count,
                                .height = height_of,
                                .context = table};
}

static length sum_of(const length *widths, size_t count)
{
    length sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += widths[i];
    return sum;
}

/* A width between hardly enough and nearly everything on one line, on the grid. */
static length random_width(const struct table *table, uint64_t *seed)
{
    length least = 0;
    length most = 0;
    for (size_t column = 0; column < table->columns; column++) {
        length minimum = 0;
        length maximum = 0;
        for (size_t i = 0; i < table->cell_count; i++) {
            const struct column_cell *cell = &table->cells[i];
            if (column < cell->column || column >= cell->column + cell->column_span)
                continue;
            minimum = cell->minimum > minimum ? cell->minimum : minimum;
            maximum = cell->maximum > maximum ? cell->maximum : maximum;
        }
        least += minimum + 2 * GRID;
        most += maximum;
    }
    length width = least + (most - least) / 1000 * random_below(seed, 1000);
    length page = (table->columns > 4 ? 770 : 500) * PT;
    if (width > page)
        width = page - random_below(seed, 100) * PT;
    return (width > least ? width : least) / GRID * GRID;
}

static int ratio_order(const void *left, const void *right)
{
    return *(const int *)left - *(const int *)right;
}

#define TABLES 100 /* of each flavour */

/* Never more than 5 % above the best of the grid, and nearly always at or below it. */
static void check_quality(struct arena *arena, enum flavour flavour, const char *name)
{
    int ratios[TABLES]; /* in hundredths of a per cent */
    int64_t sum = 0;
    int as_good = 0;
    int better = 0;
    size_t calls = 0;
    size_t cells = 0;
    for (int i = 0; i < TABLES; i++) {
        uint64_t seed = (uint64_t)i * 7919 + (uint64_t)flavour * 1000003 + 1;
        struct arena_mark mark = arena_mark(arena);
        struct table table = random_table(arena, flavour, &seed);
        table.width = random_width(&table, &seed);
        struct column_task task = task_of(&table);
        struct column_widths found = columns_solve(arena, &task);
        assert_int_equal(found.outcome, COLUMNS_FIT);
        assert_int_equal(sum_of(found.widths, table.columns), table.width);
        for (size_t k = 0; k < table.cell_count; k++)
            assert_true(spanned(&table.cells[k], found.widths) >= table.cells[k].minimum);
        assert_int_equal(found.calls, table.calls);
        length height = total_height(&table, found.widths);
        length least = brute_force(arena, &table);
        ratios[i] = (int)(height * 10000 / least);
        sum += ratios[i];
        as_good += height <= least;
        better += height < least;
        calls += found.calls;
        cells += table.cell_count;
        arena_rewind(arena, mark);
    }
    qsort(ratios, TABLES, sizeof *ratios, ratio_order);
    print_message("%-10s height / best on a 4 pt grid: mean %.4f median %.4f worst %.4f; "
                  "as good %d, better %d of %d; %.1f calls per cell\n",
                  name, (double)sum / TABLES / 10000, ratios[TABLES / 2] / 10000.0,
                  ratios[TABLES - 1] / 10000.0, as_good, better, TABLES,
                  (double)calls / (double)cells);
    assert_true(ratios[TABLES - 1] <= 10500);
    assert_true(sum <= 10010 * TABLES);
    assert_true(as_good >= 97 * TABLES / 100);
}

static void test_lowest(void **state)
{
    check_quality(*state, MIXED, "mixed");
    check_quality(*state, TEXT, "text");
    check_quality(*state, SHORT_TEXT, "short text");
    check_quality(*state, UNEVEN, "uneven");
    check_quality(*state, SPANS, "spans");
}

/* Between six and eight columns of text are too many for brute force. But none of them should be
 * willing to give the others some of its width for a table lower by one per cent. */
static void test_no_exchange_helps(void **state)
{
    for (uint64_t i = 0; i < 24; i++) {
        uint64_t seed = i * 613 + 3;
        struct arena_mark mark = arena_mark(*state);
        struct table table = random_sized_table(*state, 6 + i % 3, 12 + i % 9, TEXT, &seed);
        table.width = random_width(&table, &seed);
        struct column_task task = task_of(&table);
        length *widths = columns_solve(*state, &task).widths;
        length height = total_height(&table, widths);
        length minima[MOST_COLUMNS] = {0};
        for (size_t k = 0; k < table.cell_count; k++)
            if (table.cells[k].minimum > minima[table.cells[k].column])
                minima[table.cells[k].column] = table.cells[k].minimum;
        for (size_t giver = 0; giver < table.columns; giver++) {
            for (size_t taker = 0; taker < table.columns; taker++) {
                for (length amount = 2 * PT; amount <= 64 * PT; amount *= 2) {
                    if (giver == taker || widths[giver] - amount < minima[giver])
                        continue;
                    widths[giver] -= amount;
                    widths[taker] += amount;
                    assert_true(total_height(&table, widths) >= height - height / 100);
                    widths[giver] += amount;
                    widths[taker] -= amount;
                }
            }
        }
        arena_rewind(*state, mark);
    }
}

/* A table of indicators as councils have them: reference, title, ten figures with headings above,
 * a name and a commentary, of which one in `rare` is long. Only the columns of words can give. */
static const size_t word_columns[] = {1, 11, 12};

static struct table indicator_table(struct arena *arena, size_t rows, uint32_t rare, uint64_t *seed)
{
    struct table table = table_create(arena, 13, rows);
    for (size_t row = 0; row < rows; row++) {
        for (size_t column = 0; column < 13; column++) {
            size_t words = 1;
            if (column == 1)
                words = 4 + random_below(seed, 20);
            if (column == 11)
                words = 1 + random_below(seed, 4);
            if (column == 12)
                words =
                    random_below(seed, rare) ? random_below(seed, 8) : 40 + random_below(seed, 80);
            add_cell(&table, row, column, words, seed);
            if (words > 1)
                continue;
            size_t index = table.cell_count - 1;
            struct column_cell *cell = &table.cells[index];
            table.words[index].widths[0] = (length)(16 + random_below(seed, 8)) * PT;
            *cell = (struct column_cell){.row = cell->row, .column = cell->column};
            measure_cell(&table, index);
        }
    }
    table.width = 770 * PT;
    return table;
}

/* The height of such a table for widths of the columns of words. */
static length indicator_height(const struct table *table, const length widths[3])
{
    length total = 0;
    for (size_t row = 0; row < table->rows; row++) {
        length highest = 0;
        for (size_t i = 0; i < 3; i++) {
            const struct words *words = &table->words[row * 13 + word_columns[i]];
            length height = filled_height(words, widths[i]);
            highest = height > highest ? height : highest;
        }
        total += highest;
    }
    return total;
}

static void check_large(struct arena *arena, uint32_t rare, uint64_t seed)
{
    struct table table = indicator_table(arena, 2000, rare, &seed);
    struct column_task task = task_of(&table);
    struct column_widths found = columns_solve(arena, &task);
    assert_int_equal(found.outcome, COLUMNS_FIT);
    assert_int_equal(found.width, table.width);
    assert_int_equal(found.calls, table.calls);
    assert_in_range(table.calls, 1, COLUMN_CALLS);
    assert_in_range(found.work, 1, 2100000);

    length widths[3];
    length minima[3] = {0};
    length words = 0;
    for (size_t i = 0; i < 3; i++) {
        widths[i] = found.widths[word_columns[i]];
        words += widths[i];
        for (size_t row = 0; row < table.rows; row++) {
            length minimum = table.cells[row * 13 + word_columns[i]].minimum;
            minima[i] = minimum > minima[i] ? minimum : minima[i];
        }
    }
    length height = indicator_height(&table, widths);
    length least = INT64_MAX;
    for (widths[0] = minima[0]; widths[0] < words; widths[0] += 2 * GRID) {
        for (widths[1] = minima[1]; widths[1] < words - widths[0]; widths[1] += 2 * GRID) {
            widths[2] = words - widths[0] - widths[1];
            if (widths[2] < minima[2])
                break;
            length total = indicator_height(&table, widths);
            least = total < least ? total : least;
        }
    }
    print_message("2,000 x 13: height / best on an 8 pt grid %.4f, %zu calls for %zu cells\n",
                  (double)height / (double)least, table.calls, table.cell_count);
    assert_true(height <= least + least / 100);
}

static void test_large(void **state)
{
    check_large(*state, 4, 4);
    check_large(*state, 200, 5); /* a handful of rows decides */

    /* Five times the rows, the same search. */
    uint64_t seed = 6;
    struct table table = indicator_table(*state, 10000, 4, &seed);
    struct column_task task = task_of(&table);
    struct column_widths found = columns_solve(*state, &task);
    assert_in_range(table.calls, 1, COLUMN_CALLS);
    assert_in_range(found.work, 1, 2100000);
}

static void test_budget(void **state)
{
    uint64_t seed = 12;
    struct table table = random_table(*state, TEXT, &seed);
    table.width = random_width(&table, &seed);
    struct column_task task = task_of(&table);
    struct column_widths free = columns_solve(*state, &task);
    assert_in_range(free.calls, 100, COLUMN_CALLS - 1);
    for (task.calls = 1; task.calls < free.calls; task.calls += 7) {
        table.calls = 0;
        struct column_widths bound = columns_solve(*state, &task);
        assert_in_range(table.calls, 1, task.calls);
        assert_int_equal(bound.width, table.width);

        /* The same question has the same answer. */
        struct column_widths again = columns_solve(*state, &task);
        assert_memory_equal(bound.widths, again.widths, table.columns * sizeof(length));
    }

    /* Estimates alone do reasonably. */
    task.height = NULL;
    struct column_widths guess = columns_solve(*state, &task);
    assert_int_equal(guess.calls, 0);
    assert_true(total_height(&table, guess.widths) <= total_height(&table, free.widths) * 5 / 4);
}

/* No column is wider than its content, or that of one like it, while another is narrower. */
static void test_maximum(void **state)
{
    for (uint64_t i = 0; i < 200; i++) {
        uint64_t seed = i * 31 + 5;
        struct arena_mark mark = arena_mark(*state);
        struct table table = random_table(*state, i % 2 ? MIXED : SHORT_TEXT, &seed);
        table.width = random_width(&table, &seed);
        struct column_task task = task_of(&table);
        struct column_widths found = columns_solve(*state, &task);
        size_t above = 0;
        size_t below = 0;
        for (size_t column = 0; column < table.columns; column++) {
            length maximum = 0;
            for (size_t k = 0; k < table.cell_count; k++)
                if (table.cells[k].column == column && table.cells[k].maximum > maximum)
                    maximum = table.cells[k].maximum;
            above += found.widths[column] > maximum + maximum / 64 + PT;
            below += found.widths[column] < maximum;
        }
        assert_true(!above || !below);
        arena_rewind(*state, mark);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lowest), TEST(test_no_exchange_helps), TEST(test_large),
        TEST(test_budget), TEST(test_maximum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
