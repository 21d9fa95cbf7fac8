/* SPDX-License-Identifier: Apache-2.0 */
/* data/decimal.h - numbers of spreadsheets and databases as plain decimals (private). */
#ifndef PLANPRESS_DATA_DECIMAL_H
#define PLANPRESS_DATA_DECIMAL_H

#include "base/arena.h"
#include "base/slice.h"

/* `text`, a number such as "0.30000000000000004", "1.5E-3" or "38077", times ten to the `shift`, as
 * a plain number: "0.3". Rounded to 15 digits in all, as spreadsheets show what they calculated,
 * then to 6 decimals; zeros at the end are left out. False when it is no number, or has more than
 * 30 digits before the point. */
bool decimal_plain(struct arena *arena, struct slice text, int shift, struct slice *plain);

/* The day of a serial number of a spreadsheet, as "2004-03-31"; the time of day is left out. False
 * when it has none: before 1900, after 9999, or the 29 February 1900 that never was. */
bool decimal_day(struct arena *arena, struct slice serial, bool from_1904, struct slice *day);

#endif
