/* SPDX-License-Identifier: Apache-2.0 */
/* What pictures say of their own colours: which of it is kept, which is warned of, and what a press
 * prints then. Pictures are of one colour; what their profiles mean is known by hand. */
#include "testing.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include "base/buffer.h"
#include "base/file.h"
#include "image/convert.h"
#include "jpegs.h"
#include "printer.h"
#include "profiles.h"

static const struct source_pos nowhere;

#define SIDE 8
#define PART 200 /* bytes of a profile in one marker: it takes several */

struct picture {
    int type, bits;
    struct slice profile;
    double gamma;
    int swapped_places, says_srgb;
    unsigned char pixel[4];
};

static const char *file_name(struct arena *arena, const char *name)
{
    return format_text(arena, "%s/profile-%d-%s", BINARY_DIR, (int)getpid(), name);
}

static struct slice made(struct arena *arena, enum profile_kind kind)
{
    unsigned char *bytes = arena_alloc(arena, PROFILE_MOST);
    return (struct slice){(const char *)bytes, profile_make(kind, bytes)};
}

static struct slice changed(struct arena *arena, size_t at, const char *bytes, size_t count)
{
    struct slice profile = made(arena, PROFILE_SWAPPED);
    char *copy = arena_copy(arena, profile.bytes, profile.count);
    memcpy(copy + at, bytes, count);
    return (struct slice){copy, profile.count};
}

/* As it is, whatever libpng thinks of it. */
static void write_profile(png_structp png, struct slice profile)
{
    unsigned char chunk[8192] = "any\0";
    uLongf count = sizeof chunk - 5;
    assert_int_equal(compress(chunk + 5, &count, (const Bytef *)profile.bytes, profile.count),
                     Z_OK);
    png_write_chunk(png, (png_const_bytep) "iCCP", chunk, count + 5);
}

static const char *write_png(struct arena *arena, struct picture picture)
{
    const char *name = file_name(arena, "test.png");
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file);
    png_set_IHDR(png, info, SIDE, SIDE, picture.bits, picture.type, PNG_INTERLACE_NONE, 0, 0);
    if (picture.swapped_places)
        png_set_cHRM(png, info, .3127, .3290, .30, .60, .64, .33, .15, .06);
    if (picture.says_srgb)
        png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
    const png_color palette[] = {{picture.pixel[0], picture.pixel[1], picture.pixel[2]}};
    if (picture.type == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, palette, 1);
    png_write_info_before_PLTE(png, info);
    if (picture.profile.count)
        write_profile(png, picture.profile);
    unsigned char gamma[4];
    profile_number(gamma, (uint32_t)(picture.gamma * 100000));
    if (picture.gamma > 0)
        png_write_chunk(png, (png_const_bytep) "gAMA", gamma, sizeof gamma);
    png_write_info(png, info);
    unsigned char row[SIDE * 8] = {0};
    size_t pixel = picture.type == PNG_COLOR_TYPE_RGB ? 3 : 1, bytes = picture.bits == 16 ? 2 : 1;
    for (size_t i = 0; i < SIDE * pixel && picture.type != PNG_COLOR_TYPE_PALETTE; i++)
        row[i * bytes] = picture.pixel[i % pixel];
    for (int y = 0; y < SIDE; y++)
        png_write_row(png, row);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    fclose(file);
    return name;
}

/* The profile's parts, in the order of `numbers`, of which there are said to be `count`. */
static void write_parts(struct jpeg_compress_struct *jpeg, struct slice profile,
                        const char *numbers, int count)
{
    for (; *numbers; numbers++) {
        unsigned char part[PART + 14] = "ICC_PROFILE";
        size_t at = (size_t)(*numbers - '1') * PART;
        size_t size = profile.count - at < PART ? profile.count - at : PART;
        part[12] = (unsigned char)(*numbers - '0');
        part[13] = (unsigned char)count;
        memcpy(part + 14, profile.bytes + at, size);
        jpeg_write_marker(jpeg, JPEG_APP0 + 2, part, (unsigned)size + 14);
    }
}

static void fill_evenly(unsigned char *row, size_t size, int y, const void *context)
{
    (void)y;
    (void)context;
    memset(row, 55, size);
}

static const char *write_jpeg(struct arena *arena, int channels, struct slice profile,
                              const char *numbers, int count)
{
    const char *name = file_name(arena, "test.jpg");
    struct jpeg_file out;
    jpeg_begin(&out, name, SIDE,
               channels == 1   ? JCS_GRAYSCALE
               : channels == 3 ? JCS_RGB
                               : JCS_CMYK);
    jpeg_start_compress(&out.jpeg, TRUE);
    write_parts(&out.jpeg, profile, numbers, count);
    jpeg_rows(&out, fill_evenly, NULL);
    return name;
}

