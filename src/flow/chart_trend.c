/* SPDX-License-Identifier: Apache-2.0 */
/* flow/chart_trend.c - figures over time: one plot with a line for each indicator, small plots with
 * one indicator each, and lines in the cells of a table. */
#include "flow/charts.h"

#define STEPS 5       /* of the axis of a plot, at most */
#define SMALL_STEPS 3 /* of a small one */

/* A plot being made. */
struct plotting {
    struct charting *charting;
    enum chart_form form;
    const struct indicator *const *indicators;
    size_t count;
    struct drawn *drawn; /* by indicator, kind and period */
    struct flow_plot *plot;
    struct extent extent;
    struct flow_line *lines;
};

static const struct drawn *drawn_at(const struct plotting *plotting, size_t indicator, size_t kind,
                                    size_t period)
{
    const struct charting *charting = plotting->charting;
    size_t row = indicator * charting->chart->figure_count + kind;
    return &plotting->drawn[row * charting->period_count + period];
}

static void read_figures(struct plotting *plotting)
{
    const struct charting *charting = plotting->charting;
    const struct chart *chart = charting->chart;
    size_t rows = plotting->count * chart->figure_count, at = 0;
    plotting->drawn =
        ARENA_ARRAY(charting->builder->arena, rows * charting->period_count, struct drawn);
    for (size_t i = 0; i < plotting->count; i++) {
        for (size_t k = 0; k < chart->figure_count; k++) {
            for (size_t p = 0; p < charting->period_count; p++) {
                plotting->drawn[at] = chart_figure(charting, plotting->indicators[i],
                                                   chart->figures[k], charting->periods[p]);
                extent_add_drawn(&plotting->extent, &plotting->drawn[at++]);
            }
        }
    }
}

/* ---- lines ---- */

static enum line_form form_of(const struct chart *chart, size_t kind)
{
    if (kind == 0)
        return LINE_WHOLE;
    bool aim =
        chart->figures[kind] == OBSERVATION_TARGET || chart->figures[kind] == OBSERVATION_ESTIMATE;
    return aim ? LINE_DASHED : LINE_DOTTED;
}

/* Of several indicators each has its colour; of one, what it is held against is black. */
static enum style_role line_role(const struct plotting *plotting, size_t indicator, size_t kind)
{
    static const enum style_role roles[CHART_LINES] = {STYLE_CHART_LINE_1, STYLE_CHART_LINE_2,
                                                       STYLE_CHART_LINE_3, STYLE_CHART_LINE_4,
                                                       STYLE_CHART_LINE_5, STYLE_CHART_LINE_6};
    if (plotting->count == 1 && kind > 0)
        return STYLE_CHART_TARGET;
    return roles[indicator % CHART_LINES];
}

static bool is_last(const struct plotting *plotting, size_t indicator, size_t kind, size_t period)
{
    for (size_t p = period + 1; p < plotting->charting->period_count; p++) {
        if (drawn_at(plotting, indicator, kind, p)->there)
            return false;
    }
    return true;
}

/* The kind whose line bears the name of an indicator: of several indicators the one that reaches
 * farthest, so that names stand in one column. */
static size_t naming_kind(const struct plotting *plotting, size_t indicator)
{
    size_t kinds = plotting->charting->chart->figure_count, best = 0, reach = 0;
    for (size_t k = 0; k < kinds; k++) {
        for (size_t p = plotting->charting->period_count; p > reach; p--) {
            if (!drawn_at(plotting, indicator, k, p - 1)->there)
                continue;
            best = k;
            reach = p;
        }
    }
    return best;
}

/* Whether a figure is written at its point. A name has the last figure of its line behind it. */
static bool is_written(const struct plotting *plotting, size_t indicator, size_t kind,
                       size_t period)
{
    bool last = is_last(plotting, indicator, kind, period);
    if (plotting->form == FORM_PANELS)
        return kind == 0 && last;
    if (plotting->form != FORM_PLOT || kind > 0)
        return false;
    if (plotting->count == 1)
        return !last;
    return last && naming_kind(plotting, indicator) > 0;
}

