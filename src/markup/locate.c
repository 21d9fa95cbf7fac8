/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/locate.h"

struct cursor cursor_open(const struct source_file *file)
{
    return (struct cursor){file, 0, 1, 1};
}

/* Bytes that begin a code point: all but UTF-8's continuation bytes. */
static uint32_t count_codepoints(const char *bytes, size_t count)
{
    uint32_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return found;
}

static void advance(uint32_t *line, uint32_t *column, const char *bytes, size_t count)
{
    const char *at = bytes, *end = bytes + count;
    for (;;) {
        const char *newline = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
        if (!newline)
            break;
        ++*line;
        *column = 1;
        at = newline + 1;
    }
    *column += count_codepoints(at, (size_t)(end - at));
}

struct source_pos cursor_at(struct cursor *cursor, size_t offset)
{
    struct slice text = cursor->file->text;
    if (offset > text.count)
        offset = text.count;
    if (offset < cursor->offset)
        *cursor = cursor_open(cursor->file);
    advance(&cursor->line, &cursor->column, text.bytes + cursor->offset, offset - cursor->offset);
    cursor->offset = offset;
    return (struct source_pos){cursor->file, cursor->line, cursor->column};
}

struct source_pos source_after(struct source_pos pos, struct slice text)
{
    advance(&pos.line, &pos.column, text.bytes, text.count);
    return pos;
}
