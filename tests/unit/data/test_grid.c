/* SPDX-License-Identifier: Apache-2.0 */
/* Rows and cells by their numbers, their places, and how many there may be. */
#include "testing.h"

#include "data/grid.h"

static void test_finding(void **state)
{
    static const struct source_table sheet = {"One", NULL};
    static const struct source_file lines = {.name = "f.csv"},
                                    cells = {.name = "f", .table = &sheet};
    struct grid grid = {.arena = *state, .file = &lines};
    for (uint32_t number = 2; number < 200; number += 3) {
        struct grid_row *row = grid_add_row(&grid, number);
        row->line = number * 2;
        row->beyond = 99;
        for (uint32_t column = 1; column < number; column += 2) {
            struct grid_cell *cell = grid_add_cell(&grid, column);
            cell->line = number;
            cell->from = column * 10;
        }
    }
    assert_null(grid_find_row(&grid, 1));
    assert_null(grid_find_row(&grid, 3));
    assert_null(grid_find_row(&grid, 200));
    for (uint32_t number = 2; number < 200; number += 3) {
        const struct grid_row *row = grid_find_row(&grid, number);
        assert_int_equal(row->number, number);
        for (uint32_t column = 1; column < number + 3; column++) {
            const struct grid_cell *cell = grid_find_cell(&grid, row, column);
            assert_true((cell != NULL) == (column % 2 == 1 && column < number));
            struct source_pos pos = grid_pos(&grid, row, column);
            assert_int_equal(pos.line, cell ? number : number * 2);
            assert_int_equal(pos.column, cell ? column * 10 : 99);
        }
    }
    grid.file = &cells;
    struct source_pos pos = grid_pos(&grid, grid_find_row(&grid, 5), 4);
    assert_int_equal(pos.line, 5);
    assert_int_equal(pos.column, 4);
}

static void test_bounds(void **state)
{
    struct arena *arena = *state;
    struct grid grid = {.arena = arena};
    for (int i = 0; i < GRID_MOST_ROWS; i++)
        assert_non_null(grid_add_row(&grid, (uint32_t)i + 1));
    assert_null(grid_add_row(&grid, 1));
    assert_null(grid_add_cell(&grid, GRID_MOST_COLUMNS + 1));
    for (int i = 0; i < GRID_MOST_CELLS; i++)
        assert_non_null(grid_add_cell(&grid, 1));
    assert_null(grid_add_cell(&grid, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_finding), TEST(test_bounds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
