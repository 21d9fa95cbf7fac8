/* SPDX-License-Identifier: Apache-2.0 */
/* Content streams, in hexadecimal form so that they can be read here. */
#include "testing.h"

#include <stdlib.h>

#include "fake_sample.h"
#include "pdf/content.h"

static const struct survey *survey_all(const struct document *document, bool hexadecimal,
                                       struct arena *arena)
{
    struct survey *survey = survey_open(document, hexadecimal, arena);
    for (size_t i = 0; i < document->page_count; i++)
        survey_page(survey, i);
    return survey;
}

static void check_content(struct sample *sample, bool hexadecimal, const char *expected)
{
    sample_page(sample, NULL);
    const struct survey *survey = survey_all(&sample->document, hexadecimal, sample->arena);
    struct buffer out = buffer_open(sample->arena);
    content_write(survey, sample->document.page_count - 1, &out);
    assert_string_equal(buffer_text(&out), expected);
    size_t sequences = 0; /* what the survey foresaw is what was written */
    for (const char *at = expected; (at = strstr(at, "/MCID ")); at++)
        sequences++;
    assert_int_equal(survey->pages[sample->document.page_count - 1].content_count, sequences);
}

static struct point at(int x, int y)
{
    return (struct point){length_points(x), length_mm_thousandths(297000) - length_points(y)};
}

static const struct content *paragraph(struct sample *sample)
{
    return sample_leaf(sample, sample_element(sample, ROLE_P));
}

/* One text object for all lines; the third line needs no distance any more. */
static void test_lines(void **state)
{
    struct sample *sample = fake_sample(*state);
    const struct content *leaf = paragraph(sample);
    for (int i = 0; i < 3; i++)
        sample_line(sample, leaf, at(60, 700 - 14 * i), length_points(11), 0, "AB");
    sample_line(sample, paragraph(sample), at(80, 650), length_points(9), 0, "A");
    check_content(sample, true,
                  "BT\n60 700 Td\n/P<</MCID 0>>BDC\n/F0 11 Tf\n<00410042>Tj\n"
                  "0 -14 TD\n<00410042>Tj\nT*\n<00410042>Tj\nEMC\n"
                  "20 -22 TD\n/P<</MCID 1>>BDC\n/F0 9 Tf\n<0041>Tj\nEMC\nET\n");
}

static void test_literal_strings(void **state)
{
    struct sample *sample = fake_sample(*state);
    sample_line(sample, paragraph(sample), at(0, 0), length_points(11), 0,
                "(\xC4\x8D"); /* U+010D */
    sample_page(sample, NULL);
    const struct survey *survey = survey_all(&sample->document, false, *state);
    struct buffer out = buffer_open(*state);
    content_write(survey, 0, &out);
    /* U+010D ends in a carriage return, which a string cannot hold as it is. */
    static const char expected[] = "(\0\\(\1\\r)Tj";
    assert_memory_equal(out.bytes + out.count - sizeof "\nEMC\nET" - (sizeof expected - 1),
                        expected, sizeof expected - 1);
}

/* AV is kerned by 50/1000; the widths of a face are the viewer's business. */
static void test_kerning(void **state)
{
    struct sample *sample = fake_sample(*state);
    sample_line(sample, paragraph(sample), at(0, 0), length_points(10), 0, "AVA");
    check_content(sample, true,
                  "BT\n0 0 Td\n/P<</MCID 0>>BDC\n/F0 10 Tf\n[<0041>50<00560041>]TJ\nEMC\nET\n");
}

/* Justified: the spaces are 0.3 pt wider, 30/1000 of 10 pt. */
static void test_justified(void **state)
{
    struct sample *sample = fake_sample(*state);
    sample_line(sample, paragraph(sample), at(0, 0), length_points(10), LENGTH_POINT * 3 / 10,
                "A B C");
    check_content(sample, true,
                  "BT\n0 0 Td\n/P<</MCID 0>>BDC\n/F0 10 Tf\n"
                  "[<00410020>-30<00420020>-30<0043>]TJ\nEMC\nET\n");
}

