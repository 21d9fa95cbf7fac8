/* SPDX-License-Identifier: Apache-2.0 */
/* layout/columns_search.h - the search for the column widths with which a table is lowest. */
#ifndef PLANPRESS_LAYOUT_COLUMNS_SEARCH_H
#define PLANPRESS_LAYOUT_COLUMNS_SEARCH_H

#include "layout/columns_heights.h"

/* Change `widths` (one per column, alike columns equal, their sum at most the table's width, each
 * between its column's low and widest) to those found best. Where the whole table was looked at,
 * each column then has no more than it needs for that height, and what is over is left over. */
void columns_search(struct arena *arena, const struct column_demand *demand,
                    struct heights *heights, length *widths);

#endif
