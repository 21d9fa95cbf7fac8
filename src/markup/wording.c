/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/wording.h"

#include <libxml/xmlerror.h>

#include "base/buffer.h"

/* "{urn:planpress:plan:1}item" or "item": the local name from `at`, up to one of `stops`. */
static const char *local_name(struct arena *arena, const char *at, const char *stops)
{
    const char *brace = *at == '{' ? strchr(at, '}') : NULL;
    at = brace ? brace + 1 : at;
    return arena_copy(arena, at, strcspn(at, stops));
}

/* "... Expected is ( {urn}item )." or "... Expected is one of ( {urn}a, {urn}b )." */
struct expected expected_read(struct arena *arena, const char *message)
{
    struct expected expected = {.count = 0};
    const char *at = strstr(message, "Expected is");
    at = at ? strchr(at, '(') : NULL;
    while (at && *at && *at != ')' && expected.count < EXPECTED_LIMIT) {
        at += 1 + strspn(at + 1, " ");
        if (*at == '#' || *at == ')' || *at == '\0')
            break; /* "##other:*" and the like: anything of another namespace */
        expected.names[expected.count++] = local_name(arena, at, " ,)");
        at = strpbrk(at, ",)");
    }
    return expected;
}

/* "<a>", "<a> or <b>", "<a>, <b> or <c>"; "<a>, ... or others" when libxml2 kept some back. */
static const char *listed(struct arena *arena, const struct expected *expected)
{
    bool others = expected->count == EXPECTED_LIMIT;
    struct buffer text = buffer_open(arena);
    for (size_t i = 0; i < expected->count; i++) {
        if (i > 0)
            buffer_add_text(&text, i + 1 == expected->count && !others ? " or " : ", ");
        buffer_format(&text, "<%s>", expected->names[i]);
    }
    if (others)
        buffer_add_text(&text, " or others");
    return buffer_text(&text);
}

/* ---- attributes ---- */

/* The name in "attribute 'x'" of a message, without its namespace; NULL when it is about none. */
static const char *attribute_named(struct arena *arena, const char *message)
{
    static const char phrase[] = "ttribute '";
    const char *at = strstr(message, phrase);
    return at ? local_name(arena, at + sizeof phrase - 1, "'") : NULL;
}

static const struct xml_attribute *attribute_of(const struct xml_node *element, const char *name)
{
    for (size_t i = 0; name && i < element->attribute_count; i++) {
        if (strcmp(element->attributes[i].name, name) == 0)
            return &element->attributes[i];
    }
    return NULL;
}

static void attribute_unknown(const struct wording *wording, const struct xml_node *element,
                              const char *name)
{
    const struct xml_attribute *attribute = attribute_of(element, name);
    diag_report(wording->diags, DIAG_attribute_unknown, attribute ? attribute->pos : element->pos,
                element->name, name);
    struct vocabulary_names names = vocabulary_attributes(wording->vocabulary, element->name);
    struct nearest nearest = nearest_open(name);
    struct buffer all = buffer_open(wording->scratch);
    for (size_t i = 0; i < names.count; i++) {
        nearest_offer(&nearest, names.list[i]);
        buffer_format(&all, i ? ", %s" : "%s", names.list[i]);
    }
    if (nearest_found(&nearest))
        diag_help(wording->diags, "did you mean '%s'?", nearest_found(&nearest));
    else if (names.count)
        diag_help(wording->diags, "it may have: %s", buffer_text(&all));
}

static void attribute_missing(const struct wording *wording, const struct xml_node *element,
                              const char *name)
{
    diag_report(wording->diags, DIAG_attribute_missing, element->pos, element->name, name);
    const char *form = vocabulary_form(wording->vocabulary, element->name, name);
    if (form)
        diag_help(wording->diags, "add %s=\"...\": %s", name, form);
}

/* The value in the message of an enumeration: "... of the set {'a', 'b'}.", offered one by one. */
static const char *enumerated(struct arena *arena, const char *message, struct nearest *nearest)
{
    const char *at = strstr(message, "of the set {");
    struct buffer all = buffer_open(arena);
    at = at ? strchr(at, '{') : NULL;
    while (at && (at = strchr(at, '\'')) != NULL) {
        const char *value = arena_copy(arena, at + 1, strcspn(at + 1, "'"));
        nearest_offer(nearest, value);
        buffer_format(&all, all.count ? ", %s" : "%s", value);
        at = strpbrk(at + 1 + strlen(value) + (at[1] != '\0'), ",}");
        if (at && *at == '}')
            break;
    }
    return all.count ? buffer_text(&all) : NULL;
}

