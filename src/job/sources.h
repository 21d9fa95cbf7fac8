/* SPDX-License-Identifier: Apache-2.0 */
/* job/sources.h - which of the files that were read go along inside the PDF. */
#ifndef PLANPRESS_JOB_SOURCES_H
#define PLANPRESS_JOB_SOURCES_H

#include "base/input.h"
#include "pdf/pdf.h"

struct sources {
    const struct input_list *const *lists; /* of what was read */
    size_t list_count;
    const char *folder;            /* the plan's */
    const char *edition, *profile; /* NULL: those that need not be asked for */
    bool linearize;
};

/* The attachments for what is to be passed on of what was read, their number in *count. Each is
 * described by its path from the plan's folder, and nothing says where on the author's machine that
 * is. The last one says in words, and in lines for a script, how to make the document again. A note
 * is left of files that are too large. */
const struct pdf_attachment *sources_attached(struct arena *arena, const struct sources *sources,
                                              struct diag_list *diags, size_t *count);

/* In their place, for profiles that must have something inside: a few words that say why there is
 * nothing else. `withheld`: because something in them is exempt from publication. */
const struct pdf_attachment *sources_explained(bool withheld, size_t *count);

#endif
