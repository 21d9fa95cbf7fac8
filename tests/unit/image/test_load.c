/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures are made here with the libraries' own writers, then read, cut short and damaged. */
#include "testing.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "image/image.h"
#include "jpegs.h"

static const struct source_pos nowhere;

/* Each test writes to a file of its own process: tests run side by side. */
static const char *file_name(struct arena *arena, const char *name)
{
    return format_text(arena, "%s/image-%d-%s", BINARY_DIR, (int)getpid(), name);
}

struct picture {
    int type, bits, channels;
    bool interlaced;
    unsigned char alpha; /* of every other pixel, where there is an alpha channel */
    int per_metre;
};

#define SIDE 16

static const char *write_png(struct arena *arena, struct picture picture)
{
    const char *name = file_name(arena, "test.png");
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file);
    png_set_IHDR(png, info, SIDE, SIDE, picture.bits, picture.type,
                 picture.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, 0, 0);
    if (picture.per_metre)
        png_set_pHYs(png, info, (png_uint_32)picture.per_metre, (png_uint_32)picture.per_metre,
                     PNG_RESOLUTION_METER);
    png_color palette[4] = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {9, 9, 9}};
    if (picture.type == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, palette, 4);
    png_write_info(png, info);
    unsigned char pixels[SIDE][SIDE * 8];
    png_bytep rows[SIDE];
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE * 8; x++)
            pixels[y][x] = picture.type == PNG_COLOR_TYPE_PALETTE ? 0x11 : (unsigned char)(x + y);
        int bytes = picture.bits / 8;
        for (int x = 0; x < SIDE && picture.type & PNG_COLOR_MASK_ALPHA; x++)
            memset(&pixels[y][((x + 1) * picture.channels - 1) * bytes],
                   x % 2 ? picture.alpha : 255, (size_t)bytes);
        rows[y] = pixels[y];
    }
    png_write_image(png, rows);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    fclose(file);
    return name;
}

static void fill_by_row(unsigned char *row, size_t size, int y, const void *context)
{
    (void)context;
    memset(row, y * 9, size);
}

static const char *write_jpeg(struct arena *arena, J_COLOR_SPACE space, int exif)
{
    const char *name = file_name(arena, "test.jpg");
    struct jpeg_file out;
    jpeg_begin(&out, name, SIDE, space);
    out.jpeg.density_unit = 1;
    out.jpeg.X_density = out.jpeg.Y_density = 300;
    jpeg_start_compress(&out.jpeg, TRUE);
    if (exif) {
        unsigned char marker[] = {'E',  'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0,
                                  0x12, 1,   3,   0,   1, 0, 0,   0,   0,  0, 0, 0, 0, 0, 0, 0};
        marker[24] = (unsigned char)exif;
        jpeg_write_marker(&out.jpeg, JPEG_APP0 + 1, marker, sizeof marker);
    }
    jpeg_rows(&out, fill_by_row, NULL);
    return name;
}

static void write_file(const char *name, struct slice bytes)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.bytes, 1, bytes.count, file), bytes.count);
    fclose(file);
}

static const struct image *load_clean(struct arena *arena, const char *name)
{
    struct diag_list *diags = diag_list_create(arena);
    const struct image *image = image_load(arena, name, nowhere, diags);
    if (diag_count(diags))
        print_message("%s\n", diag_at(diags, 0)->message);
    assert_int_equal(diag_count(diags), 0);
    assert_non_null(image);
    unlink(name);
    return image;
}

