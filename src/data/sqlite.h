/* SPDX-License-Identifier: Apache-2.0 */
/* data/sqlite.h - what a query finds in an SQLite database (private). */
#ifndef PLANPRESS_DATA_SQLITE_H
#define PLANPRESS_DATA_SQLITE_H

#include "data/grid.h"
#include "model/data.h"

struct input;

/* Run the query of the source on its database, which is called `name`: on its `bytes`, which must
 * live as long as the grid, or where they are NULL on the file. The tables it has, and which of
 * them the query reads, are noted in `input`, which may be NULL. grid->file is set; it and its
 * table live in `arena`, all else in the grid's. The names of the query's columns are those of the
 * table. False and a diagnostic when that is not possible. */
bool sqlite_read(struct arena *arena, struct slice bytes, const struct data_source *source,
                 const char *name, struct input *input, struct grid *grid, struct diag_list *diags);

#endif
