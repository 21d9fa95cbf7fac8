/* SPDX-License-Identifier: Apache-2.0 */
/* JPEG files that tests make. */
#ifndef PLANPRESS_TEST_JPEGS_H
#define PLANPRESS_TEST_JPEGS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* jpeglib.h wants those above */
#include <jpeglib.h>

/* One being written: the picture is square, its rows all to come. Settings may be changed and
 * markers written before jpeg_rows(). */
struct jpeg_file {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    FILE *file;
};

static inline void jpeg_begin(struct jpeg_file *out, const char *path, int side,
                              J_COLOR_SPACE colours)
{
    int channels = colours == JCS_GRAYSCALE ? 1 : colours == JCS_CMYK ? 4 : 3;
    out->file = fopen(path, "wb");
    if (!out->file) {
        perror(path);
        exit(1);
    }
    out->jpeg.err = jpeg_std_error(&out->errors);
    jpeg_create_compress(&out->jpeg);
    jpeg_stdio_dest(&out->jpeg, out->file);
    out->jpeg.image_width = out->jpeg.image_height = (JDIMENSION)side;
    out->jpeg.input_components = channels;
    out->jpeg.in_color_space = colours;
    jpeg_set_defaults(&out->jpeg);
}

/* Write the rows and close the file: row y is made by fill(row, bytes, y, context). */
static inline void jpeg_rows(struct jpeg_file *out,
                             void (*fill)(unsigned char *row, size_t size, int y,
                                          const void *context),
                             const void *context)
{
    unsigned char row[4096];
    size_t size = (size_t)out->jpeg.image_width * (size_t)out->jpeg.input_components;
    JSAMPROW rows[] = {row};
    while (size <= sizeof row && out->jpeg.next_scanline < out->jpeg.image_height) {
        fill(row, size, (int)out->jpeg.next_scanline, context);
        jpeg_write_scanlines(&out->jpeg, rows, 1);
    }
    jpeg_finish_compress(&out->jpeg);
    jpeg_destroy_compress(&out->jpeg);
    fclose(out->file);
}

#endif
