/* SPDX-License-Identifier: Apache-2.0 */
/* markup/parse.h - one file's text to a tree, with the place of everything. */
#ifndef PLANPRESS_MARKUP_PARSE_H
#define PLANPRESS_MARKUP_PARSE_H

#include "markup/markup.h"

/* Elements may be nested this deep, inclusions counted; a plan needs about 25. libxml2's own limit
 * is the same, so that ours is met first. */
#define DEPTH_LIMIT 256

/* libxml2 compares the attributes of a tag with each other, so their number is bounded before. */
#define ATTRIBUTE_LIMIT 256

#define XINCLUDE_SPACE "http://www.w3.org/2001/XInclude"

/* Why the parse ended early. Codes are libxml2's (xmlParserErrors) or one of these. */
enum { FAULT_NONE = 0, FAULT_DOCTYPE = 100001, FAULT_DEPTH, FAULT_ATTRIBUTES };

struct parse_fault {
    int code;
    size_t at;        /* where in the text the parser stood */
    bool open;        /* whether an element was open, ... */
    size_t open_at;   /* ... and where its start tag begins */
    char detail[160]; /* libxml2's words, for what we have none of our own for */
};

struct parsed {
    struct xml_node *root; /* NULL when there is a fault */
    bool includes;         /* there are elements of XInclude in it */
    struct parse_fault fault;
};

/* Parse a file whose text is well-formed UTF-8 with a NUL after it. `nesting` is how many elements
 * are open around it. */
void parse_text(struct arena *arena, const struct source_file *file, size_t nesting,
                struct parsed *parsed);

/* Whether libxml2 may see the text: it has no NUL byte, which would be taken for the end, and no
 * tag with so many attributes that comparing them takes long. Else `fault` says which and where. */
bool parse_acceptable(struct slice text, struct parse_fault *fault);

#endif
