/* SPDX-License-Identifier: Apache-2.0 */
/* layout/linebreak.h on small lists made by hand: what a line consists of, what the settings do,
 * and lists meant to do harm. test_linebreak_optimum.c and test_linebreak_tex.c have the rest. */
#include "testing.h"

#include "layout/linebreak.h"

#define PT LENGTH_POINT
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const length measure_60 = 60 * PT;

/* The outcome and the ends of the lines; `ends` closes with the number of items or what precedes
 * the ignored end. */
static struct break_lines check_ends(struct arena *arena, const struct break_item *items,
                                     size_t count, const struct break_settings *settings,
                                     enum break_outcome outcome, const size_t *ends,
                                     size_t end_count)
{
    struct arena *scratch = arena_create_child(arena);
    size_t before = arena_size(scratch);
    struct break_lines lines = linebreak(arena, scratch, items, count, settings);
    assert_int_equal(arena_size(scratch), before);
    arena_destroy(scratch);
    assert_int_equal(lines.outcome, outcome);
    for (size_t i = 0; i < lines.count && i < end_count; i++)
        assert_int_equal(lines.lines[i].end, ends[i]);
    assert_int_equal(lines.count, end_count);
    return lines;
}

#define CHECK(state, items, settings, outcome, ...)                                                \
    check_ends(*(state), items, COUNT(items), settings, outcome, (const size_t[]){__VA_ARGS__},    \
               COUNT(((const size_t[]){__VA_ARGS__})))

/* Words of 10 pt with spaces of 5 pt between: "aaaa" is three spaces. '-' is a hyphen of 2 pt, '!'
 * a forced break. */
static size_t make_items(struct break_item *items, const char *text)
{
    size_t count = 0;
    for (const char *c = text; *c; c++) {
        if (*c == 'a') {
            if (c > text && c[-1] == 'a')
                items[count++] = break_glue(5 * PT, 2 * PT, PT);
            items[count++] = break_box(10 * PT);
        } else if (*c == '-') {
            items[count++] = break_hyphen(50, 2 * PT, true);
        } else {
            items[count++] = break_penalty(BREAK_FORCED);
        }
    }
    return count;
}

/* ---- what stands in a line ---- */

static void test_glue_and_penalties_vanish_after_a_break(void **state)
{
    const struct break_item items[] = {
        break_box(55 * PT),
        break_glue(5 * PT, PT, PT),
        break_penalty(BREAK_FORBIDDEN),
        break_glue(7 * PT, 0, 0),
        break_penalty(300),
        break_box(20 * PT),
        break_glue(3 * PT, 0, 0),
        break_penalty(BREAK_FORBIDDEN),
    };
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    settings.tolerance = 10000;
    struct break_lines lines = CHECK(state, items, &settings, BREAK_FITS, 1, 6);
    assert_int_equal(lines.lines[0].natural, 55 * PT);
    assert_int_equal(lines.lines[1].start, 5);
    assert_int_equal(lines.lines[1].natural, 20 * PT);
    assert_true(lines.lines[1].last && !lines.lines[0].last);
}

static void test_glue_breaks_only_after_a_box(void **state)
{
    const struct break_item items[] = {
        break_box(40 * PT), break_penalty(BREAK_FORBIDDEN), break_glue(5 * PT, PT, PT),
        break_box(40 * PT), break_glue(5 * PT, PT, PT),     break_glue(5 * PT, PT, PT),
        break_box(40 * PT),
    };
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    CHECK(state, items, &settings, BREAK_OVERFULL, 4, 7);
}

static void test_hyphen_widens_its_line_and_undone_ligature_the_next(void **state)
{
    struct break_item items[] = {
        break_box(40 * PT), break_glue(5 * PT, PT, PT),
        break_box(12 * PT), break_hyphen(50, 3 * PT, true),
        break_box(30 * PT),
    };
    items[3].after = -2 * PT;
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    struct break_lines lines = CHECK(state, items, &settings, BREAK_FITS, 3, 5);
    assert_true(lines.lines[0].hyphen && !lines.lines[1].hyphen);
    assert_int_equal(lines.lines[0].natural, 60 * PT);
    assert_int_equal(lines.lines[1].natural, 28 * PT);
}

