/* SPDX-License-Identifier: Apache-2.0 */
#include "service_testing.h"

#include <stdio.h>

static const struct shaped *shape(struct fixture *f, const struct text_font *font, const char *word)
{
    return text_shape_simple(f->text, font, slice_of(word));
}

static struct text_run latin_run(const struct text_font *font, size_t count)
{
    return (struct text_run){0, count, text_font_face(font), 0x4C61746E /* Latn */, 0};
}

static int32_t advances(const struct shaped *shaped)
{
    int32_t sum = 0;
    for (uint32_t i = 0; i < shaped->count; i++)
        sum += shaped->glyphs[i].advance;
    return sum;
}

static void test_ligature(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct shaped *office = shape(&f, regular(&f, LIBERTINE), "office");
    assert_int_equal(office->count, 4); /* o ffi c e */
    assert_int_equal(office->glyphs[0].cluster, 0);
    assert_int_equal(office->glyphs[1].cluster, 1);
    assert_int_equal(office->glyphs[2].cluster, 4);
    assert_int_equal(office->glyphs[3].cluster, 5);
    assert_int_equal(office->advance, advances(office));
    assert_false(office->missing);
    assert_false(office->right_to_left);

    const struct text_font *plain = font_of(&f, LIBERTINE, 400, false, "-liga");
    assert_int_equal(shape(&f, plain, "office")->count, 6);
}

static void test_kerning(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const char *const families[] = {LIBERTINE,           BIOLINUM, "Lato", "Inter",
                                    "Gentium Book Plus", "Carlito"};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        const struct text_font *font = regular(&f, families[i]);
        int32_t apart = shape(&f, font, "A")->advance + shape(&f, font, "V")->advance;
        assert_true(shape(&f, font, "AV")->advance < apart);
        const struct text_font *loose = font_of(&f, families[i], 400, false, "-kern");
        assert_int_equal(shape(&f, loose, "AV")->advance, apart);
    }
}

/* Columns of figures align only when every figure is equally wide. */
static void test_tabular_figures(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const char *const families[] = {LIBERTINE,           BIOLINUM, "Lato", "Inter",
                                    "Gentium Book Plus", "Carlito"};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        const struct text_font *font = font_of(&f, families[i], 400, false, "tnum lnum");
        const struct shaped *figures = shape(&f, font, "0123456789");
        assert_int_equal(figures->count, 10);
        for (uint32_t k = 1; k < 10; k++)
            assert_int_equal(figures->glyphs[k].advance, figures->glyphs[0].advance);
    }
    const struct text_font *proportional = font_of(&f, "Inter", 400, false, "");
    const struct shaped *figures = shape(&f, proportional, "01");
    assert_int_not_equal(figures->glyphs[0].advance, figures->glyphs[1].advance);
}

static void test_cache(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, LIBERTINE);
    char copy[] = "word";
    const struct shaped *word = shape(&f, font, "word");
    assert_ptr_equal(shape(&f, font, copy), word);
    struct text_run run = latin_run(font, 4);
    assert_ptr_equal(text_shape(f.text, font, &run, SLICE("word")), word);

    assert_ptr_not_equal(shape(&f, font, "words"), word);
    assert_ptr_not_equal(shape(&f, font_of(&f, LIBERTINE, 400, false, "smcp"), "word"), word);
    run.level = 1;
    assert_ptr_not_equal(text_shape(f.text, font, &run, SLICE("word")), word);
    run.level = 2;
    assert_ptr_equal(text_shape(f.text, font, &run, SLICE("word")), word);
    run.script = 0x4772656B; /* Grek */
    assert_ptr_not_equal(text_shape(f.text, font, &run, SLICE("word")), word);

    copy[0] = 'f'; /* the cache must not borrow the caller's bytes */
    assert_true(slice_is(word->text, "word"));
}

/* Many words, so that the table grows several times; every one is found again. */
static void test_cache_growth(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, "Lato");
    enum { WORDS = 5000 };
    const struct shaped **first = ARENA_ARRAY(f.arena, WORDS, const struct shaped *);
    char word[16];
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < WORDS; i++) {
            snprintf(word, sizeof word, "w%d", i);
            const struct shaped *shaped = shape(&f, font, word);
            assert_true(slice_is(shaped->text, word));
            if (pass == 0)
                first[i] = shaped;
            else
                assert_ptr_equal(shaped, first[i]);
        }
    }
}

static void test_empty_word(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, "Lato");
    const struct shaped *empty = text_shape_simple(f.text, font, (struct slice){NULL, 0});
    assert_int_equal(empty->count, 0);
    assert_int_equal(empty->advance, 0);
    assert_ptr_equal(shape(&f, font, ""), empty);
}

