/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/linearize.h - a file that a browser shows from its first page on while the rest still comes
 * (ISO 32000-1, annex F), made by libqpdf from one that is finished. */
#ifndef PLANPRESS_PDF_LINEARIZE_H
#define PLANPRESS_PDF_LINEARIZE_H

#include "base/slice.h"
#include "pdf/pdf.h"

/* Whether the library for it can be had: to be asked before a page is written. A diagnostic when it
 * cannot. */
struct linearizer;
struct linearizer *linearizer_open(struct arena *arena, struct diag_list *diags);

/* Give `file` to `sink` with its objects in the order in which a reader wants them, and nothing
 * else about it changed but the second part of its identifier. False when the sink refused, with
 * *refused set, or with a diagnostic when libqpdf failed. */
bool linearize(struct linearizer *linearizer, struct slice file, const struct pdf_sink *sink,
               bool *refused);

#endif
