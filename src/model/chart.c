/* SPDX-License-Identifier: Apache-2.0 */
#include "model/chart.h"

const char *const chart_kind_names[] = {
    [CHART_BARS] = "bars",           [CHART_TREND] = "trend",      [CHART_STATUS] = "status",
    [CHART_MULTIPLES] = "multiples", [CHART_MULTIPLES + 1] = NULL,
};

static const struct {
    const char *words, *title;
} kind_words[] = {
    [OBSERVATION_OUTTURN] = {"outturn", "Outturn"},
    [OBSERVATION_TARGET] = {"target", "Target"},
    [OBSERVATION_ESTIMATE] = {"estimate", "Estimate"},
    [OBSERVATION_TOP_QUARTILE] = {"top quartile", "Top quartile"},
    [OBSERVATION_BOTTOM_QUARTILE] = {"bottom quartile", "Bottom quartile"},
    [OBSERVATION_AVERAGE] = {"average", "Average"},
};

const char *observation_kind_words(enum observation_kind kind)
{
    return kind_words[kind].words;
}

const char *observation_kind_title(enum observation_kind kind)
{
    return kind_words[kind].title;
}

/* ---- words ---- */

static void add_figures(const struct chart *chart, struct buffer *out)
{
    buffer_add_text(out, observation_kind_title(chart->figures[0]));
    for (size_t i = 1; i < chart->figure_count; i++) {
        const char *link = chart->kind == CHART_BARS      ? " against "
                           : i + 1 == chart->figure_count ? " and "
                                                          : ", ";
        buffer_format(out, "%s%s", link, observation_kind_words(chart->figures[i]));
    }
}

const char *chart_words(const struct chart *chart, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    struct period *periods;
    size_t count = chart_periods(chart, arena, &periods);
    if (chart->kind == CHART_STATUS)
        buffer_add_text(&out, "Targets met and missed");
    else
        add_figures(chart, &out);
    if (count)
        buffer_format(&out, ", %s", period_text(periods[0], arena));
    if (count > 1)
        buffer_format(&out, " to %s", period_text(periods[count - 1], arena));
    return buffer_text(&out);
}

bool chart_one_unit(const struct chart *chart, const struct indicator **other)
{
    for (size_t i = 1; i < chart->indicator_count; i++) {
        const struct indicator *first = chart->indicators[0], *next = chart->indicators[i];
        const char *a = indicator_unit(first), *b = indicator_unit(next);
        *other = next;
        if (first->what.unit != next->what.unit || strcmp(a ? a : "", b ? b : "") != 0)
            return false;
    }
    return true;
}

/* ---- periods ---- */

/* Years, quarters and months stand in different charts. */
static bool same_length(struct period a, struct period b)
{
    return !a.quarter == !b.quarter && !a.month == !b.month;
}

static bool is_wanted(const struct chart *chart, const struct observation *o)
{
    for (size_t i = 0; i < chart->figure_count; i++) {
        if (o->kind == chart->figures[i])
            return true;
    }
    return false;
}

/* The earliest and the latest period of figures that a chart may show. A plan's figures are most
 * often for years; where there are no years it is quarters, then months. */
struct found {
    struct period first, last;
};

static void find_of_length(const struct chart *chart, struct period like, struct found *found)
{
    for (size_t i = 0; i < chart->indicator_count; i++) {
        for (const struct observation *o = chart->indicators[i]->observations; o; o = o->next) {
            if (!is_wanted(chart, o) || !o->period.year || !same_length(o->period, like))
                continue;
            /* Small charts are about what was reached: plans for years to come only make them
             * narrower. */
            if (chart->kind == CHART_MULTIPLES && o->kind != chart->figures[0])
                continue;
            if (!found->first.year || period_compare(o->period, found->first) < 0)
                found->first = o->period;
            if (!found->last.year || period_compare(o->period, found->last) > 0)
                found->last = o->period;
        }
    }
}

static struct found find_periods(const struct chart *chart)
{
    static const struct period lengths[] = {{.year = 1}, {.quarter = 1}, {.month = 1}};
    struct found found = {0};
    struct period given = chart->from.year ? chart->from : chart->to;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths && !found.first.year; i++) {
        if (!given.year || same_length(given, lengths[i]))
            find_of_length(chart, lengths[i], &found);
    }
    return found;
}

size_t chart_periods(const struct chart *chart, struct arena *arena, struct period **periods)
{
    *periods = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < chart->period_count; i++)
        ARENA_PUSH(arena, *periods, count, capacity) = chart->periods[i];
    if (count)
        return count;
    struct found found = find_periods(chart);
    if (chart->from.year)
        found.first = chart->from;
    if (chart->to.year)
        found.last = chart->to;
    if (!found.first.year || !found.last.year)
        return 0;
    for (struct period at = found.first;
         period_compare(at, found.last) <= 0 && count < CHART_PERIODS; at = period_after(at))
        ARENA_PUSH(arena, *periods, count, capacity) = at;
    return count;
}

/* ---- what is wrong ---- */

/* Figures and reasons that a chart would show. */
struct contents {
    size_t figures, reasons;
    enum absence reason; /* of the first */
};

static struct contents count_figures(const struct chart *chart, struct arena *arena)
{
    struct contents found = {0};
    struct period *periods;
    size_t count = chart_periods(chart, arena, &periods);
    for (size_t i = 0; i < chart->indicator_count; i++) {
        for (size_t p = 0; p < count; p++) {
            const struct observation *o =
                indicator_observation(chart->indicators[i], chart->figures[0], periods[p]);
            if (o && o->absence && !found.reasons++)
                found.reason = o->absence;
            found.figures += o && !o->absence;
        }
    }
    return found;
}

/* The periods for which there is something, for the help. */
static const char *periods_known(const struct chart *chart, struct arena *arena)
{
    struct chart all = *chart;
    struct period *periods;
    all.period_count = 0;
    all.from.year = all.to.year = 0;
    all.figure_count = 1;
    size_t count = chart_periods(&all, arena, &periods);
    if (!count)
        return NULL;
    if (count == 1)
        return period_text(periods[0], arena);
    return format_text(arena, "%s to %s", period_text(periods[0], arena),
                       period_text(periods[count - 1], arena));
}

static void check_figures(const struct chart *chart, struct arena *arena, struct diag_list *diags)
{
    struct contents found = count_figures(chart, arena);
    if (found.figures)
        return;
    const char *kind = observation_kind_words(chart->figures[0]);
    if (found.reasons) {
        diag_report(diags, DIAG_chart_all_absent, chart->pos, kind, absence_names[found.reason]);
        return;
    }
    const char *known = periods_known(chart, arena);
    diag_report(diags, DIAG_chart_no_figures, chart->pos, kind);
    if (known)
        diag_help(diags, "there are figures for %s", known);
}

void charts_check(const struct chart *charts, struct arena *arena, struct diag_list *diags)
{
    for (const struct chart *chart = charts; chart; chart = chart->next) {
        if (chart->kind != CHART_STATUS)
            check_figures(chart, arena, diags);
    }
}
