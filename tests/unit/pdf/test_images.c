/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures on pages, rendered by poppler. */
#define _POSIX_C_SOURCE 200809L
#include "testing.h"

#include <png.h>
#include <stdio.h>
#include <unistd.h>

#include "fake_face.h"
#include "image/image.h"
#include "outside.h"
#include "jpegs.h"
#include "sample.h"

#define SIDE 16
#define ORANGE                                                                                     \
    {                                                                                              \
        255, 128, 0, 255                                                                           \
    }

static const char *file_name(struct arena *arena)
{
    return format_text(arena, "%s/pictures-%d", BINARY_DIR, (int)getpid());
}

static const struct image *load(struct arena *arena, const char *name)
{
    struct diag_list *diags = diag_list_create(arena);
    const struct image *image = image_load(arena, name, sample_nowhere, diags);
    assert_non_null(image);
    unlink(name);
    return image;
}

/* Orange; the lower half of it clear when there is `alpha`. */
static const struct image *png_picture(struct arena *arena, bool alpha, bool interlaced)
{
    const char *name = file_name(arena);
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file);
    png_set_IHDR(png, info, SIDE, SIDE, 8, alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB,
                 interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, 0, 0);
    png_write_info(png, info);
    static const unsigned char orange[] = ORANGE;
    unsigned char pixels[SIDE][SIDE * 4];
    png_bytep rows[SIDE];
    size_t channels = alpha ? 4 : 3;
    for (size_t y = 0; y < SIDE; y++) {
        for (size_t x = 0; x < SIDE; x++) {
            memcpy(&pixels[y][x * channels], orange, channels);
            if (alpha && y >= SIDE / 2)
                pixels[y][x * channels + 3] = 0;
        }
        rows[y] = pixels[y];
    }
    png_write_image(png, rows);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    fclose(file);
    return load(arena, name);
}

static void fill_orange(unsigned char *row, size_t size, int y, const void *context)
{
    (void)y;
    (void)context;
    for (size_t i = 0; i < size; i += 3)
        memcpy(row + i, (const unsigned char[])ORANGE, 3);
}

static const struct image *jpeg_picture(struct arena *arena)
{
    const char *name = file_name(arena);
    struct jpeg_file out;
    jpeg_begin(&out, name, SIDE, JCS_RGB);
    jpeg_start_compress(&out.jpeg, TRUE);
    jpeg_rows(&out, fill_orange, NULL);
    return load(arena, name);
}

static const struct shaped *no_text(void *context, struct slice word)
{
    (void)context;
    (void)word;
    return NULL;
}

/* The picture 100 points wide, its top left corner at 100, 100. */
static void add_picture(struct sample *sample, const struct image *image)
{
    struct structure_element *figure = sample_element(sample, ROLE_FIGURE);
    figure->alternative = "Orange";
    struct mark *mark = sample_mark(sample, sample_leaf(sample, figure), MARK_IMAGE);
    mark->image.box = (struct rectangle){length_points(100), length_points(100), length_points(100),
                                         length_points(100)};
    mark->image.image = image;
}

/* Colour of the page, in whole points from the top left corner. */
static void check_colour(struct slice file, int x, int y, int red, int green, int blue,
                         struct arena *arena)
{
    const char *command =
        format_text(arena,
                    "pdftoppm -r 72 -x %d -y %d -W 1 -H 1 %%s 2>/dev/null | tail -c 3 | "
                    "od -A n -t u1",
                    x, y);
    int found[3] = {0};
    assert_int_equal(
        sscanf(outside_read(file, command, arena), "%d %d %d", &found[0], &found[1], &found[2]), 3);
    assert_in_range(found[0] + 3, red, red + 6);
    assert_in_range(found[1] + 3, green, green + 6);
    assert_in_range(found[2] + 3, blue, blue + 6);
}

static void check_picture(struct arena *arena, const struct image *image, bool half_clear)
{
    for (int plain = 0; plain < 2; plain++) {
        struct sample *sample = sample_open(arena, no_text, NULL);
        add_picture(sample, image);
        sample_page(sample, NULL);
        struct pdf_options options = {.plain = plain};
        struct slice file = outside_make(&sample->document, &options, arena);
        outside_read(file, "qpdf --check %s 2>&1", arena);
        check_colour(file, 150, 120, 255, 128, 0, arena);
        check_colour(file, 150, 180, 255, half_clear ? 255 : 128, half_clear ? 255 : 0, arena);
        check_colour(file, 150, 210, 255, 255, 255, arena);
    }
}

static void test_png(void **state)
{
    check_picture(*state, png_picture(*state, false, false), false);
}

static void test_unpacked(void **state)
{
    check_picture(*state, png_picture(*state, false, true), false);
}

static void test_transparent(void **state)
{
    check_picture(*state, png_picture(*state, true, false), true);
}

static void test_jpeg(void **state)
{
    check_picture(*state, jpeg_picture(*state), false);
}

/* The same file loaded for each of three places is stored once. */
static void test_stored_once(void **state)
{
    struct sample *sample = sample_open(*state, no_text, NULL);
    for (int i = 0; i < 3; i++)
        add_picture(sample, jpeg_picture(*state));
    add_picture(sample, png_picture(*state, false, false));
    sample_page(sample, NULL);
    struct pdf_options options = {.plain = true};
    struct slice file = outside_make(&sample->document, &options, *state);
    size_t images = 0;
    for (size_t at = 0; at + 15 < file.count; at++)
        images += memcmp(file.bytes + at, "/Subtype/Image/", 15) == 0;
    assert_int_equal(images, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_png),  TEST(test_unpacked),    TEST(test_transparent),
        TEST(test_jpeg), TEST(test_stored_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
