/* SPDX-License-Identifier: Apache-2.0 */
/* Liang's method: every pattern that occurs in ".word." grades the places between its letters; the
 * highest grade of a place wins, and an odd one is a hyphen (F. M. Liang, "Word Hy-phen-a-tion by
 * Com-put-er", Stanford 1983). The patterns are a packed trie, made at build time by
 * text/generate/hyphen_trie.c, which says how it is laid out.
 *
 * What Liang leaves open follows libhyphen 2.8, so that a document may move between our patterns
 * and its dictionaries: a word is taken apart at apostrophes, hyphens and en dashes, each part is a
 * word to the patterns, and the least distances hold for the parts and for the whole. */
#include "text/hyphenate.h"

#include <stdio.h>
#include <stdlib.h>

#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uloc.h>

#include "text/hyphen_table.inc"

enum {
    LIBRARY_WORD = 512,
    LIBRARY_BUFFER =
        LIBRARY_WORD * 3 + 1, /* a byte that is not UTF-8 becomes U+FFFD, three bytes */
    MAX_PATH_SIZE = 256
};

struct hyphenator {
    HyphenDict *dictionary;     /* NULL for the compiled-in patterns */
    const char *path;           /* likewise */
    uint32_t characters[0x100]; /* what a byte means, for dictionaries that are not in UTF-8 */
};

/* ---- the compiled-in patterns --------------------------------------------------------------- */

static unsigned symbol_next(struct slice word, size_t *at)
{
    unsigned char byte = (unsigned char)word.bytes[*at];
    if (byte < 0x80) {
        ++*at;
        return hyphen_ascii[byte];
    }
    uint32_t letter = utf8_next(word, at);
    for (size_t i = 0; i < sizeof hyphen_letters / sizeof *hyphen_letters; i++)
        if (hyphen_letters[i] == letter)
            return hyphen_letter_symbols[i];
    return 0;
}

/* A walk down the trie, with the byte offsets of the places it has passed. */
struct walk {
    size_t places[HYPHEN_LONGEST + 1];
    size_t depth;
    unsigned link;
};

/* Follow one letter, which ends at byte `end`, and raise the grades of the pattern that ends there,
 * if any. False when no pattern goes on. */
static bool walk_step(struct walk *walk, unsigned symbol, size_t end, unsigned char *grades)
{
    if (!symbol || !walk->link)
        return false;
    uint32_t slot = hyphen_slots[walk->link + symbol];
    if (slot >> HYPHEN_SYMBOL_SHIFT != symbol)
        return false;
    walk->link = slot & ((1u << HYPHEN_VALUES_SHIFT) - 1);
    walk->places[++walk->depth] = end;
    uint32_t mask = (1u << (HYPHEN_SYMBOL_SHIFT - HYPHEN_VALUES_SHIFT)) - 1;
    const unsigned char *values = hyphen_values + (slot >> HYPHEN_VALUES_SHIFT & mask);
    if (values == hyphen_values)
        return true;
    const size_t *place = walk->places + (walk->depth - values[0]);
    for (unsigned i = 0; i < values[1]; i++)
        if (grades[place[i]] < values[2 + i])
            grades[place[i]] = values[2 + i];
    return true;
}

/* Look up all patterns that begin at byte `start`, or at the "." before the word. The places
 * outside the two dots coincide with its ends, whose grades nobody asks for. */
static void walk_from(struct slice word, size_t start, bool from_dot, unsigned char *grades)
{
    unsigned dot = hyphen_ascii['.'];
    struct walk walk = {.places = {start}, .link = HYPHEN_ROOT};
    if (from_dot && !walk_step(&walk, dot, 0, grades))
        return;
    for (size_t at = start; at < word.count;) {
        unsigned symbol = symbol_next(word, &at);
        if (!walk_step(&walk, symbol, at, grades))
            return;
    }
    walk_step(&walk, dot, word.count, grades);
}

/* Clear the points with fewer than `left` letters before or `right` letters after them. The
 * ligatures of three letters count as two on the left side, as in libhyphen. */
static void points_limit(struct slice word, unsigned left, unsigned right, unsigned char *points)
{
    unsigned letters = 0;
    for (size_t at = 0; at < word.count;) {
        if (letters < left)
            points[at] = 0;
        uint32_t letter = utf8_next(word, &at);
        letters += letter == 0xFB03 || letter == 0xFB04 ? 2 : 1;
    }
    letters = 0;
    for (size_t at = word.count; at > 0 && letters < right; at--) {
        points[at] = 0;
        letters += ((unsigned char)word.bytes[at - 1] & 0xC0) != 0x80;
    }
}

