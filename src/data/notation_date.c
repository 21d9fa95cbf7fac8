/* SPDX-License-Identifier: Apache-2.0 */
/* Answers, days and periods as they are typed. */
#include "data/notation.h"
#include "data/words.h"

/* ---- yes or no, and days ---- */

static enum diag_id yes_no_value(struct slice text, struct buffer *plain)
{
    static const char *const yes[] = {"yes", "y", "true", NULL}, *const no[] = {"no", "n", "false",
                                                                                NULL};
    if (!among(text, yes) && !among(text, no))
        return has_digit(text) || text.count < 4 ? DIAG_cell_yes_no : DIAG_cell_word;
    buffer_add_text(plain, among(text, yes) ? "yes" : "no");
    return NOTATION_GOOD;
}

static void add_day(int year, int month, int day, struct buffer *plain)
{
    buffer_format(plain, "%d-%d%d-%d%d", year, month / 10, month % 10, day / 10, day % 10);
}

/* The number at *at, of at most five digits; how many it has. */
static size_t read_number(struct slice text, size_t *at, int *number)
{
    size_t start = *at;
    *number = 0;
    for (; *at < text.count && is_digit(text.bytes[*at]) && *at - start < 5; ++*at)
        *number = *number * 10 + (text.bytes[*at] - '0');
    return *at - start;
}

static int month_named(struct slice name)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    for (int i = 0; i < 12; i++) {
        if (same(name, names[i]) || same(name, month_abbreviations[i]))
            return i + 1;
    }
    return 0;
}

/* The letters at *at. */
static struct slice read_word(struct slice text, size_t *at)
{
    size_t start = *at;
    while (*at < text.count && is_letter(text.bytes[*at]))
        ++*at;
    return (struct slice){text.bytes + start, *at - start};
}

/* A number of one or two digits at *at. */
static bool read_short(struct slice text, size_t *at, int *number)
{
    size_t count = read_number(text, at, number);
    return count == 1 || count == 2;
}

/* "31 March 2005". */
static bool named_day(struct slice text, int *year, int *month, int *day)
{
    size_t at = 0;
    if (!read_short(text, &at, day) || at == text.count || text.bytes[at++] != ' ')
        return false;
    *month = month_named(read_word(text, &at));
    return *month && at < text.count && text.bytes[at++] == ' ' &&
           read_number(text, &at, year) == 4 && at == text.count;
}

/* "31/03/2005", "31.3.2005", "31-03-2005". */
static bool numbered_day(struct slice text, int *year, int *month, int *day)
{
    size_t at = 0;
    if (!read_short(text, &at, day) || at == text.count)
        return false;
    char mark = text.bytes[at++];
    return (mark == '/' || mark == '.' || mark == '-') && read_short(text, &at, month) &&
           at < text.count && text.bytes[at++] == mark && read_number(text, &at, year) == 4 &&
           at == text.count;
}

static enum diag_id date_value(struct slice text, struct buffer *plain)
{
    int year, month, day;
    struct calendar_date date;
    if (text.count == 10 && text.bytes[4] == '-') {
        buffer_add_slice(plain, text);
        return date_read(text, &date) ? NOTATION_GOOD : DIAG_cell_no_day;
    }
    if (!numbered_day(text, &year, &month, &day) && !named_day(text, &year, &month, &day))
        return has_digit(text) ? DIAG_cell_date : DIAG_cell_word;
    add_day(year, month, day, plain);
    return date_read(buffer_slice(plain), &date) ? NOTATION_GOOD : DIAG_cell_no_day;
}

enum diag_id notation_value(struct slice text, enum unit unit, struct buffer *plain)
{
    plain->count = 0;
    if (unit == UNIT_YES_NO)
        return yes_no_value(text, plain);
    return unit == UNIT_DATE ? date_value(text, plain) : notation_figure(text, unit, plain);
}

/* ---- periods ---- */

static struct period year_from(int year, int quarter)
{
    return (struct period){.year = (int16_t)year, .quarter = (int8_t)quarter};
}

/* "2003/04", "2003/2004", "2003-04", "2003–2004" at *at. Whether with a hyphen, as a month has. */
static bool read_year(struct slice text, size_t *at, int *year, bool *hyphen)
{
    static const char *const between[] = {"/", "-", "\u2013"};
    int second;
    if (read_number(text, at, year) != 4)
        return false;
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        struct slice rest = {text.bytes + *at, text.count - *at};
        if (!begins(rest, between[i]))
            continue;
        *at += strlen(between[i]);
        size_t count = read_number(text, at, &second);
        *hyphen = i == 1 && count == 2;
        return count == 2 ? second == (*year + 1) % 100 : count == 4 && second == *year + 1;
    }
    return false;
}

/* "Q1", "Qtr 1", "Quarter 1" at *at. */
static bool read_quarter(struct slice text, size_t *at, int *quarter)
{
    static const char *const names[] = {"q", "qtr", "quarter", NULL};
    if (!among(read_word(text, at), names))
        return false;
    *at += *at < text.count && text.bytes[*at] == ' ';
    return read_number(text, at, quarter) == 1 && *quarter >= 1 && *quarter <= 4;
}

static bool read_space(struct slice text, size_t *at)
{
    bool space = *at < text.count && text.bytes[*at] == ' ';
    *at += space;
    return space;
}

/* A year with its quarter before or behind it. */
static bool quarter_period(struct slice text, struct period *period)
{
    int year, quarter;
    bool hyphen;
    size_t at = 0;
    bool found = read_quarter(text, &at, &quarter) && read_space(text, &at) &&
                 read_year(text, &at, &year, &hyphen);
    if (!found) {
        at = 0;
        found = read_year(text, &at, &year, &hyphen) && read_space(text, &at) &&
                read_quarter(text, &at, &quarter);
    }
    *period = found ? year_from(year, quarter) : (struct period){0};
    return found && at == text.count;
}

/* The month of a calendar year: April begins the financial year. */
static struct period month_from(int year, int month)
{
    return (struct period){.year = (int16_t)(month >= 4 ? year : year - 1),
                           .month = (int8_t)(month >= 4 ? month - 3 : month + 9)};
}

/* "April 2003", "Apr-2003". */
static bool month_period(struct slice text, struct period *period)
{
    size_t at = 0;
    int year, month = month_named(read_word(text, &at));
    bool parted = at < text.count && (text.bytes[at] == ' ' || text.bytes[at] == '-');
    at++;
    if (!month || !parted || read_number(text, &at, &year) != 4 || at != text.count)
        return false;
    *period = month_from(year, month);
    return true;
}

/* In some years "2003-04" may be the year 2003/04 or April 2003. */
static bool is_ambiguous(int year, int month)
{
    return (year + 1) % 100 == month && month >= 1 && month <= 12;
}

enum diag_id notation_period(struct slice text, struct period *period)
{
    int year;
    bool hyphen;
    size_t at = 0;
    if (read_year(text, &at, &year, &hyphen) && at == text.count) {
        *period = year_from(year, 0);
        return hyphen && is_ambiguous(year, (year + 1) % 100) ? DIAG_cell_period_ambiguous
                                                              : NOTATION_GOOD;
    }
    return period_read(text, period) || quarter_period(text, period) || month_period(text, period)
               ? NOTATION_GOOD
               : DIAG_cell_period;
}

enum diag_id notation_period_day(struct slice day, struct period *period)
{
    struct calendar_date date;
    if (!date_read(day, &date) || date.day != 1)
        return DIAG_cell_period;
    *period = month_from(date.year, date.month);
    return is_ambiguous(date.year, date.month) ? DIAG_cell_period_ambiguous : NOTATION_GOOD;
}
