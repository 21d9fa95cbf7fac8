/* SPDX-License-Identifier: Apache-2.0 */
/* flow/chart_bars.c - what was reached beside what was aimed for: a table with a bar in each row.
 *
 * The bar is what one sees, the figures beside it what one reads, and both are one row, so long
 * names wrap, forty rows go over pages with the axis above each, and who has the page read aloud
 * hears a plain table. Bars begin at zero, always. */
#include <stdlib.h>

#include "flow/charts.h"

#define STEPS 5 /* of the axis, at most */

struct bar_row {
    const struct indicator *indicator;
    struct drawn reached, wanted;
    enum status status;
    bool measured; /* the distance to what was wanted is known: */
    int64_t gap;   /* less than zero where it was missed */
    size_t order;  /* as it was given */
};

struct barring {
    struct charting *charting;
    struct bar_row *rows;
    size_t count;
    struct flow_scale scale;
    bool drawn; /* there is something to draw */
    bool targets, statuses;
    struct table_maker *maker;
};

/* ---- rows ---- */

static struct bar_row read_row(const struct charting *charting, size_t index)
{
    const struct chart *chart = charting->chart;
    const struct indicator *indicator = chart->indicators[index];
    struct period period = charting->periods[0];
    struct bar_row row = {.indicator = indicator,
                          .order = index,
                          .reached = chart_figure(charting, indicator, chart->figures[0], period)};
    if (chart->figure_count < 2)
        return row;
    row.wanted = chart_figure(charting, indicator, chart->figures[1], period);
    if (!row.reached.there || !row.wanted.there)
        return row;
    row.status = indicator_status_of(indicator, row.reached.observation->value,
                                     row.wanted.observation->value);
    row.measured = indicator->what.polarity != POLARITY_NEUTRAL;
    bool lower = indicator->what.polarity == POLARITY_LOWER;
    row.gap = lower ? row.wanted.high - row.reached.high : row.reached.low - row.wanted.low;
    return row;
}

