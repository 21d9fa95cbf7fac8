/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/tags.h - the structure tree in the file (ISO 32000-1, 14.7 and 14.8). */
#ifndef PLANPRESS_PDF_TAGS_H
#define PLANPRESS_PDF_TAGS_H

#include "pdf/attachments.h"
#include "pdf/haru.h"
#include "pdf/links.h"
#include "pdf/survey.h"

struct tags;

/* Make the tree's objects. Pages are numbered from `first_page` on. Elements that neither show
 * anything nor hold one that does are left out, cells excepted: an empty cell keeps its table's
 * columns in order. A table or figure is associated with those of the attachments, which may be
 * NULL, that it draws from. */
struct tags *tags_make(const struct survey *survey, const struct links *links,
                       const struct attachments *attachments, uint32_t first_page,
                       struct haru *haru, struct arena *arena);

/* The object of an element, 0 when it was left out. */
uint32_t tags_object(const struct tags *tags, const struct structure_element *element);

/* The same, or that of the nearest element around it which is there; of the root for NULL. */
uint32_t tags_object_around(const struct tags *tags, const struct structure_element *element);

/* The StructParents of a page and the StructParent of a link, -1 when it has no tagged content. */
int32_t tags_page_key(const struct tags *tags, size_t page);
int32_t tags_link_key(const struct tags *tags, size_t link);

#endif
