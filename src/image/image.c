/* SPDX-License-Identifier: Apache-2.0 */
/* What is the same for every format: telling them apart, sizes, comparing. */
#include "image/image.h"

#include "base/file.h"
#include "base/map.h"
#include "image/formats.h"

#define ASSUMED_PER_INCH 96
/* A resolution below about 10 pixels an inch is a forgotten field, not a poster's. */
#define LEAST_PER_METRE 400
#define LARGEST_PER_METRE 10000000

struct format {
    const char *signature;
    size_t count;
    bool (*read)(const struct image_source *source, struct image *image);
};

static const struct format formats[] = {
    {"\x89PNG\r\n\x1A\n", 8, png_read}, /* ISO/IEC 15948, 5.2 */
    {"\xFF\xD8\xFF", 3, jpeg_read},     /* ITU-T T.81, B.1.1.3: SOI, then any marker */
};

static const struct format *format_of(struct slice bytes)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const struct format *format = &formats[i];
        if (bytes.count >= format->count &&
            memcmp(bytes.bytes, format->signature, format->count) == 0)
            return format;
    }
    return NULL;
}

bool image_fits(const struct image_source *source, int32_t columns, int32_t rows, uint64_t bytes)
{
    bool fits = columns > 0 && rows > 0 && columns <= IMAGE_LIMIT_SIDE &&
                rows <= IMAGE_LIMIT_SIDE && bytes <= (uint64_t)IMAGE_LIMIT_MIB << 20;
    if (!fits)
        diag_report(source->diags, DIAG_image_too_large, source->pos, source->path, columns, rows,
                    IMAGE_LIMIT_SIDE, IMAGE_LIMIT_MIB);
    return fits;
}

static bool believable(int32_t per_metre)
{
    return per_metre >= LEAST_PER_METRE && per_metre <= LARGEST_PER_METRE;
}

const struct image *image_load(struct arena *arena, const char *path, struct source_pos pos,
                               struct diag_list *diags)
{
    struct arena *scratch = arena_create_child(arena);
    struct image_source source = {
        .path = path, .pos = pos, .arena = arena, .scratch = scratch, .diags = diags};
    struct image *image = NULL;
    if (file_read(scratch, path, pos, diags, &source.bytes)) {
        const struct format *format = format_of(source.bytes);
        image = ARENA_NEW(arena, struct image);
        image->path = arena_copy(arena, path, strlen(path));
        if (!format)
            diag_report(diags, DIAG_image_format, pos, path);
        if (!format || !format->read(&source, image))
            image = NULL;
    }
    arena_destroy(scratch);
    if (image && !(believable(image->across) && believable(image->down)))
        image->across = image->down = 0;
    return image;
}

/* One inch is 0.0254 m. */
static length natural(int32_t pixels, int32_t per_metre)
{
    if (per_metre == 0)
        return length_ratio(length_points(pixels), 72, ASSUMED_PER_INCH);
    return length_ratio(length_points(pixels), 720000, (int64_t)per_metre * 254);
}

struct image_size image_size(const struct image *image)
{
    int32_t columns = image->samples.columns, rows = image->samples.rows;
    return (struct image_size){columns, rows, natural(columns, image->across),
                               natural(rows, image->down)};
}

const char *image_path(const struct image *image)
{
    return image->path;
}

int32_t image_resolution(const struct image *image)
{
    return (int32_t)(((int64_t)image->across * 254 + 5000) / 10000);
}

int image_components(enum image_colours colours)
{
    static const int counts[] = {
        [IMAGE_GRAY] = 1, [IMAGE_RGB] = 3, [IMAGE_CMYK] = 4, [IMAGE_INDEXED] = 1};
    return counts[colours];
}

enum image_colours image_pixel_colours(const struct image_samples *samples)
{
    return samples->colours == IMAGE_INDEXED ? samples->palette_colours : samples->colours;
}

const struct image_samples *image_samples(const struct image *image)
{
    return &image->samples;
}

const struct image_samples *image_mask(const struct image *image)
{
    return image->masked ? &image->mask : NULL;
}

static bool samples_equal(const struct image_samples *a, const struct image_samples *b)
{
    return a->coding == b->coding && a->colours == b->colours && a->columns == b->columns &&
           a->rows == b->rows && a->bits == b->bits && a->inverted == b->inverted &&
           a->plain_rgb == b->plain_rgb && a->palette_colours == b->palette_colours &&
           slice_equal(a->palette, b->palette) && slice_equal(a->profile, b->profile) &&
           slice_equal(a->bytes, b->bytes);
}

bool image_equal(const struct image *a, const struct image *b)
{
    if (a == b)
        return true;
    return a->masked == b->masked && samples_equal(&a->samples, &b->samples) &&
           (!a->masked || samples_equal(&a->mask, &b->mask));
}

uint64_t image_hash(const struct image *image)
{
    const struct image_samples *samples = &image->samples;
    uint64_t hash = hash_bytes(samples->bytes.bytes, samples->bytes.count, 0);
    hash = hash_bytes(samples->palette.bytes, samples->palette.count, hash);
    return hash_bytes(image->mask.bytes.bytes, image->mask.bytes.count, hash);
}
