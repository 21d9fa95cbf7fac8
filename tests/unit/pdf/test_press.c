/* SPDX-License-Identifier: Apache-2.0 */
/* Pages for a press: the operators of its inks, bleed, printers' marks, and what preflight says. */
#include "testing.h"

#include "fake_sample.h"
#include "image/image.h"
#include "pdf/bleed.h"
#include "pdf/content.h"
#include "pdf/preflight.h"
#include "printer.h"

#define MM(value) length_mm_thousandths((value)*1000)
#define PT(value) length_points(value)

static const struct source_pos nowhere;

/* Of the colours 1.. that tests draw with. */
static const struct ink list[] = {
    {.name = "brand", .rgb = 0x800000, .spot = "PANTONE 202 C"},
    {.name = "rich", .rgb = 0x000000, .kind = INK_MIX, .percent = {60, 40, 40, 100}},
    {.name = "slate", .rgb = 0x55606A, .kind = INK_BLACK},
    {.name = "wine", .rgb = 0x400000, .spot = "PANTONE 202 C"},
};

struct trial {
    struct arena *arena;
    struct sample *sample;
    struct diag_list *diags;
    struct pdf_press asked;
};

static struct trial trial_open(struct arena *arena)
{
    struct trial trial = {
        .arena = arena, .sample = fake_sample(arena), .diags = diag_list_create(arena)};
    trial.asked = (struct pdf_press){
        .intent = icc_open(arena, PRINTER_CMYK, nowhere, trial.diags),
        .bleed = MM(3),
        .ink_limit = 300,
        .inks = {list, sizeof list / sizeof *list},
    };
    assert_non_null(trial.asked.intent);
    return trial;
}

static struct press *prepare(struct trial *trial)
{
    sample_page(trial->sample, "iv");
    return press_open(&trial->sample->document, &trial->asked, trial->arena, trial->diags);
}

/* The content of the page up to the printers' marks. */
static const char *content_of(struct trial *trial)
{
    struct press *press = prepare(trial);
    assert_non_null(press);
    struct survey *survey = survey_open(&press->document, true, trial->arena);
    survey->press = press;
    survey_page(survey, 0);
    struct buffer out = buffer_open(trial->arena);
    content_write(survey, 0, &out);
    char *text = buffer_text(&out), *marks = strstr(text, "/Artifact<</Type/Page>>");
    assert_non_null(marks);
    *marks = '\0';
    return text;
}

static struct mark *rectangle(struct trial *trial, struct rectangle box, colour ink)
{
    struct mark *mark = sample_mark(trial->sample, NULL, MARK_RECTANGLE);
    mark->rectangle = box;
    mark->colour = ink;
    return mark;
}

static struct mark *words(struct trial *trial, int size, colour ink, int x, int y)
{
    const struct content *leaf = sample_leaf(trial->sample, sample_element(trial->sample, ROLE_P));
    struct mark *mark =
        sample_line(trial->sample, leaf, (struct point){PT(x), PT(y)}, PT(size), 0, "A");
    mark->colour = ink;
    return mark;
}

static void says(const char *content, const char *expected)
{
    if (!strstr(content, expected))
        fail_msg("there is no '%s' in:\n%s", expected, content);
}

/* ---- inks ---- */

static void test_black_text(void **state)
{
    struct trial trial = trial_open(*state);
    words(&trial, 11, 0, 60, 100);
    const char *content = content_of(&trial);
    says(content, "/O1 gs\n0 0 0 1 k\n");
    assert_null(strstr(content, " g\n"));
    assert_null(strstr(content, " rg\n"));
}

static void test_shades(void **state)
{
    struct trial trial = trial_open(*state);
    words(&trial, 11, 0x808080, 60, 100);
    words(&trial, 11, colour_of(0x55606A, 3), 60, 120);
    words(&trial, 11, 0xFFFFFF, 60, 140);
    const char *content = content_of(&trial);
    const char *at = strstr(content, "0 0 0 .");
    assert_non_null(at);
    assert_non_null(strstr(at + 1, "0 0 0 ."));
    says(content, "0 0 0 0 k\n");
    assert_null(strstr(content, "gs\n")); /* nothing but solid black prints over what is below */
}

