/* SPDX-License-Identifier: Apache-2.0 */
/* Shaping with a word cache.
 *
 * A plan of a hundred pages has perhaps forty thousand words but only five thousand different ones,
 * and line breaking asks for each several times. So a word is shaped once, in font units, and every
 * size and place shares the result (the idea is Gecko's and WebKit's word caches). What is lost is
 * kerning across a word space, which hardly any font has.
 *
 * A word parted at a hyphen is two more words. HarfBuzz says of each cluster whether the text may
 * be cut before it without anything changing on either side (HB_GLYPH_FLAG_UNSAFE_TO_BREAK); where
 * it may, the parts are slices of the whole word and need no shaping. */
#include "text/service.h"

#define SCRIPT_LATIN ((uint32_t)HB_SCRIPT_LATIN)

struct word {
    uint32_t font_number;
    uint32_t script;
    struct shaped shaped;
    const bool *unsafe; /* per glyph: whether the word may not be cut before it */
};

struct word_key {
    const struct text_font *font;
    const struct font_face *face;
    uint32_t script;
    bool right_to_left;
    struct slice text;
    uint64_t hash;
};

static struct word_key key_of(const struct text_font *font, const struct font_face *face,
                              uint32_t script, bool right_to_left, struct slice text)
{
    uint64_t seed = (uint64_t)font->number << 42 ^ (uint64_t)face->index << 33 ^
                    (uint64_t)right_to_left << 32 ^ script;
    return (struct word_key){font, face, script, right_to_left, text, cache_hash(text, seed)};
}

static struct word *word_find(const struct text *text, const struct word_key *key)
{
    struct word *word;
    size_t at = (size_t)key->hash;
    while ((word = cache_next(&text->words, key->hash, &at))) {
        if (word->font_number == key->font->number && word->shaped.face == key->face &&
            word->script == key->script && word->shaped.right_to_left == key->right_to_left &&
            slice_equal(word->shaped.text, key->text))
            break;
    }
    return word;
}

/* A word in the cache whose glyphs are still to be filled in. */
static struct word *word_add(struct text *text, const struct word_key *key)
{
    struct word *word = ARENA_NEW(text->arena, struct word);
    word->font_number = key->font->number;
    word->script = key->script;
    word->shaped.face = key->face;
    word->shaped.right_to_left = key->right_to_left;
    word->shaped.text =
        (struct slice){arena_copy(text->arena, key->text.bytes, key->text.count), key->text.count};
    return word;
}

static void run_shaper(struct text *text, const struct word_key *key)
{
    hb_buffer_t *buffer = text->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, key->text.bytes, (int)key->text.count, 0, (int)key->text.count);
    hb_buffer_set_direction(buffer, key->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(key->script));
    hb_buffer_set_language(buffer, key->font->language->shaping);
    hb_shape(key->face->font, buffer, key->font->features, key->font->feature_count);
    if (!hb_buffer_allocation_successful(buffer))
        arena_exhausted(text->arena);
}

