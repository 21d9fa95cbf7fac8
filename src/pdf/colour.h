/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/colour.h - how the colours of marks are written into a page's content.
 *
 * For people who read on a screen: as they are, sRGB, and shades of gray as such. For a press: in
 * its inks (ISO 32000-1, 8.6), which a palette has worked out for every colour of the document
 * before the pages are written, so any thread may ask it. */
#ifndef PLANPRESS_PDF_COLOUR_H
#define PLANPRESS_PDF_COLOUR_H

#include "base/diag.h"
#include "base/ink.h"
#include "image/icc.h"
#include "page/page.h"

/* Inks beyond those of sheets, for printers' marks: on every plate there is, and on one of the
 * four.
 */
#define INK_EVERY_PLATE 254
#define INK_PLATE 250 /* to 253: cyan, magenta, yellow, black */
#define COLOUR_EVERY_PLATE colour_of(0, INK_EVERY_PLATE)

/* What stands in a writer for a colour that was never set. */
#define COLOUR_UNSET UINT32_MAX

/* A colour as a press prints it. */
struct tone {
    uint16_t inks[ICC_INKS];   /* in thousandths; of a spot ink: those that stand in for it */
    const char *spot;          /* or NULL */
    uint16_t tint;             /* of the spot ink */
    bool solid_black;          /* the black ink alone, all of it: it prints over others */
    struct slice fill, stroke; /* the operators */
};

/* How many plates it needs ink on, and how much that is in all. */
int tone_plates(const struct tone *tone);
int32_t tone_coverage(const struct tone *tone);

struct palette;

/* No colours as yet. A spot ink that two colours show differently is reported. */
struct palette *palette_create(const struct icc *icc, struct inks inks, struct arena *arena,
                               struct diag_list *diags);
void palette_add(struct palette *palette, colour value);

/* A colour that was added. */
const struct tone *palette_tone(const struct palette *palette, colour value);

/* Append the colour spaces of spot inks and of every plate: what stands in /ColorSpace << >>. */
void palette_write_spaces(const struct palette *palette, struct buffer *out);

/* The spot inks there are, as full tones; a colour of one. */
size_t palette_spot_count(const struct palette *palette);
colour palette_spot(const struct palette *palette, size_t index);

enum colour_use { COLOUR_FILL, COLOUR_STROKE };

/* Append the operator that sets a colour. `palette` NULL: for a screen. */
void colour_write(const struct palette *palette, colour value, enum colour_use use,
                  struct buffer *out);

#endif
