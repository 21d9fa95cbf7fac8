/* SPDX-License-Identifier: Apache-2.0 */
/* flow/chart_table.c - the tables that go with charts: those that hold bars, and those with the
 * figures of lines, where the plan's own tables do not have them. */
#include "flow/charts.h"

#include "flow/numbering.h"
#include "flow/sheet.h"

#define MOST_COLUMNS 8 /* of periods: more stand below each other */

/* What is to be said under a drawing or its table, on the same page: words, and in which table of
 * the plan the figures are. */
static void flow_notes(struct charting *charting, struct flow_block *above, const char *words,
                       const struct service_block *service)
{
    struct flow_builder *builder = charting->builder;
    if (!*words && !service)
        return;
    struct text_builder *text = paragraph_open(builder, STYLE_CHART_NOTE, ROLE_P, charting->pos);
    text_builder_string(text, words);
    if (service) {
        place target = builder_place(builder, service);
        const char *title = inline_plain(builder, service->title);
        text_builder_string(text, "The figures are in the table of ");
        text_builder_string(text, title);
        text_builder_string(text, " on page\u00A0");
        text_builder_link(text, NULL, target, title, charting->pos);
        text_builder_page_number(text, target);
        text_builder_unlink(text);
        text_builder_string(text, ".");
    }
    struct flow_block *block = paragraph_close(text);
    block->below = above->below > block->below ? above->below : block->below;
    above->keep_with_next = true;
    above->below = block->style->margin_top;
}

struct table_maker *chart_table_open(struct charting *charting, const struct flow_column *columns,
                                     int32_t count, struct point_of_work *before)
{
    struct flow_builder *builder = charting->builder;
    *before = builder->at;
    builder->at.element = builder_element(builder, ROLE_TABLE, charting->pos);
    struct table_maker *maker = table_maker_open(
        builder, columns, count, chart_words(charting->chart, builder->arena), charting->pos);
    table_maker_style(maker, STYLE_CHART_TABLE);
    return maker;
}

void chart_table_cell(struct charting *charting, struct table_maker *maker,
                      const struct cell_request *request, struct flow_chart *chart,
                      const char *words)
{
    struct flow_builder *builder = charting->builder;
    struct point_of_work before = table_maker_enter(maker, request, charting->pos);
    if (words) {
        struct text_builder *text = paragraph_in_cell(builder, request->role, charting->pos);
        if (!request->header)
            text_builder_restyle(text, STYLE_CHART_AXIS);
        text_builder_string(text, words);
        paragraph_close(text)->below = 0;
    }
    if (chart)
        chart_block(charting, request->role, chart);
    table_maker_leave(maker, before);
}

void chart_figure_cell(struct charting *charting, struct table_maker *maker, enum style_role cell,
                       const struct indicator *indicator, const struct observation *observation,
                       enum style_role role)
{
    struct flow_builder *builder = charting->builder;
    struct source_pos pos = observation ? observation->pos : indicator->pos;
    struct cell_request request = {.align = CELL_DECIMAL, .role = cell};
    struct point_of_work before = table_maker_enter(maker, &request, pos);
    struct text_builder *text = paragraph_in_cell(builder, cell, pos);
    text_builder_decimal(text);
    text_builder_figure(text, indicator, observation, role, &charting->flags);
    paragraph_close(text);
    table_maker_leave(maker, before);
}

void chart_table_close(struct charting *charting, struct table_maker *maker,
                       struct point_of_work before)
{
    struct flow_block *table = table_maker_close(maker);
    chart_draws_from(charting, charting->builder->at.element);
    builder_leave(charting->builder, before);
    const char *flags = flag_key(charting->flags, charting->builder->arena);
    flow_notes(
        charting, table,
        format_text(charting->builder->arena, "%s%s", chart_key(charting), flags ? flags : ""),
        NULL);
}

/* ---- figures that stand elsewhere ---- */

static bool holds(const struct service_block *service, const struct indicator *indicator)
{
    for (const struct indicator_group *g = service->groups; g; g = g->next) {
        if (g == indicator->group)
            return true;
    }
    return false;
}

/* The service block in whose table an indicator stands, if this edition prints it. */
static const struct service_block *service_of(const struct flow_builder *builder,
                                              const struct indicator *indicator,
                                              const struct part **part)
{
    for (*part = builder->publication->parts; *part; *part = (*part)->next) {
        const struct service_block *s = (*part)->kind == PART_INDICATORS ? (*part)->services : NULL;
        for (; s; s = s->next) {
            if (holds(s, indicator))
                return numbering_find(builder->numbering, s) ? s : NULL;
        }
    }
    return NULL;
}

/* Whether a sheet has a column for each figure there is of an indicator. */
static bool has_all(const struct sheet *sheet, const struct charting *charting,
                    const struct indicator *indicator)
{
    const struct chart *chart = charting->chart;
    for (size_t k = 0; k < chart->figure_count; k++) {
        for (size_t p = 0; p < charting->period_count; p++) {
            if (indicator_valued(indicator, chart->figures[k], charting->periods[p]) &&
                !sheet_has(sheet, chart->figures[k], charting->periods[p]))
                return false;
        }
    }
    return true;
}

