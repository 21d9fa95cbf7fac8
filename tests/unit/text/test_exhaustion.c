/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that runs out: the Nth allocation from the arena fails, for every N that a job of the room
 * comes to, and each time the job ends at its guard and everything is released. (The sanitizers see
 * what is not.) */
#include "service_testing.h"

#include <stdlib.h>

struct supply {
    int left; /* allocations until one fails */
    int held; /* blocks not yet released */
};

static void *supply_allocate(void *context, size_t size)
{
    struct supply *supply = context;
    if (supply->left == 0)
        return NULL;
    supply->left--;
    supply->held++;
    return malloc(size);
}

static void supply_release(void *context, void *block)
{
    struct supply *supply = context;
    supply->held--;
    free(block);
}

/* Something of everything the room does. */
static void job(void *context)
{
    struct arena *arena = context;
    void *state = arena;
    struct fixture f = fixture_open(&state, NULL);
    const struct text_font *font = regular(&f, "Lato");
    struct slice mixed = SLICE("office \u05D0\u05D1 (\u2713) e\u0301");
    struct text_run *runs;
    size_t count = text_itemise(f.text, font, mixed, NULL, arena, &runs);
    for (size_t i = 0; i < count; i++) {
        struct slice word = {mixed.bytes + runs[i].start, runs[i].end - runs[i].start};
        text_shape(f.text, font, &runs[i], word);
    }
    const uint16_t *points;
    struct slice word = SLICE("performance");
    assert_int_equal(text_hyphens(f.text, font, word, &points), 2);
    text_part(f.text, font, &runs[0], word, points[0]);
    for (size_t i = 0; i < text_face_count(f.text); i++) {
        struct slice program;
        const uint32_t glyphs[] = {10, 20, 30};
        assert_true(font_subset(text_face(f.text, i), glyphs, 3, arena, &program));
    }
    assert_null(font_of(&f, "None", 400, false, ""));
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    bool done = false;
    int allocations = 0;
    for (; !done; allocations++) {
        struct supply supply = {.left = allocations};
        struct allocator allocator = {supply_allocate, supply_release, &supply};
        struct arena *arena = arena_create(&allocator);
        done = arena && arena_protect(arena, job, arena);
        arena_destroy(arena);
        assert_int_equal(supply.held, 0);
    }
    assert_true(allocations > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
