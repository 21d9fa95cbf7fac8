/* SPDX-License-Identifier: Apache-2.0 */
/* Printers' profiles: which are taken, and what colours and pictures become with them. */
#include "testing.h"

#include <stdio.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "image/convert.h"
#include "printer.h"

static const struct source_pos nowhere;

/* A copy of a profile with some bytes changed, in a file of this process. */
static const char *altered(struct arena *arena, const char *path, size_t at, const char *bytes,
                           size_t count)
{
    struct slice profile;
    assert_true(file_read(arena, path, nowhere, diag_list_create(arena), &profile));
    char *copy = arena_copy(arena, profile.bytes, profile.count);
    memcpy(copy + at, bytes, count);
    const char *name = format_text(arena, "%s/icc-%d.icc", BINARY_DIR, (int)getpid());
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(copy, 1, profile.count, file), profile.count);
    assert_int_equal(fclose(file), 0);
    return name;
}

static const struct icc *open_good(struct arena *arena, const char *path)
{
    struct diag_list *diags = diag_list_create(arena);
    const struct icc *icc = icc_open(arena, path, nowhere, diags);
    for (size_t i = 0; i < diag_count(diags); i++)
        print_error("%s\n", diag_at(diags, i)->message);
    assert_non_null(icc);
    assert_int_equal(diag_count(diags), 0);
    return icc;
}

static void refused(struct arena *arena, const char *path, enum diag_id id, const char *words)
{
    struct diag_list *diags = diag_list_create(arena);
    assert_null(icc_open(arena, path, nowhere, diags));
    assert_int_equal(diag_count(diags), 1);
    assert_int_equal(diag_at(diags, 0)->id, id);
    if (!strstr(diag_at(diags, 0)->message, words))
        fail_msg("'%s' does not say '%s'", diag_at(diags, 0)->message, words);
}

static void test_what_it_says_of_itself(void **state)
{
    const struct icc *icc = open_good(*state, PRINTER_CMYK);
    assert_int_equal(icc_space(icc), ICC_CMYK);
    assert_string_equal(icc_description(icc), "Artifex PS CMYK Profile");
    assert_memory_equal(icc_bytes(icc).bytes + 36, "acsp", 4);
}

static void test_wrong_files(void **state)
{
    struct arena *arena = *state;
    refused(arena, "/nowhere/printer.icc", DIAG_file_not_found, "/nowhere/printer.icc");
    refused(arena, SOURCE_DIR "/README.md", DIAG_icc_none, "no ICC profile");
    refused(arena, SCREEN_RGB, DIAG_icc_class, "of a screen");
    refused(arena, altered(arena, PRINTER_CMYK, 3, "\1", 1), DIAG_icc_cut, "bytes");
    refused(arena, altered(arena, PRINTER_CMYK, 12, "link", 4), DIAG_icc_class, "pair of devices");
    refused(arena, altered(arena, PRINTER_CMYK, 16, "RGB ", 4), DIAG_icc_space, "for RGB");
    refused(arena, altered(arena, PRINTER_CMYK, 8, "\4\x30", 2), DIAG_icc_version, "version 4.3");
    refused(arena, altered(arena, PRINTER_CMYK, 8, "\5\0", 2), DIAG_icc_version, "version 5.0");
}

/* Wherever its tables are changed, it opens or it is refused; it never does worse. */
static void test_damaged_tables(void **state)
{
    struct arena *arena = *state;
    size_t refusals = 0;
    for (size_t at = 128; at < 5000; at += 509) {
        struct arena *own = arena_create_child(arena);
        struct diag_list *diags = diag_list_create(own);
        const char *name = altered(own, PRINTER_CMYK, at, "\xFF\xFF\xFF\xFF", 4);
        const struct icc *icc = icc_open(own, name, nowhere, diags);
        uint16_t inks[ICC_INKS];
        if (icc)
            icc_convert(icc, 0x123456, inks);
        else
            refusals += diag_at(diags, 0)->id == DIAG_icc_unusable;
        arena_destroy(own);
    }
    assert_true(refusals > 0);
}

static void test_colours(void **state)
{
    const struct icc *icc = open_good(*state, PRINTER_CMYK);
    uint16_t inks[ICC_INKS];
    icc_convert(icc, 0xFFFFFF, inks);
    for (int i = 0; i < ICC_INKS; i++)
        assert_int_equal(inks[i], 0);
    icc_convert(icc, 0xFF0000, inks); /* red is magenta and yellow above all */
    assert_true(inks[1] > 500 && inks[2] > 500 && inks[0] < inks[1] && inks[0] < inks[2]);
}

