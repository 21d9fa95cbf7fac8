/* SPDX-License-Identifier: Apache-2.0 */
/* Number formats of ECMA-376 part 1, 18.8.30 and 18.8.31. A workbook does not say that a number is
 * a date or a percentage; only how it is shown tells. */
#include "data/number_format.h"

/* Formats a workbook need not write down. Those of 27 to 36 and 50 to 58 are dates of East Asia. */
enum cell_kind number_format_built_in(uint32_t id)
{
    if (id == 9 || id == 10)
        return CELL_PERCENTAGE;
    if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
        return CELL_DATE;
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
        return CELL_TIME;
    return CELL_NUMBER;
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* Past what begins at `at` and is shown as it stands, or says how and not what: "text" in quotes, a
 * character after a backslash, one that fills or makes room, and [colours and conditions]. Hours,
 * minutes and seconds that count on past 24 or 60 stand in brackets too: *elapsed. */
static size_t skip_literal(struct slice code, size_t at, bool *elapsed)
{
    static const char closing[] = {'"', ']'};
    char c = code.bytes[at];
    if (c == '\\' || c == '_' || c == '*')
        return at + 2;
    if (c != '"' && c != '[')
        return at;
    const char *end = memchr(code.bytes + at + 1, closing[c == '['], code.count - at - 1);
    char first = at + 1 < code.count ? lower(code.bytes[at + 1]) : '\0';
    if (c == '[' && (first == 'h' || first == 'm' || first == 's'))
        *elapsed = true;
    return end ? (size_t)(end - code.bytes) + 1 : code.count;
}

/* The first section alone, which is that of positive numbers: the others differ in sign and colour.
 * A month and minutes are the same letter; minutes stand with hours or seconds. */
enum cell_kind number_format_kind(struct slice code)
{
    bool elapsed = false, day = false, month = false, time = false;
    if (code.count >= 7 && strncmp(code.bytes, "General", 7) == 0)
        return CELL_NUMBER;
    for (size_t at = 0; at < code.count && code.bytes[at] != ';';) {
        size_t next = skip_literal(code, at, &elapsed);
        if (next != at) {
            at = next;
            continue;
        }
        char c = lower(code.bytes[at++]);
        if (c == '%')
            return CELL_PERCENTAGE;
        day |= c == 'd' || c == 'y';
        month |= c == 'm';
        time |= c == 'h' || c == 's';
    }
    if (day || (month && !time && !elapsed))
        return CELL_DATE;
    return time || elapsed ? CELL_TIME : CELL_NUMBER;
}