static void test_png_kept(void **state)
{
    static const struct {
        struct picture picture;
        enum image_colours colours;
    } cases[] = {
        {{PNG_COLOR_TYPE_GRAY, 1, 1, false, 0, 0}, IMAGE_GRAY},
        {{PNG_COLOR_TYPE_GRAY, 16, 1, false, 0, 0}, IMAGE_GRAY},
        {{PNG_COLOR_TYPE_RGB, 8, 3, false, 0, 0}, IMAGE_RGB},
        {{PNG_COLOR_TYPE_PALETTE, 4, 1, false, 0, 0}, IMAGE_INDEXED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct image *image = load_clean(*state, write_png(*state, cases[i].picture));
        const struct image_samples *samples = image_samples(image);
        assert_int_equal(samples->coding, IMAGE_PNG_DEFLATED);
        assert_int_equal(samples->colours, cases[i].colours);
        assert_int_equal(samples->bits, cases[i].picture.bits);
        assert_int_equal(samples->palette.count, cases[i].colours == IMAGE_INDEXED ? 12 : 0);
        assert_int_equal((unsigned char)samples->bytes.bytes[0] & 15, 8); /* zlib, deflate */
        assert_null(image_mask(image));
    }
}

static void test_png_interlaced(void **state)
{
    struct picture picture = {PNG_COLOR_TYPE_RGB, 8, 3, true, 0, 0};
    const struct image_samples *samples =
        image_samples(load_clean(*state, write_png(*state, picture)));
    assert_int_equal(samples->coding, IMAGE_RAW);
    assert_int_equal(samples->bytes.count, SIDE * SIDE * 3);
    assert_int_equal(samples->bytes.bytes[SIDE * 3 + 1], 2); /* row 1, byte 1 */
}

static void test_png_alpha(void **state)
{
    struct picture picture = {PNG_COLOR_TYPE_RGB_ALPHA, 8, 4, false, 128, 0};
    const struct image *image = load_clean(*state, write_png(*state, picture));
    assert_int_equal(image_samples(image)->coding, IMAGE_RAW);
    assert_int_equal(image_samples(image)->bytes.count, SIDE * SIDE * 3);
    const struct image_samples *mask = image_mask(image);
    assert_non_null(mask);
    assert_int_equal(mask->bytes.count, SIDE * SIDE);
    assert_int_equal((unsigned char)mask->bytes.bytes[0], 255);
    assert_int_equal((unsigned char)mask->bytes.bytes[1], 128);

    picture = (struct picture){PNG_COLOR_TYPE_GRAY_ALPHA, 16, 2, true, 7, 0};
    image = load_clean(*state, write_png(*state, picture));
    assert_int_equal(image_samples(image)->bits, 16);
    assert_int_equal(image_samples(image)->colours, IMAGE_GRAY);
    assert_int_equal(image_mask(image)->bytes.count, SIDE * SIDE * 2);
    assert_int_equal(image_mask(image)->bytes.bytes[2], 7);
}

static void test_png_opaque_alpha_dropped(void **state)
{
    struct picture picture = {PNG_COLOR_TYPE_RGB_ALPHA, 8, 4, false, 255, 0};
    assert_null(image_mask(load_clean(*state, write_png(*state, picture))));
}

static void test_size(void **state)
{
    struct picture picture = {PNG_COLOR_TYPE_GRAY, 8, 1, false, 0, 11811};
    const struct image *image = load_clean(*state, write_png(*state, picture));
    assert_int_equal(image_resolution(image), 300);
    struct image_size size = image_size(image);
    assert_int_equal(size.columns, SIDE);
    assert_in_range(size.width, LENGTH_POINT * 383 / 100, LENGTH_POINT * 385 / 100); /* 16/300 in */

    picture.per_metre = 1; /* a field somebody forgot to fill in */
    image = load_clean(*state, write_png(*state, picture));
    assert_int_equal(image_resolution(image), 0);
    assert_int_equal(image_size(image).height, 12 * LENGTH_POINT); /* 16/96 in */
}

static void test_jpeg(void **state)
{
    const struct image *image = load_clean(*state, write_jpeg(*state, JCS_RGB, 0));
    const struct image_samples *samples = image_samples(image);
    assert_int_equal(samples->coding, IMAGE_JPEG);
    assert_int_equal(samples->colours, IMAGE_RGB);
    assert_false(samples->plain_rgb);
    assert_int_equal(image_resolution(image), 300);

    samples = image_samples(load_clean(*state, write_jpeg(*state, JCS_GRAYSCALE, 1)));
    assert_int_equal(samples->colours, IMAGE_GRAY);
    samples = image_samples(load_clean(*state, write_jpeg(*state, JCS_CMYK, 0)));
    assert_int_equal(samples->colours, IMAGE_CMYK);
    assert_true(samples->inverted); /* libjpeg writes Adobe's marker with CMYK */
}

static void check_reported(struct arena *arena, const char *name, enum diag_id id, bool loads)
{
    struct diag_list *diags = diag_list_create(arena);
    const struct image *image = image_load(arena, name, nowhere, diags);
    assert_int_equal(image != NULL, loads);
    assert_int_equal(diag_count(diags), 1);
    assert_int_equal(diag_at(diags, 0)->id, id);
}

static size_t find(struct slice bytes, const char *what, size_t count)
{
    size_t at = 0;
    while (at + count <= bytes.count && memcmp(bytes.bytes + at, what, count) != 0)
        at++;
    return at + count <= bytes.count ? at : SIZE_MAX;
}

#define SCAN_BEGINS "\xFF\xDA"
#define FILE_ENDS "\xFF\xD9"

static struct slice file_bytes(struct arena *arena, const char *name)
{
    struct slice bytes;
    assert_true(file_read(arena, name, nowhere, diag_list_create(arena), &bytes));
    return bytes;
}

/* What is beside the picture, in segments, in the small picture of JFIF and behind the end, is not
 * published; the picture itself is the same to the byte. */
static void test_jpeg_stripped(void **state)
{
    const char *name = write_jpeg(*state, JCS_RGB, 1);
    struct slice whole = file_bytes(*state, name);
    struct buffer told = buffer_open(*state);
    size_t jfif = 2;
    buffer_add(&told, whole.bytes, jfif);
    buffer_add(&told, "\xFF\xE0\0\x13JFIF\0\1\1\1\1\x2C\1\x2C\1\1sml", 21);
    buffer_add(&told, whole.bytes + jfif + 18, whole.count - jfif - 18);
    size_t scan = find(buffer_slice(&told), SCAN_BEGINS, 2);
    struct buffer more = buffer_open(*state);
    buffer_add(&more, told.bytes, scan);
    buffer_add(&more, "\xFF\xFE\0\x08secret", 10);
    buffer_add(&more, "\xFF\xED\0\x08hidden", 10);
    buffer_add(&more, told.bytes + scan, told.count - scan);
    buffer_add_text(&more, "trailing" FILE_ENDS);
    write_file(name, buffer_slice(&more));
    struct slice kept = image_samples(load_clean(*state, name))->bytes;
    static const char *const beside[] = {"Exif", "secret", "hidden", "trailing", "sml"};
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        assert_int_not_equal(find(buffer_slice(&more), beside[i], strlen(beside[i])), SIZE_MAX);
        assert_int_equal(find(kept, beside[i], strlen(beside[i])), SIZE_MAX);
    }
    size_t original = find(whole, SCAN_BEGINS, 2), now = find(kept, SCAN_BEGINS, 2);
    assert_int_equal(kept.count - now, whole.count - original);
    assert_memory_equal(kept.bytes + now, whole.bytes + original, kept.count - now);
    assert_int_not_equal(find(kept, "JFIF", 4), SIZE_MAX);
}

