/* SPDX-License-Identifier: Apache-2.0 */
#include "base/source.h"

struct slice source_line(const struct source_file *file, uint32_t line)
{
    const char *at = file->text.bytes, *end = at + file->text.count;
    for (; line > 1 && at < end; line--) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    if (line != 1 || at >= end)
        return (struct slice){NULL, 0};
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    struct slice found = {at, (size_t)((newline ? newline : end) - at)};
    if (found.count && found.bytes[found.count - 1] == '\r')
        found.count--;
    return found;
}

struct source_pos source_after(struct source_pos pos, struct slice text)
{
    const char *at = text.bytes, *end = at + text.count;
    const char *newline;
    while (at < end && (newline = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        pos.line++;
        pos.column = 1;
        at = newline + 1;
    }
    pos.column += (uint32_t)utf8_length((struct slice){at, (size_t)(end - at)});
    return pos;
}

static int compare_files(const struct source_file *a, const struct source_file *b)
{
    if (a == b)
        return 0;
    if (!a || !b)
        return a ? 1 : -1;
    return strcmp(a->name, b->name);
}

int source_compare(struct source_pos a, struct source_pos b)
{
    int files = compare_files(a.file, b.file);
    if (files)
        return files;
    if (a.line != b.line)
        return a.line < b.line ? -1 : 1;
    if (a.column != b.column)
        return a.column < b.column ? -1 : 1;
    return 0;
}
