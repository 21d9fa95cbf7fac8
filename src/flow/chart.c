/* SPDX-License-Identifier: Apache-2.0 */
/* flow/chart.c - charts: the figures they draw, what stands around them, and sparklines.
 *
 * A chart is a Figure that says in words what it shows, with its caption above. The figures of bars
 * and counts are printed beside them as the Table that goes with the Figure; those of lines stand
 * in one below, or in the tables of the plan. */
#include "flow/charts.h"

#include "flow/numbering.h"

#define MOST_DECIMALS 6

/* ---- figures in whole numbers ---- */

static void count_decimals(int32_t *most, struct quantity quantity)
{
    if (quantity.decimals > *most && quantity.decimals <= MOST_DECIMALS)
        *most = quantity.decimals;
}

static int32_t indicator_decimals(const struct indicator *indicator)
{
    int32_t most = 0;
    for (const struct observation *o = indicator->observations; o; o = o->next) {
        if (o->absence)
            continue;
        count_decimals(&most, o->value.low);
        count_decimals(&most, o->value.high);
        count_decimals(&most, o->interval);
    }
    return most;
}

int32_t chart_decimals(const struct chart *chart)
{
    int32_t most = 0;
    for (size_t i = 0; i < chart->indicator_count; i++) {
        int32_t own = indicator_decimals(chart->indicators[i]);
        most = own > most ? own : most;
    }
    return most;
}

/* A figure has at most 12 digits before the point and 6 behind it, so this fits. */
static int64_t whole(struct quantity quantity, int32_t decimals)
{
    return quantity_round(quantity, decimals).digits;
}

struct drawn chart_figure(const struct charting *charting, const struct indicator *indicator,
                          enum observation_kind kind, struct period period)
{
    const struct observation *o = indicator_observation(indicator, kind, period);
    struct drawn drawn = {.observation = o, .there = o && !o->absence};
    if (!drawn.there)
        return drawn;
    int32_t decimals = charting->decimals;
    int64_t around = whole(o->interval, decimals);
    drawn.low = whole(o->value.low, decimals);
    drawn.high = whole(o->value.high, decimals);
    drawn.open_low = o->value.form == VALUE_UNDER;
    drawn.open_high = o->value.form == VALUE_OVER;
    drawn.interval = drawn.open_low || drawn.open_high || o->value.form == VALUE_RANGE;
    drawn.least = drawn.low - around;
    drawn.most = drawn.high + around;
    drawn.hollow = o->flags & (FLAG_PROVISIONAL | FLAG_ESTIMATED);
    drawn.text = indicator_text(indicator, o->value, charting->builder->arena);
    return drawn;
}

/* ---- what is written ---- */

/* A title of one or two words says too little by itself: that of its group says of what it is a
 * part. */
static bool says_little(const char *title)
{
    const char *space = strchr(title, ' ');
    return !space || !strchr(space + 1, ' ');
}

const char *chart_name(struct flow_builder *builder, const struct indicator *indicator)
{
    if (indicator->what.short_title)
        return indicator->what.short_title;
    const char *title = inline_plain(builder, indicator->what.title);
    if (!says_little(title) || !indicator->group || !indicator->group->title)
        return title;
    return format_text(builder->arena, "%s: %s", inline_plain(builder, indicator->group->title),
                       title);
}

const struct flow_text *chart_text(const struct charting *charting, enum style_role role,
                                   enum style_role over, const char *string)
{
    struct flow_builder *builder = charting->builder;
    struct flow_text *made = ARENA_NEW(builder->arena, struct flow_text);
    struct text_builder *text =
        text_builder_open(builder, charting->style, charting->figure, charting->pos);
    if (role != STYLE_ROLE_COUNT)
        text_builder_restyle(text, role);
    if (over != STYLE_ROLE_COUNT)
        text_builder_restyle(text, over);
    text_builder_string(text, string);
    *made = text_builder_close(text);
    return made;
}

struct flow_block *chart_block(const struct charting *charting, enum style_role role,
                               struct flow_chart *chart)
{
    struct flow_builder *builder = charting->builder;
    const struct computed *style = style_block(builder->sheet, role);
    struct flow_block *block = builder_block(builder, FLOW_CHART, style, charting->pos);
    chart->axis = style_inline(builder->sheet, style, STYLE_CHART_AXIS);
    chart->font = builder_font(builder, style, builder->at.language, charting->pos);
    chart->content = charting->content;
    block->chart = chart;
    block->element = charting->figure;
    return block;
}