static struct flow_point make_point(const struct plotting *plotting, size_t indicator, size_t kind,
                                    size_t period)
{
    const struct charting *charting = plotting->charting;
    const struct drawn *drawn = drawn_at(plotting, indicator, kind, period);
    const struct flow_scale *scale = &plotting->plot->scale;
    struct flow_point point = {
        .at = (int32_t)period,
        .value = drawn->low,
        .least = drawn->open_low ? scale->low : drawn->least,
        .most = drawn->open_high ? scale->high : drawn->most,
        .interval = drawn->interval,
        .open_low = drawn->open_low,
        .open_high = drawn->open_high,
        .hollow = drawn->hollow,
        .shows = drawn->text,
    };
    if (drawn->interval)
        point.value = point.least + (point.most - point.least) / 2;
    plotting->charting->seen |= (drawn->interval ? SEEN_RANGE : 0) |
                                (drawn->hollow ? SEEN_NOT_FINAL : 0) |
                                (!drawn->interval && point.least != point.most ? SEEN_SPREAD : 0);
    if (is_written(plotting, indicator, kind, period))
        point.label = chart_text(charting, line_role(plotting, indicator, kind), STYLE_CHART_VALUE,
                                 drawn->text);
    return point;
}

/* A name, and a figure that stands out from it. */
static const struct flow_text *named_text(const struct charting *charting, enum style_role role,
                                          const char *name, const char *figure)
{
    struct flow_builder *builder = charting->builder;
    struct flow_text *made = ARENA_NEW(builder->arena, struct flow_text);
    struct text_builder *text =
        text_builder_open(builder, charting->style, charting->figure, charting->pos);
    text_builder_restyle(text, role);
    text_builder_string(text, name);
    if (figure) {
        text_builder_string(text, " ");
        text_builder_styled(text, STYLE_CHART_VALUE, figure);
    }
    *made = text_builder_close(text);
    return made;
}

/* What is written at the end of a line. */
static const struct flow_text *name_line(const struct plotting *plotting, size_t indicator,
                                         size_t kind, const struct flow_line *line)
{
    const struct charting *charting = plotting->charting;
    if (plotting->form != FORM_PLOT)
        return NULL;
    const char *figure = line->points[line->count - 1].shows;
    const char *name = observation_kind_title(charting->chart->figures[kind]);
    if (plotting->count > 1) {
        if (naming_kind(plotting, indicator) != kind)
            return NULL;
        name = chart_name(charting->builder, plotting->indicators[indicator]);
        figure = kind == 0 ? figure : NULL;
    }
    return named_text(charting, line_role(plotting, indicator, kind), name, figure);
}

static void make_line(struct plotting *plotting, size_t indicator, size_t kind)
{
    const struct charting *charting = plotting->charting;
    struct flow_builder *builder = charting->builder;
    struct flow_point *points =
        ARENA_ARRAY(builder->arena, charting->period_count, struct flow_point);
    struct flow_line *line = &plotting->lines[plotting->plot->line_count];
    *line = (struct flow_line){
        .style =
            style_inline(builder->sheet, charting->style, line_role(plotting, indicator, kind)),
        .form = form_of(charting->chart, kind),
        .shape = kind ? SHAPE_NONE : (enum point_shape)(indicator % SHAPE_NONE),
        .points = points,
    };
    for (size_t p = 0; p < charting->period_count; p++) {
        if (drawn_at(plotting, indicator, kind, p)->there)
            points[line->count++] = make_point(plotting, indicator, kind, p);
    }
    if (!line->count)
        return;
    if (kind && plotting->form == FORM_PANELS)
        plotting->charting->seen |= SEEN_AIM;
    line->name = name_line(plotting, indicator, kind, line);
    plotting->plot->line_count++;
}

