/* SPDX-License-Identifier: Apache-2.0 */
/* Figures as they are typed by hundred hands. What can mean one thing only is taken; what could
 * mean two (12,345 is taken: in this country a comma parts thousands; 12,5 is not) or was damaged
 * on its way (a range that a spreadsheet took for a date) is refused, each with a message of its
 * own. */
#include "data/notation.h"

#include "data/words.h"

/* Take one of several signs off the beginning; the index of it, or -1. */
static int take_sign(struct slice *text, const char *const *signs)
{
    for (int i = 0; signs[i]; i++) {
        if (!begins(*text, signs[i]))
            continue;
        *text = past(*text, strlen(signs[i]));
        return i;
    }
    return -1;
}

/* ---- the digits of a number ---- */

/* Digits, points and commas at the beginning. */
static struct slice digits_of(struct slice text)
{
    size_t count = 0;
    while (count < text.count &&
           (is_digit(text.bytes[count]) || text.bytes[count] == '.' || text.bytes[count] == ','))
        count++;
    return (struct slice){text.bytes, count};
}

/* "1,234,567": one to three digits, the first not zero, then groups of three. */
static bool parts_thousands(struct slice whole)
{
    size_t first = whole.count % 4;
    if (first == 0 || whole.bytes[0] == '0')
        return false;
    for (size_t i = 0; i < whole.count; i++) {
        bool comma = i >= first && (i - first) % 4 == 0;
        if (comma != (whole.bytes[i] == ','))
            return false;
    }
    return true;
}

/* One comma with other than three digits behind it, or one after the point, is a decimal comma:
 * "12,5", "0,125", "1.234,56". */
static enum diag_id comma_fault(struct slice digits)
{
    const char *comma = memchr(digits.bytes, ',', digits.count);
    const char *point = memchr(digits.bytes, '.', digits.count);
    const char *end = digits.bytes + digits.count;
    bool single = !memchr(comma + 1, ',', (size_t)(end - comma - 1));
    if (single && (!point || point < comma) && comma + 1 < end &&
        (point || end - comma - 1 != 3 || digits.bytes[0] == '0'))
        return DIAG_cell_decimal_comma;
    return DIAG_cell_thousands;
}

#define MOST_WHOLE 12
#define MOST_DECIMALS 6

/* Write digits without commas. */
static enum diag_id plain_digits(struct slice digits, struct buffer *plain)
{
    const char *point = memchr(digits.bytes, '.', digits.count);
    size_t whole = point ? (size_t)(point - digits.bytes) : digits.count;
    size_t decimals = point ? digits.count - whole - 1 : 0, kept = 0;
    bool comma = memchr(digits.bytes, ',', digits.count);
    if (comma && !parts_thousands((struct slice){digits.bytes, whole}))
        return comma_fault(digits);
    if (point && (decimals == 0 || memchr(point + 1, '.', decimals)))
        return DIAG_cell_text;
    if (point && memchr(point, ',', decimals + 1))
        return comma_fault(digits);
    if (whole == 0)
        buffer_add_char(plain, '0'); /* ".5" */
    for (size_t i = 0; i < digits.count; i++) {
        if (digits.bytes[i] == ',')
            continue;
        buffer_add_char(plain, digits.bytes[i]);
        kept += i < whole;
    }
    return kept > MOST_WHOLE || decimals > MOST_DECIMALS ? DIAG_cell_digits : NOTATION_GOOD;
}

/* ---- what stands behind it ---- */

/* Whether the abbreviated name of a month, and no longer word, begins at `at`. */
static bool month_at(struct slice text, size_t at)
{
    struct slice rest = {text.bytes + at, text.count - at};
    if (!is_letter(rest.bytes[0]) || (at > 0 && is_letter(text.bytes[at - 1])) ||
        (rest.count > 3 && is_letter(rest.bytes[3])))
        return false;
    size_t month = 0;
    while (month_abbreviations[month] && !begins(rest, month_abbreviations[month]))
        month++;
    return month_abbreviations[month];
}

/* A day or a month that a spreadsheet made of "10-12" or "3/1": "12-Oct", "Mar-01", "01/03/2004",
 * "2004-03-01". */
