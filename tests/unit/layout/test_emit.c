/* SPDX-License-Identifier: Apache-2.0 */
/* From pages of boxes to marks: every leaf has its text, on the page, once; the rest is artifact.
 */
#include "laying.h"

#include "layout/layout.h"

static const struct document *lay(struct flowing *f)
{
    const struct document *document = layout_document(f->arena, f->flow, f->diags);
    assert_non_null(document);
    return document;
}

static bool is_role(const struct mark *mark, enum structure_role role)
{
    return mark->content && mark->content->element->role == role;
}

static const char *mark_text(struct arena *arena, const struct mark *mark)
{
    struct buffer out = buffer_open(arena);
    for (size_t i = 0; mark->kind == MARK_GLYPHS && i < mark->glyphs.count; i++)
        buffer_add_slice(&out, piece_text(&mark->glyphs.pieces[i]));
    return buffer_text(&out);
}

static const char *rows(struct arena *arena, int count)
{
    struct buffer out = buffer_open(arena);
    for (int i = 0; i < count; i++)
        buffer_format(&out, "<row><cell>Row %d</cell><cell>%d.5</cell></row>", i, i);
    return buffer_text(&out);
}

/* Over three pages the table's head is content once and an artifact on the others. */
static void test_head_repeated(void **state)
{
    struct flowing f = flowing_plan(
        *state,
        format_text(*state,
                    CHAPTER("<table><head><row><cell>Heading</cell><cell>Figure</cell></row></head>"
                            "<body>%s</body></table>"),
                    rows(*state, 90)));
    const struct document *document = lay(&f);
    int content = 0, artifact = 0;
    assert_true(document->page_count >= 3);
    for (size_t p = 0; p < document->page_count; p++) {
        for (size_t m = 0; m < document->pages[p].mark_count; m++) {
            const struct mark *mark = &document->pages[p].marks[m];
            if (strcmp(mark_text(*state, mark), "Heading") != 0)
                continue;
            content += is_role(mark, ROLE_TH);
            artifact += !mark->content && mark->artifact == ARTIFACT_REPEATED;
        }
    }
    assert_int_equal(content, 1);
    assert_int_equal(artifact, (int)document->page_count - 1);
}

/* Every leaf that flow made has text on the pages: nothing is forgotten, nothing set twice. */
static void test_leaves(void **state)
{
    struct flowing f = flowing_plan(
        *state,
        CHAPTER(
            "<p>A <strong>paragraph</strong> with <link href='https://a.example/'>a link</link>,"
            " a note<footnote>The note.</footnote> and <tel>01632 960 388</tel></p>"
            "<list kind='decimal'><item>Item<list><item>inner</item></list></item></list>"
            "<table><caption>Caption</caption><body><row><cell rows='2' "
            "header='yes'>down</cell><cell>a</cell>"
            "</row><row><cell>b</cell></row></body></table>"
            "<note><title>Panel</title><p>Text</p></note>"));
    const struct document *document = lay(&f);
    struct slice *texts = page_leaf_texts(document, *state);
    size_t count = structure_leaf_count(document->structure);
    assert_true(count > 15);
    for (size_t i = 0; i < count; i++)
        assert_true(texts[i].count > 0);
    int notes = 0;
    for (size_t i = 0; i < count; i++)
        notes += slice_is(texts[i], "The note.");
    assert_int_equal(notes, 1);
}

/* A link over two lines is one area of two parts, each around its own words. */
static void test_links(void **state)
{
    struct flowing f = flowing_plan(
        *state, format_text(*state, CHAPTER("<p><link href='https://a.example/'>%s</link></p>"),
                            laying_words(*state, 14, 5)));
    const struct document *document = lay(&f);
    const struct page *page = &document->pages[0];
    assert_int_equal(page->link_count, 1);
    assert_int_equal(page->links[0].part_count, 2);
    for (size_t i = 0; i < 2; i++) {
        const struct rectangle box = page->links[0].parts[i];
        int within = 0;
        for (size_t m = 0; m < page->mark_count; m++) {
            const struct mark *mark = &page->marks[m];
            if (!is_role(mark, ROLE_LINK))
                continue;
            const struct point at = mark->glyphs.origin;
            within += at.x == box.x && at.y > box.y && at.y < box.y + box.height &&
                      glyphs_width(&mark->glyphs) >= box.width - LENGTH_POINT &&
                      glyphs_width(&mark->glyphs) <= box.width + 4 * LENGTH_POINT;
        }
        assert_int_equal(within, 1);
    }
}

/* A broken word's hyphen says that it is none of the text. */
static void test_hyphen(void **state)
{
    struct flowing f = flowing_open(
        *state, format_text(*state, CHAPTER("<p>%s</p>"), laying_words(*state, 120, 3)),
        "<role name='paragraph' text-align='justify' hyphens='auto'/>", EDITION_CABINET_PAPER);
    const struct document *document = lay(&f);
    const struct page *page = &document->pages[0];
    int hyphens = 0;
    for (size_t m = 0; m < page->mark_count; m++) {
        const struct mark_glyphs *glyphs = &page->marks[m].glyphs;
        if (!is_role(&page->marks[m], ROLE_P))
            continue;
        /* justified: lines end at the edge, but for the last */
        for (size_t i = 0; i < glyphs->count; i++) {
            if (glyphs->pieces[i].actual_text != SOFT_HYPHEN)
                continue;
            hyphens++;
            assert_int_equal(i, glyphs->count - 1);
        }
    }
    assert_true(hyphens > 0);
    struct slice *texts = page_leaf_texts(document, *state);
    const char *words = laying_words(*state, 120, 3);
    bool found = false;
    for (size_t i = 0; i < structure_leaf_count(document->structure); i++)
        found = found || slice_is(texts[i], words);
    assert_true(found); /* put together again, without hyphens of its own */
}

/* Outline: every heading, in order, each where it stands. */
static void test_outline(void **state)
{
    struct flowing f =
        flowing_plan(*state, PLAN("<section><title>One</title><p>x</p><section><title>Inner</title>"
                                  "<section><title>Deep</title></section></section></section>"
                                  "<annex><title>Two</title><p>x</p></annex>"));
    const struct document *document = lay(&f);
    static const struct {
        const char *title;
        int level;
        size_t page;
    } entries[] = {{"One", 1, 0}, {"Inner", 2, 0}, {"Deep", 3, 0}, {"Annex\u00A0A Two", 1, 1}};
    assert_int_equal(document->outline_count, 4);
    for (size_t i = 0; i < 4; i++) {
        const struct outline_entry *entry = &document->outline[i];
        assert_string_equal(entry->title, entries[i].title);
        assert_int_equal(entry->level, entries[i].level);
        assert_int_equal(entry->target.page, entries[i].page);
        assert_true(entry->target.y > 0);
        if (i > 0 && entries[i].page == entries[i - 1].page)
            assert_true(entry->target.y > document->outline[i - 1].target.y);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_head_repeated), TEST(test_leaves),  TEST(test_links),
        TEST(test_hyphen),        TEST(test_outline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
