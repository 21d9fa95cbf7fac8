/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of set text: all of it once, in order, and exactly as wide as they say. */
#include "laying.h"

#define JUSTIFIED "<role name='paragraph' text-align='justify' hyphens='auto'/>"
#define RAGGED_HYPHENS "<role name='paragraph' hyphens='auto'/>"

/* What stands on a line, put together from the shaped glyphs it shows. */
static void add_line(const struct set_text *set, size_t index, struct buffer *out, length *width,
                     int *spaces)
{
    const struct set_line *line = &set->lines[index];
    *width = 0;
    *spaces = 0;
    for (uint32_t i = line->first; i < line->end; i++) {
        const struct flow_item *item = &set->text->items[i];
        const struct computed *style = set->text->spans[item->span].style;
        if (item->kind != ITEM_WORD && item->kind != ITEM_SPACE)
            continue;
        *spaces += item->kind == ITEM_SPACE;
        if (i + 1 == line->end && line->ends) {
            buffer_add_slice(out, line->ends->left->text);
            *width += flow_shaped_width(line->ends->left, style) +
                      flow_shaped_width(line->ends->hyphen, style);
        } else if (i == line->first && line->begins) {
            buffer_add_slice(out, line->begins->right->text);
            *width += flow_shaped_width(line->begins->right, style);
        } else {
            struct glyph_range range = {0, item->shaped->count};
            if (item->kind == ITEM_WORD)
                range = line_glyphs(set->text, line, i);
            struct glyph_piece piece = {item->shaped, range.first, range.end - range.first, 0, 0};
            buffer_add_slice(out, piece_text(&piece));
            *width += glyphs_range_width(item->shaped, range, style);
        }
    }
}

/* The text without spaces and soft hyphens: lines drop the spaces at their ends. */
static const char *letters(struct arena *arena, const char *text)
{
    struct buffer out = buffer_open(arena);
    for (; *text; text++) {
        if (*text == ' ' || *text == '\n' || memcmp(text, "\u00A0", 2) == 0 ||
            memcmp(text, "\u00AD", 2) == 0) {
            text += (unsigned char)*text >= 0xC2;
            continue;
        }
        buffer_add_char(&out, *text);
    }
    return buffer_text(&out);
}

struct seen {
    int lines, parted, twice, cut;
};

/* All that must hold of a text set at a measure, however it came out. */
static void check(const struct flowing *f, const struct flow_block *block, length measure,
                  struct seen *seen)
{
    struct layout layout = laying_open(f);
    const struct set_text *set = text_set(&layout, &block->text, block->style, measure);
    struct buffer all = buffer_open(f->arena);
    bool justify = block->style->text_align == TEXT_JUSTIFY;
    for (size_t i = 0; i < set->count; i++) {
        const struct set_line *line = &set->lines[i];
        length width;
        int spaces;
        add_line(set, i, &all, &width, &spaces);
        assert_int_equal(line->width, width);
        assert_int_equal(line->spaces, spaces);
        length filled = width + spaces * line->space;
        assert_true(line->offset >= 0);
        if (!set->overfull)
            assert_true(filled <= measure + spaces); /* what division leaves over */
        bool last = i + 1 == set->count;
        if (justify && !last && spaces && !set->overfull)
            assert_in_range(measure - filled + spaces, 0, 2 * spaces);
        seen->lines++;
        seen->parted += line->ends != NULL;
        seen->twice +=
            line->ends && line->first + 1 == line->end && i > 0 && set->lines[i - 1].ends;
        seen->cut += line->cut_to != 0;
    }
    assert_string_equal(letters(f->arena, buffer_text(&all)),
                        letters(f->arena, flowing_text(f->arena, &block->text)));
    arena_destroy(layout.pages);
    arena_destroy(layout.scratch);
    arena_destroy(layout.breaker);
}

static struct seen check_words(void **state, const char *roles)
{
    struct seen seen = {0};
    for (uint32_t seed = 1; seed <= 12; seed++) {
        const char *plan = format_text(*state, CHAPTER("<p>Begin %s</p>"),
                                       laying_words(*state, 40 + (int)seed * 5, seed));
        struct flowing f = flowing_open(*state, plan, roles, EDITION_CABINET_PAPER);
        for (int points = 30; points < 400; points += 31)
            check(&f, flowing_paragraph(&f, "Begin"), length_points(points), &seen);
    }
    return seen;
}

