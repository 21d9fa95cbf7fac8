/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/links.h - all links and fields of the document in one row, page by page, as annotations (ISO
 * 32000-1, 12.5.6.5). */
#ifndef PLANPRESS_PDF_LINKS_H
#define PLANPRESS_PDF_LINKS_H

#include "page/page.h"
#include "pdf/haru.h"

struct tags;
struct fields;

struct links {
    const struct document *document;
    bool second; /* it is PDF 2.0 */
    const struct page_link **links;
    uint32_t *pages; /* where each is */
    size_t count;
    size_t *first; /* by page: its first link; one more than there are pages */

    uint32_t first_page;   /* pages are numbered from here on */
    uint32_t first_object; /* and the annotations from here */
    const struct tags *tags;
    const struct fields *fields; /* of those that are signature fields */
};

/* Collect the links and number their annotations. `tags` and `fields` are to be set before they are
 * written. */
struct links *links_make(const struct document *document, bool second, uint32_t first_page,
                         struct haru *haru, struct arena *arena);

/* Append "[page /XYZ null top null]": the place at that height, at the reader's own zoom. */
void destination_write(const struct document *document, const struct destination *destination,
                       uint32_t first_page, struct buffer *out);

/* Append the action that goes there: "<</S/GoTo/D[...]>>". */
void goto_write(const struct links *links, const struct destination *destination,
                struct buffer *out);

#endif
