/* SPDX-License-Identifier: Apache-2.0 */
/* Room for what is written in charts. */
#include "testing.h"

#include "layout/chart.h"

static struct placing open_placing(struct arena *arena)
{
    return (struct placing){.arena = arena, .bounds = {0, 0, 1000, 1000}};
}

static bool is_free(const struct placing *placing, length x, length y, length width, length height)
{
    return placing_free(placing, (struct rectangle){x, y, width, height}, true);
}

static void test_room(void **state)
{
    struct placing placing = open_placing(*state);
    assert_true(is_free(&placing, 0, 0, 1000, 1000));
    assert_false(is_free(&placing, -1, 0, 10, 10));
    assert_false(is_free(&placing, 995, 0, 10, 10));
    placing_box(&placing, (struct rectangle){100, 100, 50, 50});
    assert_true(is_free(&placing, 150, 100, 50, 50)); /* side by side */
    assert_false(is_free(&placing, 149, 149, 50, 50));
    assert_true(is_free(&placing, 150, 150, 50, 50));
}

/* A slanting line blocks the boxes it runs through, not all that its own box covers. */
static void test_lines(void **state)
{
    struct placing placing = open_placing(*state);
    placing_line(&placing, (struct point){100, 900}, (struct point){900, 100});
    assert_false(is_free(&placing, 480, 480, 40, 40));
    assert_true(is_free(&placing, 200, 200, 100, 100));
    assert_true(is_free(&placing, 700, 700, 100, 100));
    assert_false(is_free(&placing, 80, 880, 40, 40)); /* its end */
    assert_true(is_free(&placing, 920, 20, 40, 40));
    assert_false(is_free(&placing, 0, 0, 1000, 1000)); /* all of it */
}

static const enum place_side sides[] = {PLACE_NORTH, PLACE_SOUTH, PLACE_EAST};

static void test_sides(void **state)
{
    struct placing placing = open_placing(*state);
    struct point point = {500, 500};
    struct rectangle box;
    assert_true(placing_find(&placing, point, 10, 40, 20, sides, 3, &box));
    assert_int_equal(box.x, 480);
    assert_int_equal(box.y, 470);
    assert_true(placing_find(&placing, point, 10, 40, 20, sides, 3, &box));
    assert_int_equal(box.y, 510);
    assert_true(placing_find(&placing, point, 10, 40, 20, sides, 3, &box));
    assert_int_equal(box.x, 510);
    assert_int_equal(box.y, 490);
    assert_false(placing_find(&placing, point, 10, 40, 20, sides, 3, &box));
    assert_true(placing_find(&placing, (struct point){500, 0}, 10, 40, 20, sides, 3, &box));
    assert_int_equal(box.y, 10); /* no room to the north */
}

/* A hairline of the grid is kept clear of, if another side is free of it. */
static void test_faint_lines(void **state)
{
    struct placing placing = open_placing(*state);
    struct point point = {500, 500};
    struct rectangle box;
    placing_line(&placing, (struct point){0, 480}, (struct point){1000, 480});
    placing.faint_count = 1;
    assert_true(placing_find(&placing, point, 10, 40, 20, sides, 2, &box));
    assert_int_equal(box.y, 510); /* south, though north comes first */
    assert_true(placing_find(&placing, point, 10, 40, 20, sides, 2, &box));
    assert_int_equal(box.y, 470); /* better over a hairline than not at all */
    assert_false(placing_find(&placing, point, 10, 40, 20, sides, 2, &box));
}

static void test_spread(void **state)
{
    (void)state;
    struct spread_box apart[] = {{500, 20, 0}, {100, 20, 0}};
    placing_spread(apart, 2, 0, 1000);
    assert_int_equal(apart[0].top, 490);
    assert_int_equal(apart[1].top, 90);
    struct spread_box close[] = {{500, 20, 0}, {504, 20, 0}, {496, 20, 0}};
    placing_spread(close, 3, 0, 1000);
    assert_int_equal(close[2].top, 470);
    assert_int_equal(close[0].top, 490);
    assert_int_equal(close[1].top, 510);
    struct spread_box edges[] = {{0, 20, 0}, {5, 20, 0}, {1000, 30, 0}, {1000, 30, 0}};
    placing_spread(edges, 4, 0, 1000);
    assert_int_equal(edges[0].top, 0);
    assert_int_equal(edges[1].top, 20);
    assert_int_equal(edges[2].top, 940);
    assert_int_equal(edges[3].top, 970);
}

/* However they want to stand, they do not overlap, keep their order and, where there is room, stay
 * within their column. */
static void test_spread_any(void **state)
{
    (void)state;
    uint32_t random = 1;
    for (int round = 0; round < 2000; round++) {
        struct spread_box boxes[12];
        size_t count = 1 + (size_t)round % 12;
        for (size_t i = 0; i < count; i++) {
            random = random * 1664525u + 1013904223u;
            boxes[i] = (struct spread_box){(random >> 8) % 1000, 10 + (random >> 20) % 60, 0};
        }
        placing_spread(boxes, count, 0, 1000);
        for (size_t a = 0; a < count; a++) {
            assert_true(boxes[a].top >= 0 && boxes[a].top + boxes[a].height <= 1000);
            for (size_t b = 0; b < count; b++) {
                bool before = boxes[a].wanted < boxes[b].wanted;
                assert_true(!before || boxes[a].top + boxes[a].height <= boxes[b].top);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_room),        TEST(test_lines),  TEST(test_sides),
        TEST(test_faint_lines), TEST(test_spread), TEST(test_spread_any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
