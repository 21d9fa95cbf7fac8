/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/view.h - how a viewer shows the file when it is opened (private to pdf). */
#ifndef PLANPRESS_PDF_VIEW_H
#define PLANPRESS_PDF_VIEW_H

#include "pdf/links.h"

/* The catalogue's say: the title in the window, rather than the name of the file. */
void view_title(struct haru *haru);

/* The first page across the window's width, pages one under the other, and bookmarks beside them
 * where there is something to leaf through. */
void view_make(const struct links *links, struct haru *haru, struct arena *arena);

#endif
