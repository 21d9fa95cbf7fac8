/* SPDX-License-Identifier: Apache-2.0 */
/* pictures FOLDER PRINTER.icc: a small picture of each kind that plans may show, for the feature
 * documents and for tests/pdf/colours. */
#include <assert.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>

#include "jpegs.h"
#include "profiles.h"

enum { SIDE = 24, MOST_CHANNELS = 4, PART = 60000 };

/* A profile inside a picture, which then is of one colour. */
struct inside {
    enum { NO_PROFILE, SWAPPED, LINEAR, SWAPPED_PLACES, PRINTER } kind;
    unsigned char pixel[MOST_CHANNELS];
};

struct png_kind {
    const char *name;
    int colour, bits, interlace;
    int fading; /* colours of the palette that are not quite there */
    struct inside inside;
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
    {"own-rgb.png", PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_NONE, 0, {SWAPPED, {200, 60, 20}}},
    {"own-rgb16.png", PNG_COLOR_TYPE_RGB, 16, PNG_INTERLACE_NONE, 0, {SWAPPED, {200, 60, 20}}},
    {"own-alpha.png",
     PNG_COLOR_TYPE_RGB_ALPHA,
     8,
     PNG_INTERLACE_NONE,
     0,
     {SWAPPED, {200, 60, 20, 254}}},
    {"own-palette.png", PNG_COLOR_TYPE_PALETTE, 2, PNG_INTERLACE_NONE, 0, {SWAPPED, {0}}},
    {"own-gray.png", PNG_COLOR_TYPE_GRAY, 8, PNG_INTERLACE_NONE, 0, {LINEAR, {55}}},
    {"own-places.png",
     PNG_COLOR_TYPE_RGB,
     8,
     PNG_INTERLACE_NONE,
     0,
     {SWAPPED_PLACES, {200, 60, 20}}},
};

struct jpeg_kind {
    const char *name;
    J_COLOR_SPACE colour;
    boolean progressive;
    struct inside inside;
};

static const struct jpeg_kind jpeg_kinds[] = {
    {"rgb.jpg", JCS_RGB, FALSE},
    {"gray.jpg", JCS_GRAYSCALE, FALSE},
    {"progressive.jpg", JCS_RGB, TRUE},
    {"cmyk.jpg", JCS_CMYK, FALSE},
    {"own-rgb.jpg", JCS_RGB, FALSE, {SWAPPED, {200, 60, 20}}},
    {"own-gray.jpg", JCS_GRAYSCALE, FALSE, {LINEAR, {55}}},
    /* Adobe's way: 0 is the full tone; cyan 60, magenta 20, yellow 80, black 10 of a hundred */
    {"own-cmyk.jpg", JCS_CMYK, FALSE, {PRINTER, {102, 204, 51, 229}}},
};

struct bytes {
    unsigned char *at;
    size_t count;
};
static struct bytes printer;

/* A row of some pattern, the same every time; any bytes are a row of any kind. */
static void fill(unsigned char *row, size_t size, int y, const struct inside *inside,
                 size_t channels, size_t wide)
{
    for (size_t i = 0; i < size; i++) {
        row[i] = inside->kind ? inside->pixel[i / wide % channels]
                              : (unsigned char)(i * 5 + (size_t)y * 11);
    }
}

static struct bytes profile_of(const struct inside *inside)
{
    static unsigned char made[PROFILE_MOST];
    if (inside->kind == PRINTER)
        return printer;
    return (struct bytes){
        made, profile_make(inside->kind == SWAPPED ? PROFILE_SWAPPED : PROFILE_LINEAR, made)};
}

static void path_of(const char *folder, const char *name, char path[4096])
{
    int size = snprintf(path, 4096, "%s/%s", folder, name);
    assert(size < 4096);
    (void)size;
}

static FILE *create(const char *folder, const char *name)
{
    char path[4096];
    path_of(folder, name, path);
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        perror(path);
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
    if (kind->inside.kind == SWAPPED_PLACES) {
        png_set_cHRM(png, info, 0.3127, 0.3290, 0.30, 0.60, 0.64, 0.33, 0.15, 0.06);
    } else if (kind->inside.kind) {
        struct bytes profile = profile_of(&kind->inside);
        png_set_iCCP(png, info, "own", PNG_COMPRESSION_TYPE_BASE, profile.at,
                     (png_uint_32)profile.count);
    }
    static const png_color palette[] = {{200, 60, 20}, {0, 160, 0}, {0, 0, 200}, {250, 250, 250}};
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
            fill(row, png_get_rowbytes(png, info), y, &kind->inside, png_get_channels(png, info),
                 kind->bits == 16 ? 2 : 1);
            png_write_row(png, row);
        }
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    fclose(file);
}

static void write_profile(j_compress_ptr jpeg, struct bytes profile)
{
    unsigned char part[PART + 14] = "ICC_PROFILE";
    size_t parts = (profile.count + PART - 1) / PART;
    for (size_t i = 0; i < parts; i++) {
        size_t size = i + 1 < parts ? PART : profile.count - i * PART;
        part[12] = (unsigned char)(i + 1);
        part[13] = (unsigned char)parts;
        memcpy(part + 14, profile.at + i * PART, size);
        jpeg_write_marker(jpeg, JPEG_APP0 + 2, part, (unsigned)size + 14);
    }
}

static void fill_jpeg(unsigned char *row, size_t size, int y, const void *context)
{
    const struct jpeg_kind *kind = context;
    fill(row, size, y, &kind->inside, size / SIDE, 1);
}

static void write_jpeg(const char *folder, const struct jpeg_kind *kind)
{
    struct jpeg_file out;
    char path[4096];
    path_of(folder, kind->name, path);
    jpeg_begin(&out, path, SIDE, kind->colour);
    if (kind->progressive) {
        jpeg_simple_progression(&out.jpeg);
    }
    jpeg_start_compress(&out.jpeg, TRUE);
    if (kind->inside.kind) {
        write_profile(&out.jpeg, profile_of(&kind->inside));
    }
    jpeg_rows(&out, fill_jpeg, kind);
}

static struct bytes read_file(const char *path)
{
    static unsigned char bytes[1 << 20];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    struct bytes read = {bytes, fread(bytes, 1, sizeof bytes, file)};
    fclose(file);
    return read;
}

int main(int count, char **arguments)
{
    assert(count == 3);
    (void)count;
    printer = read_file(arguments[2]);
    for (size_t i = 0; i < sizeof png_kinds / sizeof png_kinds[0]; i++) {
        write_png(arguments[1], &png_kinds[i]);
    }
    for (size_t i = 0; i < sizeof jpeg_kinds / sizeof jpeg_kinds[0]; i++) {
        write_jpeg(arguments[1], &jpeg_kinds[i]);
    }
    return 0;
}
