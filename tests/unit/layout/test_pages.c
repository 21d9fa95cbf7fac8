/* SPDX-License-Identifier: Apache-2.0 */
/* Page cuts on galleys made by hand: boxes of ten points on pages of a hundred. */
#include "testing.h"

#include "layout/pages.h"

#define LINE (10 * LENGTH_POINT)
#define PAGE (100 * LENGTH_POINT)

struct fixture {
    struct layout layout;
    struct galley galley;
    struct page_cut *cuts;
    size_t pages;
};

static void fill(struct fixture *f, struct arena *arena, size_t count)
{
    *f = (struct fixture){.layout = {.arena = arena,
                                     .scratch = arena_create_child(arena),
                                     .breaker = arena_create_child(arena),
                                     .notes = map_create(arena),
                                     .pages = arena}};
    f->galley.boxes = ARENA_ARRAY(arena, count, struct box);
    f->galley.arena = arena;
    f->galley.count = count;
    for (size_t i = 0; i < count; i++)
        f->galley.boxes[i].height = LINE;
}

static void cut(struct fixture *f)
{
    f->pages = pages_cut(&f->layout, &f->galley, PAGE, PAGE, &f->cuts);
}

static void test_full_pages(void **state)
{
    struct fixture f;
    fill(&f, *state, 27);
    cut(&f);
    assert_int_equal(f.pages, 3);
    assert_int_equal(f.cuts[0].end, 10);
    assert_int_equal(f.cuts[1].end, 20);
    assert_int_equal(f.cuts[2].end, 27);
}

static void test_first_page_lower(void **state)
{
    struct fixture f;
    fill(&f, *state, 15);
    f.pages = pages_cut(&f.layout, &f.galley, PAGE / 2, PAGE, &f.cuts);
    assert_int_equal(f.pages, 2);
    assert_int_equal(f.cuts[0].end, 5);
}

/* A widow: the tenth line may not end the page, so it goes over with the eleventh. */
static void test_forbidden_cut(void **state)
{
    struct fixture f;
    fill(&f, *state, 15);
    f.galley.boxes[10].penalty = BOX_FORBIDDEN;
    cut(&f);
    assert_int_equal(f.pages, 2);
    assert_int_equal(f.cuts[0].end, 9);
}

/* What is forbidden gives way only when there is no other cut at all. */
static void test_forbidden_everywhere(void **state)
{
    struct fixture f;
    fill(&f, *state, 15);
    for (size_t i = 0; i < 15; i++)
        f.galley.boxes[i].penalty = BOX_FORBIDDEN;
    cut(&f);
    assert_int_equal(f.pages, 2);
}

/* A last page of one line is worth a shorter one before it; one a quarter full is not. */
static void test_short_last_page(void **state)
{
    struct fixture f;
    fill(&f, *state, 11);
    cut(&f);
    assert_int_equal(f.pages, 2);
    assert_int_equal(f.cuts[0].end, 9);
    fill(&f, *state, 13);
    cut(&f);
    assert_int_equal(f.pages, 2);
    assert_int_equal(f.cuts[0].end, 10);
}

/* Space above a box is dropped at the top of a page and counted elsewhere. */
static void test_space_is_dropped(void **state)
{
    struct fixture f;
    fill(&f, *state, 20);
    f.galley.boxes[10].space = 5 * LINE;
    cut(&f);
    assert_int_equal(f.pages, 2);
    f.galley.boxes[15].space = LINE;
    cut(&f);
    assert_int_equal(f.pages, 3);
}

/* Choosing together: a cheap cut now beats a dear one later that first fit would run into. */
static void test_looks_ahead(void **state)
{
    struct fixture f;
    fill(&f, *state, 18);
    f.galley.boxes[10].penalty = 150;
    f.galley.boxes[9].penalty = 0;
    cut(&f);
    assert_int_equal(f.pages, 2);
    assert_int_equal(f.cuts[0].end, 9);
}

/* A page that begins inside a table repeats its head, and has that much less room. */
static void test_carry(void **state)
{
    struct fixture f;
    fill(&f, *state, 26);
    for (size_t i = 0; i < 26; i++)
        f.galley.boxes[i].carry = i ? 2 * LINE : 0;
    cut(&f);
    assert_int_equal(f.pages, 3);
    assert_int_equal(f.cuts[0].end, 10);
    assert_int_equal(f.cuts[1].end, 18);
}