/* What a plot is about is drawn over what it is held against. */
static void make_lines(struct plotting *plotting)
{
    const struct chart *chart = plotting->charting->chart;
    plotting->lines = ARENA_ARRAY(plotting->charting->builder->arena,
                                  plotting->count * chart->figure_count, struct flow_line);
    plotting->plot->lines = plotting->lines;
    for (size_t k = chart->figure_count; k > 0; k--) {
        for (size_t i = 0; i < plotting->count; i++)
            make_line(plotting, i, k - 1);
    }
}

/* ---- gaps ---- */

/* A period without a figure: there is a reason, or there are figures before and after. */
static bool is_gap(const struct plotting *plotting, size_t period)
{
    const struct drawn *drawn = drawn_at(plotting, 0, 0, period);
    if (drawn->there)
        return false;
    bool before = false;
    for (size_t p = 0; p < period; p++)
        before = before || drawn_at(plotting, 0, 0, p)->there;
    return drawn->observation || (before && !is_last(plotting, 0, 0, period));
}

static void find_gaps(struct plotting *plotting)
{
    const struct charting *charting = plotting->charting;
    struct flow_gap *gaps =
        ARENA_ARRAY(charting->builder->arena, charting->period_count, struct flow_gap);
    plotting->plot->gaps = gaps;
    for (size_t p = 0; plotting->count == 1 && p < charting->period_count; p++) {
        const struct observation *o = drawn_at(plotting, 0, 0, p)->observation;
        if (!is_gap(plotting, p))
            continue;
        struct flow_gap *gap = &gaps[plotting->plot->gap_count++];
        gap->at = (int32_t)p;
        plotting->charting->seen |= SEEN_GAP;
        gap->shows = o ? absence_text(o->absence) : "no figure";
        if (plotting->form == FORM_PLOT || !plotting->extent.any)
            gap->reason = chart_text(charting, STYLE_CHART_AXIS, STYLE_ROLE_COUNT, gap->shows);
    }
}

/* ---- what is written around ---- */

static void make_periods(struct plotting *plotting)
{
    const struct charting *charting = plotting->charting;
    struct arena *arena = charting->builder->arena;
    struct flow_period *periods = ARENA_ARRAY(arena, charting->period_count, struct flow_period);
    int32_t first = period_months(charting->periods[0]);
    size_t last = charting->period_count - 1;
    for (size_t p = 0; p <= last; p++) {
        periods[p].months = period_months(charting->periods[p]) - first;
        bool written =
            plotting->form == FORM_PLOT || (plotting->form == FORM_PANELS && (p == 0 || p == last));
        if (written)
            periods[p].text = chart_text(charting, STYLE_CHART_AXIS, STYLE_ROLE_COUNT,
                                         period_text(charting->periods[p], arena));
    }
    plotting->plot->periods = periods;
    plotting->plot->period_count = (int32_t)charting->period_count;
}

static bool is_drawn(const struct plotting *plotting, size_t kind)
{
    for (size_t i = 0; i < plotting->count; i++) {
        for (size_t p = 0; p < plotting->charting->period_count; p++) {
            if (drawn_at(plotting, i, kind, p)->there)
                return true;
        }
    }
    return false;
}

/* The unit, and what the lines without names are. */
static const char *plot_note(const struct plotting *plotting)
{
    static const char *const forms[] = {
        [LINE_WHOLE] = "", [LINE_DASHED] = "Dashed", [LINE_DOTTED] = "Dotted"};
    const struct charting *charting = plotting->charting;
    const struct chart *chart = charting->chart;
    struct buffer out = buffer_open(charting->builder->arena);
    const char *unit = indicator_unit(plotting->indicators[0]);
    if (unit)
        buffer_add_text(&out, unit);
    for (size_t k = 1; plotting->count > 1 && k < chart->figure_count; k++) {
        if (is_drawn(plotting, k))
            buffer_format(&out, "%s%s: %s", out.count ? ". " : "", forms[form_of(chart, k)],
                          observation_kind_words(chart->figures[k]));
    }
    return out.count ? buffer_text(&out) : NULL;
}

