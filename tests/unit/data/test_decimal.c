/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers as spreadsheets keep them, as they show them; and their days. */
#include "testing.h"

#include "data/decimal.h"
#include "data/number_format.h"

static void check(struct arena *arena, const char *kept, int shift, const char *shown)
{
    struct slice plain;
    bool good = decimal_plain(arena, slice_of(kept), shift, &plain);
    if (good != (shown != NULL))
        fail_msg("'%s' is %s", kept, good ? "taken" : "refused");
    if (shown)
        assert_string_equal(plain.bytes, shown);
}

static void test_numbers(void **state)
{
    static const char *const cases[][2] = {
        {"12", "12"},
        {"-3.5", "-3.5"},
        {"+3.5", "3.5"},
        {"0", "0"},
        {"-0", "0"},
        {"0.0", "0"},
        {"12.500", "12.5"},
        {".5", "0.5"},
        {"5.", "5"},
        {"0.30000000000000004", "0.3"}, /* 0.1 + 0.2 */
        {"0.1", "0.1"},
        {"2.2999999999999998", "2.3"},
        {"99.999999999999986", "100"}, /* and a carry through all nines */
        {"0.99999999999999989", "1"},
        {"33.333333333333336", "33.333333"},
        {"66.666666666666671", "66.666667"},
        {"1.5E-3", "0.0015"},
        {"1.5e+3", "1500"},
        {"1E-7", "0"},
        {"5E-7", "0.000001"},
        {"123456789012", "123456789012"},
        {"1234567890123456", "1234567890123460"},
        {"1E+29", "100000000000000000000000000000"},
        {"1E+30", NULL},
        {"1E+308", NULL},
        {"", NULL},
        {"-", NULL},
        {".", NULL},
        {"1e", NULL},
        {"1e99999", NULL},
        {"1.2.3", NULL},
        {"12a", NULL},
        {"Inf", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(*state, cases[i][0], 0, cases[i][1]);
}

static void test_percentages(void **state)
{
    check(*state, "0.125", 2, "12.5");
    check(*state, "1", 2, "100");
    check(*state, "0.94099999999999995", 2, "94.1");
    check(*state, "-3.4000000000000002E-2", 2, "-3.4");
    check(*state, "0", 2, "0");
    check(*state, "0.33333333333333331", 2, "33.333333");
}

static void check_day(struct arena *arena, const char *serial, bool from_1904, const char *expected)
{
    struct slice day;
    bool good = decimal_day(arena, slice_of(serial), from_1904, &day);
    if (good != (expected != NULL))
        fail_msg("day '%s' is %s", serial, good ? "taken" : "refused");
    if (expected)
        assert_string_equal(day.bytes, expected);
}

static void test_days(void **state)
{
    check_day(*state, "1", false, "1900-01-01");
    check_day(*state, "59", false, "1900-02-28");
    check_day(*state, "60", false, NULL); /* the leap day that never was */
    check_day(*state, "61", false, "1900-03-01");
    check_day(*state, "38077", false, "2004-03-31");
    check_day(*state, "38077.75", false, "2004-03-31");
    check_day(*state, "38046", false, "2004-02-29");
    check_day(*state, "2958465", false, "9999-12-31");
    check_day(*state, "2958466", false, NULL);
    check_day(*state, "0.5", false, NULL);
    check_day(*state, "-1", false, NULL);
    check_day(*state, "x", false, NULL);
    check_day(*state, "0", true, "1904-01-01");
    check_day(*state, "36615", true, "2004-03-31");
}

static void test_formats(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        enum cell_kind kind;
    } cases[] = {
        {"General", CELL_NUMBER},
        {"0.00", CELL_NUMBER},
        {"#,##0;[Red]-#,##0", CELL_NUMBER},
        {"\u00A3#,##0.00", CELL_NUMBER},
        {"[$\u00A3-809]#,##0.00", CELL_NUMBER},
        {"0.00E+00", CELL_NUMBER},
        {"0\" days\"", CELL_NUMBER},
        {"0\\d", CELL_NUMBER},
        {"_-* #,##0_-", CELL_NUMBER},
        {"0%", CELL_PERCENTAGE},
        {"0.0%;[Red]-0.0%", CELL_PERCENTAGE},
        {"dd/mm/yyyy", CELL_DATE},
        {"[$-809]DD MMMM YYYY", CELL_DATE},
        {"mmm\\-yy", CELL_DATE},
        {"mmmm", CELL_DATE},
        {"dd/mm/yyyy hh:mm", CELL_DATE},
        {"hh:mm", CELL_TIME},
        {"mm:ss", CELL_TIME},
        {"[h]:mm", CELL_TIME},
        {"[mm]", CELL_TIME},
        {"[Red]0", CELL_NUMBER},
        {"\"open", CELL_NUMBER},
        {"\\", CELL_NUMBER},
        {"", CELL_NUMBER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum cell_kind kind = number_format_kind(slice_of(cases[i].code));
        if (kind != cases[i].kind)
            fail_msg("'%s' is %d", cases[i].code, (int)kind);
    }
    assert_int_equal(number_format_built_in(0), CELL_NUMBER);
    assert_int_equal(number_format_built_in(9), CELL_PERCENTAGE);
    assert_int_equal(number_format_built_in(14), CELL_DATE);
    assert_int_equal(number_format_built_in(21), CELL_TIME);
    assert_int_equal(number_format_built_in(22), CELL_DATE);
    assert_int_equal(number_format_built_in(44), CELL_NUMBER);
    assert_int_equal(number_format_built_in(46), CELL_TIME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_numbers), TEST(test_percentages), TEST(test_days),
                                       TEST(test_formats)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
