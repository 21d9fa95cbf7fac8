/* SPDX-License-Identifier: Apache-2.0 */
/* image/formats.h - inside the image room: one reader for each file format. */
#ifndef PLANPRESS_IMAGE_FORMATS_H
#define PLANPRESS_IMAGE_FORMATS_H

#include "image/image.h"

struct image {
    const char *path;
    struct image_samples samples;
    struct image_samples mask;
    bool masked;
    int32_t across, down; /* pixels per metre; 0: the file does not say */
};

/* What a reader is given, and where it complains. */
struct image_source {
    const char *path;
    struct source_pos pos;
    struct slice bytes;    /* the file */
    struct arena *arena;   /* for the image */
    struct arena *scratch; /* gone after reading, and with it what is deferred to it */
    struct diag_list *diags;
};

/* Fill `image`; false after a diagnostic. */
bool png_read(const struct image_source *source, struct image *image);
bool jpeg_read(const struct image_source *source, struct image *image);

/* Reports a picture beyond IMAGE_LIMIT_MIB; `bytes` is its size when unpacked. */
bool image_fits(const struct image_source *source, int32_t columns, int32_t rows, uint64_t bytes);

#endif
