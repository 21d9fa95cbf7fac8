/* SPDX-License-Identifier: Apache-2.0 */
/* pictures FOLDER: a small picture of each kind that plans may show, for the feature documents. */
#include <assert.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
/* jpeglib.h wants the two above */
#include <jpeglib.h>

enum { SIDE = 24, MOST_CHANNELS = 4 };

struct png_kind {
    const char *name;
    int colour, bits, interlace;
    int fading; /* colours of the palette that are not quite there */
};

static const struct png_kind png_kinds[] = {
    {"rgb.png", PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_NONE, 0},
    {"rgb16.png", PNG_COLOR_TYPE_RGB, 16, PNG_INTERLACE_NONE, 0},
    {"rgb-alpha.png", PNG_COLOR_TYPE_RGB_ALPHA, 8, PNG_INTERLACE_NONE, 0},
    {"gray.png", PNG_COLOR_TYPE_GRAY, 8, PNG_INTERLACE_NONE, 0},
    {"gray-alpha.png", PNG_COLOR_TYPE_GRAY_ALPHA, 8, PNG_INTERLACE_NONE, 0},
    {"one-bit.png", PNG_COLOR_TYPE_GRAY, 1, PNG_INTERLACE_NONE, 0},
    {"palette.png", PNG_COLOR_TYPE_PALETTE, 2, PNG_INTERLACE_NONE, 0},
    {"palette-alpha.png", PNG_COLOR_TYPE_PALETTE, 2, PNG_INTERLACE_NONE, 2},
    {"interlaced.png", PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_ADAM7, 0},
};

struct jpeg_kind {
    const char *name;
    J_COLOR_SPACE colour;
    int channels;
    boolean progressive;
};

static const struct jpeg_kind jpeg_kinds[] = {
    {"rgb.jpg", JCS_RGB, 3, FALSE},
    {"gray.jpg", JCS_GRAYSCALE, 1, FALSE},
    {"progressive.jpg", JCS_RGB, 3, TRUE},
    {"cmyk.jpg", JCS_CMYK, 4, FALSE},
};

/* A row of some pattern, the same every time; any bytes are a row of any kind. */
static void fill(unsigned char *row, size_t size, int y)
{
    for (size_t i = 0; i < size; i++) {
        row[i] = (unsigned char)(i * 5 + (size_t)y * 11);
    }
}

static FILE *create(const char *folder, const char *name)
{
    char path[4096];
    int size = snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = size < (int)sizeof path ? fopen(path, "wb") : NULL;
    if (file == NULL) {
        perror(name);
        exit(1);
    }
    return file;
}

static void write_png(const char *folder, const struct png_kind *kind)
{
    FILE *file = create(folder, kind->name);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file);
    png_set_IHDR(png, info, SIDE, SIDE, kind->bits, kind->colour, kind->interlace,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    static const png_color palette[] = {{200, 0, 0}, {0, 160, 0}, {0, 0, 200}, {250, 250, 250}};
    static const unsigned char alpha[] = {0, 128};
    if (kind->colour == PNG_COLOR_TYPE_PALETTE) {
        png_set_PLTE(png, info, palette, 4);
        if (kind->fading > 0) {
            png_set_tRNS(png, info, alpha, kind->fading, NULL);
        }
    }
    png_write_info(png, info);
    unsigned char row[SIDE * MOST_CHANNELS * 2];
    for (int pass = png_set_interlace_handling(png); pass > 0; pass--) {
        for (int y = 0; y < SIDE; y++) {
            fill(row, png_get_rowbytes(png, info), y);
            png_write_row(png, row);
        }
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    fclose(file);
}

static void write_jpeg(const char *folder, const struct jpeg_kind *kind)
{
    FILE *file = create(folder, kind->name);
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, file);
    jpeg.image_width = jpeg.image_height = SIDE;
    jpeg.input_components = kind->channels;
    jpeg.in_color_space = kind->colour;
    jpeg_set_defaults(&jpeg);
    if (kind->progressive) {
        jpeg_simple_progression(&jpeg);
    }
    jpeg_start_compress(&jpeg, TRUE);
    unsigned char row[SIDE * MOST_CHANNELS];
    JSAMPROW rows[] = {row};
    for (int y = 0; y < SIDE; y++) {
        fill(row, (size_t)SIDE * (size_t)kind->channels, y);
        jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    fclose(file);
}

int main(int count, char **arguments)
{
    assert(count == 2);
    (void)count;
    for (size_t i = 0; i < sizeof png_kinds / sizeof png_kinds[0]; i++) {
        write_png(arguments[1], &png_kinds[i]);
    }
    for (size_t i = 0; i < sizeof jpeg_kinds / sizeof jpeg_kinds[0]; i++) {
        write_jpeg(arguments[1], &jpeg_kinds[i]);
    }
    return 0;
}