static void test_asked_inks(void **state)
{
    struct trial trial = trial_open(*state);
    words(&trial, 11, colour_of(0, 2), 60, 100);
    words(&trial, 11, colour_of(0x800000, 1), 60, 120);
    words(&trial, 11, colour_of(0xC08080, 1), 60, 140); /* half of the way to white */
    const char *content = content_of(&trial);
    says(content, ".6 .4 .4 1 k\n");
    says(content, "/S0 cs 1 scn\n");
    says(content, "/S0 cs .498 scn\n");
}

static void test_colour_spaces(void **state)
{
    struct trial trial = trial_open(*state);
    words(&trial, 11, colour_of(0x800000, 1), 60, 120);
    struct press *press = prepare(&trial);
    struct buffer out = buffer_open(trial.arena);
    press_write_resources(press, &out);
    says(buffer_text(&out), "/All[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1"
                            "/C0[0 0 0 0 ]/C1[1 1 1 1 ]>>]");
    says(buffer_text(&out), "/S0[/Separation/PANTONE#20202#20C/DeviceCMYK");
    says(buffer_text(&out), "/O1<</OP true/op true/OPM 1>>");
}

static void test_one_ink_has_one_colour(void **state)
{
    struct trial trial = trial_open(*state);
    words(&trial, 11, colour_of(0x800000, 1), 60, 100);
    words(&trial, 11, colour_of(0x400000, 4), 60, 120);
    assert_non_null(prepare(&trial));
    assert_int_equal(diag_count(trial.diags), 1);
    assert_int_equal(diag_at(trial.diags, 0)->id, DIAG_press_spot_differs);
}

/* Rules print over what they cross, areas do not, and neither changes how the other is filled. */
static void test_overprinting(void **state)
{
    struct trial trial = trial_open(*state);
    rectangle(&trial, (struct rectangle){PT(60), PT(60), PT(100), PT(1)}, 0);
    rectangle(&trial, (struct rectangle){PT(60), PT(80), PT(100), PT(50)}, 0);
    says(content_of(&trial), "/O1 gs\n0 0 0 1 k\n60 780.89 100 1 re\nf\n"
                             "/O0 gs\n60 711.89 100 50 re\nf\n");
}

/* ---- bleed ---- */

static void test_areas_bleed(void **state)
{
    struct trial trial = trial_open(*state);
    rectangle(&trial, (struct rectangle){0, 0, MM(210), MM(20)}, 0x12455A);
    rectangle(&trial, (struct rectangle){PT(10), MM(297) - PT(10), PT(20), PT(10)}, 0x12455A);
    const char *content = content_of(&trial);
    says(content, "-8.5 785.2 612.28 65.19 re\n");
    says(content, "10 -8.5 20 18.5 re\n");
}

static void test_pictures_bleed(void **state)
{
    const struct page page = {.width = PT(200), .height = PT(100)};
    struct bleed_part parts[BLEED_PARTS];
    const struct rectangle inside = {PT(10), PT(10), PT(50), PT(50)};
    assert_int_equal(bleed_picture(&page, inside, PT(9), parts), 0);
    const struct rectangle whole = {0, 0, PT(200), PT(100)};
    assert_int_equal(bleed_picture(&page, whole, PT(9), parts), 8);
    const struct rectangle corner = {PT(150), 0, PT(50), PT(50)};
    assert_int_equal(bleed_picture(&page, corner, PT(9), parts), 3);
    (void)state;
    /* above it, mirrored down: from its upper edge up */
    assert_true(parts[0].down && !parts[0].across);
    assert_int_equal(parts[0].clip.y, -PT(9));
    assert_int_equal(parts[0].clip.height, PT(9));
    assert_int_equal(parts[0].box.y, -PT(50));
    assert_int_equal(parts[1].clip.x, PT(200));
    assert_int_equal(parts[1].clip.width, PT(9));
    assert_true(parts[1].down && parts[1].across);
    assert_true(parts[2].across && !parts[2].down);
    assert_int_equal(parts[2].box.x, PT(200));
}