/* The table that has every figure of the chart; NULL where there is none such, or several. */
static const struct service_block *table_with_all(const struct charting *charting)
{
    const struct chart *chart = charting->chart;
    const struct part *part;
    const struct service_block *service =
        service_of(charting->builder, chart->indicators[0], &part);
    struct sheet sheet;
    if (!service)
        return NULL;
    sheet_open(&sheet, charting->builder, part);
    for (size_t i = 0; i < chart->indicator_count; i++) {
        if (!holds(service, chart->indicators[i]) ||
            !has_all(&sheet, charting, chart->indicators[i]))
            return NULL;
    }
    return service;
}

/* ---- figures below the chart ---- */

/* A row or a column of them: one kind of figures of one indicator. */
struct series {
    const struct indicator *indicator;
    enum observation_kind kind;
    const char *name;
};

struct tabling {
    struct charting *charting;
    struct table_maker *maker;
    struct series *series;
    size_t count;
};

static bool has_any(const struct charting *charting, const struct indicator *indicator,
                    enum observation_kind kind)
{
    for (size_t p = 0; p < charting->period_count; p++) {
        if (indicator_observation(indicator, kind, charting->periods[p]))
            return true;
    }
    return false;
}

static const char *with_unit(const struct charting *charting, const char *name,
                             const struct indicator *indicator)
{
    const char *unit = indicator_unit(indicator);
    return unit ? format_text(charting->builder->arena, "%s (%s)", name, unit) : name;
}

static const char *series_name(const struct charting *charting, const struct indicator *indicator,
                               enum observation_kind kind)
{
    const struct chart *chart = charting->chart;
    struct arena *arena = charting->builder->arena;
    if (chart->indicator_count == 1)
        return with_unit(charting, observation_kind_title(kind), indicator);
    const char *name = with_unit(charting, chart_name(charting->builder, indicator), indicator);
    if (kind == chart->figures[0])
        return name;
    return format_text(arena, "%s: %s", name, observation_kind_words(kind));
}

static void find_series(struct tabling *tabling)
{
    struct charting *charting = tabling->charting;
    const struct chart *chart = charting->chart;
    tabling->series = ARENA_ARRAY(charting->builder->arena,
                                  chart->indicator_count * chart->figure_count, struct series);
    for (size_t i = 0; i < chart->indicator_count; i++) {
        for (size_t k = 0; k < chart->figure_count; k++) {
            const struct indicator *indicator = chart->indicators[i];
            if (has_any(charting, indicator, chart->figures[k]))
                tabling->series[tabling->count++] =
                    (struct series){indicator, chart->figures[k],
                                    series_name(charting, indicator, chart->figures[k])};
        }
    }
}

static void head(struct tabling *tabling, const char *words, bool of_row, bool figures)
{
    struct cell_request request = {.align = figures ? CELL_CENTRE : CELL_START,
                                   .role = of_row ? STYLE_TABLE_ROW_HEAD : STYLE_TABLE_HEAD,
                                   .header = true,
                                   .scope = of_row ? SCOPE_ROW : SCOPE_COLUMN};
    table_maker_string(tabling->maker, &request, words, tabling->charting->pos);
}

static void figure(struct tabling *tabling, const struct series *series, struct period period)
{
    struct charting *charting = tabling->charting;
    const struct observation *o = indicator_observation(series->indicator, series->kind, period);
    chart_figure_cell(charting, tabling->maker, STYLE_TABLE_CELL, series->indicator, o,
                      STYLE_NUMBER);
}

static const char *period_name(const struct tabling *tabling, size_t index)
{
    return period_text(tabling->charting->periods[index], tabling->charting->builder->arena);
}

/* Whether several indicators have several kinds of figures: then both are named. */
static bool names_kinds(const struct tabling *tabling)
{
    size_t indicators = tabling->charting->chart->indicator_count;
    return indicators > 1 && tabling->count > indicators;
}

/* The name of an indicator beside the rows of all its kinds, and the kind of this row. */
static void name_kind(struct tabling *tabling, size_t index)
{
    struct charting *charting = tabling->charting;
    const struct series *series = &tabling->series[index];
    int32_t rows = 1;
    while (index + (size_t)rows < tabling->count &&
           tabling->series[index + (size_t)rows].indicator == series->indicator)
        rows++;
    if (index == 0 || tabling->series[index - 1].indicator != series->indicator) {
        struct cell_request request = {.rows = rows,
                                       .role = STYLE_TABLE_ROW_HEAD,
                                       .header = true,
                                       .scope = SCOPE_ROW,
                                       .repeat = rows > 1};
        const char *name = chart_name(charting->builder, series->indicator);
        table_maker_string(tabling->maker, &request, with_unit(charting, name, series->indicator),
                           charting->pos);
    }
    head(tabling, observation_kind_title(series->kind), true, false);
}