/* Fifty gaps of 30.4/1000: the number stays the same, but is mended before it shows. */
static void test_gaps_do_not_drift(void **state)
{
    struct sample *sample = fake_sample(*state);
    char text[101];
    for (int i = 0; i < 100; i++)
        text[i] = i % 2 ? ' ' : 'A';
    text[100] = '\0';
    sample_line(sample, paragraph(sample), at(0, 0), length_points(10), LENGTH_POINT * 304 / 1000,
                text);
    sample_page(sample, NULL);
    const struct survey *survey = survey_all(&sample->document, true, *state);
    struct buffer out = buffer_open(*state);
    content_write(survey, 0, &out);
    int sum = 0, numbers = 0, others = 0;
    for (const char *c = buffer_text(&out); (c = strstr(c, ">-")); c++, numbers++) {
        int value = atoi(c + 2);
        sum += value;
        others += value != 30;
    }
    assert_int_equal(numbers, 49);
    assert_in_range(sum, 1488, 1492); /* 49 * 30.4 = 1489.6 */
    assert_in_range(others, 1, 12);
}

static void test_ligature_and_hyphen(void **state)
{
    struct sample *sample = fake_sample(*state);
    struct mark *mark =
        sample_line(sample, paragraph(sample), at(0, 0), length_points(10), 0, "fi - A");
    struct glyph_piece *pieces = ARENA_ARRAY(*state, 4, struct glyph_piece);
    memcpy(pieces, mark->glyphs.pieces, 3 * sizeof *pieces);
    pieces[2].actual_text = SOFT_HYPHEN;
    pieces[3] = mark->glyphs.pieces[4];
    mark->glyphs.count = 4;
    mark->glyphs.pieces = pieces;
    check_content(sample, true,
                  "BT\n0 0 Td\n/P<</MCID 0>>BDC\n/F0 10 Tf\n<FB010020>Tj\nEMC\n"
                  "/Span<</MCID 1/ActualText<FEFF00AD>>>BDC\n<002D>Tj\nEMC\n"
                  "/P<</MCID 2>>BDC\n<0041>Tj\nEMC\nET\n");
}

/* The same glyph for another text: only the first use can be told by ToUnicode. */
static void test_ambiguous_glyph(void **state)
{
    struct sample *sample = fake_sample(*state);
    const struct content *leaf = paragraph(sample);
    sample_line(sample, leaf, at(0, 0), length_points(10), 0, "K");
    struct mark *mark = sample_line(sample, leaf, at(0, 0), length_points(10), 0, "L");
    struct shaped *kelvin = ARENA_NEW(*state, struct shaped);
    *kelvin = *mark->glyphs.pieces[0].shaped;
    struct glyph *glyph = ARENA_NEW(*state, struct glyph);
    *glyph = (struct glyph){.id = 'K', .advance = font_glyph_width(kelvin->face, 'K')};
    kelvin->glyphs = glyph;
    kelvin->text = slice_of("\xE2\x84\xAA"); /* U+212A */
    struct glyph_piece *piece = ARENA_NEW(*state, struct glyph_piece);
    *piece = (struct glyph_piece){kelvin, 0, 1, 0, 0};
    mark->glyphs.pieces = piece;
    check_content(sample, true,
                  "BT\n0 0 Td\n/P<</MCID 0>>BDC\n/F0 10 Tf\n<004B>Tj\n"
                  "0 0 Td\nEMC\n/Span<</MCID 1/ActualText<FEFF212A>>>BDC\n<004B>Tj\nEMC\nET\n");
}

/* Letter and accent as two glyphs of one cluster, the accent raised and moved back. */
static void test_raised_mark(void **state)
{
    struct sample *sample = fake_sample(*state);
    struct mark *mark =
        sample_line(sample, paragraph(sample), at(0, 0), length_points(10), 0, "ab");
    struct shaped *shaped = ARENA_NEW(*state, struct shaped);
    *shaped = *mark->glyphs.pieces[0].shaped;
    struct glyph *glyphs = ARENA_ARRAY(*state, 2, struct glyph);
    glyphs[0] = (struct glyph){.id = 'a', .advance = font_glyph_width(shaped->face, 'a')};
    glyphs[1] = (struct glyph){.id = 0x301, .x_offset = -300, .y_offset = 120};
    shaped->glyphs = glyphs;
    shaped->text = slice_of("a\xCC\x81");
    struct glyph_piece *piece = ARENA_NEW(*state, struct glyph_piece);
    *piece = (struct glyph_piece){shaped, 0, 2, 0, 0};
    mark->glyphs.pieces = piece;
    check_content(sample, true,
                  "BT\n0 0 Td\n/Span<</MCID 0/ActualText<FEFF00610301>>>BDC\n/F0 10 Tf\n"
                  "<0061>Tj\n1.2 Ts\n[300<0301>]TJ\n0 Ts\nEMC\nET\n");
}

