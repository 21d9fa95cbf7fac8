/* SPDX-License-Identifier: Apache-2.0 */
#include "model/period.h"

#define MONTHS 12
#define MARCH_BY_YEAR 3 /* months of a calendar year before its April */

/* The number that two or four digits at text[at] make; -1 where they are not all digits. */
static int number_at(struct slice text, size_t at, size_t count)
{
    return at + count <= text.count ? digits_read((struct slice){text.bytes + at, count}) : -1;
}

/* Months of the financial year before it begins, and how many it has. */
static int first_month(struct period period)
{
    return period.quarter ? (period.quarter - 1) * 3 : period.month ? period.month - 1 : 0;
}

static int month_count(struct period period)
{
    return period.quarter ? 3 : period.month ? 1 : MONTHS;
}

int period_compare(struct period a, struct period b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    int begin = first_month(a) - first_month(b);
    return begin ? begin : month_count(b) - month_count(a);
}

/* The financial year and month of a calendar month. */
static struct period of_month(int year, int month)
{
    bool spring = month <= MARCH_BY_YEAR;
    return (struct period){.year = (int16_t)(spring ? year - 1 : year),
                           .month = (int8_t)(spring ? month + 9 : month - MARCH_BY_YEAR)};
}

bool period_read(struct slice text, struct period *period)
{
    int year = number_at(text, 0, 4), second = number_at(text, 5, 2);
    if (year < 1 || second < 0)
        return false;
    if (text.count == 7 && text.bytes[4] == '-' && second >= 1 && second <= MONTHS) {
        *period = of_month(year, second);
        return true;
    }
    if (text.bytes[4] != '/' || (year + 1) % 100 != second)
        return false;
    *period = (struct period){.year = (int16_t)year};
    if (text.count == 7)
        return true;
    if (text.count != 10 || text.bytes[7] != ' ' || text.bytes[8] != 'Q' || text.bytes[9] < '1' ||
        text.bytes[9] > '4')
        return false;
    period->quarter = (int8_t)(text.bytes[9] - '0');
    return true;
}

/* The calendar year and month (from 1) of the nth month of a financial year, from 0. */
static struct calendar_date calendar_month(int year, int months)
{
    int month = months + MARCH_BY_YEAR;
    return (struct calendar_date){(int16_t)(year + month / MONTHS), (int8_t)(month % MONTHS + 1),
                                  1};
}

static void write_number(struct buffer *out, int number)
{
    buffer_add_char(out, (char)('0' + number / 10 % 10));
    buffer_add_char(out, (char)('0' + number % 10));
}

void period_write(struct period period, struct buffer *out)
{
    if (period.month) {
        struct calendar_date first = calendar_month(period.year, first_month(period));
        buffer_format(out, "%d-", first.year);
        write_number(out, first.month);
        return;
    }
    buffer_format(out, "%d/", period.year);
    write_number(out, period.year + 1);
    if (period.quarter)
        buffer_format(out, " Q%d", period.quarter);
}

const char *period_text(struct period period, struct arena *arena)
{
    if (period.month) {
        struct calendar_date first = calendar_month(period.year, first_month(period));
        return format_text(arena, "%s %d", month_name(first.month), first.year);
    }
    struct buffer out = buffer_open(arena);
    period_write(period, &out);
    return buffer_text(&out);
}

struct period period_years_on(struct period period, int years)
{
    period.year = (int16_t)(period.year + years);
    return period;
}

struct period period_before(struct period period)
{
    if (period.quarter > 1 || period.month > 1) {
        period.quarter = (int8_t)(period.quarter - (period.quarter > 0));
        period.month = (int8_t)(period.month - (period.month > 0));
        return period;
    }
    period.quarter = period.quarter ? 4 : 0;
    period.month = period.month ? MONTHS : 0;
    return period_years_on(period, -1);
}

struct calendar_date period_first_day(struct period period)
{
    struct calendar_date first = calendar_month(period.year, first_month(period));
    first.day = 1;
    return first;
}

struct period period_after(struct period period)
{
    int last = period.quarter ? 4 : MONTHS, part = period.quarter ? period.quarter : period.month;
    if (part && part < last) {
        period.quarter = (int8_t)(period.quarter + (period.quarter > 0));
        period.month = (int8_t)(period.month + (period.month > 0));
        return period;
    }
    period.quarter = period.quarter > 0;
    period.month = period.month > 0;
    return period_years_on(period, 1);
}

int32_t period_months(struct period period)
{
    return period.year * MONTHS + first_month(period);
}

struct calendar_date period_last_day(struct period period)
{
    struct calendar_date last =
        calendar_month(period.year, first_month(period) + month_count(period) - 1);
    return date_month_end(last.year, last.month);
}
