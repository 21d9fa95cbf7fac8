/* SPDX-License-Identifier: Apache-2.0 */
/* plan/indicators.c - service blocks, indicators, observations. */
#include "plan/reader.h"

/* ---- values ---- */

static unsigned read_flags(const struct xml_node *element)
{
    unsigned found = 0;
    const char *at = xml_value(element, "flags", "");
    while (*at) {
        size_t count = strcspn(at, " ");
        for (unsigned i = 0; flag_names[i]; i++) {
            if (strlen(flag_names[i]) == count && strncmp(flag_names[i], at, count) == 0)
                found |= 1u << i;
        }
        at += count + strspn(at + count, " ");
    }
    return found;
}

/* Whether the schema has let the value pass; what it has not is reported already. */
static bool has_value_form(const char *value)
{
    struct value some;
    return has_date_form(value) || value_read(slice_of(value), UNIT_YES_NO, &some) ||
           value_read(slice_of(value), UNIT_NUMBER, &some) || strstr(value, " to ");
}

static bool read_value(struct plan_reader *reader, const struct xml_attribute *attribute,
                       const struct indicator *indicator, struct value *value)
{
    enum unit unit = indicator->what.unit;
    if (!has_value_form(attribute->value) || !indicator->defined ||
        value_read(slice_of(attribute->value), unit, value))
        return true;
    diag_report(reader->diags, DIAG_value_unit, attribute->pos, attribute->value, unit_names[unit]);
    diag_help(reader->diags, "%s", unit_form(unit));
    return false;
}

static void read_figure(struct plan_reader *reader, const struct xml_node *element,
                        const struct indicator *indicator, struct observation *observation)
{
    const struct xml_attribute *value = xml_attribute(element, "value");
    const struct xml_attribute *absent = xml_attribute(element, "absent");
    const struct xml_attribute *was = xml_attribute(element, "was");
    observation->absence =
        (enum absence)read_choice(element, "absent", absence_names, ABSENCE_NONE);
    if (value && absent)
        diag_report(reader->diags, DIAG_observation_both, element->pos);
    else if (!value && !absent)
        diag_report(reader->diags, DIAG_observation_neither, element->pos);
    if (value)
        read_value(reader, value, indicator, &observation->value);
    if (was && read_value(reader, was, indicator, &observation->was)) {
        observation->amended = true;
        observation->flags |= FLAG_AMENDED;
    }
}

/* ---- observations ---- */

static struct observation *read_observation(struct plan_reader *reader,
                                            const struct xml_node *element,
                                            const struct indicator *indicator)
{
    struct observation *observation = ARENA_NEW(reader->arena, struct observation);
    observation->pos = element->pos;
    observation->period = read_period(reader, element, "period");
    observation->kind = (enum observation_kind)read_choice(element, "kind", observation_kind_names,
                                                           OBSERVATION_OUTTURN);
    observation->flags = read_flags(element);
    observation->group = xml_value(element, "group", NULL);
    observation->with = xml_value(element, "with", NULL);
    observation->base = read_count(element, "base", 0);
    const char *interval = xml_value(element, "interval", NULL);
    if (interval)
        quantity_read(slice_of(interval), &observation->interval);
    read_figure(reader, element, indicator, observation);
    observation->notes = read_noted(reader, element);
    return observation;
}

static void read_observations(struct plan_reader *reader, const struct xml_node *element,
                              struct indicator *indicator)
{
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (xml_is(node, "observation"))
            indicator_add(indicator, read_observation(reader, node, indicator));
    }
}

/* ---- indicators ---- */

static void read_code(struct plan_reader *reader, const struct xml_node *element,
                      struct indicator *indicator)
{
    const struct xml_attribute *code = xml_attribute(element, "code");
    if (!code)
        return;
    indicator->registered = map_find(reader->registered, slice_of(code->value));
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

/* What the plan says goes before what the registry says. What neither says is asked for. */
static void define(struct plan_reader *reader, const struct xml_node *element,
                   struct indicator *indicator)
{
    const struct definition *registered = indicator->registered;
    struct definition *what = &indicator->what;
    what->polarity = POLARITY_NEUTRAL;
    what->precision = -1;
    if (registered)
        *what = *registered;
    what->next = NULL;
    what->pos = element->pos;
    read_definition(reader, element, what);
    static const char *const needed[] = {"title", "unit", "polarity"};
    bool given[] = {xml_child(element, "title"), xml_attribute(element, "unit"),
                    xml_attribute(element, "polarity")};
    indicator->defined = registered || given[1];
    for (size_t i = 0; !registered && *what->code && i < sizeof needed / sizeof *needed; i++) {
        if (!given[i])
            diag_report(reader->diags, DIAG_indicator_undefined, element->pos, needed[i],
                        what->code);
    }
}

static struct indicator *read_indicator(struct plan_reader *reader, const struct xml_node *element,
                                        const struct indicator_group *group)
{
    struct indicator *indicator = ARENA_NEW(reader->arena, struct indicator);
    indicator->group = group;
    indicator->pos = element->pos;
    indicator->id = read_id(reader, element, ANCHOR_INDICATOR, indicator);
    read_code(reader, element, indicator);
    define(reader, element, indicator);
    indicator->notes = read_noted(reader, element);
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
        group->indicators = read_indicator(reader, element, group);
        return group;
    }
    group->title = read_title(reader, element);
    struct indicator **link = &group->indicators;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "indicator"))
            continue;
        *link = read_indicator(reader, node, group);
        link = &(*link)->next;
    }
    return group;
}

struct service_block *read_service(struct plan_reader *reader, const struct xml_node *element)
{
    struct service_block *service = ARENA_NEW(reader->arena, struct service_block);
    service->pos = element->pos;
    service->id = read_id(reader, element, ANCHOR_SERVICE, service);
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

struct indicator *find_indicator(struct plan_reader *reader, const struct publication *publication,
                                 const char *code, struct source_pos pos)
{
    struct indicator *found = map_find(reader->codes, slice_of(code));
    if (found || reader->incomplete)
        return found;
    publication_report_unknown(publication, code, pos, reader->diags);
    return NULL;
}
