/* SPDX-License-Identifier: Apache-2.0 */
/* markup/markup.h - XML in, safely: a small read-only tree in which everything has its place.
 *
 * All XML of the project comes this way: plans, styles, font catalogues. Nothing is fetched, no
 * document type declaration is accepted (so there are no entities but XML's own five and character
 * references), and depth, size and inclusion are bounded. XInclude (parse="xml") is done here,
 * inside the document's folder. A schema fault is reported in our own words at the start tag (or
 * attribute) it is in, and every later sibling of a misplaced element is still looked at. */
#ifndef PLANPRESS_MARKUP_MARKUP_H
#define PLANPRESS_MARKUP_MARKUP_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/input.h"
#include "base/slice.h"

struct xml_attribute {
    const char *space; /* namespace URI, or "" */
    const char *name;  /* local name */
    const char *value; /* normalised as XML says, defaults of the schema not added */
    struct source_pos pos;
};

/* An element (name set) or a stretch of character data (name NULL, text set). Comments and
 * processing instructions are left out; text around them is joined. */
struct xml_node {
    struct xml_node *parent, *next, *children;
    struct source_pos pos;
    const char *space, *name;
    union {
        struct { /* of an element */
            struct xml_attribute *attributes;
            size_t attribute_count;
        };
        struct slice text; /* of character data */
    };
};

struct xml_schema;

/* A compiled schema. `name` is for messages; `text` need not outlive the call. It may be used by
 * any number of documents, one after the other. NULL and a diagnostic when it is no schema. */
struct xml_schema *xml_schema_open(struct arena *arena, const char *name, struct slice text,
                                   struct diag_list *diags);

/* A schema that came with the program: known to be sound, in one file of named declarations,
 * without substitution groups. It is compiled for each document only as far as that calls for. */
struct xml_schema *xml_schema_own(struct arena *arena, const char *name, struct slice text);

struct xml_request {
    const char *path;   /* "-" is standard input */
    const char *name;   /* what messages call it; NULL: the path */
    struct slice text;  /* read this instead of the path when bytes is not NULL */
    const char *folder; /* what inclusions are relative to and confined to; NULL: the path's */
    const struct xml_schema *schema; /* NULL: only well-formedness is asked for */
    struct input_list *inputs;       /* what is read is noted there; NULL: nowhere */
    enum input_kind kind;            /* as what; inclusions are parts */
};

/* The document's root element, validated, inclusions done. NULL when it could not be read or is not
 * well-formed; a tree that breaks the schema is still returned, with errors in `diags`, so that
 * more can be said about it in the same run. */
struct xml_node *xml_read(struct arena *arena, const struct xml_request *request,
                          struct diag_list *diags);

/* The attribute without namespace called `name`, or NULL. */
const struct xml_attribute *xml_attribute(const struct xml_node *element, const char *name);

/* Its value, or `otherwise`. */
const char *xml_value(const struct xml_node *element, const char *name, const char *otherwise);

/* xml:lang, or NULL. */
const struct xml_attribute *xml_language(const struct xml_node *element);

/* The first child element, or the next sibling element; NULL when there is none. */
const struct xml_node *xml_first(const struct xml_node *element);
const struct xml_node *xml_next(const struct xml_node *element);

/* The first child element called `name`, or NULL. */
const struct xml_node *xml_child(const struct xml_node *element, const char *name);

/* Whether `node` is an element of that local name. */
bool xml_is(const struct xml_node *node, const char *name);

#endif
