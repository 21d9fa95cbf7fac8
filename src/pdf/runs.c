/* SPDX-License-Identifier: Apache-2.0 */
/* Codes are glyph ids of two bytes (Identity-H), so a glyph has one ToUnicode value in the whole
 * document. The first text seen for it wins; a word in which it stands for another, or in which
 * several glyphs share a cluster, carries its text as ActualText instead. That goes by words, not
 * by clusters: it is rare in European text, and where it is the rule (Arabic, Bengali) a word's
 * characters are in reading order while its glyphs are not. */
#include "pdf/runs.h"

#include "pdf/value.h"

#define MILLION 1000000
#define FIRST_SLOTS ((size_t)1024)

struct slot {
    const struct shaped *shaped;
    uint32_t first, count;
    const struct run *run; /* NULL: empty */
};

struct runs {
    struct arena *arena;
    bool hexadecimal;
    struct slot *slots; /* open addressing, at most half full */
    size_t slot_count;  /* a power of two */
    size_t count;       /* of runs */
    struct font_use **fonts;
    size_t font_count, font_capacity;
    struct font_use **by_index; /* by font_index() */
    size_t index_limit;
};

struct runs *runs_create(struct arena *arena, bool hexadecimal)
{
    struct runs *runs = ARENA_NEW(arena, struct runs);
    runs->arena = arena;
    runs->hexadecimal = hexadecimal;
    runs->slot_count = FIRST_SLOTS;
    runs->slots = ARENA_ARRAY(arena, FIRST_SLOTS, struct slot);
    return runs;
}

size_t runs_font_count(const struct runs *runs)
{
    return runs->font_count;
}

const struct font_use *runs_font(const struct runs *runs, size_t number)
{
    return runs->fonts[number];
}

char runs_opening(const struct runs *runs)
{
    return runs->hexadecimal ? '<' : '(';
}

char runs_closing(const struct runs *runs)
{
    return runs->hexadecimal ? '>' : ')';
}

static void add_literal(unsigned char c, struct buffer *out)
{
    if (c == '(' || c == ')' || c == '\\' || c == '\r')
        buffer_add_char(out, '\\');
    buffer_add_char(out, c == '\r' ? 'r' : (char)c);
}

void runs_add_code(const struct runs *runs, uint32_t glyph, struct buffer *out)
{
    const unsigned char code[2] = {(unsigned char)(glyph >> 8), (unsigned char)glyph};
    if (runs->hexadecimal) {
        buffer_add_hexadecimal(out, (struct slice){(const char *)code, 2});
    } else {
        add_literal(code[0], out);
        add_literal(code[1], out);
    }
}

int32_t runs_number(int64_t distance)
{
    return (int32_t)-length_ratio(distance, 1, 1000);
}

/* -- faces ------------------------------------------------------------------------------------- */

int32_t font_use_width(const struct font_use *font, uint32_t glyph)
{
    return (int32_t)length_ratio(font_glyph_width(font->face, glyph), 10000, font->units_per_em);
}

static int64_t in_millionths(const struct font_use *font, int32_t units)
{
    return length_ratio(units, MILLION, font->units_per_em);
}

static struct font_use *find_font(struct runs *runs, const struct font_face *face)
{
    size_t index = font_index(face);
    if (index >= runs->index_limit) {
        size_t limit = index * 2 + 8;
        struct font_use **moved = ARENA_ARRAY(runs->arena, limit, struct font_use *);
        if (runs->index_limit)
            memcpy(moved, runs->by_index, runs->index_limit * sizeof *moved);
        runs->by_index = moved;
        runs->index_limit = limit;
    }
    struct font_use *font = runs->by_index[index];
    if (!font) {
        font = ARENA_NEW(runs->arena, struct font_use);
        font->face = face;
        font->number = (uint32_t)runs->font_count;
        font->units_per_em = font_metrics(face)->units_per_em;
        ARENA_PUSH(runs->arena, runs->fonts, runs->font_count, runs->font_capacity) = font;
        runs->by_index[index] = font;
    }
    return font;
}

static struct glyph_use *find_glyph(struct runs *runs, struct font_use *font, uint32_t id)
{
    if (id >= font->glyph_limit) {
        size_t limit = (size_t)id * 2 + 256;
        struct glyph_use *moved = ARENA_ARRAY(runs->arena, limit, struct glyph_use);
        if (font->glyph_limit)
            memcpy(moved, font->glyphs, font->glyph_limit * sizeof *moved);
        font->glyphs = moved;
        font->glyph_limit = limit;
    }
    struct glyph_use *glyph = &font->glyphs[id];
    if (!glyph->used)
        font->glyph_count++;
    return glyph;
}

/* Whether the glyph can stand for `text` by its ToUnicode value. */
static bool claim(struct runs *runs, struct font_use *font, uint32_t id, struct slice text)
{
    struct glyph_use *glyph = find_glyph(runs, font, id);
    if (!glyph->used || glyph->weak)
        *glyph = (struct glyph_use){.text = text, .used = true};
    return slice_equal(glyph->text, text);
}