static void test_soft_hyphen_leaves_no_glyph(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const char *const families[] = {LIBERTINE, "Lato", "Carlito"};
    for (size_t i = 0; i < 3; i++) {
        const struct text_font *font = regular(&f, families[i]);
        const struct shaped *with = shape(&f, font, "co\u00ADoperate");
        assert_int_equal(with->count, 9);
        assert_false(with->missing);
        assert_int_equal(with->advance, shape(&f, font, "cooperate")->advance);
    }
}

static void test_missing_glyph(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, "Lato");
    assert_true(shape(&f, font, "\u2713")->missing);
    assert_true(shape(&f, font, "a\u05D0")->missing);
    assert_false(shape(&f, font, "\u2192")->missing);
    assert_false(shape(&f, regular(&f, "Carlito"), "\u00A0")->missing);
}

static void test_interning(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = font_of(&f, "Lato", 400, false, "tnum");
    char family[] = "Lato", features[] = "tnum";
    assert_ptr_equal(font_of(&f, family, 400, false, features), font);
    assert_ptr_not_equal(font_of(&f, "Lato", 700, false, "tnum"), font);
    assert_ptr_not_equal(font_of(&f, "Lato", 400, true, "tnum"), font);
    assert_ptr_not_equal(font_of(&f, "Lato", 400, false, ""), font);
    assert_ptr_equal(text_font_face(font_of(&f, "Lato", 400, false, "")), text_font_face(font));
}

static void assert_same_glyphs(const struct shaped *a, const struct shaped *b)
{
    assert_int_equal(a->count, b->count);
    assert_int_equal(a->advance, b->advance);
    assert_int_equal(a->missing, b->missing);
    assert_true(slice_equal(a->text, b->text));
    for (uint32_t i = 0; i < a->count; i++) {
        assert_int_equal(a->glyphs[i].id, b->glyphs[i].id);
        assert_int_equal(a->glyphs[i].advance, b->glyphs[i].advance);
        assert_int_equal(a->glyphs[i].x_offset, b->glyphs[i].x_offset);
        assert_int_equal(a->glyphs[i].y_offset, b->glyphs[i].y_offset);
        assert_int_equal(a->glyphs[i].cluster, b->glyphs[i].cluster);
    }
}

/* The parts of a word, however they were come by, are what shaping them anew gives: cut every word
 * at every letter, ligatures and kerns and all, and compare with a second service. */
static void test_parts_are_words(void **state)
{
    static const char *const words[] = {
        "office",
        "affliction",
        "shuffling",
        "waffle",
        "difficult",
        "AVAILABLE",
        "Tyre",
        "Wavering",
        "fjord",
        "fifteenth",
        "offbeat",
        "cofffin",
        "halfback",
        "Qualify",
        "recycling",
        "performance",
        "Te\u0301l\u00E9vision",
        "half-life",
        "co\u00ADoperation",
        "f\u0131\u0142t",
        "\u2018Twas",
        "A\u030AV\u030C",
        "sh\u00E9riff\u2019s",
        "fi",
        "ffi",
    };
    const char *const families[] = {LIBERTINE,           BIOLINUM, "Lato", "Inter",
                                    "Gentium Book Plus", "Carlito"};
    struct fixture f = fixture_open(state, NULL);
    struct fixture fresh = fixture_open(state, NULL);
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        const struct text_font *font = font_of(&f, families[i], 400, i % 2, "dlig");
        const struct text_font *same = font_of(&fresh, families[i], 400, i % 2, "dlig");
        for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
            struct slice word = slice_of(words[w]);
            struct text_run run = latin_run(font, word.count);
            for (size_t at = 1; at < word.count; at++) {
                if (((unsigned char)word.bytes[at] & 0xC0) == 0x80)
                    continue;
                struct word_parts parts = text_part(f.text, font, &run, word, at);
                struct slice left = {word.bytes, at};
                struct slice right = {word.bytes + at, word.count - at};
                assert_same_glyphs(parts.left, text_shape_simple(fresh.text, same, left));
                assert_same_glyphs(parts.right, text_shape_simple(fresh.text, same, right));
                assert_ptr_equal(parts.left, text_shape(f.text, font, &run, left));
            }
        }
    }
}

