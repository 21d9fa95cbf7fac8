/* SPDX-License-Identifier: Apache-2.0 */
/* layout/layout.h - from the flow to finished pages.
 *
 * Paragraphs are broken by total fit, tables measured, and all of it becomes a vertical list whose
 * page breaks are chosen together, by total fit as well. Page numbers that the text refers to are
 * then known; paragraphs that print one are set again, until nothing moves. Last, every line, rule
 * and picture becomes a mark. */
#ifndef PLANPRESS_LAYOUT_LAYOUT_H
#define PLANPRESS_LAYOUT_LAYOUT_H

#include "flow/flow.h"
#include "page/page.h"

/* Lay the flow out. The document and all in it live in `arena`. What does not fit (a word wider
 * than its column, a row taller than a page) is set as well as can be and told in `diags` as a
 * warning. */
struct document *layout_document(struct arena *arena, const struct flow *flow,
                                 struct diag_list *diags);

/* The line of words outside each page that tells a printer what sheet it is: title, page, date. By
 * page; from (0, 0) to the right, at most half as wide as the page less what stands beside it. */
const struct mark_list *layout_slugs(struct arena *arena, const struct flow *flow,
                                     const struct document *document, struct diag_list *diags);

#endif
