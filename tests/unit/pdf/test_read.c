/* SPDX-License-Identifier: Apache-2.0 */
/* Files with real fonts, read back by poppler. */
#define _POSIX_C_SOURCE 200809L
#include "testing.h"

#include <stdlib.h>

#include "outside.h"
#include "sample.h"
#include "text/text.h"

struct fixture {
    struct text *text;
    const struct text_font *font;
};

/* In whatever face has the word's letters. */
static const struct shaped *shape(void *context, struct slice word)
{
    struct fixture *fixture = context;
    struct arena *arena = arena_create(NULL);
    struct text_run *runs;
    text_itemise(fixture->text, fixture->font, word, NULL, arena, &runs);
    const struct shaped *shaped = text_shape(fixture->text, fixture->font, &runs[0], word);
    arena_destroy(arena);
    return shaped;
}

static struct sample *open_sample(struct arena *arena, const char *family)
{
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);
    struct diag_list *diags = diag_list_create(arena);
    struct font_request request = {family, 400, false, "", "en-GB"};
    fixture->text = text_open(arena, NULL, diags);
    assert_non_null(fixture->text);
    fixture->font = text_font(fixture->text, &request, sample_nowhere, diags);
    if (!fixture->font)
        fail_msg("%s", diag_at(diags, 0)->message);
    return sample_open(arena, shape, fixture);
}

static void check_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("not found: %s\nin: %s", part, text);
}

/* The last piece of the mark is the hyphen of a broken word. */
static void hyphenate(struct sample *sample, struct mark *mark)
{
    struct mark_glyphs *glyphs = &mark->glyphs;
    struct glyph_piece *pieces = ARENA_ARRAY(sample->arena, glyphs->count + 1, struct glyph_piece);
    memcpy(pieces, glyphs->pieces, glyphs->count * sizeof *pieces);
    const struct shaped *hyphen = shape(sample->context, slice_of("-"));
    pieces[glyphs->count++] = (struct glyph_piece){hyphen, 0, hyphen->count, SOFT_HYPHEN, 0};
    glyphs->pieces = pieces;
}

static struct sample *three_pages(struct arena *arena, const char *family)
{
    struct sample *sample = open_sample(arena, family);
    sample_text(sample, ROLE_H1, 80, "Best value performance plan");
    sample_text(sample, ROLE_P, 100,
                "An efficient office, \xC2\xA3"
                "27.50 a fl\xC3\xA2n.");
    sample_page(sample, "1");
    struct structure_element *paragraph = sample_element(sample, ROLE_P);
    const struct content *leaf = sample_leaf(sample, paragraph);
    struct point origin = {length_points(60), length_points(100)};
    hyphenate(sample, sample_line(sample, leaf, origin, length_points(11), LENGTH_POINT,
                                  "They went and gathered ber"));
    origin.y += length_points(14);
    sample_line(sample, leaf, origin, length_points(11), LENGTH_POINT, "ries in the wood.");
    sample_page(sample, "2");
    sample_text(sample, ROLE_P, 100, "Ksi\xC4\x85\xC5\xBCka \xE2\x80\x93 d\xC5\xB5r");
    sample_page(sample, "3");
    return sample;
}

static void check_family(struct arena *arena, const char *family, const char *kind)
{
    struct sample *sample = three_pages(arena, family);
    for (int plain = 0; plain < 2; plain++) {
        struct pdf_options options = {.plain = plain};
        struct slice file = outside_make(&sample->document, &options, arena);
        check_has(outside_read(file, "qpdf --check %s 2>&1", arena), "No syntax");
        const char *text = outside_read(file, "pdftotext -raw %s - 2>&1", arena);
        check_has(text, "Best value performance plan\nAn efficient office, \xC2\xA3"
                        "27.50 a fl\xC3\xA2n.\n");
        check_has(text, "They went and gathered ber");
        check_has(text, "Ksi\xC4\x85\xC5\xBCka \xE2\x80\x93 d\xC5\xB5r\n");
        const char *tags = outside_read(file, "pdfinfo -struct-text %s 2>&1", arena);
        check_has(tags, "Document\n  H1 (block)\n    \"Best value performance plan\"\n");
        check_has(tags, "    \"They went and gathered ber\"\n");
        check_has(tags, "    \"ries in the wood.\"\n");
        const char *fonts = outside_read(file, "pdffonts %s 2>&1", arena);
        check_has(fonts, kind);
        check_has(fonts, "Identity-H       yes yes yes ");
    }
}

static void test_cff(void **state)
{
    check_family(*state, "Linux Libertine O", "CID Type 0C");
}

static void test_truetype(void **state)
{
    check_family(*state, "DejaVu Sans", "CID TrueType");
}

/* Where the viewer's pen is at the end of a justified line is where layout put it. */
static void test_positions(void **state)
{
    struct sample *sample = open_sample(*state, "DejaVu Sans");
    const struct content *leaf = sample_leaf(sample, sample_element(sample, ROLE_P));
    struct point origin = {length_points(60), length_points(100)};
    struct mark *mark = sample_line(sample, leaf, origin, length_points(11), LENGTH_POINT / 7,
                                    "AVAST: Total fit ties the words of To Wit, if Yo-Yo "
                                    "fits. It ends in Q");
    mark->glyphs.count--;
    length before = origin.x + glyphs_width(&mark->glyphs);
    mark->glyphs.count++;
    sample_page(sample, "1");
    struct slice file = outside_make(&sample->document, NULL, *state);
    const char *words = outside_read(file, "pdftotext -bbox %s - 2>&1", *state);
    const char *last = strstr(words, ">Q<");
    assert_non_null(last);
    while (strncmp(last, "xMin=\"", 6) != 0)
        last--;
    double off = strtod(last + 6, NULL) - (double)before / (double)LENGTH_POINT;
    assert_true(off < 0.03 && off > -0.03);
}

/* Right to left, where letters join and the glyphs stand in the order of the eye. */
static void test_arabic(void **state)
{
    static const char word[] = "\xD8\xA8\xD9\x8A\xD8\xAA"; /* bayt, a house */
    struct sample *sample = open_sample(*state, "DejaVu Sans");
    sample_text(sample, ROLE_P, 100, word);
    sample_page(sample, "1");
    struct slice file = outside_make(&sample->document, NULL, *state);
    check_has(outside_read(file, "pdftotext %s - 2>&1", *state), word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_cff),
        TEST(test_truetype),
        TEST(test_positions),
        TEST(test_arabic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
