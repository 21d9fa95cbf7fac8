/* SPDX-License-Identifier: Apache-2.0 */
/* flow/chart_status.c - how many targets were met: for each service block a bar of as many parts as
 * there are outcomes, and the counts beside it.
 *
 * Every bar is as long as every other, so that shares can be compared; how many a share is of, the
 * counts say. Heads and parts have the same signs and fillings, in the order of the columns. */
#include "flow/charts.h"

#include "model/tally.h"

/* Better outcomes stand before worse ones. */
static const struct {
    enum status status;
    const char *title, *words; /* in the head, and behind a count */
    enum chart_fill fill;
    enum style_role role;
} outcomes[] = {
    {STATUS_MET, "Met", "met", FILL_TINTED, STYLE_STATUS_MET},
    {STATUS_NEAR, "Close", "close", FILL_HATCHED, STYLE_STATUS_NEAR},
    {STATUS_MISSED, "Missed", "missed", FILL_SOLID, STYLE_STATUS_MISSED},
    {STATUS_NONE, "No target", "without a target", FILL_OPEN, STYLE_ABSENCE},
};
#define OUTCOMES (sizeof outcomes / sizeof *outcomes)

/* Rows with their own scales: a whole bar is all indicators of the row. */
struct counting {
    struct charting *charting;
    struct table_maker *maker;
};

static const struct computed *outcome_style(const struct charting *charting, size_t outcome)
{
    struct style_sheet *sheet = charting->builder->sheet;
    return style_inline(sheet, style_block(sheet, STYLE_CHART_ROW), outcomes[outcome].role);
}

static struct flow_chart *make_bar(const struct charting *charting, const struct tally *tally)
{
    struct arena *arena = charting->builder->arena;
    struct flow_chart *chart = ARENA_NEW(arena, struct flow_chart);
    struct flow_scale *scale = ARENA_NEW(arena, struct flow_scale);
    struct flow_bar_part *parts = ARENA_ARRAY(arena, OUTCOMES, struct flow_bar_part);
    *scale = (struct flow_scale){.high = tally_all(tally), .step = 1};
    chart->form = FORM_BAR;
    chart->scale = scale;
    chart->bar.parts = parts;
    int64_t at = 0;
    for (size_t i = 0; i < OUTCOMES; i++) {
        int32_t count = tally->statuses[outcomes[i].status];
        if (!count)
            continue;
        parts[chart->bar.count++] = (struct flow_bar_part){
            at, at + count, outcomes[i].fill, outcome_style(charting, i)->colour,
            format_text(arena, "%d %s", (int)count, outcomes[i].words)};
        at += count;
    }
    return chart->bar.count ? chart : NULL;
}

/* The head of a column of counts, with the filling of its parts before it. */
static void count_head(struct counting *counting, size_t outcome)
{
    struct charting *charting = counting->charting;
    struct cell_request request = {
        .align = CELL_CENTRE, .role = STYLE_CHART_HEAD, .header = true, .scope = SCOPE_COLUMN};
    struct flow_chart *key = NULL;
    if (outcome < OUTCOMES) {
        struct tally one = {0};
        one.statuses[outcomes[outcome].status] = 1;
        key = make_bar(charting, &one);
        key->form = FORM_KEY;
    }
    chart_table_cell(charting, counting->maker, &request, key,
                     outcome < OUTCOMES ? outcomes[outcome].title : "All");
}

static void count_cell(struct counting *counting, int32_t count, enum style_role role,
                       struct source_pos pos)
{
    struct flow_builder *builder = counting->charting->builder;
    struct cell_request request = {.align = CELL_DECIMAL, .role = STYLE_CHART_ROW};
    struct point_of_work before = table_maker_enter(counting->maker, &request, pos);
    struct text_builder *text = paragraph_in_cell(builder, STYLE_CHART_ROW, pos);
    text_builder_decimal(text);
    text_builder_styled(text, count ? role : STYLE_ABSENCE,
                        format_text(builder->arena, "%d", (int)count));
    paragraph_close(text);
    table_maker_leave(counting->maker, before);
}