/* A box taller than the page stands alone on one; nothing loops. */
static void test_too_tall(void **state)
{
    struct fixture f;
    fill(&f, *state, 3);
    f.galley.boxes[1].height = 3 * PAGE;
    cut(&f);
    assert_int_equal(f.pages, 3);
    assert_int_equal(f.cuts[0].end, 1);
    assert_int_equal(f.cuts[1].end, 2);
}

static void test_nothing(void **state)
{
    struct fixture f;
    fill(&f, *state, 0);
    cut(&f);
    assert_int_equal(f.pages, 0);
}

/* The total cost equals that of trying every way to cut, on many small galleys. The price list is
 * written out again here: a page 1000, its emptiness squared, the penalty of its cut. */
static int64_t price(const struct galley *galley, size_t first, size_t end)
{
    length used = 0;
    for (size_t i = first; i < end; i++)
        used += galley->boxes[i].height + (i > first ? galley->boxes[i].space : 0);
    if (used > PAGE)
        return -1;
    if (end == galley->count) {
        length enough = PAGE / 4;
        int64_t missing = used < enough && first ? (enough - used) * 1000 / enough : 0;
        return 1000 + 400 * missing * missing / 1000000;
    }
    int64_t empty = (PAGE - used) * 1000 / PAGE;
    int32_t penalty = galley->boxes[end].penalty;
    return 1000 + empty * empty / 1000 + (penalty >= BOX_FORBIDDEN ? 200000 : penalty);
}

static int64_t best_price(const struct galley *galley, size_t first)
{
    if (first == galley->count)
        return 0;
    int64_t best = INT64_MAX;
    for (size_t end = first + 1; end <= galley->count; end++) {
        int64_t page = price(galley, first, end);
        if (page < 0)
            break;
        int64_t total = page + best_price(galley, end);
        best = total < best ? total : best;
    }
    return best;
}

static void test_optimal(void **state)
{
    uint32_t random = 7;
    for (int round = 0; round < 200; round++) {
        struct fixture f;
        fill(&f, *state, 14);
        for (size_t i = 0; i < 14; i++) {
            random = random * 1664525u + 1013904223u;
            f.galley.boxes[i].height = LINE * (1 + (random >> 24) % 5);
            f.galley.boxes[i].space = LINE * ((random >> 20) % 3) / 2;
            f.galley.boxes[i].penalty =
                (random >> 12) % 4 == 0 ? BOX_FORBIDDEN : (int32_t)((random >> 8) % 4 * 60);
        }
        cut(&f);
        int64_t total = 0;
        for (size_t i = 0; i < f.pages; i++)
            total += price(&f.galley, i ? f.cuts[i - 1].end : 0, f.cuts[i].end);
        assert_int_equal(total, best_price(&f.galley, 0));
    }
}

/* ---- notes ---- */

/* A note of some lines, called in one box. */
static void call_note(struct fixture *f, size_t box, const char *number, size_t lines)
{
    struct arena *arena = f->layout.arena;
    struct flow_note *note = ARENA_NEW(arena, struct flow_note);
    note->number = number;
    struct galley galley = {.boxes = ARENA_ARRAY(arena, lines, struct box), .count = lines};
    for (size_t i = 0; i < lines; i++) {
        galley.boxes[i].height = LINE;
        galley.boxes[i].penalty = i == 1 || i + 1 == lines ? BOX_FORBIDDEN : 0;
    }
    *layout_slot(f->layout.notes, note, f->galley.width) = note_set(arena, galley);
    const struct flow_note **called = ARENA_ARRAY(arena, 1, const struct flow_note *);
    called[0] = note;
    f->galley.boxes[box].notes = called;
    f->galley.boxes[box].note_count = 1;
}

static void assert_part(const struct page_cut *page, size_t part, const char *number, size_t first,
                        size_t end)
{
    assert_true(part < page->notes.count);
    const struct note_part *found = &page->notes.list[part];
    assert_string_equal(found->note->number, number);
    assert_int_equal(found->first, first);
    assert_int_equal(found->end, end);
    assert_int_equal(found->height, (length)(end - first) * LINE);
}

