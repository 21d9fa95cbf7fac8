/* SPDX-License-Identifier: Apache-2.0 */
/* model/date.h - days, and the less exact ways in which plans say by when. */
#ifndef PLANPRESS_MODEL_DATE_H
#define PLANPRESS_MODEL_DATE_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/source.h"

struct calendar_date {
    int16_t year;
    int8_t month, day; /* from 1; year 0: not given */
};

int date_compare(struct calendar_date a, struct calendar_date b);

/* The last day of a month. */
struct calendar_date date_month_end(int year, int month);

/* "March" of 3; "" for what is no month. */
const char *month_name(int month);

/* "24 June 2004"; "" for a date that is not given. */
const char *date_text(struct calendar_date date, struct arena *arena);

/* The same for narrow columns and certificates: the day is never parted from the month. */
const char *date_tied(struct calendar_date date, struct arena *arena);

/* Read "2004-06-24"; false when the text has not that form, or there is no such day. */
bool date_read(struct slice text, struct calendar_date *date);

/* The number that a few digits make, nothing beside them; -1 otherwise. */
int digits_read(struct slice text);

/* How a plan says by when. */
enum due_kind {
    DUE_NONE,    /* not at all */
    DUE_UNKNOWN, /* in words that are none of these */
    DUE_DAY,     /* "18 October 2004" */
    DUE_MONTH,   /* "March 2005", "by end of March 2005" */
    DUE_QUARTER, /* "Q2 2005" of the calendar year, "Q2 2004/05" of the financial year */
    DUE_YEAR,    /* "2005/06", "by end 2005/06" of the financial year; "by end 2005" */
    DUE_ONGOING, /* "ongoing": it has no end */
    DUE_DONE,    /* "done (March 2004)" */
};

struct due {
    enum due_kind kind;
    struct calendar_date last; /* the last day that is meant; year 0: none, or not said */
    const char *text;          /* as it is to be printed; NULL where kind is DUE_NONE */
    struct source_pos pos;     /* of the attribute */
};

/* What words such as those above mean. A day may be written 2004-10-18 too, which is printed in
 * words; anything else is printed as written. */
struct due due_read(const char *text, struct source_pos pos, struct arena *arena);

#endif
