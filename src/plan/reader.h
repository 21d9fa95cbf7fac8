/* SPDX-License-Identifier: Apache-2.0 */
/* plan/reader.h - what the files of this room share (private).
 *
 * Readers take an element and make a node of the model. The tree may have broken the schema, so a
 * reader takes what it knows, passes over what it does not (it has been reported), and never trusts
 * an attribute to be there. */
#ifndef PLANPRESS_PLAN_READER_H
#define PLANPRESS_PLAN_READER_H

#include "base/diag.h"
#include "base/input.h"
#include "base/map.h"
#include "markup/markup.h"
#include "model/model.h"

struct plan_reader;
struct waiting_chart;

/* A reference that waits for all ids to be known, and what to do with what it leads to. */
struct pending {
    struct pending *next;
    void (*settle)(struct plan_reader *, const struct pending *, const struct anchor *);
    void *thing; /* that refers */
    const struct xml_attribute *to;
    size_t anchors_before; /* ids read before it */
};

struct plan_reader {
    struct arena *arena;
    struct diag_list *diags;
    const struct xml_node *plan;
    const struct metadata *metadata; /* read before all else */
    const char *root;                /* folder that pictures must lie in */
    struct input_list *inputs;       /* all that is read */
    bool exempt;                     /* something is, wherever it stands */
    bool incomplete;       /* an inclusion failed: what seems to be missing may stand there */
    struct map *ids;       /* of an id: struct anchor */
    struct map *typed_ids; /* of an id typed anywhere: its attribute; NULL until it is asked for */
    const struct anchor **anchors;
    size_t anchor_count, anchor_capacity;
    struct pending *pending, **last_pending;
    struct map *codes;        /* of an indicator's code: the indicator */
    struct map *registered;   /* of a code: what a registry defines it as */
    struct map *action_codes; /* of an action's code: the action */
    struct registry *registries, **last_registry;
    struct waiting_chart *charts, **last_chart; /* in plan/charts.c */
    const struct xml_schema *schema;            /* for what else is read by it */
    struct citation *citations, **last_citation;
    int section_level; /* nested sections so far */
    bool numbered;     /* whether sections are, where they do not say */
    bool in_footnote;
};

/* ---- what holds everywhere (plan/everywhere.c) ---- */

/* Check what may stand on any element, and make attribute values what the schema took them for:
 * without white space at the ends and runs of it inside. */
void prepare(struct plan_reader *reader, struct xml_node *element);

/* `element` has nothing in it. Not reported where it holds elements: then those are unknown, which
 * has been reported. */
void report_empty(struct plan_reader *reader, const struct xml_node *element);

/* ---- values (plan/values.c) ---- */

/* Read an attribute; a fault is reported at it, and the result is then the "not given" one. */
struct calendar_date read_date(struct plan_reader *reader, const struct xml_node *element,
                               const char *name);
struct period read_period(struct plan_reader *reader, const struct xml_node *element,
                          const char *name);
struct period read_period_value(struct plan_reader *reader, const struct xml_attribute *attribute);
/* The first calendar year of a financial year; 0 when not given. */
int16_t read_year(struct plan_reader *reader, const struct xml_node *element, const char *name);
int32_t read_count(const struct xml_node *element, const char *name, int32_t otherwise);
bool read_yes(const struct xml_node *element, const char *name);
/* "33.3%" in thousandths; 0 when not given. */
int32_t read_share(const struct xml_node *element, const char *name);
/* The index of the attribute's value in a list ended by NULL; `otherwise` when it is not there. */
int read_choice(const struct xml_node *element, const char *name, const char *const *choices,
                int otherwise);
bool has_date_form(const char *text);
/* xml:lang where it changes the language; NULL when it is not there. */
const char *read_language(const struct xml_node *element);
/* Report an xml:lang that names no language there is (plan/languages.c). */
void check_language(struct plan_reader *reader, const struct xml_attribute *attribute);
/* All character data below an element, white space collapsed. */
const char *read_text(struct plan_reader *reader, const struct xml_node *element);

/* ---- addresses (plan/addresses.c) ---- */

/* Whether text has the form of a British telephone number, or of one with its country code. */
bool is_telephone(const char *number);
/* Whether a link may lead there: it begins with a scheme readers follow, and goes on. */
bool is_link_address(const char *href);
/* A number as it is written, as an address: tel: wants it with its country code (RFC 3966), so the
 * trunk prefix 0 of British numbers is replaced. */
const char *telephone_uri(struct plan_reader *reader, const char *number);
/* An attribute with a telephone number, which is checked, and its address; NULL: not given. */
const char *read_number(struct plan_reader *reader, const struct xml_node *element,
                        const char *name, const char **uri);
/* The attribute "email", checked, or NULL. */
const char *read_email(struct plan_reader *reader, const struct xml_node *element);

/* ---- ids and references (plan/references.c) ---- */

/* Register the element's id, if it has one, as naming `thing`. Returns the id or NULL. */
const char *read_id(struct plan_reader *reader, const struct xml_node *element,
                    enum anchor_kind kind, const void *thing);
/* Once all ids are known, call `settle` with what `to` leads to; nothing is done where it leads
 * nowhere, which is reported, or where there is no attribute. */
