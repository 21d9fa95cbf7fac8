/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/outline.h - bookmarks and page labels: the ways a viewer offers around a document. */
#ifndef PLANPRESS_PDF_OUTLINE_H
#define PLANPRESS_PDF_OUTLINE_H

#include "pdf/haru.h"
#include "pdf/tags.h"

/* The outline (ISO 32000-1, 12.3.3), shown when the document is opened. Only its first level is
 * open. */
void outline_make(const struct links *links, struct haru *haru, struct arena *arena);

/* The pages' names as they are printed (12.4.2). */
void labels_make(const struct document *document, struct haru *haru, struct arena *arena);

#endif
