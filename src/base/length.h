/* SPDX-License-Identifier: Apache-2.0 */
/* base/length.h - the one unit of length and all conversions to and from it.
 *
 * A length is an integer number of scaled points: 1/65536 of a PostScript point (1/72 inch), the
 * idea of TeX's sp. 64 bits, so that the running sums of a whole document cannot overflow. No
 * floating point decides a position, so every machine makes the same pages. */
#ifndef PLANPRESS_BASE_LENGTH_H
#define PLANPRESS_BASE_LENGTH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

typedef int64_t length;

#define LENGTH_POINT ((length)65536)
#define LENGTH_MAX ((length)1 << 46) /* 1,073,741,824 pt: larger than any page, safe to add */

static inline length length_points(int64_t points)
{
    return points * LENGTH_POINT;
}

/* value * numerator / denominator, rounded half away from zero. denominator > 0. */
static inline length length_ratio(length value, int64_t numerator, int64_t denominator)
{
    int64_t product = value * numerator;
    int64_t half = denominator / 2;
    return product >= 0 ? (product + half) / denominator : -((-product + half) / denominator);
}

/* value * part / whole, rounded half up, exactly: the product may be larger than any integer. None
 * is negative, part <= whole, whole > 0. */
length length_share(length value, int64_t part, int64_t whole);

static inline length length_mm_thousandths(int64_t thousandths)
{
    /* 1 mm = 72/25.4 pt = 360/127 pt */
    return length_ratio(thousandths * LENGTH_POINT, 360, 127000);
}

/* Font design units at a size: `units_per_em` of them make `size`. */
static inline length length_from_font(int64_t units, length size, int32_t units_per_em)
{
    return length_ratio(size, units, units_per_em);
}

/* A length in thousandths of an em of `size`, as the numbers of a TJ operator are. size > 0. */
static inline int64_t length_to_thousandths(length value, length size)
{
    return length_ratio(value, 1000, size);
}

/* What a length may be written as in a style sheet. */
enum length_unit { LENGTH_ABSOLUTE, LENGTH_EM, LENGTH_PERCENT };

/* Read "12pt", "5mm", "1.5cm", "0.5in", "1.2em", "60%" or "0", with up to six decimals and a sign.
 * *value is a length for LENGTH_ABSOLUTE, otherwise the number scaled by 65536 (1em = 65536,
 * 100% = 65536). False when the text is none of these. */
bool length_read(struct slice text, enum length_unit *unit, length *value);

/* Write a length in points with at most `decimals` (0 to 5) decimals, without trailing zeros, in
 * the C locale whatever the process's locale: "12", "-0.5", "841.89". Returns the bytes written,
 * never more than 32; no NUL is added. */
int length_write(length value, int decimals, char out[32]);

#endif