/* Those that missed by most first; those of which that cannot be said last. */
static int by_gap(const void *left, const void *right)
{
    const struct bar_row *a = left, *b = right;
    if (a->measured != b->measured)
        return a->measured ? -1 : 1;
    if (a->measured && a->gap != b->gap)
        return a->gap < b->gap ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

static void read_rows(struct barring *barring)
{
    struct charting *charting = barring->charting;
    const struct chart *chart = charting->chart;
    struct extent extent = {0};
    barring->count = chart->indicator_count;
    barring->rows = ARENA_ARRAY(charting->builder->arena, barring->count, struct bar_row);
    for (size_t i = 0; i < barring->count; i++) {
        struct bar_row *row = &barring->rows[i];
        *row = read_row(charting, i);
        extent_add_drawn(&extent, &row->reached);
        extent_add_drawn(&extent, &row->wanted);
        barring->statuses = barring->statuses || row->status != STATUS_NONE;
        barring->targets = barring->targets || row->wanted.observation;
    }
    barring->statuses = barring->statuses && chart->figures[1] == OBSERVATION_TARGET;
    barring->drawn = extent.any;
    barring->scale = scale_fit(extent, true, STEPS, charting->decimals);
    if (chart->order == CHART_BY_GAP)
        qsort(barring->rows, barring->count, sizeof *barring->rows, by_gap);
    const struct indicator **shown =
        ARENA_ARRAY(charting->builder->arena, barring->count, const struct indicator *);
    for (size_t i = 0; i < barring->count; i++)
        shown[i] = barring->rows[i].indicator;
    charting->indicators = shown;
}

/* ---- bars ---- */

static void add_part(struct flow_bar_part *parts, size_t *count, int64_t from, int64_t to,
                     enum chart_fill fill)
{
    if (from != to || *count == 0)
        parts[(*count)++] = (struct flow_bar_part){.from = from, .to = to, .fill = fill};
}

/* What is certain of a figure is solid, what lies within a range or below a bound is hatched, and
 * so is what is not final. */
static size_t bar_parts(const struct drawn *drawn, struct flow_bar_part parts[2])
{
    size_t count = 0;
    enum chart_fill certain = drawn->hollow ? FILL_HATCHED : FILL_SOLID;
    if (drawn->open_low) {
        add_part(parts, &count, 0, drawn->high, FILL_HATCHED);
    } else if (drawn->low < 0 && drawn->high > 0) {
        add_part(parts, &count, drawn->low, drawn->high, FILL_HATCHED);
    } else {
        int64_t near = drawn->low < 0 ? drawn->high : drawn->low;
        int64_t far = drawn->low < 0 ? drawn->low : drawn->high;
        if (near != 0 || far == near)
            add_part(parts, &count, 0, near, certain);
        if (far != near)
            add_part(parts, &count, near, far, FILL_HATCHED);
    }
    return count;
}

static const char *spread_text(const struct charting *charting, const struct indicator *indicator,
                               const struct drawn *drawn)
{
    struct value spread = {
        VALUE_RANGE, {drawn->least, charting->decimals}, {drawn->most, charting->decimals}};
    return value_print(spread, indicator->what.unit, -1, charting->builder->arena);
}

static struct flow_chart *make_bar(const struct barring *barring, const struct bar_row *row)
{
    struct charting *charting = barring->charting;
    struct flow_builder *builder = charting->builder;
    struct flow_chart *chart = ARENA_NEW(builder->arena, struct flow_chart);
    const struct drawn *reached = &row->reached, *wanted = &row->wanted;
    const struct computed *cell = style_block(builder->sheet, STYLE_CHART_ROW);
    chart->form = FORM_BAR;
    chart->scale = &barring->scale;
    chart->bar.lines = style_inline(builder->sheet, cell, STYLE_CHART_TARGET)->colour;
    if (reached->there) {
        struct flow_bar_part *parts = ARENA_ARRAY(builder->arena, 2, struct flow_bar_part);
        chart->bar.parts = parts;
        chart->bar.count = bar_parts(reached, parts);
        for (size_t i = 0; i < chart->bar.count; i++) {
            parts[i].colour = style_inline(builder->sheet, cell, STYLE_CHART_BAR)->colour;
            parts[i].shows = reached->text;
        }
        chart->bar.open_end = reached->open_high;
        charting->seen |= (reached->open_high ? SEEN_OPEN_END : 0) |
                          (reached->open_low || reached->low != reached->high ? SEEN_RANGE : 0) |
                          (reached->hollow ? SEEN_NOT_FINAL : 0);
        if (reached->least != reached->low) {
            charting->seen |= SEEN_SPREAD;
            chart->bar.spread = (struct flow_span_mark){
                reached->least, reached->most, spread_text(charting, row->indicator, reached)};
        }
    }
    if (wanted->there) {
        charting->seen |= SEEN_AIM;
        chart->bar.target = (struct flow_span_mark){wanted->low, wanted->high, wanted->text};
    }
    return chart;
}

/* ---- cells ---- */

static void head_cell(struct barring *barring, enum observation_kind kind)
{
    struct charting *charting = barring->charting;
    struct cell_request request = {
        .align = CELL_CENTRE, .role = STYLE_CHART_HEAD, .header = true, .scope = SCOPE_COLUMN};
    table_maker_string(barring->maker, &request, observation_kind_title(kind), charting->pos);
}

static void make_head(struct barring *barring)
{
    struct charting *charting = barring->charting;
    const struct chart *chart = charting->chart;
    struct cell_request name = {.role = STYLE_CHART_HEAD, .header = true, .scope = SCOPE_COLUMN};
    struct cell_request bars = {.role = STYLE_CHART_HEAD, .instead = charting->figure};
    struct flow_chart *axis = NULL;
    const char *unit = indicator_unit(chart->indicators[0]);
    table_maker_row(barring->maker, true, charting->pos);
    table_maker_string(barring->maker, &name, "Indicator", charting->pos);
    if (barring->drawn) {
        axis = ARENA_NEW(charting->builder->arena, struct flow_chart);
        scale_letter(charting, chart->indicators[0], &barring->scale);
        axis->form = FORM_AXIS;
        axis->scale = &barring->scale;
    }
    chart_table_cell(charting, barring->maker, &bars, axis, barring->drawn ? unit : NULL);
    head_cell(barring, chart->figures[0]);
    if (barring->targets)
        head_cell(barring, chart->figures[1]);
    if (barring->statuses) {
        struct cell_request status = {
            .role = STYLE_CHART_HEAD, .align = CELL_CENTRE, .header = true, .scope = SCOPE_COLUMN};
        table_maker_string(barring->maker, &status, "Target met?", charting->pos);
    }
}

static void name_cell(struct barring *barring, const struct bar_row *row)
{
    struct flow_builder *builder = barring->charting->builder;
    struct cell_request request = {.role = STYLE_CHART_ROW, .header = true, .scope = SCOPE_ROW};
    struct source_pos pos = row->indicator->pos;
    struct point_of_work before = table_maker_enter(barring->maker, &request, pos);
    struct text_builder *text = paragraph_in_cell(builder, STYLE_CHART_ROW, pos);
    text_builder_string(text, chart_name(builder, row->indicator));
    text_builder_string(text, " ");
    text_builder_styled(text, STYLE_CHART_AXIS, indicator_code(row->indicator, builder->arena));
    paragraph_close(text);
    table_maker_leave(barring->maker, before);
}

static void status_cell(struct barring *barring, const struct bar_row *row)
{
    struct flow_builder *builder = barring->charting->builder;
    const struct status_sign *sign = status_sign(row->status);
    struct cell_request request = {.role = STYLE_CHART_ROW, .align = CELL_CENTRE};
    struct source_pos pos = row->indicator->pos;
    struct point_of_work before = table_maker_enter(barring->maker, &request, pos);
    struct text_builder *text = paragraph_in_cell(builder, STYLE_CHART_ROW, pos);
    text_builder_restyle(text, sign->role);
    if (sign->symbol) {
        text_builder_symbol(text, sign->symbol);
        text_builder_string(text, "\u00A0");
    }
    text_builder_string(text, sign->word);
    paragraph_close(text);
    table_maker_leave(barring->maker, before);
}

static void make_row(struct barring *barring, const struct bar_row *row)
{
    struct charting *charting = barring->charting;
    struct cell_request bar = {.role = STYLE_CHART_ROW, .instead = charting->figure};
    table_maker_row(barring->maker, false, row->indicator->pos);
    /* A chart that fits a page stands on one. */
    table_maker_row_flags(barring->maker)->keep_with_next = true;
    name_cell(barring, row);
    chart_table_cell(charting, barring->maker, &bar, barring->drawn ? make_bar(barring, row) : NULL,
                     NULL);
    chart_figure_cell(charting, barring->maker, STYLE_CHART_ROW, row->indicator,
                      row->reached.observation, STYLE_CHART_VALUE);
    if (barring->targets)
        chart_figure_cell(charting, barring->maker, STYLE_CHART_ROW, row->indicator,
                          row->wanted.observation, STYLE_NUMBER);
    if (barring->statuses)
        status_cell(barring, row);
}

void flow_bars(struct charting *charting)
{
    static const struct flow_column columns[] = {{330}, {310}, {0}, {0}, {0}};
    struct barring *barring = ARENA_NEW(charting->builder->arena, struct barring);
    barring->charting = charting;
    read_rows(barring);
    int32_t count = 3 + barring->targets + barring->statuses;
    struct point_of_work before;
    barring->maker = chart_table_open(charting, columns, count, &before);
    make_head(barring);
    for (size_t i = 0; i < barring->count; i++)
        make_row(barring, &barring->rows[i]);
    chart_table_close(charting, barring->maker, before);
}
