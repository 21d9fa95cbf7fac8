/* SPDX-License-Identifier: Apache-2.0 */
/* data/grid.h - what all kinds of source become: rows of cells, each with its place (private). */
#ifndef PLANPRESS_DATA_GRID_H
#define PLANPRESS_DATA_GRID_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

/* The most a source may have. A spreadsheet's own bounds are about two million rows and 16,384
 * columns; a plan of 10,000 indicators with 36 figures each is 360,000 cells. */
#define GRID_MOST_CELLS 4000000
#define GRID_MOST_ROWS 1048576
#define GRID_MOST_COLUMNS 16384

enum cell_kind {
    CELL_TEXT,       /* as it was typed; may be empty */
    CELL_NUMBER,     /* "1250.5", "-3": plain */
    CELL_PERCENTAGE, /* a number shown as a percentage, without the sign: "12.5" of 0.125 */
    CELL_DATE,       /* "2004-03-31" */
    CELL_TIME,       /* a time of day or a length of time, as a number of days */
    CELL_TRUTH,      /* "TRUE" or "FALSE" */
    CELL_ERROR,      /* "#DIV/0!" */
    CELL_FORMULA,    /* a formula whose result is not in the file: "SUM(B2:B9)" */
    CELL_BYTES,      /* bytes that are no text */
};

struct grid_cell {
    struct slice text;
    uint32_t column;     /* from 1 */
    uint32_t line, from; /* of a file with lines: where it begins; else 0 */
    enum cell_kind kind;
};

struct grid_row {
    uint32_t number;       /* from 1, as the program that made the file counts */
    uint32_t count;        /* of its cells */
    size_t first;          /* of them, in the grid's list; they are in order of column */
    uint32_t line, beyond; /* of a file with lines: where the row ends; else 0 */
};

/* Cells that are shown as one. */
struct grid_span {
    uint32_t top, left, bottom, right;
};

/* Rows are in order of number; rows and cells with nothing in them may be left out. */
struct grid {
    struct arena *arena; /* of rows and cells */
    const struct source_file *file;
    struct grid_row *rows;
    size_t row_count, row_capacity;
    struct grid_cell *cells;
    size_t cell_count, cell_capacity;
    struct grid_span *spans;
    size_t span_count, span_capacity;
};

/* A new row at the end; NULL when there are too many. */
struct grid_row *grid_add_row(struct grid *grid, uint32_t number);

/* A new cell at the end of the last row; NULL when there are too many. */
struct grid_cell *grid_add_cell(struct grid *grid, uint32_t column);

/* Report that a source is larger than what is read; returns false. */
bool grid_report_full(const struct grid *grid, struct diag_list *diags);

/* The row of that number, or NULL. */
const struct grid_row *grid_find_row(const struct grid *grid, uint32_t number);

/* The cell of a row in that column, or NULL when it has none. */
const struct grid_cell *grid_find_cell(const struct grid *grid, const struct grid_row *row,
                                       uint32_t column);

/* The place of a cell that may not be there. */
struct source_pos grid_pos(const struct grid *grid, const struct grid_row *row, uint32_t column);

#endif