/* The points of a word without marks, or of a part between them. */
static void part_mark(struct slice part, unsigned char *points)
{
    walk_from(part, 0, true, points);
    for (size_t at = 0; at < part.count;) {
        walk_from(part, at, false, points);
        utf8_next(part, &at);
    }
    for (size_t i = 0; i <= part.count; i++)
        points[i] &= 1;
    points_limit(part, HYPHEN_LEFT, HYPHEN_RIGHT, points);
}

/* Unicode's own hyphens, U+2010 and U+2011, are unknown to libhyphen: for both they are hyphens. */
static uint32_t plain_hyphen(uint32_t c)
{
    return c == 0x2010 || c == 0x2011 ? '-' : c;
}

static bool is_mark(uint32_t c)
{
    return c == '\'' || c == '-' || c == 0x2013 || c == 0x2019;
}

static void word_mark(struct slice word, unsigned char *points)
{
    size_t start = 0;
    for (size_t at = 0; at < word.count;) {
        size_t end = at;
        if (!is_mark(plain_hyphen(utf8_next(word, &at))))
            continue;
        part_mark((struct slice){word.bytes + start, end - start}, points + start);
        start = at;
    }
    part_mark((struct slice){word.bytes + start, word.count - start}, points + start);
}

/* ---- dictionaries through libhyphen --------------------------------------------------------- */

/* A word as libhyphen wants it: in small letters, in the dictionary's encoding. */
struct library_word {
    char bytes[LIBRARY_BUFFER];
    size_t count;
    size_t starts[LIBRARY_WORD + 1]; /* where each character begins in our word */
    size_t characters;
};

/* The byte for a character, or one that no pattern has. Old encodings have only the typewriter's
 * apostrophe and hyphen, on which libhyphen takes words apart. */
static char byte_for(const struct hyphenator *hyphenator, uint32_t c)
{
    for (unsigned byte = 1; byte < 0x100; byte++)
        if (hyphenator->characters[byte] == c)
            return (char)byte;
    if (c == 0x2019)
        return '\'';
    return c == 0x2013 ? '-' : 0x7F;
}

static void library_word_read(const struct hyphenator *hyphenator, struct slice word,
                              struct library_word *out)
{
    out->count = out->characters = 0;
    for (size_t at = 0; at < word.count;) {
        out->starts[out->characters++] = at;
        uint32_t c = (uint32_t)u_tolower((UChar32)plain_hyphen(utf8_next(word, &at)));
        if (!hyphenator->dictionary->utf8)
            out->bytes[out->count++] = byte_for(hyphenator, c);
        else
            out->count += utf8_encode(c ? c : 0x7F, out->bytes + out->count);
    }
    out->bytes[out->count] = '\0';
}

static void library_mark(const struct hyphenator *hyphenator, struct slice word,
                         unsigned char *points)
{
    struct library_word copy;
    char grades[LIBRARY_BUFFER + 5]; /* the five are libhyphen's wish */
    char **replaced = NULL;
    int *positions = NULL, *cuts = NULL;
    if (!word.count || word.count > LIBRARY_WORD)
        return;
    library_word_read(hyphenator, word, &copy);
    hnj_hyphen_hyphenate2(hyphenator->dictionary, copy.bytes, (int)copy.count, grades, NULL,
                          &replaced, &positions, &cuts);
    for (size_t i = 0; i + 1 < copy.characters; i++)
        points[copy.starts[i + 1]] = grades[i] & 1 && !(replaced && replaced[i]);
    for (size_t i = 0; replaced && i < copy.count; i++)
        free(replaced[i]);
    free(replaced);
    free(positions);
    free(cuts);
}

/* Ask ICU what each byte of the dictionary's encoding means. */
static bool characters_read(const char *encoding, uint32_t characters[0x100])
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding, &status);
    if (U_FAILURE(status))
        return false;
    for (unsigned byte = 1; byte < 0x100; byte++) {
        char source = (char)byte;
        UChar target[4];
        status = U_ZERO_ERROR;
        int32_t count = ucnv_toUChars(converter, target, 4, &source, 1, &status);
        characters[byte] = U_SUCCESS(status) && count == 1 ? target[0] : 0;
    }
    ucnv_close(converter);
    return true;
}

