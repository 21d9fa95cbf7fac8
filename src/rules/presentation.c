/* SPDX-License-Identifier: Apache-2.0 */
/* What those need who do not see the page. */
#include "rules/check.h"

static bool has_header(const struct table *table)
{
    if (table->head)
        return true;
    for (const struct table_row *row = table->body; row; row = row->next) {
        for (const struct table_cell *cell = row->cells; cell; cell = cell->next) {
            if (cell->header)
                return true;
        }
    }
    return false;
}

void check_presentation(struct check *check)
{
    for (size_t i = 0; i < check->all->table_count; i++) {
        const struct gathered_table *table = &check->all->tables[i];
        check->exempt = table->exempt;
        if (!has_header(&table->block->table))
            find(check, FAULT_table_headless, table->block->pos, table->block->id);
    }
    check->exempt = false;
}
