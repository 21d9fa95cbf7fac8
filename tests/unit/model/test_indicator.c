/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "model/model.h"

/* Add an observation for a year; `value` NULL: there is none. */
static struct observation *observe(struct arena *arena, struct indicator *indicator, int year,
                                   enum observation_kind kind, const char *value)
{
    struct observation *o = ARENA_NEW(arena, struct observation);
    o->period.year = (int16_t)year;
    o->kind = kind;
    if (value)
        assert_true(quantity_read(slice_of(value), &o->value));
    else
        o->absence = ABSENCE_NOT_COLLECTED;
    o->next = indicator->observations;
    indicator->observations = o;
    return o;
}

static const struct period year_2003 = {2003, 0};

static enum status status_of(struct arena *arena, enum polarity polarity, const char *outturn,
                             const char *target, const char *tolerance)
{
    struct indicator indicator = {.polarity = polarity};
    assert_true(quantity_read(slice_of(tolerance), &indicator.tolerance));
    observe(arena, &indicator, 2003, OBSERVATION_OUTTURN, outturn);
    observe(arena, &indicator, 2003, OBSERVATION_TARGET, target);
    observe(arena, &indicator, 2004, OBSERVATION_TARGET, "0");
    return indicator_status(&indicator, year_2003);
}

static void test_status(void **state)
{
    struct arena *arena = *state;
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "18.0", "18", "0"), STATUS_MET);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "18.1", "18", "0"), STATUS_MET);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "17.9", "18", "0"), STATUS_MISSED);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "17.5", "18", "0.5"), STATUS_NEAR);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "17.49", "18", "0.5"), STATUS_MISSED);
    assert_int_equal(status_of(arena, POLARITY_LOWER, "8.25", "8.5", "0"), STATUS_MET);
    assert_int_equal(status_of(arena, POLARITY_LOWER, "8.75", "8.5", "0.25"), STATUS_NEAR);
    assert_int_equal(status_of(arena, POLARITY_LOWER, "8.76", "8.5", "0.25"), STATUS_MISSED);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "-4", "-3", "1"), STATUS_NEAR);
}

static void test_nothing_to_compare(void **state)
{
    struct arena *arena = *state;
    assert_int_equal(status_of(arena, POLARITY_NEUTRAL, "1", "1", "0"), STATUS_NONE);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, NULL, "1", "0"), STATUS_NONE);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "1", NULL, "0"), STATUS_NONE);
    struct indicator empty = {.polarity = POLARITY_HIGHER};
    assert_int_equal(indicator_status(&empty, year_2003), STATUS_NONE);
    assert_int_equal(indicator_direction(&empty, year_2003), DIRECTION_NONE);
}

/* A tolerance is a distance: there is none between yes and no, or between dates. */
static void test_no_tolerance_for_what_is_no_number(void **state)
{
    struct arena *arena = *state;
    struct indicator indicator = {
        .unit = UNIT_YES_NO, .polarity = POLARITY_HIGHER, .tolerance = {1, 0}};
    observe(arena, &indicator, 2003, OBSERVATION_OUTTURN, "0");
    observe(arena, &indicator, 2003, OBSERVATION_TARGET, "1");
    assert_int_equal(indicator_status(&indicator, year_2003), STATUS_MISSED);
}

static enum direction direction_of(struct arena *arena, enum polarity polarity, const char *then,
                                   const char *now, unsigned flags)
{
    struct indicator indicator = {.polarity = polarity};
    observe(arena, &indicator, 2002, OBSERVATION_OUTTURN, then);
    observe(arena, &indicator, 2003, OBSERVATION_OUTTURN, now)->flags = flags;
    return indicator_direction(&indicator, year_2003);
}

static void test_direction(void **state)
{
    struct arena *arena = *state;
    assert_int_equal(direction_of(arena, POLARITY_HIGHER, "1", "1.1", 0), DIRECTION_BETTER);
    assert_int_equal(direction_of(arena, POLARITY_HIGHER, "1", "0.9", 0), DIRECTION_WORSE);
    assert_int_equal(direction_of(arena, POLARITY_HIGHER, "1", "1.0", 0), DIRECTION_SAME);
    assert_int_equal(direction_of(arena, POLARITY_LOWER, "1", "1.1", 0), DIRECTION_WORSE);
    assert_int_equal(direction_of(arena, POLARITY_LOWER, "1", "0.9", 0), DIRECTION_BETTER);
    assert_int_equal(direction_of(arena, POLARITY_NEUTRAL, "1", "2", 0), DIRECTION_NONE);
    assert_int_equal(direction_of(arena, POLARITY_HIGHER, NULL, "2", 0), DIRECTION_NONE);
    assert_int_equal(direction_of(arena, POLARITY_HIGHER, "1", "2", FLAG_NOT_COMPARABLE),
                     DIRECTION_NONE);
    assert_int_equal(direction_of(arena, POLARITY_HIGHER, "1", "2", FLAG_AMENDED),
                     DIRECTION_BETTER);
}

static void test_quarters_are_periods_of_their_own(void **state)
{
    struct arena *arena = *state;
    struct indicator indicator = {.polarity = POLARITY_HIGHER};
    observe(arena, &indicator, 2002, OBSERVATION_OUTTURN, "1")->period.quarter = 1;
    observe(arena, &indicator, 2003, OBSERVATION_OUTTURN, "2")->period.quarter = 1;
    assert_int_equal(indicator_direction(&indicator, (struct period){2003, 1}), DIRECTION_BETTER);
    assert_int_equal(indicator_direction(&indicator, year_2003), DIRECTION_NONE);
    assert_true(period_compare((struct period){2003, 1}, year_2003) > 0);
    assert_true(period_compare((struct period){2003, 4}, (struct period){2004, 0}) < 0);
    assert_int_equal(period_compare(year_2003, year_2003), 0);
}

static void test_texts(void **state)
{
    struct arena *arena = *state;
    assert_string_equal(period_text(year_2003, arena), "2003/04");
    assert_string_equal(period_text((struct period){1999, 0}, arena), "1999/00");
    assert_string_equal(period_text((struct period){2008, 2}, arena), "2008/09 Q2");
    assert_string_equal(date_text((struct calendar_date){2004, 6, 24}, arena), "24 June 2004");
    assert_string_equal(date_text((struct calendar_date){2004, 12, 1}, arena), "1 December 2004");
    assert_string_equal(date_text((struct calendar_date){0, 0, 0}, arena), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_status),
        TEST(test_nothing_to_compare),
        TEST(test_no_tolerance_for_what_is_no_number),
        TEST(test_direction),
        TEST(test_quarters_are_periods_of_their_own),
        TEST(test_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
