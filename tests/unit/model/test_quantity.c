/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "model/value.h"

static struct quantity read_as(const char *text)
{
    struct quantity value;
    assert_true(quantity_read(slice_of(text), &value));
    return value;
}

static void test_read(void **state)
{
    (void)state;
    assert_int_equal(read_as("12.50").digits, 1250);
    assert_int_equal(read_as("12.50").decimals, 2);
    assert_int_equal(read_as("-0.5").digits, -5);
    assert_int_equal(read_as("0").digits, 0);
    assert_int_equal(read_as("999999999999.999999").digits, 999999999999999999);
}

static void test_refuse(void **state)
{
    (void)state;
    static const char *const bad[] = {"",     "-",  ".5",       "5.",    "1,000",         "1e3",
                                      "12%",  "+1", "1 2",      "1.2.3", "1234567890123", "--1",
                                      "0x10", " 1", "1.1234567"};
    struct quantity value;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(quantity_read(slice_of(bad[i]), &value));
}

static void check_order(const char *a, const char *b, int expected)
{
    assert_int_equal(quantity_compare(read_as(a), read_as(b)), expected);
    assert_int_equal(quantity_compare(read_as(b), read_as(a)), -expected);
}

static void test_compare(void **state)
{
    (void)state;
    check_order("1", "2", -1);
    check_order("1.5", "1.50", 0);
    check_order("1.49", "1.5", -1);
    check_order("-1.5", "-1.4", -1);
    check_order("-0.1", "0.1", -1);
    check_order("0", "0.000001", -1);
    check_order("999999999999", "999999999999.000001", -1);
    check_order("-0.5", "0", -1);
}

static void check_written(struct arena *arena, const char *value, int32_t decimals,
                          const char *expected)
{
    struct buffer out = buffer_open(arena);
    quantity_write(read_as(value), decimals, &out);
    assert_string_equal(buffer_text(&out), expected);
}

static void test_write(void **state)
{
    struct arena *arena = *state;
    check_written(arena, "12.50", -1, "12.50");
    check_written(arena, "12.50", 1, "12.5");
    check_written(arena, "12.50", 0, "13");
    check_written(arena, "-12.50", 0, "-13");
    check_written(arena, "12.49", 0, "12");
    check_written(arena, "7", 2, "7.00");
    check_written(arena, "-0.5", -1, "-0.5");
    check_written(arena, "0.005", 2, "0.01");
    check_written(arena, "0.05", -1, "0.05");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_read),
        TEST(test_refuse),
        TEST(test_compare),
        TEST(test_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