/* In the content: each part cut out, and the picture in it turned over at the page's edge. */
static void test_pictures_are_mirrored(void **state)
{
    struct trial trial = trial_open(*state);
    const struct image *crest = image_load(
        trial.arena, SOURCE_DIR "/examples/cabinet-2004/crest.png", nowhere, trial.diags);
    assert_non_null(crest);
    struct mark *mark = sample_mark(trial.sample, NULL, MARK_IMAGE);
    mark->image.image = crest;
    mark->image.box = (struct rectangle){0, PT(100), PT(50), PT(40)};
    says(content_of(&trial), "q 50 0 0 40 0 701.89 cm/I0 Do Q\n"
                             "q -8.5 701.89 8.5 40 re\nW n -50 0 0 40 0 701.89 cm/I0 Do Q\n");
}

/* A line that ends at the edge, and a shape with a side on it: mirrored there, and cut to the
 * bleed. */
static void test_paths_are_mirrored(void **state)
{
    struct trial trial = trial_open(*state);
    const struct path_step line[] = {{PATH_MOVE, {{PT(50), PT(100)}}}, {PATH_LINE, {{0, PT(110)}}}};
    const struct path_step shape[] = {{PATH_MOVE, {{MM(210), PT(200)}}},
                                      {PATH_LINE, {{MM(210) - PT(20), PT(210)}}},
                                      {PATH_LINE, {{MM(210), PT(220)}}},
                                      {PATH_CLOSE, {{0, 0}}}};
    const struct path_step inside[] = {{PATH_MOVE, {{PT(50), PT(300)}}},
                                       {PATH_LINE, {{PT(60), PT(300)}}}};
    struct mark *mark = sample_mark(trial.sample, NULL, MARK_PATH);
    mark->path = (struct mark_path){.steps = line, .count = 2, .stroke = PT(1)};
    mark = sample_mark(trial.sample, NULL, MARK_PATH);
    mark->path = (struct mark_path){.steps = shape, .count = 4, .fill = true};
    mark = sample_mark(trial.sample, NULL, MARK_PATH);
    mark->path = (struct mark_path){.steps = inside, .count = 2, .stroke = PT(1)};
    says(content_of(&trial), "50 741.89 m\n0 731.89 l\nS\n"
                             "q -8.5 0 8.5 841.89 re\nW n -1 0 0 1 0 0 cm\n"
                             "50 741.89 m\n0 731.89 l\nS\nQ\n");
    says(content_of(&trial), "h\nf\nq 595.28 0 8.5 841.89 re\nW n -1 0 0 1 1190.55 0 cm\n"
                             "595.28 641.89 m\n");
    says(content_of(&trial), "h\nf\nQ\n/O1 gs\n50 541.89 m\n60 541.89 l\nS\nEMC\n");
}

/* Both ways at a corner, and not where it reaches out far enough. */
static void test_paths_in_corners(void **state)
{
    const struct page page = {.width = PT(200), .height = PT(100)};
    struct bleed_part parts[BLEED_PARTS];
    const struct path_step corner[] = {
        {PATH_MOVE, {{0, PT(30)}}}, {PATH_LINE, {{0, 0}}}, {PATH_LINE, {{PT(30), 0}}}};
    const struct mark_path path = {.steps = corner, .count = 3, .fill = true};
    assert_int_equal(bleed_path(&page, &path, PT(9), parts), 3);
    assert_true(parts[0].across && parts[0].down);
    assert_int_equal(parts[0].clip.x, -PT(9));
    assert_int_equal(parts[0].clip.y, -PT(9));
    const struct path_step far_out[] = {{PATH_MOVE, {{-PT(9), PT(30)}}},
                                        {PATH_LINE, {{PT(30), PT(30)}}}};
    const struct mark_path line = {.steps = far_out, .count = 2, .stroke = PT(1)};
    assert_int_equal(bleed_path(&page, &line, PT(9), parts), 0);
    (void)state;
}

/* ---- marks ---- */

