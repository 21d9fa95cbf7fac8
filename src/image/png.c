/* SPDX-License-Identifier: Apache-2.0 */
/* PNG (ISO/IEC 15948) through libpng.
 *
 * PDF's FlateDecode with PNG predictors is PNG's own way of storing rows, so a picture without
 * transparency that is not interlaced needs no recoding: its IDAT data goes in as it is. libpng
 * still reads all of it first, since a damaged picture must be found here and not by the reader of
 * the published file. All others are unpacked; an alpha channel, which PDF keeps apart, is split
 * off (and dropped when every pixel is opaque). */
#include "image/formats.h"
#include "image/png_reader.h"
#include "image/profile.h"

/* Compressed text and profiles are not ours to unpack without bound. */
#define CHUNK_LIMIT ((png_alloc_size_t)8 << 20)

struct reading {
    const struct image_source *source;
    struct png_reader *reader;
    png_structp png; /* the reader's */
    png_infop info;
    png_bytep *rows; /* where each row goes; NULL: all to `row` */
    png_bytep row;
    bool alpha, interlaced;
    bool told; /* what is wrong has been reported */
};

/* ---- steps, during which libpng may jump ---- */

static void read_header(struct png_reader *reader, void *context)
{
    (void)context;
    png_set_user_limits(reader->png, INT32_MAX, INT32_MAX); /* image_fits() words it better */
    png_set_chunk_malloc_max(reader->png, CHUNK_LIMIT);
    png_read_info(reader->png, reader->info);
}

/* Where there is alpha, colours and it as whole bytes, whatever the file packs them in. */
static void prepare(struct png_reader *reader, void *context)
{
    const struct reading *reading = context;
    if (reading->alpha)
        png_set_expand(reader->png);
    if (reading->interlaced)
        png_set_interlace_handling(reader->png);
    if (reading->alpha || reading->interlaced)
        png_read_update_info(reader->png, reader->info);
}

static void read_rows(struct png_reader *reader, void *context)
{
    const struct reading *reading = context;
    if (reading->rows) {
        png_read_image(reader->png, reading->rows);
    } else {
        png_uint_32 rows = png_get_image_height(reader->png, reader->info);
        for (png_uint_32 i = 0; i < rows; i++)
            png_read_row(reader->png, reading->row, NULL);
    }
    png_read_end(reader->png, NULL);
}

/* ---- what the file says ---- */

static void describe(const struct reading *reading, struct image *image)
{
    struct image_samples *samples = &image->samples;
    samples->columns = (int32_t)png_get_image_width(reading->png, reading->info);
    samples->rows = (int32_t)png_get_image_height(reading->png, reading->info);
    samples->bits = png_get_bit_depth(reading->png, reading->info);
    int type = png_get_color_type(reading->png, reading->info);
    samples->colours = type == PNG_COLOR_TYPE_PALETTE ? IMAGE_INDEXED
                       : type & PNG_COLOR_MASK_COLOR  ? IMAGE_RGB
                                                      : IMAGE_GRAY;
    png_uint_32 across, down;
    int unit;
    if (png_get_pHYs(reading->png, reading->info, &across, &down, &unit) &&
        unit == PNG_RESOLUTION_METER && across < INT32_MAX && down < INT32_MAX) {
        image->across = (int32_t)across;
        image->down = (int32_t)down;
    }
}

static void copy_palette(const struct reading *reading, struct image *image)
{
    png_colorp entries;
    int count;
    if (!png_get_PLTE(reading->png, reading->info, &entries, &count))
        return;
    char *bytes = arena_alloc(reading->source->arena, (size_t)count * 3);
    for (int i = 0; i < count; i++) {
        bytes[i * 3] = (char)entries[i].red;
        bytes[i * 3 + 1] = (char)entries[i].green;
        bytes[i * 3 + 2] = (char)entries[i].blue;
    }
    image->samples.palette = (struct slice){bytes, (size_t)count * 3};
    image->samples.palette_colours = IMAGE_RGB;
}

