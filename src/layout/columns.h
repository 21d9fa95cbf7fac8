/* SPDX-License-Identifier: Apache-2.0 */
/* layout/columns.h - how wide the columns of a table should be.
 *
 * A pure calculation: it knows no fonts and no blocks, only what each cell demands and a function
 * that says how high a cell becomes at a width. It looks for the widths with which the table is
 * lowest, and among equally low ones for those that look best. columns.c tells how. */
#ifndef PLANPRESS_LAYOUT_COLUMNS_H
#define PLANPRESS_LAYOUT_COLUMNS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/length.h"

/* What one cell demands. Rows and columns count from 0. All widths include the cell's padding, so
 * that the columns' widths add up to the table's. Negative lengths count as 0, a maximum below the
 * minimum as the minimum, a span of 0 as 1; what lies outside the table is cut off. */
struct column_cell {
    uint32_t row;
    uint32_t column;
    uint32_t row_span;
    uint32_t column_span;

    length minimum; /* its widest unbreakable part: narrower, a word breaks or sticks out */
    length maximum; /* nothing becomes lower beyond this width: every paragraph on one line */

    /* Only for figures set on the decimal axis of their column, which must lie in one column: from
     * the cell's left edge to the axis and from the axis to its right edge. Both 0 otherwise. */
    length before;
    length after;

    /* For the estimate of its height, which stands in for the exact one where that costs too much.
     * Roughly right is enough. */
    length padding;  /* the part of minimum and maximum that is not text */
    length text;     /* all its text on one line, without padding; 0: maximum less padding */
    length line;     /* the height of one line */
    length extra;    /* height that does not depend on the width */
    uint32_t forced; /* lines it has at any width; 0 for an empty cell */
};

enum column_fit {
    COLUMNS_FILL,  /* the columns fill the table's width */
    COLUMNS_SHRINK /* the table's width is a maximum; narrower when no column can use it */
};

struct column_task {
    length width; /* of the table */
    enum column_fit fit;
    size_t columns;
    size_t rows;
    const struct column_cell *cells; /* in any order */
    size_t cell_count;

    /* Per column the share of the table's width it must have, in thousandths; 0 leaves it to the
     * solver. NULL when no column has one. A share gives way to an unbreakable word. */
    const uint16_t *shares;

    /* The height of a cell's content set in a cell of this width, padding included in both. Never
     * asked for a width below the cell's minimum. It should not grow with the width; where it does
     * (total-fit line breaking may), the highest value seen to the left counts. NULL: the estimates
     * alone decide. */
    length (*height)(void *context, size_t cell, length width);
    void *context;

    size_t calls; /* at most so many calls of height; 0: COLUMN_CALLS */
};

/* Some fifty cells need a few hundred, some hundred cells most of these. */
#define COLUMN_CALLS 3000

enum column_outcome {
    COLUMNS_FIT,
    COLUMNS_OVERFULL /* some column had to be made narrower than an unbreakable part in it */
};

struct column_widths {
    enum column_outcome outcome;
    length *widths; /* one per column, never negative */
    length width;   /* their sum: the table's width, or less if it shrinks */
    size_t calls;   /* of task->height that were made */
    uint64_t work;  /* cells looked at in the search, for measurements */
};

/* Choose the widths. No column is narrower than an unbreakable part in it while any widths at all
 * would spare every such part; where none would, columns of figures and short words are spared
 * first. Columns with the same demands are equally wide, up to one unit. No column is wider than
 * its content (or that of a column like it) can use unless all are.
 *
 * The result lives in `arena`, as does what the search needs meanwhile. The same task always gives
 * the same widths. Time grows with the number of cells, and with the square of that of columns. */
struct column_widths columns_solve(struct arena *arena, const struct column_task *task);

#endif
