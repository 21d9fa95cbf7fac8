/* SPDX-License-Identifier: Apache-2.0 */
/* rules/check.h - what the files of this room share (private).
 *
 * A check is a function that looks at the publication, or at one thing in it, and calls find() for
 * each thing that breaks a rule. It need not ask whether the rule applies to this publication or is
 * waived: find() does. */
#ifndef PLANPRESS_RULES_CHECK_H
#define PLANPRESS_RULES_CHECK_H

#include "base/buffer.h"
#include "base/map.h"
#include "model/tally.h"
#include "rules/rules.h"

enum rule_id {
#define RULE(name, id, severity, origin, scope, means, waiver, basis, asks, how) RULE_##name,
#define FAULT(rule, name, message, help)
#include "rules/rules.def"
#undef RULE
#undef FAULT
    RULE_COUNT
};

enum fault {
#define RULE(name, id, severity, origin, scope, means, waiver, basis, asks, how)
#define FAULT(rule, name, message, help) FAULT_##name,
#include "rules/rules.def"
#undef RULE
#undef FAULT
    FAULT_COUNT
};

enum passage_kind { PASSAGE_TEXT, PASSAGE_HEADING, PASSAGE_WORDS /* an attribute */ };

/* A stretch of text as its reader sees it, without its marks: a paragraph, a title, an attribute
 * that is printed. What the program computes stands in it as U+FFFC. */
struct passage {
    struct slice text;
    struct source_pos pos;
    const char *language;              /* BCP 47 */
    const struct indicator *indicator; /* whose title, commentary or note it is; or NULL */
    enum passage_kind kind;
    bool exempt; /* it stands in what is marked so */
};

struct gathered_link {
    const struct inline_node *node;
    struct slice text; /* its words, as of a passage */
    bool exempt;
};

struct gathered_picture {
    const char *alternative, *path;
    struct slice caption; /* its words; none: it has no caption */
    struct source_pos pos;
    const char *id;
    bool exempt;
};

/* What may stand anywhere, in document order. */
struct gathered {
    struct passage *passages;
    struct gathered_link *links;
    struct gathered_picture *pictures;
    const struct formats **formats;
    size_t passage_count, link_count, picture_count, formats_count;
    const struct map *expanded; /* of an abbreviation: something, where it is explained */
};

struct check {
    struct arena *arena, *scratch; /* scratch ends with the check */
    const struct publication *publication;
    struct diag_list *diags;
    const struct gathered *all;
    const struct map *by_code; /* the indicators */
    struct map *plain_codes;   /* of codes.c; made when it is asked for */
    struct tally *tallies;     /* for the period reported on: of all indicators, and each block's */
    size_t tally_count;
    struct finding *first[RULE_COUNT], **end[RULE_COUNT], *latest;
    int count[RULE_COUNT];
    const struct passage *passage[RULE_COUNT]; /* in which it was found last, and how often there */
    int in_passage[RULE_COUNT];
    bool exempt;       /* what is looked at is not for publication */
    bool *waiver_used; /* by its place in the list */
};

/* Report a fault; the arguments are those of its message. `subject` is what it is found in, as in
 * struct finding. */
void find(struct check *check, enum fault fault, struct source_pos pos, const char *subject, ...);

/* The same of words of a passage, at their place. */
void find_words(struct check *check, enum fault fault, const struct passage *passage,
                struct slice words, ...);

/* Replace the help of the fault found last. */
void find_help(struct check *check, const char *format, ...);

/* ---- what is where (rules/walk.c) ---- */

/* The first part of a kind, or NULL. */
const struct part *part_of_kind(const struct publication *publication, enum part_kind kind);

/* The next indicator of the publication after `from`; NULL: the first. NULL past the last. */
struct indicator_walk {
    const struct part *part;
    const struct service_block *service;
    const struct indicator_group *group;
    const struct indicator *indicator;
};
const struct indicator *indicator_next(const struct check *check, struct indicator_walk *walk);

/* The indicators by their codes, and the one of a code, or NULL. */
const struct map *index_indicators(struct check *check);

const struct indicator *indicator_of_code(const struct check *check, struct slice code);

/* Fill in the tallies. */
void count_indicators(struct check *check);

/* ---- figures (rules/figures.c) ---- */

/* The outturn of the period reported on, where it has a value; or NULL. */
const struct observation *reported(const struct check *check, const struct indicator *indicator);

/* As tables print it. */
const char *shown(const struct check *check, const struct indicator *indicator, struct value value);

/* Whether a commentary, or a note at the figure, says why it is so. */
bool is_explained(const struct indicator *indicator, const struct observation *observation);

/* Whether one value is worse than another by more than the tolerance. */
bool is_much_worse(const struct indicator *indicator, struct value value, struct value than);

/* Whether the indicator is measured in a financial year. */
bool is_measured(const struct definition *what, int year);

/* ---- everything (rules/gather.c) ---- */

const struct gathered *gather(struct check *check);

/* The same of some blocks. */
const struct gathered *gather_from(struct check *check, const struct block *blocks);

/* The place of some words of a passage's text. */
struct source_pos passage_place(const struct passage *passage, struct slice words);

/* ---- words (rules/words.c) ---- */

/* A word: letters and digits of ASCII and anything beyond it. */
struct word {
    struct slice text;
    size_t at; /* where it begins */
};

/* The next word of a text at or after *at, which is moved past it. False when there is none. */
bool word_next(struct slice text, size_t *at, struct word *word);

/* Whether it is that word; `folded` is in small letters and any case will do. */
bool word_is(struct slice word, const char *folded);

/* Whether text is in the script its language is written in, at least in part. */
bool has_script_of(struct slice text, const char *language);

/* Whether a word of the blocks begins with one of the stems, a list ended by NULL, in any case. */
bool blocks_hold(struct check *check, const struct block *blocks, const char *const *stems);

/* ---- the checks, a file a theme ---- */

void check_actions(struct check *check);
void check_approval(struct check *check);
void check_audit(struct check *check);
void check_contracts(struct check *check);
void check_coverage(struct check *check);
void check_dates(struct check *check);
void check_formats(struct check *check);
void check_improvement(struct check *check);
void check_presentation(struct check *check);
void check_report(struct check *check);
void check_text(struct check *check);

/* of each passage, by check_text */
void check_appearance(struct check *check, const struct passage *passage);
void check_claims(struct check *check, const struct passage *passage);
void check_scripts(struct check *check, const struct passage *passage);

/* of each indicator */
void check_amendments(struct check *check, const struct indicator *indicator);
void check_codes(struct check *check, const struct indicator *indicator);
void check_commentary(struct check *check, const struct indicator *indicator);
void check_comparisons(struct check *check, const struct indicator *indicator);
void check_movement(struct check *check, const struct indicator *indicator);
void check_presence(struct check *check, const struct indicator *indicator);
void check_relations(struct check *check, const struct indicator *indicator);
void check_scales(struct check *check, const struct indicator *indicator);

#endif
