/* SPDX-License-Identifier: Apache-2.0 */
/* plan/charts.c - charts: what they choose. The indicators chosen may stand further on in the plan,
 * so these are looked for when all is read; whether they have figures only shows when the data
 * beside the document are in too, and is the model's affair (charts_check). */
#include "plan/reader.h"

#include <stdlib.h>

#include "base/buffer.h"

/* A chart whose choice waits. */
struct waiting_chart {
    struct waiting_chart *next;
    struct chart *chart;
    const struct xml_node *element;
    const struct service_block **services;
    size_t service_count, service_capacity;
    const struct indicator **indicators;
    size_t indicator_count, indicator_capacity;
    struct map *chosen; /* of an indicator: itself */
    bool faulty;        /* something has been said of it, so no more shall be */
};

#define OF(kind) (1u << CHART_##kind)

/* What each attribute means something for, and what to do otherwise. */
static const struct attribute_use {
    const char *name;
    unsigned kinds;
    const char *help;
} attribute_uses[] = {
    {"period", OF(BARS) | OF(STATUS), "it shows several periods: choose them with from and to"},
    {"from", OF(TREND) | OF(MULTIPLES), "it shows one period: choose it with period"},
    {"to", OF(TREND) | OF(MULTIPLES), "it shows one period: choose it with period"},
    {"periods", OF(TREND) | OF(MULTIPLES), "it shows one period: choose it with period"},
    {"figures", OF(BARS) | OF(TREND) | OF(MULTIPLES), "it counts targets, met and missed"},
    {"order", OF(BARS), "only bars can be put in order"},
    {"data", OF(TREND) | OF(MULTIPLES), "it prints its figures beside the bars, as a table"},
};

static void check_attributes(struct plan_reader *reader, const struct xml_node *element,
                             enum chart_kind kind)
{
    for (size_t i = 0; i < sizeof attribute_uses / sizeof *attribute_uses; i++) {
        const struct attribute_use *use = &attribute_uses[i];
        const struct xml_attribute *attribute = xml_attribute(element, use->name);
        if (!attribute || use->kinds & 1u << kind)
            continue;
        diag_report(reader->diags, DIAG_chart_attribute, attribute->pos, use->name,
                    chart_kind_names[kind]);
        diag_help(reader->diags, "%s", use->help);
    }
}

/* ---- lists ---- */

/* The next entry of a list whose entries are parted by `separator`, as an attribute of its own;
 * NULL at the end. */
static const struct xml_attribute *
next_entry(struct plan_reader *reader, const struct xml_attribute *list, char separator, size_t *at)
{
    if (!list)
        return NULL;
    struct slice all = slice_of(list->value);
    while (*at < all.count) {
        size_t start = *at, end = start;
        while (end < all.count && all.bytes[end] != separator)
            end++;
        *at = end + 1;
        struct slice entry = slice_trim((struct slice){all.bytes + start, end - start});
        if (!entry.count)
            continue;
        struct xml_attribute *made = ARENA_NEW(reader->arena, struct xml_attribute);
        *made = *list;
        made->value = arena_copy(reader->arena, entry.bytes, entry.count);
        return made;
    }
    return NULL;
}

/* ---- kinds of figures and periods ---- */

static void add_figure(struct chart *chart, enum observation_kind kind)
{
    for (size_t i = 0; i < chart->figure_count; i++) {
        if (chart->figures[i] == kind)
            return;
    }
    if (chart->figure_count < CHART_FIGURES)
        chart->figures[chart->figure_count++] = kind;
}

static void read_figures(struct plan_reader *reader, const struct xml_node *element,
                         struct chart *chart)
{
    const struct xml_attribute *list = xml_attribute(element, "figures"), *entry;
    int count = 0;
    for (size_t at = 0; (entry = next_entry(reader, list, ' ', &at)); count++) {
        for (int kind = 0; observation_kind_names[kind]; kind++) {
            if (strcmp(observation_kind_names[kind], entry->value) == 0)
                add_figure(chart, (enum observation_kind)kind);
        }
    }
    int most = chart->kind == CHART_BARS ? 2 : CHART_FIGURES;
    if (count > most) {
        diag_report(reader->diags, DIAG_chart_figures, list->pos, chart_kind_names[chart->kind],
                    most);
        diag_help(reader->diags, "leave out those that matter least");
    }
    if (chart->figure_count)
        return;
    add_figure(chart, OBSERVATION_OUTTURN);
    add_figure(chart, OBSERVATION_TARGET);
}

static bool same_length(struct period a, struct period b)
{
    return !a.quarter == !b.quarter && !a.month == !b.month;
}

static int by_time(const void *left, const void *right)
{
    return period_compare(*(const struct period *)left, *(const struct period *)right);
}

