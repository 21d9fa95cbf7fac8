/* SPDX-License-Identifier: Apache-2.0 */
/* image/image.h - pictures: how large they are, and their samples in a form that PDF takes.
 *
 * Whatever a file allows to go into the PDF unchanged does: a JPEG whole (DCTDecode), the deflated
 * rows of a plain PNG (FlateDecode with the PNG predictors). Only what PDF stores otherwise is
 * unpacked: PNG with transparency, whose alpha channel becomes a mask of its own, and interlaced
 * PNG. Colours are taken as they are: by the ICC profile inside the picture, else as those of sRGB,
 * or as the CMYK of an unnamed press. */
#ifndef PLANPRESS_IMAGE_IMAGE_H
#define PLANPRESS_IMAGE_IMAGE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/length.h"
#include "base/slice.h"

/* Larger pictures are refused: in pixels a side, and in bytes when unpacked. */
#define IMAGE_LIMIT_SIDE 32767
#define IMAGE_LIMIT_MIB 256

struct image;

/* Read a PNG or JPEG file, told apart by their first bytes. The image is immutable, in `arena`, and
 * borrows nothing. NULL and a diagnostic at `pos` (the place that names the file) when there is no
 * such file or it is broken, too large or of a kind that PDF does not hold. */
const struct image *image_load(struct arena *arena, const char *path, struct source_pos pos,
                               struct diag_list *diags);

struct image_size {
    int32_t columns, rows; /* pixels */
    length width, height; /* at the file's own resolution, or at 96 pixels an inch if it has none */
};
struct image_size image_size(const struct image *image);

/* The path it was loaded from, for messages. */
const char *image_path(const struct image *image);

/* Pixels per inch across, 0 when the file does not say. */
int32_t image_resolution(const struct image *image);

/* How the bytes of a picture are to be read. */
enum image_coding {
    IMAGE_RAW,          /* rows from the top, each beginning with a new byte */
    IMAGE_PNG_DEFLATED, /* the same, each row PNG-filtered, all deflated (ISO/IEC 15948, 10) */
    IMAGE_JPEG,         /* a whole JPEG file */
};

enum image_colours { IMAGE_GRAY, IMAGE_RGB, IMAGE_CMYK, IMAGE_INDEXED };

/* How many samples make a pixel. */
int image_components(enum image_colours colours);

struct image_samples {
    enum image_coding coding;
    enum image_colours colours;
    int32_t columns, rows;
    int32_t bits;         /* per component: 1, 2, 4, 8 or 16 */
    bool inverted;        /* CMYK as Adobe programs store it: 0 is full ink */
    bool plain_rgb;       /* a JPEG of RGB that does not say so itself: not to be taken for YCbCr */
    struct slice palette; /* IMAGE_INDEXED: the colours of the entries */
    enum image_colours palette_colours; /* RGB; for a press (image/icc.h) gray or CMYK */
    struct slice profile; /* what the colours mean; empty: sRGB, or its gray, or any CMYK */
    struct slice bytes;
};

/* What a pixel is made of once a palette has been looked up. */
enum image_colours image_pixel_colours(const struct image_samples *samples);

/* The picture itself. */
const struct image_samples *image_samples(const struct image *image);

/* How opaque each pixel is, IMAGE_GRAY of the same size; NULL when all are. */
const struct image_samples *image_mask(const struct image *image);

/* Whether two images have the same content, so that it needs to be stored but once; and a hash that
 * is equal for such. */
bool image_equal(const struct image *a, const struct image *b);
uint64_t image_hash(const struct image *image);

#endif
