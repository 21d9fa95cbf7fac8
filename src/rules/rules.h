/* SPDX-License-Identifier: Apache-2.0 */
/* rules/rules.h - what a plan must satisfy before it may be published.
 *
 * The schema says what a plan can be made of and the reader whether it hangs together; here is
 * asked whether it says what it has to say, and whether its figures can be true. Every rule is a
 * row of rules/rules.def: what it asks, who wants it, how it is met, and the words for what breaks
 * it. The list is complete: rules that what is printed cannot break, and those that only the author
 * can keep, have their row too. */
#ifndef PLANPRESS_RULES_RULES_H
#define PLANPRESS_RULES_RULES_H

#include "base/diag.h"
#include "model/finding.h"
#include "model/model.h"

/* Who wants it. */
enum rule_origin {
    ORIGIN_LAW,      /* an Act, or an order or regulations under it */
    ORIGIN_GUIDANCE, /* circulars, codes, what auditors look for */
    ORIGIN_PRACTICE, /* what careful councils do */
};

/* How it is met. */
enum rule_means {
    MEANS_CHECKED,      /* by rules_check */
    MEANS_READING,      /* the schema or the reader refuses what breaks it, in a draft too */
    MEANS_CONSTRUCTION, /* what is printed is computed and cannot break it */
    MEANS_AUTHOR,       /* no program can tell */
};

struct rule {
    const char *id; /* stable, in kebab case */
    enum severity severity;
    enum rule_origin origin;
    enum rule_means means;
    bool best_value; /* asked of best value performance plans only */
    bool waivable;
    const char *basis; /* where the origin says so, or NULL */
    const char *asks;  /* a phrase without a full stop */
    const char *how;   /* how it is met, or how far it is checked; or NULL */
};

/* The rules in the order of the table; NULL past the last. */
const struct rule *rule_at(size_t index);

/* NULL when there is none of that id. */
const struct rule *rule_named(const char *id);

/* "law", "checked" and so on. */
const char *rule_origin_name(enum rule_origin origin);
const char *rule_means_name(enum rule_means means);

/* Hold the publication against the rules. What is found is returned, and added to `diags`: with the
 * rule's severity, but an error of a draft is a warning, and what the plan has a waiver for is a
 * note. Waivers that do not fit are warned of. */
const struct finding *rules_check(struct arena *arena, const struct publication *publication,
                                  struct diag_list *diags);

/* Put what is open at the end of a draft, as a part of it; where there is nothing, or the plan is
 * approved, do nothing. What tells of exempt matter is listed only where that is printed, so this
 * comes after edition_apply. */
void rules_list_open(struct arena *arena, struct publication *publication,
                     const struct finding *findings);

#endif
