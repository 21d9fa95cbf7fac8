/* SPDX-License-Identifier: Apache-2.0 */
/* Rounds until every page number is true, also where a number moves what it speaks of. */
#include "laying.h"

#include "layout/layout.h"

/* Pages of ten lines. */
#define STYLE                                                                                      \
    "<role name='paragraph' margin-bottom='0'/>"                                                   \
    "<role name='heading-1' font-size='17pt' line-height='24pt' margin-bottom='8pt' "              \
    "padding-top='0' border-top='0'/>"                                                             \
    "<master sequence='plan' side='right' size='A5' margin-top='60pt' margin-bottom='375pt' "      \
    "margin-left='70pt' margin-right='50pt' footer-baseline='300pt'/>"

static struct flowing open_pages(struct arena *arena, const char *blocks)
{
    return flowing_open(arena, format_text(arena, CHAPTER("%s"), blocks), STYLE,
                        EDITION_CABINET_PAPER);
}

static void add_mark_text(struct buffer *out, const struct mark *mark)
{
    for (size_t i = 0; mark->kind == MARK_GLYPHS && i < mark->glyphs.count; i++)
        buffer_add_slice(out, piece_text(&mark->glyphs.pieces[i]));
}

/* The page (from 1) on which a text stands, and how often it does at all. */
static size_t page_with(struct arena *arena, const struct document *document, const char *text,
                        int *times)
{
    size_t found = 0;
    *times = 0;
    for (size_t p = 0; p < document->page_count; p++) {
        struct buffer all = buffer_open(arena);
        const struct page *page = &document->pages[p];
        for (size_t m = 0; m < page->mark_count; m++)
            add_mark_text(&all, &page->marks[m]);
        if (strstr(buffer_text(&all), text)) {
            found = p + 1;
            ++*times;
        }
    }
    return found;
}

static void add_lines(struct buffer *out, int count)
{
    for (int i = 0; i < count; i++)
        buffer_add_text(out, "<p>Line.</p>");
}

/* A document whose reference, printed with one digit, makes a paragraph of three lines, which page
 * 8 has no room for, so that its target comes to stand on page 10; printed with two, it makes one
 * of four lines, which is parted, and the target stands on page 9. */
static const char *flipping(struct arena *arena, int words, int letters)
{
    struct buffer out = buffer_open(arena);
    add_lines(&out, 8 + 60 + 8);
    buffer_add_text(&out, "<p>Flips");
    for (int i = 0; i < words; i++)
        buffer_add_text(&out, i % 3 ? " on" : " and");
    buffer_add_char(&out, ' ');
    for (int i = 0; i < letters; i++)
        buffer_add_char(&out, 'i');
    buffer_add_text(&out, "see page <ref to='target' show='page'/>.</p>");
    add_lines(&out, 7);
    buffer_add_text(&out, "<p id='target'>Target.</p>");
    return buffer_text(&out);
}

/* The page of the target when its label is taken to be so, and the lines of the paragraph. */
static size_t round_with(const struct flowing *f, const char *label, size_t *lines)
{
    struct layout layout = laying_open(f);
    const struct flow_block *target = flowing_paragraph(f, "Target.");
    const struct flow_block *flips = flowing_paragraph(f, "Flips");
    layout.labels[target->place] = label;
    struct page_list list = pages_make(&layout);
    *lines = text_set(&layout, &flips->text, flips->style, list.pages[0].galley->width)->count;
    for (size_t p = 0; p < list.count; p++) {
        for (size_t i = list.pages[p].first; i < list.pages[p].end; i++)
            if (list.pages[p].galley->boxes[i].block == target)
                return p + 1;
    }
    return 0;
}

static void test_flip(void **state)
{
    for (int trial = 0; trial < 600; trial++) {
        struct flowing f = open_pages(*state, flipping(*state, 30 + trial / 12, trial % 12));
        size_t narrow, wide;
        size_t with_nine = round_with(&f, "9", &narrow), with_ten = round_with(&f, "10", &wide);
        if (narrow != 3 || wide != 4)
            continue;
        /* neither number would be true: whichever is assumed, the other comes out */
        assert_int_equal(with_nine, 10);
        assert_int_equal(with_ten, 9);
        const struct document *document = layout_document(*state, f.flow, f.diags);
        int times;
        size_t page = page_with(*state, document, "Target.", &times);
        assert_int_equal(times, 1);
        assert_int_equal(page, 9);
        page_with(*state, document, "see page 9.", &times);
        assert_int_equal(times, 1);
        return;
    }
    fail_msg("no document flips");
}

