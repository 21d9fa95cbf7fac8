/* SPDX-License-Identifier: Apache-2.0 */
/* tests/pdf/tools.c - what the readers share: complaints, squeezed texts, the output of commands.
 */
#define _POSIX_C_SOURCE 200809L /* popen */

#include "reading.h"

#include <stdio.h>
#include <stdlib.h>

#define COMPLAINTS_MOST 20

/* The one thing every check writes to. */
static int complaints;

void complain(const char *format, ...)
{
    if (++complaints > COMPLAINTS_MOST)
        return;
    struct arena *arena = arena_create(NULL);
    struct buffer out = buffer_open(arena);
    va_list arguments;
    va_start(arguments, format);
    buffer_format_list(&out, format, arguments);
    va_end(arguments);
    printf("%s\n", buffer_text(&out));
    arena_destroy(arena);
}

/* White space; and what ends the line in a broken word: the file says that it is a soft hyphen
 * (ActualText), but poppler's view of the structure shows the glyph. */
static bool is_dropped(uint32_t c)
{
    return c == 0x2010 || c <= ' ' || c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000;
}

const char *squeeze(struct arena *arena, struct slice text)
{
    struct buffer out = buffer_open(arena);
    for (size_t at = 0; at < text.count;) {
        uint32_t c = utf8_next(text, &at);
        if (!is_dropped(c))
            buffer_add_codepoint(&out, c);
    }
    return buffer_text(&out);
}

struct slice output_of(struct arena *arena, const char *command, const char *file, const char *more)
{
    FILE *pipe = popen(format_text(arena, "%s '%s' %s", command, file, more), "r");
    struct buffer out = buffer_open(arena);
    char part[65536];
    for (size_t count; pipe && (count = fread(part, 1, sizeof part, pipe)) > 0;)
        buffer_add(&out, part, count);
    if (!pipe || pclose(pipe) != 0) {
        printf("%s fails\n", command);
        exit(1);
    }
    buffer_text(&out);
    return buffer_slice(&out);
}

int complaint_count(void)
{
    return complaints;
}

bool is_reordered(const char *text)
{
    struct slice slice = slice_of(text);
    for (size_t at = 0; at < slice.count;) {
        uint32_t c = utf8_next(slice, &at);
        if (c >= 0x900 && c < 0xE00)
            return true;
    }
    return false;
}

struct slice next_line(struct slice *rest)
{
    const char *end = memchr(rest->bytes, '\n', rest->count);
    struct slice line = {rest->bytes, end ? (size_t)(end - rest->bytes) : rest->count};
    size_t taken = line.count + (end != NULL);
    rest->bytes += taken;
    rest->count -= taken;
    return line;
}