/* Darker colours have more black, white none, black all. */
static void test_black_alone(void **state)
{
    const struct icc *icc = open_good(*state, PRINTER_CMYK);
    assert_int_equal(icc_black(icc, 0xFFFFFF), 0);
    assert_int_equal(icc_black(icc, 0), ICC_FULL);
    uint16_t last = ICC_FULL;
    for (uint32_t gray = 1; gray < 256; gray++) {
        uint16_t black = icc_black(icc, gray * 0x010101);
        assert_true(black <= last);
        last = black;
    }
    uint16_t blue = icc_black(icc, 0x0000FF), yellow = icc_black(icc, 0xFFFF00);
    assert_true(blue > yellow);
}

static void test_gray_press(void **state)
{
    struct arena *arena = *state;
    const struct icc *icc = open_good(arena, altered(arena, SCREEN_GRAY, 12, "prtr", 4));
    assert_int_equal(icc_space(icc), ICC_GRAY);
    assert_int_equal(icc_black(icc, 0), ICC_FULL);
    assert_int_equal(icc_black(icc, 0xFFFFFF), 0);
    uint16_t inks[ICC_INKS];
    icc_convert(icc, 0x808080, inks);
    assert_in_range(inks[0], 400, 600);
}

/* ---- pictures ---- */

#define COLUMNS 5
#define ROWS 3

static struct image *picture(struct arena *arena, enum image_colours colours, const char *pixel)
{
    struct image *image = ARENA_NEW(arena, struct image);
    size_t size = (size_t)image_components(colours), count = (size_t)COLUMNS * ROWS;
    char *bytes = arena_alloc(arena, size * count);
    for (size_t i = 0; i < count; i++)
        memcpy(bytes + size * i, pixel, size);
    image->path = "picture.png";
    image->samples = (struct image_samples){.coding = IMAGE_RAW,
                                            .colours = colours,
                                            .columns = COLUMNS,
                                            .rows = ROWS,
                                            .bits = 8,
                                            .bytes = {bytes, size * count}};
    return image;
}

static const struct image_samples *printed(struct arena *arena, const struct image *image)
{
    struct diag_list *diags = diag_list_create(arena);
    const struct image *converted =
        image_for_press(image, open_good(arena, PRINTER_CMYK), arena, nowhere, diags);
    assert_int_equal(diag_count(diags), 0);
    assert_non_null(converted);
    return image_samples(converted);
}

static void test_pictures_in_colour(void **state)
{
    struct arena *arena = *state;
    const struct image_samples *samples = printed(arena, picture(arena, IMAGE_RGB, "\x12\x45\x5A"));
    assert_int_equal(samples->colours, IMAGE_CMYK);
    assert_int_equal(samples->bytes.count, COLUMNS * ROWS * 4);
    uint16_t inks[ICC_INKS]; /* the same colour as that of a rule */
    icc_convert(open_good(arena, PRINTER_CMYK), 0x12455A, inks);
    for (int i = 0; i < ICC_INKS; i++) {
        int there = (unsigned char)samples->bytes.bytes[i], wanted = inks[i] * 255 / ICC_FULL;
        assert_true(there - wanted <= 4 && wanted - there <= 4);
    }
}

/* On the black plate, as much as rules of the same gray have, whatever the file could hold. */
static void test_gray_stays_gray(void **state)
{
    struct arena *arena = *state;
    int wanted = 255 - icc_black(open_good(arena, PRINTER_CMYK), 0x404040) * 255 / ICC_FULL;
    struct image *pictures[] = {picture(arena, IMAGE_GRAY, "\x40"),
                                picture(arena, IMAGE_RGB, "\x40\x40\x40")};
    for (int i = 0; i < 2; i++) {
        const struct image_samples *samples = printed(arena, pictures[i]);
        assert_int_equal(samples->colours, IMAGE_GRAY);
        assert_int_equal(samples->bytes.count, COLUMNS * ROWS);
        assert_in_range((unsigned char)samples->bytes.bytes[0], wanted - 1, wanted + 1);
    }
}

