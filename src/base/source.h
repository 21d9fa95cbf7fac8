/* SPDX-License-Identifier: Apache-2.0 */
/* base/source.h - where something came from, so that every message can say so. */
#ifndef PLANPRESS_BASE_SOURCE_H
#define PLANPRESS_BASE_SOURCE_H

#include <stdint.h>

#include "base/slice.h"

/* One input. `name` is what the user called it; `text` is its content as UTF-8, kept for the line
 * shown under a message (empty when there is none to show: an image, say). */
struct source_file {
    const char *name;
    struct slice text;
};

/* A place in it. line and column count from 1, columns in code points; 0 means "the whole file"
 * (line) or "the whole line" (column). file NULL means the run as a whole. */
struct source_pos {
    const struct source_file *file;
    uint32_t line, column;
};

/* The text of a line without its end, empty when there is no such line. */
struct slice source_line(const struct source_file *file, uint32_t line);

/* `pos` moved over `text`, which begins there. */
struct source_pos source_after(struct source_pos pos, struct slice text);

/* Document order: by file name, line, column; <0, 0, >0. */
int source_compare(struct source_pos a, struct source_pos b);

#endif
