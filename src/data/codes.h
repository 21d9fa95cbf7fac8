/* SPDX-License-Identifier: Apache-2.0 */
/* data/codes.h - the indicators of a plan, as tables name them (private). */
#ifndef PLANPRESS_DATA_CODES_H
#define PLANPRESS_DATA_CODES_H

#include "base/buffer.h"
#include "model/model.h"

/* An indicator, and what tables have said of it as a whole. */
struct known {
    struct known *next;
    struct indicator *indicator;
    bool ambiguous;             /* another one's code differs in case or spaces only */
    struct slice commentary;    /* the cell its commentary came from; bytes NULL: none did */
    struct source_pos told_pos; /* of that */
};

struct codes;

struct codes *codes_open(struct arena *arena, const struct publication *publication);

/* The indicator of a code. It may be typed in other letters' case, and a space between a letter and
 * a digit may be there or not: "bv82a" is "BV 82a". NULL when the plan has none, or two. */
struct known *codes_find(struct codes *codes, struct slice code);

/* The code that was probably meant, or NULL. */
const char *codes_nearest(const struct codes *codes, const char *code);

/* All of them, in the order of the plan. */
struct known *codes_all(const struct codes *codes);

#endif
