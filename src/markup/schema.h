/* SPDX-License-Identifier: Apache-2.0 */
/* markup/schema.h - a compiled schema, and the text it came from. */
#ifndef PLANPRESS_MARKUP_SCHEMA_H
#define PLANPRESS_MARKUP_SCHEMA_H

#include <libxml/xmlschemas.h>

#include "base/map.h"
#include "markup/markup.h"

/* How a globally declared element gets its content. */
enum content_kind {
    CONTENT_NONE,     /* there is no such global element */
    CONTENT_SIMPLE,   /* its text is a value, or nothing is known of it */
    CONTENT_ELEMENTS, /* elements, with or without text between that means nothing to the schema */
};

struct xml_schema {
    xmlDoc *document;         /* `compiled` points into it */
    xmlSchema *compiled;      /* NULL: to be compiled for each document, as far as it calls for */
    const char *name, *space; /* space: the target namespace */
    struct slice text;        /* for messages: it says what a value should look like */
    struct map *elements;     /* of a global element's name: enum content_kind */
};

/* What `root` is to be checked against: the schema itself, or as much of it as that document calls
 * for. NULL and a diagnostic when it does not compile. */
const struct xml_schema *schema_for(struct arena *arena, const struct xml_schema *schema,
                                    const struct xml_node *root, struct diag_list *diags);

enum content_kind schema_content(const struct xml_schema *schema, const struct xml_node *element);

#endif