static void take_glyphs(struct text *text, struct word *word)
{
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(text->buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(text->buffer, NULL);
    struct glyph *glyphs = ARENA_ARRAY(text->arena, count, struct glyph);
    bool *unsafe = ARENA_ARRAY(text->arena, count, bool);
    for (unsigned i = 0; i < count; i++) {
        glyphs[i] = (struct glyph){
            .id = infos[i].codepoint,
            .advance = positions[i].x_advance,
            .x_offset = positions[i].x_offset,
            .y_offset = positions[i].y_offset,
            .cluster = infos[i].cluster,
        };
        unsafe[i] = hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
        word->shaped.advance += glyphs[i].advance;
        word->shaped.missing |= glyphs[i].id == 0;
    }
    word->shaped.glyphs = glyphs;
    word->shaped.count = count;
    word->unsafe = unsafe;
}

static struct word *word_shape(struct text *text, const struct word_key *key)
{
    struct word *word = word_find(text, key);
    if (!word) {
        word = word_add(text, key);
        run_shaper(text, key);
        take_glyphs(text, word);
        cache_add(&text->words, text->arena, key->hash, word);
    }
    return word;
}

static struct word_key key_in_run(const struct text_font *font, const struct text_run *run,
                                  struct slice word)
{
    return key_of(font, run->face, run->script, run->level & 1, word);
}

const struct shaped *text_shape(struct text *text, const struct text_font *font,
                                const struct text_run *run, struct slice word)
{
    struct word_key key = key_in_run(font, run, word);
    return &word_shape(text, &key)->shaped;
}

const struct shaped *text_shape_simple(struct text *text, const struct text_font *font,
                                       struct slice word)
{
    struct word_key key = key_of(font, font->face, SCRIPT_LATIN, /*right_to_left*/ false, word);
    return &word_shape(text, &key)->shaped;
}

/* The first glyph of the right part when a left-to-right word may simply be sliced at byte `at`;
 * 0 when it may not: there are then glyphs of no left part. */
static uint32_t slice_point(const struct word *word, size_t at)
{
    const struct shaped *shaped = &word->shaped;
    if (shaped->right_to_left)
        return 0;
    for (uint32_t i = 1; i < shaped->count; i++) {
        if (shaped->glyphs[i].cluster >= at)
            return shaped->glyphs[i].cluster == at && !word->unsafe[i] ? i : 0;
    }
    return 0;
}

/* The cached word for glyphs [first, last) of `whole`, which are all of key->text. */
static const struct shaped *word_slice(struct text *text, const struct word_key *key,
                                       const struct word *whole, uint32_t first, uint32_t last)
{
    struct word *word = word_find(text, key);
    if (word)
        return &word->shaped;
    word = word_add(text, key);
    word->shaped.count = last - first;
    word->unsafe = whole->unsafe + first;
    struct glyph *glyphs = ARENA_ARRAY(text->arena, last - first, struct glyph);
    uint32_t origin = first > 0 ? whole->shaped.glyphs[first].cluster : 0;
    for (uint32_t i = first; i < last; i++) {
        struct glyph *glyph = &glyphs[i - first];
        *glyph = whole->shaped.glyphs[i];
        glyph->cluster -= origin;
        word->shaped.advance += glyph->advance;
        word->shaped.missing |= glyph->id == 0;
    }
    word->shaped.glyphs = glyphs;
    cache_add(&text->words, text->arena, key->hash, word);
    return &word->shaped;
}

/* U+2010 where the face has it, since U+002D is often drawn as a longer, lower dash; the font's own
 * face lends one to a fallback that has neither. */
static const struct shaped *shape_hyphen(struct text *text, const struct text_font *font,
                                         const struct text_run *run)
{
    if (face_covers(run->face, 0x2010))
        return text_shape(text, font, run, slice_of("\u2010"));
    if (face_covers(run->face, '-'))
        return text_shape(text, font, run, slice_of("-"));
    return text_shape_simple(text, font,
                             slice_of(face_covers(font->face, 0x2010) ? "\u2010" : "-"));
}

struct word_parts text_part(struct text *text, const struct text_font *font,
                            const struct text_run *run, struct slice word, size_t at)
{
    struct word_key whole_key = key_in_run(font, run, word);
    const struct word *whole = word_shape(text, &whole_key);
    struct word_key left = key_in_run(font, run, (struct slice){word.bytes, at});
    struct word_key right = key_in_run(font, run, (struct slice){word.bytes + at, word.count - at});
    struct word_parts parts = {.hyphen = shape_hyphen(text, font, run)};
    uint32_t point = slice_point(whole, at);
    if (point > 0) {
        parts.left = word_slice(text, &left, whole, 0, point);
        parts.right = word_slice(text, &right, whole, point, whole->shaped.count);
    } else {
        parts.left = &word_shape(text, &left)->shaped;
        parts.right = &word_shape(text, &right)->shaped;
    }
    return parts;
}
