/* SPDX-License-Identifier: Apache-2.0 */
/* model/statement.h - facts of the metadata as running text: who approved the plan, how far its
 * audit has come, what the assessment found and asks for. */
#ifndef PLANPRESS_MODEL_STATEMENT_H
#define PLANPRESS_MODEL_STATEMENT_H

#include "model/model.h"

enum statement { STATEMENT_APPROVAL, STATEMENT_AUDIT, STATEMENT_ASSESSMENT, STATEMENT_COUNT };

/* The blocks that say it, all at `pos`. Where the metadata says nothing, they say that. */
struct block *statement_blocks(struct arena *arena, const struct metadata *metadata,
                               enum statement statement, struct source_pos pos);

#endif
