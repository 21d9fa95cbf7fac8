/* SPDX-License-Identifier: Apache-2.0 */
/* base/diag.h - what is wrong, where, and how to mend it.
 *
 * A problem becomes a value in a list and work goes on where sense allows, so that one run tells
 * everything. No stage prints; whoever runs the job walks the sorted list. Every message there is
 * stands in base/diag.def. */
#ifndef PLANPRESS_BASE_DIAG_H
#define PLANPRESS_BASE_DIAG_H

#include <stdarg.h>

#include "base/arena.h"
#include "base/source.h"

/* ERROR: the document is wrong. SYSTEM: the machine failed us (disk, permission, memory, a font
 * package). Either ends the job without output; they differ in the exit status. */
enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_SYSTEM };

enum diag_id {
#define DIAG(name, severity, message, help) DIAG_##name,
#include "base/diag.def"
#undef DIAG
    DIAG_COUNT,
    DIAG_RULE = DIAG_COUNT /* a rule's: its words stand in the table of the rules room */
};

struct diag {
    enum diag_id id;
    const char *name; /* the stable id people see: "unknown-reference" */
    enum severity severity;
    struct source_pos pos;
    const char *place; /* `pos` as people read it; NULL: the run as a whole */
    const char *message;
    const char *help;   /* NULL when the message says it all */
    const char *waived; /* the reason for which it is accepted all the same, or NULL */
};

struct diag_list;

/* An empty list; messages are copied into `arena`. */
struct diag_list *diag_list_create(struct arena *arena);

/* Add a message. The format and help stand in diag.def; the arguments are those of its message,
 * with the conversions of buffer_format. */
void diag_report(struct diag_list *list, enum diag_id id, struct source_pos pos, ...);

/* Add a message whose words come from elsewhere; its strings must live as long as the list. */
void diag_add(struct diag_list *list, const struct diag *diag);

/* From now on a warning counts as an error. */
void diag_strict(struct diag_list *list);

/* Replace the help of the message added last ("did you mean 'foreword'?"). */
void diag_help(struct diag_list *list, const char *format, ...);

/* Sort by place and drop what is said twice; then diag_at(0..diag_count) is the run's report. */
void diag_sort(struct diag_list *list);

size_t diag_count(const struct diag_list *list);
const struct diag *diag_at(const struct diag_list *list, size_t index);

/* The gravest severity so far; SEVERITY_NOTE for an empty list. */
enum severity diag_worst(const struct diag_list *list);

/* True when nothing so far forbids output. */
bool diag_clean(const struct diag_list *list);

/* "note", "warning" or "error". */
const char *severity_name(enum severity severity);

#endif
