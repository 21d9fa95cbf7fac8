/* SPDX-License-Identifier: Apache-2.0 */
/* flow/grid.h - blocks side by side (private to flow).
 *
 * A grid is laid out as a table is, but is none for who cannot see it: what stands in its cells
 * belongs to the structure elements it is given, and is read in the order in which it was made. */
#ifndef PLANPRESS_FLOW_GRID_H
#define PLANPRESS_FLOW_GRID_H

#include "flow/builder.h"

struct grid;

/* So many columns of one width, a gap between each and the next. */
struct grid *grid_open(struct flow_builder *builder, int32_t columns, struct source_pos pos);

/* The next cell, in a row of its own when the last is full: go into it, flow its blocks, leave.
 * `together`: a row with such a cell is not cut by the end of a page. */
struct point_of_work grid_enter(struct grid *grid, struct structure_element *element,
                                enum style_role role, bool together, struct source_pos pos);
void grid_leave(struct grid *grid, struct point_of_work before);

struct flow_block *grid_close(struct grid *grid);

#endif