/* A word that reads from right to left: the first letter is shown first, at the right, the second
 * to the left of it, and what follows the word stands behind both. */
static void test_right_to_left(void **state)
{
    struct sample *sample = fake_sample(*state);
    struct mark *mark =
        sample_line(sample, paragraph(sample), at(0, 0), length_points(10), 0, "ab");
    struct shaped *word = ARENA_NEW(*state, struct shaped);
    *word = *mark->glyphs.pieces[0].shaped;
    struct glyph *glyphs = ARENA_ARRAY(*state, 2, struct glyph); /* as they are seen */
    glyphs[0] = (struct glyph){.id = 'M', .advance = font_glyph_width(word->face, 'M')};
    glyphs[1] = (struct glyph){.id = 'j', .advance = font_glyph_width(word->face, 'j')};
    glyphs[0].cluster = 2;
    word->glyphs = glyphs;
    word->right_to_left = true;
    word->text = slice_of("אב");
    struct glyph_piece *pieces = ARENA_ARRAY(*state, 2, struct glyph_piece);
    pieces[0] = (struct glyph_piece){word, 0, 2, 0, 0};
    pieces[1] = (struct glyph_piece){mark->glyphs.pieces[0].shaped, 0, 1, 0, 0};
    mark->glyphs.pieces = pieces;
    mark->glyphs.count = 2;
    check_content(sample, true,
                  "BT\n0 0 Td\n/P<</MCID 0>>BDC\n/F0 10 Tf\n"
                  "[-400<006A>850<004D>-450<0061>]TJ\nEMC\nET\n");
}

/* A joiner is shaped as a blank of no width: neither shown nor read. */
static void test_joiner(void **state)
{
    struct sample *sample = fake_sample(*state);
    struct mark *mark =
        sample_line(sample, paragraph(sample), at(0, 0), length_points(10), 0, "a b");
    struct shaped *shaped = ARENA_NEW(*state, struct shaped);
    *shaped = *mark->glyphs.pieces[0].shaped;
    struct glyph *glyphs = ARENA_ARRAY(*state, 3, struct glyph);
    glyphs[0] = (struct glyph){.id = 'a', .advance = font_glyph_width(shaped->face, 'a')};
    glyphs[1] = (struct glyph){.id = ' ', .cluster = 1};
    glyphs[2] =
        (struct glyph){.id = 'b', .cluster = 4, .advance = font_glyph_width(shaped->face, 'b')};
    shaped->glyphs = glyphs;
    shaped->count = 3;
    shaped->text = slice_of("a\xE2\x80\x8C"
                            "b"); /* U+200C */
    struct glyph_piece *piece = ARENA_NEW(*state, struct glyph_piece);
    *piece = (struct glyph_piece){shaped, 0, 3, 0, 0};
    mark->glyphs.pieces = piece;
    mark->glyphs.count = 1;
    check_content(sample, true, "BT\n0 0 Td\n/P<</MCID 0>>BDC\n/F0 10 Tf\n<00610062>Tj\nEMC\nET\n");
}

static void add_rule(struct sample *sample, const struct content *content, int y, colour value)
{
    struct mark *mark = sample_mark(sample, content, MARK_RECTANGLE);
    mark->colour = value;
    mark->rectangle =
        (struct rectangle){length_points(10), at(0, y).y, length_points(100), LENGTH_POINT / 2};
}

static void test_rules_and_artifacts(void **state)
{
    struct sample *sample = fake_sample(*state);
    add_rule(sample, NULL, 500, 0x336699);
    add_rule(sample, NULL, 400, 0x336699);
    add_rule(sample, NULL, 300, 0x808080);
    struct mark *foot = sample_line(sample, NULL, at(10, 20), length_points(9), 0, "1");
    foot->artifact = ARTIFACT_FOOTER;
    check_content(
        sample, true,
        "/Artifact<</Type/Layout>>BDC\n.2 .4 .6 rg\n10 499.5 100 .5 re\n10 399.5 100 .5 re\nf\n"
        ".502 g\n10 299.5 100 .5 re\nf\nEMC\n"
        "BT\n0 g\n10 20 Td\n/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n/F0 "
        "9 Tf\n"
        "<0031>Tj\nEMC\nET\n");
}

