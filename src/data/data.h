/* SPDX-License-Identifier: Apache-2.0 */
/* data/data.h - figures that lie in files beside the plan.
 *
 * A plan names tables (CSV, XLSX, SQLite) and says what their columns hold (model/data.h). Here
 * they are read and their figures become observations of the plan's indicators, as if they stood in
 * it; each knows the cell it came from. A cell that cannot be taken for one thing only is an error:
 * nothing is guessed, and nothing that is wrong comes into print. */
#ifndef PLANPRESS_DATA_DATA_H
#define PLANPRESS_DATA_DATA_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/model.h"

/* Read the sources of the publication and add what they have. Then see that no figure is given
 * twice, wherever it stands. */
void data_bind(struct arena *arena, struct publication *publication, struct diag_list *diags);

#endif
