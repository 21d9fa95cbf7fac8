/* SPDX-License-Identifier: Apache-2.0 */
/* Which periods a chart shows, what it is called, and what is wrong with it. */
#include "testing.h"

#include "model/chart.h"

static void observe(struct arena *arena, struct indicator *indicator, const char *period,
                    enum observation_kind kind, const char *value)
{
    struct observation *o = ARENA_NEW(arena, struct observation);
    assert_true(period_read(slice_of(period), &o->period));
    o->kind = kind;
    o->absence = value ? ABSENCE_NONE : ABSENCE_SURVEY_GAP;
    if (value)
        assert_true(value_read(slice_of(value), UNIT_NUMBER, &o->value));
    indicator_add(indicator, o);
}

static struct indicator *new_indicator(struct arena *arena)
{
    struct indicator *indicator = ARENA_NEW(arena, struct indicator);
    indicator->what.code = "BV 1";
    indicator->what.unit = UNIT_NUMBER;
    return indicator;
}

/* A trend of outturns and targets of one indicator. */
static struct chart *trend(struct arena *arena, const struct indicator *indicator)
{
    struct chart *chart = ARENA_NEW(arena, struct chart);
    const struct indicator **indicators = ARENA_ARRAY(arena, 1, const struct indicator *);
    indicators[0] = indicator;
    *chart = (struct chart){.kind = CHART_TREND,
                            .indicators = indicators,
                            .indicator_count = 1,
                            .figures = {OBSERVATION_OUTTURN, OBSERVATION_TARGET},
                            .figure_count = 2};
    return chart;
}

static const char *periods_of(struct arena *arena, const struct chart *chart)
{
    struct period *periods;
    struct buffer out = buffer_open(arena);
    size_t count = chart_periods(chart, arena, &periods);
    for (size_t i = 0; i < count; i++) {
        buffer_add_text(&out, i ? ", " : "");
        period_write(periods[i], &out);
    }
    return buffer_text(&out);
}

static struct period period_of(const char *text)
{
    struct period period;
    assert_true(period_read(slice_of(text), &period));
    return period;
}

/* From the first figure to the last, those between as well. */
static void test_years(void **state)
{
    struct arena *arena = *state;
    struct indicator *indicator = new_indicator(arena);
    observe(arena, indicator, "2003/04", OBSERVATION_OUTTURN, "3");
    observe(arena, indicator, "2000/01", OBSERVATION_OUTTURN, "2");
    observe(arena, indicator, "2005/06", OBSERVATION_TARGET, "4");
    observe(arena, indicator, "1990/91", OBSERVATION_TOP_QUARTILE, "4");
    observe(arena, indicator, "2003/04 Q1", OBSERVATION_OUTTURN, "3");
    struct chart *chart = trend(arena, indicator);
    assert_string_equal(periods_of(arena, chart),
                        "2000/01, 2001/02, 2002/03, 2003/04, 2004/05, 2005/06");
    assert_string_equal(chart_words(chart, arena), "Outturn and target, 2000/01 to 2005/06");
    chart->kind = CHART_MULTIPLES;
    assert_string_equal(periods_of(arena, chart), "2000/01, 2001/02, 2002/03, 2003/04");
    chart->from = period_of("2002/03");
    assert_string_equal(periods_of(arena, chart), "2002/03, 2003/04");
    chart->to = period_of("2004/05");
    assert_string_equal(periods_of(arena, chart), "2002/03, 2003/04, 2004/05");
    chart->from = period_of("2005/06");
    assert_string_equal(periods_of(arena, chart), "");
    struct period named[] = {period_of("1997/98"), period_of("2003/04")};
    chart->periods = named;
    chart->period_count = 2;
    assert_string_equal(periods_of(arena, chart), "1997/98, 2003/04");
}

