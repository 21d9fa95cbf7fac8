/* SPDX-License-Identifier: Apache-2.0 */
/* model/model.h - the validated document: a covering report and the plan it brings.
 *
 * Built by the plan room, read-only afterwards; strings and nodes live in the job's arena. Every
 * node knows its place in the sources. This header brings model/block.h, model/data.h,
 * model/date.h, model/governance.h and model/indicator.h. */
#ifndef PLANPRESS_MODEL_MODEL_H
#define PLANPRESS_MODEL_MODEL_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "model/block.h"
#include "model/chart.h"
#include "model/data.h"
#include "model/date.h"
#include "model/governance.h"
#include "model/indicator.h"

struct person {
    const char *name, *post;
    const char *telephone;     /* as written; NULL when not given */
    const char *telephone_uri; /* "tel:+44..."; NULL when not given */
    const char *email;         /* or NULL */
    struct source_pos pos;
};

struct paper {
    struct paper *next;
    struct source_pos pos;
    struct inline_node *text;
};

/* The covering report. Its sections are numbered 1, 2, ...; the paragraphs that are children of a
 * section 1.1, 1.2, ... */
struct report {
    struct source_pos pos;
    struct anchor_range anchors;
    const char *agenda_item, *committee;
    struct calendar_date date;
    struct inline_node *title;
    const char *report_by;  /* "Head of Policy" */
    struct block *sections; /* BLOCK_SECTION each, in order; the recommendation is one of them */
    const struct block *recommendation;
    struct paper *papers; /* background papers; NULL: printed as "None" */
    struct person contact;
};

enum part_kind {
    PART_SUMMARY, /* for residents, printed by an edition of its own */
    PART_COVER,
    PART_FOREWORD,
    PART_CONTENTS,
    PART_SECTION, /* any other chapter */
    PART_OBJECTIVES,
    PART_IMPROVEMENT,
    PART_INDICATORS,
    PART_CONTRACTS,
    PART_ANNEX,
    PART_GLOSSARY,
    PART_FORMATS, /* other formats and languages, how to comment */
    PART_COUNT,
};

/* How an edition prints a part: as its kind is, or as a lettered annex. */
enum part_form { FORM_USUAL, FORM_ANNEX };

/* An indicator that the summary puts before residents. */
struct headline {
    struct headline *next;
    struct source_pos pos;
    const char *code; /* as written */
    struct source_pos code_pos;
    const struct indicator *indicator;
    const struct indicator_group *group; /* of the indicator */
    const char *title;                   /* in plain words; NULL: the indicator's own */
    struct block *remark;                /* how it went and why, or NULL */
};

/* `blocks` of the part are its introduction. */
struct summary {
    struct headline *headlines;
    struct block *went_well, *fell_short; /* before the headlines that did; or NULL */
    struct block *sections;               /* BLOCK_SECTION each */
    struct block *spending, *next;        /* or NULL */
    struct part *improvement;             /* of which the priorities are named, or NULL */
    struct block *panel;                  /* BLOCK_FORMATS: how the plan can be had; or NULL */
};

struct cover {
    struct inline_node *title, *subtitle;  /* subtitle may be NULL */
    const char *image, *image_alternative; /* path or NULL */
    struct source_pos image_pos;
};

struct foreword_signature {
    struct foreword_signature *next;
    const char *name, *post;
};

/* An indicator or a priority that an objective refers to. */
struct objective_reference {
    struct objective_reference *next;
    struct source_pos pos;
    const char *name;                  /* the code or the id, as written */
    const struct indicator *indicator; /* NULL in a list of priorities */
    const struct priority *priority;   /* NULL in a list of indicators */
};

struct objective {
    struct objective *next;
    struct source_pos pos;
    const char *id;
    struct inline_node *title;
    struct block *blocks;
    struct objective_reference *measured_by;  /* indicators */
    struct objective_reference *addressed_by; /* priorities */
};

enum progress_status {
    PROGRESS_UNSAID,
    PROGRESS_NOT_STARTED,
    PROGRESS_ON_TARGET,
    PROGRESS_BEHIND,
    PROGRESS_COMPLETE,
    PROGRESS_NOT_ACHIEVED,
    PROGRESS_DROPPED,
    PROGRESS_COUNT,
};

/* Someone who leads an action. */
struct lead {
    struct lead *next;
    struct source_pos pos;
    const char *name;            /* as it is to be printed */
    const struct member *member; /* who that is; both NULL: nobody the plan's people name */
    const struct officer *officer;
    bool in_text; /* the name is part of the action's lead_member or lead_officer */
};

struct partner {
    struct partner *next;
    struct source_pos pos;
    struct inline_node *name;
};

struct milestone {
    struct milestone *next;
    struct source_pos pos;
    struct due due;
    enum progress_status status;
    struct block *text;
};

struct action {
    struct action *next;
    struct source_pos pos;
    const char *id, *code;
    const char *carried_forward;               /* its code in an earlier plan, or NULL */
    struct block *what;                        /* what will be done */
    const char *lead_member, *lead_officer;    /* as written, several names perhaps; or NULL */
    struct lead *lead_members, *lead_officers; /* each of them, those in the text first */
    struct partner *partners;
    struct block *milestones, *resources, *measure, *progress; /* each may be NULL */
    struct milestone *steps;                                   /* milestones with dates */
    struct due target;
    enum progress_status status;
    bool within_budgets; /* paid for within existing budgets */
    bool scrutiny;       /* of the programme to develop scrutiny */
};

