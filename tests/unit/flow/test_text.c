/* SPDX-License-Identifier: Apache-2.0 */
/* From inlines to items: what is a word, where lines may end, where a figure's axis is. */
#include "flowing.h"

/* The items of a paragraph, words with a bar behind where a line may end after them. */
static const char *items_of(struct arena *arena, const struct flow_text *text)
{
    struct buffer out = buffer_open(arena);
    for (uint32_t i = 0; i < text->count; i++) {
        const struct flow_item *item = &text->items[i];
        if (item->kind == ITEM_WORD)
            buffer_format(&out, "[%S]", item->shaped->text);
        else if (item->kind == ITEM_SPACE)
            buffer_add_char(&out, '_');
        else
            buffer_format(&out, "<%d>", (int)item->kind);
        if (item->break_after)
            buffer_add_char(&out, '|');
    }
    return buffer_text(&out);
}

static const char *items_in(void **state, const char *inlines)
{
    struct flowing f = flowing_plan(*state, format_text(*state, CHAPTER("<p>>%s</p>"), inlines));
    return items_of(*state, &flowing_paragraph(&f, ">")->text);
}

static void test_words(void **state)
{
    assert_string_equal(items_in(state, "a well-being, b"), "[>a]_|[well-]|[being,]_|[b]");
    assert_string_equal(items_in(state, "Mr&#xA0;Smith 10%"), "[>Mr]_[Smith]_|[10%]");
    assert_string_equal(items_in(state, "a<br/>b"), "[>a]<2>|[b]");
}

/* UAX #14 looks across marks: no break between a word and what closes it in another style. */
static void test_breaks_across_styles(void **state)
{
    assert_string_equal(items_in(state, "(<strong>bold</strong>) on"), "[>(][bold][)]_|[on]");
    assert_string_equal(items_in(state, "7<sup>th</sup> of"), "[>7][th]_|[of]");
}

/* A note's mark stays with its word; the call itself takes no room and parts nothing. */
static void test_note(void **state)
{
    assert_string_equal(items_in(state, "word<footnote>Note.</footnote>, on"),
                        "[>word][1]<4>[,]_|[on]");
}

/* An address breaks at its own points; text that looks like one and is no link does not. */
static void test_address(void **state)
{
    const char *linked = items_in(state, "<link href='https://a.example/b/c'>https://a.example/b/c"
                                         "</link>");
    assert_non_null(strstr(linked, "/]|[b/"));
}

/* The axis of a figure: before it stand sign, pounds and integer, behind it all the rest. */
static void test_axis(void **state)
{
    static const struct {
        const char *figure, *before;
    } figures[] = {
        {"12", "12"},
        {"94.1%", "94"},
        {"1,234.5", "1,234"},
        {"\u22123.5", "\u22123"},
        {"\u00A341.37", "\u00A341"},
        {"-\u00A37", "-\u00A37"},
        {"&lt;1", "<1"},
        {"\u2265 0.5", "\u2265 0"},
        {"402.5 kg", "402"},
        {"100%", "100"},
        {"8<sup>a</sup>", "8"},
    };
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        struct flowing f = flowing_plan(
            *state, format_text(*state,
                                CHAPTER("<table><column header='yes'/><column "
                                        "align='decimal'/><body><row><cell>a</cell><cell>%s</cell>"
                                        "</row></body></table>"),
                                figures[i].figure));
        const struct flow_text *text = &flowing_table(&f)->table->cells[1].blocks->text;
        if (!text->numeric)
            fail_msg("'%s' is no figure", figures[i].figure);
        struct flow_text head = *text;
        head.count = text->axis;
        assert_string_equal(flowing_text(*state, &head), figures[i].before);
    }
}

static void test_no_figure(void **state)
{
    static const char *const words[] = {"n/a", "not collected", "\u2013", "", "none 5"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct flowing f = flowing_plan(
            *state, format_text(*state,
                                CHAPTER("<table><column header='yes'/><column "
                                        "align='decimal'/><body><row><cell>a</cell><cell>%s</cell>"
                                        "</row></body></table>"),
                                words[i]));
        const struct flow_block *block = flowing_table(&f)->table->cells[1].blocks;
        assert_false(block && block->text.numeric);
    }
}

/* What is written without a gap is one leaf of the structure, whatever its styles; what is
 * stressed, a link, a note and what follows it have leaves of their own. */
static void test_leaves(void **state)
{
    struct flowing f =
        flowing_plan(*state, CHAPTER("<p>One H<sub>2</sub>O <strong>two</strong> three</p>"));
    const struct flow_text *text = &flowing_paragraph(&f, "One")->text;
    const struct content *first = text->spans[text->items[0].span].content;
    size_t changes = 0;
    for (uint32_t i = 1; i < text->count; i++)
        changes += text->spans[text->items[i].span].content !=
                   text->spans[text->items[i - 1].span].content;
    assert_int_equal(changes, 2);
    assert_int_equal(first->element->role, ROLE_P);
    assert_int_equal(first->element->children[1].element->role, ROLE_STRONG);
    assert_int_equal(first->element->count, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_words),  TEST(test_breaks_across_styles),
        TEST(test_note),   TEST(test_address),
        TEST(test_axis),   TEST(test_no_figure),
        TEST(test_leaves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
