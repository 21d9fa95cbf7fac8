/* SPDX-License-Identifier: Apache-2.0 */
/* What each edition leaves in a publication, and in which order. */
#include "testing.h"

#include "model/edition.h"

struct sample {
    struct publication publication;
    struct report report;
    struct part parts[7];
};

static const enum part_kind kinds[] = {PART_COVER,   PART_SECTION,    PART_ANNEX, PART_INDICATORS,
                                       PART_SECTION, PART_OBJECTIVES, PART_ANNEX};

static void make_sample(struct sample *sample)
{
    *sample = (struct sample){.publication = {.report = &sample->report}};
    struct part **link = &sample->publication.parts;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        sample->parts[i].kind = kinds[i];
        *link = &sample->parts[i];
        link = &sample->parts[i].next;
    }
}

/* The parts by their place in the sample, ended by -1. */
static void check_parts(const struct sample *sample, const int *wanted)
{
    const struct part *part = sample->publication.parts;
    for (; part; part = part->next, wanted++)
        assert_int_equal(part - sample->parts, *wanted);
    assert_int_equal(*wanted, -1);
}

static void test_whole(void **state)
{
    static const int all[] = {0, 1, 2, 3, 4, 5, 6, -1};
    static const enum edition whole[] = {EDITION_CABINET_PAPER, EDITION_CABINET_PAPER_MEMBERS,
                                         EDITION_PLAN};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        struct sample sample;
        make_sample(&sample);
        assert_true(edition_apply(*state, &sample.publication, whole[i]));
        check_parts(&sample, all);
        assert_int_equal(sample.publication.report_left_out, whole[i] == EDITION_PLAN);
        assert_null(sample.publication.left_out);
    }
}

static void test_corporate_plan(void **state)
{
    static const int order[] = {0, 5, 1, 4, 2, 6, 3, -1};
    struct sample sample;
    make_sample(&sample);
    assert_true(edition_apply(*state, &sample.publication, EDITION_CORPORATE_PLAN));
    check_parts(&sample, order);
    assert_int_equal(sample.parts[3].form, FORM_ANNEX);
    assert_int_equal(sample.parts[2].form, FORM_USUAL);
    assert_true(sample.publication.report_left_out);
}

static void test_nothing_left(void **state)
{
    struct sample sample;
    make_sample(&sample);
    sample.publication.parts = NULL;
    assert_true(edition_apply(*state, &sample.publication, EDITION_CABINET_PAPER));
    assert_false(edition_apply(*state, &sample.publication, EDITION_PLAN));
}

static void test_exempt(void **state)
{
    struct inline_node words = {.kind = INLINE_TEXT, .text = slice_of("secret")};
    struct inline_node title = {.kind = INLINE_TEXT, .text = slice_of("hidden")};
    struct block paragraph = {.kind = BLOCK_PARAGRAPH, .id = "name", .inlines = &words};
    struct block section = {
        .kind = BLOCK_SECTION, .exempt = "3", .section = {.title = &title, .blocks = &paragraph}};
    struct sample sample;
    make_sample(&sample);
    sample.publication.anchors_by_id = map_create(*state);
    sample.parts[1].blocks = &section;
    assert_true(edition_apply(*state, &sample.publication, EDITION_CABINET_PAPER_MEMBERS));
    assert_true(sample.publication.has_exempt);
    assert_false(section.withheld);
    assert_ptr_equal(section.section.title, &title);
    assert_true(edition_apply(*state, &sample.publication, EDITION_PLAN));
    assert_true(section.withheld);
    assert_false(paragraph.withheld); /* it is inside */
    assert_null(paragraph.id);
    assert_true(slice_equal(section.section.title->text, slice_of(EXEMPT_TITLE)));
    assert_true(slice_equal(paragraph.inlines->text, slice_of(EXEMPT_TITLE)));
    assert_ptr_equal(section.section.blocks, &paragraph);
}

static void test_exempt_words(void **state)
{
    assert_string_equal(exempt_words("3", *state),
                        "Not for publication by virtue of paragraph\u00A03 of Part\u00A01 of "
                        "Schedule\u00A012A to the Local Government Act\u00A01972.");
    assert_non_null(strstr(exempt_words("1 3", *state), "paragraphs\u00A01 and 3 of"));
    assert_non_null(strstr(exempt_words("1 3 5", *state), "paragraphs\u00A01, 3 and 5 of"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_whole),  TEST(test_corporate_plan), TEST(test_nothing_left),
        TEST(test_exempt), TEST(test_exempt_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
