/* SPDX-License-Identifier: Apache-2.0 */
/* layout/columns_heights.h - the height of a table as a function of its column widths, asking for
 * as few exact cell heights as it can. */
#ifndef PLANPRESS_LAYOUT_COLUMNS_HEIGHTS_H
#define PLANPRESS_LAYOUT_COLUMNS_HEIGHTS_H

#include <stdbool.h>

#include "layout/columns_demand.h"

struct heights;

/* How a total is formed. */
enum height_mode {
    HEIGHTS_SMOOTH, /* from the text's areas, without whole lines: convex, for finding a start */
    HEIGHTS_EXACT   /* from task->height while calls are left, else from estimates in whole lines */
};

/* The table's heights, or those of a sample of its rows if it is large; `start` are plausible
 * widths, to judge which rows matter. */
struct heights *heights_create(struct arena *arena, const struct column_task *task,
                               const struct column_demand *demand, const length *start);

/* The height of the table (a weighted sum over the sample) with these column widths. */
int64_t heights_total(struct heights *heights, const length *widths, enum height_mode mode);

/* Correct the estimates, column by column, by the exact heights of the cells of the sample with
 * these widths. */
void heights_calibrate(struct heights *heights, const length *widths);

/* The sample is the whole table, and the calls allowed are enough to search it by exact heights. */
bool heights_worth_asking(const struct heights *heights);

/* Neither the calls nor the work allowed are used up. */
bool heights_willing(const struct heights *heights);

size_t heights_calls(const struct heights *heights);
uint64_t heights_work(const struct heights *heights);

#endif
