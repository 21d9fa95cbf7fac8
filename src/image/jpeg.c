/* SPDX-License-Identifier: Apache-2.0 */
/* JPEG (ITU-T T.81), which PDF takes as it is coded (DCTDecode): libjpeg reads the header, for the
 * size and the colours, and goes through the picture once, to see that it is whole. What must be
 * seen before publishing besides are the things in which PDF and JPEG files differ: inks that
 * Adobe's programs store upside down, RGB that is not marked as such, and the orientation a camera
 * notes in its Exif data, which no PDF reader honours. What else is noted beside the picture is
 * nobody's business and stays behind (image/jpeg_strip.h). */
#include "base/buffer.h"
#include "image/formats.h"
#include "image/jpeg_reader.h"
#include "image/jpeg_strip.h"
#include "image/profile.h"

#define EXIF_MARKER (JPEG_APP0 + 1)
#define EXIF_ORIENTATION 0x0112 /* Exif 2.3, 4.6.4: tag of IFD0, type SHORT; 1 is upright */
#define PROFILE_MARKER (JPEG_APP0 + 2)

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

static int find_orientation(const struct jpeg_decompress_struct *jpeg)
{
    int orientation = 0;
    for (jpeg_saved_marker_ptr m = jpeg->marker_list; m; m = m->next) {
        if (m->marker == EXIF_MARKER && orientation == 0)
            orientation = exif_orientation(m->data, m->data_length);
    }
    return orientation;
}

/* ---- the profile ---- */

/* ICC.1:2004-10, B.4: a marker holds 64 KiB at most, so a profile comes in parts. Each has this
 * name before it, its number from 1, and how many there are. */
static const char profile_name[] = "ICC_PROFILE";
#define PART_HEAD (sizeof profile_name + 2)
#define MOST_PARTS 256

struct parts {
    struct slice list[MOST_PARTS]; /* by number */
    int count;                     /* as they say; 0: there are none */
    bool whole;
};

static void add_part(struct parts *parts, jpeg_saved_marker_ptr marker)
{
    const JOCTET *data = marker->data;
    if (marker->marker != PROFILE_MARKER || marker->data_length < PART_HEAD ||
        memcmp(data, profile_name, sizeof profile_name) != 0)
        return;
    int number = data[PART_HEAD - 2], count = data[PART_HEAD - 1];
    if (parts->count == 0)
        parts->count = count ? count : 1;
    if (count != parts->count || number == 0 || number > count || parts->list[number].bytes)
        parts->whole = false;
    parts->list[number] =
        (struct slice){(const char *)data + PART_HEAD, marker->data_length - PART_HEAD};
}

static bool read_colours(const struct image_source *source,
                         const struct jpeg_decompress_struct *jpeg, struct image *image)
{
    struct parts *parts = ARENA_NEW(source->scratch, struct parts);
    parts->whole = true;
    for (jpeg_saved_marker_ptr m = jpeg->marker_list; m; m = m->next)
        add_part(parts, m);
    struct buffer profile = buffer_open(source->scratch);
    for (int i = 1; i <= parts->count; i++) {
        parts->whole = parts->whole && parts->list[i].bytes;
        if (parts->whole)
            buffer_add_slice(&profile, parts->list[i]);
    }
    if (parts->count && parts->whole)
        return profile_keep(source, &image->samples, buffer_slice(&profile));
    if (parts->count)
        profile_warn(source, PROFILE_DAMAGED);
    return true;
}

/* ---- the file ---- */

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

static void read_header(struct jpeg_reader *reader, void *context)
{
    jpeg_reader_begin(reader, *(const struct slice *)context);
    jpeg_save_markers(&reader->jpeg, EXIF_MARKER, 0xFFFF);
    jpeg_save_markers(&reader->jpeg, PROFILE_MARKER, 0xFFFF);
    jpeg_read_header(&reader->jpeg, TRUE);
}

static bool accept(const struct image_source *source, const struct jpeg_decompress_struct *jpeg,
                   const struct image *image)
{
    const struct image_samples *samples = &image->samples;
    const char *lacking = what_pdf_lacks(jpeg);
    if (lacking) {
        diag_report(source->diags, DIAG_image_unsupported, source->pos, source->path, lacking);
        return false;
    }
    uint64_t pixels = (uint64_t)samples->columns * (uint64_t)samples->rows;
    if (!image_fits(source, samples->columns, samples->rows,
                    pixels * (uint64_t)jpeg->num_components))
        return false;
    if (find_orientation(jpeg) > 1)
        diag_report(source->diags, DIAG_image_rotated, source->pos, source->path);
    return true;
}

/* Every bit of it is read; of its transform, which no fault shows in, as little as can be. */
static void read_through(struct jpeg_reader *reader, void *context)
{
    j_decompress_ptr jpeg = &reader->jpeg;
    reader->strict = true;
    jpeg_reader_begin(reader, *(const struct slice *)context);
    jpeg_read_header(jpeg, TRUE);
    jpeg->out_color_space = jpeg->jpeg_color_space;
    jpeg->scale_denom = 8;
    jpeg_start_decompress(jpeg);
    JSAMPARRAY row =
        jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE,
                                jpeg->output_width * (JDIMENSION)jpeg->output_components, 1);
    while (jpeg->output_scanline < jpeg->output_height)
        jpeg_read_scanlines(jpeg, row, 1);
    jpeg_finish_decompress(jpeg);
}

/* The picture alone, when it is whole. */
static bool keep_picture(const struct image_source *source, struct image *image)
{
    struct buffer kept = buffer_open(source->arena);
    const char *reason = "the file ends too early";
    if (jpeg_strip(source->bytes, &kept)) {
        struct jpeg_reader *reader = jpeg_reader_open(source->scratch);
        image->samples.bytes = buffer_slice(&kept);
        if (jpeg_reader_try(reader, read_through, &image->samples.bytes))
            return true;
        reason = reader->reason;
    }
    diag_report(source->diags, DIAG_image_broken, source->pos, source->path, reason);
    return false;
}

bool jpeg_read(const struct image_source *source, struct image *image)
{
    struct jpeg_reader *reader = jpeg_reader_open(source->scratch);
    struct slice file = source->bytes;
    if (!jpeg_reader_try(reader, read_header, &file)) {
        diag_report(source->diags, DIAG_image_broken, source->pos, source->path, reader->reason);
        return false;
    }
    describe(&reader->jpeg, image);
    return accept(source, &reader->jpeg, image) && read_colours(source, &reader->jpeg, image) &&
           keep_picture(source, image);
}
