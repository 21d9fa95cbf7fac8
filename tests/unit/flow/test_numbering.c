/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of sections, paragraphs, chapters, annexes, tables; what an edition leaves out. */
#include "flowing.h"

static void test_report(void **state)
{
    struct flowing f = flowing_plan(
        *state, REPORT("<section><title>One</title><p>First</p><list><item>Item</item></list>"
                       "<p>Second</p><section><title>Inner</title><p>Uncounted</p></section>"
                       "<p>Third</p></section>"
                       "<recommendation><title>Two</title><p>Recommended</p></recommendation>"));
    assert_string_equal(flowing_label(&f, "One"), "1 ");
    assert_string_equal(flowing_label(&f, "First"), "1.1 ");
    assert_string_equal(flowing_label(&f, "Item"), "\u2022 ");
    assert_string_equal(flowing_label(&f, "Second"), "1.2 ");
    assert_string_equal(flowing_label(&f, "Uncounted"), "");
    assert_string_equal(flowing_label(&f, "Third"), "1.3 ");
    assert_string_equal(flowing_label(&f, "Recommended"), "2.1 ");
}

static void test_chapters(void **state)
{
    struct flowing f = flowing_plan(
        *state, PLAN("<section><title>Plain</title><section><title>Unnumbered</title></section>"
                     "</section><section numbered='yes'><title>Counted</title>"
                     "<section><title>Inner</title><section><title>Deep</title></section></section>"
                     "<section numbered='no'><title>Left out</title></section>"
                     "<landscape><section><title>Wide</title></section></landscape></section>"
                     "<annex><title>Annexed</title>"
                     "<section numbered='yes'><title>Of annex</title></section></annex>"));
    flowing_paragraph(&f, "Plain");
    flowing_paragraph(&f, "1\u2002Counted");
    assert_string_equal(flowing_label(&f, "Unnumbered"), "");
    assert_string_equal(flowing_label(&f, "Inner"), "1.1 ");
    assert_string_equal(flowing_label(&f, "Deep"), "1.1.1 ");
    assert_string_equal(flowing_label(&f, "Left out"), "");
    assert_string_equal(flowing_label(&f, "Wide"), "1.2 ");
    flowing_paragraph(&f, "Annex\u00A0A\u2002Annexed");
    assert_string_equal(flowing_label(&f, "Of annex"), "A.1 ");
}

static void test_annexes_past_z(void **state)
{
    struct buffer plan = buffer_open(*state);
    buffer_add_text(&plan, "<plan xmlns='urn:planpress:plan:1' status='approved' year='2004/05' "
                           "xml:lang='en-GB'>"
                           "<metadata><title>P</title><council>C</council></metadata>");
    for (int i = 0; i < 28; i++)
        buffer_add_text(&plan, "<annex><title>T</title><p>x</p></annex>");
    buffer_add_text(&plan, "</plan>");
    struct flowing f = flowing_plan(*state, buffer_text(&plan));
    flowing_paragraph(&f, "Annex\u00A0Z");
    flowing_paragraph(&f, "Annex\u00A0AA");
    flowing_paragraph(&f, "Annex\u00A0AB");
}

/* A reference prints the number its target has, wherever that comes. */
static void test_references(void **state)
{
    struct flowing f = flowing_plan(
        *state,
        CHAPTER(
            "<p>See <ref to='t'/>, <ref to='t' show='title'/>, <ref to='f'/>, <ref to='s'/>.</p>"
            "<table><caption>Other</caption><body><row><cell "
            "header='yes'>x</cell></row></body></table>"
            "<table id='t'><caption>Costs</caption><body><row><cell "
            "header='yes'>x</cell></row></body></table>"
            "<section id='s'><title>Without number</title></section><p id='f'>Target</p>"));
    flowing_paragraph(&f, "See Table\u00A02, Costs, f, Without number.");
}

static void test_edition(void **state)
{
    const char *plan =
        PLAN("<report committee='C' date='2004-06-24' report-by='R'><title>Report</title>"
             "<recommendation id='r'><title>Agree</title><p>That</p></recommendation>"
             "<background-papers/><contact-officer name='A' post='B'/></report>"
             "<section><title>Chapter</title><p>As <ref to='r'/> says</p></section>");
    struct flowing f = flowing_open(*state, plan, NULL, EDITION_PLAN);
    for (const struct flow_block *b = f.flow->blocks; b; b = b->next)
        if (b->kind == FLOW_PARAGRAPH)
            assert_string_not_equal(flowing_text(*state, &b->text), "That");
    /* the reference is still printed, but leads nowhere, which is said */
    assert_int_equal(flowing_paragraph(&f, "As Agree says")->text.page_numbers, 0);
    diag_sort(f.diags);
    assert_int_equal(diag_count(f.diags), 1);
    assert_int_equal(diag_at(f.diags, 0)->id, DIAG_reference_left_out);
}

static void test_notes(void **state)
{
    struct flowing f = flowing_plan(
        *state, CHAPTER("<p>One<footnote id='n'>First.</footnote> two<footnote>Second.</footnote> "
                        "again<footnote-ref to='n'/></p>"));
    const struct flow_text *text = &flowing_paragraph(&f, "One1 two2 again1")->text;
    const struct flow_note *notes[3];
    size_t count = 0;
    for (uint32_t i = 0; i < text->count; i++) {
        if (text->items[i].kind != ITEM_NOTE)
            continue;
        assert_true(count < 3);
        notes[count++] = text->items[i].note;
    }
    assert_int_equal(count, 3);
    assert_null(notes[0]->same);
    assert_ptr_equal(notes[2]->same, notes[0]);
    assert_string_equal(notes[1]->number, "2");
    assert_string_equal(flowing_text(*state, notes[1]->blocks->label), "2 ");
    assert_string_equal(flowing_text(*state, &notes[1]->blocks->text), "Second.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_report),     TEST(test_chapters), TEST(test_annexes_past_z),
        TEST(test_references), TEST(test_edition),  TEST(test_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
