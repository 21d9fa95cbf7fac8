/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/grid.h"

#define GAP 50 /* thousandths of the grid's width */

struct grid {
    struct flow_builder *builder;
    struct flow_block *block;
    struct flow_cell *cells;
    struct flow_row *rows;
    size_t cell_count, cell_capacity, row_count, row_capacity;
    int32_t columns, column;  /* without the gaps */
    struct flow_block **link; /* where the open cell's blocks are linked */
};

struct grid *grid_open(struct flow_builder *builder, int32_t columns, struct source_pos pos)
{
    const struct computed *style = style_block(builder->sheet, STYLE_GRID);
    struct grid *grid = ARENA_NEW(builder->arena, struct grid);
    int32_t all = 2 * columns - 1;
    struct flow_column *shares = ARENA_ARRAY(builder->arena, all, struct flow_column);
    for (int32_t c = 0; c < all; c++)
        shares[c].share = c % 2 ? GAP : (1000 - (columns - 1) * GAP) / columns;
    grid->builder = builder;
    grid->columns = grid->column = columns;
    grid->block = builder_block(builder, FLOW_TABLE, style, pos);
    grid->block->table = ARENA_NEW(builder->arena, struct flow_table);
    *grid->block->table =
        (struct flow_table){.style = style, .columns = shares, .column_count = all, .grid = true};
    return grid;
}

static void begin_row(struct grid *grid, struct source_pos pos)
{
    struct arena *arena = grid->builder->arena;
    ARENA_PUSH(arena, grid->rows, grid->row_count, grid->row_capacity).pos = pos;
    grid->column = 0;
}

struct point_of_work grid_enter(struct grid *grid, struct structure_element *element,
                                enum style_role role, bool together, struct source_pos pos)
{
    struct flow_builder *builder = grid->builder;
    if (grid->column == grid->columns)
        begin_row(grid, pos);
    struct flow_row *row = &grid->rows[grid->row_count - 1];
    row->keep_together = row->keep_together || together;
    struct flow_cell *cell =
        &ARENA_PUSH(builder->arena, grid->cells, grid->cell_count, grid->cell_capacity);
    *cell = (struct flow_cell){.row = (int32_t)grid->row_count - 1,
                               .column = 2 * grid->column++,
                               .rows = 1,
                               .columns = 1,
                               .style = style_block(builder->sheet, role)};
    struct point_of_work before = builder_enter(builder, element);
    grid->link = ARENA_NEW(builder->arena, struct flow_block *);
    builder->at.end = grid->link;
    builder->at.panel = NULL;
    builder->at.left = builder->at.right = builder->at.under = 0;
    return before;
}

void grid_leave(struct grid *grid, struct point_of_work before)
{
    grid->cells[grid->cell_count - 1].blocks = *grid->link;
    grid->builder->at = before;
}

struct flow_block *grid_close(struct grid *grid)
{
    struct flow_table *table = grid->block->table;
    table->cells = grid->cells;
    table->rows = grid->rows;
    table->cell_count = (int32_t)grid->cell_count;
    table->row_count = (int32_t)grid->row_count;
    return grid->block;
}
