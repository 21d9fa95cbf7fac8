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
        assert_true(value_read(slice_of(value), UNIT_NUMBER, &o->value));
    else
        o->absence = ABSENCE_NOT_COLLECTED;
    o->next = indicator->observations;
    indicator->observations = o;
    return o;
}

static const struct period year_2003 = {.year = 2003};

static struct period quarter(int year, int number)
{
    return (struct period){.year = (int16_t)year, .quarter = (int8_t)number};
}

static enum status status_of(struct arena *arena, enum polarity polarity, const char *outturn,
                             const char *target, const char *tolerance)
{
    struct indicator indicator = {.what = {.unit = UNIT_NUMBER, .polarity = polarity}};
    assert_true(quantity_read(slice_of(tolerance), &indicator.what.tolerance));
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
    struct indicator empty = {.what.polarity = POLARITY_HIGHER};
    assert_int_equal(indicator_status(&empty, year_2003), STATUS_NONE);
    assert_int_equal(indicator_direction(&empty, year_2003), DIRECTION_NONE);
}

/* A tolerance is a distance: there is none between yes and no, or between dates. */
static void test_no_tolerance_for_what_is_no_number(void **state)
{
    struct arena *arena = *state;
    struct indicator indicator = {
        .what = {.unit = UNIT_YES_NO, .polarity = POLARITY_HIGHER, .tolerance = {1, 0}}};
    observe(arena, &indicator, 2003, OBSERVATION_OUTTURN, "0");
    observe(arena, &indicator, 2003, OBSERVATION_TARGET, "1");
    assert_int_equal(indicator_status(&indicator, year_2003), STATUS_MISSED);
}

static enum direction direction_of(struct arena *arena, enum polarity polarity, const char *then,
                                   const char *now, unsigned flags)
{
    struct indicator indicator = {.what = {.unit = UNIT_NUMBER, .polarity = polarity}};
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
    struct indicator indicator = {.what.polarity = POLARITY_HIGHER};
    observe(arena, &indicator, 2002, OBSERVATION_OUTTURN, "1")->period.quarter = 1;
    observe(arena, &indicator, 2003, OBSERVATION_OUTTURN, "2")->period.quarter = 1;
    assert_int_equal(indicator_direction(&indicator, quarter(2003, 1)), DIRECTION_BETTER);
    assert_int_equal(indicator_direction(&indicator, year_2003), DIRECTION_NONE);
    assert_true(period_compare(quarter(2003, 1), year_2003) > 0);
    assert_true(period_compare(quarter(2003, 4), (struct period){.year = 2004}) < 0);
    assert_int_equal(period_compare(year_2003, year_2003), 0);
}

/* Met or missed only where that is so wherever in its range the figure lies. */
static void test_status_of_ranges_and_bounds(void **state)
{
    struct arena *arena = *state;
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "10 to 15", "10", "0"), STATUS_MET);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "10 to 15", "12", "0"), STATUS_NONE);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "10 to 15", "16", "0"), STATUS_MISSED);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "15.5", "16 to 20", "0"), STATUS_MISSED);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "15.5", "16 to 20", "1"), STATUS_NEAR);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "16", "16 to 20", "0"), STATUS_MET);
    assert_int_equal(status_of(arena, POLARITY_LOWER, "20", "16 to 20", "0"), STATUS_MET);
    assert_int_equal(status_of(arena, POLARITY_LOWER, "under 1", "1", "0"), STATUS_MET);
    assert_int_equal(status_of(arena, POLARITY_LOWER, "under 1", "0.5", "0"), STATUS_NONE);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "under 1", "1", "0"), STATUS_MISSED);
    assert_int_equal(status_of(arena, POLARITY_HIGHER, "over 95", "95", "0"), STATUS_MET);
    assert_int_equal(status_of(arena, POLARITY_LOWER, "over 95", "95", "0"), STATUS_MISSED);
    assert_int_equal(status_of(arena, POLARITY_LOWER, "nil", "0", "0"), STATUS_MET);
}

/* Where neither direction is better, a target can be met only by lying in its range. */
static void test_status_within_a_range(void **state)
{
    struct arena *arena = *state;
    assert_int_equal(status_of(arena, POLARITY_NEUTRAL, "10", "10 to 15", "0"), STATUS_MET);
    assert_int_equal(status_of(arena, POLARITY_NEUTRAL, "15", "10 to 15", "0"), STATUS_MET);
    assert_int_equal(status_of(arena, POLARITY_NEUTRAL, "15.1", "10 to 15", "0"), STATUS_MISSED);
    assert_int_equal(status_of(arena, POLARITY_NEUTRAL, "9.9", "10 to 15", "0"), STATUS_MISSED);
    assert_int_equal(status_of(arena, POLARITY_NEUTRAL, "9 to 11", "10 to 15", "0"), STATUS_NONE);
    assert_int_equal(status_of(arena, POLARITY_NEUTRAL, "over 12", "10 to 15", "0"), STATUS_NONE);
}