/* The word of `value` that an item of a list type was refused for: "The value 'x' is not". */
static const char *refused_word(struct arena *arena, const char *message, const char *value)
{
    static const char phrase[] = "The value '";
    const char *at = strstr(message, phrase);
    return at ? arena_copy(arena, at + sizeof phrase - 1, strcspn(at + sizeof phrase - 1, "'"))
              : value;
}

static void value_help(const struct wording *wording, const char *element, const char *attribute,
                       const char *value, const char *message)
{
    struct nearest nearest = nearest_open(refused_word(wording->scratch, message, value));
    const char *all = enumerated(wording->scratch, message, &nearest);
    const char *form = vocabulary_form(wording->vocabulary, element, attribute);
    if (nearest_found(&nearest))
        diag_help(wording->diags, "did you mean '%s'?", nearest_found(&nearest));
    else if (all)
        diag_help(wording->diags, "it is one of: %s", all);
    else if (form)
        diag_help(wording->diags, "wanted is %s", form);
}

static void value_invalid(const struct wording *wording, const struct xml_node *element,
                          const char *name, const char *message)
{
    const struct xml_attribute *attribute = attribute_of(element, name);
    if (!attribute)
        return;
    if (slice_trim(slice_of(attribute->value)).count == 0)
        diag_report(wording->diags, DIAG_value_empty, attribute->pos, name, element->name);
    else
        diag_report(wording->diags, DIAG_value_invalid, attribute->pos, attribute->value, name,
                    element->name);
    value_help(wording, element->name, name, attribute->value, message);
}

/* A rule of someone else's schema that we have no words for. */
static void other_rule(const struct wording *wording, const struct xml_node *element,
                       const char *message)
{
    size_t count = strcspn(message, "\n");
    diag_report(wording->diags, DIAG_schema_rule, element->pos,
                arena_copy(wording->scratch, message, count));
}

static bool about_value(int code)
{
    return (code >= XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 &&
            code <= XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3) ||
           (code >= XML_SCHEMAV_CVC_FACET_VALID && code <= XML_SCHEMAV_CVC_ENUMERATION_VALID) ||
           code == XML_SCHEMAV_CVC_AU || code == XML_SCHEMAV_CVC_ATTRIBUTE_4;
}

void word_attribute(const struct wording *wording, const struct xml_node *element,
                    const struct plug_fault *fault)
{
    const char *name = attribute_named(wording->scratch, fault->message);
    bool unknown = fault->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1 ||
                   fault->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2 ||
                   fault->code == XML_SCHEMAV_CVC_TYPE_3_1_1;
    if (name && unknown)
        attribute_unknown(wording, element, name);
    else if (name && fault->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_4)
        attribute_missing(wording, element, name);
    else if (name && about_value(fault->code))
        value_invalid(wording, element, name, fault->message);
    else
        other_rule(wording, element, fault->message);
}

/* ---- content ---- */

/* The text of an element that holds nothing else, shortened for a message. */
#define EXCERPT 40

static const char *excerpt(struct arena *arena, struct slice text)
{
    text = slice_trim(text);
    struct buffer out = buffer_open(arena);
    size_t at = 0;
    for (size_t count = 0; at < text.count && count < EXCERPT; count++) {
        uint32_t codepoint = utf8_next(text, &at);
        buffer_add_codepoint(&out, codepoint < 0x20 ? ' ' : codepoint);
    }
    if (at < text.count)
        buffer_add_text(&out, "...");
    return buffer_text(&out);
}

static const char *text_of(struct arena *arena, const struct xml_node *element)
{
    const struct xml_node *child = element->children;
    while (child && child->name)
        child = child->next;
    return child ? excerpt(arena, child->text) : "";
}