/* A background tells the box of all that is painted with it (ISO 32000-1, table 330). */
static void test_background(void **state)
{
    struct sample *sample = fake_sample(*state);
    add_rule(sample, NULL, 500, 0x808080);
    add_rule(sample, NULL, 400, 0x808080);
    for (size_t i = 0; i < 2; i++)
        sample->marks[i].artifact = ARTIFACT_BACKGROUND;
    check_content(sample, true,
                  "/Artifact<</Type/Background/BBox[10 399.5 110 500]>>BDC\n.502 g\n"
                  "10 499.5 100 .5 re\n10 399.5 100 .5 re\nf\nEMC\n");
}

/* A leaf of text and a path: text objects and marked content do not overlap. */
static void test_path_in_text(void **state)
{
    struct sample *sample = fake_sample(*state);
    const struct content *leaf = paragraph(sample);
    sample_line(sample, leaf, at(10, 20), length_points(9), 0, "1");
    struct mark *mark = sample_mark(sample, leaf, MARK_PATH);
    struct path_step *steps = ARENA_ARRAY(*state, 3, struct path_step);
    steps[0] = (struct path_step){PATH_MOVE, {at(1, 2)}};
    steps[1] = (struct path_step){PATH_CURVE, {at(3, 4), at(5, 6), at(7, 8)}};
    steps[2] = (struct path_step){PATH_CLOSE, {{0, 0}}};
    mark->path =
        (struct mark_path){.steps = steps, .count = 3, .fill = true, .stroke = LENGTH_POINT / 4};
    mark->actual_text = "Tel:";
    mark->colour = 0xFF0000;
    check_content(sample, true,
                  "BT\n10 20 Td\n/P<</MCID 0>>BDC\n/F0 9 Tf\n<0031>Tj\nEMC\nET\n"
                  "/Span<</MCID 1/ActualText(Tel:)>>BDC\n1 0 0 rg\n1 0 0 RG\n.25 w\n"
                  "1 j\n1 2 m\n3 4 5 6 7 8 c\nh\nB\nEMC\n");
}

static void add_line(struct sample *sample, int y, length dash)
{
    struct mark *mark = sample_mark(sample, NULL, MARK_PATH);
    struct path_step *steps = ARENA_ARRAY(sample->arena, 2, struct path_step);
    steps[0] = (struct path_step){PATH_MOVE, {at(10, y)}};
    steps[1] = (struct path_step){PATH_LINE, {at(60, y)}};
    mark->path = (struct mark_path){
        .steps = steps, .count = 2, .stroke = LENGTH_POINT, .dash = dash, .gap = LENGTH_POINT * 2};
}

/* How lines are is said when it changes. */
static void test_dashes(void **state)
{
    struct sample *sample = fake_sample(*state);
    add_line(sample, 10, 0);
    add_line(sample, 20, LENGTH_POINT * 3 + LENGTH_POINT / 2);
    add_line(sample, 30, LENGTH_POINT * 3 + LENGTH_POINT / 2);
    add_line(sample, 40, 0);
    check_content(sample, true,
                  "/Artifact<</Type/Layout>>BDC\n1 j\n10 10 m\n60 10 l\nS\n"
                  "[3.5 2]0 d\n10 20 m\n60 20 l\nS\n10 30 m\n60 30 l\nS\n"
                  "[]0 d\n10 40 m\n60 40 l\nS\nEMC\n");
}

static void test_empty_page(void **state)
{
    check_content(fake_sample(*state), true, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lines),
        TEST(test_literal_strings),
        TEST(test_kerning),
        TEST(test_justified),
        TEST(test_gaps_do_not_drift),
        TEST(test_ligature_and_hyphen),
        TEST(test_ambiguous_glyph),
        TEST(test_raised_mark),
        TEST(test_right_to_left),
        TEST(test_joiner),
        TEST(test_rules_and_artifacts),
        TEST(test_path_in_text),
        TEST(test_background),
        TEST(test_dashes),
        TEST(test_empty_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
