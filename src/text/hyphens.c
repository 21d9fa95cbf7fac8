/* SPDX-License-Identifier: Apache-2.0 */
/* Which words of a text are for hyphenation at all, and the memory of their points.
 *
 * The patterns know words; a text has brackets and quotation marks round them, abbreviations,
 * reference numbers and addresses. What is no plain word is left whole: a line break in "BV109a" or
 * "council.gov.uk" makes another thing of it. */
#include <unicode/uchar.h>

#include "text/hyphenate.h"

#include "base/input.h"
#include "text/service.h"

#define SOFT_HYPHEN 0xAD

struct hyphenation {
    struct slice word;
    uint16_t *points;
    size_t count;
};

static bool is_letter(uint32_t codepoint)
{
    if (codepoint < 0x80)
        return (codepoint | 0x20) >= 'a' && (codepoint | 0x20) <= 'z';
    const uint32_t wanted = U_GC_L_MASK | U_GC_M_MASK;
    return (U_GET_GC_MASK((UChar32)codepoint) & wanted) != 0;
}

static bool is_capital(uint32_t codepoint)
{
    return codepoint < 0x80 ? codepoint >= 'A' && codepoint <= 'Z' : u_isupper((UChar32)codepoint);
}

/* What may stand between the letters of a word; the hyphenator knows these. */
static bool is_inner_mark(uint32_t codepoint)
{
    return codepoint == '\'' || codepoint == '-' || codepoint == 0x2019 || codepoint == 0x2010 ||
           codepoint == 0x2013;
}

/* What shows, wherever it stands, that this is no word for the patterns but a number, an address or
 * a path, or that its author has seen to its hyphens. */
static bool is_not_for_patterns(uint32_t codepoint)
{
    return codepoint == SOFT_HYPHEN || codepoint == '@' || codepoint == '/' || codepoint == '\\' ||
           codepoint == '_' || (codepoint >= '0' && codepoint <= '9') ||
           (codepoint >= 0x80 && u_isdigit((UChar32)codepoint));
}

static size_t find_soft_hyphens(struct slice word, uint16_t *points)
{
    size_t count = 0;
    for (size_t at = 0; at < word.count;) {
        /* A point at either end would part nothing off. */
        if (utf8_next(word, &at) == SOFT_HYPHEN && at > 2 && at < word.count)
            points[count++] = (uint16_t)at;
    }
    return count;
}

/* The stretch from the first letter to the last, in *core. False when what it is part of is no
 * plain word: a capital after a small letter or another capital makes it an abbreviation or a name
 * ("BVPIs", "McNulty"). */
static bool find_core(struct slice word, struct slice *core)
{
    size_t first = SIZE_MAX, last = 0;
    bool after_letter = false, after_other = false;
    for (size_t at = 0; at < word.count;) {
        size_t start = at;
        uint32_t codepoint = utf8_next(word, &at);
        if (is_not_for_patterns(codepoint))
            return false;
        if (is_letter(codepoint)) {
            if (after_other || (after_letter && is_capital(codepoint)))
                return false;
            if (first == SIZE_MAX)
                first = start;
            last = at;
        } else if (first != SIZE_MAX && !is_inner_mark(codepoint)) {
            after_other = true; /* well if the word ends here: "word)." */
        }
        after_letter = is_letter(codepoint);
    }
    if (first == SIZE_MAX)
        return false;
    *core = (struct slice){word.bytes + first, last - first};
    return true;
}

static size_t find_points(const struct hyphenator *hyphenator, struct slice word,
                          struct arena *scratch, uint16_t *points)
{
    size_t count = find_soft_hyphens(word, points);
    struct slice core;
    if (count > 0 || !hyphenator || !find_core(word, &core))
        return count;
    unsigned char *marks = arena_alloc(scratch, core.count + 1);
    if (hyphenate(hyphenator, core, marks) == 0)
        return 0;
    size_t origin = (size_t)(core.bytes - word.bytes);
    for (size_t i = 1; i < core.count; i++) {
        if (marks[i])
            points[count++] = (uint16_t)(origin + i);
    }
    return count;
}

static struct hyphenation *hyphenation_create(struct text *text, struct text_language *language,
                                              struct slice word)
{
    if (!language->sought) {
        language->hyphenator = hyphenator_open(text->arena, language->name);
        language->sought = true;
        const char *path = language->hyphenator ? hyphenator_path(language->hyphenator) : NULL;
        if (path)
            input_note(text->inputs,
                       (struct input){.kind = INPUT_HYPHENATION, .path = path, .private = true});
    }
    struct arena_mark mark = arena_mark(text->scratch);
    uint16_t *found = ARENA_ARRAY(text->scratch, word.count, uint16_t);
    size_t count = find_points(language->hyphenator, word, text->scratch, found);
    struct hyphenation *result = ARENA_NEW(text->arena, struct hyphenation);
    result->word = (struct slice){arena_copy(text->arena, word.bytes, word.count), word.count};
    result->points = ARENA_ARRAY(text->arena, count, uint16_t);
    result->count = count;
    memcpy(result->points, found, count * sizeof *found);
    arena_rewind(text->scratch, mark);
    return result;
}

size_t text_hyphens(struct text *text, const struct text_font *font, struct slice word,
                    const uint16_t **points)
{
    struct text_language *language = font->language;
    *points = NULL;
    if (word.count < 2 || word.count > UINT16_MAX)
        return 0;
    uint64_t hash = cache_hash(word, 0);
    struct hyphenation *known;
    size_t at = (size_t)hash;
    while ((known = cache_next(&language->points, hash, &at))) {
        if (slice_equal(known->word, word))
            break;
    }
    if (!known) {
        known = hyphenation_create(text, language, word);
        cache_add(&language->points, text->arena, hash, known);
    }
    *points = known->points;
    return known->count;
}
