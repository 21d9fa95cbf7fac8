/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures for a press. Samples are unpacked only where they must be: of a palette the colours
 * alone are converted, and CMYK for this press, and pictures of black and white, stay as their
 * files have them. */
#include "image/convert.h"

/* ---- unpacking ---- */

/* Of 16 bits the upper eight: a press does not show more. */
static void upper_bytes(const struct image_samples *samples, unsigned char *out)
{
    size_t count = samples->bytes.count / 2;
    for (size_t i = 0; i < count; i++)
        out[i] = (unsigned char)samples->bytes.bytes[2 * i];
}

/* Gray of 1, 2 or 4 bits, each row of which begins with a new byte. */
static void spread_bits(const struct image_samples *samples, unsigned char *out)
{
    const unsigned char *row = (const unsigned char *)samples->bytes.bytes;
    int bits = samples->bits, most = (1 << bits) - 1;
    for (int32_t y = 0; y < samples->rows; y++) {
        for (int32_t x = 0; x < samples->columns; x++) {
            int64_t at = (int64_t)x * bits;
            int value = row[at / 8] >> (8 - bits - at % 8) & most;
            *out++ = (unsigned char)(value * 255 / most);
        }
        row += ((int64_t)samples->columns * bits + 7) / 8;
    }
}

static size_t pixel_count(const struct image_samples *samples)
{
    return (size_t)samples->columns * (size_t)samples->rows;
}

static const unsigned char *whole_bytes(const struct image_samples *samples, struct arena *arena)
{
    if (samples->bits == 8)
        return (const unsigned char *)samples->bytes.bytes;
    unsigned char *bytes =
        arena_alloc_array(arena, pixel_count(samples), (size_t)image_components(samples->colours));
    (samples->bits == 16 ? upper_bytes : spread_bits)(samples, bytes);
    return bytes;
}

const unsigned char *image_unpack(const struct image *image, struct arena *arena,
                                  const char **reason)
{
    switch (image->samples.coding) {
    case IMAGE_RAW:
        break;
    case IMAGE_PNG_DEFLATED:
        return png_unpack(image, arena, reason);
    case IMAGE_JPEG:
        return jpeg_unpack(image, arena, reason);
    }
    return whole_bytes(&image->samples, arena);
}

/* ---- converting ---- */

struct conversion {
    const struct icc *icc;
    const struct icc_way *way;
    struct image_samples *to;
    struct arena *arena; /* for the new picture */
    unsigned char tones[ICC_TONES];
    bool gray_known; /* equal components are gray, and those are its tones */
};

static enum image_colours inks_of(const struct icc *icc)
{
    return icc_space(icc) == ICC_CMYK ? IMAGE_CMYK : IMAGE_GRAY;
}

/* Whether a picture has only shades of gray, in a file that could hold colours. */
static bool is_gray(const struct conversion *conversion, const unsigned char *pixels, size_t count,
                    int components)
{
    if (!conversion->gray_known)
        return false;
    for (size_t i = 0; components == 3 && i < count; i++, pixels += 3) {
        if (pixels[0] != pixels[1] || pixels[1] != pixels[2])
            return false;
    }
    return components < 4;
}

static char *to_tones(const struct conversion *conversion, const unsigned char *pixels,
                      size_t count, int components)
{
    char *gray = arena_alloc(conversion->arena, count);
    for (size_t i = 0; i < count; i++)
        gray[i] = (char)conversion->tones[pixels[i * (size_t)components]];
    return gray;
}

static void convert_pixels(const struct conversion *conversion, const unsigned char *pixels,
                           int components)
{
    struct image_samples *to = conversion->to;
    size_t count = pixel_count(to);
    bool gray = is_gray(conversion, pixels, count, components);
    to->coding = IMAGE_RAW;
    to->bits = 8;
    to->colours = gray ? IMAGE_GRAY : inks_of(conversion->icc);
    to->plain_rgb = to->inverted = false;
    to->bytes.count = count * (size_t)image_components(to->colours);
    if (gray) {
        to->bytes.bytes = to_tones(conversion, pixels, count, components);
    } else {
        char *inks = arena_alloc(conversion->arena, to->bytes.count);
        icc_way_convert(conversion->way, pixels, inks, count);
        to->bytes.bytes = inks;
    }
}