static void make_plot(struct plotting *plotting)
{
    struct charting *charting = plotting->charting;
    bool small = plotting->form != FORM_PLOT;
    read_figures(plotting);
    plotting->plot->scale =
        scale_fit(plotting->extent, false, small ? SMALL_STEPS : STEPS, charting->decimals);
    if (plotting->form == FORM_SPARKLINE) {
        plotting->plot->scale.mark_count = 0;
        plotting->plot->scale.low = plotting->extent.low;
        plotting->plot->scale.high = plotting->extent.high;
        if (plotting->extent.low == plotting->extent.high)
            plotting->plot->scale.high++;
    } else if (plotting->extent.any) {
        scale_letter(charting, plotting->indicators[0], &plotting->plot->scale);
    } else {
        plotting->plot->scale.mark_count = 0;
    }
    make_periods(plotting);
    make_lines(plotting);
    find_gaps(plotting);
}

/* ---- charts ---- */

static struct flow_chart *new_chart(struct charting *charting, enum chart_form form,
                                    struct flow_plot *plots, size_t count)
{
    struct flow_chart *chart = ARENA_NEW(charting->builder->arena, struct flow_chart);
    chart->form = form;
    chart->plots = plots;
    chart->plot_count = count;
    return chart;
}

void flow_trend(struct charting *charting)
{
    struct arena *arena = charting->builder->arena;
    struct plotting plotting = {.charting = charting,
                                .form = FORM_PLOT,
                                .indicators = charting->chart->indicators,
                                .count = charting->chart->indicator_count,
                                .plot = ARENA_NEW(arena, struct flow_plot)};
    make_plot(&plotting);
    const char *note = plot_note(&plotting);
    if (note)
        plotting.plot->note = chart_text(charting, STYLE_CHART_AXIS, STYLE_ROLE_COUNT, note);
    struct flow_block *block =
        chart_block(charting, STYLE_CHART, new_chart(charting, FORM_PLOT, plotting.plot, 1));
    flow_chart_data(charting, block);
}

/* Its title, with its unit. */
static const struct flow_text *panel_title(const struct charting *charting,
                                           const struct indicator *indicator)
{
    struct flow_builder *builder = charting->builder;
    const char *name = chart_name(builder, indicator), *unit = indicator_unit(indicator);
    if (unit)
        name = format_text(builder->arena, "%s (%s)", name, unit);
    return chart_text(charting, STYLE_CHART_VALUE, STYLE_ROLE_COUNT, name);
}

void flow_multiples(struct charting *charting)
{
    struct arena *arena = charting->builder->arena;
    const struct chart *chart = charting->chart;
    struct flow_plot *plots = ARENA_ARRAY(arena, chart->indicator_count, struct flow_plot);
    charting->style = style_block(charting->builder->sheet, STYLE_CHART_PANEL);
    for (size_t i = 0; i < chart->indicator_count; i++) {
        struct plotting plotting = {.charting = charting,
                                    .form = FORM_PANELS,
                                    .indicators = &chart->indicators[i],
                                    .count = 1,
                                    .plot = &plots[i]};
        plots[i].title = panel_title(charting, chart->indicators[i]);
        make_plot(&plotting);
    }
    struct flow_block *block =
        chart_block(charting, STYLE_CHART_PANEL,
                    new_chart(charting, FORM_PANELS, plots, chart->indicator_count));
    flow_chart_data(charting, block);
}

struct flow_chart *chart_sparkline(struct charting *charting)
{
    struct flow_plot *plot = ARENA_NEW(charting->builder->arena, struct flow_plot);
    if (!charting->period_count)
        return NULL;
    struct plotting plotting = {.charting = charting,
                                .form = FORM_SPARKLINE,
                                .indicators = charting->chart->indicators,
                                .count = 1,
                                .plot = plot};
    make_plot(&plotting);
    if (!plot->line_count || plot->lines[0].count < 2)
        return NULL;
    return new_chart(charting, FORM_SPARKLINE, plot, 1);
}