/* A picture whose data end half-way, though its file does not. */
static void test_jpeg_half(void **state)
{
    const char *name = write_jpeg(*state, JCS_RGB, 0);
    struct slice whole = file_bytes(*state, name);
    size_t scan = find(whole, SCAN_BEGINS, 2) + 14, half = scan + (whole.count - scan) / 2;
    struct buffer cut = buffer_open(*state);
    buffer_add(&cut, whole.bytes, half);
    buffer_add_text(&cut, FILE_ENDS);
    write_file(name, buffer_slice(&cut));
    check_reported(*state, name, DIAG_image_broken, false);
    unlink(name);
}

static void test_jpeg_turned(void **state)
{
    const char *name = write_jpeg(*state, JCS_RGB, 6);
    check_reported(*state, name, DIAG_image_rotated, true);
    unlink(name);
}

/* One row of black. */
static void write_wide_png(const char *name, uint32_t width)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file);
    png_set_IHDR(png, info, width, 1, 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, 0, 0);
    png_write_info(png, info);
    static const unsigned char row[IMAGE_LIMIT_SIDE / 8 + 2];
    png_write_row(png, row);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    fclose(file);
}

static void test_refused(void **state)
{
    check_reported(*state, "/nonexistent.png", DIAG_file_not_found, false);
    const char *name = file_name(*state, "refused");
    write_file(name, slice_of("GIF89a"));
    check_reported(*state, name, DIAG_image_format, false);
    write_wide_png(name, IMAGE_LIMIT_SIDE + 1);
    check_reported(*state, name, DIAG_image_too_large, false);
    write_wide_png(name, IMAGE_LIMIT_SIDE);
    assert_int_equal(image_size(load_clean(*state, name)).columns, IMAGE_LIMIT_SIDE);
}