static bool is_shown(const struct charting *charting, const struct observation *observation)
{
    const struct chart *chart = charting->chart;
    bool period = false, kind = chart->kind == CHART_STATUS; /* verdicts need targets as well */
    for (size_t p = 0; p < charting->period_count && !period; p++)
        period = period_compare(observation->period, charting->periods[p]) == 0;
    for (size_t k = 0; k < chart->figure_count && !kind; k++)
        kind = observation->kind == chart->figures[k];
    return period && kind;
}

void chart_draws_from(const struct charting *charting, struct structure_element *element)
{
    const struct chart *chart = charting->chart;
    for (size_t i = 0; i < chart->indicator_count; i++) {
        for (const struct observation *o = chart->indicators[i]->observations; o; o = o->next) {
            if (is_shown(charting, o))
                flow_draws_from(charting->builder, element, o);
        }
    }
}

/* ---- charts ---- */

static void (*const chart_flowers[])(struct charting *) = {
    [CHART_BARS] = flow_bars,
    [CHART_TREND] = flow_trend,
    [CHART_STATUS] = flow_status,
    [CHART_MULTIPLES] = flow_multiples,
};

void flow_chart_block(struct flow_builder *builder, const struct block *block)
{
    const struct chart *chart = block->chart;
    struct period *periods;
    struct charting charting = {.builder = builder,
                                .chart = chart,
                                .pos = block->pos,
                                .style = style_block(builder->sheet, STYLE_CHART),
                                .indicators = chart->indicators,
                                .decimals = chart_decimals(chart)};
    charting.period_count = chart_periods(chart, builder->arena, &periods);
    charting.periods = periods;
    if (!charting.period_count)
        return; /* said already: there is nothing to draw */
    charting.figure = builder_element(builder, ROLE_FIGURE, block->pos);
    charting.figure->id = block->id;
    struct point_of_work before = builder_enter(builder, charting.figure);
    flow_caption(builder, block, numbering_title(builder->numbering, block), true);
    builder_leave(builder, before);
    charting.content = structure_leaf(builder->structure, charting.figure);
    chart_flowers[chart->kind](&charting);
    charting.figure->alternative = chart_alternative(&charting);
    chart_draws_from(&charting, charting.figure);
}

/* ---- sparklines ---- */

/* What counts from the beginning of the year rises with each of its parts and falls with the next
 * year's first: it is compared with the same part of other years. The last period says which. */
static size_t keep_comparable(struct period *periods, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (periods[i].quarter == periods[count - 1].quarter &&
            periods[i].month == periods[count - 1].month)
            periods[kept++] = periods[i];
    }
    return kept;
}

struct flow_block *flow_sparkline(struct flow_builder *builder, const struct indicator *indicator,
                                  enum observation_kind kind, struct period from, struct period to)
{
    const struct chart chart = {.pos = indicator->pos,
                                .kind = CHART_TREND,
                                .indicators = &indicator,
                                .indicator_count = 1,
                                .figures = {kind},
                                .figure_count = 1,
                                .from = from,
                                .to = to};
    struct period *periods;
    struct charting charting = {.builder = builder,
                                .chart = &chart,
                                .pos = indicator->pos,
                                .style = style_block(builder->sheet, STYLE_SPARKLINE),
                                .decimals = indicator_decimals(indicator)};
    charting.period_count = chart_periods(&chart, builder->arena, &periods);
    if (indicator->what.cumulative)
        charting.period_count = keep_comparable(periods, charting.period_count);
    charting.periods = periods;
    struct flow_chart *drawn = chart_sparkline(&charting);
    if (!drawn)
        return NULL;
    chart_draws_from(&charting, builder->at.element);
    charting.figure = builder_element(builder, ROLE_FIGURE, indicator->pos);
    charting.figure->alternative = chart_line_words(&charting);
    charting.content = structure_leaf(builder->structure, charting.figure);
    return chart_block(&charting, STYLE_SPARKLINE, drawn);
}
