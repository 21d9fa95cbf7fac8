/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "model/tally.h"

static const struct period year = {.year = 2003};

static void observe(struct arena *arena, struct indicator *indicator, int from, const char *value,
                    enum observation_kind kind)
{
    struct observation *o = ARENA_NEW(arena, struct observation);
    o->period.year = (int16_t)from;
    o->kind = kind;
    assert_true(value_read(slice_of(value), UNIT_NUMBER, &o->value));
    indicator_add(indicator, o);
}

static void add(struct arena *arena, struct service_block *block, const char *before,
                const char *outturn, const char *target)
{
    struct indicator_group *group = ARENA_NEW(arena, struct indicator_group);
    group->indicators = ARENA_NEW(arena, struct indicator);
    group->indicators->what.unit = UNIT_NUMBER;
    if (before)
        observe(arena, group->indicators, 2002, before, OBSERVATION_OUTTURN);
    observe(arena, group->indicators, 2003, outturn, OBSERVATION_OUTTURN);
    if (target)
        observe(arena, group->indicators, 2003, target, OBSERVATION_TARGET);
    group->next = block->groups;
    block->groups = group;
}

static void test_counts(void **state)
{
    struct arena *arena = *state;
    struct service_block second = {.groups = NULL}, first = {.next = &second};
    add(arena, &first, "1", "2", "2");
    add(arena, &first, "2", "2", "3");
    add(arena, &first, NULL, "2", NULL);
    add(arena, &second, "3", "2", "1");
    struct tally tally = tally_block(&first, year);
    assert_int_equal(tally.statuses[STATUS_MET], 1);
    assert_int_equal(tally.statuses[STATUS_MISSED], 1);
    assert_int_equal(tally_targets(&tally), 2);
    assert_int_equal(tally.directions[DIRECTION_BETTER], 1);
    assert_int_equal(tally.directions[DIRECTION_SAME], 1);
    assert_int_equal(tally_moves(&tally), 2);
    assert_int_equal(tally_all(&tally), 3);
    tally = tally_blocks(&first, year);
    assert_int_equal(tally.statuses[STATUS_MET], 2);
    assert_int_equal(tally.directions[DIRECTION_WORSE], 1);
    assert_int_equal(tally_all(&tally), 4);
    tally = tally_blocks(NULL, year);
    assert_int_equal(tally_all(&tally), 0);
}

static void test_words(void **state)
{
    struct arena *arena = *state;
    assert_string_equal(count_text(0, arena), "none");
    assert_string_equal(count_text(1, arena), "one");
    assert_string_equal(count_text(10, arena), "ten");
    assert_string_equal(count_text(11, arena), "11");
    assert_string_equal(count_text(1234, arena), "1,234");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_counts), TEST(test_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
