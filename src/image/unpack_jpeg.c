/* SPDX-License-Identifier: Apache-2.0 */
/* A JPEG's samples, which only a press needs: elsewhere the file goes into the PDF whole. */
#include "image/convert.h"
#include "image/jpeg_reader.h"

struct unpacking {
    const struct image_samples *samples;
    unsigned char *bytes;
};

static J_COLOR_SPACE wanted_space(enum image_colours colours)
{
    return colours == IMAGE_CMYK ? JCS_CMYK : colours == IMAGE_RGB ? JCS_RGB : JCS_GRAYSCALE;
}

/* The slow and exact transform: pictures are unpacked once. */
static void read_samples(struct jpeg_reader *reader, void *context)
{
    const struct unpacking *unpacking = context;
    const struct image_samples *samples = unpacking->samples;
    j_decompress_ptr jpeg = &reader->jpeg;
    jpeg_reader_begin(reader, samples->bytes);
    jpeg_read_header(jpeg, TRUE);
    jpeg->out_color_space = wanted_space(samples->colours);
    jpeg->dct_method = JDCT_ISLOW;
    jpeg_start_decompress(jpeg);
    size_t size = (size_t)jpeg->output_width * (size_t)image_components(samples->colours);
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = unpacking->bytes + jpeg->output_scanline * size;
        jpeg_read_scanlines(jpeg, &row, 1);
    }
    jpeg_finish_decompress(jpeg);
}

const unsigned char *jpeg_unpack(const struct image *image, struct arena *arena,
                                 const char **reason)
{
    const struct image_samples *samples = &image->samples;
    size_t row = (size_t)samples->columns * (size_t)image_components(samples->colours);
    struct unpacking unpacking = {samples, arena_alloc_array(arena, (size_t)samples->rows, row)};
    struct jpeg_reader *reader = jpeg_reader_open(arena);
    *reason = reader->reason;
    return jpeg_reader_try(reader, read_samples, &unpacking) ? unpacking.bytes : NULL;
}