/* What is packed in parts of a byte; black and white alone stay as they are. */
static void test_gray_of_few_bits(void **state)
{
    struct arena *arena = *state;
    struct image *image = picture(arena, IMAGE_GRAY, "\x1B");
    image->samples.bits = 2; /* 0 1 2 3, and a fifth in the next byte */
    const struct image_samples *samples = printed(arena, image);
    assert_int_equal(samples->bits, 8);
    assert_int_equal(samples->bytes.count, COLUMNS * ROWS);
    assert_int_equal(samples->bytes.bytes[0], 0);
    assert_int_equal((unsigned char)samples->bytes.bytes[3], 255);
    assert_true((unsigned char)samples->bytes.bytes[1] < (unsigned char)samples->bytes.bytes[2]);
    assert_int_equal(samples->bytes.bytes[4], 0);
    assert_int_equal(samples->bytes.bytes[5], 0);
    image->samples.bits = 1;
    assert_ptr_equal(printed(arena, image), image_samples(image));
}

static void test_palettes(void **state)
{
    struct arena *arena = *state;
    struct image *image = picture(arena, IMAGE_INDEXED, "\1");
    image->samples.palette = (struct slice){"\0\0\0\xFF\xFF\xFF\xA1\x1B\x2B", 9};
    image->samples.palette_colours = IMAGE_RGB;
    const struct image_samples *samples = printed(arena, image);
    assert_int_equal(samples->colours, IMAGE_INDEXED);
    assert_int_equal(samples->palette_colours, IMAGE_CMYK);
    assert_int_equal(samples->palette.count, 12);
    assert_memory_equal(samples->palette.bytes, "\0\0\0\xFF\0\0\0\0", 8);
    assert_true((unsigned char)samples->palette.bytes[9] > 128);
}

static void test_pictures_in_ink(void **state)
{
    struct arena *arena = *state;
    struct image *image = picture(arena, IMAGE_CMYK, "\x66\x33\x33\xFF");
    assert_ptr_equal(printed(arena, image), image_samples(image));
    assert_int_equal(image_most_ink(image, arena), (0x66 + 0x33 + 0x33 + 0xFF) * 1000 / 255);
    image->samples.inverted = true;
    assert_int_equal(image_most_ink(image, arena), 4000 - (0x66 + 0x33 + 0x33 + 0xFF) * 1000 / 255);
    struct diag_list *diags = diag_list_create(arena);
    const struct icc *gray = open_good(arena, altered(arena, SCREEN_GRAY, 12, "prtr", 4));
    assert_null(image_for_press(image, gray, arena, nowhere, diags));
    assert_int_equal(diag_at(diags, 0)->id, DIAG_press_cmyk_picture);
}

/* Files whose data was kept as it stood are unpacked again. */
static void test_files(void **state)
{
    struct arena *arena = *state;
    struct diag_list *diags = diag_list_create(arena);
    static const char *const names[] = {"examples/cabinet-2004/crest.png",
                                        "docs/images/report.png"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = format_text(arena, "%s/%s", SOURCE_DIR, names[i]);
        const struct image *image = image_load(arena, path, nowhere, diags);
        assert_non_null(image);
        const struct image_samples *samples = printed(arena, image);
        assert_true(samples->colours != IMAGE_RGB);
        assert_true(samples->colours != IMAGE_INDEXED || samples->palette_colours == IMAGE_CMYK);
    }
}

static void test_damaged_files(void **state)
{
    struct arena *arena = *state;
    static const enum image_coding codings[] = {IMAGE_PNG_DEFLATED, IMAGE_JPEG};
    for (int i = 0; i < 2; i++) {
        struct image *image = picture(arena, IMAGE_RGB, "abc");
        image->samples.coding = codings[i];
        struct diag_list *diags = diag_list_create(arena);
        assert_null(image_for_press(image, open_good(arena, PRINTER_CMYK), arena, nowhere, diags));
        assert_int_equal(diag_at(diags, 0)->id, DIAG_image_broken);
        assert_non_null(strstr(diag_at(diags, 0)->message, "picture.png"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_what_it_says_of_itself),
        TEST(test_wrong_files),
        TEST(test_damaged_tables),
        TEST(test_colours),
        TEST(test_black_alone),
        TEST(test_gray_press),
        TEST(test_pictures_in_colour),
        TEST(test_gray_stays_gray),
        TEST(test_gray_of_few_bits),
        TEST(test_palettes),
        TEST(test_pictures_in_ink),
        TEST(test_files),
        TEST(test_damaged_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
