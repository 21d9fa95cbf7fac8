/* SPDX-License-Identifier: Apache-2.0 */
/* xmlSchemaSAXPlug() with no handler to sit on hands out the validator's own handler, which is all
 * that is needed to drive it. */
#include "markup/plug.h"

#include <stdlib.h>

#include <libxml/xmlerror.h>

#include "markup/parse.h"
#include "markup/schema.h"

struct plug {
    xmlSchemaValidCtxt *validator;
    xmlSchemaSAXPlugStruct *connection;
    xmlSAXHandler *sax;
    void *context;
    struct plug_faults *faults;
};

static char *duplicate(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);
    return copy ? memcpy(copy, text, size) : NULL;
}

static void listen(void *context, xmlErrorPtr error)
{
    struct plug_faults *faults = context;
    if (error->code == XML_ERR_NO_MEMORY)
        faults->exhausted = true;
    if (error->level < XML_ERR_ERROR || faults->count == PLUG_FAULTS)
        return;
    char *message = duplicate(error->message ? error->message : "");
    if (!message)
        faults->exhausted = true;
    faults->list[faults->count++] = (struct plug_fault){error->code, message};
}

void plug_faults_clear(struct plug_faults *faults)
{
    for (size_t i = 0; i < faults->count; i++)
        free(faults->list[i].message);
    faults->count = 0;
}

struct plug *plug_open(const struct xml_schema *schema, struct plug_faults *faults)
{
    struct plug *plug = calloc(1, sizeof *plug);
    if (!plug)
        return NULL;
    plug->faults = faults;
    plug->validator = xmlSchemaNewValidCtxt(schema->compiled);
    if (plug->validator) {
        xmlSchemaSetValidStructuredErrors(plug->validator, listen, faults);
        plug->connection = xmlSchemaSAXPlug(plug->validator, &plug->sax, &plug->context);
    }
    if (plug->connection)
        return plug;
    plug_close(plug);
    return NULL;
}

void plug_close(struct plug *plug)
{
    if (!plug)
        return;
    xmlSchemaSAXUnplug(plug->connection);
    xmlSchemaFreeValidCtxt(plug->validator);
    free(plug);
}

/* Attributes as libxml2's parser hands them over: five pointers each. */
#define FIELDS 5

static void fill(const xmlChar **fields, const struct xml_attribute *attribute)
{
    const xmlChar *value = (const xmlChar *)attribute->value;
    fields[0] = (const xmlChar *)attribute->name;
    fields[1] = NULL;
    fields[2] = *attribute->space ? (const xmlChar *)attribute->space : NULL;
    fields[3] = value;
    fields[4] = value + strlen(attribute->value);
}

static const xmlChar *space_or_null(const char *space)
{
    return *space ? (const xmlChar *)space : NULL;
}

void plug_start(struct plug *plug, const struct xml_node *element)
{
    const xmlChar *fields[FIELDS * ATTRIBUTE_LIMIT];
    size_t count =
        element->attribute_count < ATTRIBUTE_LIMIT ? element->attribute_count : ATTRIBUTE_LIMIT;
    for (size_t i = 0; i < count; i++)
        fill(fields + FIELDS * i, &element->attributes[i]);
    plug->sax->startElementNs(plug->context, (const xmlChar *)element->name, NULL,
                              space_or_null(element->space), 0, NULL, (int)count, 0, fields);
}

void plug_start_bare(struct plug *plug, const char *space, const char *name)
{
    plug->sax->startElementNs(plug->context, (const xmlChar *)name, NULL, space_or_null(space), 0,
                              NULL, 0, 0, NULL);
}

void plug_text(struct plug *plug, struct slice text)
{
    plug->sax->characters(plug->context, (const xmlChar *)text.bytes, (int)text.count);
}

void plug_end(struct plug *plug, const char *space, const char *name)
{
    plug->sax->endElementNs(plug->context, (const xmlChar *)name, NULL, space_or_null(space));
}
