/* SPDX-License-Identifier: Apache-2.0 */
/* image/png_reader.h - inside the image room: libpng over bytes in memory.
 *
 * libpng reports errors by not returning. Its calls are therefore made in steps, each under the one
 * setjmp there is, in png_reader_try(); and nothing is allocated from an arena inside a step. What
 * a step leaves behind lies in its context, in memory and not in a register that the jump would
 * undo.
 */
#ifndef PLANPRESS_IMAGE_PNG_READER_H
#define PLANPRESS_IMAGE_PNG_READER_H

#include <png.h>
#include <setjmp.h>

#include "base/arena.h"
#include "base/slice.h"

struct png_reader {
    png_structp png;
    png_infop info;
    struct slice file;
    size_t at;       /* in it */
    char reason[96]; /* why the last step failed */
    jmp_buf escape;
};

/* A reader at the beginning of `file`, closed with `arena`. */
struct png_reader *png_reader_open(struct slice file, struct arena *arena);

/* Take a step; false when libpng refused the file in it. */
bool png_reader_try(struct png_reader *reader,
                    void (*step)(struct png_reader *reader, void *context), void *context);

#endif
