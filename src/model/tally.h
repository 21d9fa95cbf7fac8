/* SPDX-License-Identifier: Apache-2.0 */
/* model/tally.h - how many indicators met their targets, and how many moved which way. */
#ifndef PLANPRESS_MODEL_TALLY_H
#define PLANPRESS_MODEL_TALLY_H

#include "model/indicator.h"

struct tally {
    int32_t statuses[STATUS_MISSED + 1];     /* by enum status; NONE: nothing to compare */
    int32_t directions[DIRECTION_WORSE + 1]; /* by enum direction, from a year before */
};

/* Of one service block, or of that one and all after it. */
struct tally tally_block(const struct service_block *block, struct period period);
struct tally tally_blocks(const struct service_block *blocks, struct period period);

/* Those that could be compared with a target, or with the year before; and all. */
int32_t tally_targets(const struct tally *tally);
int32_t tally_moves(const struct tally *tally);
int32_t tally_all(const struct tally *tally);

/* A number in running text: in words up to ten, then in figures with commas. */
const char *count_text(int32_t count, struct arena *arena);

#endif
