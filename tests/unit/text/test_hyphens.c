/* SPDX-License-Identifier: Apache-2.0 */
#include "service_testing.h"

#include "base/buffer.h"

/* The word with a bar at each point. */
static const char *hyphenated_in(struct fixture *f, const char *language, const char *word)
{
    struct font_request request = {"Lato", 400, false, "", language};
    const struct text_font *font = text_font(f->text, &request, (struct source_pos){0}, f->diags);
    const uint16_t *points;
    size_t count = text_hyphens(f->text, font, slice_of(word), &points);
    struct buffer out = buffer_open(f->arena);
    for (size_t i = 0, next = 0; word[i]; i++) {
        if (next < count && points[next] == i) {
            buffer_add_char(&out, '|');
            next++;
        }
        buffer_add_char(&out, word[i]);
    }
    return buffer_text(&out);
}

static const char *hyphenated(struct fixture *f, const char *word)
{
    return hyphenated_in(f, "en-GB", word);
}

static void test_words(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    assert_string_equal(hyphenated(&f, "performance"), "per|form|ance");
    assert_string_equal(hyphenated(&f, "Authority"), "Au|thor|ity");
    assert_string_equal(hyphenated(&f, "a"), "a");
    assert_string_equal(hyphenated(&f, ""), "");
}

static void test_punctuation_is_passed_over(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    assert_string_equal(hyphenated(&f, "(performance)"), "(per|form|ance)");
    assert_string_equal(hyphenated(&f, "\u201Cperformance,\u201D"), "\u201Cper|form|ance,\u201D");
    assert_string_equal(hyphenated(&f, "performance\u2014"), "per|form|ance\u2014");
    assert_string_equal(hyphenated(&f, "\u2018performance\u2019"), "\u2018per|form|ance\u2019");
    assert_string_equal(hyphenated(&f, "..."), "...");
}

static void test_what_is_no_word(void **state)
{
    static const char *const words[] = {
        "BVPI",
        "PERFORMANCE",
        "BVPIs",
        "performance2004",
        "(performance1)",
        "2003-04",
        "perform@ance",
        "per/formance",
        "performance.gov",
        "performance_plan",
        "McNulty",
        "councilPerformance",
        "perform\u0661ance",
    };
    struct fixture f = fixture_open(state, NULL);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_string_equal(hyphenated(&f, words[i]), words[i]);
}

/* Each part of a compound is a word of its own; short ones stay whole. */
static void test_compounds(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    assert_string_equal(hyphenated(&f, "performance-performance"), "per|form|ance-per|form|ance");
    assert_string_equal(hyphenated(&f, "Performance-Performance"), "Per|form|ance-Per|form|ance");
    assert_string_equal(hyphenated(&f, "by-and-by"), "by-and-by");
    assert_string_equal(hyphenated(&f, "authority\u2019s"), "au|thor|ity\u2019s");
}

/* The author's points replace those of the patterns, wherever he set them. */
static void test_soft_hyphens(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    assert_string_equal(hyphenated(&f, "perfor\u00ADmance"), "perfor\u00AD|mance");
    assert_string_equal(hyphenated(&f, "BV\u00ADPI"), "BV\u00AD|PI");
    assert_string_equal(hyphenated(&f, "a\u00ADb\u00ADc"), "a\u00AD|b\u00AD|c");
    assert_string_equal(hyphenated(&f, "\u00ADperformance\u00AD"), "\u00ADperformance\u00AD");
}

static void test_languages(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    assert_string_equal(hyphenated_in(&f, "tlh", "performance"), "performance");
    assert_string_equal(hyphenated_in(&f, "tlh", "perfor\u00ADmance"), "perfor\u00AD|mance");
    assert_string_equal(hyphenated_in(&f, "en-GB", "performance"), "per|form|ance");
    assert_string_equal(hyphenated_in(&f, "", "performance"), "performance");
}

static void test_points_are_kept(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *plain = font_of(&f, "Lato", 400, false, "");
    const struct text_font *bold = font_of(&f, LIBERTINE, 700, false, "");
    const uint16_t *first, *second;
    char word[] = "performance";
    assert_int_equal(text_hyphens(f.text, plain, slice_of(word), &first), 2);
    word[0] = 'P';
    assert_int_equal(text_hyphens(f.text, bold, SLICE("performance"), &second), 2);
    assert_ptr_equal(first, second); /* the font does not matter, the language does */
    assert_int_equal(first[0], 3);
    assert_int_equal(first[1], 7);
}

static void test_very_long_word(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    enum { LENGTH = 70000 };
    char *word = arena_alloc(f.arena, LENGTH);
    memset(word, 'a', LENGTH);
    const uint16_t *points;
    struct slice whole = {word, LENGTH};
    assert_int_equal(text_hyphens(f.text, regular(&f, "Lato"), whole, &points), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_words),           TEST(test_punctuation_is_passed_over),
        TEST(test_what_is_no_word), TEST(test_compounds),
        TEST(test_soft_hyphens),    TEST(test_languages),
        TEST(test_points_are_kept), TEST(test_very_long_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
