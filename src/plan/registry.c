/* SPDX-License-Identifier: Apache-2.0 */
/* plan/registry.c - registries: what codes stand for, kept apart from the plans that report on
 * them. A registry is a file of the plan vocabulary with <registry> at its root, one that comes
 * with the program or one of the council's own beside the plan. Of two that define a code, the one
 * used first holds, so a council's own may go before a general one. */
#include "plan/reader.h"

#include "plan/registries.inc"

struct embedded {
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

static const struct embedded texts[] = {EMBEDDED_0};
static const char *const names[] = {"bvpi-districts", NULL};

/* ---- definitions ---- */

static void read_quantity(const struct xml_node *element, const char *name, bool *given,
                          struct quantity *quantity)
{
    const char *text = xml_value(element, name, NULL);
    if (text && quantity_read(slice_of(text), quantity))
        *given = true;
}

/* "2" in the unit, or "10%" of the target. */
static void read_tolerance(const struct xml_node *element, struct definition *what)
{
    struct slice text = slice_of(xml_value(element, "tolerance", ""));
    if (!text.count)
        return;
    what->tolerance_relative = text.bytes[text.count - 1] == '%';
    text.count -= what->tolerance_relative;
    quantity_read(text, &what->tolerance);
}

static void read_mark(const struct xml_node *element, const char *name, bool *mark)
{
    if (xml_attribute(element, name))
        *mark = read_yes(element, name);
}

static void read_scope(struct plan_reader *reader, const struct xml_node *element,
                       struct definition *what)
{
    if (xml_attribute(element, "first-year"))
        what->first_year = read_year(reader, element, "first-year");
    if (xml_attribute(element, "last-year"))
        what->last_year = read_year(reader, element, "last-year");
    if (xml_attribute(element, "definition-changed"))
        what->changed_year = read_year(reader, element, "definition-changed");
    what->applies_to = xml_value(element, "applies-to", what->applies_to);
    what->block = xml_value(element, "block", what->block);
}

/* "BV 200a = no": the form is the schema's. */
static const struct condition *read_condition(struct plan_reader *reader,
                                              const struct xml_attribute *attribute)
{
    const char *text = attribute->value;
    size_t code = strcspn(text, "=<>");
    if (code < 2 || text[code] == '\0' || text[code + 1] != ' ')
        return NULL;
    struct condition *condition = ARENA_NEW(reader->arena, struct condition);
    condition->pos = attribute->pos;
    condition->code = arena_copy(reader->arena, text, code - 1);
    condition->relation = text[code];
    condition->value = text + code + 2;
    return condition;
}

void read_definition(struct plan_reader *reader, const struct xml_node *element,
                     struct definition *what)
{
    what->code = xml_value(element, "code", "");
    if (xml_child(element, "title"))
        what->title = read_title(reader, element);
    what->short_title = xml_value(element, "short", what->short_title);
    what->unit = (enum unit)read_choice(element, "unit", unit_names, (int)what->unit);
    what->unit_text = xml_value(element, "unit-text", what->unit_text);
    what->polarity =
        (enum polarity)read_choice(element, "polarity", polarity_names, (int)what->polarity);
    what->precision = read_count(element, "precision", what->precision);
    read_tolerance(element, what);
    read_mark(element, "survey", &what->survey);
    read_mark(element, "context", &what->context);
    read_mark(element, "cumulative", &what->cumulative);
    read_mark(element, "change", &what->change);
    read_mark(element, "recalled", &what->recalled);
    read_quantity(element, "minimum", &what->has_minimum, &what->minimum);
    read_quantity(element, "maximum", &what->has_maximum, &what->maximum);
    read_scope(reader, element, what);
    if (xml_attribute(element, "only-when"))
        what->only_when = read_condition(reader, xml_attribute(element, "only-when"));
    what->sum_of = xml_value(element, "sum-of", what->sum_of);
}

/* ---- registries ---- */

static void read_registry(struct plan_reader *reader, const struct xml_node *element,
                          struct registry *registry)
{
    registry->pos = element->pos;
    registry->title = xml_value(element, "title", NULL);
    struct definition **link = &registry->definitions;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "indicator-definition"))
            continue;
        struct definition *definition = ARENA_NEW(reader->arena, struct definition);
        definition->pos = node->pos;
        definition->polarity = POLARITY_NEUTRAL;
        definition->precision = -1;
        read_definition(reader, node, definition);
        *link = definition;
        link = &definition->next;
        void **slot = map_slot(reader->registered, slice_of(definition->code));
        if (!*slot)
            *slot = definition;
    }
}

static void open_registry(struct plan_reader *reader, struct xml_request *request,
                          struct source_pos pos)
{
    struct xml_node *root = xml_read(reader->arena, request, reader->diags);
    if (root && !xml_is(root, "registry")) {
        diag_report(reader->diags, DIAG_registry_root, pos, root->name);
        return;
    }
    if (!root)
        return;
    prepare(reader, root);
    struct registry *registry = ARENA_NEW(reader->arena, struct registry);
    read_registry(reader, root, registry);
    *reader->last_registry = registry;
    reader->last_registry = &registry->next;
}

static void open_embedded(struct plan_reader *reader, const struct xml_attribute *name)
{
    struct xml_request request = {.schema = reader->schema, .folder = reader->root};
    for (size_t i = 0; names[i]; i++) {
        if (strcmp(name->value, names[i]) != 0)
            continue;
        request.path = request.name = texts[i].name;
        request.text = (struct slice){(const char *)texts[i].bytes, texts[i].count};
        open_registry(reader, &request, name->pos);
        return;
    }
    diag_report(reader->diags, DIAG_registry_unknown, name->pos, name->value);
    diag_help(reader->diags,
              "those that come with the program: %s; a file of yours is named by href", names[0]);
}

void read_registries(struct plan_reader *reader, const struct xml_node *element)
{
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "use-registry"))
            continue;
        const struct xml_attribute *name = xml_attribute(node, "name");
        const struct xml_attribute *href = xml_attribute(node, "href");
        if (!name == !href) {
            diag_report(reader->diags, DIAG_registry_reference, node->pos);
        } else if (name) {
            open_embedded(reader, name);
        } else {
            struct source_pos pos;
            struct xml_request request = {.path = read_path(reader, node, "href", &pos),
                                          .schema = reader->schema,
                                          .inputs = reader->inputs,
                                          .kind = INPUT_REGISTRY};
            if (request.path)
                open_registry(reader, &request, pos);
        }
    }
}
