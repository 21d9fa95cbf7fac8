/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "model/period.h"

static struct period read_as(const char *text)
{
    struct period period;
    assert_true(period_read(slice_of(text), &period));
    return period;
}

static void test_dates(void **state)
{
    struct arena *arena = *state;
    struct calendar_date date;
    assert_true(date_read(slice_of("2004-02-29"), &date));
    assert_string_equal(date_text(date, arena), "29 February 2004");
    static const char *const bad[] = {"2003-02-29", "2004-13-01", "2004-00-01", "2004-04-31",
                                      "2004-4-01",  "2004-04-1",  "",           "0000-01-01",
                                      "2004/04/01", "2004-04-011"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(date_read(slice_of(bad[i]), &date));
    assert_string_equal(date_text((struct calendar_date){2004, 6, 24}, arena), "24 June 2004");
    assert_string_equal(date_text((struct calendar_date){0, 0, 0}, arena), "");
    assert_true(
        date_compare((struct calendar_date){2004, 6, 24}, (struct calendar_date){2004, 7, 1}) < 0);
    assert_true(
        date_compare((struct calendar_date){2005, 1, 1}, (struct calendar_date){2004, 12, 31}) > 0);
    assert_int_equal(date_compare(date, date), 0);
}

static void check_read(struct arena *arena, const char *text, const char *printed)
{
    struct buffer out = buffer_open(arena);
    period_write(read_as(text), &out);
    assert_string_equal(buffer_text(&out), text);
    assert_string_equal(period_text(read_as(text), arena), printed);
}

static void test_read_and_write(void **state)
{
    struct arena *arena = *state;
    check_read(arena, "2003/04", "2003/04");
    check_read(arena, "1999/00", "1999/00");
    check_read(arena, "2008/09 Q2", "2008/09 Q2");
    check_read(arena, "2025-04", "April 2025");
    check_read(arena, "2026-03", "March 2026");
    check_read(arena, "2025-12", "December 2025");
    assert_int_equal(read_as("2026-03").year, 2025);
    assert_int_equal(read_as("2025-04").month, 1);
}

static void test_refuse(void **state)
{
    (void)state;
    static const char *const bad[] = {"",           "2003",       "2003/05",    "2003/04Q1",
                                      "2003/04 Q5", "2003/04 Q0", "2003/04 q1", "2003-13",
                                      "2003-00",    "2003/04 ",   "2003/04 Q11"};
    struct period period;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(period_read(slice_of(bad[i]), &period));
}

/* A year, its first quarter and April all begin on one day. */
static void test_order(void **state)
{
    (void)state;
    static const char *const ordered[] = {"2002/03",    "2002/03 Q4", "2003-03",    "2003/04",
                                          "2003/04 Q1", "2003-04",    "2003-05",    "2003/04 Q2",
                                          "2003-07",    "2003-12",    "2003/04 Q4", "2004-01"};
    const size_t count = sizeof ordered / sizeof *ordered;
    for (size_t a = 0; a < count; a++) {
        for (size_t b = 0; b < count; b++) {
            int order = period_compare(read_as(ordered[a]), read_as(ordered[b]));
            assert_int_equal((order > 0) - (order < 0), (a > b) - (a < b));
        }
    }
}

static void check_before(const char *period, const char *before, const char *year_before)
{
    assert_int_equal(period_compare(period_before(read_as(period)), read_as(before)), 0);
    assert_int_equal(period_compare(period_years_on(read_as(period), -1), read_as(year_before)), 0);
}

static void test_before(void **state)
{
    (void)state;
    check_before("2003/04", "2002/03", "2002/03");
    check_before("2003/04 Q2", "2003/04 Q1", "2002/03 Q2");
    check_before("2003/04 Q1", "2002/03 Q4", "2002/03 Q1");
    check_before("2003-04", "2003-03", "2002-04");
    check_before("2003-05", "2003-04", "2002-05");
    check_before("2004-01", "2003-12", "2003-01");
}

static void check_last_day(struct arena *arena, const char *period, const char *expected)
{
    assert_string_equal(date_text(period_last_day(read_as(period)), arena), expected);
}

static void test_last_day(void **state)
{
    struct arena *arena = *state;
    check_last_day(arena, "2003/04", "31 March 2004");
    check_last_day(arena, "2003/04 Q1", "30 June 2003");
    check_last_day(arena, "2003/04 Q4", "31 March 2004");
    check_last_day(arena, "2004-02", "29 February 2004");
    check_last_day(arena, "2003-12", "31 December 2003");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_dates), TEST(test_read_and_write), TEST(test_refuse),
        TEST(test_order), TEST(test_before),         TEST(test_last_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
