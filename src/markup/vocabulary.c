/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/vocabulary.h"

/* Types refer to groups and to other types; no sensible schema goes deeper, and cycles end here. */
#define REFERENCE_DEPTH 16

struct vocabulary {
    struct arena *arena;
    const struct xml_schema *schema;
    const struct xml_node *root; /* NULL before the first question, and when there is none */
    bool opened;
};

struct vocabulary *vocabulary_open(struct arena *arena, const struct xml_schema *schema)
{
    struct vocabulary *vocabulary = ARENA_NEW(arena, struct vocabulary);
    vocabulary->arena = arena;
    vocabulary->schema = schema;
    return vocabulary;
}

static const struct xml_node *declarations(struct vocabulary *vocabulary)
{
    if (!vocabulary->opened) {
        struct xml_request request = {.name = vocabulary->schema->name,
                                      .text = vocabulary->schema->text};
        struct diag_list *unheard =
            diag_list_create(vocabulary->arena); /* it compiled: it is sound */
        vocabulary->root = xml_read(vocabulary->arena, &request, unheard);
        vocabulary->opened = true;
    }
    return vocabulary->root ? xml_first(vocabulary->root) : NULL;
}

/* The global declaration of a kind ("element", "complexType") and name. */
static const struct xml_node *declaration(struct vocabulary *vocabulary, const char *kind,
                                          const char *name)
{
    const struct xml_node *node = declarations(vocabulary);
    while (node && !(xml_is(node, kind) && strcmp(xml_value(node, "name", ""), name) == 0))
        node = xml_next(node);
    return node;
}

/* Whether one of the declarations from `node` on, or one inside them, is of that element. */
static bool declares(const struct xml_node *node, const char *element)
{
    for (; node; node = xml_next(node)) {
        if (xml_is(node, "element") && strcmp(xml_value(node, "name", ""), element) == 0)
            return true;
        if (declares(xml_first(node), element))
            return true;
    }
    return false;
}

bool vocabulary_has(struct vocabulary *vocabulary, const char *element)
{
    return declares(declarations(vocabulary), element);
}

static void offer(const struct xml_node *node, struct nearest *nearest)
{
    for (; node; node = xml_next(node)) {
        if (xml_is(node, "element") && xml_attribute(node, "name"))
            nearest_offer(nearest, xml_value(node, "name", ""));
        offer(xml_first(node), nearest);
    }
}

void vocabulary_offer_elements(struct vocabulary *vocabulary, struct nearest *nearest)
{
    offer(declarations(vocabulary), nearest);
}

/* What a reference such as "p:date" names here. */
static const char *local(const char *reference)
{
    const char *colon = strchr(reference, ':');
    return colon ? colon + 1 : reference;
}

/* Where the content of an element is described: its own complexType, or the one it names. */
static const struct xml_node *type_of(struct vocabulary *vocabulary, const struct xml_node *element)
{
    const char *type = xml_value(element, "type", NULL);
    return type ? declaration(vocabulary, "complexType", local(type))
                : xml_child(element, "complexType");
}

/* Call `visit` for each attribute declaration in or behind `node`. */
static void each_attribute(struct vocabulary *vocabulary, const struct xml_node *node, int depth,
                           void (*visit)(void *context, const struct xml_node *attribute),
                           void *context)
{
    if (!node || depth > REFERENCE_DEPTH)
        return;
    if (xml_is(node, "attribute") && xml_attribute(node, "name"))
        visit(context, node);
    const struct xml_node *behind = NULL;
    if (xml_is(node, "attributeGroup") && xml_attribute(node, "ref"))
        behind = declaration(vocabulary, "attributeGroup", local(xml_value(node, "ref", "")));
    else if (xml_is(node, "extension") || xml_is(node, "restriction"))
        behind = declaration(vocabulary, "complexType", local(xml_value(node, "base", "")));
    each_attribute(vocabulary, behind, depth + 1, visit, context);
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        if (!xml_is(child, "element"))
            each_attribute(vocabulary, child, depth + 1, visit, context);
    }
}

struct collecting {
    struct arena *arena;
    struct vocabulary_names names;
};

static void collect(void *context, const struct xml_node *attribute)
{
    struct collecting *collecting = context;
    struct vocabulary_names *names = &collecting->names;
    ARENA_PUSH(collecting->arena, names->list, names->count, names->capacity) =
        xml_value(attribute, "name", "");
}

struct vocabulary_names vocabulary_attributes(struct vocabulary *vocabulary, const char *element)
{
    struct collecting collecting = {.arena = vocabulary->arena};
    const struct xml_node *declared = declaration(vocabulary, "element", element);
    if (declared)
        each_attribute(vocabulary, type_of(vocabulary, declared), 0, collect, &collecting);
    return collecting.names;
}

struct finding {
    const char *name;
    const struct xml_node *found;
};

static void find(void *context, const struct xml_node *attribute)
{
    struct finding *finding = context;
    if (strcmp(xml_value(attribute, "name", ""), finding->name) == 0)
        finding->found = attribute;
}

static const char *appinfo(struct vocabulary *vocabulary, const struct xml_node *type)
{
    const struct xml_node *annotation = type ? xml_child(type, "annotation") : NULL;
    const struct xml_node *info = annotation ? xml_child(annotation, "appinfo") : NULL;
    if (!info || !info->children || info->children->name)
        return NULL;
    struct slice text = slice_trim(info->children->text);
    return arena_copy(vocabulary->arena, text.bytes, text.count);
}

/* The simple type of an attribute, of an element, or of the content of an element that has
 * attributes besides (simpleContent). */
static const struct xml_node *simple_type_of(struct vocabulary *vocabulary,
                                             const struct xml_node *declared)
{
    const char *type = xml_value(declared, "type", NULL);
    const struct xml_node *complex = type_of(vocabulary, declared);
    const struct xml_node *content = complex ? xml_child(complex, "simpleContent") : NULL;
    if (content && xml_child(content, "extension"))
        type = xml_value(xml_child(content, "extension"), "base", NULL);
    return type ? declaration(vocabulary, "simpleType", local(type))
                : xml_child(declared, "simpleType");
}

const char *vocabulary_form(struct vocabulary *vocabulary, const char *element,
                            const char *attribute)
{
    const struct xml_node *declared = declaration(vocabulary, "element", element);
    if (declared && attribute) {
        struct finding finding = {.name = attribute};
        each_attribute(vocabulary, type_of(vocabulary, declared), 0, find, &finding);
        declared = finding.found;
    }
    if (!declared)
        return NULL;
    return appinfo(vocabulary, simple_type_of(vocabulary, declared));
}
