/* SPDX-License-Identifier: Apache-2.0 */
/* Tables: cells find their places in the grid, headers say what they head. */
#include "flowing.h"

#define CELL(table, index) (&(table)->cells[index])

static void assert_place(const struct flow_cell *cell, int row, int column, int rows, int columns)
{
    assert_int_equal(cell->row, row);
    assert_int_equal(cell->column, column);
    assert_int_equal(cell->rows, rows);
    assert_int_equal(cell->columns, columns);
}

static void test_spans(void **state)
{
    struct flowing f = flowing_plan(
        *state, CHAPTER("<table><body>"
                        "<row><cell rows='2' header='yes'>a</cell><cell "
                        "columns='2'>b</cell><cell>c</cell></row>"
                        "<row><cell>d</cell><cell columns='2' rows='2'>e</cell></row>"
                        "<row><cell header='yes'>f</cell><cell>g</cell></row></body></table>"));
    const struct flow_table *table = flowing_table(&f)->table;
    assert_int_equal(table->column_count, 4);
    assert_int_equal(table->row_count, 3);
    assert_int_equal(table->cell_count, 7);
    assert_place(CELL(table, 0), 0, 0, 2, 1);
    assert_place(CELL(table, 1), 0, 1, 1, 2);
    assert_place(CELL(table, 2), 0, 3, 1, 1);
    assert_place(CELL(table, 3), 1, 1, 1, 1);
    assert_place(CELL(table, 4), 1, 2, 2, 2);
    assert_place(CELL(table, 5), 2, 0, 1, 1);
    assert_place(CELL(table, 6), 2, 1, 1, 1);
}

/* THead, TBody, and a scope on every header cell. */
static void test_structure(void **state)
{
    struct flowing f = flowing_plan(
        *state, CHAPTER("<table><column header='yes'/><column/><head><row><cell>h</cell>"
                        "<cell>i</cell></row></head><body><row><cell>a</cell><cell>b</cell></row>"
                        "<row><cell>c</cell><cell>d</cell></row></body></table>"));
    const struct flow_table *table = flowing_table(&f)->table;
    assert_int_equal(table->head_count, 1);
    const struct structure_element *element = table->element;
    assert_int_equal(element->role, ROLE_TABLE);
    assert_int_equal(element->count, 2);
    const struct structure_element *head = element->children[0].element;
    const struct structure_element *body = element->children[1].element;
    assert_int_equal(head->role, ROLE_THEAD);
    assert_int_equal(body->role, ROLE_TBODY);
    assert_int_equal(body->count, 2);
    const struct structure_element *row = head->children[0].element;
    assert_int_equal(row->children[1].element->role, ROLE_TH);
    assert_int_equal(row->children[1].element->scope, SCOPE_COLUMN);
    row = body->children[1].element;
    assert_int_equal(row->children[0].element->role, ROLE_TH);
    assert_int_equal(row->children[0].element->scope, SCOPE_ROW);
    assert_int_equal(row->children[1].element->role, ROLE_TD);
}

/* The label of a cell over several rows is kept once more, as an artifact, for the next page. */
static void test_continued(void **state)
{
    struct flowing f = flowing_plan(
        *state,
        CHAPTER("<table><body><row><cell rows='2' header='yes'>Label<footnote>N.</footnote></cell>"
                "<cell>a</cell></row><row><cell>b</cell></row></body></table>"));
    const struct flow_cell *cell = CELL(flowing_table(&f)->table, 0);
    assert_non_null(cell->continued);
    const struct flow_text *text = &cell->continued->text;
    assert_non_null(strstr(flowing_text(*state, text), "(continued)"));
    for (uint32_t i = 0; i < text->count; i++) {
        assert_null(text->spans[text->items[i].span].content);
        assert_int_not_equal(text->items[i].kind, ITEM_NOTE);
    }
    assert_null(CELL(flowing_table(&f)->table, 1)->continued);
}

/* Three targets that are missing for one reason are one message across their columns. */
static void test_message_across_targets(void **state)
{
    struct flowing f = flowing_plan(
        *state, PLAN("<indicators><service-block><title>S</title>"
                     "<indicator code='BV 1' unit='percent' polarity='higher'><title>I</title>"
                     "<observation period='2004/05' kind='target' absent='to-be-set'/>"
                     "<observation period='2005/06' kind='target' absent='to-be-set'/>"
                     "<observation period='2006/07' kind='target' absent='to-be-set'/></indicator>"
                     "<indicator code='BV 2' unit='percent' polarity='higher'><title>J</title>"
                     "<observation period='2004/05' kind='target' absent='to-be-set'/>"
                     "<observation period='2005/06' kind='target' absent='new'/>"
                     "<observation period='2006/07' kind='target' value='5'/></indicator>"
                     "</service-block></indicators>"));
    const struct flow_table *table = flowing_table(&f)->table;
    int wide = 0;
    for (int32_t i = 0; i < table->cell_count; i++) {
        const struct flow_cell *cell = CELL(table, i);
        if (cell->row < table->head_count || cell->columns == 1)
            continue;
        wide++;
        assert_int_equal(cell->columns, 3);
        assert_string_equal(flowing_text(*state, &cell->blocks->text), "Targets to be set");
    }
    assert_int_equal(wide, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_spans),
        TEST(test_structure),
        TEST(test_continued),
        TEST(test_message_across_targets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
