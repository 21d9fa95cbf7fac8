/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures for a press. Samples are unpacked only where they must be: of a palette the colours
 * alone are converted, gray and CMYK pictures stay as their files have them. */
#include "image/convert.h"

/* ---- unpacking ---- */

/* Of 16 bits the upper eight: a press does not show more. */
static const unsigned char *whole_bytes(const struct image_samples *samples, struct arena *arena)
{
    const unsigned char *bytes = (const unsigned char *)samples->bytes.bytes;
    if (samples->bits != 16)
        return bytes;
    size_t count = samples->bytes.count / 2;
    unsigned char *upper = arena_alloc(arena, count);
    for (size_t i = 0; i < count; i++)
        upper[i] = bytes[2 * i];
    return upper;
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
    struct source_pos pos;
    struct diag_list *diags;
    const struct image *from;
    struct image *to;
    struct arena *arena;
};

static size_t pixel_count(const struct image *image)
{
    return (size_t)image->samples.columns * (size_t)image->samples.rows;
}

/* A picture of shades of gray in a file that could hold colours. */
static bool is_gray(const unsigned char *rgb, size_t count)
{
    for (size_t i = 0; i < count; i++, rgb += 3) {
        if (rgb[0] != rgb[1] || rgb[1] != rgb[2])
            return false;
    }
    return true;
}

static void keep_gray(struct conversion *conversion, const unsigned char *rgb, size_t count)
{
    char *gray = arena_alloc(conversion->arena, count);
    for (size_t i = 0; i < count; i++)
        gray[i] = (char)rgb[3 * i];
    conversion->to->samples.colours = IMAGE_GRAY;
    conversion->to->samples.bytes = (struct slice){gray, count};
}

static void convert_colours(struct conversion *conversion, const unsigned char *rgb, size_t count)
{
    bool cmyk = icc_space(conversion->icc) == ICC_CMYK;
    size_t bytes = count * (cmyk ? 4 : 1);
    char *inks = arena_alloc(conversion->arena, bytes);
    icc_convert_pixels(conversion->icc, rgb, inks, count);
    conversion->to->samples.colours = cmyk ? IMAGE_CMYK : IMAGE_GRAY;
    conversion->to->samples.bytes = (struct slice){inks, bytes};
}

static bool convert_samples(struct conversion *conversion)
{
    const char *reason = NULL; /* as long-lived as the samples */
    struct arena *scratch = arena_create_child(conversion->arena);
    const unsigned char *rgb = image_unpack(conversion->from, scratch, &reason);
    size_t count = pixel_count(conversion->from);
    struct image_samples *samples = &conversion->to->samples;
    if (rgb) {
        samples->coding = IMAGE_RAW;
        samples->bits = 8;
        samples->plain_rgb = false;
        if (is_gray(rgb, count))
            keep_gray(conversion, rgb, count);
        else
            convert_colours(conversion, rgb, count);
    } else {
        diag_report(conversion->diags, DIAG_image_broken, conversion->pos, conversion->from->path,
                    reason);
    }
    arena_destroy(scratch);
    return rgb != NULL;
}

/* Drawings have palettes: what is gray in them is lines and letters, for black ink alone. */
static void convert_palette(struct conversion *conversion)
{
    const unsigned char *rgb = (const unsigned char *)conversion->from->samples.palette.bytes;
    size_t count = conversion->from->samples.palette.count / 3;
    bool cmyk = icc_space(conversion->icc) == ICC_CMYK;
    size_t inks = cmyk ? 4 : 1;
    char *out = arena_alloc(conversion->arena, count * inks);
    for (size_t i = 0; i < count; i++, rgb += 3) {
        uint32_t value = (uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2];
        icc_convert_pixels(conversion->icc, rgb, out + i * inks, 1);
        if (!is_gray(rgb, 1))
            continue;
        char tone = (char)((icc_black(conversion->icc, value) * 255 + ICC_FULL / 2) / ICC_FULL);
        memset(out + i * inks, 0, inks);
        out[i * inks + inks - 1] = cmyk ? tone : (char)(255 - (unsigned char)tone);
    }
    conversion->to->samples.palette = (struct slice){out, count * inks};
    conversion->to->samples.palette_colours = cmyk ? IMAGE_CMYK : IMAGE_GRAY;
}

const struct image *image_for_press(const struct image *image, const struct icc *icc,
                                    struct arena *arena, struct source_pos pos,
                                    struct diag_list *diags)
{
    struct conversion conversion = {.icc = icc,
                                    .pos = pos,
                                    .diags = diags,
                                    .from = image,
                                    .to = ARENA_NEW(arena, struct image),
                                    .arena = arena};
    *conversion.to = *image;
    switch (image->samples.colours) {
    case IMAGE_GRAY:
        return image;
    case IMAGE_CMYK:
        if (icc_space(icc) == ICC_CMYK)
            return image;
        diag_report(diags, DIAG_press_cmyk_picture, pos, image->path);
        return NULL;
    case IMAGE_INDEXED:
        convert_palette(&conversion);
        return conversion.to;
    case IMAGE_RGB:
        break;
    }
    return convert_samples(&conversion) ? conversion.to : NULL;
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
    return inks ? most_of_pixels(inks, pixel_count(image), samples->inverted) : 0;
}