static bool looks_like_date(struct slice text)
{
    size_t numbers = 0, slashes = 0, hyphens = 0;
    bool month = false;
    for (size_t i = 0; i < text.count; i++) {
        slashes += text.bytes[i] == '/';
        hyphens += text.bytes[i] == '-';
        numbers += is_digit(text.bytes[i]) && (i == 0 || !is_digit(text.bytes[i - 1]));
        month |= month_at(text, i);
    }
    if (month)
        return numbers > 0;
    return numbers == 3 && (slashes == 2 || (hyphens == 2 && is_digit(text.bytes[0])));
}

struct unit_word {
    const char *word;
    enum unit unit;
};

static const struct unit_word unit_words[] = {
    {"%", UNIT_PERCENT},
    {"per cent", UNIT_PERCENT},
    {"percent", UNIT_PERCENT},
    {"days", UNIT_DAYS},
    {"day", UNIT_DAYS},
    {"weeks", UNIT_WEEKS},
    {"week", UNIT_WEEKS},
    {"wks", UNIT_WEEKS},
    {"kg", UNIT_KILOGRAMS},
    {"kgs", UNIT_KILOGRAMS},
    {"kilograms", UNIT_KILOGRAMS},
    {"kilos", UNIT_KILOGRAMS},
};

static const char *const short_forms[] = {"k",       "m",        "mn", "bn",   "million",
                                          "billion", "thousand", "p",  "000s", NULL};

/* "E+05", "e-3". */
static bool is_exponent(struct slice tail)
{
    size_t at = 1;
    if (tail.count < 2 || (tail.bytes[0] | 0x20) != 'e')
        return false;
    at += tail.bytes[1] == '+' || tail.bytes[1] == '-';
    return at < tail.count && is_digit(tail.bytes[at]);
}

/* What follows a number: its unit, or something that must not. */
static enum diag_id check_tail(struct slice tail, enum unit unit)
{
    if (tail.count == 0)
        return NOTATION_GOOD;
    for (size_t i = 0; i < sizeof unit_words / sizeof *unit_words; i++) {
        if (!same(tail, unit_words[i].word))
            continue;
        if (unit_words[i].unit == unit)
            return NOTATION_GOOD;
        return unit_words[i].unit == UNIT_PERCENT ? DIAG_cell_percent : DIAG_cell_other_unit;
    }
    if (among(tail, short_forms))
        return DIAG_cell_abbreviated;
    if (is_exponent(tail))
        return DIAG_cell_scientific;
    if (same(tail, "-"))
        return DIAG_cell_minus;
    if (same(tail, "+") || same(tail, "or more") || same(tail, "or less") || same(tail, "or over"))
        return DIAG_cell_bound;
    return DIAG_cell_mark;
}

/* ---- one number ---- */

static const char *const minuses[] = {"-", "\u2212", "\u2013", NULL};
static const char *const pluses[] = {"+", NULL};
static const char *const pounds[] = {"\u00A3", "GBP", NULL};
static const char *const currencies[] = {"$", "\u20AC", "EUR", "USD", NULL};

static enum diag_id take_currency(struct slice *text, enum unit unit)
{
    if (take_sign(text, currencies) >= 0)
        return DIAG_cell_currency;
    if (take_sign(text, pounds) >= 0 && unit != UNIT_MONEY)
        return DIAG_cell_money;
    return NOTATION_GOOD;
}

/* "(12.3)", as accounts write what is below zero, with its unit inside or behind. */
static bool take_brackets(struct slice *text, struct buffer *inside)
{
    const char *close = memchr(text->bytes, ')', text->count);
    if (text->count < 3 || text->bytes[0] != '(' || !close)
        return false;
    inside->count = 0;
    buffer_add(inside, text->bytes + 1, (size_t)(close - text->bytes) - 1);
    buffer_add_slice(inside, past(*text, (size_t)(close - text->bytes) + 1));
    *text = slice_trim(buffer_slice(inside));
    return true;
}

