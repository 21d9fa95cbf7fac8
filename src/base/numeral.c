/* SPDX-License-Identifier: Apache-2.0 */
#include "base/numeral.h"

#include "base/buffer.h"

/* Letters are digits of base 26 that has no nought. */
const char *numeral_letters(struct arena *arena, int32_t number, char first)
{
    char reversed[8];
    size_t count = 0;
    for (; number > 0; number = (number - 1) / 26)
        reversed[count++] = (char)(first + (number - 1) % 26);
    struct buffer out = buffer_open(arena);
    while (count)
        buffer_add_char(&out, reversed[--count]);
    return buffer_text(&out);
}

const char *numeral_roman(struct arena *arena, int32_t number)
{
    static const struct {
        int32_t value;
        const char *text;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    struct buffer out = buffer_open(arena);
    if (number >= 4000)
        buffer_add_int(&out, number);
    for (size_t i = 0; number < 4000 && i < sizeof steps / sizeof *steps; i++) {
        for (; number >= steps[i].value; number -= steps[i].value)
            buffer_add_text(&out, steps[i].text);
    }
    return buffer_text(&out);
}
