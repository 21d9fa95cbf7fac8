/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/locate.h"

struct cursor cursor_open(const struct source_file *file)
{
    return (struct cursor){0, {file, 1, 1}};
}

struct source_pos cursor_at(struct cursor *cursor, size_t offset)
{
    struct slice text = cursor->pos.file->text;
    if (offset > text.count)
        offset = text.count;
    if (offset < cursor->offset)
        *cursor = cursor_open(cursor->pos.file);
    struct slice passed = {text.bytes + cursor->offset, offset - cursor->offset};
    cursor->pos = source_after(cursor->pos, passed);
    cursor->offset = offset;
    return cursor->pos;
}
