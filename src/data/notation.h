/* SPDX-License-Identifier: Apache-2.0 */
/* data/notation.h - figures as departments type them, as a plan writes them (private). */
#ifndef PLANPRESS_DATA_NOTATION_H
#define PLANPRESS_DATA_NOTATION_H

#include "base/buffer.h"
#include "base/diag.h"
#include "model/model.h"

/* What a notation is refused with when there is nothing wrong with it. */
#define NOTATION_GOOD DIAG_COUNT

/* Write a figure of the unit to `plain` (emptied before) in the form of value_read: "1234.5" of
 * "£1,234.50", "-12.3" of "(12.3)", "10 to 15" of "10 - 15%", "yes" of "Y", "2005-03-31" of
 * "31/03/2005". `text` has no white space at its ends or twice in a row. Returns NOTATION_GOOD, or
 * what is wrong: one of the messages cell_... of diag.def. What comes out good may still be no
 * value of the unit, such as half a thing. */
enum diag_id notation_value(struct slice text, enum unit unit, struct buffer *plain);

/* The same for units of numbers alone. */
enum diag_id notation_figure(struct slice text, enum unit unit, struct buffer *plain);

/* A number without unit, "1234" of "1,234"; the same outcome. */
enum diag_id notation_number(struct slice text, struct buffer *plain);

/* A period: "2003/04" of "2003/2004", "2003/04 Q1" of "Q1 2003/04", "2003-04" of "Apr 2003". */
enum diag_id notation_period(struct slice text, struct period *period);

/* The period a date stands for: a month, when it is the first day of one. */
enum diag_id notation_period_day(struct slice day, struct period *period);

#endif
