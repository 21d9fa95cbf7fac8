/* SPDX-License-Identifier: Apache-2.0 */
/* Every face becomes a Type 0 font with Identity-H encoding whose codes are the glyph ids of the
 * font file: subsets keep the ids, so pages are written before subsets are made. TrueType outlines
 * make a CIDFontType2, a bare CFF table a CIDFontType0 (FontFile3 of subtype CIDFontType0C). */
#include "pdf/fonts.h"

#include "base/map.h"
#include "pdf/tounicode.h"
#include "pdf/value.h"

#define THOUSAND 1000
#define LONGEST_NAME 100 /* with tag and escapes a name stays below the 127 bytes of annex C */

struct fonts {
    struct haru *haru;
    struct pack *pack;
    struct arena *arena;
    uint32_t *objects;
};

/* One font while its objects are made. */
struct embedding {
    const struct font_use *use;
    const struct font_metrics *metrics;
    struct slice program;
    const char *name; /* ABCDEF+PostScriptName */
    bool cff;
};

uint32_t fonts_object(const struct fonts *fonts, uint32_t number)
{
    return fonts->objects[number];
}

static bool make_subset(struct fonts *fonts, struct embedding *font)
{
    const struct font_use *use = font->use;
    uint32_t *glyphs = ARENA_ARRAY(fonts->arena, use->glyph_count, uint32_t);
    size_t count = 0;
    for (size_t id = 0; id < use->glyph_limit; id++) {
        if (use->glyphs[id].used)
            glyphs[count++] = (uint32_t)id;
    }
    return font_subset(use->face, glyphs, count, fonts->arena, &font->program);
}

/* A tag of six letters sets the subset apart from others of the same face (9.6.4): it follows from
 * the bytes of this one. */
static const char *subset_name(struct fonts *fonts, const struct embedding *font)
{
    uint64_t hash = hash_bytes(font->program.bytes, font->program.count, 0);
    const char *name = font_postscript_name(font->use->face);
    struct buffer out = buffer_open(fonts->arena);
    for (int i = 0; i < 6; i++, hash /= 26)
        buffer_add_char(&out, (char)('A' + hash % 26));
    buffer_add_char(&out, '+');
    size_t count = strlen(name);
    buffer_add(&out, name, count < LONGEST_NAME ? count : LONGEST_NAME);
    return buffer_text(&out);
}

static int32_t to_thousandths(const struct embedding *font, int32_t units)
{
    return (int32_t)length_ratio(units, THOUSAND, font->metrics->units_per_em);
}

/* -- descriptor -------------------------------------------------------------------------------- */

/* Table 123. A composite font is symbolic: its codes are no standard encoding's. */
static int32_t descriptor_flags(const struct font_metrics *metrics)
{
    enum { FIXED_PITCH = 1, SERIF = 2, SYMBOLIC = 4, ITALIC = 64 };
    return SYMBOLIC | (metrics->fixed_pitch ? FIXED_PITCH : 0) | (metrics->serif ? SERIF : 0) |
           (metrics->italic ? ITALIC : 0);
}

/* No OpenType table holds the width of stems; viewers use it only to imitate missing fonts. The
 * quadratic rule of thumb gives 88 for weight 400 and 166 for 700, as the old type 1 fonts have. */
static int32_t stem_width(int32_t weight)
{
    return 50 + weight * weight / 4225;
}

static void add_metrics(struct fonts *fonts, struct haru_dict *dict, const struct embedding *font)
{
    const struct font_metrics *metrics = font->metrics;
    struct haru *haru = fonts->haru;
    struct buffer text = buffer_open(fonts->arena);
    haru_set_integer(haru, dict, "Flags", descriptor_flags(metrics));
    for (int i = 0; i < 4; i++)
        buffer_format(&text, "%c%d", i ? ' ' : '[', (int)to_thousandths(font, metrics->box[i]));
    buffer_add_char(&text, ']');
    haru_set_raw(haru, dict, "FontBBox", buffer_slice(&text));
    text.count = 0;
    buffer_add_length(&text, metrics->italic_angle, 2); /* both are in 65536ths */
    haru_set_raw(haru, dict, "ItalicAngle", buffer_slice(&text));
    haru_set_integer(haru, dict, "Ascent", to_thousandths(font, metrics->ascender));
    haru_set_integer(haru, dict, "Descent", to_thousandths(font, metrics->descender));
    haru_set_integer(haru, dict, "CapHeight", to_thousandths(font, metrics->cap_height));
    haru_set_integer(haru, dict, "XHeight", to_thousandths(font, metrics->x_height));
    haru_set_integer(haru, dict, "StemV", stem_width(metrics->weight));
}

static void write_program_entries(const void *context, size_t index, struct buffer *out)
{
    const struct embedding *font = context;
    (void)index;
    if (font->cff)
        buffer_add_text(out, "/Subtype/CIDFontType0C");
    else
        buffer_format(out, "/Length1 %D", (int64_t)font->program.count);
}

static uint32_t make_descriptor(struct fonts *fonts, const struct embedding *font)
{
    struct haru *haru = fonts->haru;
    uint32_t program = haru_streams(haru, 1, write_program_entries, font);
    pack_deflate(fonts->pack, program, font->program);
    struct haru_dict *dict = haru_dict_new(haru);
    haru_set_name(haru, dict, "Type", "FontDescriptor");
    haru_set_name(haru, dict, "FontName", font->name);
    add_metrics(fonts, dict, font);
    haru_set_reference(haru, dict, font->cff ? "FontFile3" : "FontFile2", program);
    return haru_number(dict);
}

