/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/press.h - what a file for a press has that others have not (PDF/X-4, ISO 15930-7).
 *
 * The document is made into another one that is printed: the same marks in the same places,
 * pictures in the press's inks, what touches the paper's edge drawn out into the bleed, printers'
 * marks around, and nothing that is not ink. All later steps go on from there and know only the
 * colours' palette and the boxes. Page coordinates stay what they are; the paper reaches beyond
 * them on all sides. */
#ifndef PLANPRESS_PDF_PRESS_H
#define PLANPRESS_PDF_PRESS_H

#include "pdf/colour.h"
#include "pdf/pack.h"
#include "pdf/pdf.h"

struct press {
    const struct pdf_press *asked;
    struct palette *palette;
    struct document document; /* as it is printed */
    length margin;            /* of the paper around the trimmed page */
};

/* NULL and diagnostics when it cannot be printed. What may come out badly is reported as a warning
 * (pdf/preflight.h); where warnings are errors, that is NULL as well. */
struct press *press_open(const struct document *document, const struct pdf_press *asked,
                         struct arena *arena, struct diag_list *diags);

/* Append a page's boxes (ISO 32000-1, 14.11.2). */
void press_write_boxes(const struct press *press, const struct page *page, struct buffer *out);

/* Append the resources every page has: colour spaces and overprinting. */
void press_write_resources(const struct press *press, struct buffer *out);

/* The colour space pictures with transparent parts are put together in: "DeviceCMYK". */
const char *press_blending_space(const struct press *press);

/* The document's identifier: the same words, pages and date, the same identifier. */
const char *press_identity(const struct press *press, struct arena *arena);

/* Say in the file what press it is for. */
void press_make_intent(const struct press *press, struct haru *haru, struct pack *pack,
                       struct arena *arena);

#endif