void settle_later(struct plan_reader *reader,
                  void (*settle)(struct plan_reader *, const struct pending *,
                                 const struct anchor *),
                  void *thing, const struct xml_attribute *to);
void refer_later(struct plan_reader *reader, struct inline_node *node,
                 const struct xml_attribute *to);
void refer_note_later(struct plan_reader *reader, struct block **note,
                      const struct xml_attribute *to);
void resolve_references(struct plan_reader *reader);

/* ---- text (plan/inlines.c) ---- */

/* The inlines of an element that holds text; NULL when there is nothing in it. */
struct inline_node *read_inlines(struct plan_reader *reader, const struct xml_node *element);

/* The inlines of a stretch of siblings, up to and not including `end`. */
struct inline_node *read_inline_stretch(struct plan_reader *reader, const struct xml_node *first,
                                        const struct xml_node *end);

/* The notes that belong to an element as a whole: its children footnote, and those its children
 * footnote-ref name, whose blocks come when all is read. */
struct noted *read_noted(struct plan_reader *reader, const struct xml_node *element);

/* The inlines of the child of that name, which is reported where it is there and empty. */
struct inline_node *read_inlines_child(struct plan_reader *reader, const struct xml_node *element,
                                       const char *name);
struct inline_node *read_title(struct plan_reader *reader, const struct xml_node *element);

/* ---- is there anything to be read out? (plan/saying.c) ---- */

bool inlines_say(const struct inline_node *inlines);
bool blocks_say(const struct block *blocks);

/* ---- blocks (plan/blocks.c) ---- */

/* The blocks among an element's children. */
struct block *read_blocks(struct plan_reader *reader, const struct xml_node *element);

/* The content of an element that holds text or blocks: stretches of text become paragraphs. */
struct block *read_flow(struct plan_reader *reader, const struct xml_node *element);

/* The same of the child of that name, which is reported where it is there and empty. */
struct block *read_flow_child(struct plan_reader *reader, const struct xml_node *element,
                              const char *name);

/* A section, whose subsections are numbered as it is where they do not say. */
struct block *read_section(struct plan_reader *reader, const struct xml_node *element);
void read_table(struct plan_reader *reader, const struct xml_node *element, struct block *block);
/* Whether each cell of a table has a head, and each head words (plan/heads.c). */
void check_heads(struct plan_reader *reader, const struct block *block);

/* A chart; what it chooses is found when all indicators are read (plan/charts.c). */
void read_chart(struct plan_reader *reader, const struct xml_node *element, struct block *block);
void resolve_charts(struct plan_reader *reader, struct publication *publication);

/* The path of a file that an attribute names, checked, or NULL. */
const char *read_path(struct plan_reader *reader, const struct xml_node *element, const char *name,
                      struct source_pos *pos);

/* The same of a picture, which is noted. */
const char *read_picture(struct plan_reader *reader, const struct xml_node *element,
                         const char *name, struct source_pos *pos);

/* ---- parts ---- */

struct report *read_report(struct plan_reader *reader, const struct xml_node *element);
void read_parts(struct plan_reader *reader, const struct xml_node *plan,
                struct publication *publication);
/* The indicator of a code; NULL where there is none, which is reported at `pos`, unless it may
 * stand in what could not be included. All must be read. */
struct indicator *find_indicator(struct plan_reader *reader, const struct publication *publication,
                                 const char *code, struct source_pos pos);
struct service_block *read_service(struct plan_reader *reader, const struct xml_node *element);
void read_contracts(struct plan_reader *reader, const struct xml_node *element, struct part *part);
struct formats *read_formats(struct plan_reader *reader, const struct xml_node *element);
void read_objectives(struct plan_reader *reader, const struct xml_node *element, struct part *part);
void read_priorities(struct plan_reader *reader, const struct xml_node *element, struct part *part);
void read_summary(struct plan_reader *reader, const struct xml_node *element, struct part *part);
/* Find the indicators that objectives and headlines name, when all of them are known. */
void resolve_measures(struct plan_reader *reader, const struct publication *publication);
void resolve_headlines(struct plan_reader *reader, const struct publication *publication);
void read_governance(struct plan_reader *reader, const struct xml_node *element,
                     struct metadata *metadata);

/* The columns that indicator tables show (plan/columns.c). */
void read_shown_columns(struct plan_reader *reader, const struct xml_node *element,
                        struct shown_column **link);

/* How many years from the period reported on an attribute says: "-1", "+2". */
int32_t read_years_on(const struct xml_node *element, const char *name);

/* A figure or a count that running text cites (plan/citations.c); its text comes later. */
void read_cited_value(struct plan_reader *reader, const struct xml_node *element,
                      struct inline_node *node);
void read_cited_count(struct plan_reader *reader, const struct xml_node *element,
                      struct inline_node *node);

/* The files that figures come from (plan/data.c). */
void read_sources(struct plan_reader *reader, const struct xml_node *plan,
                  struct publication *publication);

/* The registries that the indicators use (plan/registry.c). Read before the first indicator. */
void read_registries(struct plan_reader *reader, const struct xml_node *element);

/* What a definition or an indicator says of itself; what it does not is left as it is in *what. */
void read_definition(struct plan_reader *reader, const struct xml_node *element,
                     struct definition *what);
void read_metadata(struct plan_reader *reader, const struct xml_node *plan,
                   struct metadata *metadata);

#endif
