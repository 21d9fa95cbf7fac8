/* SPDX-License-Identifier: Apache-2.0 */
/* A picture whose deflated rows were kept, unpacked by libpng: it gets a file that is made around
 * them, without checksums worth the name, since the rows were checked when the file was read. */
#include "base/buffer.h"
#include "image/convert.h"
#include "image/png_reader.h"

/* ---- the file ---- */

static void add_integer(struct buffer *out, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buffer_add_char(out, (char)(value >> shift));
}

static void add_chunk(struct buffer *out, const char *type, struct slice data)
{
    add_integer(out, (uint32_t)data.count);
    buffer_add(out, type, 4);
    buffer_add_slice(out, data);
    add_integer(out, 0);
}

/* ISO/IEC 15948, 11.2: colour type 2 is truecolour, 0 gray; the rows of a file that is not
 * interlaced. */
static struct slice make_file(const struct image_samples *samples, struct arena *arena)
{
    struct buffer out = buffer_open(arena), header = buffer_open(arena);
    buffer_add(&out, "\x89PNG\r\n\x1A\n", 8);
    add_integer(&header, (uint32_t)samples->columns);
    add_integer(&header, (uint32_t)samples->rows);
    buffer_add_char(&header, (char)samples->bits);
    buffer_add(&header, samples->colours == IMAGE_RGB ? "\2\0\0\0" : "\0\0\0\0", 4);
    add_chunk(&out, "IHDR", buffer_slice(&header));
    add_chunk(&out, "IDAT", samples->bytes);
    add_chunk(&out, "IEND", (struct slice){"", 0});
    return buffer_slice(&out);
}

/* ---- reading it ---- */

static void read_rows(struct png_reader *reader, void *context)
{
    png_bytepp rows = context;
    png_structp png = reader->png;
    png_set_crc_action(png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);
    png_read_info(png, reader->info);
    png_set_strip_16(png);
    png_set_expand_gray_1_2_4_to_8(png);
    png_read_update_info(png, reader->info);
    png_read_image(png, rows);
}

const unsigned char *png_unpack(const struct image *image, struct arena *arena, const char **reason)
{
    const struct image_samples *samples = &image->samples;
    size_t count = (size_t)samples->rows;
    size_t size = (size_t)samples->columns * (size_t)image_components(samples->colours);
    unsigned char *bytes = arena_alloc_array(arena, count, size);
    png_bytep *rows = ARENA_ARRAY(arena, count, png_bytep);
    for (size_t i = 0; i < count; i++)
        rows[i] = bytes + i * size;
    struct png_reader *reader = png_reader_open(make_file(samples, arena), arena);
    *reason = reader->reason;
    return png_reader_try(reader, read_rows, rows) ? bytes : NULL;
}
