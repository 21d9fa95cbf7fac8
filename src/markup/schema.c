/* SPDX-License-Identifier: Apache-2.0 */
/* Compiling a schema with libxml2. It must be one file: an import with a location would be fetched.
 * The documentation makes up most of a good schema and means nothing to the compiler, so it is
 * dropped while parsing, which halves the time a short run spends here. */
#include "markup/schema.h"

#include <stdlib.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "markup/excerpt.h"
#include "markup/quiet.h"

#define SCHEMA_SPACE "http://www.w3.org/2001/XMLSchema"

/* The first thing wrong, in libxml2's words and memory of our own. */
struct complaint {
    char text[200];
    int line;
    bool there, exhausted;
};

static void listen(void *context, xmlErrorPtr error)
{
    struct complaint *complaint = context;
    if (error->code == XML_ERR_NO_MEMORY)
        complaint->exhausted = true;
    if (complaint->there || error->level < XML_ERR_ERROR)
        return;
    complaint->there = true;
    complaint->line = error->line;
    size_t count = 0;
    for (const char *at = error->message; at && *at && *at != '\n'; at++) {
        if (count + 1 < sizeof complaint->text)
            complaint->text[count++] = *at;
    }
}

/* The SAX2 tree builder, except inside xs:annotation; how deep in one the parser is stands in the
 * context's private field, counted by a struct that outlives the parse. */
struct filter {
    int skipped;
};

static struct filter *filter_of(void *context)
{
    return ((xmlParserCtxt *)context)->_private;
}

static void filter_start(void *context, const xmlChar *name, const xmlChar *prefix,
                         const xmlChar *space, int space_count, const xmlChar **spaces, int count,
                         int defaulted, const xmlChar **attributes)
{
    struct filter *filter = filter_of(context);
    if (filter->skipped ||
        (xmlStrEqual(name, BAD_CAST "annotation") && xmlStrEqual(space, BAD_CAST SCHEMA_SPACE)))
        filter->skipped++;
    else
        xmlSAX2StartElementNs(context, name, prefix, space, space_count, spaces, count, defaulted,
                              attributes);
}

static void filter_end(void *context, const xmlChar *name, const xmlChar *prefix,
                       const xmlChar *space)
{
    struct filter *filter = filter_of(context);
    if (filter->skipped)
        filter->skipped--;
    else
        xmlSAX2EndElementNs(context, name, prefix, space);
}

/* Character data has no meaning in a schema outside annotations, nor have comments. */
static void filter_text(void *context, const xmlChar *text, int count)
{
    (void)context;
    (void)text;
    (void)count;
}

static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *external,
                           const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    xmlStopParser(context);
}

static xmlDoc *parse_schema(struct slice text, struct complaint *complaint)
{
    if (text.count == 0)
        return NULL;
    xmlParserCtxt *parser = xmlCreateMemoryParserCtxt(text.bytes, (int)text.count);
    if (!parser) {
        complaint->exhausted = true;
        return NULL;
    }
    struct filter filter = {0};
    parser->_private = &filter;
    parser->sax->startElementNs = filter_start;
    parser->sax->endElementNs = filter_end;
    parser->sax->characters = filter_text;
    parser->sax->ignorableWhitespace = filter_text;
    parser->sax->internalSubset = refuse_doctype;
    parser->sax->comment = NULL;
    parser->sax->serror = NULL;
    xmlCtxtUseOptions(parser, XML_PARSE_NONET);
    xmlSetStructuredErrorFunc(complaint, listen);
    xmlParseDocument(parser);
    xmlDoc *document = parser->myDoc;
    if (!parser->wellFormed || parser->disableSAX) {
        xmlFreeDoc(document);
        document = NULL;
    }
    parser->myDoc = NULL;
    xmlFreeParserCtxt(parser);
    return document;
}

/* Whether something is to be loaded from elsewhere. */
static bool refers_to_others(const xmlDoc *document)
{
    const xmlNode *root = xmlDocGetRootElement(document);
    for (const xmlNode *node = root ? root->children : NULL; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && xmlHasProp(node, BAD_CAST "schemaLocation"))
            return true;
    }
    return false;
}

static void close_schema(void *thing)
{
    struct xml_schema *schema = thing;
    xmlSchemaFree(schema->compiled);
    xmlFreeDoc(schema->document);
}

static void compile(struct xml_schema *schema, struct slice text, struct complaint *complaint)
{
    struct quiet quiet;
    quiet_begin(&quiet);
    xmlInitParser();
    schema->document = parse_schema(text, complaint);
    if (schema->document && !refers_to_others(schema->document)) {
        xmlSchemaParserCtxt *parser = xmlSchemaNewDocParserCtxt(schema->document);
        if (parser) {
            xmlSchemaSetParserStructuredErrors(parser, listen, complaint);
            schema->compiled = xmlSchemaParse(parser);
            xmlSchemaFreeParserCtxt(parser);
        } else {
            complaint->exhausted = true;
        }
    }
    quiet_end(&quiet);
}