/* A tenth of the target, whatever its sign. */
static void test_tolerance_as_a_share(void **state)
{
    struct arena *arena = *state;
    static const struct {
        enum polarity polarity;
        const char *outturn, *target;
        enum status expected;
    } cases[] = {
        {POLARITY_HIGHER, "90", "100", STATUS_NEAR},
        {POLARITY_HIGHER, "89.9", "100", STATUS_MISSED},
        {POLARITY_LOWER, "110", "100", STATUS_NEAR},
        {POLARITY_LOWER, "110.1", "100", STATUS_MISSED},
        {POLARITY_HIGHER, "-11", "-10", STATUS_NEAR},
        {POLARITY_HIGHER, "-11.1", "-10", STATUS_MISSED},
        {POLARITY_HIGHER, "0.09", "0.1", STATUS_NEAR},
        {POLARITY_HIGHER, "0.0899", "0.1", STATUS_MISSED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct indicator indicator = {.what = {.unit = UNIT_NUMBER,
                                               .polarity = cases[i].polarity,
                                               .tolerance = {10, 0},
                                               .tolerance_relative = true}};
        observe(arena, &indicator, 2003, OBSERVATION_OUTTURN, cases[i].outturn);
        observe(arena, &indicator, 2003, OBSERVATION_TARGET, cases[i].target);
        assert_int_equal(indicator_status(&indicator, year_2003), cases[i].expected);
    }
}

static void test_direction_of_ranges_and_bounds(void **state)
{
    struct arena *arena = *state;
    assert_int_equal(direction_of(arena, POLARITY_HIGHER, "5 to 6", "6 to 7", 0), DIRECTION_NONE);
    assert_int_equal(direction_of(arena, POLARITY_HIGHER, "5 to 6", "7 to 8", 0), DIRECTION_BETTER);
    assert_int_equal(direction_of(arena, POLARITY_LOWER, "under 5", "5", 0), DIRECTION_WORSE);
    assert_int_equal(direction_of(arena, POLARITY_LOWER, "under 5", "under 5", 0), DIRECTION_SAME);
    assert_int_equal(direction_of(arena, POLARITY_LOWER, "over 5", "5", 0), DIRECTION_BETTER);
    assert_int_equal(direction_of(arena, POLARITY_LOWER, "5", "nil", 0), DIRECTION_BETTER);
}

/* An estimate is no ground to say that things went better. */
static void test_no_direction_from_an_estimate(void **state)
{
    struct arena *arena = *state;
    struct indicator indicator = {.what = {.unit = UNIT_NUMBER, .polarity = POLARITY_HIGHER}};
    observe(arena, &indicator, 2002, OBSERVATION_OUTTURN, "1")->flags = FLAG_ESTIMATED;
    observe(arena, &indicator, 2003, OBSERVATION_OUTTURN, "2");
    assert_int_equal(indicator_direction(&indicator, year_2003), DIRECTION_NONE);
}

static void test_added_in_order(void **state)
{
    struct arena *arena = *state;
    struct indicator indicator = {.observations = NULL};
    struct observation *first = ARENA_NEW(arena, struct observation);
    struct observation *second = ARENA_NEW(arena, struct observation);
    indicator_add(&indicator, first);
    indicator_add(&indicator, second);
    assert_ptr_equal(indicator.observations, first);
    assert_ptr_equal(first->next, second);
    assert_null(second->next);
}

static void test_units_in_words(void **state)
{
    (void)state;
    struct indicator indicator = {.what = {.unit = UNIT_DAYS}};
    assert_string_equal(indicator_unit(&indicator), "days");
    indicator.what.unit_text = "working days";
    assert_string_equal(indicator_unit(&indicator), "working days");
    indicator.what = (struct definition){.unit = UNIT_COUNT};
    assert_null(indicator_unit(&indicator));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_status),
        TEST(test_nothing_to_compare),
        TEST(test_no_tolerance_for_what_is_no_number),
        TEST(test_direction),
        TEST(test_quarters_are_periods_of_their_own),
        TEST(test_status_of_ranges_and_bounds),
        TEST(test_status_within_a_range),
        TEST(test_tolerance_as_a_share),
        TEST(test_direction_of_ranges_and_bounds),
        TEST(test_no_direction_from_an_estimate),
        TEST(test_added_in_order),
        TEST(test_units_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
