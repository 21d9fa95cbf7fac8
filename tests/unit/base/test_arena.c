/* SPDX-License-Identifier: Apache-2.0 */
#include "scarce.h"
#include "testing.h"

#include <stdalign.h>
#include <string.h>

static void test_zeroed_and_aligned(void **state)
{
    struct arena *arena = *state;
    for (size_t size = 0; size < 300; size++) {
        unsigned char *bytes = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xAA, size);
    }
}

static void test_rewound_memory_is_zeroed_again(void **state)
{
    struct arena *arena = *state;
    struct arena_mark mark = arena_mark(arena);
    memset(arena_alloc(arena, 100000), 0xAA, 100000);
    arena_rewind(arena, mark);
    const unsigned char *again = arena_alloc(arena, 100000);
    for (size_t i = 0; i < 100000; i++)
        assert_int_equal(again[i], 0);
}

static void test_rewind_gives_back(void **state)
{
    struct arena *arena = *state;
    char *kept = arena_string(arena, "kept");
    struct arena_mark mark = arena_mark(arena);
    size_t before = arena_size(arena);
    for (int i = 0; i < 100; i++)
        arena_alloc(arena, 50000);
    assert_true(arena_size(arena) >= before + 5000000);
    arena_rewind(arena, mark);
    assert_int_equal(arena_size(arena), before);
    assert_string_equal(kept, "kept");
}

static void test_large_and_small(void **state)
{
    struct arena *arena = *state;
    char *large = arena_alloc(arena, 5u << 20);
    large[(5u << 20) - 1] = 'x';
    char *copy = arena_copy(arena, "ab\0cd", 5);
    assert_memory_equal(copy, "ab\0cd", 6);
}

/* What has a block of its own leaves the one that is being filled as it is, also when it goes. */
static void test_small_goes_on_beside_large(void **state)
{
    (void)state;
    struct scarce scarce = {.failing = 0};
    struct allocator allocator = scarce_allocator(&scarce);
    struct arena *arena = arena_create(&allocator);
    char *first = arena_string(arena, "first");
    long blocks = scarce.alive;
    struct arena_mark mark = arena_mark(arena);
    memset(arena_alloc(arena, 1u << 20), 'x', 1u << 20);
    assert_int_equal(scarce.alive, blocks + 1);
    char *second = arena_string(arena, "second");
    assert_int_equal(scarce.alive, blocks + 1);
    assert_ptr_equal(second, first + 16);
    arena_rewind(arena, mark);
    assert_int_equal(scarce.alive, blocks);
    assert_ptr_equal(arena_string(arena, "again"), second);
    assert_string_equal(first, "first");
    arena_destroy(arena);
    assert_int_equal(scarce.alive, 0);
}

static void test_push(void **state)
{
    struct arena *arena = *state;
    int *numbers = NULL;
    size_t count = 0, capacity = 0;
    for (int i = 0; i < 1000; i++)
        ARENA_PUSH(arena, numbers, count, capacity) = i;
    assert_int_equal(count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers[i], i);
}

static void note_closing(void *thing)
{
    char **next = thing;
    *(*next)++ = 'c';
}

struct letter {
    char **next;
    char letter;
};

static void write_letter(void *thing)
{
    struct letter *letter = thing;
    *(*letter->next)++ = letter->letter;
}

static void test_closers_run_last_first_children_before(void **state)
{
    (void)state;
    char written[8] = "", *next = written;
    struct arena *arena = arena_create(NULL);
    struct letter a = {&next, 'a'}, b = {&next, 'b'};
    arena_defer(arena, write_letter, &a);
    arena_defer(arena, write_letter, &b);
    arena_defer(arena_create_child(arena), note_closing, &next);
    arena_destroy(arena);
    assert_string_equal(written, "cba");
}

static void test_child_ends_alone(void **state)
{
    struct arena *arena = *state;
    struct arena *first = arena_create_child(arena), *second = arena_create_child(arena);
    arena_alloc(second, 100000);
    size_t with = arena_size(arena);
    arena_destroy(first);
    assert_int_equal(arena_size(arena), with);
    arena_destroy(second);
    assert_true(arena_size(arena) < with);
}

struct work {
    struct arena *arena;
    bool reached_end;
};

static void allocate_much(void *context)
{
    struct work *work = context;
    for (int i = 0; i < 20; i++)
        arena_alloc(work->arena, 20000);
    struct arena *child = arena_create_child(work->arena);
    arena_alloc(child, 10);
    work->reached_end = true;
}

/* Whichever allocation fails, the guard tells, and nothing is lost or released twice. */
static void test_every_failure_unwinds(void **state)
{
    (void)state;
    long failing = 1;
    for (bool done = false; !done; failing++) {
        struct scarce scarce = {.failing = failing};
        struct allocator allocator = scarce_allocator(&scarce);
        struct work work = {.arena = arena_create(&allocator)};
        done = work.arena && arena_protect(work.arena, allocate_much, &work);
        assert_int_equal(done, work.reached_end);
        arena_destroy(work.arena);
        assert_int_equal(scarce.alive, 0);
    }
    assert_in_range(failing, 6, 60);
}

static void ask_too_much(void *context)
{
    arena_alloc_array(context, SIZE_MAX / 4, 8);
}

static void ask_for_all(void *context)
{
    arena_alloc(context, SIZE_MAX - 8);
}

static void nest(void *context)
{
    assert_false(arena_protect(context, ask_too_much, context));
    arena_alloc(context, 10); /* the outer guard still stands */
    arena_exhausted(context);
}

static void test_overflow_is_exhaustion(void **state)
{
    assert_false(arena_protect(*state, ask_too_much, *state));
    assert_false(arena_protect(*state, ask_for_all, *state));
}

static void test_guards_nest(void **state)
{
    assert_false(arena_protect(*state, nest, *state));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_zeroed_and_aligned),
        TEST(test_rewound_memory_is_zeroed_again),
        TEST(test_rewind_gives_back),
        TEST(test_large_and_small),
        TEST(test_small_goes_on_beside_large),
        TEST(test_push),
        TEST(test_closers_run_last_first_children_before),
        TEST(test_child_ends_alone),
        TEST(test_every_failure_unwinds),
        TEST(test_overflow_is_exhaustion),
        TEST(test_guards_nest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
