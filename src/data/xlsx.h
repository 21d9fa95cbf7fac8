/* SPDX-License-Identifier: Apache-2.0 */
/* data/xlsx.h - one sheet of an Excel workbook (private). */
#ifndef PLANPRESS_DATA_XLSX_H
#define PLANPRESS_DATA_XLSX_H

#include "data/grid.h"
#include "model/data.h"

struct input;

/* Read the sheet that the source names, or the only one, of the workbook `bytes` called `name`.
 * What else it holds is noted in `input`, which may be NULL: other sheets, hidden rows and columns.
 * grid->file is set; it and its table live in `arena`, all else in the grid's. False and a
 * diagnostic when that is not possible. */
bool xlsx_read(struct arena *arena, struct slice bytes, const struct data_source *source,
               const char *name, struct input *input, struct grid *grid, struct diag_list *diags);

#endif
