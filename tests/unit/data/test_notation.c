/* SPDX-License-Identifier: Apache-2.0 */
/* What departments type, and what is made of it: by unit, the text and the value in the plan's own
 * form, or the message it is refused with. */
#include "testing.h"

#include "data/notation.h"

struct notation_case {
    enum unit unit;
    const char *typed, *plain; /* plain NULL: refused */
    enum diag_id fault;
};

#define GOOD(unit, typed, plain)                                                                   \
    {                                                                                              \
        UNIT_##unit, typed, plain, NOTATION_GOOD                                                   \
    }
#define BAD(unit, typed, fault)                                                                    \
    {                                                                                              \
        UNIT_##unit, typed, NULL, DIAG_cell_##fault                                                \
    }

static const struct notation_case cases[] = {
    /* plain, and with thousands */
    GOOD(NUMBER, "12", "12"),
    GOOD(NUMBER, "12.50", "12.50"),
    GOOD(NUMBER, ".5", "0.5"),
    GOOD(NUMBER, "007", "007"),
    GOOD(COUNT, "1,234", "1234"),
    GOOD(COUNT, "1,234,567", "1234567"),
    GOOD(MONEY, "12,345.60", "12345.60"),
    BAD(NUMBER, "1,23", decimal_comma),
    BAD(NUMBER, "12,5", decimal_comma),
    BAD(NUMBER, "0,125", decimal_comma),
    BAD(NUMBER, "1.234,56", decimal_comma),
    BAD(PERCENT, "94,1%", decimal_comma),
    BAD(NUMBER, "1,2345,678", thousands),
    BAD(NUMBER, "12,34,567", thousands),
    BAD(NUMBER, "1234,567", thousands),
    BAD(NUMBER, "1,234,", thousands),
    BAD(NUMBER, ",123", thousands),
    BAD(NUMBER, "1,234.5,6", thousands),
    BAD(NUMBER, "1.2.3", text),
    BAD(NUMBER, "5.", text),
    BAD(NUMBER, "1234567890123", digits),
    BAD(NUMBER, "1,234,567,890,123", digits),
    BAD(NUMBER, "0.1234567", digits),
    GOOD(NUMBER, "123,456,789,012.123456", "123456789012.123456"),
    /* signs */
    GOOD(NUMBER, "-3.4", "-3.4"),
    GOOD(NUMBER, "\u22123.4", "-3.4"),
    GOOD(NUMBER, "\u20133.4", "-3.4"),
    GOOD(NUMBER, "- 3.4", "-3.4"),
    GOOD(PERCENT, "+0.24%", "0.24"),
    GOOD(NUMBER, "(12.3)", "-12.3"),
    GOOD(PERCENT, "(12.3)%", "-12.3"),
    GOOD(PERCENT, "(12.3%)", "-12.3"),
    GOOD(MONEY, "(\u00A31,234.50)", "-1234.50"),
    BAD(NUMBER, "12.3-", minus),
    BAD(NUMBER, "()", word),
    /* percentages, money, units */
    GOOD(PERCENT, "12.5%", "12.5"),
    GOOD(PERCENT, "12.5 %", "12.5"),
    GOOD(PERCENT, "12.5 per cent", "12.5"),
    BAD(NUMBER, "12.5%", percent),
    BAD(DAYS, "12.5%", percent),
    GOOD(MONEY, "\u00A31,234.56", "1234.56"),
    GOOD(MONEY, "-\u00A35", "-5"),
    GOOD(MONEY, "\u00A3-5", "-5"),
    GOOD(MONEY, "GBP 5", "5"),
    BAD(NUMBER, "\u00A35", money),
    BAD(PERCENT, "\u00A35", money),
    BAD(MONEY, "$5", currency),
    BAD(MONEY, "\u20AC5", currency),
    BAD(MONEY, "\u00A31.2m", abbreviated),
    BAD(MONEY, "\u00A31.2 million", abbreviated),
    BAD(COUNT, "3k", abbreviated),
    BAD(MONEY, "45p", abbreviated),
    GOOD(DAYS, "31.02days", "31.02"),
    GOOD(DAYS, "1 day", "1"),
    GOOD(WEEKS, "6 weeks", "6"),
    GOOD(KILOGRAMS, "402.5 kg", "402.5"),
    BAD(DAYS, "6 weeks", other_unit),
    BAD(NUMBER, "31 days", other_unit),
    BAD(NUMBER, "1.23E+05", scientific),
    BAD(NUMBER, "1e-3", scientific),
    /* bounds and ranges */
    GOOD(NUMBER, "<1", "under 1"),
    GOOD(PERCENT, ">95%", "over 95"),
    GOOD(COUNT, "Less than 5", "under 5"),
    GOOD(COUNT, "more than 1,000", "over 1000"),
    BAD(COUNT, "<=5", bound),
    BAD(COUNT, "\u22655", bound),
    BAD(COUNT, "up to 5", bound),
    BAD(PERCENT, "95%+", mark),
    BAD(COUNT, "5+", bound),
    BAD(COUNT, "5 or more", bound),
    BAD(COUNT, "<", word),
    GOOD(PERCENT, "10 - 15%", "10 to 15"),
    GOOD(PERCENT, "10%-15%", "10 to 15"),
    GOOD(NUMBER, "65-70", "65 to 70"),
    GOOD(NUMBER, "65\u201370", "65 to 70"),
    GOOD(NUMBER, "65 to 70", "65 to 70"),
    GOOD(NUMBER, "-5 - -3", "-5 to -3"),
    GOOD(MONEY, "\u00A31,000 - \u00A32,000", "1000 to 2000"),
    BAD(NUMBER, "15 - 10", range),
    BAD(NUMBER, "10 - 10", range),
    BAD(NUMBER, "10 - ten", word),
    /* words and marks */
    GOOD(NUMBER, "nil", "nil"),
    GOOD(NUMBER, "Nil", "nil"),
    GOOD(LEVEL, "Level 2", "2"),
    GOOD(LEVEL, "level 3", "3"),
    BAD(NUMBER, "Level 2", text),
    BAD(NUMBER, "n/a", word),
    BAD(NUMBER, "N/A", word),
    BAD(NUMBER, "-", word),
    BAD(NUMBER, "\u2013", word),
    BAD(NUMBER, "TBC", word),
    BAD(NUMBER, "%", word),
    BAD(NUMBER, "c. 50", text),
    BAD(PERCENT, "92.4%(1,3)*", mark),
    BAD(PERCENT, "100% A", mark),
    BAD(PERCENT, "48% (2003)", mark),
    BAD(NUMBER, "12.3*", mark),
    BAD(NUMBER, "12/50", mark),
    BAD(NUMBER, "85 90", mark),
    /* what spreadsheets make of ranges */
    BAD(NUMBER, "12-Oct", became_date),
    BAD(NUMBER, "Mar-01", became_date),
    BAD(NUMBER, "01/03/2004", became_date),
    BAD(NUMBER, "2004-03-01", became_date),
    BAD(NUMBER, "March", word),
    /* yes or no */
    GOOD(YES_NO, "Yes", "yes"),
    GOOD(YES_NO, "y", "yes"),
    GOOD(YES_NO, "TRUE", "yes"),
    GOOD(YES_NO, "N", "no"),
    GOOD(YES_NO, "False", "no"),
    BAD(YES_NO, "1", yes_no),
    BAD(YES_NO, "n/a", yes_no),
    BAD(YES_NO, "perhaps", word),
    /* days */
    GOOD(DATE, "2005-03-31", "2005-03-31"),
    GOOD(DATE, "31/03/2005", "2005-03-31"),
    GOOD(DATE, "1/4/2005", "2005-04-01"),
    GOOD(DATE, "31.03.2005", "2005-03-31"),
    GOOD(DATE, "31 March 2005", "2005-03-31"),
    GOOD(DATE, "1 Apr 2005", "2005-04-01"),
    BAD(DATE, "31/03/05", date),
    BAD(DATE, "03/31/2005", no_day),
    BAD(DATE, "30/02/2004", no_day),
    BAD(DATE, "2005-02-30", no_day),
    BAD(DATE, "31/03-2005", date),
    BAD(DATE, "March 2005", date),
    BAD(DATE, "36", date),
    BAD(DATE, "ongoing", word),
};

