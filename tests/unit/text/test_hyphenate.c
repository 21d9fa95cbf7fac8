/* SPDX-License-Identifier: Apache-2.0 */
/* Hyphenation: the compiled-in patterns give what libhyphen gives for the same file, word by word,
 * and other languages come through libhyphen unharmed. */
#include <stdio.h>
#include <stdlib.h>

#include <hyphen.h>
#include <unicode/uchar.h>

#include "testing.h"
#include "text/hyphenate.h"

#define BRITISH_PATTERNS "/usr/share/hyphen/hyph_en_GB.dic"
enum { MAX_WORD = 240, MANY_WORDS = 100000 };

/* ---- libhyphen as the oracle ---------------------------------------------------------------- */

static struct slice lowercase(struct slice word, char *buffer)
{
    size_t count = 0;
    for (size_t at = 0; at < word.count;) {
        uint32_t c = utf8_next(word, &at);
        count += utf8_encode((uint32_t)u_tolower((UChar32)c), buffer + count);
    }
    buffer[count] = '\0';
    return (struct slice){buffer, count};
}

/* What libhyphen says, by byte offset. It counts in characters. */
static void oracle(HyphenDict *dictionary, struct slice word, unsigned char *points)
{
    char lower[MAX_WORD * 2], grades[MAX_WORD * 2 + 5];
    char **replaced = NULL;
    int *positions = NULL, *cuts = NULL;
    struct slice text = lowercase(word, lower);
    memset(points, 0, word.count + 1);
    if (!word.count)
        return;
    hnj_hyphen_hyphenate2(dictionary, lower, (int)text.count, grades, NULL, &replaced, &positions,
                          &cuts);
    assert_null(replaced);
    size_t character = 0;
    for (size_t at = 0; at < word.count; character++) {
        utf8_next(word, &at);
        points[at] = at < word.count ? grades[character] & 1 : 0;
    }
}

static void assert_agrees(HyphenDict *dictionary, struct slice word)
{
    unsigned char ours[MAX_WORD + 1], theirs[MAX_WORD + 1];
    assert_true(word.count <= MAX_WORD);
    hyphenate(hyphenator_for_language("en-GB"), word, ours);
    oracle(dictionary, word, theirs);
    if (memcmp(ours, theirs, word.count + 1) == 0)
        return;
    for (size_t i = 0; i < word.count; i++)
        print_error("%s%s%c", ours[i] ? "-" : "", theirs[i] ? "=" : "", word.bytes[i]);
    fail_msg(" ours is -, libhyphen's is =");
}

static int dictionary_setup(void **state)
{
    *state = hnj_hyphen_load(BRITISH_PATTERNS);
    return *state ? 0 : -1;
}

static int dictionary_teardown(void **state)
{
    hnj_hyphen_free(*state);
    return 0;
}

static size_t compare_word_list(HyphenDict *dictionary, const char *path, const char *package)
{
    FILE *in = fopen(path, "r");
    if (!in)
        fail_msg("%s is missing: install the Debian package %s", path, package);
    char line[MAX_WORD / 2], previous[MAX_WORD / 2] = "", joined[MAX_WORD + 1];
    size_t words = 0;
    while (fgets(line, sizeof line, in)) {
        static const char *const marks[] = {"-", "'", "’", "–", "", "."};
        line[strcspn(line, "\n")] = '\0';
        assert_agrees(dictionary, slice_of(line));
        snprintf(joined, sizeof joined, "%s%s%s", previous, marks[words % 6], line);
        assert_agrees(dictionary, slice_of(joined));
        memcpy(previous, line, sizeof line);
        words++;
    }
    fclose(in);
    return words;
}

static void test_british_words(void **state)
{
    assert_true(compare_word_list(*state, "/usr/share/dict/british-english", "wbritish") >
                MANY_WORDS);
}

/* Every pattern's own letters as a word: reaches each node of the trie, ligatures included. */
static void test_every_pattern(void **state)
{
    FILE *in = fopen(BRITISH_PATTERNS, "r");
    assert_non_null(in);
    char line[MAX_WORD / 2];
    size_t patterns = 0;
    while (fgets(line, sizeof line, in)) {
        char word[MAX_WORD], *end = word;
        for (const char *c = line; *c && *c != '\n'; c++)
            if (*c < '0' || *c > '9')
                *end++ = *c;
        *end = '\0';
        struct slice slice = {word + (word[0] == '.'), (size_t)(end - word) - (word[0] == '.')};
        assert_agrees(*state, slice);
        *end++ = 'e'; /* room for the least distances, on either side */
        *end++ = 'n';
        *end++ = '\0';
        assert_agrees(*state, slice_of(slice.bytes));
        patterns++;
    }
    fclose(in);
    assert_true(patterns > 10000);
}

