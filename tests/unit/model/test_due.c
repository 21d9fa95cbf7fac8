/* SPDX-License-Identifier: Apache-2.0 */
/* By when: what the words of real plans mean, and what is left alone. */
#include "testing.h"

#include "base/buffer.h"
#include "model/date.h"

static const char *const kinds[] = {"none",    "unknown", "day",     "month",
                                    "quarter", "year",    "ongoing", "done"};

static const struct {
    const char *text, *expected; /* "kind year-month-day" */
} cases[] = {
    {"18 October 2004", "day 2004-10-18"},
    {"by 1st April 2005", "day 2005-4-1"},
    {"30th of June, 2004", "day 2004-6-30"},
    {"29 February 2004", "day 2004-2-29"},
    {"29 February 2005", "unknown"},
    {"31 June 2004", "unknown"},
    {"2004-10-18", "day 2004-10-18"},
    {"2004-13-18", "unknown"},
    {"2004-02-30", "unknown"},
    {"March 2005", "month 2005-3-31"},
    {"by end of February 2004", "month 2004-2-29"},
    {"By the end of Sept. 2004", "month 2004-9-30"},
    {"end May\u00A02005", "month 2005-5-31"},
    {"May to October 2005", "month 2005-10-31"},
    {"July and August 2004", "month 2004-8-31"},
    {"Nov/Dec 2004", "month 2004-12-31"},
    {"Q2 2005", "quarter 2005-6-30"},
    {"q4 2005", "quarter 2005-12-31"},
    {"Q2 of 2005", "quarter 2005-6-30"},
    {"Q2 2005/06", "quarter 2005-9-30"},
    {"Q4 2004/05", "quarter 2005-3-31"},
    {"2004/05 Q4", "quarter 2005-3-31"},
    {"by end of Q1 2005/06", "quarter 2005-6-30"},
    {"Q5 2005", "unknown"},
    {"Q12 2005", "unknown"},
    {"Q2 05", "unknown"},
    {"2005/06", "year 2006-3-31"},
    {"by end 2005/06", "year 2006-3-31"},
    {"by the end of 2005\u201306", "year 2006-3-31"},
    {"2004-05", "year 2005-3-31"},
    {"1999/00", "year 2000-3-31"},
    {"2005/07", "unknown"},
    {"by end 2005", "year 2005-12-31"},
    {"ongoing", "ongoing"},
    {"Ongoing, reviewed each spring", "ongoing"},
    {"On-going", "ongoing"},
    {"done (March 2004)", "done 2004-3-31"},
    {"Done", "done"},
    {"completed 26 May 2004", "done 2004-5-26"},
    {"complete in March 2004", "done 2004-3-31"},
    {"done (in good time)", "done"},
    {"complete by March 2005", "month 2005-3-31"},
    {"doneness 2004", "unknown"},
    {"autumn 2004", "unknown"},
    {"when the weather allows", "unknown"},
    {"March 2005 at the latest", "unknown"},
    {"from April 2005", "unknown"},
    {"Ma 2005", "unknown"},
    {"Marches 2005", "unknown"},
    {"0000/01", "unknown"},
    {"", "unknown"},
    {"by", "unknown"},
    {"\u00A0", "unknown"},
};

static void test_words(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct due due = due_read(cases[i].text, (struct source_pos){0}, *state);
        const char *found = kinds[due.kind];
        if (due.last.year)
            found = format_text(*state, "%s %d-%d-%d", found, due.last.year, due.last.month,
                                due.last.day);
        if (strcmp(found, cases[i].expected) != 0)
            fail_msg("'%s' is '%s', not '%s'", cases[i].text, found, cases[i].expected);
    }
}

/* Only a day in numbers is printed in other words than it was written in. */
static void test_print(void **state)
{
    struct source_pos pos = {NULL, 3, 4};
    assert_string_equal(due_read("2004-10-08", pos, *state).text, "8 October 2004");
    assert_string_equal(due_read("by end 2005/06", pos, *state).text, "by end 2005/06");
    assert_string_equal(due_read("1 May 2004", pos, *state).text, "1 May 2004");
    assert_int_equal(due_read("ongoing", pos, *state).pos.line, 3);
}

static void test_compare(void **state)
{
    (void)state;
    struct calendar_date day = {2004, 6, 30};
    assert_int_equal(date_compare(day, day), 0);
    assert_true(date_compare(day, (struct calendar_date){2004, 7, 1}) < 0);
    assert_true(date_compare(day, (struct calendar_date){2004, 6, 29}) > 0);
    assert_true(date_compare(day, (struct calendar_date){2003, 12, 31}) > 0);
    assert_string_equal(date_text((struct calendar_date){0, 0, 0}, *state), "");
    assert_string_equal(month_name(13), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_words), TEST(test_print), TEST(test_compare)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
