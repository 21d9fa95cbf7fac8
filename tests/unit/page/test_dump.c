/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "fake_face.h"
#include "page/page.h"

static const struct source_pos nowhere;

static struct mark line(struct arena *arena, const struct content *content, int x, int y,
                        const struct glyph_piece *pieces, size_t count)
{
    struct glyph_piece *copy = ARENA_ARRAY(arena, count, struct glyph_piece);
    memcpy(copy, pieces, count * sizeof *pieces);
    return (struct mark){
        .kind = MARK_GLYPHS,
        .content = content,
        .glyphs = {{length_points(x), length_points(y)}, length_points(10), copy, count}};
}

/* Two lines of a paragraph, the first ending in a broken word, a running foot and a rule. */
static struct document *sample(struct arena *arena, const struct font_face *face)
{
    struct structure *tree = structure_create(arena);
    struct structure_element *paragraph =
        structure_add(tree, structure_root(tree), ROLE_P, nowhere);
    const struct content *leaf = structure_leaf(tree, paragraph);
    struct structure_element *link = structure_add(tree, paragraph, ROLE_LINK, nowhere);
    const struct shaped *berries = fake_shape(arena, face, "berries");
    const struct shaped *space = fake_shape(arena, face, " ");
    struct mark *marks = ARENA_ARRAY(arena, 5, struct mark);
    marks[0] = line(arena, leaf, 50, 100,
                    (struct glyph_piece[]){{berries, 0, 7, 0, 0},
                                           {space, 0, 1, 0, LENGTH_POINT / 2},
                                           {berries, 0, 3, 0, 0},
                                           {fake_shape(arena, face, "-"), 0, 1, SOFT_HYPHEN, 0}},
                    4);
    marks[1] = line(arena, leaf, 50, 114,
                    (struct glyph_piece[]){{berries, 3, 4, 0, 0}, {space, 0, 1, 0, 0}}, 2);
    marks[2] = line(arena, leaf, 50, 128, (struct glyph_piece[]){{berries, 0, 7, 0, 0}}, 1);
    marks[3] = line(arena, NULL, 50, 800,
                    (struct glyph_piece[]){{fake_shape(arena, face, "4"), 0, 1, 0, 0}}, 1);
    marks[3].artifact = ARTIFACT_FOOTER;
    marks[4] = (struct mark){
        .kind = MARK_RECTANGLE,
        .colour = 0x336699,
        .rectangle = {length_points(50), length_points(790), length_points(400), LENGTH_POINT / 2}};
    struct page_link *links = ARENA_ARRAY(arena, 1, struct page_link);
    static const struct rectangle parts[2] = {{5 * LENGTH_POINT, 0, 5 * LENGTH_POINT, LENGTH_POINT},
                                              {0, LENGTH_POINT, LENGTH_POINT, 4 * LENGTH_POINT}};
    links[0] = (struct page_link){.box = {0, 0, length_points(10), length_points(5)},
                                  .parts = parts,
                                  .part_count = 2,
                                  .uri = "https://example.org/",
                                  .element = link};
    struct page *page = ARENA_NEW(arena, struct page);
    *page = (struct page){
        length_mm_thousandths(210000), length_mm_thousandths(297000), "iv", marks, 5, links, 1};
    struct document *document = ARENA_NEW(arena, struct document);
    document->pages = page;
    document->page_count = 1;
    document->structure = tree;
    return document;
}

static void test_pages(void **state)
{
    struct font_face face = fake_face("Fake-Roman", 0);
    struct buffer out = buffer_open(*state);
    page_dump(sample(*state, &face), &out);
    assert_string_equal(buffer_text(&out),
                        "page 1  A4 595.28x841.89  label=iv\n"
                        "  P#1 y=100 x=50 width=61 size=10 Fake-Roman \"berries ber\xE2\x80\x90\"\n"
                        "  P#1 y=114 x=50 width=26 size=10 Fake-Roman \"ries \"\n"
                        "  P#1 y=128 x=50 width=34.5 size=10 Fake-Roman \"berries\"\n"
                        "  footer y=800 x=50 width=5.5 size=10 Fake-Roman \"4\"\n"
                        "  layout rectangle y=790 x=50 400x0.5 colour=#336699\n"
                        "  link Link#2 y=0 x=0 10x5 to https://example.org/\n"
                        "    part y=0 x=5 5x1\n"
                        "    part y=1 x=0 1x4\n");
}