static void test_random_letters(void **state)
{
    static const char *const letters[] = {"a", "e", "i", "o", "t", "s", "r", "n", "l", "c",
                                          "p", "m", "d", "ﬁ", "ﬃ", "ﬀ", "’", "'", "-", ".",
                                          "é", "u", "b", "ﬄ", "y", "z", "h", "E", "T", "É"};
    uint32_t seed = 521288629;
    for (int round = 0; round < 200000; round++) {
        char word[MAX_WORD];
        size_t count = 0;
        for (uint32_t n = round % 14; n > 0; n--) {
            seed = seed * 1664525 + 1013904223;
            const char *letter = letters[(seed >> 16) % (sizeof letters / sizeof *letters)];
            memcpy(word + count, letter, strlen(letter));
            count += strlen(letter);
        }
        assert_agrees(*state, (struct slice){word, count});
    }
}

/* ---- words written with their points -------------------------------------------------------- */

static void assert_points(void **state, const struct hyphenator *hyphenator, const char *expected)
{
    struct slice text = slice_of(expected);
    char *word = arena_alloc(*state, text.count + 1);
    char *shown = arena_alloc(*state, text.count * 2 + 1), *end = shown;
    unsigned char *points = arena_alloc(*state, text.count + 1);
    size_t count = 0, expected_points = 0, found;
    for (size_t i = 0; i < text.count; i++)
        if (expected[i] != '|')
            word[count++] = expected[i];
    memset(points, 0xAA, text.count + 1);
    found = hyphenate(hyphenator, (struct slice){word, count}, points);
    for (size_t i = 0; i < count; i++) {
        if (points[i])
            *end++ = '|';
        *end++ = word[i];
        expected_points += points[i];
    }
    *end = '\0';
    assert_string_equal(shown, expected);
    assert_int_equal(points[count], 0);
    assert_int_equal(found, expected_points);
}

static void test_points(void **state)
{
    const struct hyphenator *english = hyphenator_for_language("en-GB");
    assert_points(state, english, "");
    assert_points(state, english, "a");
    assert_points(state, english, "per|form|ance");
    assert_points(state, english, "hy|phen|a|tion");
    assert_points(state, english, "Im|prove|ment");
    assert_points(state, english, "IM|PROVE|MENT");
    assert_points(state, english, "in|dic|ator");
}

static void test_least_distances(void **state)
{
    const struct hyphenator *english = hyphenator_for_language("en-GB");
    assert_points(state, english, "ad|or|able"); /* two letters may stand before a point, not one */
    assert_points(state, english, "abode");
    assert_points(state, english, "com|mit|tee"); /* three must follow */
    assert_points(state, english, "com|mit|ted");
    assert_points(state, english, "only");
}

static void test_apostrophes_and_hyphens(void **state)
{
    const struct hyphenator *english = hyphenator_for_language("en-GB");
    assert_points(state, english, "coun|cil's");
    assert_points(state, english, "coun|cil’s");
    assert_points(state, english, "well-per|form|ing");
    assert_points(state, english, "per|form|ance–in|dic|ator");
    assert_points(state, english, "in|dic|ator\u2010non-non\u2011of-per|form|ing");
    assert_points(state, english, "don't");
    assert_points(state, english, "'");
    assert_points(state, english, "-");
}

static void test_letters_beyond_ascii(void **state)
{
    const struct hyphenator *english = hyphenator_for_language("en-GB");
    assert_points(state, english, "naïve");
    assert_points(state, english, "Zoë");
    assert_points(state, english, "naïvely-per|form|ing");
    assert_points(state, english, "\xFF\xFEper|form|ance");
}

static void test_words_left_alone(void **state)
{
    const struct hyphenator *english = hyphenator_for_language("en-GB");
    assert_points(state, english, "performance2");
    assert_points(state, english, "BV82a");
    assert_points(state, english, "perfor\u00ADmance");
    assert_points(state, english, "per|form|ance");
}

static void test_long_words(void **state)
{
    enum { COUNT = 10000 };
    char *word = arena_alloc(*state, COUNT);
    unsigned char *points = arena_alloc(*state, COUNT + 1);
    for (size_t i = 0; i < COUNT; i++)
        word[i] = "performance"[i % 11];
    struct slice text = {word, COUNT};
    assert_true(hyphenate(hyphenator_for_language("en"), text, points) > COUNT / 11);
    memset(word, '\'', COUNT);
    assert_int_equal(hyphenate(hyphenator_for_language("en"), text, points), 0);
}