/* Sign, currency, digits, unit; appended to `plain`. The sign stands before or after a pound. */
static enum diag_id add_number(struct slice text, enum unit unit, struct buffer *plain)
{
    struct buffer inside = buffer_open(plain->arena);
    bool negative = take_brackets(&text, &inside);
    if (!negative && take_sign(&text, pluses) < 0)
        negative = take_sign(&text, minuses) >= 0;
    enum diag_id fault = take_currency(&text, unit);
    if (!negative)
        negative = take_sign(&text, minuses) >= 0;
    if (fault != NOTATION_GOOD)
        return fault;
    struct slice digits = digits_of(text);
    if (!has_digit(digits))
        return has_digit(text) ? DIAG_cell_text : DIAG_cell_word;
    enum diag_id tail = check_tail(past(text, digits.count), unit);
    if (tail != NOTATION_GOOD)
        return tail;
    if (negative)
        buffer_add_char(plain, '-');
    return plain_digits(digits, plain);
}

/* ---- bounds and ranges ---- */

static const char *const unders[] = {"<", "less than ", "under ", "below ", NULL};
static const char *const overs[] = {">", "more than ", "over ", "above ", NULL};
static const char *const closed_bounds[] = {"<=",        ">=",     "\u2264",   "\u2265",
                                            "at least ", "up to ", "at most ", NULL};

static enum diag_id add_bound(struct slice text, enum unit unit, struct buffer *plain, bool *found)
{
    *found = true;
    if (take_sign(&text, closed_bounds) >= 0)
        return DIAG_cell_bound;
    if (take_sign(&text, unders) >= 0)
        buffer_add_text(plain, "under ");
    else if (take_sign(&text, overs) >= 0)
        buffer_add_text(plain, "over ");
    else
        *found = false;
    return *found ? add_number(text, unit, plain) : NOTATION_GOOD;
}

/* Where the two ends of a range are parted, behind a figure; its length in *width, 0 when there is
 * none. */
static size_t range_at(struct slice text, size_t *width)
{
    static const char *const between[] = {" to ", " - ", "-", " \u2013 ", "\u2013", NULL};
    for (size_t at = 1; at < text.count; at++) {
        char before = text.bytes[at - 1];
        for (size_t i = 0; between[i] && (is_digit(before) || before == '%'); i++) {
            struct slice rest = {text.bytes + at, text.count - at};
            *width = strlen(between[i]);
            if (begins(rest, between[i]) && rest.count > *width)
                return at;
        }
    }
    *width = 0;
    return 0;
}

static bool in_order(struct slice low, struct slice high)
{
    struct quantity a, b;
    return quantity_read(low, &a) && quantity_read(high, &b) && quantity_compare(a, b) < 0;
}

/* "10 - 15%": the unit may stand behind the first figure as well. */
static enum diag_id add_range(struct slice text, enum unit unit, struct buffer *plain, bool *found)
{
    size_t width, at = range_at(text, &width);
    *found = width > 0;
    if (!*found)
        return NOTATION_GOOD;
    size_t low = plain->count;
    enum diag_id fault = add_number(slice_trim((struct slice){text.bytes, at}), unit, plain);
    size_t middle = plain->count;
    buffer_add_text(plain, " to ");
    size_t high = plain->count;
    if (fault == NOTATION_GOOD)
        fault = add_number(past(text, at + width), unit, plain);
    if (fault != NOTATION_GOOD)
        return fault;
    return in_order((struct slice){plain->bytes + low, middle - low},
                    (struct slice){plain->bytes + high, plain->count - high})
               ? NOTATION_GOOD
               : DIAG_cell_range;
}

enum diag_id notation_figure(struct slice text, enum unit unit, struct buffer *plain)
{
    bool found;
    plain->count = 0;
    if (same(text, "nil")) {
        buffer_add_text(plain, "nil");
        return NOTATION_GOOD;
    }
    if (looks_like_date(text))
        return DIAG_cell_became_date;
    if (unit == UNIT_LEVEL && begins(text, "level "))
        text = past(text, strlen("level "));
    enum diag_id fault = add_bound(text, unit, plain, &found);
    if (!found)
        fault = add_range(text, unit, plain, &found);
    return found ? fault : add_number(text, unit, plain);
}

enum diag_id notation_number(struct slice text, struct buffer *plain)
{
    plain->count = 0;
    return add_number(text, UNIT_NUMBER, plain);
}
