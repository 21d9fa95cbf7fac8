/* SPDX-License-Identifier: Apache-2.0 */
/* plan/heads.c - whether a table can be read aloud: whoever hears it hears each cell with its
 * heads.
 *
 * Every cell that says something has a head: above it, where the table has a head at all, or else
 * in its row and before it, where readers' programs look (ISO 14289-1, 7.5; ISO 32000-1,
 * 14.8.4.8.3). A head without words heads nothing, with one exception: the corner over the heads of
 * rows. It would say what these are, which they mostly say themselves: "Waste", "Leisure". To ask
 * for a word there would bring forth words like "Item", which are then read out before each row.
 *
 * Faults of one kind are told once a table: who forgot one head forgot them all. */
#include "plan/reader.h"

struct heads {
    struct plan_reader *reader;
    const struct table *table;
    bool *of_rows;      /* by column: all its cells in the body head rows */
    int32_t *hanging;   /* by column: rows that a head from above still covers */
    bool any, unheaded; /* a head there is; a cell without one was told of */
};

static bool has_words(const struct table_cell *cell)
{
    return blocks_say(cell->blocks);
}

static void find_row_heads(struct heads *heads)
{
    const struct table *table = heads->table;
    for (int32_t c = 0; c < table->column_count; c++)
        heads->of_rows[c] = true;
    for (const struct table_row *row = table->body; row; row = row->next) {
        for (const struct table_cell *cell = row->cells; cell; cell = cell->next) {
            heads->any = heads->any || cell->header;
            for (int32_t c = cell->column; !cell->header && c < cell->column + cell->columns; c++)
                heads->of_rows[c] = false;
        }
    }
}

static bool is_corner(const struct heads *heads, const struct table_cell *cell)
{
    for (int32_t c = cell->column; c < cell->column + cell->columns; c++) {
        if (!heads->of_rows[c])
            return false;
    }
    return true;
}

static bool check_words(struct heads *heads, const struct table_row *rows, bool head)
{
    for (const struct table_row *row = rows; row; row = row->next) {
        for (const struct table_cell *cell = row->cells; cell; cell = cell->next) {
            if ((!head && !cell->header) || has_words(cell) || (head && is_corner(heads, cell)))
                continue;
            diag_report(heads->reader->diags, DIAG_head_empty, cell->pos);
            return false;
        }
    }
    return true;
}

/* Where a table has no head, each row must. What hangs down from above counts, once the row has
 * been gone through from the left. */
static void check_row(struct heads *heads, const struct table_row *row)
{
    int32_t first = heads->table->column_count; /* where the row's first head stands */
    for (int32_t c = heads->table->column_count; c > 0; c--)
        first = heads->hanging[c - 1] > 0 ? c - 1 : first;
    for (const struct table_cell *cell = row->cells; cell; cell = cell->next) {
        if (cell->header && cell->column < first)
            first = cell->column;
        for (int32_t c = cell->column; cell->header && c < cell->column + cell->columns; c++)
            heads->hanging[c] = cell->rows;
    }
    for (const struct table_cell *cell = row->cells; cell && !heads->unheaded; cell = cell->next) {
        heads->unheaded = !cell->header && cell->column < first && has_words(cell);
        if (heads->unheaded)
            diag_report(heads->reader->diags, DIAG_cell_without_head, cell->pos);
    }
    for (int32_t c = 0; c < heads->table->column_count; c++)
        heads->hanging[c] -= heads->hanging[c] > 0;
}

void check_heads(struct plan_reader *reader, const struct block *block)
{
    const struct table *table = &block->table;
    struct heads heads = {.reader = reader, .table = table, .any = table->head != NULL};
    if (!table->body || reader->incomplete)
        return; /* which has been reported */
    heads.of_rows = ARENA_ARRAY(reader->arena, table->column_count, bool);
    heads.hanging = ARENA_ARRAY(reader->arena, table->column_count, int32_t);
    find_row_heads(&heads);
    if (!heads.any) {
        diag_report(reader->diags, DIAG_table_without_heads, block->pos);
        return;
    }
    if (check_words(&heads, table->head, true))
        check_words(&heads, table->body, false);
    for (const struct table_row *row = table->head ? NULL : table->body; row; row = row->next)
        check_row(&heads, row);
}
