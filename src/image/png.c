/* SPDX-License-Identifier: Apache-2.0 */
/* PNG (ISO/IEC 15948) through libpng.
 *
 * PDF's FlateDecode with PNG predictors is PNG's own way of storing rows, so a picture without
 * transparency that is not interlaced needs no recoding: its IDAT data goes in as it is. libpng
 * still reads all of it first, since a damaged picture must be found here and not by the reader of
 * the published file. All others are unpacked; an alpha channel, which PDF keeps apart, is split
 * off (and dropped when every pixel is opaque).
 *
 * libpng reports errors by not returning. Its calls are therefore made in steps, each under one
 * setjmp in attempt(), and nothing is allocated from an arena inside a step. */
#include <png.h>
#include <setjmp.h>

#include "image/formats.h"

/* Compressed text and profiles are not ours to unpack without bound. */
#define CHUNK_LIMIT ((png_alloc_size_t)8 << 20)

struct reader {
    const struct image_source *source;
    size_t at; /* in the file */
    png_structp png;
    png_infop info;
    png_bytep *rows; /* where each row goes; NULL: all to `row` */
    png_bytep row;
    bool alpha, interlaced;
    bool fits; /* else its being too large has been reported */
    char reason[96];
    jmp_buf escape;
};

_Noreturn static void fail(png_structp png, png_const_charp message)
{
    struct reader *reader = png_get_error_ptr(png);
    size_t count = strlen(message);
    if (count >= sizeof reader->reason)
        count = sizeof reader->reason - 1;
    memcpy(reader->reason, message, count);
    reader->reason[count] = '\0';
    longjmp(reader->escape, 1);
}

static void ignore_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void read_bytes(png_structp png, png_bytep out, size_t count)
{
    struct reader *reader = png_get_io_ptr(png);
    struct slice file = reader->source->bytes;
    if (file.count - reader->at < count)
        png_error(png, "the file ends too early");
    memcpy(out, file.bytes + reader->at, count);
    reader->at += count;
}

static void close_reader(void *thing)
{
    struct reader *reader = thing;
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
}

static bool attempt(struct reader *reader, void (*step)(struct reader *reader))
{
    if (setjmp(reader->escape))
        return false;
    step(reader);
    return true;
}

static void read_header(struct reader *reader)
{
    png_set_read_fn(reader->png, reader, read_bytes);
    png_set_user_limits(reader->png, INT32_MAX, INT32_MAX); /* image_fits() words it better */
    png_set_chunk_malloc_max(reader->png, CHUNK_LIMIT);
    png_read_info(reader->png, reader->info);
}

/* Where there is alpha, colours and it as whole bytes, whatever the file packs them in. */
static void prepare(struct reader *reader)
{
    if (reader->alpha)
        png_set_expand(reader->png);
    if (reader->interlaced)
        png_set_interlace_handling(reader->png);
    if (reader->alpha || reader->interlaced)
        png_read_update_info(reader->png, reader->info);
}

static void read_rows(struct reader *reader)
{
    if (reader->rows) {
        png_read_image(reader->png, reader->rows);
    } else {
        png_uint_32 rows = png_get_image_height(reader->png, reader->info);
        for (png_uint_32 i = 0; i < rows; i++)
            png_read_row(reader->png, reader->row, NULL);
    }
    png_read_end(reader->png, NULL);
}

static void describe(const struct reader *reader, struct image *image)
{
    struct image_samples *samples = &image->samples;
    samples->columns = (int32_t)png_get_image_width(reader->png, reader->info);
    samples->rows = (int32_t)png_get_image_height(reader->png, reader->info);
    samples->bits = png_get_bit_depth(reader->png, reader->info);
    int type = png_get_color_type(reader->png, reader->info);
    samples->colours = type == PNG_COLOR_TYPE_PALETTE ? IMAGE_INDEXED
                       : type & PNG_COLOR_MASK_COLOR  ? IMAGE_RGB
                                                      : IMAGE_GRAY;
    png_uint_32 across, down;
    int unit;
    if (png_get_pHYs(reader->png, reader->info, &across, &down, &unit) &&
        unit == PNG_RESOLUTION_METER && across < INT32_MAX && down < INT32_MAX) {
        image->across = (int32_t)across;
        image->down = (int32_t)down;
    }
}

