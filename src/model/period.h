/* SPDX-License-Identifier: Apache-2.0 */
/* model/period.h - the financial years, quarters and months that figures belong to. */
#ifndef PLANPRESS_MODEL_PERIOD_H
#define PLANPRESS_MODEL_PERIOD_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"
#include "model/date.h"

/* A financial year, from April to March, by the calendar year it starts in (2003 is 2003/04), or a
 * quarter or a month of it. */
struct period {
    int16_t year;   /* 0: not given */
    int8_t quarter; /* 1 to 4; 0: the whole year, or a month */
    int8_t month;   /* 1 is April, 12 March; 0: the whole year, or a quarter */
};

/* By where they begin; of two that begin together, the longer is first: a year stands before its
 * quarters, a quarter before its months. */
int period_compare(struct period a, struct period b);

/* Read "2003/04", "2003/04 Q1" or, for a month, "2003-04". False for anything else, also where the
 * second year does not follow the first. */
bool period_read(struct slice text, struct period *period);

/* As it is read: "2003/04", "2003/04 Q1", "2003-04". */
void period_write(struct period period, struct buffer *out);

/* As it is printed: "2003/04", "2003/04 Q1", "April 2003". */
const char *period_text(struct period period, struct arena *arena);

/* The same years later, or earlier: `years` may be negative. */
struct period period_years_on(struct period period, int years);

/* The one of the same length right before, or after. */
struct period period_before(struct period period);
struct period period_after(struct period period);

/* Months from the beginning of the financial year 0/01 to the period's. */
int32_t period_months(struct period period);

struct calendar_date period_first_day(struct period period);
struct calendar_date period_last_day(struct period period);

#endif
