/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/preflight.h - what may come out badly on a press, said before anything is printed.
 *
 * The limits are those below which the trade's machines fail, not those of taste:
 *  - A line of one full ink holds from a quarter of a point on; thinner ones break when plates are
 *    made. A tint is made of dots, so is a mixture, and a line narrower than one cell of the screen
 *    falls apart: 0.36pt at 200 lines an inch, the finest in common use.
 *  - Plates lie on each other to about a tenth of a millimetre. Letters under 8pt have strokes not
 *    much thicker, so in more than one ink they blur; white ones fill up under 9pt.
 *  - Pictures want one and a half pixels for each line of the screen: 225 an inch at 150 lines.
 * What is only black or white has no screen to hide its steps: 550.
 *  - Paper bears only so much ink (the brand says how much), or it does not dry.
 *  - Cutters are off by up to a millimetre, and so is the eye that sees it: text keeps 3mm away. */
#ifndef PLANPRESS_PDF_PREFLIGHT_H
#define PLANPRESS_PDF_PREFLIGHT_H

#include "pdf/press.h"

#define LEAST_LINE (LENGTH_POINT / 4)
#define LEAST_SCREENED_LINE (LENGTH_POINT * 35 / 100)
#define LEAST_MIXED_TEXT (8 * LENGTH_POINT)
#define LEAST_WHITE_TEXT (9 * LENGTH_POINT)
#define LEAST_RESOLUTION 225
#define LEAST_BITMAP_RESOLUTION 550
#define LEAST_EDGE length_mm_thousandths(3000)

/* Look at every mark of the document, which is without printers' marks yet. One message for what is
 * wrong in the same way in many places, at the first of them. */
void preflight(const struct press *press, struct arena *arena, struct diag_list *diags);

/* The place in the plan a mark comes from; for an artifact, that of what stands next to it. */
struct source_pos preflight_place(const struct page *page, size_t mark);

#endif