/* Drawings have palettes: what is gray in them is lines and letters, for black ink alone. */
static void convert_palette(const struct conversion *conversion)
{
    struct image_samples *to = conversion->to;
    const unsigned char *rgb = (const unsigned char *)to->palette.bytes;
    size_t count = to->palette.count / 3, inks = (size_t)image_components(inks_of(conversion->icc));
    char *out = arena_alloc(conversion->arena, count * inks);
    for (size_t i = 0; i < count; i++, rgb += 3) {
        icc_way_convert(conversion->way, rgb, out + i * inks, 1);
        if (!is_gray(conversion, rgb, 1, 3))
            continue;
        memset(out + i * inks, 0, inks);
        unsigned char light = conversion->tones[*rgb];
        out[i * inks + inks - 1] = (char)(inks == 1 ? light : 255 - light);
    }
    to->palette = (struct slice){out, count * inks};
    to->palette_colours = inks_of(conversion->icc);
}

/* NULL, or why the picture cannot be converted. */
static const char *convert(struct conversion *conversion, const struct image *from)
{
    const char *reason = "its colours lead nowhere by its own profile";
    int components = image_components(image_pixel_colours(&from->samples));
    conversion->way = icc_way_open(conversion->icc, &from->samples);
    if (!conversion->way)
        return reason;
    conversion->gray_known = components < 4 && icc_way_gray(conversion->way, conversion->tones);
    if (from->samples.colours == IMAGE_INDEXED) {
        convert_palette(conversion);
        return NULL;
    }
    struct arena *scratch = arena_create_child(conversion->arena);
    const unsigned char *pixels = image_unpack(from, scratch, &reason);
    if (pixels)
        convert_pixels(conversion, pixels, components);
    else
        reason = arena_string(conversion->arena, reason);
    arena_destroy(scratch);
    return pixels ? NULL : reason;
}

/* Black and white are what they are; and a CMYK picture is right when nothing is said of it, or it
 * is said to be for this very press. */
static bool right_already(const struct image_samples *samples, const struct icc *icc)
{
    if (samples->colours == IMAGE_CMYK && icc_space(icc) == ICC_CMYK)
        return samples->profile.count == 0 || slice_equal(samples->profile, icc_bytes(icc));
    return samples->colours == IMAGE_GRAY && samples->bits == 1;
}

const struct image *image_for_press(const struct image *image, const struct icc *icc,
                                    struct arena *arena, struct source_pos pos,
                                    struct diag_list *diags)
{
    const struct image_samples *samples = &image->samples;
    bool right = right_already(samples, icc);
    if (right && samples->profile.count == 0)
        return image;
    struct image *printed = ARENA_NEW(arena, struct image);
    *printed = *image;
    printed->samples.profile = (struct slice){0};
    if (right)
        return printed;
    if (samples->colours == IMAGE_CMYK && samples->profile.count == 0) {
        diag_report(diags, DIAG_press_cmyk_picture, pos, image->path);
        return NULL;
    }
    struct conversion conversion = {.icc = icc, .to = &printed->samples, .arena = arena};
    const char *reason = convert(&conversion, image);
    if (reason)
        diag_report(diags, DIAG_image_broken, pos, image->path, reason);
    return reason ? NULL : printed;
}

/* ---- ink ---- */

/* Adobe's files have 0 for the full tone. */
static int32_t most_of_pixels(const unsigned char *inks, size_t count, bool inverted)
{
    int32_t most = 0;
    for (size_t i = 0; i < count; i++, inks += 4) {
        int32_t sum = inks[0] + inks[1] + inks[2] + inks[3];
        if (inverted)
            sum = 4 * 255 - sum;
        if (sum > most)
            most = sum;
    }
    return (most * ICC_FULL + 127) / 255;
}

int32_t image_most_ink(const struct image *image, struct arena *scratch)
{
    const struct image_samples *samples = &image->samples;
    const char *reason;
    if (samples->colours == IMAGE_INDEXED && samples->palette_colours == IMAGE_CMYK)
        return most_of_pixels((const unsigned char *)samples->palette.bytes,
                              samples->palette.count / 4, false);
    if (samples->colours != IMAGE_CMYK)
        return 0;
    const unsigned char *inks = image_unpack(image, scratch, &reason);
    return inks ? most_of_pixels(inks, pixel_count(samples), samples->inverted) : 0;
}