static void copy_palette(const struct reader *reader, struct image *image)
{
    png_colorp entries;
    int count;
    if (!png_get_PLTE(reader->png, reader->info, &entries, &count))
        return;
    char *bytes = arena_alloc(reader->source->arena, (size_t)count * 3);
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

/* The data of all IDAT chunks, put together. libpng has been through the file: chunks are whole. */
static struct slice collect_data(const struct image_source *source)
{
    char *data = arena_alloc(source->arena, source->bytes.count);
    size_t count = 0;
    for (size_t at = 8; source->bytes.count - at >= 12;) {
        const char *chunk = source->bytes.bytes + at;
        size_t size = big_endian(chunk);
        if (source->bytes.count - at - 12 < size)
            break;
        if (memcmp(chunk + 4, "IDAT", 4) == 0) {
            memcpy(data + count, chunk + 8, size);
            count += size;
        }
        at += size + 12;
    }
    return (struct slice){data, count};
}

/* Check every row, keep the file's own coding. */
static bool keep_coding(struct reader *reader, struct image *image)
{
    reader->row = arena_alloc(reader->source->scratch, png_get_rowbytes(reader->png, reader->info));
    if (!attempt(reader, read_rows))
        return false;
    image->samples.coding = IMAGE_PNG_DEFLATED;
    image->samples.bytes = collect_data(reader->source);
    return true;
}

static bool read_all(struct reader *reader, struct arena *arena, const unsigned char **pixels)
{
    size_t rows = png_get_image_height(reader->png, reader->info);
    size_t row_bytes = png_get_rowbytes(reader->png, reader->info);
    unsigned char *bytes = arena_alloc_array(arena, rows, row_bytes);
    reader->rows = ARENA_ARRAY(reader->source->scratch, rows, png_bytep);
    for (size_t i = 0; i < rows; i++)
        reader->rows[i] = bytes + i * row_bytes;
    *pixels = bytes;
    return attempt(reader, read_rows);
}

static bool keep_pixels(struct reader *reader, struct image *image)
{
    const unsigned char *pixels;
    if (!read_all(reader, reader->source->arena, &pixels))
        return false;
    size_t row_bytes = png_get_rowbytes(reader->png, reader->info);
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

static bool split_alpha(struct reader *reader, struct image *image)
{
    const unsigned char *pixels;
    if (!read_all(reader, reader->source->scratch, &pixels))
        return false;
    struct image_samples *samples = &image->samples;
    samples->coding = IMAGE_RAW;
    samples->bits = png_get_bit_depth(reader->png, reader->info);
    samples->colours = png_get_channels(reader->png, reader->info) == 4 ? IMAGE_RGB : IMAGE_GRAY;
    size_t count = (size_t)samples->columns * (size_t)samples->rows;
    size_t alpha = (size_t)samples->bits / 8;
    size_t colours = samples->colours == IMAGE_RGB ? 3 * alpha : alpha;
    char *colour_bytes = arena_alloc_array(reader->source->arena, count, colours);
    char *alpha_bytes = arena_alloc_array(reader->source->arena, count, alpha);
    image->masked = split(pixels, count, colours, alpha, colour_bytes, alpha_bytes);
    samples->bytes = (struct slice){colour_bytes, count * colours};
    if (image->masked) {
        image->mask = *samples;
        image->mask.colours = IMAGE_GRAY;
        image->mask.bytes = (struct slice){alpha_bytes, count * alpha};
    }
    return true;
}

static bool read_image(struct reader *reader, struct image *image)
{
    if (!attempt(reader, read_header))
        return false;
    describe(reader, image);
    copy_palette(reader, image);
    reader->alpha = png_get_color_type(reader->png, reader->info) & PNG_COLOR_MASK_ALPHA ||
                    png_get_valid(reader->png, reader->info, PNG_INFO_tRNS);
    reader->interlaced = png_get_interlace_type(reader->png, reader->info) != PNG_INTERLACE_NONE;
    if (!attempt(reader, prepare))
        return false;
    size_t row_bytes = png_get_rowbytes(reader->png, reader->info);
    reader->fits = image_fits(reader->source, image->samples.columns, image->samples.rows,
                              (uint64_t)row_bytes * (uint64_t)image->samples.rows);
    if (!reader->fits)
        return false;
    if (reader->alpha)
        return split_alpha(reader, image);
    return reader->interlaced ? keep_pixels(reader, image) : keep_coding(reader, image);
}

bool png_read(const struct image_source *source, struct image *image)
{
    struct reader *reader = ARENA_NEW(source->scratch, struct reader);
    reader->source = source;
    reader->fits = true;
    arena_defer(source->scratch, close_reader, reader);
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, fail, ignore_warning);
    if (reader->png)
        reader->info = png_create_info_struct(reader->png);
    if (!reader->info)
        arena_exhausted(source->arena);
    bool read = read_image(reader, image);
    if (!read && reader->fits)
        diag_report(source->diags, DIAG_image_broken, source->pos, source->path, reader->reason);
    return read;
}
