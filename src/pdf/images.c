/* SPDX-License-Identifier: Apache-2.0 */
/* JPEG files and the data of plain PNG files go in as they are. What the image room had to unpack
 * is stored with PNG's own predictor Up, which libdeflate then finds much to do with.
 *
 * The profile of a picture that has one goes in beside it, as a colour space (ISO
 * 32000-1, 8.6.5.5). Converting to sRGB instead would unpack every JPEG, store it ten times as
 * large, and cut off the colours for whose sake photographers use another profile. */
#include "pdf/images.h"

#include "base/map.h"
#include "pdf/preflight.h"
#include "pdf/value.h"

#define PNG_UP 2 /* ISO/IEC 15948, 9.2: each byte less the one above it */

/* An image or a mask: one stream. */
struct picture {
    const struct image_samples *samples;
    uint32_t object;
    uint32_t mask;    /* object, or 0 */
    uint32_t profile; /* object, or 0 */
    bool predicted;
};

struct images {
    struct pack *pack;
    struct arena *arena;
    struct picture *pictures; /* two for each image: itself, its mask */
    struct map *profiles;     /* by their bytes: the object */
};

uint32_t images_object(const struct images *images, uint32_t number)
{
    return images->pictures[2 * number].object;
}

bool images_masked(const struct images *images, uint32_t number)
{
    return images->pictures[2 * number].mask != 0;
}

static void add_colours(struct buffer *out, const struct picture *picture)
{
    static const char *const names[] = {
        [IMAGE_GRAY] = "/DeviceGray", [IMAGE_RGB] = "/DeviceRGB", [IMAGE_CMYK] = "/DeviceCMYK"};
    if (!picture->profile) {
        buffer_add_text(out, names[image_pixel_colours(picture->samples)]);
        return;
    }
    buffer_add_text(out, "[/ICCBased ");
    value_reference(out, picture->profile);
    buffer_add_char(out, ']');
}

static void add_colour_space(struct buffer *out, const struct picture *picture)
{
    const struct image_samples *samples = picture->samples;
    buffer_add_text(out, "/ColorSpace");
    if (samples->colours != IMAGE_INDEXED) {
        add_colours(out, picture);
        return;
    }
    size_t entries = samples->palette.count / (size_t)image_components(samples->palette_colours);
    buffer_add_text(out, "[/Indexed");
    add_colours(out, picture);
    buffer_format(out, " %d<", (int)entries - 1);
    buffer_add_hexadecimal(out, samples->palette);
    buffer_add_text(out, ">]");
}

static void add_decoding(struct buffer *out, const struct picture *picture)
{
    const struct image_samples *samples = picture->samples;
    if (picture->predicted)
        buffer_format(out, "/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>",
                      image_components(samples->colours), (int)samples->bits,
                      (int)samples->columns);
    if (samples->plain_rgb)
        buffer_add_text(out, "/DecodeParms<</ColorTransform 0>>");
    if (samples->inverted)
        buffer_add_text(out, "/Decode[1 0 1 0 1 0 1 0]");
}

static void write_entries(const void *context, size_t index, struct buffer *out)
{
    const struct picture *picture = context;
    const struct image_samples *samples = picture->samples;
    (void)index;
    buffer_format(out, "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d",
                  (int)samples->columns, (int)samples->rows, (int)samples->bits);
    add_colour_space(out, picture);
    add_decoding(out, picture);
    if (picture->mask) {
        buffer_add_text(out, "/SMask ");
        value_reference(out, picture->mask);
    }
}

static struct slice predict_up(const struct image_samples *samples, struct arena *arena)
{
    size_t rows = (size_t)samples->rows, size = samples->bytes.count / rows;
    char *out = arena_alloc(arena, rows * (size + 1)), *to = out;
    const char *row = samples->bytes.bytes;
    for (size_t y = 0; y < rows; y++, row += size) {
        *to++ = PNG_UP;
        for (size_t x = 0; x < size; x++)
            *to++ = y ? (char)(row[x] - row[x - size]) : row[x];
    }
    return (struct slice){out, rows * (size + 1)};
}

static void queue_body(struct images *images, struct picture *picture)
{
    const struct image_samples *samples = picture->samples;
    switch (samples->coding) {
    case IMAGE_RAW:
        picture->predicted = !pack_is_plain(images->pack);
        pack_deflate(images->pack, picture->object,
                     picture->predicted ? predict_up(samples, images->arena) : samples->bytes);
        break;
    case IMAGE_PNG_DEFLATED:
        picture->predicted = true;
        pack_coded(images->pack, picture->object, samples->bytes, "FlateDecode");
        break;
    case IMAGE_JPEG:
        pack_coded(images->pack, picture->object, samples->bytes, "DCTDecode");
        break;
    }
}

/* ---- profiles ---- */

static void write_profile(const void *context, size_t index, struct buffer *out)
{
    const struct image_samples *samples = context;
    (void)index;
    buffer_format(out, "/N %d", image_components(image_pixel_colours(samples)));
}

/* A camera gives all its pictures the same. */
static uint32_t profile_object(struct images *images, struct haru *haru,
                               const struct image_samples *samples)
{
    if (!samples->profile.count)
        return 0;
    void **slot = map_slot(images->profiles, samples->profile);
    if (!*slot) {
        uint32_t *object = ARENA_NEW(images->arena, uint32_t);
        *object = haru_streams(haru, 1, write_profile, samples);
        pack_deflate(images->pack, *object, samples->profile);
        *slot = object;
    }
    return *(uint32_t *)*slot;
}

static bool is_cmyk(const struct image *image)
{
    const struct image_samples *samples = image_samples(image);
    return samples->colours == IMAGE_CMYK && !samples->profile.count;
}

static void report_cmyk(const struct page *page, struct diag_list *diags)
{
    for (size_t i = 0; i < page->mark_count; i++) {
        const struct mark *mark = &page->marks[i];
        if (mark->kind == MARK_IMAGE && is_cmyk(mark->image.image))
            diag_report(diags, DIAG_image_cmyk, preflight_place(page, i),
                        image_path(mark->image.image));
    }
}

bool images_independent(const struct survey *survey, struct diag_list *diags)
{
    bool independent = true;
    for (size_t i = 0; i < survey->image_count; i++)
        independent = independent && !is_cmyk(survey->images[i]);
    for (size_t i = 0; !independent && i < survey->document->page_count; i++)
        report_cmyk(&survey->document->pages[i], diags);
    return independent;
}

struct images *images_embed(const struct survey *survey, struct haru *haru, struct pack *pack,
                            struct arena *arena)
{
    struct images *images = ARENA_NEW(arena, struct images);
    images->pack = pack;
    images->arena = arena;
    images->pictures = ARENA_ARRAY(arena, 2 * survey->image_count, struct picture);
    images->profiles = map_create(arena);
    haru_doing(haru, "embedding images");
    for (size_t i = 0; i < survey->image_count; i++) {
        struct picture *picture = &images->pictures[2 * i], *mask = picture + 1;
        mask->samples = image_mask(survey->images[i]);
        if (mask->samples) {
            picture->mask = mask->object = haru_streams(haru, 1, write_entries, mask);
            queue_body(images, mask);
        }
        picture->samples = image_samples(survey->images[i]);
        picture->profile = profile_object(images, haru, picture->samples);
        picture->object = haru_streams(haru, 1, write_entries, picture);
        queue_body(images, picture);
    }
    return images;
}
