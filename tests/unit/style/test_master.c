/* SPDX-License-Identifier: Apache-2.0 */
/* Page masters: what first and left pages take from right ones, layers of sheets, and the pieces of
 * running heads and feet. */
#include "sheets.h"

static void test_sides_default_to_right(void **state)
{
    struct style_sheet *sheet =
        sheet_over_house(*state, "<master sequence='certificate' side='right' margin-left='30mm'>"
                                 "<header><left>Right</left></header></master>"
                                 "<master sequence='certificate' side='left' margin-right='40mm'/>"
                                 "<master sequence='certificate' side='first'><header/></master>");
    const struct master *right = style_master(sheet, SEQUENCE_CERTIFICATE, SIDE_RIGHT);
    const struct master *left = style_master(sheet, SEQUENCE_CERTIFICATE, SIDE_LEFT);
    const struct master *first = style_master(sheet, SEQUENCE_CERTIFICATE, SIDE_FIRST);
    assert_int_equal(right->margin_left, length_mm_thousandths(30000));
    assert_int_equal(left->margin_left, right->margin_left);
    assert_int_equal(left->margin_right, length_mm_thousandths(40000));
    assert_int_not_equal(right->margin_right, left->margin_right);
    assert_string_equal(left->header[0].pieces[0].text, "Right");
    assert_int_equal(first->header[0].count, 0);
    assert_int_equal(first->footer[2].count, right->footer[2].count);
    assert_int_equal(first->margin_top, right->margin_top);
}

static void test_later_sheet_changes_only_what_it_says(void **state)
{
    struct style_sheet *sheet =
        sheet_over_house(*state, "<master sequence='plan' side='right' margin-top='100pt'/>");
    const struct master *house =
        style_master(sheet_open(*state, NULL, NULL), SEQUENCE_PLAN, SIDE_RIGHT);
    const struct master *right = style_master(sheet, SEQUENCE_PLAN, SIDE_RIGHT);
    assert_int_equal(right->margin_top, length_points(100));
    assert_int_equal(right->margin_left, house->margin_left);
    assert_int_equal(right->footer[2].count, house->footer[2].count);
    assert_int_equal(style_master(sheet, SEQUENCE_PLAN, SIDE_LEFT)->margin_top, length_points(100));
}

static void test_paper(void **state)
{
    struct style_sheet *sheet = sheet_over_house(
        *state, "<master sequence='plan' side='right' size='A3'/>"
                "<master sequence='landscape' side='right' size='A5' margin-left='10mm'/>");
    const struct master *plan = style_master(sheet, SEQUENCE_PLAN, SIDE_RIGHT);
    const struct master *landscape = style_master(sheet, SEQUENCE_LANDSCAPE, SIDE_RIGHT);
    assert_int_equal(plan->width, length_mm_thousandths(297000));
    assert_int_equal(plan->height, length_mm_thousandths(420000));
    assert_int_equal(landscape->width, length_mm_thousandths(210000));
    assert_int_equal(landscape->height, length_mm_thousandths(148000));
}

static void check_piece(const struct margin_box *box, size_t index, enum margin_field field,
                        const char *text)
{
    assert_true(index < box->count);
    assert_int_equal(box->pieces[index].field, field);
    if (text)
        assert_string_equal(box->pieces[index].text, text);
}

static void test_boxes(void **state)
{
    struct style_sheet *sheet = sheet_over_house(
        *state, "<master sequence='plan' side='right'><footer><left>\n  <council/>\n </left>"
                "<centre/><right>\n   Page\n\t<page/> of <!-- all --> <pages/> &#xB7;\n</right>"
                "</footer></master>");
    const struct margin_box *footer = style_master(sheet, SEQUENCE_PLAN, SIDE_RIGHT)->footer;
    assert_int_equal(footer[0].count, 1);
    check_piece(&footer[0], 0, FIELD_COUNCIL, NULL);
    assert_int_equal(footer[1].count, 0);
    assert_int_equal(footer[2].count, 5);
    check_piece(&footer[2], 0, FIELD_TEXT, "Page ");
    check_piece(&footer[2], 1, FIELD_PAGE, NULL);
    check_piece(&footer[2], 2, FIELD_TEXT, " of ");
    check_piece(&footer[2], 3, FIELD_PAGES, NULL);
    check_piece(&footer[2], 4, FIELD_TEXT, " \u00B7");
}

static void test_every_field(void **state)
{
    static const enum margin_field expected[] = {
        FIELD_PAGE,      FIELD_PAGES, FIELD_TITLE,  FIELD_COUNCIL,    FIELD_SECTION,    FIELD_PART,
        FIELD_COMMITTEE, FIELD_DATE,  FIELD_STATUS, FIELD_PAPER_PAGE, FIELD_PAPER_PAGES};
    struct style_sheet *sheet = sheet_over_house(
        *state, "<master sequence='plan' side='right'><header><left><page/><pages/><title/>"
                "<council/><section/><part/><committee/><date/><status/><paper-page/>"
                "<paper-pages/></left></header></master>");
    const struct margin_box *box = style_master(sheet, SEQUENCE_PLAN, SIDE_RIGHT)->header;
    assert_int_equal(box->count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < box->count; i++)
        check_piece(box, i, expected[i], NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_sides_default_to_right),
        TEST(test_later_sheet_changes_only_what_it_says),
        TEST(test_paper),
        TEST(test_boxes),
        TEST(test_every_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