static void test_hyphen(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, LIBERTINE);
    struct text_run run = latin_run(font, 6);
    struct word_parts parts = text_part(f.text, font, &run, SLICE("office"), 2);
    assert_true(slice_is(parts.hyphen->text, "\u2010"));
    assert_int_equal(parts.left->count, 2);  /* o f */
    assert_int_equal(parts.right->count, 3); /* fi c e */
    assert_true(parts.hyphen->advance > 0);
    assert_ptr_equal(parts.hyphen, shape(&f, font, "\u2010"));

    const struct text_font *carlito = regular(&f, "Carlito"); /* which has no U+2010 */
    run = latin_run(carlito, 6);
    parts = text_part(f.text, carlito, &run, SLICE("office"), 2);
    assert_true(slice_is(parts.hyphen->text, "-"));
    assert_false(parts.hyphen->missing);
}

static void test_right_to_left(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, "DejaVu Sans");
    struct slice word = SLICE("\u0634\u0644\u0627\u0645"); /* with a lam-alef ligature */
    struct text_run run = {0, word.count, text_font_face(font), 0x41726162 /* Arab */, 1};
    const struct shaped *shaped = text_shape(f.text, font, &run, word);
    assert_true(shaped->right_to_left);
    assert_int_equal(shaped->count, 3);
    assert_int_equal(shaped->glyphs[0].cluster, 6); /* the last letter stands at the left */
    assert_int_equal(shaped->glyphs[1].cluster, 2);
    assert_int_equal(shaped->glyphs[2].cluster, 0);

    struct word_parts parts = text_part(f.text, font, &run, word, 2);
    assert_int_equal(parts.left->count, 1);
    assert_int_equal(parts.right->count, 2);
    assert_int_equal(parts.right->glyphs[1].cluster, 0);
}

static void test_feature_errors(void **state)
{
    static const struct {
        const char *features, *wrong;
    } cases[] = {
        {"tnum lnumx", "'lnumx' is not an OpenType feature"},
        {"tnum, tn", "'tn' is not an OpenType feature"},
        {"-", "'-' is not an OpenType feature"},
        {"tn?m", "'tn?m' is not an OpenType feature"},
        {"salt=", "'salt=' is not an OpenType feature"},
        {"salt=x", "'salt=x' is not an OpenType feature"},
        {"salt=99999", "'salt=99999' is not an OpenType feature"},
        {"-salt=2", "'-salt=2' is not an OpenType feature"},
        {"kern[3:5]", "'kern[3:5]' is not an OpenType feature"},
    };
    struct fixture f = fixture_open(state, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_null(font_of(&f, LIBERTINE, 400, false, cases[i].features));
        assert_int_equal(diag_count(f.diags), i + 1);
        assert_int_equal(diag_at(f.diags, i)->id, DIAG_font_feature_invalid);
        assert_string_equal(diag_at(f.diags, i)->message, cases[i].wrong);
    }
}

static void test_feature_forms(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct shaped *small = shape(&f, font_of(&f, LIBERTINE, 400, false, "smcp"), "abc");
    const char *const on[] = {"+smcp", " smcp ", "-liga,smcp", "smcp=1", "-smcp smcp"};
    for (size_t i = 0; i < sizeof on / sizeof *on; i++) {
        const struct text_font *font = font_of(&f, LIBERTINE, 400, false, on[i]);
        assert_int_equal(shape(&f, font, "abc")->glyphs[0].id, small->glyphs[0].id);
    }
    const char *const off[] = {"", "-smcp", "smcp=0", "tnum"};
    for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
        const struct text_font *font = font_of(&f, LIBERTINE, 400, false, off[i]);
        assert_int_not_equal(shape(&f, font, "abc")->glyphs[0].id, small->glyphs[0].id);
    }
}

/* The caller may rewind his arena between calls; what the service made stays. */
static void test_rewound_arena(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, LIBERTINE);
    struct arena_mark mark = arena_mark(f.arena);
    const struct shaped *word = shape(&f, font, "kept");
    int32_t advance = word->advance;
    arena_rewind(f.arena, mark);
    memset(arena_alloc(f.arena, 100000), 0xFF, 100000);
    assert_int_equal(word->advance, advance);
    assert_int_equal(advances(word), advance);
    assert_ptr_equal(shape(&f, font, "kept"), word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_ligature),
        TEST(test_kerning),
        TEST(test_tabular_figures),
        TEST(test_cache),
        TEST(test_cache_growth),
        TEST(test_empty_word),
        TEST(test_soft_hyphen_leaves_no_glyph),
        TEST(test_missing_glyph),
        TEST(test_interning),
        TEST(test_parts_are_words),
        TEST(test_hyphen),
        TEST(test_right_to_left),
        TEST(test_feature_errors),
        TEST(test_feature_forms),
        TEST(test_rewound_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
