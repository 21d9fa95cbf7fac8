/* SPDX-License-Identifier: Apache-2.0 */
/* markup/plug.h - libxml2's schema validator, fed with one event at a time.
 *
 * The validator is told of tags and text by us instead of by its own parser, so we always know
 * which of our nodes it is complaining about. What it complains of during one call is collected in
 * memory of its own (its callback must not be unwound) and looked at after the call. */
#ifndef PLANPRESS_MARKUP_PLUG_H
#define PLANPRESS_MARKUP_PLUG_H

#include "markup/markup.h"

/* A complaint: libxml2's code (xmlParserErrors, XML_SCHEMAV_...) and its words. */
struct plug_fault {
    int code;
    char *message; /* NULL when there was no memory for it */
};

/* More in one call than this are dropped: an element has no more attributes. */
#define PLUG_FAULTS 260

struct plug_faults {
    struct plug_fault list[PLUG_FAULTS];
    size_t count;
    bool exhausted;
};

struct plug;

/* A validator at the start of a document; its complaints go to `faults`. NULL: memory ran out. */
struct plug *plug_open(const struct xml_schema *schema, struct plug_faults *faults);

void plug_close(struct plug *plug);

/* A start tag with its attributes. */
void plug_start(struct plug *plug, const struct xml_node *element);

/* A start tag of that name without attributes. */
void plug_start_bare(struct plug *plug, const char *space, const char *name);

void plug_text(struct plug *plug, struct slice text);
void plug_end(struct plug *plug, const char *space, const char *name);

/* Forget what was complained about. */
void plug_faults_clear(struct plug_faults *faults);

#endif