static void count_row(struct counting *counting, const char *name, const struct tally *tally,
                      enum style_role role, struct source_pos pos)
{
    struct charting *charting = counting->charting;
    struct cell_request head = {.role = STYLE_CHART_ROW, .header = true, .scope = SCOPE_ROW};
    struct cell_request bar = {.role = STYLE_CHART_ROW, .instead = charting->figure};
    table_maker_row(counting->maker, false, pos);
    table_maker_row_flags(counting->maker)->keep_with_next = true;
    struct point_of_work before = table_maker_enter(counting->maker, &head, pos);
    struct flow_builder *builder = charting->builder;
    struct text_builder *text = paragraph_in_cell(builder, STYLE_CHART_ROW, pos);
    text_builder_styled(text, role, name);
    paragraph_close(text);
    table_maker_leave(counting->maker, before);
    chart_table_cell(charting, counting->maker, &bar, make_bar(charting, tally), NULL);
    for (size_t i = 0; i < OUTCOMES; i++)
        count_cell(counting, tally->statuses[outcomes[i].status], role, pos);
    count_cell(counting, tally_all(tally), role, pos);
}

struct tally chart_tally(const struct charting *charting)
{
    struct tally tally = {0};
    for (size_t i = 0; i < charting->chart->indicator_count; i++)
        tally.statuses[indicator_status(charting->chart->indicators[i], charting->periods[0])]++;
    return tally;
}

const char *chart_tally_words(const struct charting *charting, const struct tally *tally)
{
    struct buffer out = buffer_open(charting->builder->arena);
    for (size_t i = 0; i < OUTCOMES; i++) {
        int32_t count = tally->statuses[outcomes[i].status];
        if (count)
            buffer_format(&out, "%s%d %s", out.count ? ", " : "", (int)count, outcomes[i].words);
    }
    return buffer_text(&out);
}

static void make_head(struct counting *counting)
{
    struct charting *charting = counting->charting;
    struct cell_request name = {.role = STYLE_CHART_HEAD, .header = true, .scope = SCOPE_COLUMN};
    struct cell_request bars = {.role = STYLE_CHART_HEAD, .instead = charting->figure};
    table_maker_row(counting->maker, true, charting->pos);
    table_maker_string(counting->maker, &name, "Service", charting->pos);
    chart_table_cell(charting, counting->maker, &bars, NULL, "Share of indicators");
    for (size_t i = 0; i <= OUTCOMES; i++)
        count_head(counting, i);
}

static size_t count_services(const struct part *part)
{
    size_t services = 0;
    for (; part; part = part->next) {
        const struct service_block *s = part->kind == PART_INDICATORS ? part->services : NULL;
        for (; s; s = s->next)
            services++;
    }
    return services;
}

/* What the last row is called. */
static const char *total_name(const struct charting *charting)
{
    const struct publication *publication = charting->builder->publication;
    size_t services = count_services(publication->parts) + count_services(publication->left_out);
    if (!charting->chart->service_count)
        return "These indicators";
    return charting->chart->service_count == services ? "All services" : "These services";
}

void flow_status(struct charting *charting)
{
    static const struct flow_column columns[3 + OUTCOMES] = {{250}, {300}};
    const struct chart *chart = charting->chart;
    struct counting counting = {.charting = charting};
    struct point_of_work before;
    counting.maker = chart_table_open(charting, columns, 3 + OUTCOMES, &before);
    make_head(&counting);
    for (size_t i = 0; i < chart->service_count; i++) {
        const struct service_block *service = chart->services[i];
        struct tally tally = tally_block(service, charting->periods[0]);
        count_row(&counting, inline_plain(charting->builder, service->title), &tally, STYLE_NUMBER,
                  service->pos);
    }
    struct tally all = chart_tally(charting);
    if (chart->service_count != 1 || tally_all(&all) == 0)
        count_row(&counting, total_name(charting), &all, STYLE_CHART_VALUE, charting->pos);
    chart_table_close(charting, counting.maker, before);
}
