/* SPDX-License-Identifier: Apache-2.0 */
/* Faces: a font file, mapped and never copied, with the numbers the rooms after text ask for.
 *
 * HarfBuzz checks every table it uses. The few fields it has no call for are read from the raw
 * tables here, each with its length checked; offsets are those of the OpenType specification. */
#include "text/face.h"

#include <errno.h>
#include <hb-ot.h>

#include "base/buffer.h"

#define TAG(a, b, c, d) HB_TAG(a, b, c, d)

struct table {
    hb_blob_t *blob;
    const unsigned char *bytes;
    unsigned count;
};

static struct table table_open(hb_face_t *face, hb_tag_t tag)
{
    struct table table = {.blob = hb_face_reference_table(face, tag)};
    table.bytes = (const unsigned char *)hb_blob_get_data(table.blob, &table.count);
    return table;
}

static uint16_t table_u16(const struct table *table, unsigned offset)
{
    if (table->count < offset + 2)
        return 0;
    return (uint16_t)(table->bytes[offset] << 8 | table->bytes[offset + 1]);
}

static int32_t table_i16(const struct table *table, unsigned offset)
{
    return (int16_t)table_u16(table, offset);
}

static int32_t table_i32(const struct table *table, unsigned offset)
{
    return (int32_t)((uint32_t)table_u16(table, offset) << 16 | table_u16(table, offset + 2));
}

static void face_close(void *thing)
{
    struct font_face *face = thing;
    hb_blob_destroy(face->hmtx);
    hb_font_destroy(face->font);
    hb_face_destroy(face->face);
}

/* The table's value, or the top of `letter` where the table (OS/2 before version 2) has none. */
static int32_t letter_height(const struct font_face *face, hb_ot_metrics_tag_t tag,
                             hb_codepoint_t letter)
{
    hb_position_t height = 0;
    if (hb_ot_metrics_get_position(face->font, tag, &height) && height > 0)
        return height;
    hb_codepoint_t glyph;
    hb_glyph_extents_t extents;
    if (hb_font_get_nominal_glyph(face->font, letter, &glyph) &&
        hb_font_get_glyph_extents(face->font, glyph, &extents))
        return extents.y_bearing;
    return face->metrics.ascender;
}

static void read_metrics(struct font_face *face, const struct font_file *file)
{
    struct font_metrics *metrics = &face->metrics;
    metrics->units_per_em = (int32_t)hb_face_get_upem(face->face);
    metrics->weight = file->weight;
    metrics->italic = file->italic;
    metrics->serif = file->generic == GENERIC_SERIF;

    hb_position_t height = 0;
    hb_ot_metrics_get_position(face->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, &height);
    metrics->ascender = height;
    hb_ot_metrics_get_position(face->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, &height);
    metrics->descender = height > 0 ? -height : height;
    metrics->cap_height = letter_height(face, HB_OT_METRICS_TAG_CAP_HEIGHT, 'H');
    metrics->x_height = letter_height(face, HB_OT_METRICS_TAG_X_HEIGHT, 'x');

    struct table head = table_open(face->face, TAG('h', 'e', 'a', 'd'));
    for (unsigned i = 0; i < 4; i++)
        metrics->box[i] = table_i16(&head, 36 + 2 * i);
    hb_blob_destroy(head.blob);

    struct table post = table_open(face->face, TAG('p', 'o', 's', 't'));
    metrics->italic_angle = table_i32(&post, 4);
    metrics->fixed_pitch = table_i32(&post, 12) != 0;
    hb_blob_destroy(post.blob);
}

/* False when the tables contradict each other. */
static bool read_advances(struct font_face *face)
{
    struct table hhea = table_open(face->face, TAG('h', 'h', 'e', 'a'));
    face->advance_count = table_u16(&hhea, 34);
    hb_blob_destroy(hhea.blob);

    struct table hmtx = table_open(face->face, TAG('h', 'm', 't', 'x'));
    face->hmtx = hmtx.blob;
    face->advances = hmtx.bytes;
    return face->advance_count > 0 && face->advance_count <= hmtx.count / 4;
}

/* What a name in a PDF may be made of without escapes; a font without a name is called after its
 * place among the faces. */
static void read_name(struct arena *arena, struct font_face *face)
{
    char name[128] = "";
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size,
                        name);
    struct buffer clean = buffer_open(arena);
    for (const char *c = name; *c; c++) {
        if (*c > ' ' && *c < 0x7F && !strchr("[](){}<>/%#", *c))
            buffer_add_char(&clean, *c);
    }
    if (clean.count == 0)
        buffer_format(&clean, "Face%d", (int)face->index);
    face->postscript_name = buffer_text(&clean);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool there = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return there;
}

static bool read_outlines(struct font_face *face)
{
    if (has_table(face->face, TAG('C', 'F', 'F', ' ')))
        face->outlines = OUTLINES_CFF;
    else if (has_table(face->face, TAG('g', 'l', 'y', 'f')))
        face->outlines = OUTLINES_TRUETYPE;
    else
        return false;
    return true;
}