/* The line that calls a note goes over with it where that costs little. */
static void test_note_goes_over(void **state)
{
    struct fixture f;
    fill(&f, *state, 12);
    call_note(&f, 8, "1", 4);
    cut(&f);
    assert_int_equal(f.pages, 2);
    assert_int_equal(f.cuts[0].end, 8);
    assert_int_equal(f.cuts[0].notes.count, 0);
    assert_part(&f.cuts[1], 0, "1", 0, 4);
}

/* A note too long for its page goes on overleaf beside the text and before the notes there. */
static void test_note_goes_on(void **state)
{
    struct fixture f;
    fill(&f, *state, 6);
    call_note(&f, 0, "1", 9);
    call_note(&f, 5, "2", 1);
    cut(&f);
    assert_int_equal(f.pages, 2);
    assert_int_equal(f.cuts[0].end, 1);
    assert_part(&f.cuts[0], 0, "1", 0, 7);
    assert_part(&f.cuts[1], 0, "1", 7, 9);
    assert_part(&f.cuts[1], 1, "2", 0, 1);
}

/* Neither its first line nor its last stands alone. */
static void test_note_lines_alone(void **state)
{
    struct fixture f;
    fill(&f, *state, 1);
    call_note(&f, 0, "1", 8);
    cut(&f);
    assert_int_equal(f.pages, 2);
    assert_part(&f.cuts[0], 0, "1", 0, 6);
    assert_int_equal(f.cuts[1].end, 1); /* no text is left to stand beside it */
    assert_part(&f.cuts[1], 0, "1", 6, 8);
}

/* Notes of all lengths called anywhere: every line stands on one page, in its order, none before
 * the page that calls its note, and no page holds more than fits. */
static void check_notes(const struct fixture *f, const size_t *caller, const size_t *lines)
{
    static const char *const numbers[] = {"1", "2", "3"};
    size_t printed[3] = {0};
    for (size_t p = 0; p < f->pages; p++) {
        const struct page_cut *page = &f->cuts[p];
        size_t first = p ? f->cuts[p - 1].end : 0;
        length used = (length)(page->end - first) * LINE + (page->notes.count ? NOTES_GAP : 0);
        for (size_t i = 0; i < page->notes.count; i++) {
            const struct note_part *part = &page->notes.list[i];
            size_t n = (size_t)(part->note->number[0] - '1');
            assert_string_equal(part->note->number, numbers[n]);
            assert_int_equal(part->first, printed[n]);
            assert_true(part->first < part->end && caller[n] < page->end);
            printed[n] = part->end;
            used += part->height;
        }
        assert_true(used <= PAGE);
    }
    assert_int_equal(f->cuts[f->pages - 1].end, f->galley.count);
    for (size_t n = 0; n < 3; n++)
        assert_int_equal(printed[n], lines[n]);
}

static void test_notes_lose_nothing(void **state)
{
    uint32_t random = 11;
    for (int round = 0; round < 300; round++) {
        struct fixture f;
        fill(&f, *state, 30);
        size_t caller[3], lines[3];
        for (size_t n = 0; n < 3; n++) {
            random = random * 1664525u + 1013904223u;
            caller[n] = n * 10 + (random >> 24) % 10;
            lines[n] = 1 + (random >> 16) % 25;
            call_note(&f, caller[n], n == 0 ? "1" : n == 1 ? "2" : "3", lines[n]);
        }
        cut(&f);
        check_notes(&f, caller, lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_full_pages),
        TEST(test_first_page_lower),
        TEST(test_forbidden_cut),
        TEST(test_forbidden_everywhere),
        TEST(test_space_is_dropped),
        TEST(test_looks_ahead),
        TEST(test_carry),
        TEST(test_too_tall),
        TEST(test_nothing),
        TEST(test_short_last_page),
        TEST(test_optimal),
        TEST(test_note_goes_over),
        TEST(test_note_goes_on),
        TEST(test_note_lines_alone),
        TEST(test_notes_lose_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