/* The periods that are listed, in order of time, each once. */
static void read_list(struct plan_reader *reader, const struct xml_attribute *list,
                      struct chart *chart)
{
    const struct xml_attribute *entry;
    struct period *periods = NULL;
    size_t count = 0, capacity = 0, kept = 0;
    for (size_t at = 0; (entry = next_entry(reader, list, ',', &at));) {
        struct period period = read_period_value(reader, entry);
        if (period.year)
            ARENA_PUSH(reader->arena, periods, count, capacity) = period;
    }
    if (!count)
        return;
    qsort(periods, count, sizeof *periods, by_time);
    for (size_t i = 0; i < count; i++) {
        if (!same_length(periods[0], periods[i])) {
            diag_report(reader->diags, DIAG_chart_periods, list->pos);
            return;
        }
        if (!kept || period_compare(periods[kept - 1], periods[i]) != 0)
            periods[kept++] = periods[i];
    }
    chart->periods = periods;
    chart->period_count = kept;
}

static int32_t periods_between(struct period from, struct period to)
{
    int32_t months = from.month ? 1 : from.quarter ? 3 : 12;
    return (period_months(to) - period_months(from)) / months + 1;
}

static void read_range(struct plan_reader *reader, const struct xml_node *element,
                       struct chart *chart)
{
    chart->from = read_period(reader, element, "from");
    chart->to = read_period(reader, element, "to");
    if (!chart->from.year || !chart->to.year)
        return;
    struct source_pos pos = xml_attribute(element, "from")->pos;
    if (!same_length(chart->from, chart->to))
        diag_report(reader->diags, DIAG_chart_periods, pos);
    else if (period_compare(chart->from, chart->to) > 0)
        diag_report(reader->diags, DIAG_chart_periods_order, pos);
    else if (periods_between(chart->from, chart->to) > CHART_PERIODS)
        diag_report(reader->diags, DIAG_chart_periods_many, pos, CHART_PERIODS);
}

/* Charts of one period show the one that is reported on, where they do not say which. */
static void read_periods(struct plan_reader *reader, const struct xml_node *element,
                         struct chart *chart)
{
    if (chart->kind == CHART_TREND || chart->kind == CHART_MULTIPLES) {
        read_list(reader, xml_attribute(element, "periods"), chart);
        read_range(reader, element, chart);
        return;
    }
    struct period *period = ARENA_NEW(reader->arena, struct period);
    *period = read_period(reader, element, "period");
    if (!period->year)
        *period = reader->metadata->reporting;
    chart->periods = period;
    chart->period_count = 1;
}

/* ---- reading ---- */

/* A service block that is named; what else has an id is told apart when all are known. */
static void settle_service(struct plan_reader *reader, const struct pending *pending,
                           const struct anchor *anchor)
{
    struct waiting_chart *waiting = pending->thing;
    if (anchor->kind == ANCHOR_SERVICE)
        ARENA_PUSH(reader->arena, waiting->services, waiting->service_count,
                   waiting->service_capacity) = anchor->thing;
    else
        diag_report(reader->diags, DIAG_chart_service, pending->to->pos, pending->to->value);
}

void read_chart(struct plan_reader *reader, const struct xml_node *element, struct block *block)
{
    static const char *const orders[] = {"given", "gap", NULL};
    static const char *const datas[] = {"", "table", "none", NULL};
    struct chart *chart = ARENA_NEW(reader->arena, struct chart);
    struct waiting_chart *waiting = ARENA_NEW(reader->arena, struct waiting_chart);
    size_t said = diag_count(reader->diags);
    block->chart = chart;
    chart->pos = element->pos;
    int kind = read_choice(element, "kind", chart_kind_names, -1);
    chart->kind = kind < 0 ? CHART_BARS : (enum chart_kind)kind;
    check_attributes(reader, element, chart->kind);
    chart->caption = read_inlines_child(reader, element, "caption");
    chart->order = (enum chart_order)read_choice(element, "order", orders, CHART_AS_GIVEN);
    chart->data = (enum chart_data)read_choice(element, "data", datas, CHART_DATA_AUTOMATIC);
    read_figures(reader, element, chart);
    read_periods(reader, element, chart);
    *waiting = (struct waiting_chart){
        .chart = chart, .element = element, .chosen = map_create(reader->arena)};
    waiting->faulty = kind < 0 || diag_count(reader->diags) > said;
    const struct xml_attribute *list = xml_attribute(element, "services"), *entry;
    for (size_t at = 0; (entry = next_entry(reader, list, ' ', &at));)
        settle_later(reader, settle_service, waiting, entry);
    *reader->last_chart = waiting;
    reader->last_chart = &waiting->next;
}

/* ---- choosing ---- */

static void choose(struct plan_reader *reader, struct waiting_chart *waiting,
                   const struct indicator *indicator)
{
    void **slot =
        map_slot(waiting->chosen, (struct slice){(const char *)&indicator, sizeof indicator});
    if (*slot)
        return;
    *slot = waiting;
    ARENA_PUSH(reader->arena, waiting->indicators, waiting->indicator_count,
               waiting->indicator_capacity) = indicator;
}

