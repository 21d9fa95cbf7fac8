/* SPDX-License-Identifier: Apache-2.0 */
/* data/reading.h - a source while its cells are read, and how they are refused (private). */
#ifndef PLANPRESS_DATA_READING_H
#define PLANPRESS_DATA_READING_H

#include "base/buffer.h"
#include "base/input.h"
#include "data/grid.h"
#include "model/model.h"

/* A column that is taken: where it is, and what messages call it. */
struct field {
    const struct data_column *column;
    const char *name; /* "Target 2004/05", or "D" */
    uint32_t number;
    const struct grid_span *merged; /* cells that are merged over its own, from top to bottom */
    size_t merged_count;
};

struct reading {
    struct arena *arena;   /* of the publication */
    struct arena *scratch; /* of the source */
    struct diag_list *diags;
    const struct data_source *source;
    struct input_list *inputs; /* what is read is noted there */
    struct grid grid;
    const struct grid_row *row;     /* that is read */
    struct buffer key, text, plain; /* used again for each cell */
    int faults;
};

/* The most cells of a source that are refused; the rest is not shown. */
#define READING_MOST_FAULTS 100

/* A cell that is looked at; `cell` is NULL where the row has none. */
struct spot {
    const struct field *field;
    const struct grid_cell *cell;
};

/* The cell of the row in the field's column, or the one that is merged over it. */
struct spot reading_spot(const struct reading *reading, const struct field *field);

/* Whether it is one that is merged over the row's own. */
bool reading_is_merged(const struct reading *reading, struct spot spot);

struct source_pos reading_pos(const struct reading *reading, struct spot spot);

/* Where a cell is, in words that its place does not have: "row 13, column 'Actual': ". */
const char *reading_where(struct reading *reading, const struct field *field);

/* Report a cell. The arguments of the message are where it is, what stands in it, and `more`. Help
 * may be set after it. Returns false. */
bool reading_refuse(struct reading *reading, struct spot spot, enum diag_id id, const char *more);

/* Help that shows the element with which the plan says what a cell means. */
void reading_help_word(struct reading *reading, struct spot spot, const char *means);

/* What stands in the cell without white space around it, runs of it made one space; empty for a
 * cell that is not there. The same text, or reading->text, until the next call. */
struct slice reading_text(struct reading *reading, struct spot spot);

/* What the plan says a text means in that column, or NULL. */
const char *reading_meaning(struct reading *reading, const struct field *field, struct slice text);

/* Whether the cell has nothing to say: it is not there, is empty, or is said to mean blank. */
bool reading_is_blank(struct reading *reading, struct spot spot);

/* Cells that hold no text and no number one could read, whatever they are for: errors, formulas
 * that were not worked out, bytes. Reports them and returns true. */
bool reading_is_broken(struct reading *reading, struct spot spot);

#endif