static void test_values(void **state)
{
    struct buffer plain = buffer_open(*state);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct notation_case *c = &cases[i];
        enum diag_id fault = notation_value(slice_of(c->typed), c->unit, &plain);
        if (fault != c->fault)
            fail_msg("'%s' as %s: outcome %d and not %d", c->typed, unit_names[c->unit], (int)fault,
                     (int)c->fault);
        if (fault == NOTATION_GOOD && strcmp(buffer_text(&plain), c->plain) != 0)
            fail_msg("'%s' becomes '%s' and not '%s'", c->typed, buffer_text(&plain), c->plain);
    }
}

/* What comes out good is a value of its unit. */
static void test_values_are_read(void **state)
{
    struct buffer plain = buffer_open(*state);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value value;
        if (notation_value(slice_of(cases[i].typed), cases[i].unit, &plain) == NOTATION_GOOD)
            assert_true(value_read(buffer_slice(&plain), cases[i].unit, &value));
    }
}

static void test_periods(void **state)
{
    static const struct {
        const char *typed, *period;
        enum diag_id fault;
    } rows[] = {
        {"2003/04", "2003/04", NOTATION_GOOD},
        {"2003/2004", "2003/04", NOTATION_GOOD},
        {"2003-2004", "2003/04", NOTATION_GOOD},
        {"2003\u201304", "2003/04", NOTATION_GOOD},
        {"1999/00", "1999/00", NOTATION_GOOD},
        {"2024-25", "2024/25", NOTATION_GOOD},
        {"2003/04 Q1", "2003/04 Q1", NOTATION_GOOD},
        {"Q1 2003/04", "2003/04 Q1", NOTATION_GOOD},
        {"Quarter 4 2024-25", "2024/25 Q4", NOTATION_GOOD},
        {"2003/04 qtr 2", "2003/04 Q2", NOTATION_GOOD},
        {"2025-04", "2025-04", NOTATION_GOOD},
        {"April 2003", "2003-04", NOTATION_GOOD},
        {"Mar-2004", "2004-03", NOTATION_GOOD},
        {"2003-04", NULL, DIAG_cell_period_ambiguous},
        {"2011-12", NULL, DIAG_cell_period_ambiguous},
        {"2003/05", NULL, DIAG_cell_period},
        {"03/04", NULL, DIAG_cell_period},
        {"2003", NULL, DIAG_cell_period},
        {"Q5 2003/04", NULL, DIAG_cell_period},
        {"Q1 2003", NULL, DIAG_cell_period},
        {"Apr-03", NULL, DIAG_cell_period},
        {"last year", NULL, DIAG_cell_period},
        {"", NULL, DIAG_cell_period},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct period period;
        struct buffer out = buffer_open(*state);
        enum diag_id fault = notation_period(slice_of(rows[i].typed), &period);
        if (fault != rows[i].fault)
            fail_msg("'%s': outcome %d", rows[i].typed, (int)fault);
        if (fault == NOTATION_GOOD) {
            period_write(period, &out);
            assert_string_equal(buffer_text(&out), rows[i].period);
        }
    }
}

static void test_period_days(void **state)
{
    (void)state;
    struct period period;
    assert_int_equal(notation_period_day(slice_of("2025-04-01"), &period), NOTATION_GOOD);
    assert_int_equal(period.year, 2025);
    assert_int_equal(period.month, 1);
    assert_int_equal(notation_period_day(slice_of("2025-03-01"), &period), NOTATION_GOOD);
    assert_int_equal(period.year, 2024);
    assert_int_equal(period.month, 12);
    /* what became of "2003/04" in a spreadsheet */
    assert_int_equal(notation_period_day(slice_of("2003-04-01"), &period),
                     DIAG_cell_period_ambiguous);
    assert_int_equal(notation_period_day(slice_of("2004-03-31"), &period), DIAG_cell_period);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_values), TEST(test_values_are_read),
                                       TEST(test_periods), TEST(test_period_days)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
