/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "model/value.h"

static struct value read_as(const char *text, enum unit unit)
{
    struct value value;
    assert_true(value_read(slice_of(text), unit, &value));
    return value;
}

/* What is read is written the same, and printed so. */
static void check(struct arena *arena, enum unit unit, int32_t precision, const char *text,
                  const char *printed)
{
    struct buffer out = buffer_open(arena);
    value_write(read_as(text, unit), unit, &out);
    assert_string_equal(buffer_text(&out), text);
    assert_string_equal(value_print(read_as(text, unit), unit, precision, arena), printed);
}

static void test_read_write_and_print(void **state)
{
    struct arena *arena = *state;
    check(arena, UNIT_PERCENT, 1, "94.1", "94.1%");
    check(arena, UNIT_PERCENT, 1, "94.15", "94.2%");
    check(arena, UNIT_PERCENT, -1, "-0.25", "\u22120.25%");
    check(arena, UNIT_PERCENT, 0, "-0.25", "0%");
    check(arena, UNIT_MONEY, 2, "1234567.5", "\u00A31,234,567.50");
    check(arena, UNIT_MONEY, 0, "-1500", "\u2212\u00A31,500");
    check(arena, UNIT_COUNT, -1, "1690", "1,690");
    check(arena, UNIT_RATE, 3, "0.268", "0.268");
    check(arena, UNIT_LEVEL, -1, "2", "Level\u00A02");
    check(arena, UNIT_LEVEL, -1, "nil", "nil");
    check(arena, UNIT_YES_NO, -1, "yes", "Yes");
    check(arena, UNIT_DATE, -1, "2005-03-31", "31 March 2005");
    check(arena, UNIT_PERCENT, -1, "10 to 15", "10\u201315%");
    check(arena, UNIT_PERCENT, 1, "-5 to -3", "\u22125.0\u00A0to\u00A0\u22123.0%");
    check(arena, UNIT_COUNT, -1, "under 5", "under\u00A05");
    check(arena, UNIT_PERCENT, -1, "over 95", "over\u00A095%");
    check(arena, UNIT_MONEY, -1, "under 1000", "under\u00A0\u00A31,000");
}

static void test_refuse(void **state)
{
    (void)state;
    static const struct {
        enum unit unit;
        const char *text;
    } bad[] = {
        {UNIT_PERCENT, "94%"},      {UNIT_PERCENT, "1,5"},    {UNIT_PERCENT, ""},
        {UNIT_PERCENT, "yes"},      {UNIT_COUNT, "1.5"},      {UNIT_COUNT, "1.5 to 2"},
        {UNIT_LEVEL, "2.5"},        {UNIT_LEVEL, "1 to 2"},   {UNIT_LEVEL, "under 2"},
        {UNIT_PERCENT, "15 to 10"}, {UNIT_PERCENT, "5 to 5"}, {UNIT_PERCENT, "5 to"},
        {UNIT_PERCENT, " to 5"},    {UNIT_PERCENT, "under"},  {UNIT_PERCENT, "under -"},
        {UNIT_YES_NO, "1"},         {UNIT_YES_NO, "Yes"},     {UNIT_YES_NO, "nil"},
        {UNIT_DATE, "2005-02-30"},  {UNIT_DATE, "nil"},       {UNIT_PERCENT, "2005-02-03"},
        {UNIT_PERCENT, "Nil"},      {UNIT_NUMBER, "<5"},      {UNIT_NUMBER, "5-6"},
    };
    struct value value;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(value_read(slice_of(bad[i].text), bad[i].unit, &value));
}

/* Every unit says what it wants to somebody who wrote something else. */
static void test_forms(void **state)
{
    (void)state;
    for (int unit = 0; unit_names[unit]; unit++)
        assert_non_null(strstr(unit_form((enum unit)unit), "write"));
    assert_string_equal(unit_names[UNIT_COUNT], "count");
}

static void test_numbers(void **state)
{
    (void)state;
    struct quantity number;
    assert_true(value_single(read_as("1.5", UNIT_NUMBER), &number));
    assert_int_equal(number.digits, 15);
    assert_true(value_single(read_as("nil", UNIT_NUMBER), &number));
    assert_int_equal(number.digits, 0);
    assert_false(value_single(read_as("1 to 2", UNIT_NUMBER), &number));
    assert_false(value_single(read_as("over 2", UNIT_NUMBER), &number));
    assert_true(value_equal(read_as("1.50", UNIT_NUMBER), read_as("1.5", UNIT_NUMBER)));
    assert_false(value_equal(read_as("under 5", UNIT_NUMBER), read_as("5", UNIT_NUMBER)));
}

static void check_arithmetic(struct arena *arena, struct quantity value, const char *expected)
{
    struct buffer out = buffer_open(arena);
    quantity_write(value, -1, &out);
    assert_string_equal(buffer_text(&out), expected);
}

static void test_arithmetic(void **state)
{
    struct arena *arena = *state;
    struct quantity a = {125, 1}, b = {75, 2}; /* 12.5 and 0.75 */
    check_arithmetic(arena, quantity_sum(a, b), "13.25");
    check_arithmetic(arena, quantity_difference(a, b), "11.75");
    check_arithmetic(arena, quantity_difference(b, a), "-11.75");
    check_arithmetic(arena, quantity_share(a, (struct quantity){10, 0}), "1.250");
    check_arithmetic(arena, quantity_share(a, (struct quantity){25, 1}), "0.3125");
    /* the largest that can be typed, with all its digits */
    struct quantity most = {999999999999999999, 6};
    check_arithmetic(arena, quantity_round(quantity_share(most, (struct quantity){100, 0}), 2),
                     "1000000000000.00");
    check_arithmetic(arena, quantity_round((struct quantity){-25, 1}, 0), "-3");
    check_arithmetic(arena, quantity_round((struct quantity){24, 1}, 3), "2.400");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_read_write_and_print), TEST(test_refuse), TEST(test_forms), TEST(test_numbers),
        TEST(test_arithmetic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