/* Cut off anywhere, a file is refused with one message. */
static void check_every_cut(struct arena *arena, const char *name)
{
    struct slice whole;
    struct diag_list *diags = diag_list_create(arena);
    assert_true(file_read(arena, name, nowhere, diags, &whole));
    for (size_t count = 0; count < whole.count; count++) {
        struct arena *scratch = arena_create_child(arena);
        write_file(name, (struct slice){whole.bytes, count});
        diags = diag_list_create(scratch);
        if (image_load(scratch, name, nowhere, diags))
            fail_msg("cut after %zu of %zu bytes went unseen", count, whole.count);
        assert_int_equal(diag_count(diags), 1);
        arena_destroy(scratch);
    }
    unlink(name);
}

static void test_cut(void **state)
{
    check_every_cut(*state,
                    write_png(*state, (struct picture){PNG_COLOR_TYPE_RGB, 8, 3, false, 0, 0}));
    check_every_cut(*state, write_jpeg(*state, JCS_RGB, 1));
}

/* Damaged anywhere, it is read or refused, and nothing worse. */
static void check_every_damage(struct arena *arena, const char *name)
{
    struct slice whole;
    struct diag_list *diags = diag_list_create(arena);
    assert_true(file_read(arena, name, nowhere, diags, &whole));
    char *bytes = arena_copy(arena, whole.bytes, whole.count);
    size_t refused = 0;
    for (size_t i = 0; i < whole.count; i++) {
        struct arena *scratch = arena_create_child(arena);
        bytes[i] ^= (char)(i % 2 ? 0xFF : 0x10);
        write_file(name, (struct slice){bytes, whole.count});
        diags = diag_list_create(scratch);
        const struct image *image = image_load(scratch, name, nowhere, diags);
        refused += image == NULL;
        assert_true(image || diag_count(diags) == 1);
        bytes[i] = whole.bytes[i];
        arena_destroy(scratch);
    }
    assert_in_range(refused, 1, whole.count);
    unlink(name);
}

static void test_damage(void **state)
{
    check_every_damage(
        *state, write_png(*state, (struct picture){PNG_COLOR_TYPE_RGB_ALPHA, 8, 4, true, 9, 0}));
    check_every_damage(*state, write_jpeg(*state, JCS_RGB, 1));
}

static void test_equal(void **state)
{
    struct picture picture = {PNG_COLOR_TYPE_RGB_ALPHA, 8, 4, false, 128, 0};
    const struct image *a = load_clean(*state, write_png(*state, picture));
    const struct image *b = load_clean(*state, write_png(*state, picture));
    picture.alpha = 127;
    const struct image *c = load_clean(*state, write_png(*state, picture));
    assert_true(image_equal(a, b));
    assert_true(image_hash(a) == image_hash(b));
    assert_false(image_equal(a, c));
    assert_false(image_hash(a) == image_hash(c));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_png_kept),    TEST(test_png_interlaced),
        TEST(test_png_alpha),   TEST(test_png_opaque_alpha_dropped),
        TEST(test_size),        TEST(test_jpeg),
        TEST(test_jpeg_turned), TEST(test_jpeg_stripped),
        TEST(test_jpeg_half),   TEST(test_refused),
        TEST(test_cut),         TEST(test_damage),
        TEST(test_equal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
