/* SPDX-License-Identifier: Apache-2.0 */
/* model/value.h - what a figure says: a number, a range, a bound, nil, yes or no, a date.
 *
 * Numbers are decimal integers, so a figure prints as it was reported and comparing is exact. */
#ifndef PLANPRESS_MODEL_VALUE_H
#define PLANPRESS_MODEL_VALUE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

enum unit {
    UNIT_PERCENT,
    UNIT_NUMBER,
    UNIT_RATE, /* per 1,000 and the like; the denominator is in unit_text */
    UNIT_DAYS,
    UNIT_WEEKS,
    UNIT_KILOGRAMS,
    UNIT_MONEY, /* pounds */
    UNIT_SCORE,
    UNIT_LEVEL,
    UNIT_YES_NO,
    UNIT_DATE,
    UNIT_COUNT, /* of things: whole numbers */
};

/* As they are written in a plan; ended by NULL. */
extern const char *const unit_names[];

/* digits / 10^decimals; of a yes/no 1 and 0, of a date yyyymmdd. decimals is 0 to 18. */
struct quantity {
    int64_t digits;
    int32_t decimals;
};
int quantity_compare(struct quantity a, struct quantity b);

/* a + b, a - b, exactly. Figures have at most 12 digits before and 6 after the point, so it fits.
 */
struct quantity quantity_sum(struct quantity a, struct quantity b);
struct quantity quantity_difference(struct quantity a, struct quantity b);

/* `share` per cent of it; a share is below 1,000 and has one decimal. */
struct quantity quantity_share(struct quantity a, struct quantity share);

/* Read a plain number such as "-12.50". False when the text is none, or has more than 12 digits
 * before or 6 after the point. */
bool quantity_read(struct slice text, struct quantity *value);

/* Rounded half away from zero to so many decimals; fewer than 0: as it is. */
struct quantity quantity_round(struct quantity value, int32_t decimals);

/* Write it with `decimals` of them, rounded half away from zero; -1: as it is. A point and a
 * hyphen, no separators, no unit: "-12.50". */
void quantity_write(struct quantity value, int32_t decimals, struct buffer *out);

/* Nil is a value, not the lack of one: nothing was found when it was looked for. */
enum value_form { VALUE_EXACT, VALUE_NIL, VALUE_RANGE, VALUE_UNDER, VALUE_OVER };

/* The interval a figure lies in. `low` and `high` are equal where it is exact, and zero where it is
 * nil; UNDER has no lower end (`low` repeats `high`), OVER no upper one. */
struct value {
    enum value_form form;
    struct quantity low, high;
};

struct value value_exact(struct quantity quantity);

/* Whether it stands for one number (EXACT or NIL), and then which. */
bool value_single(struct value value, struct quantity *number);

bool value_equal(struct value a, struct value b);
bool value_is_one(struct value value);

/* What a value of the unit must look like, for a message: "write a whole number". */
const char *unit_form(enum unit unit);

/* Read a value as a plan writes it: "97.4", "-3", "nil", "10 to 15", "under 1", "over 95"; for
 * yes-no "yes" or "no", for a date "2004-06-30". False when the text is none of the unit's. */
bool value_read(struct slice text, enum unit unit, struct value *value);

/* Write it as it is read. */
void value_write(struct value value, enum unit unit, struct buffer *out);

/* Print it: "94.1%", "−3", "£1,250", "10–15%", "under 5", "Level 2", "nil". `precision` is the
 * decimals of a number, -1: as it was given. */
const char *value_print(struct value value, enum unit unit, int32_t precision, struct arena *arena);

#endif
