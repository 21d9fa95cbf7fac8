/* SPDX-License-Identifier: Apache-2.0 */
#include "data/words.h"

const char *const month_abbreviations[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul",
                                           "aug", "sep", "oct", "nov", "dec", NULL};

bool begins(struct slice text, const char *with)
{
    size_t i = 0;
    while (with[i] && i < text.count && lower(text.bytes[i]) == lower(with[i]))
        i++;
    return !with[i];
}

bool same(struct slice text, const char *other)
{
    return begins(text, other) && text.count == strlen(other);
}

bool among(struct slice text, const char *const *words)
{
    while (*words && !same(text, *words))
        words++;
    return *words;
}

struct slice past(struct slice text, size_t count)
{
    return slice_trim((struct slice){text.bytes + count, text.count - count});
}

bool has_digit(struct slice text)
{
    size_t i = 0;
    while (i < text.count && !is_digit(text.bytes[i]))
        i++;
    return i < text.count;
}
