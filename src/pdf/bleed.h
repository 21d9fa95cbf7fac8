/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/bleed.h - what touches the edge of the trimmed page, drawn out beyond it, so that a cut that
 * is off by a hair shows no white. Nothing inside the page moves. */
#ifndef PLANPRESS_PDF_BLEED_H
#define PLANPRESS_PDF_BLEED_H

#include "page/page.h"

/* Which edges of the page a box touches. */
struct edges {
    bool left, right, top, bottom;
};
struct edges edges_touched(const struct page *page, struct rectangle box);

/* A filled rectangle with what it needs beyond the edges it touches. */
struct rectangle bleed_rectangle(const struct page *page, struct rectangle box, length bleed);

/* A picture goes on beyond an edge as its mirror image: the seam does not show, and nothing of it
 * is lost to the cut. For each part around it: its box, and the box of the whole mirrored picture,
 * in which it is turned over across, down or both. Returns how many there are. */
struct bleed_part {
    struct rectangle clip, box;
    bool across, down;
};
#define BLEED_PARTS 8
int bleed_picture(const struct page *page, struct rectangle box, length bleed,
                  struct bleed_part parts[BLEED_PARTS]);

/* A line or shape goes on beyond an edge in the same way, as all of the page would, of which the
 * parts are the mirror images; none where it reaches far enough by itself. */
int bleed_path(const struct page *page, const struct mark_path *path, length bleed,
               struct bleed_part parts[BLEED_PARTS]);

#endif
