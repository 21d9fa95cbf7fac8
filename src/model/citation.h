/* SPDX-License-Identifier: Apache-2.0 */
/* model/citation.h - figures that running text cites instead of typing them, so that they always
 * agree with the tables. */
#ifndef PLANPRESS_MODEL_CITATION_H
#define PLANPRESS_MODEL_CITATION_H

#include "base/diag.h"
#include "model/model.h"
#include "model/tally.h"

enum cited {
    CITED_FIGURE,    /* "36 days" */
    CITED_NUMBER,    /* "36" */
    CITED_STATUS,    /* "met", "narrowly missed" or "missed" */
    CITED_DIRECTION, /* "better than the year before" */
    CITED_CHANGE,    /* "up by 2.3 percentage points" */
    CITED_TITLE,
    CITED_SHORT_TITLE,
    CITED_CODE,
};

enum counted {
    COUNTED_MET,
    COUNTED_CLOSE,
    COUNTED_MISSED,
    COUNTED_WITH_TARGET,
    COUNTED_BETTER,
    COUNTED_SAME,
    COUNTED_WORSE,
    COUNTED_COMPARED,
    COUNTED_ALL,
};

enum count_form {
    COUNT_WORDS,   /* "seven", "31" */
    COUNT_FIGURES, /* "7" */
    COUNT_SHARE,   /* "seven of nine", "31 of 58": of those that could be judged */
};

/* As they are written in a plan; each list is ended by NULL. */
extern const char *const cited_names[], *const counted_names[], *const count_form_names[];

/* Of an indicator when `code` is set, else a count. The text of `node` is what is to be printed. */
struct citation {
    struct citation *next;
    struct inline_node *node;
    struct period period; /* year 0: the reporting period, `years` years on */
    int32_t years;
    const char *code;
    enum observation_kind kind;
    enum cited cited;
    enum counted counted;
    enum count_form form;
    const char *block; /* the id of a service block; NULL: of all */
    bool capital;      /* it begins a sentence */
    struct source_pos code_pos, block_pos;
};

/* Set the text of all citations of a publication, whose figures are now complete. One that leads
 * nowhere, or asks for what there is not, is reported. */
void citations_resolve(struct arena *arena, struct publication *publication,
                       struct diag_list *diags);

#endif
