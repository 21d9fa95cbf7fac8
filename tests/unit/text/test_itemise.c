/* SPDX-License-Identifier: Apache-2.0 */
#include "service_testing.h"

#include <stdio.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include "text/script.h"

/* What a run looks like in an expectation: its text, script and level, and which face it is in. */
static const char *describe(struct fixture *f, const struct text_font *font, const char *content,
                            const uint8_t *levels)
{
    struct text_run *runs;
    size_t count = text_itemise(f->text, font, slice_of(content), levels, f->arena, &runs);
    static char out[1024];
    int at = 0;
    size_t reached = 0;
    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        const struct text_run *run = &runs[i];
        assert_int_equal(run->start, reached);
        assert_true(run->end > run->start);
        reached = run->end;
        const char *name = run->face == text_font_face(font) ? "" : font_postscript_name(run->face);
        at += snprintf(out + at, sizeof out - (size_t)at, "%s[%.*s] %c%c%c%c %d%s%s", i ? "; " : "",
                       (int)(run->end - run->start), content + run->start, run->script >> 24,
                       run->script >> 16 & 0xFF, run->script >> 8 & 0xFF, run->script & 0xFF,
                       run->level, *name ? " " : "", name);
    }
    assert_int_equal(reached, strlen(content));
    return out;
}

static void test_european_text_is_one_run(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const char *const texts[] = {
        "plain words, 2003-04 (with brackets)",
        "caf\u00E9 \u2013 \u201CLlanfair\u201D \u20AC5 \u2192 100\u2009%",
        "e\u0301 decomposed",
        "1234.5",
        "\u2022",
        " ",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char expected[256];
        snprintf(expected, sizeof expected, "[%s] Latn 0", texts[i]);
        assert_string_equal(describe(&f, regular(&f, LIBERTINE), texts[i], NULL), expected);
    }
    assert_int_equal(text_face_count(f.text), 1); /* no fallback was looked at */
    assert_string_equal(describe(&f, regular(&f, LIBERTINE), "", NULL), "");
}

/* Carlito has no U+00A0, U+00AD, U+2010 or U+2011, but the shaper makes do; only the last two, of
 * which one stands for the other, need another face. */
static void test_made_spaces_stay(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *carlito = regular(&f, "Carlito");
    assert_string_equal(describe(&f, carlito, "a\u00A0b\u00ADc\u2003d", NULL),
                        "[a\u00A0b\u00ADc\u2003d] Latn 0");
    assert_int_equal(text_face_count(f.text), 1);
    assert_string_equal(describe(&f, carlito, "a\u2010b", NULL),
                        "[a] Latn 0; [\u2010] Latn 0 DejaVuSans; [b] Latn 0");
    assert_string_equal(describe(&f, regular(&f, "Lato"), "a\u2011b", NULL), "[a\u2011b] Latn 0");
}

static void test_scripts(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, LIBERTINE);
    assert_string_equal(describe(&f, font, "see \u03B1\u03B2\u03B3, and \u0416\u0438.", NULL),
                        "[see ] Latn 0; [\u03B1\u03B2\u03B3, ] Grek 0; [and ] Latn 0; "
                        "[\u0416\u0438.] Cyrl 0");
    /* What comes before the first letter goes with it. */
    assert_string_equal(describe(&f, font, "(1) \u03B1", NULL), "[(1) \u03B1] Grek 0");
    assert_string_equal(describe(&f, font, "\u03A9\u2126", NULL), "[\u03A9\u2126] Grek 0");
}

static void test_brackets_pair(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, LIBERTINE);
    assert_string_equal(describe(&f, font, "a (\u03B1) b", NULL),
                        "[a (] Latn 0; [\u03B1] Grek 0; [) b] Latn 0");
    assert_string_equal(describe(&f, font, "a [\u03B1 (b) \u03B2] c", NULL),
                        "[a [] Latn 0; [\u03B1 (] Grek 0; [b] Latn 0; [) \u03B2] Grek 0; "
                        "[] c] Latn 0");
    /* An opening bracket without script takes the script its text turns out to have. */
    assert_string_equal(describe(&f, font, "(\u03B1 b)", NULL),
                        "[(\u03B1 ] Grek 0; [b] Latn 0; [)] Grek 0");
    assert_string_equal(describe(&f, font, "\u03B1) b", NULL), "[\u03B1) ] Grek 0; [b] Latn 0");
}

