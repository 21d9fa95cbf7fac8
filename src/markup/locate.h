/* SPDX-License-Identifier: Apache-2.0 */
/* markup/locate.h - from byte offsets to lines and columns, in one pass over the text.
 *
 * A cursor goes forward from the place it was asked for last, so asking in document order costs one
 * walk over the text however long its lines are. Going back is allowed and starts at the top. */
#ifndef PLANPRESS_MARKUP_LOCATE_H
#define PLANPRESS_MARKUP_LOCATE_H

#include "base/source.h"

struct cursor {
    size_t offset;
    struct source_pos pos;
};

struct cursor cursor_open(const struct source_file *file);

/* The place of a byte of the file's text; past its end, the place of the end. */
struct source_pos cursor_at(struct cursor *cursor, size_t offset);

#endif
