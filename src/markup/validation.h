/* SPDX-License-Identifier: Apache-2.0 */
/* markup/validation.h - one run of the validator (private to validate.c and level.c). */
#ifndef PLANPRESS_MARKUP_VALIDATION_H
#define PLANPRESS_MARKUP_VALIDATION_H

#include "markup/memo.h"
#include "markup/parse.h"
#include "markup/wording.h"

struct validation {
    struct wording wording;
    struct memo *memo;
    struct plug_faults *faults;
    struct plug *open[2 * DEPTH_LIMIT + 2]; /* closed at the latest with us */
    size_t open_count;
    long budget;     /* of tags replayed */
    size_t reported; /* faults, whether or not they are still shown */
};

/* A validator at the start of a document; NULL when there are too many already. */
struct plug *validation_plug(struct validation *v);
void validation_drop(struct validation *v, struct plug *plug);

/* Unwind when the validator ran out of memory. */
void validation_check_memory(const struct validation *v);

/* Count a fault; whether it is to be shown. */
bool validation_may_report(struct validation *v, struct source_pos pos);

/* Tell the plug of a start tag, with attributes or `bare`: NULL when it is accepted where it
 * stands, else the fault's message. Faults of its attributes wait in v->faults. */
const char *validation_enter(struct validation *v, struct plug *plug, const struct xml_node *node,
                             bool bare);

/* Report what waits in v->faults about the node's attributes. */
void validation_report_attributes(struct validation *v, const struct xml_node *node);

/* Check what is directly in `node`, whose start tag `plug` has accepted, and its end: the order of
 * its children, its text, and all that is in children without a global declaration (level.c). */
void validation_check_level(struct validation *v, struct plug *plug, const struct xml_node *node);

#endif
