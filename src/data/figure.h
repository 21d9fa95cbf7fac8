/* SPDX-License-Identifier: Apache-2.0 */
/* data/figure.h - what single cells say (private). All report what they cannot take. */
#ifndef PLANPRESS_DATA_FIGURE_H
#define PLANPRESS_DATA_FIGURE_H

#include "data/reading.h"

enum figure_outcome { FIGURE_BLANK, FIGURE_VALUE, FIGURE_ABSENT, FIGURE_WRONG };

/* A value of the unit, or a reason why there is none. */
enum figure_outcome figure_value(struct reading *reading, struct spot spot, enum unit unit,
                                 struct value *value, enum absence *absence);

/* A reason; false also for a blank cell, which leaves ABSENCE_NONE. */
bool figure_absence(struct reading *reading, struct spot spot, enum absence *absence);

bool figure_period(struct reading *reading, struct spot spot, struct period *period);
bool figure_kind(struct reading *reading, struct spot spot, enum observation_kind *kind);

/* Flags, parted by spaces, commas or semicolons, as bits. */
bool figure_flags(struct reading *reading, struct spot spot, unsigned *flags);

/* How many answered a survey. */
bool figure_count(struct reading *reading, struct spot spot, int32_t *count);

/* Half a confidence interval, perhaps with ± before it. */
bool figure_interval(struct reading *reading, struct spot spot, struct quantity *interval);

#endif