static void test_marks_stand_outside(void **state)
{
    struct trial trial = trial_open(*state);
    words(&trial, 11, colour_of(0x800000, 1), 60, 100);
    struct press *press = prepare(&trial);
    const struct page *page = &press->document.pages[0];
    struct rectangle bleed = {-MM(3), -MM(3), page->width + 2 * MM(3), page->height + 2 * MM(3)};
    size_t rectangles = 0;
    for (size_t i = 1; i < page->mark_count; i++) {
        const struct mark *mark = &page->marks[i];
        struct rectangle box = mark->kind == MARK_PATH ? path_box(&mark->path) : mark->rectangle;
        assert_int_equal(mark->artifact, ARTIFACT_PAGE);
        assert_null(mark->content);
        assert_true(box.x >= bleed.x + bleed.width || box.x + box.width <= bleed.x ||
                    box.y >= bleed.y + bleed.height || box.y + box.height <= bleed.y);
        assert_true(box.x >= -press->margin && box.y >= -press->margin);
        assert_true(box.x + box.width <= page->width + press->margin);
        assert_true(box.y + box.height <= page->height + press->margin);
        rectangles += mark->kind == MARK_RECTANGLE;
    }
    assert_int_equal(rectangles, 8 + 4 + 1); /* lines to cut along, patches, that of the spot ink */
    assert_int_equal(page->link_count, 0);
}

static void test_boxes(void **state)
{
    struct trial trial = trial_open(*state);
    words(&trial, 11, 0, 60, 100);
    struct press *press = prepare(&trial);
    struct buffer out = buffer_open(trial.arena);
    press_write_boxes(press, &press->document.pages[0], &out);
    assert_string_equal(buffer_text(&out),
                        "/MediaBox[-35.5 -35.5 630.78 877.39]/BleedBox[-8.5 -8.5 603.78 850.39]"
                        "/TrimBox[0 0 595.28 841.89]");
}

/* ---- preflight ---- */

static void finds(struct trial *trial, enum diag_id id, const char *message)
{
    assert_non_null(prepare(trial));
    if (diag_count(trial->diags) != 1)
        fail_msg("%d messages instead of '%s'", (int)diag_count(trial->diags), message);
    assert_int_equal(diag_at(trial->diags, 0)->id, id);
    assert_string_equal(diag_at(trial->diags, 0)->message, message);
}

static void finds_nothing(struct trial *trial)
{
    assert_non_null(prepare(trial));
    for (size_t i = 0; i < diag_count(trial->diags); i++)
        fail_msg("%s", diag_at(trial->diags, i)->message);
}

static struct rectangle rule(length height)
{
    return (struct rectangle){PT(60), PT(60), PT(100), height};
}

static void test_lines(void **state)
{
    struct trial trial = trial_open(*state);
    rectangle(&trial, rule(PT(1) / 4), 0);
    rectangle(&trial, rule(PT(1) / 4), colour_of(0x800000, 1));
    rectangle(&trial, rule(PT(2) / 5), 0x808080);
    rectangle(&trial, rule(PT(1) / 8), 0xFFFFFF); /* no ink, no line */
    finds_nothing(&trial);
    trial = trial_open(*state);
    rectangle(&trial, rule(PT(1) / 5), 0);
    rectangle(&trial, rule(PT(1) / 5), 0);
    finds(&trial, DIAG_press_line_thin,
          "a line of 0.2pt in one ink of the colour #000000, on page iv, and once more");
    trial = trial_open(*state);
    rectangle(&trial, rule(PT(3) / 10), colour_of(0x55606A, 3));
    finds(&trial, DIAG_press_line_thin,
          "a line of 0.3pt in a tint of the colour 'slate', on page iv");
    trial = trial_open(*state);
    struct mark *path = sample_mark(trial.sample, NULL, MARK_PATH);
    path->colour = 0x12455A;
    path->path = (struct mark_path){.stroke = PT(3) / 10};
    finds(&trial, DIAG_press_line_thin,
          "a line of 0.3pt in a mixture of the colour #12455A, on page iv");
}

static void test_small_text(void **state)
{
    struct trial trial = trial_open(*state);
    words(&trial, 5, 0, 60, 100);
    words(&trial, 5, colour_of(0x800000, 1), 60, 110);
    words(&trial, 8, 0x12455A, 60, 120);
    rectangle(&trial, (struct rectangle){PT(50), PT(200), PT(100), PT(50)}, 0);
    words(&trial, 7, 0xFFFFFF, 60, 220);
    finds_nothing(&trial);
    trial = trial_open(*state);
    words(&trial, 7, 0x12455A, 60, 100);
    finds(&trial, DIAG_press_text_small, "text of 7pt in 3 inks, the colour #12455A, on page iv");
    trial = trial_open(*state);
    rectangle(&trial, (struct rectangle){PT(50), PT(80), PT(100), PT(50)}, 0x12455A);
    words(&trial, 8, 0xFFFFFF, 60, 100);
    finds(&trial, DIAG_press_text_reversed, "white text of 8pt left out of 3 inks, on page iv");
}

