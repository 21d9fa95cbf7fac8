/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/marks.h - printers' marks: where to cut, whether the plates lie on each other, how much ink
 * there is, and what sheet it is (ISO 12647-1 leaves their form to the trade).
 *
 *      |   (+)   |        The lines at the corners lead to the edges of the trimmed page. They, the
 *    --           --      targets in the middle of each side and the line of words are on every
 *                         plate. All of it stands outside the bleed.
 *   (+)           (+)
 *
 *    --           --
 *      | words (+) # |    # patches of each ink
 */
#ifndef PLANPRESS_PDF_MARKS_H
#define PLANPRESS_PDF_MARKS_H

#include "pdf/colour.h"

/* What paper they need outside the bleed. */
#define MARKS_ROOM (27 * LENGTH_POINT)

/* Of one page. */
struct marks_wanted {
    const struct page *page;
    length bleed;
    const struct mark_list *slug; /* the line of words, or NULL */
    const struct palette *palette;
    bool gray; /* there is one process ink */
};

/* Put the marks at `marks`, and return where they end; at most marks_count() of them. */
size_t marks_count(const struct marks_wanted *wanted);
struct mark *marks_add(const struct marks_wanted *wanted, struct mark *marks, struct arena *arena);

/* Add the colours they have. */
void marks_add_colours(struct palette *palette, bool gray);

#endif
