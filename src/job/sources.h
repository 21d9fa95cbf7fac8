/* SPDX-License-Identifier: Apache-2.0 */
/* job/sources.h - which of the files that were read go along inside the PDF. */
#ifndef PLANPRESS_JOB_SOURCES_H
#define PLANPRESS_JOB_SOURCES_H

#include "base/input.h"
#include "pdf/pdf.h"

/* The attachments for what is to be passed on of `list_count` lists of inputs, their number in
 * *count. `folder` is the plan's: what lies below it is described by its path from there, and
 * nothing says where on the author's machine that is. A note is left of files that are too large.
 */
const struct pdf_attachment *sources_attached(struct arena *arena,
                                              const struct input_list *const *lists,
                                              size_t list_count, const char *folder,
                                              struct diag_list *diags, size_t *count);

/* In their place, for profiles that must have something inside: a few words that say why there is
 * nothing else. `withheld`: because something in them is exempt from publication. */
const struct pdf_attachment *sources_explained(bool withheld, size_t *count);

#endif