static void test_deep_brackets(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, LIBERTINE);
    enum { DEPTH = 1000 };
    char text[DEPTH * 2 + 8] = "a";
    memset(text + 1, '(', DEPTH);
    strcpy(text + 1 + DEPTH, "\u03B1");
    memset(text + 3 + DEPTH, ')', DEPTH);
    text[3 + 2 * DEPTH] = '\0';
    struct text_run *runs;
    size_t count = text_itemise(f.text, font, slice_of(text), NULL, f.arena, &runs);
    assert_int_equal(count, 3);
    assert_int_equal(runs[1].start, 1 + DEPTH);
    assert_int_equal(runs[1].end, 3 + DEPTH);
}

static void test_fallback(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *lato = regular(&f, "Lato");
    assert_string_equal(describe(&f, lato, "done \u2713 yes", NULL),
                        "[done ] Latn 0; [\u2713] Latn 0 DejaVuSans; [ yes] Latn 0");
    assert_string_equal(describe(&f, lato, "\u260E 01234", NULL),
                        "[\u260E] Latn 0 DejaVuSans; [ 01234] Latn 0");
    assert_string_equal(describe(&f, lato, "ok \U0001F600!", NULL),
                        "[ok ] Latn 0; [\U0001F600] Latn 0 DejaVuSans; [!] Latn 0");
    /* The weight follows, and so does the kind of letters: Libertine, with serifs, is lent glyphs
     * by DejaVu Serif when that has them, though it stands second. */
    assert_string_equal(describe(&f, font_of(&f, "Lato", 700, false, ""), "\u2713", NULL),
                        "[\u2713] Latn 0 DejaVuSans-Bold");
    assert_string_equal(describe(&f, regular(&f, LIBERTINE), "\u23CE", NULL),
                        "[\u23CE] Latn 0 DejaVuSans");
    assert_string_equal(describe(&f, regular(&f, "Gentium Plus"), "\u25C6", NULL),
                        "[\u25C6] Latn 0 DejaVuSerif");
    assert_true(diag_clean(f.diags));
}

static void test_right_to_left(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *lato = regular(&f, "Lato");
    assert_string_equal(describe(&f, lato, "a \u05D0\u05D1 \u05D2 b", NULL),
                        "[a ] Latn 0; [\u05D0\u05D1] Hebr 1 DejaVuSans; [ ] Hebr 1; "
                        "[\u05D2] Hebr 1 DejaVuSans; [ ] Hebr 0; [b] Latn 0");
    assert_string_equal(
        describe(&f, lato, "\u0633\u0644\u0627\u0645 12", NULL),
        "[\u0633\u0644\u0627\u0645 ] Arab 1 Amiri-Regular; [12] Arab 2 Amiri-Regular");
}

/* A fallback that is there for a script comes before those that only look like the font, and its
 * file is opened for that script alone. */
static void test_fallback_for_a_script(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, LIBERTINE);
    assert_string_equal(describe(&f, font, "\u2713", NULL), "[\u2713] Latn 0 DejaVuSans");
    size_t before = text_face_count(f.text);
    assert_string_equal(
        describe(&f, font, "a \u0A15\u0A3F b", NULL),
        "[a ] Latn 0; [\u0A15\u0A3F] Guru 0 Lohit-Gurmukhi; [ ] Guru 0; [b] Latn 0");
    assert_int_equal(text_face_count(f.text), before + 1);
    assert_string_equal(describe(&f, font, "\u6F22\uFF0C\u5B57", NULL),
                        "[\u6F22\uFF0C\u5B57] Hani 0 DroidSansFallback");
    assert_string_equal(describe(&f, font_of(&f, LIBERTINE, 700, false, ""), "\u0627", NULL),
                        "[\u0627] Arab 1 Amiri-Bold");
    assert_true(diag_clean(f.diags));
}

/* DejaVu has Arabic letters, but not all of Urdu's; none of a run is then taken from it, since
 * letters of two faces would not join. A sign that no script owns may come from elsewhere. */
static void test_joining_letters_stay_together(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *dejavu = regular(&f, "DejaVu Sans");
    assert_string_equal(describe(&f, dejavu, "\u0633\u0644\u0627\u0645", NULL),
                        "[\u0633\u0644\u0627\u0645] Arab 1");
    assert_string_equal(describe(&f, dejavu, "\u06CC\u06C1 \u0633\u2713", NULL),
                        "[\u06CC\u06C1 \u0633] Arab 1 Amiri-Regular; [\u2713] Arab 1");
}

static void test_levels_are_taken(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, LIBERTINE);
    const uint8_t two[] = {2, 2, 2, 2}, mixed[] = {0, 0, 1, 1};
    assert_string_equal(describe(&f, font, "abcd", two), "[abcd] Latn 2");
    assert_string_equal(describe(&f, font, "abcd", mixed), "[ab] Latn 0; [cd] Latn 1");
}

