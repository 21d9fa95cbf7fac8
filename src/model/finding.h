/* SPDX-License-Identifier: Apache-2.0 */
/* model/finding.h - what the rules found in a publication: what is open before it may be published.
 *
 * Made by the rules room, shown in the report of a check, and printed at the end of a draft by the
 * flow, which knows nothing of rules: all words it needs are here. */
#ifndef PLANPRESS_MODEL_FINDING_H
#define PLANPRESS_MODEL_FINDING_H

#include <stdbool.h>

#include "base/source.h"

struct finding {
    struct finding *next; /* those of one rule stand together, in document order */
    struct source_pos pos;
    const char *rule;    /* its id */
    const char *asks;    /* what the rule asks for: a phrase without a full stop */
    const char *subject; /* what it is found in: an indicator's code, or an id; NULL: the plan */
    const char *message;
    const char *help;   /* or NULL */
    const char *waived; /* the reason for which the plan is excused, or NULL */
    bool grave;         /* stands in the way of approval, were it not waived */
};

#endif
