/* SPDX-License-Identifier: Apache-2.0 */
/* Figures as decimal integers: exact, and printed with the digits they were reported with. */
#include "model/value.h"

#define MOST_DECIMALS 18
#define WHOLE_DIGITS 12
#define FRACTION_DIGITS 6

static int64_t power_of_ten(int32_t exponent)
{
    int64_t power = 1;
    for (int32_t i = 0; i < exponent; i++)
        power *= 10;
    return power;
}

static int sign(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Whole parts first; what is left is below one and can be brought to eighteen decimals safely. */
int quantity_compare(struct quantity a, struct quantity b)
{
    int64_t one_a = power_of_ten(a.decimals), one_b = power_of_ten(b.decimals);
    int whole = sign(a.digits / one_a, b.digits / one_b);
    if (whole)
        return whole;
    return sign(a.digits % one_a * power_of_ten(MOST_DECIMALS - a.decimals),
                b.digits % one_b * power_of_ten(MOST_DECIMALS - b.decimals));
}

struct quantity quantity_sum(struct quantity a, struct quantity b)
{
    int32_t decimals = a.decimals > b.decimals ? a.decimals : b.decimals;
    return (struct quantity){a.digits * power_of_ten(decimals - a.decimals) +
                                 b.digits * power_of_ten(decimals - b.decimals),
                             decimals};
}

struct quantity quantity_difference(struct quantity a, struct quantity b)
{
    b.digits = -b.digits;
    return quantity_sum(a, b);
}

struct quantity quantity_share(struct quantity a, struct quantity share)
{
    const int64_t most = INT64_MAX / 10000; /* a share has four digits: 999.9 at most */
    share = quantity_round(share, share.decimals > 1 ? 1 : share.decimals);
    while (a.decimals > 0 && (a.digits > most || a.digits < -most))
        a = quantity_round(a, a.decimals - 1);
    return (struct quantity){a.digits * share.digits, a.decimals + share.decimals + 2};
}

/* Digits from text[*at], at most `most` of them, appended to *digits; how many. */
static int32_t read_digits(struct slice text, size_t *at, int64_t *digits, int32_t most)
{
    int32_t count = 0;
    for (; *at < text.count && count <= most; ++*at, count++) {
        char c = text.bytes[*at];
        if (c < '0' || c > '9')
            break;
        *digits = *digits * 10 + (c - '0');
    }
    return count;
}

bool quantity_read(struct slice text, struct quantity *value)
{
    size_t at = 0;
    bool negative = text.count && text.bytes[0] == '-';
    at += negative;
    *value = (struct quantity){0, 0};
    int32_t whole = read_digits(text, &at, &value->digits, WHOLE_DIGITS);
    if (whole == 0 || whole > WHOLE_DIGITS)
        return false;
    if (at < text.count && text.bytes[at] == '.') {
        at++;
        value->decimals = read_digits(text, &at, &value->digits, FRACTION_DIGITS);
        if (value->decimals == 0 || value->decimals > FRACTION_DIGITS)
            return false;
    }
    if (negative)
        value->digits = -value->digits;
    return at == text.count;
}

struct quantity quantity_round(struct quantity value, int32_t decimals)
{
    if (decimals < 0)
        return value;
    if (decimals >= value.decimals) {
        value.digits *= power_of_ten(decimals - value.decimals);
    } else {
        int64_t unit = power_of_ten(value.decimals - decimals);
        int64_t half = value.digits < 0 ? -unit / 2 : unit / 2;
        value.digits = (value.digits + half) / unit;
    }
    value.decimals = decimals;
    return value;
}

void quantity_write(struct quantity value, int32_t decimals, struct buffer *out)
{
    value = quantity_round(value, decimals);
    int64_t one = power_of_ten(value.decimals);
    uint64_t size = value.digits < 0 ? 0 - (uint64_t)value.digits : (uint64_t)value.digits;
    if (value.digits < 0)
        buffer_add_char(out, '-');
    buffer_add_int(out, (int64_t)(size / (uint64_t)one));
    if (value.decimals == 0)
        return;
    buffer_add_char(out, '.');
    uint64_t fraction = size % (uint64_t)one;
    for (int64_t digit = one / 10; digit > 0; digit /= 10)
        buffer_add_char(out, (char)('0' + fraction / (uint64_t)digit % 10));
}