/* The value of an attribute without namespace, or "". Nothing in a schema but text is in one. */
static const char *value_of(const xmlNode *element, const char *name)
{
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        if (!a->ns && xmlStrEqual(a->name, BAD_CAST name) && a->children && a->children->content)
            return (const char *)a->children->content;
    }
    return "";
}

static bool is_declaration(const xmlNode *node, const char *kind)
{
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST kind);
}

static const xmlNode *child_of(const xmlNode *node, const char *kind)
{
    const xmlNode *child = node ? node->children : NULL;
    while (child && !is_declaration(child, kind))
        child = child->next;
    return child;
}

/* The complexType of a global element: its own, or the global one it names. */
static const xmlNode *complex_type(const xmlNode *root, const xmlNode *element)
{
    const char *type = value_of(element, "type");
    const char *colon = strchr(type, ':');
    const char *name = colon ? colon + 1 : type;
    if (!*type)
        return child_of(element, "complexType");
    const xmlNode *node = root->children;
    while (node &&
           !(is_declaration(node, "complexType") && strcmp(value_of(node, "name"), name) == 0))
        node = node->next;
    return node;
}

static void list_elements(struct xml_schema *schema, struct arena *arena)
{
    const xmlNode *root = xmlDocGetRootElement(schema->document);
    schema->space = arena_string(arena, value_of(root, "targetNamespace"));
    schema->elements = map_create(arena);
    for (const xmlNode *node = root->children; node; node = node->next) {
        if (!is_declaration(node, "element"))
            continue;
        const xmlNode *type = complex_type(root, node);
        enum content_kind *kind = ARENA_NEW(arena, enum content_kind);
        *kind = type && !child_of(type, "simpleContent") ? CONTENT_ELEMENTS : CONTENT_SIMPLE;
        *map_slot(schema->elements, slice_of(value_of(node, "name"))) = kind;
    }
}

enum content_kind schema_content(const struct xml_schema *schema, const struct xml_node *element)
{
    if (strcmp(element->space, schema->space) != 0)
        return CONTENT_NONE;
    const enum content_kind *kind = map_find(schema->elements, slice_of(element->name));
    return kind ? *kind : CONTENT_NONE;
}

static void report(const struct xml_schema *schema, const struct complaint *complaint,
                   struct arena *arena, struct diag_list *diags)
{
    struct source_file *file = ARENA_NEW(arena, struct source_file);
    *file = (struct source_file){.name = schema->name, .text = schema->text};
    struct source_pos pos = {file, complaint->line > 0 ? (uint32_t)complaint->line : 0, 0};
    if (complaint->there)
        diag_report(diags, DIAG_schema_invalid, pos, arena_string(arena, complaint->text));
    else if (schema->document && refers_to_others(schema->document))
        diag_report(diags, DIAG_schema_invalid, pos, "it refers to another schema by its location");
    else
        diag_report(diags, DIAG_schema_invalid, pos, "it is no well-formed schema");
}

static struct xml_schema *schema_new(struct arena *arena, const char *name, struct slice text)
{
    struct xml_schema *schema = ARENA_NEW(arena, struct xml_schema);
    schema->name = arena_string(arena, name);
    schema->text = (struct slice){arena_copy(arena, text.bytes, text.count), text.count};
    return schema;
}

/* Compile `text`, which may be less than the schema's own. */
static bool schema_compile(struct xml_schema *schema, struct arena *arena, struct slice text,
                           struct diag_list *diags)
{
    arena_defer(arena, close_schema, schema);
    struct complaint complaint = {0};
    compile(schema, text, &complaint);
    if (complaint.exhausted)
        arena_exhausted(arena);
    if (schema->compiled)
        list_elements(schema, arena);
    else
        report(schema, &complaint, arena, diags);
    return schema->compiled;
}

struct xml_schema *xml_schema_open(struct arena *arena, const char *name, struct slice text,
                                   struct diag_list *diags)
{
    struct xml_schema *schema = schema_new(arena, name, text);
    return schema_compile(schema, arena, schema->text, diags) ? schema : NULL;
}

struct xml_schema *xml_schema_own(struct arena *arena, const char *name, struct slice text)
{
    return schema_new(arena, name, text);
}

const struct xml_schema *schema_for(struct arena *arena, const struct xml_schema *schema,
                                    const struct xml_node *root, struct diag_list *diags)
{
    if (schema->compiled)
        return schema;
    struct xml_schema *part = ARENA_NEW(arena, struct xml_schema);
    part->name = schema->name;
    part->text = schema->text;
    struct slice text = excerpt_make(arena, schema->text, root);
    return schema_compile(part, arena, text, diags) ? part : NULL;
}
