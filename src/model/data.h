/* SPDX-License-Identifier: Apache-2.0 */
/* model/data.h - what a plan says about figures that lie in files beside it.
 *
 * A source is a table: a CSV file, a sheet of a workbook, or what a query finds in a database. The
 * plan says what each of its columns holds; the data room reads it and adds its figures to the
 * indicators. */
#ifndef PLANPRESS_MODEL_DATA_H
#define PLANPRESS_MODEL_DATA_H

#include "base/buffer.h"
#include "base/map.h"
#include "model/indicator.h"

/* What a column holds. */
enum data_role {
    DATA_CODE,
    DATA_PERIOD,
    DATA_KIND,
    DATA_VALUE,
    DATA_WAS, /* the value as it was published before it was amended */
    DATA_ABSENT,
    DATA_FLAGS,
    DATA_GROUP,
    DATA_BASE,
    DATA_INTERVAL,
    DATA_NOTE,
    DATA_COMMENTARY,
};
#define DATA_ROLES (DATA_COMMENTARY + 1)

/* As they are written in a plan; ended by NULL. */
extern const char *const data_role_names[];

/* What words, codes and heads of columns are compared by: white space at the ends is left out, runs
 * of it are one space, no-break spaces are spaces, and ASCII letters are small. Written to `out`,
 * which is emptied before. */
struct slice data_key(struct slice text, struct buffer *out);

/* What a word in a cell means: "TBC" is "to-be-set". */
struct data_word {
    struct source_pos pos;
    const char *typed; /* "" for an empty cell */
    const char *means; /* as the plan writes it: a kind, an absence, flags, a period, a value */
};

/* What a cell means that is as good as empty. */
#define DATA_BLANK "blank"

/* A column that is taken. */
struct data_column {
    struct data_column *next;
    struct source_pos pos;
    enum data_role role;
    const char *header;   /* the text at its head, or the name a query gives it; or NULL */
    uint32_t number;      /* else its letter, A being 1 */
    const char *prefix;   /* CODE: what stands before it in the plan, "BV "; or NULL */
    struct period period; /* of the figures in it; year 0: not said here */
    bool has_kind;        /* whether it is said here what kind of figures they are */
    enum observation_kind kind;
    const char *group; /* of which authorities; or NULL */
    const struct map
        *words; /* that hold in this column alone: struct data_word by its key; or NULL */
};

enum data_encoding { DATA_UTF_8, DATA_WINDOWS_1252 };

struct data_source {
    struct data_source *next;
    struct source_pos pos;
    bool faulty;      /* the plan says something wrong of it, which has been reported */
    const char *path; /* checked: inside the plan's folder, exists; NULL when it does not */
    struct source_pos path_pos;
    bool private;      /* the file does not go along inside the PDF */
    bool has_encoding; /* else: UTF-8 or UTF-16, as the file shows */
    enum data_encoding encoding;
    char separator;    /* of a CSV file; 0: as its head shows */
    const char *sheet; /* of a workbook; NULL: its only one */
    struct source_pos sheet_pos;
    const char *query; /* of a database; NULL for others */
    struct source_pos query_pos;
    uint32_t head_first, head_last; /* the rows that head the table; 0: none */
    uint32_t first, last;           /* the rows with figures; last 0: to the end */
    bool skip_unknown;              /* rows whose code the plan does not have are passed over */
    struct data_column *columns;
    const struct map *words; /* that hold in every column; or NULL */
};

/* Whether there is one of it in a row, however many figures the row has: code, period, kind and
 * commentary. */
bool data_role_is_of_row(enum data_role role);

/* Whether what `column` holds (flags, a note) is said of the figures in the column `values`: what
 * it says of their period, kind and group agrees with what that says. */
bool data_column_concerns(const struct data_column *column, const struct data_column *values);

#endif
