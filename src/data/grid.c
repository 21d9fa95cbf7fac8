/* SPDX-License-Identifier: Apache-2.0 */
#include "data/grid.h"

struct grid_row *grid_add_row(struct grid *grid, uint32_t number)
{
    if (grid->row_count == GRID_MOST_ROWS)
        return NULL;
    struct grid_row *row =
        &ARENA_PUSH(grid->arena, grid->rows, grid->row_count, grid->row_capacity);
    row->number = number;
    row->first = grid->cell_count;
    return row;
}

struct grid_cell *grid_add_cell(struct grid *grid, uint32_t column)
{
    if (grid->cell_count == GRID_MOST_CELLS || column > GRID_MOST_COLUMNS)
        return NULL;
    struct grid_cell *cell =
        &ARENA_PUSH(grid->arena, grid->cells, grid->cell_count, grid->cell_capacity);
    cell->column = column;
    grid->rows[grid->row_count - 1].count++;
    return cell;
}

bool grid_report_full(const struct grid *grid, struct diag_list *diags)
{
    diag_report(diags, DIAG_source_too_large, (struct source_pos){grid->file, 0, 0}, GRID_MOST_ROWS,
                GRID_MOST_COLUMNS, GRID_MOST_CELLS);
    return false;
}

const struct grid_row *grid_find_row(const struct grid *grid, uint32_t number)
{
    size_t low = 0, high = grid->row_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (grid->rows[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < grid->row_count && grid->rows[low].number == number ? &grid->rows[low] : NULL;
}

const struct grid_cell *grid_find_cell(const struct grid *grid, const struct grid_row *row,
                                       uint32_t column)
{
    const struct grid_cell *cells = grid->cells + row->first;
    size_t low = 0, high = row->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (cells[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    return low < row->count && cells[low].column == column ? &cells[low] : NULL;
}

struct source_pos grid_pos(const struct grid *grid, const struct grid_row *row, uint32_t column)
{
    if (grid->file->table)
        return (struct source_pos){grid->file, row->number, column};
    const struct grid_cell *cell = grid_find_cell(grid, row, column);
    if (!cell)
        return (struct source_pos){grid->file, row->line, row->beyond};
    return (struct source_pos){grid->file, cell->line, cell->from};
}
