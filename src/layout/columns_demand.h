/* SPDX-License-Identifier: Apache-2.0 */
/* layout/columns_demand.h - what each column of a table needs at least and can use at most. */
#ifndef PLANPRESS_LAYOUT_COLUMNS_DEMAND_H
#define PLANPRESS_LAYOUT_COLUMNS_DEMAND_H

#include <stdbool.h>

#include "layout/columns.h"

struct column {
    length own;     /* the minimum its own cells ask for, spanning cells left aside */
    length low;     /* no word in it breaks at this width, if the other columns keep theirs */
    length natural; /* its content at its natural width; for aligned figures without the headings */
    length widest;  /* beyond this nothing in it becomes lower */
    length text;    /* of its own cells, to tell columns that are alike */
    uint32_t kind;  /* its class: alike columns share one and get equal widths */
    bool fixed;     /* by a share */
    bool aligned;   /* holds figures on a decimal axis */
};

struct column_demand {
    struct column *columns;
    size_t count;
    length width;  /* of the table, within limits that keep every sum from overflowing */
    length limit;  /* the largest width any column may demand */
    size_t kinds;  /* classes, numbered from 0 in order of their first column */
    bool overfull; /* the minima do not fit; low is then what each column gets */
};

/* A cell's own numbers made sane: see struct column_cell. False for a cell outside the table. */
bool column_cell_read(const struct column_task *task, size_t index, length limit,
                      struct column_cell *out);

/* Gather the demands of all cells. */
struct column_demand column_demand_gather(struct arena *arena, const struct column_task *task);

/* value * part / whole, rounded down, without overflow: for large numbers the ratio is rounded to
 * some 16 bits. All >= 0; whole 0 counts as 1. Never more than LENGTH_MAX. */
length length_portion(length value, length part, length whole);

/* Add `amount` to the values in proportion to the weights; equal parts where all weights are 0.
 * Adds exactly `amount`; values of equal weight differ by at most one unit. */
void length_spread(length *values, const length *weights, size_t count, length amount);

#endif
