/* SPDX-License-Identifier: Apache-2.0 */
/* Spreadsheets keep numbers in binary floating point and write down 17 digits of them, so what was
 * 0.1 + 0.2 stands in the file as 0.30000000000000004; they show 15, and so do we. All of it is
 * done on the digits as text: no floating point of ours is involved, and no locale. */
#include "data/decimal.h"

#include "base/buffer.h"

#define SHOWN_DIGITS 15
#define MOST_DECIMALS 6
#define MOST_WHOLE 30
#define MOST_READ 40

/* 0.d1d2d3... times ten to the `point`; no zeros at either end of the digits. */
struct decimal {
    bool negative;
    int count, point;
    char digits[MOST_READ];
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits past the last that is kept count for the point only. */
static void add_digit(struct decimal *decimal, char digit, bool fraction)
{
    if (decimal->count == 0 && digit == '0') {
        decimal->point -= fraction;
        return;
    }
    if (decimal->count < MOST_READ)
        decimal->digits[decimal->count++] = digit;
    decimal->point += !fraction;
}

static bool read_exponent(struct slice text, size_t at, int *exponent)
{
    int sign = 1, value = 0;
    if (at < text.count && (text.bytes[at] == '+' || text.bytes[at] == '-'))
        sign = text.bytes[at++] == '-' ? -1 : 1;
    if (at == text.count || text.count - at > 4)
        return false;
    for (; at < text.count; at++) {
        if (!is_digit(text.bytes[at]))
            return false;
        value = value * 10 + (text.bytes[at] - '0');
    }
    *exponent = sign * value;
    return true;
}

static bool read_decimal(struct slice text, struct decimal *decimal)
{
    size_t at = 0, seen = 0;
    bool fraction = false;
    *decimal = (struct decimal){.count = 0};
    if (at < text.count && (text.bytes[at] == '-' || text.bytes[at] == '+'))
        decimal->negative = text.bytes[at++] == '-';
    for (; at < text.count; at++) {
        char c = text.bytes[at];
        if (c == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (!is_digit(c))
            break;
        add_digit(decimal, c, fraction);
        seen++;
    }
    int exponent = 0;
    if (at < text.count && (text.bytes[at] == 'E' || text.bytes[at] == 'e') &&
        !read_exponent(text, at + 1, &exponent))
        return false;
    decimal->point += exponent;
    return seen > 0 && (at == text.count || text.bytes[at] == 'E' || text.bytes[at] == 'e');
}

/* Keep the first `count` digits, rounded half away from zero. */
static void round_to(struct decimal *decimal, int count)
{
    if (count < 0)
        decimal->count = 0;
    bool up = count >= 0 && count < decimal->count && decimal->digits[count] >= '5';
    if (count < decimal->count)
        decimal->count = count < 0 ? 0 : count;
    while (up && decimal->count > 0) {
        char *last = &decimal->digits[decimal->count - 1];
        up = *last == '9';
        if (up)
            decimal->count--;
        else
            ++*last;
    }
    if (up) {
        decimal->digits[decimal->count++] = '1';
        decimal->point++;
    }
    while (decimal->count > 0 && decimal->digits[decimal->count - 1] == '0')
        decimal->count--;
}

/* Sign, point, zeros before the digits, and no more digits than are read. */
#define LONGEST (MOST_READ + MOST_WHOLE + MOST_DECIMALS + 4)

static size_t write_decimal(const struct decimal *decimal, char out[LONGEST])
{
    size_t count = 0;
    if (decimal->negative && decimal->count)
        out[count++] = '-';
    if (decimal->point <= 0 || decimal->count == 0)
        out[count++] = '0';
    for (int i = 0; decimal->count && i < decimal->point; i++)
        out[count++] = i < decimal->count ? decimal->digits[i] : '0';
    if (decimal->count == 0 || decimal->count <= decimal->point)
        return count;
    out[count++] = '.';
    for (int i = decimal->point; i < decimal->count; i++)
        out[count++] = i < 0 ? '0' : decimal->digits[i];
    return count;
}

bool decimal_plain(struct arena *arena, struct slice text, int shift, struct slice *plain)
{
    struct decimal decimal;
    if (!read_decimal(text, &decimal))
        return false;
    round_to(&decimal, SHOWN_DIGITS);
    decimal.point += shift;
    round_to(&decimal, decimal.point + MOST_DECIMALS);
    if (decimal.count && decimal.point > MOST_WHOLE)
        return false;
    char out[LONGEST];
    size_t count = write_decimal(&decimal, out);
    *plain = (struct slice){arena_copy(arena, out, count), count};
    return true;
}

/* ---- days ---- */

/* The Gregorian date of a day counted from 1 March of year 0: years then begin in March, so the
 * leap day is a year's last (Howard Hinnant, "chrono-compatible low-level date algorithms", 2013).
 */
static struct slice day_text(struct arena *arena, int64_t day)
{
    int64_t era = day / 146097, of_era = day % 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t from_march = (5 * of_year + 2) / 153;
    int64_t date = of_year - (153 * from_march + 2) / 5 + 1;
    int64_t month = from_march < 10 ? from_march + 3 : from_march - 9;
    return slice_of(format_text(arena, "%D-%s%D-%s%D", era * 400 + year_of_era + (month <= 2),
                                month < 10 ? "0" : "", month, date < 10 ? "0" : "", date));
}

/* Days from 1 March of year 0 to 30 December 1899, which is 0 for serials from 61 on. */
#define DAY_ZERO INT64_C(693899)
#define LAST_SERIAL 2958465 /* 31 December 9999 */

/* ECMA-376 part 1, 18.17.4.1: serial 1 is 1 January 1900 and 60 is a 29 February 1900, which did
 * not exist, so all before it are a day off; or 0 is 1 January 1904. */
bool decimal_day(struct arena *arena, struct slice serial, bool from_1904, struct slice *day)
{
    struct slice plain;
    int64_t number = 0;
    if (!decimal_plain(arena, serial, 0, &plain) || plain.bytes[0] == '-')
        return false;
    for (size_t i = 0; i < plain.count && plain.bytes[i] != '.' && number <= LAST_SERIAL; i++)
        number = number * 10 + (plain.bytes[i] - '0');
    if (from_1904)
        number += 1462;
    else if (number < 1 || number == 60)
        return false;
    if (number > LAST_SERIAL)
        return false;
    *day = day_text(arena, DAY_ZERO + number + (number < 60));
    return true;
}
