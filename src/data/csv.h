/* SPDX-License-Identifier: Apache-2.0 */
/* data/csv.h - comma-separated values (private). */
#ifndef PLANPRESS_DATA_CSV_H
#define PLANPRESS_DATA_CSV_H

#include "data/grid.h"
#include "model/data.h"

/* Read the bytes of a file called `file->name` into the grid, whose file is then `file`. Texts live
 * in `arena`. False and a diagnostic when they are no CSV. */
bool csv_read(struct arena *arena, struct slice bytes, const struct data_source *source,
              struct source_file *file, struct grid *grid, struct diag_list *diags);

#endif