/* A value for a glyph that is read through ActualText: every glyph shall have one. */
static void suggest(struct runs *runs, struct font_use *font, uint32_t id, struct slice text)
{
    struct glyph_use *glyph = find_glyph(runs, font, id);
    if (!glyph->used)
        *glyph = (struct glyph_use){.text = text, .used = true, .weak = true};
}

/* -- clusters ---------------------------------------------------------------------------------- */

struct range {
    uint32_t first, last;
};

/* Default_Ignorable_Code_Point (Unicode 15, DerivedCoreProperties): they shape text, and mean
 * nothing to who copies or hears it. */
static const struct range ignorable[] = {
    {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
    {0x180B, 0x180F},   {0x200B, 0x200F},   {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
    {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

static bool is_ignorable(uint32_t codepoint)
{
    for (size_t i = 0; i < sizeof ignorable / sizeof *ignorable; i++) {
        if (codepoint <= ignorable[i].last)
            return codepoint >= ignorable[i].first;
    }
    return false;
}

/* Spaces that differ only in width and in whether a line may end there: to who searches the text
 * they are one, and fonts often draw several with one glyph. */
static bool is_space(uint32_t codepoint)
{
    return codepoint == ' ' || codepoint == 0x00A0 || codepoint == 0x202F || codepoint == 0x205F ||
           (codepoint >= 0x2000 && codepoint <= 0x200A);
}

/* The text of a cluster as a reader is to get it; empty when there is nothing to be had. */
static struct slice readable(struct runs *runs, struct slice text)
{
    if (text.count == 1)
        return text;
    bool as_is = true;
    for (size_t at = 0; at < text.count && as_is;) {
        uint32_t codepoint = utf8_next(text, &at);
        as_is = !is_ignorable(codepoint) && (codepoint == ' ' || !is_space(codepoint));
    }
    if (as_is)
        return text;
    struct buffer kept = buffer_open(runs->arena);
    for (size_t at = 0; at < text.count;) {
        uint32_t codepoint = utf8_next(text, &at);
        if (!is_ignorable(codepoint))
            buffer_add_codepoint(&kept, is_space(codepoint) ? ' ' : codepoint);
    }
    return buffer_slice(&kept);
}

/* The glyphs [first, end) of a shaped word that share a cluster, and its text. */
struct cluster {
    uint32_t first, end;
    struct slice text;
};

static struct cluster cluster_from(struct runs *runs, const struct shaped *shaped, uint32_t first)
{
    const struct glyph *glyphs = shaped->glyphs;
    struct cluster cluster = {.first = first, .end = first + 1, .text = {shaped->text.bytes, 0}};
    while (cluster.end < shaped->count && glyphs[cluster.end].cluster == glyphs[first].cluster)
        cluster.end++;
    size_t start = glyphs[first].cluster, end = shaped->text.count;
    if (shaped->right_to_left) {
        for (uint32_t i = first; i > 0 && end == shaped->text.count; i--) {
            if (glyphs[i - 1].cluster > start)
                end = glyphs[i - 1].cluster;
        }
    } else if (cluster.end < shaped->count && glyphs[cluster.end].cluster > start) {
        end = glyphs[cluster.end].cluster;
    }
    if (start < end)
        cluster.text = readable(runs, (struct slice){shaped->text.bytes + start, end - start});
    return cluster;
}

/* A joiner and its like are shaped as a blank without width: not worth showing. */
static bool is_nothing(const struct cluster *cluster, const struct glyph *glyphs)
{
    return cluster->text.count == 0 && cluster->end == cluster->first + 1 &&
           glyphs[cluster->first].advance == 0;
}

static void suggest_each(struct runs *runs, struct font_use *font, const struct shaped *shaped,
                         const struct cluster *cluster)
{
    size_t at = 0;
    for (uint32_t i = cluster->first; i < cluster->end; i++) {
        size_t start = at < cluster->text.count ? at : 0;
        at = start;
        if (cluster->text.count)
            utf8_next(cluster->text, &at);
        struct slice one = {cluster->text.bytes + start, at - start};
        suggest(runs, font, shaped->glyphs[i].id, one);
    }
}

/* Note the use of a piece's glyphs and collect those worth showing. True when they cannot tell by
 * themselves what they mean. */
static bool note_glyphs(struct runs *runs, struct font_use *font, const struct glyph_piece *piece,
                        struct run *run)
{
    const struct shaped *shaped = piece->shaped;
    struct glyph *shown = ARENA_ARRAY(runs->arena, piece->count, struct glyph);
    run->glyphs = shown;
    bool unclear = false;
    uint32_t end = piece->first + piece->count;
    for (uint32_t i = piece->first; i < end;) {
        struct cluster cluster = cluster_from(runs, shaped, i);
        if (cluster.end > end)
            cluster.end = end;
        i = cluster.end;
        if (is_nothing(&cluster, shaped->glyphs))
            continue;
        if (cluster.end == cluster.first + 1 && cluster.text.count)
            unclear |= !claim(runs, font, shaped->glyphs[cluster.first].id, cluster.text);
        else
            unclear = true;
        suggest_each(runs, font, shaped, &cluster);
        while (cluster.first < cluster.end)
            shown[run->count++] = shaped->glyphs[cluster.first++];
    }
    return unclear;
}

/* -- arrays ------------------------------------------------------------------------------------ */

/* Write the glyphs with the numbers that move the pen where shaping wants it. `carry` is where it
 * should be, less where the viewer's is; the viewer adds the font's own widths (9.4.4). */
static void make_array(struct runs *runs, struct run *run)
{
    struct buffer array = buffer_open(runs->arena);
    int64_t carry = 0;
    for (uint32_t i = 0; i < run->count; i++) {
        const struct glyph *glyph = &run->glyphs[i];
        carry += in_millionths(run->font, glyph->x_offset);
        if (carry >= RUNS_TOLERANCE || carry <= -RUNS_TOLERANCE) {
            int32_t number = runs_number(carry);
            carry += (int64_t)number * 1000;
            if (array.count == 0) {
                run->lead = number;
            } else {
                run->numbers = true;
                buffer_add_char(&array, runs_closing(runs));
                buffer_add_int(&array, number);
                buffer_add_char(&array, runs_opening(runs));
            }
        }
        runs_add_code(runs, glyph->id, &array);
        carry += in_millionths(run->font, glyph->advance - glyph->x_offset) -
                 (int64_t)font_use_width(run->font, glyph->id) * 100;
    }
    run->array = buffer_slice(&array);
    run->residue = carry;
}

/* What reads from right to left is shaped as it is seen, from left to right. It is shown in the
 * order in which it is read, each glyph at its place, for that is how a reader's software takes
 * text that is marked as content (ISO 32000-1, 14.8.2.3); only the last moves the pen, over all of
 * them. */
static void turn_round(struct runs *runs, struct run *run)
{
    struct glyph *turned = ARENA_ARRAY(runs->arena, run->count, struct glyph);
    int32_t width = 0;
    for (uint32_t i = 0; i < run->count; i++) {
        struct glyph *glyph = &turned[run->count - 1 - i];
        *glyph = run->glyphs[i];
        glyph->x_offset += width;
        glyph->advance = 0;
        width += run->glyphs[i].advance;
    }
    if (run->count)
        turned[run->count - 1].advance = width;
    run->glyphs = turned;
}

/* Pages are written by threads, which leave the text room alone. */
static void note_widths(struct runs *runs, struct run *run)
{
    run->widths = ARENA_ARRAY(runs->arena, run->count, int32_t);
    for (uint32_t i = 0; i < run->count; i++)
        run->widths[i] = font_use_width(run->font, run->glyphs[i].id);
}

static const struct run *make_run(struct runs *runs, const struct glyph_piece *piece)
{
    struct font_use *font = find_font(runs, piece->shaped->face);
    struct run *run = ARENA_NEW(runs->arena, struct run);
    run->font = font;
    if (note_glyphs(runs, font, piece, run))
        run->actual = piece_text(piece);
    if (piece->shaped->right_to_left)
        turn_round(runs, run);
    for (uint32_t i = 0; i < run->count; i++)
        run->raised |= run->glyphs[i].y_offset != 0;
    if (run->raised)
        note_widths(runs, run);
    else
        make_array(runs, run);
    return run;
}

/* -- finding ----------------------------------------------------------------------------------- */

static struct slot *place(struct slot *slots, size_t count, const struct shaped *shaped,
                          uint32_t first, uint32_t length_of_run)
{
    uint64_t hash = (uint64_t)(uintptr_t)shaped + ((uint64_t)first << 20) + length_of_run;
    hash *= UINT64_C(0x9E3779B97F4A7C15);
    for (size_t at = (size_t)(hash >> 32) & (count - 1);; at = (at + 1) & (count - 1)) {
        struct slot *slot = &slots[at];
        if (!slot->run ||
            (slot->shaped == shaped && slot->first == first && slot->count == length_of_run))
            return slot;
    }
}

static void widen(struct runs *runs)
{
    size_t count = runs->slot_count * 2;
    struct slot *slots = ARENA_ARRAY(runs->arena, count, struct slot);
    for (size_t i = 0; i < runs->slot_count; i++) {
        const struct slot *old = &runs->slots[i];
        if (old->run)
            *place(slots, count, old->shaped, old->first, old->count) = *old;
    }
    runs->slots = slots;
    runs->slot_count = count;
}

const struct run *runs_find(struct runs *runs, const struct glyph_piece *piece)
{
    struct slot *slot =
        place(runs->slots, runs->slot_count, piece->shaped, piece->first, piece->count);
    if (slot->run)
        return slot->run;
    const struct run *run = make_run(runs, piece);
    *slot = (struct slot){piece->shaped, piece->first, piece->count, run};
    if (++runs->count * 2 > runs->slot_count)
        widen(runs);
    return run;
}