static void dictionary_close(void *dictionary)
{
    hnj_hyphen_free(dictionary);
}

static const struct hyphenator *dictionary_open(struct arena *arena, const char *name)
{
    char path[MAX_PATH_SIZE];
    snprintf(path, sizeof path, "%s/hyph_%s.dic", HYPHEN_DIRECTORY, name);
    struct hyphenator *hyphenator = ARENA_NEW(arena, struct hyphenator);
    HyphenDict *dictionary = hnj_hyphen_load(path);
    if (!dictionary)
        return NULL;
    arena_defer(arena, dictionary_close, dictionary);
    hyphenator->dictionary = dictionary;
    hyphenator->path = arena_string(arena, path);
    if (!dictionary->utf8 && !characters_read(dictionary->cset, hyphenator->characters))
        return NULL;
    return hyphenator;
}

/* ---- languages ------------------------------------------------------------------------------ */

/* The parts of a tag that matter here. ICU has parsed them, so they are letters and digits. */
struct locale {
    char language[ULOC_LANG_CAPACITY];
    char region[ULOC_COUNTRY_CAPACITY];
    char likely[ULOC_COUNTRY_CAPACITY]; /* where the language is mostly read */
};

static bool locale_read(const char *tag, struct locale *locale)
{
    char id[ULOC_FULLNAME_CAPACITY], full[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    if (!tag)
        return false;
    uloc_forLanguageTag(tag, id, sizeof id, NULL, &status);
    uloc_getLanguage(id, locale->language, sizeof locale->language, &status);
    uloc_getCountry(id, locale->region, sizeof locale->region, &status);
    uloc_addLikelySubtags(locale->language, full, sizeof full, &status);
    uloc_getCountry(full, locale->likely, sizeof locale->likely, &status);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING && locale->language[0];
}

static const struct hyphenator *compiled_in(const struct locale *locale)
{
    static const struct hyphenator british = {.dictionary = NULL};
    static const char *const regions[] = {"", "AU", "GB", "IE", "NZ", "ZA"};
    if (strcmp(locale->language, "en") != 0)
        return NULL;
    for (size_t i = 0; i < sizeof regions / sizeof *regions; i++)
        if (strcmp(locale->region, regions[i]) == 0)
            return &british;
    return NULL;
}

const struct hyphenator *hyphenator_for_language(const char *language)
{
    struct locale locale;
    return locale_read(language, &locale) ? compiled_in(&locale) : NULL;
}

const char *hyphenator_path(const struct hyphenator *hyphenator)
{
    return hyphenator->path;
}

const struct hyphenator *hyphenator_open(struct arena *arena, const char *language)
{
    struct locale locale;
    if (!locale_read(language, &locale))
        return NULL;
    const struct hyphenator *found = compiled_in(&locale);
    char name[ULOC_LANG_CAPACITY + ULOC_COUNTRY_CAPACITY];
    if (!found && locale.region[0]) {
        snprintf(name, sizeof name, "%s_%s", locale.language, locale.region);
        found = dictionary_open(arena, name);
    }
    if (!found)
        found = dictionary_open(arena, locale.language);
    if (!found) {
        snprintf(name, sizeof name, "%s_%s", locale.language, locale.likely);
        found = dictionary_open(arena, name);
    }
    return found;
}

/* ---- words ---------------------------------------------------------------------------------- */

static bool is_left_alone(struct slice word)
{
    for (size_t i = 0; i < word.count; i++) {
        if (word.bytes[i] >= '0' && word.bytes[i] <= '9')
            return true;
        if (i > 0 && (unsigned char)word.bytes[i - 1] == 0xC2 &&
            (unsigned char)word.bytes[i] == 0xAD)
            return true;
    }
    return false;
}

size_t hyphenate(const struct hyphenator *hyphenator, struct slice word, unsigned char *points)
{
    memset(points, 0, word.count + 1);
    if (is_left_alone(word))
        return 0;
    if (hyphenator->dictionary)
        library_mark(hyphenator, word, points);
    else
        word_mark(word, points);
    size_t count = 0;
    for (size_t i = 0; i < word.count; i++)
        count += points[i];
    return count;
}