static void test_edges_and_ink(void **state)
{
    struct trial trial = trial_open(*state);
    words(&trial, 11, 0, 5, 100);
    finds(&trial, DIAG_press_edge_near, "text stands less than 3mm from the edge, on page iv");
    trial = trial_open(*state);
    trial.asked.ink_limit = 220;
    words(&trial, 11, colour_of(0, 2), 60, 100);
    finds(&trial, DIAG_press_ink_heavy,
          "the colour 'rich' takes 240% of ink on one spot, on page iv");
}

static void test_pictures(void **state)
{
    struct trial trial = trial_open(*state);
    const struct image *crest = image_load(
        trial.arena, SOURCE_DIR "/examples/cabinet-2004/crest.png", nowhere, trial.diags);
    assert_non_null(crest);
    struct image_size size = image_size(crest);
    struct mark *mark = sample_mark(trial.sample, NULL, MARK_IMAGE);
    mark->image.image = crest;
    mark->image.box = (struct rectangle){PT(60), PT(60), PT(size.columns), PT(size.rows)};
    assert_non_null(prepare(&trial));
    assert_int_equal(diag_at(trial.diags, 0)->id, DIAG_press_image_coarse);
    assert_non_null(strstr(diag_at(trial.diags, 0)->message, "72 pixels an inch at this size"));
    trial = trial_open(*state);
    mark = sample_mark(trial.sample, NULL, MARK_IMAGE);
    mark->image.image = crest;
    mark->image.box = (struct rectangle){PT(60), PT(60), PT(size.columns) / 10, PT(size.rows) / 10};
    finds_nothing(&trial);
    struct rectangle box = mark->image.box;
    trial = trial_open(*state);
    mark = sample_mark(trial.sample, NULL, MARK_IMAGE);
    mark->image.image = crest;
    mark->image.box = box;
    words(&trial, 8, 0xFFFFFF, 62, 65);
    finds(&trial, DIAG_press_text_reversed, "white text of 8pt left out of 4 inks, on page iv");
}

/* White words in a drawn shape, and beside it. */
static void test_shapes(void **state)
{
    const struct path_step shape[] = {{PATH_MOVE, {{PT(60), PT(60)}}},
                                      {PATH_LINE, {{PT(160), PT(60)}}},
                                      {PATH_LINE, {{PT(160), PT(90)}}},
                                      {PATH_CLOSE, {{0, 0}}}};
    for (int inside = 0; inside < 2; inside++) {
        struct trial trial = trial_open(*state);
        struct mark *mark = sample_mark(trial.sample, NULL, MARK_PATH);
        mark->colour = 0x12455A;
        mark->path = (struct mark_path){.steps = shape, .count = 4, .fill = true};
        words(&trial, 8, 0xFFFFFF, 140, inside ? 70 : 120);
        if (inside)
            finds(&trial, DIAG_press_text_reversed,
                  "white text of 8pt left out of 3 inks, on page iv");
        else
            finds_nothing(&trial);
    }
}

/* Where warnings are errors nothing is printed that has one. */
static void test_strict(void **state)
{
    struct trial trial = trial_open(*state);
    diag_strict(trial.diags);
    words(&trial, 7, 0x12455A, 60, 100);
    assert_null(prepare(&trial));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_black_text),
        TEST(test_shades),
        TEST(test_asked_inks),
        TEST(test_colour_spaces),
        TEST(test_one_ink_has_one_colour),
        TEST(test_overprinting),
        TEST(test_areas_bleed),
        TEST(test_pictures_bleed),
        TEST(test_paths_are_mirrored),
        TEST(test_paths_in_corners),
        TEST(test_pictures_are_mirrored),
        TEST(test_marks_stand_outside),
        TEST(test_boxes),
        TEST(test_lines),
        TEST(test_small_text),
        TEST(test_edges_and_ink),
        TEST(test_pictures),
        TEST(test_shapes),
        TEST(test_strict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