void word_content(const struct wording *wording, const struct xml_node *element,
                  const struct plug_fault *fault)
{
    if (fault->code == XML_SCHEMAV_ELEMENT_CONTENT) {
        struct expected expected = expected_read(wording->scratch, fault->message);
        diag_report(wording->diags, DIAG_element_incomplete, element->pos, element->name,
                    expected.count ? listed(wording->scratch, &expected) : "more");
    } else if (about_value(fault->code)) {
        const char *value = text_of(wording->scratch, element);
        if (*value)
            diag_report(wording->diags, DIAG_content_invalid, element->pos, value, element->name);
        else
            diag_report(wording->diags, DIAG_element_empty, element->pos, element->name);
        value_help(wording, element->name, NULL, value, fault->message);
    } else if (fault->code != XML_SCHEMAV_CVC_TYPE_3_1_2) { /* that one was told at the child */
        other_rule(wording, element, fault->message);
    }
}

/* The place of the first character that is not white space. */
static struct source_pos pos_of_words(const struct xml_node *text)
{
    size_t space = 0;
    while (space < text->text.count && is_xml_space(text->text.bytes[space]))
        space++;
    return source_after(text->pos, (struct slice){text->text.bytes, space});
}

void word_text(const struct wording *wording, const struct xml_node *text,
               const struct plug_fault *fault)
{
    const char *parent = text->parent->name;
    diag_report(wording->diags, DIAG_text_unexpected, pos_of_words(text),
                excerpt(wording->scratch, text->text), parent);
    if (fault->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1)
        diag_help(wording->diags, "<%s/> has no content", parent);
}

static void element_unknown(const struct wording *wording, const struct xml_node *node)
{
    diag_report(wording->diags, DIAG_element_unknown, node->pos, node->name);
    struct nearest nearest = nearest_open(node->name);
    vocabulary_offer_elements(wording->vocabulary, &nearest);
    if (nearest_found(&nearest))
        diag_help(wording->diags, "did you mean <%s>?", nearest_found(&nearest));
}

static void wrong_namespace(const struct wording *wording, const struct xml_node *node)
{
    const char *space = wording->schema->space;
    if (*node->space)
        diag_report(wording->diags, DIAG_wrong_namespace, node->pos, node->name, node->space);
    else
        diag_report(wording->diags, DIAG_no_namespace, node->pos, node->name);
    bool ours = vocabulary_has(wording->vocabulary, node->name);
    if (!node->parent || ours)
        diag_help(wording->diags, "write <%s xmlns=\"%s\"%s", node->name, space,
                  node->parent ? ">, or leave xmlns away" : " ...>");
}

/* Up to this many are named in the message itself; more make it hard to read and go to the help. */
#define NAMED_IN_MESSAGE 3

/* The end of the message about a misplaced element: what should stand there, or where it should. */
static const char *proper_place(const struct wording *wording, const struct expected *expected,
                                const char *after)
{
    if (expected->count > 0 && expected->count <= NAMED_IN_MESSAGE)
        return format_text(wording->scratch, "; expected %s", listed(wording->scratch, expected));
    if (after && *after)
        return format_text(wording->scratch, "; it belongs after <%s>", after);
    return after ? "; it belongs at the beginning" : "";
}

void word_unexpected(const struct wording *wording, const struct xml_node *node,
                     const struct expected *expected, const char *after)
{
    if (strcmp(node->space, wording->schema->space) != 0) {
        wrong_namespace(wording, node);
        return;
    }
    if (!node->parent || !vocabulary_has(wording->vocabulary, node->name)) {
        element_unknown(wording, node);
        return;
    }
    const char *parent = node->parent->name;
    diag_report(wording->diags, DIAG_element_unexpected, node->pos, node->name, parent,
                proper_place(wording, expected, after));
    const char *form = vocabulary_form(wording->vocabulary, parent, NULL);
    if (expected->count > NAMED_IN_MESSAGE)
        diag_help(wording->diags, "expected here: %s", listed(wording->scratch, expected));
    else if (form)
        diag_help(wording->diags, "<%s> holds %s and no elements", parent, form);
}

void word_missing(const struct wording *wording, const struct xml_node *node, const char *missing,
                  const struct xml_node *late)
{
    if (late)
        diag_report(wording->diags, DIAG_element_order, late->pos, missing, node->name);
    else
        diag_report(wording->diags, DIAG_element_missing, node->pos, missing, node->name,
                    node->parent->name);
}
