/* SPDX-License-Identifier: Apache-2.0 */
/* A picture whose deflated rows were kept, unpacked by libpng: it gets a file that is made around
 * them, without checksums worth the name, since the rows were checked when the file was read. */
#include <png.h>
#include <setjmp.h>

#include "base/buffer.h"
#include "image/convert.h"

struct unpacking {
    png_structp png;
    png_infop info;
    struct slice file;
    size_t at;
    png_bytepp rows;
    const char *reason;
    jmp_buf escape;
};

_Noreturn static void fail(png_structp png, png_const_charp message)
{
    struct unpacking *unpacking = png_get_error_ptr(png);
    (void)message;
    unpacking->reason = "its rows cannot be unpacked";
    longjmp(unpacking->escape, 1);
}

static void ignore_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void read_bytes(png_structp png, png_bytep out, size_t count)
{
    struct unpacking *unpacking = png_get_io_ptr(png);
    if (unpacking->file.count - unpacking->at < count)
        png_error(png, "the data ends too early");
    memcpy(out, unpacking->file.bytes + unpacking->at, count);
    unpacking->at += count;
}

static void close_png(void *thing)
{
    struct unpacking *unpacking = thing;
    png_destroy_read_struct(&unpacking->png, &unpacking->info, NULL);
}

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

/* ISO/IEC 15948, 11.2: colour type 2 is truecolour; the rows of a file that is not interlaced. */
static struct slice make_file(const struct image_samples *samples, struct arena *arena)
{
    struct buffer out = buffer_open(arena), header = buffer_open(arena);
    buffer_add(&out, "\x89PNG\r\n\x1A\n", 8);
    add_integer(&header, (uint32_t)samples->columns);
    add_integer(&header, (uint32_t)samples->rows);
    buffer_add_char(&header, (char)samples->bits);
    buffer_add(&header, "\x02\0\0\0", 4);
    add_chunk(&out, "IHDR", buffer_slice(&header));
    add_chunk(&out, "IDAT", samples->bytes);
    add_chunk(&out, "IEND", (struct slice){"", 0});
    return buffer_slice(&out);
}

/* ---- reading it ---- */

static bool run(struct unpacking *unpacking)
{
    if (setjmp(unpacking->escape))
        return false;
    png_structp png = unpacking->png;
    png_set_read_fn(png, unpacking, read_bytes);
    png_set_crc_action(png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);
    png_read_info(png, unpacking->info);
    png_set_strip_16(png);
    png_read_update_info(png, unpacking->info);
    png_read_image(png, unpacking->rows);
    return true;
}

const unsigned char *png_unpack(const struct image *image, struct arena *arena, const char **reason)
{
    const struct image_samples *samples = &image->samples;
    size_t rows = (size_t)samples->rows, size = (size_t)samples->columns * 3;
    unsigned char *bytes = arena_alloc_array(arena, rows, size);
    struct unpacking *unpacking = ARENA_NEW(arena, struct unpacking);
    unpacking->file = make_file(samples, arena);
    unpacking->rows = ARENA_ARRAY(arena, rows, png_bytep);
    for (size_t i = 0; i < rows; i++)
        unpacking->rows[i] = bytes + i * size;
    arena_defer(arena, close_png, unpacking);
    unpacking->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, unpacking, fail, ignore_warning);
    if (unpacking->png)
        unpacking->info = png_create_info_struct(unpacking->png);
    if (!unpacking->info)
        arena_exhausted(arena);
    bool done = run(unpacking);
    *reason = unpacking->reason;
    return done ? bytes : NULL;
}
