/* SPDX-License-Identifier: Apache-2.0 */
/* flow/sheet.h - the indicator tables, column by column (private).
 *
 * All tables of a part have the same columns, so that the eye finds its column without looking.
 * Which they are comes from the plan or is the usual set; how wide each is, what heads stand over
 * it and what its cell shows follow from its kind. */
#ifndef PLANPRESS_FLOW_SHEET_H
#define PLANPRESS_FLOW_SHEET_H

#include "flow/builder.h"

/* Commentary up to so many words stands beside its figures; a longer one, of a dozen lines in its
 * narrow column beside two of figures, goes across the page under them. With 70 the 99 indicators
 * of the example of 2004 take 36 pages, with 150 forty; with 35, one less and all pages restless.
 */
#define ALONGSIDE_WORDS 70

/* One column of figures, or of what follows from them. */
struct sheet_column {
    enum shown shown;
    enum observation_kind kind; /* of FIGURE */
    struct period period;       /* of FIGURE, STATUS, FORECAST, DIRECTION */
    bool foremost;              /* the outturn that the table is about */
    bool with_direction;        /* STATUS: the direction stands under it */
};

struct sheet {
    struct flow_builder *builder;
    struct table_maker *maker; /* of the table being made */
    const struct part *part;
    struct period reporting;
    struct sheet_column *columns;
    size_t count, capacity;
    size_t titles;                    /* columns before these: code and title, or one for both */
    const struct flow_column *widths; /* titles + count of them */
    bool beside;                      /* the last column is for commentary */
    const char *top_group, *bottom_group, *average_group; /* authorities, where all are the same */
    /* seen in the table being made: its key explains them */
    unsigned flags;
    bool surveys, top, bottom, average;
};

/* ---- columns (flow/sheet_columns.c) ---- */

/* Choose columns and widths for all tables of the part. */
void sheet_open(struct sheet *sheet, struct flow_builder *builder, const struct part *part);

/* Whether there is a column for figures of a kind in a period. */
bool sheet_has(const struct sheet *sheet, enum observation_kind kind, struct period period);

/* ---- the head (flow/sheet_head.c) ---- */

void sheet_head(struct sheet *sheet, struct source_pos pos);

/* ---- cells (flow/sheet_cells.c) ---- */

/* The cells of a row after code and title, but for the commentary. */
void sheet_figures(struct sheet *sheet, const struct indicator *indicator);

/* What the marks and short words of the table mean; NULL where there were none. */
const char *sheet_key(struct sheet *sheet);

#endif