static void test_forced_breaks_in_sequence_make_empty_lines(void **state)
{
    struct break_item items[8];
    size_t count = make_items(items, "a!!!a");
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    settings.tolerance = 10000;
    struct break_lines lines =
        check_ends(*state, items, count, &settings, BREAK_FITS, (const size_t[]){1, 2, 3, 5}, 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(lines.lines[i].natural, i == 0 || i == 3 ? 10 * PT : 0);
}

static void test_glue_vanishes_up_to_a_forced_break_and_after_it(void **state)
{
    const struct break_item items[] = {
        break_box(58 * PT),         break_glue(5 * PT, PT, PT), break_penalty(BREAK_FORCED),
        break_glue(5 * PT, PT, PT), break_box(58 * PT),
    };
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    settings.tolerance = 10000;
    settings.margin = (struct break_space){.stretch = PT, .infinite = true};
    struct break_lines lines = CHECK(state, items, &settings, BREAK_FITS, 1, 2, 5);
    assert_int_equal(lines.lines[1].natural, 0);
    assert_int_equal(lines.lines[2].start, 4);
    assert_int_equal(lines.demerits, 300); /* none of the three wants any stretch */
}

/* Looseness asks for more lines than there are words; it must not get them from the gaps. */
static void test_no_line_of_vanishing_items(void **state)
{
    const struct break_item items[] = {
        break_box(PT),    break_glue(PT, 0, 0), break_penalty(0),
        break_penalty(0), break_glue(PT, 0, 0), break_box(PT),
    };
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    settings.margin = (struct break_space){.stretch = PT, .infinite = true};
    settings.looseness = 3;
    struct arena *scratch = arena_create_child(*state);
    assert_int_equal(linebreak(*state, scratch, items, COUNT(items), &settings).count, 2);
}

static void test_forced_break_at_the_end_is_the_end(void **state)
{
    struct break_item items[8];
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    settings.tolerance = 10000;
    size_t count = make_items(items, "a!");
    check_ends(*state, items, count, &settings, BREAK_FITS, (const size_t[]){1}, 1);
    count = make_items(items, "a!!");
    check_ends(*state, items, count, &settings, BREAK_FITS, (const size_t[]){1, 2}, 2);
    count = make_items(items, "!");
    check_ends(*state, items, count, &settings, BREAK_FITS, (const size_t[]){0}, 1);
}

/* ---- the ratio ---- */

static void test_ratio_of_stretched_and_shrunk_lines(void **state)
{
    const struct break_item items[] = {break_box(20 * PT), break_glue(10 * PT, 6 * PT, 4 * PT),
                                       break_box(20 * PT)};
    length measure = 53 * PT;
    struct break_settings settings = break_settings_plain(&measure, 1);
    settings.last_fill = (struct break_space){0};
    struct break_lines lines = CHECK(state, items, &settings, BREAK_FITS, 3);
    assert_int_equal(lines.lines[0].ratio, BREAK_RATIO_ONE / 2);
    assert_int_equal(lines.lines[0].badness, 12); /* 100 / 8, rounded as TeX does */
    assert_int_equal(lines.lines[0].fitness, FIT_DECENT);
    assert_int_equal(line_break_glue_width(&lines.lines[0], &items[1]), 13 * PT);
    measure = 47 * PT;
    lines = CHECK(state, items, &settings, BREAK_FITS, 3);
    assert_int_equal(lines.lines[0].ratio, -3 * BREAK_RATIO_ONE / 4);
    assert_int_equal(lines.lines[0].fitness, FIT_TIGHT);
    assert_int_equal(line_break_glue_width(&lines.lines[0], &items[1]), 7 * PT);
    measure = 54 * PT; /* two thirds are rounded up */
    lines = CHECK(state, items, &settings, BREAK_FITS, 3);
    assert_int_equal(lines.lines[0].ratio, 43691);
    measure = 40 * PT; /* glue never shrinks below its shrink */
    lines = CHECK(state, items, &settings, BREAK_OVERFULL, 3);
    assert_int_equal(lines.lines[0].ratio, -BREAK_RATIO_ONE);
    assert_int_equal(lines.lines[0].badness, BREAK_BADNESS_OVERFULL);
}

/* Recorded from \badness of boxes set by TeX; 7230584 and 1663497 are where its method changes. */
static void test_badness_is_that_of_tex(void **state)
{
    const struct {
        length excess, stretch;
        int32_t badness;
    } rows[] = {
        {1, 65536, 0},
        {32768, 65536, 12},
        {65536, 65536, 100},
        {100, 24, 7221},
        {100, 23, 10000},
        {7230584, 1663496, 8189},
        {7230585, 1663496, 10000},
        {7230585, 1663497, 8189},
        {18608746, 16066415, 155},
        {39182606, 11386954, 4072},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct break_item items[] = {break_box(5), break_glue(0, rows[i].stretch, 0),
                                           break_box(5)};
        length measure = 10 + rows[i].excess;
        struct break_settings settings = break_settings_plain(&measure, 1);
        settings.last_fill = (struct break_space){0};
        settings.tolerance = 10000;
        struct break_lines lines = CHECK(state, items, &settings, BREAK_FITS, 3);
        assert_int_equal(lines.lines[0].badness, rows[i].badness);
    }
}

static void test_infinite_glue_takes_all_the_stretch(void **state)
{
    const struct break_item items[] = {
        break_box(20 * PT), break_glue(10 * PT, 6 * PT, 4 * PT), break_box(10 * PT), break_fill(),
        break_box(5 * PT),
    };
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    settings.last_fill = (struct break_space){0};
    struct break_lines lines = CHECK(state, items, &settings, BREAK_FITS, 5);
    assert_int_equal(lines.lines[0].badness, 0);
    assert_int_equal(lines.lines[0].stretch, 6 * PT);
    assert_int_equal(line_break_glue_width(&lines.lines[0], &items[1]), 10 * PT);
    assert_int_equal(line_break_glue_width(&lines.lines[0], &items[3]), 15 * PT);
}

/* ---- settings ---- */

static void test_no_stranded_last_word(void **state)
{
    struct break_item items[16];
    size_t count = make_items(items, "aaaaa"); /* four fill 60 pt at their natural width less 5 */
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    settings.tolerance = settings.pretolerance = 10000;
    check_ends(*state, items, count, &settings, BREAK_FITS, (const size_t[]){7, 9}, 2);
    settings.last_minimum = 10 * PT; /* as wide as the word */
    settings.short_last_demerits = 200000000;
    check_ends(*state, items, count, &settings, BREAK_FITS, (const size_t[]){7, 9}, 2);
    settings.last_minimum = 10 * PT + 1;
    settings.short_last_demerits = 200000000;
    check_ends(*state, items, count, &settings, BREAK_FITS, (const size_t[]){5, 9}, 2);
}

static void test_looseness(void **state)
{
    struct break_item items[32];
    size_t count = make_items(items, "aaaaaaaaaa");
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    settings.tolerance = settings.pretolerance = 10000;
    struct arena *scratch = arena_create_child(*state);
    size_t best = linebreak(*state, scratch, items, count, &settings).count;
    assert_int_equal(best, 3);
    settings.looseness = 2;
    assert_int_equal(linebreak(*state, scratch, items, count, &settings).count, best + 2);
    settings.looseness = -2; /* cannot be had; three lines are the fewest */
    assert_int_equal(linebreak(*state, scratch, items, count, &settings).count, best);
}

static void test_first_pass_leaves_out_automatic_hyphens(void **state)
{
    const length measure = 42 * PT;
    struct break_item items[16];
    size_t count = make_items(items, "aa-a-aaa"); /* 25 pt, then hyphens at 27 + 10 and on */
    struct break_settings settings = break_settings_plain(&measure, 1);
    struct arena *scratch = arena_create_child(*state);
    struct break_lines lines = {.count = 99};
    assert_false(linebreak_try(*state, scratch, items, count, &settings, &lines));
    assert_int_equal(lines.count, 99);
    settings.tolerance = 10000;
    lines = linebreak_finish(*state, scratch, items, count, &settings);
    assert_int_equal(lines.outcome, BREAK_FITS);
    assert_true(lines.lines[0].hyphen);
    for (size_t i = 0; i < count; i++)
        items[i].automatic = false; /* hyphens in the text itself are there from the start */
    settings.pretolerance = 10000;
    assert_true(linebreak_try(*state, scratch, items, count, &settings, &lines));
    assert_true(lines.lines[0].hyphen);
}

static void test_measures_line_by_line(void **state)
{
    const length measures[] = {25 * PT, 40 * PT, 10 * PT};
    struct break_item items[32];
    size_t count = make_items(items, "aaaaaaa");
    struct break_settings settings = break_settings_plain(measures, 3);
    struct break_lines lines =
        check_ends(*state, items, count, &settings, BREAK_FITS, (const size_t[]){3, 9, 11, 13}, 4);
    assert_int_equal(lines.lines[1].measure, 40 * PT);
    assert_int_equal(lines.lines[3].measure, 10 * PT);
}

/* A word that fits nowhere: by TeX's rule the line before it goes wrong as well, unless very loose
 * lines are preferred. */
static void test_emergency_tolerance_keeps_the_overflow_small(void **state)
{
    const struct break_item items[] = {
        break_box(20 * PT), break_glue(5 * PT, 2 * PT, PT),
        break_box(90 * PT), break_glue(5 * PT, 2 * PT, PT),
        break_box(20 * PT),
    };
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    CHECK(state, items, &settings, BREAK_OVERFULL, 3, 5);
    settings.emergency_tolerance = 10000;
    struct break_lines lines = CHECK(state, items, &settings, BREAK_OVERFULL, 1, 3, 5);
    assert_int_equal(lines.lines[0].badness, BREAK_BADNESS_INFINITE);
    assert_int_equal(lines.lines[1].badness, BREAK_BADNESS_OVERFULL);
    assert_int_equal(lines.lines[1].natural, 90 * PT);
}

static void test_underfull_before_a_forced_break(void **state)
{
    struct break_item items[8];
    size_t count = make_items(items, "a!a");
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    check_ends(*state, items, count, &settings, BREAK_UNDERFULL, (const size_t[]){1, 3}, 2);
}

/* ---- lists meant to do harm ---- */

static void test_nothing_to_break(void **state)
{
    const struct break_item glue[] = {break_glue(PT, PT, PT), break_penalty(BREAK_FORBIDDEN),
                                      break_glue(PT, PT, PT), break_penalty(-50)};
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    check_ends(*state, NULL, 0, &settings, BREAK_FITS, NULL, 0);
    check_ends(*state, glue, COUNT(glue), &settings, BREAK_FITS, NULL, 0);
    check_ends(*state, glue, 1, &settings, BREAK_FITS, NULL, 0);
}

static void test_one_box_too_wide(void **state)
{
    const struct break_item items[] = {break_box(100 * PT)};
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    CHECK(state, items, &settings, BREAK_OVERFULL, 1);
    settings.emergency_stretch = 10 * PT;
    settings.emergency_tolerance = 10000;
    CHECK(state, items, &settings, BREAK_OVERFULL, 1);
}

static void test_no_legal_break(void **state)
{
    const size_t count = 10000;
    struct break_item *items = ARENA_ARRAY(*state, count, struct break_item);
    for (size_t i = 0; i < count; i++)
        items[i] = break_box(5 * PT);
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    check_ends(*state, items, count, &settings, BREAK_OVERFULL, &count, 1);
    for (size_t i = 1; i < count; i += 2)
        items[i] = break_penalty(BREAK_FORBIDDEN);
    const size_t last = count - 1; /* the penalty at the end does not count */
    check_ends(*state, items, count, &settings, BREAK_OVERFULL, &last, 1);
}

/* Words of `width` on average, from a third of it up. */
static struct break_item *make_words(struct arena *arena, size_t words, length width)
{
    struct break_item *items = ARENA_ARRAY(arena, 2 * words, struct break_item);
    uint32_t random = 1;
    for (size_t i = 0; i < words; i++) {
        random = random * 1664525 + 1013904223;
        items[2 * i] = break_box(width / 3 + width / 192 * (length)(random >> 24));
        items[2 * i + 1] = break_glue(width / 8, width / 12, width / 20);
    }
    return items;
}

static void check_all_items_set(const struct break_lines *lines, size_t end)
{
    for (size_t i = 1; i < lines->count; i++)
        assert_int_equal(lines->lines[i].start, lines->lines[i - 1].end + 1);
    assert_int_equal(lines->lines[0].start, 0);
    assert_int_equal(lines->lines[lines->count - 1].end, end);
}

static void test_ten_thousand_words(void **state)
{
    const size_t words = 10000;
    const struct break_item *items = make_words(*state, words, 25 * PT);
    const length measures[] = {300 * PT, 0, -40 * PT, LENGTH_MAX, PT, 1};
    struct arena *scratch = arena_create_child(*state);
    for (size_t i = 0; i < COUNT(measures); i++) {
        struct break_settings settings = break_settings_plain(&measures[i], 1);
        for (int ragged = 0; ragged < 2; ragged++) {
            settings.margin = (struct break_space){.stretch = ragged * PT, .infinite = true};
            struct break_lines lines = linebreak(*state, scratch, items, 2 * words, &settings);
            check_all_items_set(&lines, 2 * words - 1);
            bool fits = measures[i] >= 300 * PT;
            assert_int_equal(lines.outcome, fits ? BREAK_FITS : BREAK_OVERFULL);
            if (!fits)
                assert_int_equal(lines.count, words);
        }
    }
}

static void test_looseness_of_a_long_paragraph(void **state)
{
    const size_t words = 3000;
    const length measure = 400 * PT;
    const struct break_item *items = make_words(*state, words, 25 * PT);
    struct break_settings settings = break_settings_plain(&measure, 1);
    struct arena *scratch = arena_create_child(*state);
    size_t best = linebreak(*state, scratch, items, 2 * words, &settings).count;
    for (settings.looseness = -2; settings.looseness <= 3; settings.looseness++) {
        struct break_lines lines = linebreak(*state, scratch, items, 2 * words, &settings);
        assert_int_equal(lines.outcome, BREAK_FITS);
        assert_int_equal((int)lines.count - (int)best, settings.looseness);
        check_all_items_set(&lines, 2 * words - 1);
    }
}

static void test_sums_beyond_64_bits(void **state)
{
    const size_t count = 150000;
    struct break_item *items = ARENA_ARRAY(*state, count, struct break_item);
    for (size_t i = 0; i < count; i++)
        items[i] = break_box(LENGTH_MAX);
    struct break_settings settings = break_settings_plain(&measure_60, 1);
    check_ends(*state, items, count, &settings, BREAK_OVERFULL, &count, 1);
}

/* The sums of these leave any range; nothing may overflow, and every item is still set once. */
static void test_huge_sizes(void **state)
{
    const size_t words = 30000; /* from 27,000 on the sums are at their limit */
    struct break_item *items = make_words(*state, words, LENGTH_MAX * 3 / 5);
    const length measures[] = {LENGTH_MAX, -LENGTH_MAX, 0};
    struct arena *scratch = arena_create_child(*state);
    for (size_t i = 0; i < COUNT(measures); i++) {
        struct break_settings settings = break_settings_plain(&measures[i], 1);
        settings.emergency_stretch = LENGTH_MAX;
        settings.margin = (struct break_space){LENGTH_MAX, LENGTH_MAX, LENGTH_MAX, false};
        settings.last_fill = settings.margin;
        settings.line_penalty = settings.adjacent_demerits = INT32_MIN;
        settings.hyphen_demerits = settings.final_hyphen_demerits = INT32_MAX;
        settings.last_minimum = LENGTH_MAX;
        settings.short_last_demerits = INT32_MAX;
        settings.looseness = i == 1 ? INT32_MIN : 0;
        struct break_lines lines = linebreak(*state, scratch, items, 2 * words, &settings);
        check_all_items_set(&lines, 2 * words - 1);
        for (size_t n = 0; n < lines.count; n++)
            line_break_glue_width(&lines.lines[n], &items[1]);
    }
    /* every other penalty is forced, and the widths of penalties cancel those of boxes */
    for (size_t i = 0; i < words; i++) {
        items[2 * i + 1] = break_hyphen(i % 2 ? INT32_MIN : -1, -LENGTH_MAX, false);
        items[2 * i + 1].after = LENGTH_MAX;
    }
    struct break_settings settings = break_settings_plain(measures, 1);
    struct break_lines lines = linebreak(*state, scratch, items, 2 * words, &settings);
    check_all_items_set(&lines, 2 * words - 1);
    assert_true(lines.count >= words / 2);
}

/* Every break is possible from every other, and vanishing items come in one long run. */
static void test_too_many_possibilities(void **state)
{
    const size_t count = 20000;
    const length measure = LENGTH_MAX;
    struct break_item *items = ARENA_ARRAY(*state, count, struct break_item);
    for (size_t i = 0; i < count; i++)
        items[i] = i % 2 == 0 ? break_box(PT) : break_penalty(0);
    struct break_settings settings = break_settings_plain(&measure, 1);
    settings.margin = (struct break_space){.stretch = PT, .infinite = true};
    const size_t end = count - 1;
    check_ends(*state, items, count, &settings, BREAK_FITS, &end, 1);
    for (size_t i = 2; i + 1 < count; i++)
        items[i] = i % 2 == 0 ? break_glue(PT, PT, 0) : break_penalty(-1);
    items[end] = break_box(PT);
    struct arena *scratch = arena_create_child(*state);
    struct break_lines lines = linebreak(*state, scratch, items, count, &settings);
    assert_int_equal(lines.lines[lines.count - 1].end, count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_glue_and_penalties_vanish_after_a_break),
        TEST(test_glue_breaks_only_after_a_box),
        TEST(test_hyphen_widens_its_line_and_undone_ligature_the_next),
        TEST(test_forced_breaks_in_sequence_make_empty_lines),
        TEST(test_glue_vanishes_up_to_a_forced_break_and_after_it),
        TEST(test_no_line_of_vanishing_items),
        TEST(test_forced_break_at_the_end_is_the_end),
        TEST(test_ratio_of_stretched_and_shrunk_lines),
        TEST(test_badness_is_that_of_tex),
        TEST(test_infinite_glue_takes_all_the_stretch),
        TEST(test_no_stranded_last_word),
        TEST(test_looseness),
        TEST(test_first_pass_leaves_out_automatic_hyphens),
        TEST(test_measures_line_by_line),
        TEST(test_emergency_tolerance_keeps_the_overflow_small),
        TEST(test_underfull_before_a_forced_break),
        TEST(test_nothing_to_break),
        TEST(test_one_box_too_wide),
        TEST(test_no_legal_break),
        TEST(test_ten_thousand_words),
        TEST(test_looseness_of_a_long_paragraph),
        TEST(test_sums_beyond_64_bits),
        TEST(test_huge_sizes),
        TEST(test_too_many_possibilities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
