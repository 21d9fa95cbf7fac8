/* SPDX-License-Identifier: Apache-2.0 */
/* model/withhold.h - exempt matter, found and emptied (private to model). */
#ifndef PLANPRESS_MODEL_WITHHOLD_H
#define PLANPRESS_MODEL_WITHHOLD_H

#include "model/model.h"

/* Empty all exempt matter but for its frame. */
void withhold_exempt(struct arena *arena, struct publication *publication);

/* Whether there is any. */
bool publication_has_exempt(struct publication *publication);

#endif
