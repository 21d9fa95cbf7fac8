/* SPDX-License-Identifier: Apache-2.0 */
/* data/sqlite.h - what a query finds in an SQLite database (private). */
#ifndef PLANPRESS_DATA_SQLITE_H
#define PLANPRESS_DATA_SQLITE_H

#include "data/grid.h"
#include "model/data.h"

/* Run the query of the source on its database, which is called `name`. grid->file is set; it and
 * its table live in `arena`, all else in the grid's. The names of the query's columns are those of
 * the table. False and a diagnostic when that is not possible. */
bool sqlite_read(struct arena *arena, const struct data_source *source, const char *name,
                 struct grid *grid, struct diag_list *diags);

#endif