static void test_leaf_texts(void **state)
{
    struct font_face face = fake_face("Fake-Roman", 0);
    const struct slice *texts = page_leaf_texts(sample(*state, &face), *state);
    assert_true(slice_is(texts[0], "berries berries berries"));
}

/* A ligature's piece covers both its letters; right to left, clusters descend. */
static void test_piece_text(void **state)
{
    struct font_face face = fake_face("Fake-Roman", 0);
    const struct shaped *office = fake_shape(*state, &face, "office");
    struct glyph_piece piece = {office, 2, 1, 0, 0};
    assert_true(slice_is(piece_text(&piece), "fi"));
    piece = (struct glyph_piece){office, 1, 3, 0, 0};
    assert_true(slice_is(piece_text(&piece), "ffic"));
    struct glyph backwards[] = {{3, 500, 0, 0, 4}, {2, 500, 0, 0, 2}, {1, 500, 0, 0, 0}};
    struct shaped hebrew = {.face = &face,
                            .text = slice_of("\xD7\x90\xD7\x91\xD7\x92"),
                            .glyphs = backwards,
                            .count = 3,
                            .right_to_left = true};
    piece = (struct glyph_piece){&hebrew, 1, 2, 0, 0};
    assert_true(slice_is(piece_text(&piece), "\xD7\x90\xD7\x91"));
    piece = (struct glyph_piece){&hebrew, 1, 0, 0, 0};
    assert_int_equal(piece_text(&piece).count, 0);
}

static void test_path_box(void **state)
{
    (void)state;
    const struct path_step steps[] = {
        {PATH_MOVE, {{5, 5}}},
        {PATH_CURVE, {{7, -3}, {9, 4}, {6, 6}}},
        {PATH_CLOSE, {{0, 0}}},
    };
    struct rectangle box = path_box(&(struct mark_path){.steps = steps, .count = 3, .fill = true});
    assert_int_equal(box.x, 5);
    assert_int_equal(box.y, -3);
    assert_int_equal(box.width, 4);
    assert_int_equal(box.height, 9);
}

/* What a chart's mark is drawn for stands at the end of its line. */
static void test_chart_marks(void **state)
{
    static const struct path_step steps[] = {
        {PATH_MOVE, {{10 * LENGTH_POINT, 20 * LENGTH_POINT}}},
        {PATH_LINE, {{40 * LENGTH_POINT, 5 * LENGTH_POINT}}},
    };
    struct mark marks[] = {
        {.kind = MARK_PATH,
         .shows = "12% to 14.5%",
         .path = {steps, 2, .stroke = LENGTH_POINT, .dash = 3 * LENGTH_POINT, .gap = LENGTH_POINT}},
        {.kind = MARK_RECTANGLE, .shows = "14.5%", .rectangle = {0, 0, LENGTH_POINT, LENGTH_POINT}},
    };
    struct page page = {.width = length_points(100), .height = length_points(100)};
    page.marks = marks;
    page.mark_count = 2;
    struct document document = {.pages = &page, .page_count = 1};
    struct buffer out = buffer_open(*state);
    page_dump(&document, &out);
    assert_string_equal(
        buffer_text(&out),
        "page 1  100x100\n"
        "  layout path steps=2 y=5 x=10 30x15 stroke=1 dash=3,1 shows=\"12% to 14.5%\"\n"
        "  layout rectangle y=0 x=0 1x1 shows=\"14.5%\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_pages),    TEST(test_leaf_texts),  TEST(test_piece_text),
        TEST(test_path_box), TEST(test_chart_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
