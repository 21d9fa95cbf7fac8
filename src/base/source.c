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