static void test_parts_of_years(void **state)
{
    struct arena *arena = *state;
    struct indicator *indicator = new_indicator(arena);
    observe(arena, indicator, "2003-02", OBSERVATION_OUTTURN, "3");
    observe(arena, indicator, "2003-05", OBSERVATION_OUTTURN, "3");
    struct chart *chart = trend(arena, indicator);
    assert_string_equal(periods_of(arena, chart), "2003-02, 2003-03, 2003-04, 2003-05");
    observe(arena, indicator, "2003/04 Q3", OBSERVATION_OUTTURN, "3");
    observe(arena, indicator, "2004/05 Q1", OBSERVATION_TARGET, "3");
    assert_string_equal(periods_of(arena, chart), "2003/04 Q3, 2003/04 Q4, 2004/05 Q1");
    chart->to = period_of("2003-04");
    assert_string_equal(periods_of(arena, chart), "2003-02, 2003-03, 2003-04");
}

static void test_words(void **state)
{
    struct arena *arena = *state;
    struct period year = period_of("2003/04");
    struct chart chart = {.kind = CHART_STATUS, .periods = &year, .period_count = 1};
    assert_string_equal(chart_words(&chart, arena), "Targets met and missed, 2003/04");
    chart.kind = CHART_BARS;
    chart.figures[0] = OBSERVATION_ESTIMATE;
    chart.figures[1] = OBSERVATION_TARGET;
    chart.figure_count = 2;
    assert_string_equal(chart_words(&chart, arena), "Estimate against target, 2003/04");
    chart.kind = CHART_MULTIPLES;
    chart.figures[2] = OBSERVATION_TOP_QUARTILE;
    chart.figure_count = 3;
    assert_string_equal(chart_words(&chart, arena), "Estimate, target and top quartile, 2003/04");
}

static void test_one_unit(void **state)
{
    struct arena *arena = *state;
    struct indicator *a = new_indicator(arena), *b = new_indicator(arena);
    const struct indicator *indicators[] = {a, b}, *other;
    struct chart chart = {.indicators = indicators, .indicator_count = 2};
    assert_true(chart_one_unit(&chart, &other));
    a->what.unit = b->what.unit = UNIT_RATE;
    a->what.unit_text = "per 1,000";
    assert_false(chart_one_unit(&chart, &other));
    assert_ptr_equal(other, b);
    b->what.unit_text = "per 1,000";
    assert_true(chart_one_unit(&chart, &other));
    b->what.unit = UNIT_DAYS;
    assert_false(chart_one_unit(&chart, &other));
}

static const char *said_of(struct arena *arena, struct chart *chart)
{
    struct diag_list *diags = diag_list_create(arena);
    charts_check(chart, arena, diags);
    if (!diag_count(diags))
        return "";
    const struct diag *diag = diag_at(diags, 0);
    return format_text(arena, "%s: %s (%s)", severity_name(diag->severity), diag->message,
                       diag->help);
}

static void test_check(void **state)
{
    struct arena *arena = *state;
    struct indicator *indicator = new_indicator(arena);
    struct chart *chart = trend(arena, indicator);
    assert_string_equal(said_of(arena, chart), "error: there is no outturn for the chart to show "
                                               "(add figures, or choose other indicators or "
                                               "periods)");
    observe(arena, indicator, "2003/04", OBSERVATION_TARGET, "3");
    assert_string_equal(said_of(arena, chart), "error: there is no outturn for the chart to show "
                                               "(add figures, or choose other indicators or "
                                               "periods)");
    observe(arena, indicator, "2001/02", OBSERVATION_OUTTURN, NULL);
    assert_string_equal(said_of(arena, chart),
                        "warning: the chart has nothing to draw: each outturn is absent "
                        "(survey-gap) (choose other periods, or leave the chart out)");
    observe(arena, indicator, "2002/03", OBSERVATION_OUTTURN, "5");
    assert_string_equal(said_of(arena, chart), "");
    chart->from = period_of("2004/05");
    chart->to = period_of("2005/06");
    assert_string_equal(said_of(arena, chart), "error: there is no outturn for the chart to show "
                                               "(there are figures for 2001/02 to 2002/03)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_years),    TEST(test_parts_of_years), TEST(test_words),
        TEST(test_one_unit), TEST(test_check),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
