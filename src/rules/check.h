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
};

/* What may stand anywhere, in document order. */
struct gathered {
    struct passage *passages;
    const struct block **tables;
    size_t passage_count, table_count;
    const struct map *expanded; /* of an abbreviation: something, where it is explained */
};

struct check {
    struct arena *arena, *scratch; /* scratch ends with the check */
    const struct publication *publication;
    struct diag_list *diags;
    const struct gathered *all;
    struct finding *first[RULE_COUNT], **end[RULE_COUNT], *latest;
    bool *waiver_used; /* by its place in the list */
};

/* Report a fault; the arguments are those of its message. `subject` is what it is found in, as in
 * struct finding. */
void find(struct check *check, enum fault fault, struct source_pos pos, const char *subject, ...);

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

/* ---- everything (rules/gather.c) ---- */

const struct gathered *gather(struct check *check);

/* The same of some blocks. */
const struct gathered *gather_from(struct check *check, const struct block *blocks);

/* The place of `count` bytes of a passage that begin `offset` bytes into it. */
struct source_pos passage_place(const struct passage *passage, size_t offset, size_t count);

/* What a passage is found in: the code of its indicator, or NULL. */
const char *subject_of(const struct passage *passage);

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

/* Whether a word of the blocks begins with one of the stems, a list ended by NULL, in any case. */
bool blocks_hold(struct check *check, const struct block *blocks, const char *const *stems);

/* ---- the checks, a file a theme ---- */

void check_contracts(struct check *check);
void check_dates(struct check *check);
void check_improvement(struct check *check);
void check_presentation(struct check *check);
void check_report(struct check *check);
void check_scripts(struct check *check, const struct passage *passage); /* of check_text */
void check_text(struct check *check);

#endif
