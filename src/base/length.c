/* SPDX-License-Identifier: Apache-2.0 */
#include "base/length.h"

#include <stddef.h>

struct unit_name {
    const char *name;
    enum length_unit unit;
    int64_t numerator, denominator; /* points (or ems, or hundreds of percent) per unit */
};

static const struct unit_name unit_names[] = {
    {"pt", LENGTH_ABSOLUTE, 1, 1},
    {"mm", LENGTH_ABSOLUTE, 360, 127},
    {"cm", LENGTH_ABSOLUTE, 3600, 127},
    {"in", LENGTH_ABSOLUTE, 72, 1},
    {"em", LENGTH_EM, 1, 1},
    {"%", LENGTH_PERCENT, 1, 100},
};

#define DECIMAL_SCALE 1000000
#define LARGEST_NUMBER 10000 /* keeps every product below within 64 bits */

/* Long division by the bits of `value`: what is left over is below `whole`, so twice it fits. */
length length_share(length value, int64_t part, int64_t whole)
{
    uint64_t share = 0, rest = 0, one = (uint64_t)whole;
    uint64_t bit = 1;
    while (bit <= (uint64_t)value / 2)
        bit *= 2;
    for (; bit; bit /= 2) {
        share *= 2;
        rest *= 2;
        if (rest >= one) {
            rest -= one;
            share++;
        }
        if (!((uint64_t)value & bit))
            continue;
        rest += (uint64_t)part;
        if (rest >= one) {
            rest -= one;
            share++;
        }
    }
    return (length)(share + (rest >= one - rest));
}

static bool digit_at(struct slice text, size_t at)
{
    return at < text.count && text.bytes[at] >= '0' && text.bytes[at] <= '9';
}

/* Digits with an optional point, scaled by DECIMAL_SCALE. Returns how many bytes were read;
 * decimals past the sixth are read and dropped, a number past LARGEST_NUMBER stays past it. */
static size_t read_decimal(struct slice text, int64_t *scaled)
{
    size_t at = 0;
    int64_t value = 0;
    for (; digit_at(text, at); at++) {
        if (value < LARGEST_NUMBER)
            value = value * 10 + (text.bytes[at] - '0');
    }
    bool digits = at > 0;
    value *= DECIMAL_SCALE;
    if (at < text.count && text.bytes[at] == '.') {
        int64_t place = DECIMAL_SCALE / 10;
        for (at++; digit_at(text, at); at++, place /= 10) {
            value += (text.bytes[at] - '0') * place;
            digits = true;
        }
    }
    *scaled = value;
    return digits ? at : 0;
}

bool length_read(struct slice text, enum length_unit *unit, length *value)
{
    bool negative = text.count && text.bytes[0] == '-';
    if (negative || (text.count && text.bytes[0] == '+')) {
        text.bytes++;
        text.count--;
    }
    int64_t scaled;
    size_t read = read_decimal(text, &scaled);
    if (!read || scaled / DECIMAL_SCALE >= LARGEST_NUMBER)
        return false;
    struct slice name = {text.bytes + read, text.count - read};
    if (name.count == 0) {
        *unit = LENGTH_ABSOLUTE;
        *value = 0;
        return scaled == 0; /* only zero needs no unit */
    }
    for (size_t i = 0; i < sizeof unit_names / sizeof *unit_names; i++) {
        const struct unit_name *u = &unit_names[i];
        if (!slice_is(name, u->name))
            continue;
        *unit = u->unit;
        length magnitude =
            length_ratio(scaled * LENGTH_POINT, u->numerator, DECIMAL_SCALE * u->denominator);
        *value = negative ? -magnitude : magnitude;
        return true;
    }
    return false;
}

int length_write(length value, int decimals, char out[32])
{
    static const int64_t powers[] = {1, 10, 100, 1000, 10000, 100000};
    int64_t scaled = length_ratio(value, powers[decimals], LENGTH_POINT);
    uint64_t rest = scaled < 0 ? (uint64_t)-scaled : (uint64_t)scaled;
    while (decimals > 0 && rest % 10 == 0) {
        rest /= 10;
        decimals--;
    }
    char reversed[32];
    int count = 0, written = 0;
    for (int place = 0; place <= decimals || rest > 0; place++, rest /= 10) {
        if (place > 0 && place == decimals)
            reversed[count++] = '.';
        reversed[count++] = (char)('0' + rest % 10);
    }
    if (scaled < 0)
        out[written++] = '-';
    while (count > 0)
        out[written++] = reversed[--count];
    return written;
}
