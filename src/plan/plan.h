/* SPDX-License-Identifier: Apache-2.0 */
/* plan/plan.h - from the plan vocabulary to the model.
 *
 * The schema has been asked already; here is checked what no schema can say: that ids are unique
 * and references lead somewhere, that dates exist, that cells do not overlap, that a value fits its
 * unit, that pictures are there. Every fault becomes a diagnostic, and reading goes on. */
#ifndef PLANPRESS_PLAN_PLAN_H
#define PLANPRESS_PLAN_PLAN_H

#include "base/arena.h"
#include "base/diag.h"
#include "markup/markup.h"
#include "model/model.h"

/* Read and check the plan at `path` ("-" is standard input, which messages call <stdin>) and what
 * it includes, against the schema at `schema` (NULL: the one compiled in). The publication lives in
 * `arena`. NULL, or one that must not be built, when `diags` then holds errors. A schema that
 * cannot be read is reported without a place: whoever runs the job named it. */
struct publication *plan_read(struct arena *arena, const char *path, const char *schema,
                              struct diag_list *diags);

#endif
