/* SPDX-License-Identifier: Apache-2.0 */
/* plan/reader.h - what the files of this room share (private).
 *
 * Readers take an element and make a node of the model. The tree may have broken the schema, so a
 * reader takes what it knows, passes over what it does not (it has been reported), and never trusts
 * an attribute to be there. */
#ifndef PLANPRESS_PLAN_READER_H
#define PLANPRESS_PLAN_READER_H

#include "base/diag.h"
#include "base/map.h"
#include "markup/markup.h"
#include "model/model.h"

/* A reference that waits for all ids to be known. */
struct pending {
    struct pending *next;
    struct inline_node *node;
    const struct xml_attribute *to;
};

struct plan_reader {
    struct arena *arena;
    struct diag_list *diags;
    const char *root; /* folder that pictures must lie in */
    struct map *ids;  /* of an id: struct anchor */
    const struct anchor **anchors;
    size_t anchor_count, anchor_capacity;
    struct pending *pending, **last_pending;
    struct map *codes; /* of an indicator's code: the indicator */
    int section_level; /* nested sections so far */
    bool in_footnote;
    const struct xml_node *recommendation; /* the first one */
};

/* ---- values (plan/values.c) ---- */

/* Read an attribute; a fault is reported at it, and the result is then the "not given" one. */
struct calendar_date read_date(struct plan_reader *reader, const struct xml_node *element,
                               const char *name);
struct period read_period(struct plan_reader *reader, const struct xml_node *element,
                          const char *name);
int32_t read_count(const struct xml_node *element, const char *name, int32_t otherwise);
bool read_yes(const struct xml_node *element, const char *name);
/* "33.3%" in thousandths; 0 when not given. */
int32_t read_share(const struct xml_node *element, const char *name);
/* The index of the attribute's value in a list ended by NULL; `otherwise` when it is not there. */
int read_choice(const struct xml_node *element, const char *name, const char *const *choices,
                int otherwise);
/* A plain decimal: false when the text is none. */
bool read_quantity(const char *text, struct quantity *quantity);
bool read_date_text(const char *text, struct calendar_date *date);
/* xml:lang, checked; NULL when it is not there or wrong. */
const char *read_language(struct plan_reader *reader, const struct xml_node *element);
/* All character data below an element, white space collapsed. */
const char *read_text(struct plan_reader *reader, const struct xml_node *element);

/* ---- ids and references (plan/references.c) ---- */

/* Register the element's id, if it has one, as naming `thing`. Returns the id or NULL. */
const char *read_id(struct plan_reader *reader, const struct xml_node *element,
                    enum anchor_kind kind, const void *thing);
void refer_later(struct plan_reader *reader, struct inline_node *node,
                 const struct xml_attribute *to);
void resolve_references(struct plan_reader *reader);

/* ---- text (plan/inlines.c) ---- */

/* The inlines of an element that holds text; NULL when there is nothing in it. */
struct inline_node *read_inlines(struct plan_reader *reader, const struct xml_node *element);

/* The inlines of a stretch of siblings, up to and not including `end`. */
struct inline_node *read_inline_stretch(struct plan_reader *reader, const struct xml_node *first,
                                        const struct xml_node *end);

bool is_inline(const struct xml_node *node);

/* The inlines of the child `title`; NULL, reported where it is there and empty. */
struct inline_node *read_title(struct plan_reader *reader, const struct xml_node *element);

/* ---- blocks (plan/blocks.c) ---- */

/* The blocks among an element's children. */
struct block *read_blocks(struct plan_reader *reader, const struct xml_node *element);

/* The content of an element that holds either text or blocks: stretches of text become paragraphs.
 */
struct block *read_flow(struct plan_reader *reader, const struct xml_node *element);

/* The same of the child of that name; NULL when there is none. */
struct block *read_flow_child(struct plan_reader *reader, const struct xml_node *element,
                              const char *name);

struct block *read_section(struct plan_reader *reader, const struct xml_node *element);
void read_table(struct plan_reader *reader, const struct xml_node *element, struct block *block);

/* A picture's path, checked, or NULL. */
const char *read_picture(struct plan_reader *reader, const struct xml_node *element,
                         const char *name, struct source_pos *pos);

/* ---- parts ---- */

struct report *read_report(struct plan_reader *reader, const struct xml_node *element);
void read_parts(struct plan_reader *reader, const struct xml_node *plan,
                struct publication *publication);
struct service_block *read_service(struct plan_reader *reader, const struct xml_node *element);
void read_metadata(struct plan_reader *reader, const struct xml_node *plan,
                   struct metadata *metadata);

#endif
