/* SPDX-License-Identifier: Apache-2.0 */
/* model/summary.h - what the public summary says where its author did not (private to model). */
#ifndef PLANPRESS_MODEL_SUMMARY_H
#define PLANPRESS_MODEL_SUMMARY_H

#include "model/model.h"

#define SUMMARY_HEADLINES 12

/* Complete the summary of a publication from its other parts, and make one where there is none but
 * there are indicators. */
void summary_complete(struct arena *arena, struct publication *publication);

#endif