/* Rounds begin anew only where a page number is printed. */
static void test_kept_and_made_anew(void **state)
{
    static const char *const refers[] = {"", "<p>See <ref to='x' show='page'/>.</p>"};
    for (int i = 0; i < 2; i++) {
        struct flowing f =
            open_pages(*state, format_text(*state, "<p id='x'>Target.</p>%s", refers[i]));
        struct layout layout = laying_open(&f);
        struct page_list one = pages_make(&layout), two = pages_make(&layout);
        assert_int_equal(one.count, two.count);
        size_t last = one.count - 1;
        assert_int_equal(one.pages[last].galley == two.pages[last].galley, i == 0);
    }
}

/* References forward and back over ten pages, among them ones that only just fit their lines. */
static void test_true_numbers(void **state)
{
    struct buffer out = buffer_open(*state);
    for (int i = 0; i < 30; i++) {
        int to = i * 7 % 30;
        buffer_format(&out, "<p id='p%d'>At%d;", i, i);
        for (int word = 0; word < i % 9; word++)
            buffer_add_text(&out, " word after word");
        buffer_format(&out, " to%d is on <ref to='p%d' show='page'/>.</p>", to, to);
        add_lines(&out, i % 5);
    }
    struct flowing f = open_pages(*state, buffer_text(&out));
    const struct document *document = layout_document(*state, f.flow, f.diags);
    assert_true(document->page_count > 9);
    for (int i = 0; i < 30; i++) {
        int to = i * 7 % 30, times;
        size_t page = page_with(*state, document, format_text(*state, "At%d;", to), &times);
        assert_int_equal(times, 1);
        page_with(*state, document, format_text(*state, "to%d is on %d.", to, (int)page), &times);
        /* where a line breaks before the number this text is not in one piece */
        if (times == 0)
            page_with(*state, document, format_text(*state, "is on %d.", (int)page), &times);
        assert_true(times > 0);
    }
}

/* How far down its page a text stands. */
static length height_of(struct arena *arena, const struct document *document, const char *text)
{
    for (size_t p = 0; p < document->page_count; p++) {
        for (size_t m = 0; m < document->pages[p].mark_count; m++) {
            const struct mark *mark = &document->pages[p].marks[m];
            struct buffer all = buffer_open(arena);
            add_mark_text(&all, mark);
            if (strstr(buffer_text(&all), text))
                return mark->glyphs.origin.y;
        }
    }
    fail_msg("no page holds '%s'", text);
    return 0;
}

/* A note that says on which page things are has the true number, and no more lines than that asks
 * for, although two digits were assumed at first: notes end at the foot of the page, so with one
 * line more it would begin higher. */
static void test_numbers_in_notes(void **state)
{
    static const char *const numbers[] = {" <ref to='x' show='page'/>",
                                          " <span xml:lang='en-IE'>3</span>"};
    length places[2];
    for (int i = 0; i < 2; i++) {
        struct buffer out = buffer_open(*state);
        buffer_add_text(&out, "<p>Noted<footnote>First, on page");
        for (int n = 0; n < 60; n++)
            buffer_add_text(&out, numbers[i]);
        buffer_add_text(&out, ", so turn over.</footnote>.</p>");
        add_lines(&out, 18);
        buffer_add_text(&out, "<p id='x'>Target.</p>");
        struct flowing f = open_pages(*state, buffer_text(&out));
        const struct document *document = layout_document(*state, f.flow, f.diags);
        int times;
        assert_int_equal(page_with(*state, document, "Target.", &times), 3);
        assert_int_equal(page_with(*state, document, "on page 3 3 3", &times), 1);
        places[i] = height_of(*state, document, "First, on page");
    }
    assert_int_equal(places[0], places[1]);
}

/* Notes that do not fit under their line go on over pages of their own, and all of them are there,
 * once as content. */
static void test_notes_spread(void **state)
{
    struct buffer out = buffer_open(*state);
    buffer_add_text(&out, "<p>Before.</p><p>Call");
    for (int i = 0; i < 40; i++)
        buffer_format(&out, "<footnote>Note number %d.</footnote>", i);
    buffer_add_text(&out, "</p><p>After.</p>");
    struct flowing f = open_pages(*state, buffer_text(&out));
    const struct document *document = layout_document(*state, f.flow, f.diags);
    for (int i = 0; i < 40; i++) {
        int times;
        page_with(*state, document, format_text(*state, "Note number %d.", i), &times);
        assert_int_equal(times, 1);
    }
    for (size_t p = 0; p < document->page_count; p++) {
        const struct page *page = &document->pages[p];
        length bottom = page->height - length_points(375);
        for (size_t m = 0; m < page->mark_count; m++)
            if (page->marks[m].kind == MARK_GLYPHS && page->marks[m].content)
                assert_true(page->marks[m].glyphs.origin.y < bottom);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_flip),         TEST(test_kept_and_made_anew),
        TEST(test_true_numbers), TEST(test_numbers_in_notes),
        TEST(test_notes_spread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
