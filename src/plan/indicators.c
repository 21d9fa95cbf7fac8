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
    return quantity_read(slice_of(text), value) && (unit != UNIT_LEVEL || value->decimals == 0);
}

static const char *unit_form(enum unit unit)
{
    switch (unit) {
    case UNIT_YES_NO:
        return "write yes or no";
    case UNIT_DATE:
        return "write a date that exists, such as 2005-03-31";
    case UNIT_LEVEL:
        return "write a whole number";
    case UNIT_PERCENT:
    case UNIT_NUMBER:
    case UNIT_RATE:
    case UNIT_DAYS:
    case UNIT_WEEKS:
    case UNIT_KILOGRAMS:
    case UNIT_MONEY:
    case UNIT_SCORE:
        break;
    }
    return "write a plain number such as 97.4, without unit or separators";
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

/* Whether the schema has let the value pass; what it has not is reported already. */
static bool has_value_form(const char *value)
{
    struct quantity number;
    return quantity_read(slice_of(value), &number) || has_date_form(value) ||
           strcmp(value, "yes") == 0 || strcmp(value, "no") == 0;
}

static bool known_unit(const struct xml_node *element)
{
    return read_choice(element, "unit", units, -1) >= 0;
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
    if (!value || !has_value_form(value->value) || !known_unit(element->parent) ||
        read_unit_value(indicator->unit, value->value, &observation->value))
        return;
    diag_report(reader->diags, DIAG_value_unit, value->pos, value->value, units[indicator->unit]);
    diag_help(reader->diags, "%s", unit_form(indicator->unit));
}

/* ---- observations ---- */

static bool same_figure(const struct observation *a, const struct observation *b)
{
    return a->kind == b->kind && a->period.year && period_compare(a->period, b->period) == 0 &&
           strcmp(a->group ? a->group : "", b->group ? b->group : "") == 0;
}

static void check_duplicate(struct plan_reader *reader, const struct indicator *indicator,
                            const struct observation *added)
{
    const struct observation *o = indicator->observations;
    while (o != added && !same_figure(o, added))
        o = o->next;
    if (o == added)
        return;
    diag_report(reader->diags, DIAG_observation_twice, added->pos, kinds[added->kind],
                period_text(added->period, reader->arena));
    diag_help(reader->diags, "the first is at line %d", (int)o->pos.line);
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
        quantity_read(slice_of(interval), &observation->interval);
    read_value(reader, element, indicator, observation);
    read_note_child(reader, element, &observation->note);
    return observation;
}

/* A century of years and quarters of one kind is half of this. Each is compared with all before it,
 * so there is a limit. */
#define MOST_OBSERVATIONS 1000

static void read_observations(struct plan_reader *reader, const struct xml_node *element,
                              struct indicator *indicator)
{
    struct observation **link = &indicator->observations;
    int count = 0;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "observation"))
            continue;
        if (count++ == MOST_OBSERVATIONS) {
            diag_report(reader->diags, DIAG_observations_too_many, node->pos, MOST_OBSERVATIONS);
            return;
        }
        *link = read_observation(reader, node, indicator);
        check_duplicate(reader, indicator, *link);
        link = &(*link)->next;
    }
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
        quantity_read(slice_of(tolerance), &indicator->tolerance);
    indicator->survey = read_yes(element, "survey");
    read_note_child(reader, element, &indicator->note);
    read_observations(reader, element, indicator);
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