static void choose_service(struct plan_reader *reader, struct waiting_chart *waiting,
                           const struct service_block *service)
{
    for (const struct indicator_group *g = service->groups; g; g = g->next)
        for (const struct indicator *i = g->indicators; i; i = i->next)
            choose(reader, waiting, i);
}

/* A summary of targets that chooses nothing is about all services. */
static void choose_all(struct plan_reader *reader, struct waiting_chart *waiting,
                       const struct publication *publication)
{
    for (const struct part *part = publication->parts; part; part = part->next) {
        for (const struct service_block *s = part->kind == PART_INDICATORS ? part->services : NULL;
             s; s = s->next)
            ARENA_PUSH(reader->arena, waiting->services, waiting->service_count,
                       waiting->service_capacity) = s;
    }
}

/* False where an indicator is unknown, which is reported. */
static bool choose_indicators(struct plan_reader *reader, struct waiting_chart *waiting,
                              const struct publication *publication)
{
    const struct xml_attribute *list = xml_attribute(waiting->element, "indicators"), *entry;
    bool known = true;
    for (size_t at = 0; (entry = next_entry(reader, list, ',', &at));) {
        const struct indicator *indicator =
            find_indicator(reader, publication, entry->value, entry->pos);
        if (indicator)
            choose(reader, waiting, indicator);
        known = known && indicator;
    }
    bool named = list || xml_attribute(waiting->element, "services");
    if (waiting->chart->kind == CHART_STATUS && !named)
        choose_all(reader, waiting, publication);
    for (size_t i = 0; i < waiting->service_count; i++)
        choose_service(reader, waiting, waiting->services[i]);
    return known;
}

static bool can_be_drawn(const struct indicator *indicator)
{
    return indicator->what.unit != UNIT_YES_NO && indicator->what.unit != UNIT_DATE;
}

/* The codes of those that can, for the help. */
static const char *drawable_codes(struct plan_reader *reader, const struct chart *chart)
{
    struct buffer out = buffer_open(reader->arena);
    for (size_t i = 0; i < chart->indicator_count; i++) {
        if (can_be_drawn(chart->indicators[i]))
            buffer_format(&out, "%s%s", out.count ? ", " : "", chart->indicators[i]->what.code);
    }
    return out.count ? buffer_text(&out) : NULL;
}

static void check_units(struct plan_reader *reader, const struct chart *chart)
{
    for (size_t i = 0; i < chart->indicator_count; i++) {
        const struct indicator *indicator = chart->indicators[i];
        if (!indicator->defined)
            return; /* said already, and what it would be is not known */
        if (can_be_drawn(indicator))
            continue;
        const char *others = drawable_codes(reader, chart);
        diag_report(reader->diags, DIAG_chart_unit, chart->pos, indicator->what.code,
                    unit_names[indicator->what.unit]);
        if (others)
            diag_help(reader->diags, "choose the others: indicators=\"%s\"", others);
        return;
    }
    const struct indicator *other;
    if (chart->kind != CHART_MULTIPLES && !chart_one_unit(chart, &other))
        diag_report(reader->diags, DIAG_chart_units, chart->pos, chart->indicators[0]->what.code,
                    other->what.code);
}

static void check_choice(struct plan_reader *reader, const struct chart *chart)
{
    if (!chart->indicator_count)
        diag_report(reader->diags, DIAG_chart_of_nothing, chart->pos);
    else if (chart->kind == CHART_TREND && chart->indicator_count > CHART_LINES)
        diag_report(reader->diags, DIAG_chart_lines, chart->pos, (int)chart->indicator_count,
                    CHART_LINES);
    else if (chart->kind != CHART_STATUS)
        check_units(reader, chart);
}

/* Take what a chart chooses; false when there is something wrong with it. */
static bool resolve(struct plan_reader *reader, struct waiting_chart *waiting,
                    const struct publication *publication)
{
    struct chart *chart = waiting->chart;
    bool named = xml_attribute(waiting->element, "services"), found = waiting->service_count;
    bool known = choose_indicators(reader, waiting, publication);
    chart->indicators = waiting->indicators;
    chart->indicator_count = waiting->indicator_count;
    chart->services = waiting->services;
    chart->service_count = waiting->service_count;
    if (!known || (named && !found) || reader->incomplete)
        return false;
    size_t said = diag_count(reader->diags);
    check_choice(reader, chart);
    return !waiting->faulty && diag_count(reader->diags) == said;
}

void resolve_charts(struct plan_reader *reader, struct publication *publication)
{
    struct chart **link = &publication->charts;
    for (struct waiting_chart *waiting = reader->charts; waiting; waiting = waiting->next) {
        if (!resolve(reader, waiting, publication))
            continue;
        *link = waiting->chart;
        link = &waiting->chart->next;
    }
}
