/* SPDX-License-Identifier: Apache-2.0 */
/* model/finding.h - what the rules found in a publication: what is open before it may be published.
 *
 * Made by the rules room; told in the report of a check, and listed at the end of a draft. */
#ifndef PLANPRESS_MODEL_FINDING_H
#define PLANPRESS_MODEL_FINDING_H

#include <stdbool.h>

#include "model/governance.h"

struct finding {
    struct finding *next; /* those of one rule stand together, in document order */
    struct source_pos pos;
    const char *rule;    /* its id */
    const char *asks;    /* what the rule asks for: a phrase without a full stop */
    const char *subject; /* what it is found in: an indicator's code, or an id; NULL: the plan */
    const char *message;
    const char *help;            /* or NULL */
    const struct waiver *waiver; /* that excuses the plan, or NULL */
    bool grave;                  /* stands in the way of approval, were it not waived */
    bool exempt;                 /* it tells of what is not for publication */
};

#endif
