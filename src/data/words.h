/* SPDX-License-Identifier: Apache-2.0 */
/* data/words.h - bits of text that notations are made of (private). ASCII letters are the same in
 * either case, whatever the locale. */
#ifndef PLANPRESS_DATA_WORDS_H
#define PLANPRESS_DATA_WORDS_H

#include "base/slice.h"

static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static inline bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool begins(struct slice text, const char *with);

bool same(struct slice text, const char *other);

/* Whether it is the same as one of a list ended by NULL. */
bool among(struct slice text, const char *const *words);

/* Without the first `count` bytes, and without white space after them. */
struct slice past(struct slice text, size_t count);

bool has_digit(struct slice text);

/* The abbreviated names of the months, ended by NULL. */
extern const char *const month_abbreviations[];

#endif
