/* SPDX-License-Identifier: Apache-2.0 */
/* JPEG (ITU-T T.81), which PDF takes whole (DCTDecode): libjpeg reads the header, for the size and
 * the colours; the picture itself is never decoded here. What must be seen before publishing is
 * that the file is not cut off, and the things in which PDF and JPEG files differ: inks that
 * Adobe's programs store upside down, RGB that is not marked as such, and the orientation a camera
 * notes in its Exif data, which no PDF reader honours. */
#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include "image/formats.h"

#define EXIF_MARKER (JPEG_APP0 + 1)
#define EXIF_ORIENTATION 0x0112 /* Exif 2.3, 4.6.4: tag of IFD0, type SHORT; 1 is upright */

struct reader {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    const struct image_source *source;
    const char *unsupported;
    int orientation;
    char reason[JMSG_LENGTH_MAX];
    jmp_buf escape;
};

_Noreturn static void fail(j_common_ptr jpeg)
{
    struct reader *reader = jpeg->client_data;
    reader->errors.format_message(jpeg, reader->reason);
    longjmp(reader->escape, 1);
}

static void ignore_message(j_common_ptr jpeg, int level)
{
    (void)jpeg;
    (void)level;
}

/* A TIFF structure's integer of 2 or 4 bytes in the byte order it names. */
static uint32_t tiff_integer(const unsigned char *at, int bytes, bool little)
{
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | at[little ? bytes - 1 - i : i];
    return value;
}

/* The orientation in an Exif block, 0 when it has none. Every offset in it is distrusted. */
static int exif_orientation(const unsigned char *bytes, size_t count)
{
    if (count < 14 || memcmp(bytes, "Exif\0\0", 6) != 0)
        return 0;
    const unsigned char *tiff = bytes + 6;
    size_t size = count - 6;
    bool little = tiff[0] == 'I';
    uint32_t directory = tiff_integer(tiff + 4, 4, little);
    if (directory > size - 2)
        return 0;
    uint32_t entries = tiff_integer(tiff + directory, 2, little);
    for (uint32_t i = 0; i < entries; i++) {
        size_t at = (size_t)directory + 2 + (size_t)i * 12;
        if (at + 12 > size)
            return 0;
        if (tiff_integer(tiff + at, 2, little) == EXIF_ORIENTATION)
            return (int)tiff_integer(tiff + at + 8, 2, little);
    }
    return 0;
}

static void find_orientation(struct reader *reader)
{
    for (jpeg_saved_marker_ptr m = reader->jpeg.marker_list; m; m = m->next) {
        if (m->marker == EXIF_MARKER && reader->orientation == 0)
            reader->orientation = exif_orientation(m->data, m->data_length);
    }
}

/* In the compressed data every FF is followed by 00 or a restart marker, so an end marker (FFD9)
 * after the header is the real one. */
static bool ends(const struct jpeg_source_mgr *rest)
{
    const JOCTET *at = rest->next_input_byte;
    for (size_t i = 0; i + 1 < rest->bytes_in_buffer; i++) {
        if (at[i] == 0xFF && at[i + 1] == JPEG_EOI)
            return true;
    }
    return false;
}

static const char *what_pdf_lacks(const struct jpeg_decompress_struct *jpeg)
{
    if (jpeg->arith_code)
        return "arithmetically coded";
    if (jpeg->data_precision != 8)
        return "not of 8 bits a colour";
    int n = jpeg->num_components;
    return n == 1 || n == 3 || n == 4 ? NULL : "of neither one, three nor four colours";
}

static void describe(const struct jpeg_decompress_struct *jpeg, struct image *image)
{
    struct image_samples *samples = &image->samples;
    samples->coding = IMAGE_JPEG;
    samples->columns = (int32_t)jpeg->image_width;
    samples->rows = (int32_t)jpeg->image_height;
    samples->bits = 8;
    samples->colours = jpeg->num_components == 1   ? IMAGE_GRAY
                       : jpeg->num_components == 3 ? IMAGE_RGB
                                                   : IMAGE_CMYK;
    samples->inverted = jpeg->num_components == 4 && jpeg->saw_Adobe_marker;
    samples->plain_rgb = jpeg->jpeg_color_space == JCS_RGB && !jpeg->saw_Adobe_marker;
    if (jpeg->saw_JFIF_marker && jpeg->density_unit == 1) { /* dots per inch */
        image->across = jpeg->X_density * 10000 / 254;
        image->down = jpeg->Y_density * 10000 / 254;
    } else if (jpeg->saw_JFIF_marker && jpeg->density_unit == 2) { /* per centimetre */
        image->across = jpeg->X_density * 100;
        image->down = jpeg->Y_density * 100;
    }
}

/* The only part during which libjpeg may jump out. */
static bool read_header(struct reader *reader, struct image *image)
{
    if (setjmp(reader->escape))
        return false;
    jpeg_create_decompress(&reader->jpeg);
    struct slice file = reader->source->bytes;
    jpeg_mem_src(&reader->jpeg, (const unsigned char *)file.bytes, (unsigned long)file.count);
    jpeg_save_markers(&reader->jpeg, EXIF_MARKER, 0xFFFF);
    jpeg_read_header(&reader->jpeg, TRUE);
    reader->unsupported = what_pdf_lacks(&reader->jpeg);
    find_orientation(reader);
    describe(&reader->jpeg, image);
    return true;
}

static bool accept(const struct reader *reader, struct image *image)
{
    const struct image_source *source = reader->source;
    const struct image_samples *samples = &image->samples;
    if (reader->unsupported) {
        diag_report(source->diags, DIAG_image_unsupported, source->pos, source->path,
                    reader->unsupported);
        return false;
    }
    uint64_t pixels = (uint64_t)samples->columns * (uint64_t)samples->rows;
    if (!image_fits(source, samples->columns, samples->rows,
                    pixels * (uint64_t)reader->jpeg.num_components))
        return false;
    if (!ends(reader->jpeg.src)) {
        diag_report(source->diags, DIAG_image_broken, source->pos, source->path,
                    "the file ends too early");
        return false;
    }
    if (reader->orientation > 1)
        diag_report(source->diags, DIAG_image_rotated, source->pos, source->path);
    return true;
}

static void close_reader(void *thing)
{
    struct reader *reader = thing;
    jpeg_destroy_decompress(&reader->jpeg);
}

bool jpeg_read(const struct image_source *source, struct image *image)
{
    struct reader *reader = ARENA_NEW(source->scratch, struct reader);
    arena_defer(source->scratch, close_reader, reader);
    reader->source = source;
    reader->jpeg.err = jpeg_std_error(&reader->errors);
    reader->jpeg.client_data = reader;
    reader->errors.error_exit = fail;
    reader->errors.emit_message = ignore_message;
    if (!read_header(reader, image)) {
        diag_report(source->diags, DIAG_image_broken, source->pos, source->path, reader->reason);
        return false;
    }
    if (!accept(reader, image))
        return false;
    image->samples.bytes = (struct slice){
        arena_copy(source->arena, source->bytes.bytes, source->bytes.count), source->bytes.count};
    return true;
}
