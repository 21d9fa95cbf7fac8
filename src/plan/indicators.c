/* SPDX-License-Identifier: Apache-2.0 */
/* plan/indicators.c - service blocks, indicators, observations. */
#include "plan/reader.h"

static const char *const units[] = {"percent", "number", "rate",  "days",   "weeks", "kilograms",
                                    "money",   "score",  "level", "yes-no", "date",  NULL};
static const char *const polarities[] = {"higher", "lower", "neutral", NULL};
static const char *const kinds[] = {"outturn",      "target",          "estimate",
                                    "top-quartile", "bottom-quartile", NULL};
static const char *const absences[] = {"",    "not-applicable", "not-collected", "survey-gap",
                                       "new", "deleted",        "to-be-set",     "suppressed",
                                       NULL};

/* ---- values ---- */

static bool read_unit_value(enum unit unit, const char *text, struct quantity *value)
{
    struct calendar_date date;
    if (unit == UNIT_YES_NO) {
        *value = (struct quantity){strcmp(text, "yes") == 0, 0};
        return value->digits || strcmp(text, "no") == 0;
    }
    if (unit == UNIT_DATE) {
        if (!read_date_text(text, &date))
            return false;
        *value = (struct quantity){date.year * 10000 + date.month * 100 + date.day, 0};
        return true;
    }
    return read_quantity(text, value);
}

static const char *unit_form(enum unit unit)
{
    return unit == UNIT_YES_NO ? "write yes or no"
           : unit == UNIT_DATE ? "write a date such as 2005-03-31"
                               : "write a plain number such as 97.4, without signs or separators";
}

static unsigned read_flags(const struct xml_node *element)
{
    static const char *const flags[] = {"provisional", "estimated", "amended", "qualified",
                                        "not-comparable"};
    unsigned found = 0;
    const char *at = xml_value(element, "flags", "");
    while (*at) {
        size_t count = strcspn(at, " ");
        for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++) {
            if (strlen(flags[i]) == count && strncmp(flags[i], at, count) == 0)
                found |= 1u << i;
        }
        at += count + strspn(at + count, " ");
    }
    return found;
}

static void read_value(struct plan_reader *reader, const struct xml_node *element,
                       const struct indicator *indicator, struct observation *observation)
{
    const struct xml_attribute *value = xml_attribute(element, "value");
    const struct xml_attribute *absent = xml_attribute(element, "absent");
    observation->absence = (enum absence)read_choice(element, "absent", absences, ABSENCE_NONE);
    if (value && absent)
        diag_report(reader->diags, DIAG_observation_both, element->pos);
    else if (!value && !absent)
        diag_report(reader->diags, DIAG_observation_neither, element->pos);
    if (!value || read_unit_value(indicator->unit, value->value, &observation->value))
        return;
    diag_report(reader->diags, DIAG_value_unit, value->pos, value->value, units[indicator->unit]);
    diag_help(reader->diags, "%s", unit_form(indicator->unit));
}

/* ---- observations ---- */

static bool same_figure(const struct observation *a, const struct observation *b)
{
    return a->kind == b->kind && period_compare(a->period, b->period) == 0 &&
           (!a->group || !b->group || strcmp(a->group, b->group) == 0);
}

static void check_duplicate(struct plan_reader *reader, const struct indicator *indicator,
                            const struct observation *added)
{
    for (const struct observation *o = indicator->observations; o != added; o = o->next) {
        if (!same_figure(o, added))
            continue;
        diag_report(reader->diags, DIAG_observation_twice, added->pos, kinds[added->kind],
                    period_text(added->period, reader->arena));
        diag_help(reader->diags, "the first is at line %d", (int)o->pos.line);
        return;
    }
}

static struct observation *read_observation(struct plan_reader *reader,
                                            const struct xml_node *element,
                                            const struct indicator *indicator)
{
    struct observation *observation = ARENA_NEW(reader->arena, struct observation);
    observation->pos = element->pos;
    observation->period = read_period(reader, element, "period");
    observation->kind =
        (enum observation_kind)read_choice(element, "kind", kinds, OBSERVATION_OUTTURN);
    observation->flags = read_flags(element);
    observation->group = xml_value(element, "group", NULL);
    observation->base = read_count(element, "base", 0);
    const char *interval = xml_value(element, "interval", NULL);
    if (interval)
        read_quantity(interval, &observation->interval);
    read_value(reader, element, indicator, observation);
    observation->note = read_flow_child(reader, element, "footnote");
    return observation;
}

/* ---- indicators ---- */

static void read_code(struct plan_reader *reader, const struct xml_node *element,
                      struct indicator *indicator)
{
    const struct xml_attribute *code = xml_attribute(element, "code");
    indicator->code = code ? code->value : "";
    if (!code)
        return;
    void **slot = map_slot(reader->codes, slice_of(code->value));
    if (*slot) {
        const struct indicator *first = *slot;
        diag_report(reader->diags, DIAG_duplicate_code, code->pos, code->value);
        diag_help(reader->diags, "it was first used at %s:%d", first->pos.file->name,
                  (int)first->pos.line);
        return;
    }
    *slot = indicator;
}

static struct indicator *read_indicator(struct plan_reader *reader, const struct xml_node *element)
{
    struct indicator *indicator = ARENA_NEW(reader->arena, struct indicator);
    indicator->pos = element->pos;
    indicator->id = read_id(reader, element, ANCHOR_INDICATOR, indicator);
    read_code(reader, element, indicator);
    indicator->title = read_title(reader, element);
    indicator->unit = (enum unit)read_choice(element, "unit", units, UNIT_NUMBER);
    indicator->unit_text = xml_value(element, "unit-text", NULL);
    indicator->polarity =
        (enum polarity)read_choice(element, "polarity", polarities, POLARITY_NEUTRAL);
    indicator->precision = read_count(element, "precision", -1);
    const char *tolerance = xml_value(element, "tolerance", NULL);
    if (tolerance)
        read_quantity(tolerance, &indicator->tolerance);
    indicator->survey = read_yes(element, "survey");
    indicator->note = read_flow_child(reader, element, "footnote");
    struct observation **link = &indicator->observations;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "observation"))
            continue;
        *link = read_observation(reader, node, indicator);
        check_duplicate(reader, indicator, *link);
        link = &(*link)->next;
    }
    indicator->commentary = read_flow_child(reader, element, "commentary");
    return indicator;
}

static struct indicator_group *read_group(struct plan_reader *reader,
                                          const struct xml_node *element)
{
    struct indicator_group *group = ARENA_NEW(reader->arena, struct indicator_group);
    group->pos = element->pos;
    if (xml_is(element, "indicator")) {
        group->indicators = read_indicator(reader, element);
        return group;
    }
    group->title = read_title(reader, element);
    struct indicator **link = &group->indicators;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "indicator"))
            continue;
        *link = read_indicator(reader, node);
        link = &(*link)->next;
    }
    return group;
}

struct service_block *read_service(struct plan_reader *reader, const struct xml_node *element)
{
    struct service_block *service = ARENA_NEW(reader->arena, struct service_block);
    service->pos = element->pos;
    service->id = read_id(reader, element, ANCHOR_SECTION, service);
    service->title = read_title(reader, element);
    service->introduction = read_blocks(reader, element);
    struct indicator_group **link = &service->groups;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "indicator") && !xml_is(node, "group"))
            continue;
        *link = read_group(reader, node);
        link = &(*link)->next;
    }
    return service;
}