static void report_failure(const struct font_file *file, int error, struct source_pos pos,
                           struct diag_list *diags)
{
    if (error != ENOENT && error != ENOTDIR) {
        diag_report(diags, DIAG_file_unreadable, pos, file->path, strerror(error));
    } else {
        diag_report(diags, DIAG_font_missing, pos, file->path);
        if (file->package)
            diag_help(diags, "install the Debian package %s", file->package);
    }
}

/* NULL with a diagnostic when the file cannot be mapped. HarfBuzz leaves errno as the failed call
 * set it. */
static hb_blob_t *map_file(struct arena *arena, const struct font_file *file, struct source_pos pos,
                           struct diag_list *diags)
{
    errno = 0;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(file->path);
    if (!blob && (errno == ENOMEM || errno == 0))
        arena_exhausted(arena);
    if (!blob)
        report_failure(file, errno, pos, diags);
    return blob;
}

struct font_face *face_open(struct arena *arena, const struct font_file *file, uint32_t index,
                            struct source_pos pos, struct diag_list *diags)
{
    /* The closer is in place before there is anything to close: an allocation after the first
     * HarfBuzz object may unwind. */
    struct font_face *face = ARENA_NEW(arena, struct font_face);
    arena_defer(arena, face_close, face);
    face->arena = arena;
    face->path = file->path;
    face->collection_index = file->collection_index;
    face->index = index;

    hb_blob_t *blob = map_file(arena, file, pos, diags);
    if (!blob)
        return NULL;
    face->face = hb_face_create(blob, file->collection_index);
    hb_blob_destroy(blob);
    hb_face_make_immutable(face->face);
    if (hb_face_get_glyph_count(face->face) == 0 || !read_outlines(face) || !read_advances(face)) {
        diag_report(diags, DIAG_font_unusable, pos, file->path);
        return NULL;
    }
    face->font = hb_font_create(face->face);
    if (face->font == hb_font_get_empty())
        arena_exhausted(arena);
    hb_font_make_immutable(face->font);
    face->coverage = ARENA_ARRAY(arena, 256, struct coverage *);
    face->has_ascii = true;
    for (uint32_t c = ' '; c < 0x7F; c++)
        face->has_ascii &= face_covers(face, c);
    read_metrics(face, file);
    read_name(arena, face);
    return face;
}

static bool has_glyph(const struct font_face *face, uint32_t codepoint)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(face->font, codepoint, &glyph);
}

static bool in_range(uint32_t codepoint, uint32_t first, uint32_t last)
{
    return codepoint >= first && codepoint <= last;
}

/* White space HarfBuzz makes from U+0020 where a font has no glyph of its own. */
static bool is_made_space(uint32_t codepoint)
{
    return codepoint == 0xA0 || in_range(codepoint, 0x2000, 0x200A) || codepoint == 0x202F ||
           codepoint == 0x205F || codepoint == 0x3000;
}

/* Characters that are not drawn whatever the font has: controls and the common ones of
 * Default_Ignorable_Code_Point. Others go the longer way through the shaper. */
static bool is_never_drawn(uint32_t codepoint)
{
    return codepoint < 0x20 || codepoint == 0xAD || in_range(codepoint, 0x200B, 0x200F) ||
           in_range(codepoint, 0x202A, 0x202E) || in_range(codepoint, 0x2060, 0x206F) ||
           in_range(codepoint, 0xFE00, 0xFE0F) || codepoint == 0xFEFF;
}

static bool find_coverage(const struct font_face *face, uint32_t codepoint)
{
    if (has_glyph(face, codepoint) || is_never_drawn(codepoint))
        return true;
    if (codepoint == 0x2011)
        return has_glyph(face, 0x2010); /* the shaper's own substitute */
    return is_made_space(codepoint) && has_glyph(face, 0x20);
}

bool face_covers(const struct font_face *face, uint32_t codepoint)
{
    if (codepoint > 0xFFFF)
        return find_coverage(face, codepoint);
    struct coverage *page = face->coverage[codepoint >> 8];
    if (!page) {
        page = ARENA_NEW(face->arena, struct coverage);
        for (uint32_t i = 0; i < 256; i++)
            page->bits[i >> 6] |= (uint64_t)find_coverage(face, (codepoint & 0xFF00) | i)
                                  << (i & 63);
        face->coverage[codepoint >> 8] = page;
    }
    return page->bits[codepoint >> 6 & 3] >> (codepoint & 63) & 1;
}

const struct font_metrics *font_metrics(const struct font_face *face)
{
    return &face->metrics;
}

const char *font_postscript_name(const struct font_face *face)
{
    return face->postscript_name;
}

const char *font_path(const struct font_face *face)
{
    return face->path;
}

enum font_outlines font_outlines(const struct font_face *face)
{
    return face->outlines;
}

uint32_t font_index(const struct font_face *face)
{
    return face->index;
}

int32_t font_glyph_width(const struct font_face *face, uint32_t glyph)
{
    uint32_t row = glyph < face->advance_count ? glyph : face->advance_count - 1;
    const unsigned char *advance = face->advances + (size_t)row * 4;
    return advance[0] << 8 | advance[1];
}