static uint32_t big_endian(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* The next chunk after `at`, which begins behind the signature; false at the end. */
static bool next_chunk(struct slice file, size_t *at, struct slice *type, struct slice *data)
{
    if (file.count - *at < 12)
        return false;
    const char *chunk = file.bytes + *at;
    size_t size = big_endian(chunk);
    if (file.count - *at - 12 < size)
        return false;
    *type = (struct slice){chunk + 4, 4};
    *data = (struct slice){chunk + 8, size};
    *at += size + 12;
    return true;
}

/* The data of all IDAT chunks, put together. libpng has been through the file: chunks are whole. */
static struct slice collect_data(const struct image_source *source)
{
    char *all = arena_alloc(source->arena, source->bytes.count);
    size_t count = 0;
    struct slice type, data;
    for (size_t at = 8; next_chunk(source->bytes, &at, &type, &data);) {
        if (!slice_is(type, "IDAT"))
            continue;
        memcpy(all + count, data.bytes, data.count);
        count += data.count;
    }
    return (struct slice){all, count};
}

/* libpng passes over a profile that it takes for a bad one. */
static bool has_profile(struct slice file)
{
    struct slice type, data;
    for (size_t at = 8; next_chunk(file, &at, &type, &data);) {
        if (slice_is(type, "iCCP"))
            return true;
    }
    return false;
}

static bool read_primaries(const struct reading *reading, struct primaries *said)
{
    *said = (struct primaries){0};
    png_get_gAMA(reading->png, reading->info, &said->gamma);
    said->placed = png_get_cHRM(reading->png, reading->info, &said->white[0], &said->white[1],
                                &said->red[0], &said->red[1], &said->green[0], &said->green[1],
                                &said->blue[0], &said->blue[1]) != 0;
    return said->gamma > 0 || said->placed;
}

/* A profile goes before the word that it is sRGB, and that before numbers (ISO/IEC 15948, 11.3.3).
 */
static bool read_colours(struct reading *reading, struct image *image)
{
    png_charp name;
    png_bytep profile;
    png_uint_32 count;
    int compression;
    struct primaries said;
    if (png_get_iCCP(reading->png, reading->info, &name, &compression, &profile, &count))
        return profile_keep(reading->source, &image->samples,
                            (struct slice){(const char *)profile, count});
    if (has_profile(reading->source->bytes))
        profile_warn(reading->source, "is damaged, or for other colours than the picture has");
    else if (!png_get_valid(reading->png, reading->info, PNG_INFO_sRGB) &&
             read_primaries(reading, &said))
        return profile_make(reading->source, &image->samples, &said);
    return true;
}

/* ---- rows ---- */

/* Check every row, keep the file's own coding. */
static bool keep_coding(struct reading *reading, struct image *image)
{
    reading->row =
        arena_alloc(reading->source->scratch, png_get_rowbytes(reading->png, reading->info));
    if (!png_reader_try(reading->reader, read_rows, reading))
        return false;
    image->samples.coding = IMAGE_PNG_DEFLATED;
    image->samples.bytes = collect_data(reading->source);
    return true;
}

static bool read_all(struct reading *reading, struct arena *arena, const unsigned char **pixels)
{
    size_t rows = png_get_image_height(reading->png, reading->info);
    size_t row_bytes = png_get_rowbytes(reading->png, reading->info);
    unsigned char *bytes = arena_alloc_array(arena, rows, row_bytes);
    reading->rows = ARENA_ARRAY(reading->source->scratch, rows, png_bytep);
    for (size_t i = 0; i < rows; i++)
        reading->rows[i] = bytes + i * row_bytes;
    *pixels = bytes;
    return png_reader_try(reading->reader, read_rows, reading);
}

static bool keep_pixels(struct reading *reading, struct image *image)
{
    const unsigned char *pixels;
    if (!read_all(reading, reading->source->arena, &pixels))
        return false;
    size_t row_bytes = png_get_rowbytes(reading->png, reading->info);
    image->samples.coding = IMAGE_RAW;
    image->samples.bytes =
        (struct slice){(const char *)pixels, row_bytes * (size_t)image->samples.rows};
    return true;
}

/* Part pixels of `colours` bytes followed by `alpha` bytes. True when some pixel is not opaque. */
static bool split(const unsigned char *pixels, size_t count, size_t colours, size_t alpha,
                  char *colour_out, char *alpha_out)
{
    unsigned char all = 0xFF;
    for (size_t i = 0; i < count; i++) {
        memcpy(colour_out, pixels, colours);
        memcpy(alpha_out, pixels + colours, alpha);
        for (size_t b = 0; b < alpha; b++)
            all &= pixels[colours + b];
        colour_out += colours;
        alpha_out += alpha;
        pixels += colours + alpha;
    }
    return all != 0xFF;
}

static bool split_alpha(struct reading *reading, struct image *image)
{
    const unsigned char *pixels;
    if (!read_all(reading, reading->source->scratch, &pixels))
        return false;
    struct image_samples *samples = &image->samples;
    samples->coding = IMAGE_RAW;
    samples->bits = png_get_bit_depth(reading->png, reading->info);
    samples->colours = png_get_channels(reading->png, reading->info) == 4 ? IMAGE_RGB : IMAGE_GRAY;
    size_t count = (size_t)samples->columns * (size_t)samples->rows;
    size_t alpha = (size_t)samples->bits / 8;
    size_t colours = samples->colours == IMAGE_RGB ? 3 * alpha : alpha;
    char *colour_bytes = arena_alloc_array(reading->source->arena, count, colours);
    char *alpha_bytes = arena_alloc_array(reading->source->arena, count, alpha);
    image->masked = split(pixels, count, colours, alpha, colour_bytes, alpha_bytes);
    samples->bytes = (struct slice){colour_bytes, count * colours};
    if (image->masked) {
        image->mask = *samples;
        image->mask.colours = IMAGE_GRAY;
        image->mask.profile = (struct slice){0};
        image->mask.bytes = (struct slice){alpha_bytes, count * alpha};
    }
    return true;
}

static bool read_image(struct reading *reading, struct image *image)
{
    struct png_reader *reader = reading->reader;
    if (!png_reader_try(reader, read_header, NULL))
        return false;
    describe(reading, image);
    copy_palette(reading, image);
    reading->told = !read_colours(reading, image);
    if (reading->told)
        return false;
    reading->alpha = png_get_color_type(reading->png, reading->info) & PNG_COLOR_MASK_ALPHA ||
                     png_get_valid(reading->png, reading->info, PNG_INFO_tRNS);
    reading->interlaced = png_get_interlace_type(reading->png, reading->info) != PNG_INTERLACE_NONE;
    if (!png_reader_try(reader, prepare, reading))
        return false;
    size_t row_bytes = png_get_rowbytes(reading->png, reading->info);
    reading->told = !image_fits(reading->source, image->samples.columns, image->samples.rows,
                                (uint64_t)row_bytes * (uint64_t)image->samples.rows);
    if (reading->told)
        return false;
    if (reading->alpha)
        return split_alpha(reading, image);
    return reading->interlaced ? keep_pixels(reading, image) : keep_coding(reading, image);
}

bool png_read(const struct image_source *source, struct image *image)
{
    struct reading reading = {.source = source,
                              .reader = png_reader_open(source->bytes, source->scratch)};
    reading.png = reading.reader->png;
    reading.info = reading.reader->info;
    bool read = read_image(&reading, image);
    if (!read && !reading.told)
        diag_report(source->diags, DIAG_image_broken, source->pos, source->path,
                    reading.reader->reason);
    return read;
}