/* A letter and its marks are one thing. Carlito has no combining acute; it has e with acute as one
 * glyph, but no q with acute, which therefore comes whole from the fallback. */
static void test_clusters_stay_together(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *carlito = regular(&f, "Carlito");
    assert_string_equal(describe(&f, carlito, "ae\u0301xq\u0301b", NULL),
                        "[ae\u0301x] Latn 0; [q\u0301] Latn 0 DejaVuSans; [b] Latn 0");
}

static void test_no_face_has_it(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *lato = regular(&f, "Lato");
    assert_string_equal(describe(&f, lato, "a\U00012000", NULL), "[a] Latn 0; [\U00012000] Xsux 0");
    struct text_run *runs;
    struct slice text = slice_of("\U00012000");
    assert_int_equal(text_itemise(f.text, lato, text, NULL, f.arena, &runs), 1);
    assert_true(text_shape(f.text, lato, runs, text)->missing);
    assert_true(diag_clean(f.diags));
}

static void test_ill_formed_text_is_covered(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    struct text_run *runs;
    struct slice text = {"a\xE2\x80z\xFF\xD7", 6};
    size_t count = text_itemise(f.text, regular(&f, LIBERTINE), text, NULL, f.arena, &runs);
    assert_true(count >= 1);
    assert_int_equal(runs[0].start, 0);
    assert_int_equal(runs[count - 1].end, 6);
}

/* Every character the quick table calls plain is so for ICU. */
static void test_plain_characters(void **state)
{
    (void)state;
    size_t plain = 0;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (!script_is_plain(c))
            continue;
        plain++;
        UErrorCode status = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript((UChar32)c, &status);
        if (script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED)
            fail_msg("U+%04X is of another script", c);
        UCharDirection direction = u_charDirection((UChar32)c);
        if (direction == U_RIGHT_TO_LEFT || direction == U_ARABIC_NUMBER ||
            (direction >= U_LEFT_TO_RIGHT_EMBEDDING && direction <= U_POP_DIRECTIONAL_FORMAT) ||
            (direction >= U_FIRST_STRONG_ISOLATE && direction <= U_POP_DIRECTIONAL_ISOLATE))
            fail_msg("U+%04X has a direction of its own", c);
    }
    assert_true(plain > 3000);
    assert_true(script_is_plain(0x2192));
    assert_false(script_is_plain(0x202E));
    assert_false(script_is_plain(0x5D0));
}

/* The boundaries of clusters against ICU's iterator, in texts drawn from characters of all kinds.
 */
static void test_clusters_against_icu(void **state)
{
    (void)state;
    static const uint32_t characters[] = {
        'a',     'b',    '\r',   '\n',    0x301,   0x308,  0x200D,  0x1F468,
        0x1F3FD, 0x2764, 0xFE0F, 0x1F1EC, 0x1F1E7, 0x1100, 0x1161,  0x11A8,
        0xAC00,  0xAC01, 0x600,  0x903,   0x5D0,   0xE9,   0x1F525, 0x200B,
    };
    const uint32_t kinds = sizeof characters / sizeof *characters;
    uint32_t random = 1;
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *icu = ubrk_open(UBRK_CHARACTER, "en", NULL, 0, &status);
    assert_true(U_SUCCESS(status));
    for (int round = 0; round < 5000; round++) {
        char bytes[64];
        struct slice text = {bytes, 0};
        for (int i = 0; i < 12; i++) {
            random = random * 1664525u + 1013904223u;
            text.count += utf8_encode(characters[(random >> 16) % kinds], bytes + text.count);
        }
        UText *utext = utext_openUTF8(NULL, bytes, (int64_t)text.count, &status);
        ubrk_setUText(icu, utext, &status);
        assert_true(U_SUCCESS(status));
        for (size_t at = 0; at < text.count;) {
            at = cluster_end(text, at);
            assert_int_equal(ubrk_next(icu), at);
        }
        utext_close(utext);
    }
    ubrk_close(icu);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_european_text_is_one_run),
        TEST(test_made_spaces_stay),
        TEST(test_scripts),
        TEST(test_brackets_pair),
        TEST(test_deep_brackets),
        TEST(test_fallback),
        TEST(test_fallback_for_a_script),
        TEST(test_joining_letters_stay_together),
        TEST(test_right_to_left),
        TEST(test_levels_are_taken),
        TEST(test_clusters_stay_together),
        TEST(test_no_face_has_it),
        TEST(test_ill_formed_text_is_covered),
        TEST(test_plain_characters),
        TEST(test_clusters_against_icu),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