struct priority {
    struct priority *next;
    struct source_pos pos;
    const char *id;
    struct inline_node *title;
    struct action *actions;
};

enum contracts_form { CONTRACTS_ALL_COMPLY, CONTRACTS_NO_TRANSFER, CONTRACTS_EXCEPTIONS };

/* Whether a contract complies with the Code, or the Code asks nothing of it. */
enum compliance { COMPLIES_YES, COMPLIES_NO, COMPLIES_NOT_APPLICABLE };

struct contract {
    struct contract *next;
    struct source_pos pos;
    const char *service, *contractor, *value;
    struct calendar_date awarded;
    enum compliance compliance;
    struct block *reason; /* where it is not COMPLIES_YES; or NULL */
};

struct signatory {
    struct signatory *next;
    struct source_pos pos;
    const char *name, *post;
    struct calendar_date date;
};

struct contracts {
    enum contracts_form form;
    struct period period;
    int32_t transfers; /* how many contracts are said to have involved one; -1: not said */
    struct contract *list;
    struct block *certificate; /* the words that are certified; NULL: those of the form */
    struct signatory *signatories;
};

struct glossary_entry {
    struct glossary_entry *next;
    struct source_pos pos;
    const char *id;
    struct inline_node *term;
    struct block *definition;
};

/* A part of the plan. `blocks` is its running text, before what is its own. */
struct part {
    enum part_kind kind;
    struct part *next;
    struct source_pos pos;
    struct anchor_range anchors;
    const char *id;
    const char *language;
    struct inline_node *title; /* NULL: the kind's usual title */
    const char *exempt;        /* ANNEX, SECTION: as of a block */
    bool withheld;             /* as of a block */
    enum part_form form;       /* as the edition has it */
    bool numbered;             /* SECTION: the chapter has a number */
    struct block *blocks;
    union {
        struct cover cover;
        struct foreword_signature *signatures; /* FOREWORD */
        struct {                               /* OBJECTIVES */
            struct objective *objectives;
            const char *corporate_plan; /* that they are from, or NULL */
        };
        struct { /* IMPROVEMENT */
            struct priority *priorities;
            struct calendar_date reviewed; /* when progress was last looked at */
        };
        struct { /* INDICATORS */
            struct service_block *services;
            struct shown_column *columns; /* NULL: the usual ones */
            bool portrait;                /* the tables stand on upright pages */
            bool without_tally;
        };
        struct contracts contracts;
        struct summary summary;
        struct glossary_entry *glossary;
        struct formats *formats;
        int contents_depth; /* CONTENTS: 1 to 3 */
    };
};

/* What is asked of a plan follows from what it is. */
enum publication_kind {
    PUBLICATION_REPORT,     /* on performance, of any kind */
    PUBLICATION_BEST_VALUE, /* a Best Value Performance Plan: the Local Government Act 1999 */
};

enum document_status { DOCUMENT_DRAFT, DOCUMENT_APPROVED };

struct metadata {
    struct source_pos pos; /* of the plan's start tag */
    enum publication_kind kind;
    const char *title, *council, *subject, *keywords;
    const char *language; /* of the root, BCP 47 */
    enum document_status status;
    struct period year;      /* the plan year: 2004/05 */
    struct period reporting; /* whose outturn is reported: 2003/04 */
    struct calendar_date published;
    struct source_pos published_pos;
    enum authority authority;        /* what kind of council */
    const struct approval *approval; /* NULL: not said */
    struct audit audit;
    struct assessment assessment;
    struct member *members;
    struct officer *officers;
    struct waiver *waivers;
};

struct citation;   /* model/citation.h */
struct input_list; /* base/input.h */

struct publication {
    struct metadata metadata;
    struct report *report;        /* NULL: the plan alone */
    struct part *parts;           /* in document order; that of an edition, once it is chosen */
    struct part *left_out;        /* by the edition */
    bool report_left_out;         /* by the edition */
    bool has_exempt;              /* and prints it: an edition for members only */
    bool brief;                   /* the edition is for readers whom open points do not concern */
    struct registry *registries;  /* that the indicators use */
    struct data_source *sources;  /* of figures that lie beside the plan */
    const struct map *indicators; /* by code */
    struct input_list *inputs;    /* that it was read from, the plan first */
    bool mentions_exempt;         /* something in them is exempt, wherever it stands */
    bool withheld;                /* and the edition does not print it */
    struct citation *citations;   /* in the order they were read */
    struct chart *charts;         /* in document order */
    const struct anchor *const *anchors; /* in document order */
    size_t anchor_count;
    const struct map *anchors_by_id;
};

/* The title of a part that has none of its own; "" for a chapter. */
const char *part_title(const struct part *part);

/* The anchor of an id, or NULL. */
const struct anchor *publication_anchor(const struct publication *publication, const char *id);

/* The indicator of a code, or NULL. */
struct indicator *publication_indicator(const struct publication *publication, struct slice code);

/* Say at `pos` that no indicator has `code`, and which one may be meant. */
void publication_report_unknown(const struct publication *publication, const char *code,
                                struct source_pos pos, struct diag_list *diags);

/* The model as text, one node a line with its place, for --dump=model. */
void model_dump(const struct publication *publication, struct buffer *out);

#endif
