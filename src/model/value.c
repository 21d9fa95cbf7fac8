/* SPDX-License-Identifier: Apache-2.0 */
/* Values as plans write them and as pages print them: one rule for tables, prose and charts. */
#include "model/value.h"

#include "model/period.h"

#define MINUS "\u2212"
#define EN_DASH "\u2013"

const char *const unit_names[] = {"percent",   "number", "rate",  "days",  "weeks",
                                  "kilograms", "money",  "score", "level", "yes-no",
                                  "date",      "count",  NULL};

struct value value_exact(struct quantity quantity)
{
    return (struct value){VALUE_EXACT, quantity, quantity};
}

bool value_single(struct value value, struct quantity *number)
{
    *number = value.low;
    return value.form == VALUE_EXACT || value.form == VALUE_NIL;
}

bool value_is_one(struct value value)
{
    struct quantity number;
    return value_single(value, &number) && quantity_compare(number, (struct quantity){1, 0}) == 0;
}

bool value_equal(struct value a, struct value b)
{
    return a.form == b.form && quantity_compare(a.low, b.low) == 0 &&
           quantity_compare(a.high, b.high) == 0;
}

/* ---- reading ---- */

const char *unit_form(enum unit unit)
{
    switch (unit) {
    case UNIT_YES_NO:
        return "write yes or no";
    case UNIT_DATE:
        return "write a date that exists, such as 2005-03-31";
    case UNIT_LEVEL:
        return "write a whole number, or nil";
    case UNIT_COUNT:
        return "write a whole number, without separators, or nil, or a form such as '10 to 15' or "
               "'under 5'";
    case UNIT_PERCENT:
    case UNIT_NUMBER:
    case UNIT_RATE:
    case UNIT_DAYS:
    case UNIT_WEEKS:
    case UNIT_KILOGRAMS:
    case UNIT_MONEY:
    case UNIT_SCORE:
        break;
    }
    return "write a plain number such as 97.4, without unit or separators, or nil, or a form such "
           "as '10 to 15', 'under 5' or 'over 95'";
}

static bool read_yes_no(struct slice text, struct value *value)
{
    bool yes = slice_is(text, "yes");
    *value = value_exact((struct quantity){yes, 0});
    return yes || slice_is(text, "no");
}

static bool read_day(struct slice text, struct value *value)
{
    struct calendar_date date;
    if (!date_read(text, &date))
        return false;
    *value = value_exact((struct quantity){date.year * 10000 + date.month * 100 + date.day, 0});
    return true;
}

/* A number of the unit: of things and levels there are whole ones only. */
static bool read_number(struct slice text, enum unit unit, struct quantity *number)
{
    return quantity_read(text, number) &&
           (number->decimals == 0 || (unit != UNIT_LEVEL && unit != UNIT_COUNT));
}

static bool begins(struct slice text, const char *word, struct slice *rest)
{
    size_t count = strlen(word);
    if (text.count < count || memcmp(text.bytes, word, count) != 0)
        return false;
    *rest = (struct slice){text.bytes + count, text.count - count};
    return true;
}

/* "10 to 15": the low end must be the lower one. */
static bool read_range(struct slice text, enum unit unit, struct value *value)
{
    static const char between[] = " to ";
    const size_t width = sizeof between - 1;
    for (size_t i = 1; i + width < text.count; i++) {
        if (memcmp(text.bytes + i, between, width) != 0)
            continue;
        struct slice low = {text.bytes, i};
        struct slice high = {text.bytes + i + width, text.count - i - width};
        value->form = VALUE_RANGE;
        return read_number(low, unit, &value->low) && read_number(high, unit, &value->high) &&
               quantity_compare(value->low, value->high) < 0;
    }
    return false;
}

static bool read_bound(struct slice text, enum unit unit, struct value *value)
{
    struct slice number;
    if (begins(text, "under ", &number))
        value->form = VALUE_UNDER;
    else if (begins(text, "over ", &number))
        value->form = VALUE_OVER;
    else
        return false;
    bool good = read_number(number, unit, &value->low);
    value->high = value->low;
    return good;
}

