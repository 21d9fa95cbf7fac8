/* SPDX-License-Identifier: Apache-2.0 */
/* A JPEG's samples, which only a press needs: elsewhere the file goes into the PDF whole. */
#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include "image/convert.h"

struct unpacking {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    const struct image *image;
    unsigned char *bytes;
    char reason[JMSG_LENGTH_MAX];
    jmp_buf escape;
};

_Noreturn static void fail(j_common_ptr jpeg)
{
    struct unpacking *unpacking = jpeg->client_data;
    unpacking->errors.format_message(jpeg, unpacking->reason);
    longjmp(unpacking->escape, 1);
}

static void ignore_message(j_common_ptr jpeg, int level)
{
    (void)jpeg;
    (void)level;
}

static void close_jpeg(void *thing)
{
    struct unpacking *unpacking = thing;
    jpeg_destroy_decompress(&unpacking->jpeg);
}

/* The slow and exact transform: pictures are unpacked once. */
static bool run(struct unpacking *unpacking)
{
    if (setjmp(unpacking->escape))
        return false;
    j_decompress_ptr jpeg = &unpacking->jpeg;
    const struct image_samples *samples = &unpacking->image->samples;
    int components = image_components(samples->colours);
    jpeg_create_decompress(jpeg);
    jpeg_mem_src(jpeg, (const unsigned char *)samples->bytes.bytes,
                 (unsigned long)samples->bytes.count);
    jpeg_read_header(jpeg, TRUE);
    jpeg->out_color_space = components == 4 ? JCS_CMYK : JCS_RGB;
    jpeg->dct_method = JDCT_ISLOW;
    jpeg_start_decompress(jpeg);
    size_t size = (size_t)jpeg->output_width * (size_t)components;
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = unpacking->bytes + jpeg->output_scanline * size;
        jpeg_read_scanlines(jpeg, &row, 1);
    }
    jpeg_finish_decompress(jpeg);
    return true;
}

const unsigned char *jpeg_unpack(const struct image *image, struct arena *arena,
                                 const char **reason)
{
    const struct image_samples *samples = &image->samples;
    struct unpacking *unpacking = ARENA_NEW(arena, struct unpacking);
    unpacking->image = image;
    unpacking->bytes =
        arena_alloc_array(arena, (size_t)samples->rows,
                          (size_t)samples->columns * (size_t)image_components(samples->colours));
    arena_defer(arena, close_jpeg, unpacking);
    unpacking->jpeg.err = jpeg_std_error(&unpacking->errors);
    unpacking->jpeg.client_data = unpacking;
    unpacking->errors.error_exit = fail;
    unpacking->errors.emit_message = ignore_message;
    bool done = run(unpacking);
    *reason = unpacking->reason;
    return done ? unpacking->bytes : NULL;
}
