/* SPDX-License-Identifier: Apache-2.0 */
/* What is missing in the tree must be heard; what is there is in the goldens. */
#include "testing.h"

#include "fake_face.h"
#include "page/page.h"

static const struct source_pos nowhere;

struct sample {
    struct arena *arena;
    struct structure *tree;
    struct font_face face;
    struct mark *marks;
    size_t count, capacity;
};

static void open_sample(struct sample *sample, struct arena *arena)
{
    *sample = (struct sample){.arena = arena, .tree = structure_create(arena)};
    sample->face = fake_face("Fake-Roman", 0);
}

static struct structure_element *add(struct sample *sample, struct structure_element *parent,
                                     enum structure_role role, const char *text)
{
    struct structure_element *element = structure_add(sample->tree, parent, role, nowhere);
    if (!text)
        return element;
    struct glyph_piece *piece = ARENA_NEW(sample->arena, struct glyph_piece);
    piece->shaped = fake_shape(sample->arena, &sample->face, text);
    piece->count = piece->shaped->count;
    ARENA_PUSH(sample->arena, sample->marks, sample->count, sample->capacity) =
        (struct mark){.kind = MARK_GLYPHS,
                      .content = structure_leaf(sample->tree, element),
                      .glyphs = {.size = length_points(10), .pieces = piece, .count = 1}};
    return element;
}

static void check_speech(struct sample *sample, const char *expected)
{
    struct page page = {.label = "1", .marks = sample->marks, .mark_count = sample->count};
    struct document document = {.info = {.title = "A plan", .language = "en-GB"},
                                .pages = &page,
                                .page_count = 1,
                                .structure = sample->tree};
    struct buffer out = buffer_open(sample->arena);
    page_speech(&document, &out);
    assert_string_equal(buffer_text(&out),
                        format_text(sample->arena, "document, [en-GB] A plan\n%s", expected));
}

static void test_figure_without_words(void **state)
{
    struct sample sample;
    open_sample(&sample, *state);
    struct structure_element *root = structure_root(sample.tree);
    add(&sample, root, ROLE_FIGURE, "x");
    add(&sample, root, ROLE_FIGURE, "x")->alternative = "A mill";
    check_speech(&sample, "graphic without a description\ngraphic, A mill\n");
}

/* "Met" stands under no header, then under one by its place, then under the one it names. */
static void test_headers(void **state)
{
    struct sample sample;
    open_sample(&sample, *state);
    struct structure_element *table = add(&sample, structure_root(sample.tree), ROLE_TABLE, NULL);
    struct structure_element *row = add(&sample, table, ROLE_TR, NULL);
    add(&sample, row, ROLE_TH, "Ref.")->scope = SCOPE_COLUMN;
    struct structure_element *named = add(&sample, row, ROLE_TH, "Target");
    row = add(&sample, table, ROLE_TR, NULL);
    add(&sample, row, ROLE_TH, "BV 8")->scope = SCOPE_ROW;
    add(&sample, row, ROLE_TD, "Met");
    row = add(&sample, table, ROLE_TR, NULL);
    add(&sample, row, ROLE_TD, "Met");
    struct structure_element *cell = add(&sample, row, ROLE_TD, NULL);
    cell->header_count = 1;
    cell->headers = ARENA_ARRAY(*state, 1, const struct structure_element *);
    cell->headers[0] = named;
    check_speech(&sample, "table, 2 columns, 3 rows\n"
                          "Ref.; Target (a header of nothing)\n"
                          "BV 8; column 2, Met\n"
                          "Ref., Met; column 2, blank\n"
                          "end of table\n");
    named->scope = SCOPE_COLUMN;
    check_speech(&sample, "table, 2 columns, 3 rows\n"
                          "Ref.; Target\n"
                          "BV 8; Target, Met\n"
                          "Ref., Met; Target, blank\n"
                          "end of table\n");
}

/* What stands in place of text is said in its place; a language is named where words come. */
static void test_instead(void **state)
{
    struct sample sample;
    open_sample(&sample, *state);
    struct structure_element *paragraph =
        add(&sample, structure_root(sample.tree), ROLE_P, "98.7%");
    add(&sample, paragraph, ROLE_SPAN, "p")->expansion = "provisional";
    add(&sample, paragraph, ROLE_SPAN, "\u2013")->alternative = "none";
    add(&sample, paragraph, ROLE_SPAN, "cynllun")->language = "cy";
    add(&sample, structure_root(sample.tree), ROLE_P, "and on");
    check_speech(&sample, "98.7 per cent provisional none [cy] cynllun\n[en-GB] and on\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_figure_without_words), TEST(test_headers),
                                       TEST(test_instead)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
