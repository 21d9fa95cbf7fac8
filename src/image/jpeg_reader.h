/* SPDX-License-Identifier: Apache-2.0 */
/* image/jpeg_reader.h - inside the image room: libjpeg over bytes in memory, in steps as
 * image/png_reader.h has them. */
#ifndef PLANPRESS_IMAGE_JPEG_READER_H
#define PLANPRESS_IMAGE_JPEG_READER_H

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include "base/arena.h"
#include "base/slice.h"

struct jpeg_reader {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    bool strict;                  /* what libjpeg warns of, too, is a reason to fail */
    char reason[JMSG_LENGTH_MAX]; /* why the last step failed */
    jmp_buf escape;
};

/* A reader that is closed with `arena`. */
struct jpeg_reader *jpeg_reader_open(struct arena *arena);

/* To begin the first step with: from here on libjpeg may jump. */
void jpeg_reader_begin(struct jpeg_reader *reader, struct slice file);

/* Take a step; false when libjpeg refused the file in it. */
bool jpeg_reader_try(struct jpeg_reader *reader,
                     void (*step)(struct jpeg_reader *reader, void *context), void *context);

#endif