/* The picture, and `fault` as a word of the warning, or NULL when there must be none. */
static const struct image *load(struct arena *arena, const char *name, const char *fault)
{
    struct diag_list *diags = diag_list_create(arena);
    const struct image *image = image_load(arena, name, nowhere, diags);
    unlink(name);
    assert_non_null(image);
    if (diag_count(diags))
        print_message("%s\n", diag_at(diags, 0)->message);
    assert_int_equal(diag_count(diags), fault ? 1 : 0);
    if (fault) {
        assert_int_equal(diag_at(diags, 0)->id, DIAG_image_profile);
        assert_non_null(strstr(diag_at(diags, 0)->message, fault));
        assert_int_equal(image_samples(image)->profile.count, 0);
    }
    return image;
}

static void keeps(struct arena *arena, const char *name, struct slice profile)
{
    struct slice kept = image_samples(load(arena, name, NULL))->profile;
    assert_int_equal(kept.count, profile.count);
    assert_memory_equal(kept.bytes, profile.bytes, kept.count);
}

static void drops(struct arena *arena, const char *name)
{
    assert_int_equal(image_samples(load(arena, name, NULL))->profile.count, 0);
}

static void test_kept(void **state)
{
    struct arena *arena = *state;
    struct slice swapped = made(arena, PROFILE_SWAPPED), linear = made(arena, PROFILE_LINEAR);
    keeps(arena, write_png(arena, (struct picture){2, 8, .profile = swapped}), swapped);
    keeps(arena, write_png(arena, (struct picture){2, 16, .profile = swapped}), swapped);
    keeps(arena, write_png(arena, (struct picture){3, 8, .profile = swapped}), swapped);
    keeps(arena, write_png(arena, (struct picture){0, 8, .profile = linear}), linear);
    keeps(arena, write_jpeg(arena, 3, swapped, "123", 3), swapped);
    keeps(arena, write_jpeg(arena, 3, swapped, "312", 3), swapped);
    keeps(arena, write_jpeg(arena, 1, linear, "21", 2), linear);
}

static void test_srgb_is_not_kept(void **state)
{
    struct arena *arena = *state;
    struct slice srgb = made(arena, PROFILE_SRGB), file;
    drops(arena, write_png(arena, (struct picture){2, 8, .profile = srgb}));
    drops(arena, write_jpeg(arena, 3, srgb, "123", 3));
    assert_true(file_read(arena, SCREEN_RGB, nowhere, diag_list_create(arena), &file));
    drops(arena, write_png(arena, (struct picture){2, 8, .profile = file}));
    drops(arena, write_png(arena, (struct picture){0, 1, .profile = made(arena, PROFILE_LINEAR)}));
    drops(arena, write_png(arena, (struct picture){2, 8, .says_srgb = 1}));
    drops(arena, write_png(arena, (struct picture){2, 8, .gamma = .45455}));
    drops(arena, write_png(arena, (struct picture){2, 8, .gamma = 1, .says_srgb = 1}));
}

static void test_warned_of(void **state)
{
    struct arena *arena = *state;
    struct slice swapped = made(arena, PROFILE_SWAPPED), linear = made(arena, PROFILE_LINEAR);
    load(arena, write_png(arena, (struct picture){0, 8, .profile = swapped}), "damaged");
    load(arena, write_png(arena, (struct picture){2, 8, .profile = linear}), "damaged");
    load(arena, write_png(arena, (struct picture){2, 8, .profile = changed(arena, 36, "x", 1)}),
         "damaged, or for other");
    load(arena, write_jpeg(arena, 3, linear, "12", 2), "is for gray, not for RGB");
    load(arena, write_jpeg(arena, 1, swapped, "123", 3), "is for RGB, not for gray");
    load(arena, write_jpeg(arena, 4, swapped, "123", 3), "is for RGB, not for CMYK");
    load(arena, write_jpeg(arena, 3, changed(arena, 36, "x", 1), "123", 3), "is none");
    load(arena, write_jpeg(arena, 3, changed(arena, 12, "link", 4), "123", 3), "pair of devices");
    load(arena, write_jpeg(arena, 3, changed(arena, 8, "\5", 1), "123", 3), "version 5");
    load(arena, write_jpeg(arena, 3, changed(arena, 2, "\7", 1), "123", 3), "cut off");
    load(arena, write_jpeg(arena, 3, changed(arena, 128, "\xFF", 1), "123", 3), "damaged");
    load(arena, write_jpeg(arena, 3, swapped, "12", 3), "damaged");
    load(arena, write_jpeg(arena, 3, swapped, "1223", 3), "damaged");
    load(arena, write_jpeg(arena, 3, swapped, "123", 2), "damaged");
    load(arena, write_jpeg(arena, 3, swapped, "123", 0), "damaged");
}

/* Wherever it is changed, it is taken or warned of; it never does worse. */
static void test_damaged_anywhere(void **state)
{
    struct arena *arena = *state;
    for (size_t at = 0; at + 4 < 480; at += 7) {
        struct arena *own = arena_create_child(arena);
        struct diag_list *diags = diag_list_create(own);
        struct slice profile = changed(own, at, "\xFF\xFF\xFF\xFF", 4);
        const char *name = write_jpeg(own, 3, profile, "123", 3);
        assert_non_null(image_load(own, name, nowhere, diags));
        unlink(name);
        arena_destroy(own);
    }
}

