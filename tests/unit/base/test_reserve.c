/* SPDX-License-Identifier: Apache-2.0 */
/* A thread beside this one fetches blocks, and memory may run out for either of them. */
#define _POSIX_C_SOURCE 200809L
#include "scarce.h"
#include "testing.h"

#include <string.h>
#include <time.h>

#include "base/reserve.h"

static struct reserve *open_over(struct scarce *source, long failing)
{
    *source = (struct scarce){.failing = failing, .dry = true};
    const struct allocator allocator = scarce_allocator(source);
    return reserve_open(&allocator);
}

static void *take(const struct reserve *reserve, size_t size)
{
    const struct allocator *allocator = reserve_allocator(reserve);
    return allocator->allocate(allocator->context, size);
}

static void give(const struct reserve *reserve, void *block)
{
    const struct allocator *allocator = reserve_allocator(reserve);
    allocator->release(allocator->context, block);
}

/* Wait until the source has been asked so often; false when it never is. */
static bool asked(struct scarce *source, long calls)
{
    const struct timespec moment = {0, 1000000};
    for (int i = 0; i < 10000 && atomic_load(&source->calls) < calls; i++)
        nanosleep(&moment, NULL);
    return atomic_load(&source->calls) >= calls;
}

#define MANY 100

static void test_blocks_are_made_ahead(void **state)
{
    (void)state;
    struct scarce source;
    struct reserve *reserve = open_over(&source, 0);
    unsigned char *blocks[MANY];
    for (int i = 0; i < MANY; i++) {
        blocks[i] = take(reserve, arena_block_size());
        memset(blocks[i], i, arena_block_size());
    }
    assert_true(asked(&source, MANY + 2)); /* the reserve itself, and one that nobody has yet */
    for (int i = 0; i < MANY; i++) {
        assert_int_equal(blocks[i][0], i); /* each is one's own */
        assert_int_equal(blocks[i][arena_block_size() - 1], i);
        give(reserve, blocks[i]);
    }
    reserve_close(reserve);
    assert_int_equal(source.alive, 0);
}

/* What has no need of a thread gets none: every call is answered by a call. */
static void test_little_is_passed_on(void **state)
{
    (void)state;
    struct scarce source;
    struct reserve *reserve = open_over(&source, 0);
    for (int i = 0; i < MANY; i++)
        give(reserve, take(reserve, 16));
    give(reserve, take(reserve, arena_block_size()));
    assert_int_equal(source.calls, 1 + MANY + 1);
    reserve_close(reserve);
    assert_int_equal(source.alive, 0);
}

static void fill_arena(void *context)
{
    for (int i = 0; i < 3000; i++)
        arena_alloc(context, 1000);
}

/* Whoever of the two gets the last of it, the job unwinds and all is given back. */
static void test_every_failure_unwinds(void **state)
{
    (void)state;
    bool done = false;
    long failing = 1;
    for (; !done; failing++) {
        struct scarce source;
        struct reserve *reserve = open_over(&source, failing);
        struct arena *arena = reserve ? arena_create(reserve_allocator(reserve)) : NULL;
        done = arena && arena_protect(arena, fill_arena, arena);
        arena_destroy(arena);
        reserve_close(reserve);
        assert_int_equal(source.alive, 0);
        assert_in_range(failing, 1, 100);
    }
    assert_true(failing > 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_blocks_are_made_ahead),
        TEST(test_little_is_passed_on),
        TEST(test_every_failure_unwinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
