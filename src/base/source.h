/* SPDX-License-Identifier: Apache-2.0 */
/* base/source.h - where something came from, so that every message can say so. */
#ifndef PLANPRESS_BASE_SOURCE_H
#define PLANPRESS_BASE_SOURCE_H

#include <stdint.h>

#include "base/slice.h"

struct buffer;

/* What makes a file one of rows and columns instead of lines: a sheet of a workbook, or what a
 * query finds in a database. */
struct source_table {
    const char *sheet;          /* its name; NULL for a query */
    const char *const *columns; /* of a query: the names of its columns, ended by NULL */
};

/* One input. `name` is what the user called it; `text` is its content as UTF-8, kept for the line
 * shown under a message (empty when there is none to show: an image, say). */
struct source_file {
    const char *name;
    struct slice text;
    const struct source_table *table; /* NULL: places in it are lines and columns of its text */
};

/* A place in it. line and column count from 1, columns in code points; of a table they are the row
 * and column of a cell. 0 means "the whole file" (line) or "the whole line" (column). file NULL
 * means the run as a whole. */
struct source_pos {
    const struct source_file *file;
    uint32_t line, column;
};

/* The text of a line without its end, empty when there is no such line. */
struct slice source_line(const struct source_file *file, uint32_t line);

/* `pos` moved over `text`, which begins there. */
struct source_pos source_after(struct source_pos pos, struct slice text);

/* Write the place as people read it: "plan.xml:41:7"; "figures.xlsx, sheet 'Outturn', cell D14";
 * "figures.db, row 3, column 'value'". Nothing where there is no file. */
void source_write(struct source_pos pos, struct buffer *out);

/* A column as spreadsheets name it: A, B, ..., Z, AA. */
void column_letters(uint32_t column, char out[8]);

/* Where `words` stand in the file from `pos` on, after having stood there `skipped` times; white
 * space is as good as other white space. `pos` itself where they do not, as when the file spells a
 * character another way. */
struct source_pos source_seek(struct source_pos pos, struct slice words, size_t skipped);

/* Document order: by file name, line, column; <0, 0, >0. */
int source_compare(struct source_pos a, struct source_pos b);

#endif