/* -- widths ------------------------------------------------------------------------------------ */

#define WIDTH_LIMIT 6554 /* thousandths of an em that fonts come to */

/* The width most glyphs have need not be listed: all of a typewriter face's, the figures' else. It
 * must be a whole number of thousandths (table 117); -1 when no glyph's is. */
static int32_t commonest_width(struct fonts *fonts, const struct font_use *use)
{
    uint32_t *uses = ARENA_ARRAY(fonts->arena, WIDTH_LIMIT, uint32_t);
    int32_t best = -1;
    for (size_t id = 0; id < use->glyph_limit; id++) {
        int32_t width = use->glyphs[id].used ? font_use_width(use, (uint32_t)id) : -1;
        if (width >= 0 && width % 10 == 0 && width / 10 < WIDTH_LIMIT &&
            ++uses[width / 10] > (best < 0 ? 0 : uses[best / 10]))
            best = width;
    }
    return best;
}

static void add_width(struct buffer *out, int32_t ten_thousandths)
{
    value_number(out, (int64_t)ten_thousandths * 10);
}

/* "id [width width ...]" for glyphs that follow each other (9.7.4.3). */
static void add_widths(struct fonts *fonts, struct haru_dict *dict, const struct font_use *use)
{
    int32_t common = commonest_width(fonts, use);
    struct buffer out = buffer_open(fonts->arena);
    if (common >= 0)
        haru_set_integer(fonts->haru, dict, "DW", common / 10);
    bool open = false;
    for (size_t id = 0; id < use->glyph_limit; id++) {
        int32_t width = use->glyphs[id].used ? font_use_width(use, (uint32_t)id) : common;
        if (width == common && open)
            buffer_add_char(&out, ']');
        if (width != common) {
            if (!open)
                buffer_format(&out, "%D", (int64_t)id);
            buffer_add_char(&out, open ? ' ' : '[');
            add_width(&out, width);
        }
        open = width != common;
    }
    if (open)
        buffer_add_char(&out, ']');
    struct buffer array = buffer_open(fonts->arena);
    buffer_format(&array, "[%S]", buffer_slice(&out));
    haru_set_raw(fonts->haru, dict, "W", buffer_slice(&array));
}

/* -- the font ---------------------------------------------------------------------------------- */

static uint32_t make_cid_font(struct fonts *fonts, const struct embedding *font)
{
    struct haru *haru = fonts->haru;
    uint32_t descriptor = make_descriptor(fonts, font);
    struct haru_dict *dict = haru_dict_new(haru);
    haru_set_name(haru, dict, "Type", "Font");
    haru_set_name(haru, dict, "Subtype", font->cff ? "CIDFontType0" : "CIDFontType2");
    haru_set_name(haru, dict, "BaseFont", font->name);
    struct haru_dict *system = haru_dict_within(haru, dict, "CIDSystemInfo");
    haru_set_text(haru, system, "Registry", "Adobe");
    haru_set_text(haru, system, "Ordering", "Identity");
    haru_set_integer(haru, system, "Supplement", 0);
    haru_set_reference(haru, dict, "FontDescriptor", descriptor);
    add_widths(fonts, dict, font->use);
    if (!font->cff)
        haru_set_name(haru, dict, "CIDToGIDMap", "Identity");
    return haru_number(dict);
}

static uint32_t make_font(struct fonts *fonts, const struct embedding *font)
{
    struct haru *haru = fonts->haru;
    uint32_t descendant = make_cid_font(fonts, font);
    uint32_t map = haru_streams(haru, 1, NULL, NULL);
    pack_deflate(fonts->pack, map, tounicode_make(font->use, fonts->arena));
    struct haru_dict *dict = haru_dict_new(haru);
    haru_set_name(haru, dict, "Type", "Font");
    haru_set_name(haru, dict, "Subtype", "Type0");
    haru_set_name(haru, dict, "BaseFont", font->name);
    haru_set_name(haru, dict, "Encoding", "Identity-H");
    haru_set_references(haru, dict, "DescendantFonts", descendant, 1);
    haru_set_reference(haru, dict, "ToUnicode", map);
    return haru_number(dict);
}

struct fonts *fonts_embed(const struct survey *survey, struct haru *haru, struct pack *pack,
                          struct arena *arena, struct diag_list *diags)
{
    size_t count = runs_font_count(survey->runs);
    struct fonts *fonts = ARENA_NEW(arena, struct fonts);
    *fonts = (struct fonts){haru, pack, arena, ARENA_ARRAY(arena, count, uint32_t)};
    haru_doing(haru, "embedding fonts");
    bool embedded = true;
    for (size_t i = 0; i < count; i++) {
        struct embedding *font = ARENA_NEW(arena, struct embedding);
        font->use = runs_font(survey->runs, i);
        font->metrics = font_metrics(font->use->face);
        font->cff = font_outlines(font->use->face) == OUTLINES_CFF;
        if (!make_subset(fonts, font)) {
            diag_report(diags, DIAG_pdf_font_refused, (struct source_pos){0},
                        font_path(font->use->face));
            embedded = false;
            continue;
        }
        font->name = subset_name(fonts, font);
        fonts->objects[i] = make_font(fonts, font);
    }
    return embedded ? fonts : NULL;
}
