/* SPDX-License-Identifier: Apache-2.0 */
/* start/start.h - a plan of one's own to start from: a folder of files to be filled in.
 *
 * The files are those of examples/start, which are plans for the year they name and are built as
 * they stand by a test. Here the years are moved to the one that is wanted, the council gets its
 * name, and the folder appears whole or not at all. */
#ifndef PLANPRESS_START_START_H
#define PLANPRESS_START_START_H

#include "base/arena.h"
#include "base/diag.h"

/* Strings are borrowed. */
struct start_request {
    const char *folder;
    const char *kind;    /* NULL: the first of start_kinds */
    const char *year;    /* the financial year the plan is for: "2026/27" */
    const char *council; /* NULL: words that say its name is to be filled in */
    bool editor;         /* add the schemas, and a line in each file that leads editors to them */
};

/* The kinds of plan there are, ended by NULL. */
const char *const *start_kinds(void);

/* Whether `year` is a financial year one could start a plan for. */
bool start_year_good(const char *year);

/* Whether `council` can be a name: some words in UTF-8, on one line. */
bool start_council_good(const char *council);

/* Make the folder; whatever the request says must be good. False and a diagnostic when it cannot be
 * made. */
bool start_plan(struct arena *arena, const struct start_request *request, struct diag_list *diags);

#endif
