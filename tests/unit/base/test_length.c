/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "base/length.h"

static void check_written(length value, int decimals, const char *expected)
{
    char out[33];
    out[length_write(value, decimals, out)] = '\0';
    assert_string_equal(out, expected);
}

static void test_write(void **state)
{
    (void)state;
    check_written(0, 2, "0");
    check_written(LENGTH_POINT * 12, 3, "12");
    check_written(-LENGTH_POINT / 2, 3, "-0.5");
    check_written(LENGTH_POINT / 20, 2, "0.05");
    check_written(length_mm_thousandths(297000), 2, "841.89");
    check_written(LENGTH_POINT * 99999 / 100000, 2, "1");
    check_written(-1, 2, "0");
}

static length read_as(const char *text, enum length_unit expected)
{
    enum length_unit unit;
    length value;
    assert_true(length_read(slice_of(text), &unit, &value));
    assert_int_equal(unit, expected);
    return value;
}

static void test_read(void **state)
{
    (void)state;
    assert_int_equal(read_as("12pt", LENGTH_ABSOLUTE), 12 * LENGTH_POINT);
    assert_int_equal(read_as("-1.5pt", LENGTH_ABSOLUTE), -3 * LENGTH_POINT / 2);
    assert_int_equal(read_as("0", LENGTH_ABSOLUTE), 0);
    assert_int_equal(read_as("25.4mm", LENGTH_ABSOLUTE), 72 * LENGTH_POINT);
    assert_int_equal(read_as("1in", LENGTH_ABSOLUTE), 72 * LENGTH_POINT);
    assert_int_equal(read_as("1.5em", LENGTH_EM), 3 * 65536 / 2);
    assert_int_equal(read_as("50%", LENGTH_PERCENT), 32768);
}

static void test_refuse(void **state)
{
    (void)state;
    static const char *const bad[] = {"",     "12",    "pt",        "1,5pt", "12 pt",
                                      "12px", "1e3pt", "9999999pt", "--1pt", "."};
    enum length_unit unit;
    length value;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(length_read(slice_of(bad[i]), &unit, &value));
}

static void test_share(void **state)
{
    (void)state;
    static const struct {
        length value;
        int64_t part, whole, share;
    } cases[] = {
        {0, 3, 7, 0},
        {100, 0, 7, 0},
        {100, 7, 7, 100},
        {100, 1, 3, 33},
        {100, 2, 3, 67},
        {1, 1, 2, 1},
        {5, 1, 10, 1},
        {4, 1, 10, 0},
        {LENGTH_MAX, 2000000000000000000, 4000000000000000000, LENGTH_MAX / 2},
        {1000 * LENGTH_POINT, 1, 4000000000000000000, 0},
        {3, 1333333333333333333, 4000000000000000000, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(length_share(cases[i].value, cases[i].part, cases[i].whole),
                         cases[i].share);
    for (int64_t part = 0; part <= 997; part++)
        assert_int_equal(length_share(123457, part, 997), length_ratio(123457, part, 997));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_write),
        cmocka_unit_test(test_share),
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_refuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
