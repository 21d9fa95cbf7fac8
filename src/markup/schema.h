/* SPDX-License-Identifier: Apache-2.0 */
/* markup/schema.h - a compiled schema, and the text it came from. */
#ifndef PLANPRESS_MARKUP_SCHEMA_H
#define PLANPRESS_MARKUP_SCHEMA_H

#include <libxml/xmlschemas.h>

#include "markup/markup.h"

struct xml_schema {
    xmlDoc *document; /* `compiled` points into it */
    xmlSchema *compiled;
    const char *name, *space; /* space: the target namespace */
    struct slice text;        /* for messages: it says what a value should look like */
};

#endif
