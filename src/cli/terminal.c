/* SPDX-License-Identifier: Apache-2.0 */
/* How wide a character shows is asked of the C library in its C.UTF-8 locale, the one locale that
 * is always there, through uselocale(), which leaves the process's own locale alone. */
#define _XOPEN_SOURCE 700
#include "cli/terminal.h"

#include <locale.h>
#include <stdbool.h>
#include <string.h>
#include <wchar.h>

#define TAB_WIDTH 4
#define INDENT "    "
#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */
#define ELLIPSIS "\xE2\x80\xA6"    /* U+2026 */

/* One character as it shows: bytes to print and the columns they take. */
struct cell {
    const char *bytes;
    size_t count;
    unsigned width;
};

void terminal_prepare(void)
{
    locale_t unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (unicode)
        uselocale(unicode); /* until the process ends */
}

/* Direction marks and overrides (UAX #9, 2) would let a document reorder the message around it. */
static bool steers(wchar_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* The character at text[0..length) and how many of those bytes it is. `column` is where it will
 * stand, for tabs. */
static size_t cell_read(const char *text, size_t length, unsigned column, struct cell *cell)
{
    static const char spaces[] = "    ";
    if (*text == '\t') {
        *cell = (struct cell){spaces, 0, TAB_WIDTH - column % TAB_WIDTH};
        cell->count = cell->width;
        return 1;
    }
    wchar_t c;
    mbstate_t state = {0};
    size_t used = mbrtowc(&c, text, length, &state);
    bool broken = used == (size_t)-1 || used == (size_t)-2 || used == 0;
    int width = broken || steers(c) ? -1 : wcwidth(c);
    if (width < 0)
        *cell = (struct cell){REPLACEMENT, strlen(REPLACEMENT), 1};
    else
        *cell = (struct cell){text, used, (unsigned)width};
    return broken ? 1 : used;
}

void terminal_text(FILE *to, const char *text)
{
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        struct cell cell;
        at += cell_read(text + at, length - at, 0, &cell);
        fwrite(cell.bytes, 1, cell.count, to);
    }
}

/* Columns before the character `column`; those of the whole line when it has fewer. */
static unsigned columns_before(const char *line, size_t length, unsigned column)
{
    unsigned columns = 0;
    for (size_t at = 0; at < length && column > 1; column--) {
        struct cell cell;
        at += cell_read(line + at, length - at, columns, &cell);
        columns += cell.width;
    }
    return columns;
}

/* Print the cells that lie wholly in columns [from, to). */
static void print_window(FILE *out, const char *line, size_t length, unsigned from, unsigned to)
{
    unsigned columns = 0;
    for (size_t at = 0; at < length && columns < to;) {
        struct cell cell;
        at += cell_read(line + at, length - at, columns, &cell);
        unsigned end = columns + cell.width;
        if (columns >= from && end <= to)
            fwrite(cell.bytes, 1, cell.count, out);
        else if (columns < from && end > from) /* half of a wide one keeps its place */
            fprintf(out, "%*s", (int)(end - from), "");
        columns = end;
    }
}

void terminal_excerpt(FILE *to, const char *line, size_t length, unsigned column,
                      const char *caret_on, const char *caret_off)
{
    unsigned total = columns_before(line, length, (unsigned)-1);
    unsigned caret = columns_before(line, length, column);
    unsigned from = 0, until = total;
    if (total > EXCERPT_WIDTH) {
        unsigned context = EXCERPT_WIDTH * 2 / 3; /* what is wrong is mostly seen from before it */
        from = caret > context ? caret - context : 0;
        if (from > total - EXCERPT_WIDTH)
            from = total - EXCERPT_WIDTH;
        until = from + EXCERPT_WIDTH;
    }
    /* an ellipsis takes a column of the window at each end that is cut */
    unsigned first = from + (from > 0), last = until - (until < total);
    fputs(INDENT, to);
    if (first > from)
        fputs(ELLIPSIS, to);
    print_window(to, line, length, first, last);
    fprintf(to, "%s\n", last < until ? ELLIPSIS : "");
    if (column)
        fprintf(to, INDENT "%*s%s^%s\n", (int)(caret - from), "", caret_on, caret_off);
}
