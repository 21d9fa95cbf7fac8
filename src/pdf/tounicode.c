/* SPDX-License-Identifier: Apache-2.0 */
/* The CMap's frame is the one ISO 32000-1 shows in example 2 of 9.10.3, its operators are those of
 * Adobe Technical Note 5411. Letters in alphabetical order are a range; ligatures and all that
 * stand alone are listed one by one. At most 100 entries go into a block. */
#include "pdf/tounicode.h"

#include "pdf/value.h"

#define BLOCK 100

/* Codes first..last, whose text is that of the first and its successors. */
struct mapping {
    uint32_t first, last;
    uint32_t codepoint; /* when the text is a single one of the BMP, else 0 */
    struct slice text;
};

static uint32_t single_codepoint(struct slice text)
{
    size_t at = 0;
    uint32_t codepoint = utf8_next(text, &at);
    return at == text.count && codepoint < 0x10000 ? codepoint : 0;
}

/* Only the last byte may count up within a range, of codes as of characters. */
static bool continues(const struct mapping *mapping, uint32_t code, uint32_t codepoint)
{
    return mapping->codepoint && codepoint && code == mapping->last + 1 && code % 256 != 0 &&
           codepoint == mapping->codepoint + (code - mapping->first) && codepoint % 256 != 0;
}

static size_t collect(const struct font_use *font, struct arena *arena, struct mapping **out)
{
    struct mapping *mappings = ARENA_ARRAY(arena, font->glyph_count, struct mapping);
    size_t count = 0;
    for (size_t id = 0; id < font->glyph_limit; id++) {
        const struct glyph_use *glyph = &font->glyphs[id];
        if (!glyph->used || glyph->text.count == 0)
            continue;
        uint32_t code = (uint32_t)id, codepoint = single_codepoint(glyph->text);
        if (count && continues(&mappings[count - 1], code, codepoint))
            mappings[count - 1].last = code;
        else
            mappings[count++] = (struct mapping){code, code, codepoint, glyph->text};
    }
    *out = mappings;
    return count;
}

static void add_code(struct buffer *out, uint32_t code)
{
    const char bytes[2] = {(char)(code >> 8), (char)code};
    buffer_add_char(out, '<');
    buffer_add_hexadecimal(out, (struct slice){bytes, 2});
    buffer_add_char(out, '>');
}

static void add_mapping(struct buffer *out, const struct mapping *mapping, bool range)
{
    add_code(out, mapping->first);
    if (range)
        add_code(out, mapping->last);
    buffer_add_char(out, '<');
    value_unicode(out, mapping->text);
    buffer_add_text(out, ">\n");
}

/* All ranges, or all that are none, in blocks. */
static void add_blocks(struct buffer *out, const struct mapping *mappings, size_t count, bool range)
{
    const char *kind = range ? "bfrange" : "bfchar";
    struct buffer block = buffer_open(out->arena);
    int entries = 0;
    for (size_t i = 0; i <= count; i++) {
        if (entries && (i == count || entries == BLOCK)) {
            buffer_format(out, "%d begin%s\n%Send%s\n", entries, kind, buffer_slice(&block), kind);
            block.count = 0;
            entries = 0;
        }
        if (i < count && (mappings[i].first != mappings[i].last) == range) {
            add_mapping(&block, &mappings[i], range);
            entries++;
        }
    }
}

struct slice tounicode_make(const struct font_use *font, struct arena *arena)
{
    struct mapping *mappings;
    size_t count = collect(font, arena, &mappings);
    struct buffer out = buffer_open(arena);
    buffer_add_text(&out, "/CIDInit /ProcSet findresource begin\n"
                          "12 dict begin\n"
                          "begincmap\n"
                          "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                          "/CMapName/Adobe-Identity-UCS def\n"
                          "/CMapType 2 def\n"
                          "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    add_blocks(&out, mappings, count, false);
    add_blocks(&out, mappings, count, true);
    buffer_add_text(&out, "endcmap\n"
                          "CMapName currentdict/CMap defineresource pop\n"
                          "end\nend\n");
    return buffer_slice(&out);
}