/* ---- languages ------------------------------------------------------------------------------ */

static void test_languages(void **state)
{
    const struct hyphenator *english = hyphenator_for_language("en-GB");
    assert_non_null(english);
    assert_ptr_equal(hyphenator_for_language("en"), english);
    assert_ptr_equal(hyphenator_for_language("EN-gb"), english);
    assert_ptr_equal(hyphenator_for_language("en-GB-oxendict"), english);
    assert_ptr_equal(hyphenator_open(*state, "en-GB"), english);
    assert_null(hyphenator_for_language("en-US"));
    assert_null(hyphenator_for_language("cy"));
    assert_null(hyphenator_for_language(""));
    assert_null(hyphenator_for_language(NULL));
    assert_null(hyphenator_open(*state, "tlh"));
    assert_null(hyphenator_open(*state, "../../../etc/passwd"));
    assert_null(hyphenator_open(*state, "not a language"));
    assert_null(hyphenator_open(*state, ""));
}

static const struct hyphenator *installed(void **state, const char *language, const char *package)
{
    const struct hyphenator *hyphenator = hyphenator_open(*state, language);
    if (!hyphenator)
        fail_msg("no patterns for %s: install the Debian package %s", language, package);
    return hyphenator;
}

/* A dictionary in ISO 8859-2, found by the region most readers live in. */
static void test_polish(void **state)
{
    const struct hyphenator *polish = installed(state, "pl", "hyphen-pl");
    assert_non_null(hyphenator_open(*state, "pl-GB"));
    assert_points(state, polish, "sa|mo|rząd");
    assert_points(state, polish, "spra|woz|da|nie");
    assert_points(state, polish, "ŻÓŁ|TO|BRĄ|ZO|WY");
    assert_points(state, polish, "żółto-brą|zo|wy");
    assert_points(state, polish, "samo'rząd"); /* the apostrophe parts the word, and two letters */
    assert_points(state, polish, "samo’rząd"); /* may not follow a point */
    assert_points(state, polish, "samo\u2010rząd");
    assert_points(state, polish, "漢字");
    assert_points(state, polish, "ż");
    assert_points(state, polish, "");
}

/* A dictionary in UTF-8 whose language changes the spelling at some points: asz-szony-nyal. */
static void test_hungarian(void **state)
{
    const struct hyphenator *hungarian = installed(state, "hu-RO", "hyphen-hu");
    assert_points(state, hungarian, "asszonnyal");
    assert_points(state, hungarian, "tel|je|sít|mény");
    assert_points(state, hungarian, "ÉR|TÉ|KE|LÉS");
}

/* Longer than any word. Ⱥ grows by a byte in small letters, a byte that is no UTF-8 by two. */
static void test_hungarian_long_words(void **state)
{
    const struct hyphenator *hungarian = installed(state, "hu", "hyphen-hu");
    enum { COUNT = 10000 };
    char *word = arena_alloc(*state, COUNT);
    unsigned char *points = arena_alloc(*state, COUNT + 1);
    for (size_t i = 0; i < COUNT; i++)
        word[i] = "\u023A"[i % 2];
    assert_int_equal(hyphenate(hungarian, (struct slice){word, COUNT}, points), 0);
    assert_int_equal(hyphenate(hungarian, (struct slice){word, 512}, points), 0);
    memset(word, 0xFF, COUNT);
    assert_int_equal(hyphenate(hungarian, (struct slice){word, 512}, points), 0);
    for (size_t i = 0; i < COUNT; i++)
        word[i] = "ertekeles"[i % 9];
    assert_true(hyphenate(hungarian, (struct slice){word, 512}, points) > 0);
    assert_int_equal(hyphenate(hungarian, (struct slice){word, 513}, points), 0);
}

#define TEST_ORACLE(function)                                                                      \
    cmocka_unit_test_setup_teardown(function, dictionary_setup, dictionary_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_ORACLE(test_british_words),
        TEST_ORACLE(test_every_pattern),
        TEST_ORACLE(test_random_letters),
        TEST(test_points),
        TEST(test_least_distances),
        TEST(test_apostrophes_and_hyphens),
        TEST(test_letters_beyond_ascii),
        TEST(test_words_left_alone),
        TEST(test_long_words),
        TEST(test_languages),
        TEST(test_polish),
        TEST(test_hungarian),
        TEST(test_hungarian_long_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