bool value_read(struct slice text, enum unit unit, struct value *value)
{
    *value = value_exact((struct quantity){0, 0});
    if (unit == UNIT_YES_NO)
        return read_yes_no(text, value);
    if (unit == UNIT_DATE)
        return read_day(text, value);
    if (slice_is(text, "nil")) {
        value->form = VALUE_NIL;
        return true;
    }
    struct quantity number;
    if (read_number(text, unit, &number)) {
        *value = value_exact(number);
        return true;
    }
    return unit != UNIT_LEVEL && (read_range(text, unit, value) || read_bound(text, unit, value));
}

/* ---- writing ---- */

static struct calendar_date day_of(struct quantity quantity)
{
    return (struct calendar_date){(int16_t)(quantity.digits / 10000),
                                  (int8_t)(quantity.digits / 100 % 100),
                                  (int8_t)(quantity.digits % 100)};
}

static void write_day(struct quantity quantity, struct buffer *out)
{
    struct calendar_date day = day_of(quantity);
    buffer_format(out, "%d-%d%d-%d%d", day.year, day.month / 10, day.month % 10, day.day / 10,
                  day.day % 10);
}

void value_write(struct value value, enum unit unit, struct buffer *out)
{
    if (unit == UNIT_YES_NO) {
        buffer_add_text(out, value.low.digits ? "yes" : "no");
        return;
    }
    if (unit == UNIT_DATE) {
        write_day(value.low, out);
        return;
    }
    static const char *const before[] = {
        [VALUE_NIL] = "nil", [VALUE_UNDER] = "under ", [VALUE_OVER] = "over "};
    if (value.form != VALUE_EXACT && value.form != VALUE_RANGE)
        buffer_add_text(out, before[value.form]);
    if (value.form != VALUE_NIL)
        quantity_write(value.low, -1, out);
    if (value.form == VALUE_RANGE) {
        buffer_add_text(out, " to ");
        quantity_write(value.high, -1, out);
    }
}

/* ---- printing ---- */

/* Digits in threes, parted by commas, without a sign. */
static void add_digits(struct buffer *out, struct quantity value)
{
    uint64_t digits = value.digits < 0 ? 0 - (uint64_t)value.digits : (uint64_t)value.digits;
    char reversed[48];
    int count = 0;
    for (int digit = 0; digit <= value.decimals || digits > 0; digit++, digits /= 10) {
        if (digit > 0 && digit == value.decimals)
            reversed[count++] = '.';
        else if (digit > value.decimals && (digit - value.decimals) % 3 == 0)
            reversed[count++] = ',';
        reversed[count++] = (char)('0' + digits % 10);
    }
    while (count > 0)
        buffer_add_char(out, reversed[--count]);
}

/* The sign stands before the pound sign. What rounds to nothing has no sign. */
static void add_number(struct buffer *out, struct quantity number, enum unit unit,
                       int32_t precision)
{
    number = quantity_round(number, precision);
    if (number.digits < 0)
        buffer_add_text(out, MINUS);
    if (unit == UNIT_MONEY)
        buffer_add_text(out, "\u00A3");
    add_digits(out, number);
}

/* "10–15%", but "−5 to −3": a dash after which a minus follows cannot be read. */
static void add_range(struct buffer *out, struct value value, enum unit unit, int32_t precision)
{
    bool signs = value.low.digits < 0 || value.high.digits < 0;
    add_number(out, value.low, unit, precision);
    buffer_add_text(out, signs ? "\u00A0to\u00A0" : EN_DASH);
    add_number(out, value.high, unit, precision);
}

const char *value_print(struct value value, enum unit unit, int32_t precision, struct arena *arena)
{
    if (unit == UNIT_YES_NO)
        return value.low.digits ? "Yes" : "No";
    if (unit == UNIT_DATE)
        return date_text(day_of(value.low), arena);
    if (value.form == VALUE_NIL)
        return "nil";
    struct buffer out = buffer_open(arena);
    if (value.form == VALUE_UNDER)
        buffer_add_text(&out, "under\u00A0");
    if (value.form == VALUE_OVER)
        buffer_add_text(&out, "over\u00A0");
    if (unit == UNIT_LEVEL)
        buffer_add_text(&out, "Level\u00A0");
    if (value.form == VALUE_RANGE)
        add_range(&out, value, unit, precision);
    else
        add_number(&out, value.low, unit, precision);
    if (unit == UNIT_PERCENT)
        buffer_add_text(&out, "%");
    return buffer_text(&out);
}