static void test_ragged(void **state)
{
    struct seen seen = check_words(state, NULL);
    assert_true(seen.lines > 1000);
    assert_int_equal(seen.parted, 0); /* by the house style nothing is divided */
    assert_true(seen.cut > 0);        /* but what 30 points cannot hold */
}

static void test_ragged_hyphens(void **state)
{
    struct seen seen = check_words(state, RAGGED_HYPHENS);
    assert_true(seen.parted > 0);
    assert_true(seen.twice > 0); /* a word over three lines */
}

static void test_justified(void **state)
{
    struct seen seen = check_words(state, JUSTIFIED);
    assert_true(seen.parted > 100);
}

/* Spaces at the break are not set, forced breaks end a line, a last line is not stretched. */
static void test_forced_breaks(void **state)
{
    struct flowing f = flowing_open(*state, CHAPTER("<p>One two<br/>three<br/><br/>four</p>"),
                                    JUSTIFIED, EDITION_CABINET_PAPER);
    struct layout layout = laying_open(&f);
    const struct flow_block *block = flowing_paragraph(&f, "One");
    const struct set_text *set = text_set(&layout, &block->text, block->style, length_points(300));
    assert_int_equal(set->count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(set->lines[i].space, 0);
    assert_int_equal(set->lines[2].first, set->lines[2].end);
}

/* Set twice at one measure: the same lines, and no work. */
static void test_kept(void **state)
{
    struct flowing f = flowing_plan(*state, CHAPTER("<p>Some words that are set twice</p>"));
    struct layout layout = laying_open(&f);
    const struct flow_block *block = flowing_paragraph(&f, "Some");
    const struct set_text *one = text_set(&layout, &block->text, block->style, length_points(90));
    const struct set_text *two = text_set(&layout, &block->text, block->style, length_points(91));
    assert_ptr_not_equal(one, two);
    assert_ptr_equal(one, text_set(&layout, &block->text, block->style, length_points(90)));
}

/* A word wider than the measure is cut between letters, never inside a cluster, and all of it is
 * there. What is tied by no-break spaces comes apart only there. */
static void test_cut(void **state)
{
    struct seen seen = {0};
    struct flowing f = flowing_plan(
        *state,
        CHAPTER("<p>Begin affiliated-affiliated-affiliatedaffiliatedaffiliated e\u0301e\u0301"
                "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301</p>"
                "<p>Tied\u00A0together\u00A0by\u00A0spaces</p>"));
    for (int points = 20; points < 80; points += 7)
        check(&f, flowing_paragraph(&f, "Begin"), length_points(points), &seen);
    assert_true(seen.cut > 10);
    seen = (struct seen){0};
    check(&f, flowing_paragraph(&f, "Tied"), length_points(60), &seen);
    assert_int_equal(seen.cut, 0);
    assert_true(seen.lines > 1);
}

/* The extent is what setting needs: at its maximum one line, below its minimum something is cut. */
static void test_extent(void **state)
{
    struct flowing f =
        flowing_plan(*state, CHAPTER("<p>Some words, of which responsibilities is the widest</p>"));
    struct layout layout = laying_open(&f);
    const struct flow_block *block = flowing_paragraph(&f, "Some");
    struct text_extent extent = text_extent(&layout, &block->text);
    assert_int_equal(text_set(&layout, &block->text, block->style, extent.maximum)->count, 1);
    assert_true(text_set(&layout, &block->text, block->style, extent.maximum - 1)->count > 1);
    assert_false(text_set(&layout, &block->text, block->style, extent.minimum)->overfull);
    assert_true(text_set(&layout, &block->text, block->style, extent.minimum - 1)->overfull);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_ragged),        TEST(test_ragged_hyphens), TEST(test_justified),
        TEST(test_forced_breaks), TEST(test_kept),           TEST(test_cut),
        TEST(test_extent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