/* ---- on a press ---- */

static const struct image_samples *printed(struct arena *arena, const struct image *image,
                                           const char *profile)
{
    struct diag_list *diags = diag_list_create(arena);
    const struct icc *icc = icc_open(arena, profile, nowhere, diags);
    assert_non_null(icc);
    const struct image *converted = image_for_press(image, icc, arena, nowhere, diags);
    if (diag_count(diags))
        print_message("%s\n", diag_at(diags, 0)->message);
    assert_int_equal(diag_count(diags), 0);
    assert_non_null(converted);
    assert_int_equal(image_samples(converted)->profile.count, 0);
    return image_samples(converted);
}

static void close_to(const char *there, const char *wanted, size_t count, int most)
{
    for (size_t i = 0; i < count; i++) {
        int difference = (unsigned char)there[i] - (unsigned char)wanted[i];
        assert_in_range(difference + most, 0, 2 * most);
    }
}

/* What numbers call red and their profile green is printed as the green of sRGB is. */
static void prints_alike(struct arena *arena, struct picture own, struct picture plain)
{
    const struct image_samples *a =
        printed(arena, load(arena, write_png(arena, own), NULL), PRINTER_CMYK);
    const struct image_samples *b =
        printed(arena, load(arena, write_png(arena, plain), NULL), PRINTER_CMYK);
    assert_int_equal(a->colours, b->colours);
    if (a->colours == IMAGE_INDEXED)
        close_to(a->palette.bytes, b->palette.bytes, 4, 2);
    else
        close_to(a->bytes.bytes, b->bytes.bytes, (size_t)image_components(a->colours), 2);
}

static void test_printed(void **state)
{
    struct arena *arena = *state;
    struct slice swapped = made(arena, PROFILE_SWAPPED), linear = made(arena, PROFILE_LINEAR);
    prints_alike(arena, (struct picture){2, 8, swapped, .pixel = {200, 60, 20}},
                 (struct picture){2, 8, .pixel = {60, 200, 20}});
    prints_alike(arena, (struct picture){2, 16, swapped, .pixel = {200, 60, 20}},
                 (struct picture){2, 16, .pixel = {60, 200, 20}});
    prints_alike(arena, (struct picture){3, 8, swapped, .pixel = {200, 60, 20}},
                 (struct picture){3, 8, .pixel = {60, 200, 20}});
    prints_alike(arena, (struct picture){2, 8, .swapped_places = 1, .pixel = {200, 60, 20}},
                 (struct picture){2, 8, .gamma = .45455, .pixel = {60, 200, 20}});
    prints_alike(arena, (struct picture){2, 8, swapped, .pixel = {90, 90, 90}},
                 (struct picture){2, 8, .pixel = {90, 90, 90}});
    prints_alike(arena, (struct picture){0, 8, linear, .pixel = {55}},
                 (struct picture){0, 8, .pixel = {128}});
    prints_alike(arena, (struct picture){0, 8, linear, .pixel = {55}},
                 (struct picture){2, 8, .pixel = {128, 128, 128}});
    prints_alike(arena, (struct picture){0, 8, .gamma = 1, .pixel = {55}},
                 (struct picture){0, 8, .pixel = {128}});
}

/* Inks for this press stay what they are; those for another are made its own, and black stays
 * black. */
static void test_inks(void **state)
{
    struct arena *arena = *state;
    struct slice profile;
    assert_true(file_read(arena, PRINTER_CMYK, nowhere, diag_list_create(arena), &profile));
    struct image image = {.path = "picture.jpg",
                          .samples = {.coding = IMAGE_RAW,
                                      .colours = IMAGE_CMYK,
                                      .columns = 2,
                                      .rows = 1,
                                      .bits = 8,
                                      .profile = profile,
                                      .bytes = {"\xFF\x80\x40\0\0\0\0\xFF", 8}}};
    const struct image_samples *same = printed(arena, &image, PRINTER_CMYK);
    assert_ptr_equal(same->bytes.bytes, image.samples.bytes.bytes);
    const struct image_samples *other = printed(arena, &image, PRINTER_CMYK_OTHER);
    assert_int_equal(other->colours, IMAGE_CMYK);
    assert_memory_not_equal(other->bytes.bytes, image.samples.bytes.bytes, 4);
    assert_memory_equal(other->bytes.bytes + 4, "\0\0\0", 3);
    assert_true((unsigned char)other->bytes.bytes[7] > 230);
    image.samples.inverted = true;
    image.samples.bytes = (struct slice){"\0\x7F\xBF\xFF\xFF\xFF\xFF\0", 8};
    const struct image_samples *inverted = printed(arena, &image, PRINTER_CMYK_OTHER);
    assert_false(inverted->inverted);
    close_to(inverted->bytes.bytes, other->bytes.bytes, 8, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_kept),      TEST(test_srgb_is_not_kept),
        TEST(test_warned_of), TEST(test_damaged_anywhere),
        TEST(test_printed),   TEST(test_inks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
