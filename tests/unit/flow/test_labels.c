/* SPDX-License-Identifier: Apache-2.0 */
/* Where the labels of lists, glossary and report stand, and what cannot bear one. */
#include "flowing.h"

static void test_list(void **state)
{
    struct flowing f = flowing_plan(
        *state, CHAPTER("<list kind='letter'><item>One<list><item>Inner</item></list></item>"
                        "</list><list kind='decimal'><item>Number</item></list>"));
    const struct flow_block *one = flowing_paragraph(&f, "One");
    const struct flow_block *inner = flowing_paragraph(&f, "Inner");
    assert_string_equal(flowing_text(*state, one->label), "(a) ");
    assert_string_equal(flowing_label(&f, "Number"), "1. ");
    /* the label begins at the margin, the inner list under the text */
    assert_int_equal(one->left - one->label_width, 0);
    assert_int_equal(inner->left - inner->label_width, one->left);
}

/* (xviii) is wider than the style's column: all texts of that list move over, and no other's. */
static void test_list_widens(void **state)
{
    struct buffer items = buffer_open(*state);
    for (int i = 0; i < 18; i++)
        buffer_format(&items, "<item>roman %d.</item>", i + 1);
    const char *plan = format_text(
        *state, CHAPTER("<list kind='roman'>%s</list><list kind='roman'><item>other</item></list>"),
        buffer_text(&items));
    struct flowing f = flowing_plan(*state, plan);
    const struct flow_block *first = flowing_paragraph(&f, "roman 1.");
    const struct flow_block *last = flowing_paragraph(&f, "roman 18.");
    const struct flow_block *other = flowing_paragraph(&f, "other");
    assert_int_equal(first->left, last->left);
    assert_true(first->left > other->left);
    assert_int_equal(first->left - first->label_width, other->left - other->label_width);
}

/* An item that begins with a list: both labels on one line, each where it belongs. */
static void test_labels_together(void **state)
{
    struct flowing f = flowing_plan(
        *state,
        CHAPTER("<list kind='decimal'><item><list kind='letter'><item>Both</item></list></item>"
                "<item>Next</item></list>"));
    const struct flow_block *both = flowing_paragraph(&f, "Both");
    const struct flow_block *next = flowing_paragraph(&f, "Next");
    assert_string_equal(flowing_text(*state, both->label), "(a) ");
    assert_non_null(both->outer_labels);
    assert_null(both->outer_labels->outer);
    assert_string_equal(flowing_text(*state, both->outer_labels->text), "1. ");
    assert_int_equal(both->left - both->outer_labels->distance, next->left - next->label_width);
}

/* A table cannot bear a label: the label has a line of its own, and the table stays with it. */
static void test_label_alone(void **state)
{
    struct flowing f = flowing_plan(
        *state, CHAPTER("<list kind='decimal'><item><table><body><row><cell header='yes'>x</cell>"
                        "</row></body></table></item></list>"));
    const struct flow_block *label = flowing_paragraph(&f, "1. ");
    const struct flow_block *table = flowing_table(&f);
    assert_ptr_equal(label->next, table);
    assert_true(label->keep_with_next);
    assert_int_equal(label->left, 0);
    assert_true(table->left > 0); /* under the text of the items */
}

static void test_glossary(void **state)
{
    struct flowing f = flowing_plan(
        *state, PLAN("<glossary><entry><term>Short</term><definition>Beside.</definition></entry>"
                     "<entry><term>Comprehensive performance assessment</term>"
                     "<definition>Below.</definition></entry></glossary>"));
    assert_string_equal(flowing_label(&f, "Beside."), "Short ");
    const struct flow_block *below = flowing_paragraph(&f, "Below.");
    assert_null(below->label);
    const struct flow_block *beside = flowing_paragraph(&f, "Beside.");
    assert_int_equal(below->left, beside->left);
    assert_int_equal(flowing_paragraph(&f, "Comprehensive")->left,
                     beside->left - beside->label_width);
}

/* The widest number of a report sets the column of all. In the margin it moves labels only; in a
 * column of the body, what stands right of it. */
static void test_report(void **state)
{
    struct buffer section = buffer_open(*state);
    buffer_add_text(&section, "<recommendation><title>T</title>");
    for (int i = 1; i <= 10; i++)
        buffer_format(&section, "<p>Paragraph %d.</p>", i);
    buffer_add_text(&section, "<list><item>Item</item></list></recommendation>");
    const char *plan = format_text(*state, REPORT("%s"), buffer_text(&section));
    static const char *const styles[] = {
        "<role name='report-paragraph' label-width='20pt'/>",
        "<role name='report-paragraph' label-width='20pt' margin-left='20pt'/>"};
    for (int inside = 0; inside < 2; inside++) {
        struct flowing f = flowing_open(*state, plan, styles[inside], EDITION_CABINET_PAPER);
        const struct flow_block *first = flowing_paragraph(&f, "Paragraph 1.");
        const struct flow_block *last = flowing_paragraph(&f, "Paragraph 10.");
        const struct flow_block *item = flowing_paragraph(&f, "Item");
        length given = length_points(20);
        assert_true(first->label_width > given);
        assert_int_equal(first->label_width, last->label_width);
        assert_int_equal(first->left, inside ? first->label_width : 0);
        assert_int_equal(item->left, first->left + length_points(16));
    }
}

/* Two places for one block: the reference to the item must not take that of the paragraph away. */
static void test_places(void **state)
{
    struct flowing f =
        flowing_plan(*state, CHAPTER("<p><ref to='i' show='page'/><ref to='p' show='page'/></p>"
                                     "<list><item id='i'><p id='p'>Both</p></item></list>"));
    const struct flow_block *both = flowing_paragraph(&f, "Both");
    assert_int_not_equal(both->place, 0);
    size_t places = 0;
    for (const struct flow_block *b = f.flow->blocks; b; b = b->next)
        places += b->place && b->outline_level == 0;
    assert_int_equal(places, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_list),        TEST(test_list_widens), TEST(test_labels_together),
        TEST(test_label_alone), TEST(test_glossary),    TEST(test_report),
        TEST(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