/* A row for each series. */
static void make_rows(struct tabling *tabling)
{
    struct charting *charting = tabling->charting;
    bool kinds = names_kinds(tabling), several = charting->chart->indicator_count > 1;
    table_maker_row(tabling->maker, true, charting->pos);
    if (several)
        head(tabling, "Indicator", false, false);
    if (kinds || !several)
        head(tabling, "Figures", false, false);
    for (size_t p = 0; p < charting->period_count; p++)
        head(tabling, period_name(tabling, p), false, true);
    for (size_t s = 0; s < tabling->count; s++) {
        table_maker_row(tabling->maker, false, charting->pos);
        if (kinds)
            name_kind(tabling, s);
        else
            head(tabling, tabling->series[s].name, true, false);
        for (size_t p = 0; p < charting->period_count; p++)
            figure(tabling, &tabling->series[s], charting->periods[p]);
    }
}

/* A row for each period. */
static void make_columns(struct tabling *tabling)
{
    struct charting *charting = tabling->charting;
    table_maker_row(tabling->maker, true, charting->pos);
    head(tabling, "Period", false, false);
    for (size_t s = 0; s < tabling->count; s++)
        head(tabling, tabling->series[s].name, false, true);
    for (size_t p = 0; p < charting->period_count; p++) {
        table_maker_row(tabling->maker, false, charting->pos);
        head(tabling, period_name(tabling, p), true, false);
        for (size_t s = 0; s < tabling->count; s++)
            figure(tabling, &tabling->series[s], charting->periods[p]);
    }
}

/* ---- quarters and months: a row for each year ---- */

static bool of_years(const struct charting *charting)
{
    return !charting->periods[0].quarter && !charting->periods[0].month;
}

static struct period part_of(const struct charting *charting, int16_t year, int part)
{
    bool quarters = charting->periods[0].quarter > 0;
    return (struct period){.year = year,
                           .quarter = (int8_t)(quarters ? part : 0),
                           .month = (int8_t)(quarters ? 0 : part)};
}

/* "Q1"; of a month the first three letters. */
static const char *part_name(const struct charting *charting, int part)
{
    struct arena *arena = charting->builder->arena;
    if (charting->periods[0].quarter)
        return format_text(arena, "Q%d", part);
    return arena_copy(arena, period_text(part_of(charting, 2000, part), arena), 3);
}

static bool is_shown(const struct charting *charting, struct period period)
{
    for (size_t p = 0; p < charting->period_count; p++) {
        if (period_compare(charting->periods[p], period) == 0)
            return true;
    }
    return false;
}

static void make_years(struct tabling *tabling, int parts)
{
    struct charting *charting = tabling->charting;
    int16_t first = charting->periods[0].year;
    int16_t last = charting->periods[charting->period_count - 1].year;
    table_maker_row(tabling->maker, true, charting->pos);
    head(tabling, "Year", false, false);
    for (int part = 1; part <= parts; part++)
        head(tabling, part_name(charting, part), false, true);
    for (size_t s = 0; s < tabling->count; s++) {
        const struct series *series = &tabling->series[s];
        const struct inline_node title = {.pos = charting->pos, .text = slice_of(series->name)};
        if (tabling->count > 1)
            table_maker_group(tabling->maker, &title, charting->pos);
        for (int16_t year = first; year <= last; year++) {
            table_maker_row(tabling->maker, false, charting->pos);
            head(tabling, period_text((struct period){.year = year}, charting->builder->arena),
                 true, false);
            for (int part = 1; part <= parts; part++) {
                struct period period = part_of(charting, year, part);
                figure(tabling, series, is_shown(charting, period) ? period : (struct period){0});
            }
        }
    }
}

static void make_table(struct charting *charting)
{
    struct flow_builder *builder = charting->builder;
    struct tabling tabling = {.charting = charting};
    find_series(&tabling);
    bool long_time = charting->period_count > MOST_COLUMNS;
    bool down = long_time && tabling.count < charting->period_count;
    int parts = charting->periods[0].quarter ? 4 : 12;
    size_t columns = charting->period_count;
    if (long_time && !of_years(charting))
        columns = (size_t)parts;
    else if (down)
        columns = tabling.count;
    else
        columns += names_kinds(&tabling);
    columns++;
    struct point_of_work before = builder->at;
    builder->at.element = builder_element(builder, ROLE_TABLE, charting->pos);
    tabling.maker = table_maker_open(
        builder, ARENA_ARRAY(builder->arena, columns, struct flow_column), (int32_t)columns,
        chart_words(charting->chart, builder->arena), charting->pos);
    table_maker_style(tabling.maker, STYLE_TABLE);
    if (long_time && !of_years(charting))
        make_years(&tabling, parts);
    else if (down)
        make_columns(&tabling);
    else
        make_rows(&tabling);
    chart_table_close(charting, tabling.maker, before);
}

void flow_chart_data(struct charting *charting, struct flow_block *block)
{
    enum chart_data data = charting->chart->data;
    const struct service_block *service =
        data == CHART_DATA_AUTOMATIC ? table_with_all(charting) : NULL;
    if (service || data == CHART_DATA_NONE) {
        flow_notes(charting, block, chart_key(charting), service);
        return;
    }
    block->keep_with_next = true;
    make_table(charting);
}
