/* SPDX-License-Identifier: Apache-2.0 */
/* base/ink.h - colours, and what they are printed with where a sheet says more than how they look.
 *
 * A colour is 0xNNRRGGBB: what it looks like in sRGB, and above that the number of its ink, 0 where
 * nothing is said of it. Whoever draws carries it along whole; on a screen the ink does not show,
 * and a press finds it in the sheet's list. */
#ifndef PLANPRESS_BASE_INK_H
#define PLANPRESS_BASE_INK_H

#include "base/source.h"

/* Black is kept for the numbers a list may not give away: COLOUR_NONE and what printers' marks use.
 */
#define INK_LIMIT 240

enum ink_kind {
    INK_PROCESS, /* what the press makes of the colour; shades of gray too, so black is rich */
    INK_BLACK,   /* black ink alone, as much as the colour is dark */
    INK_MIX,     /* cyan, magenta, yellow and black as given */
};

struct ink {
    const char *name; /* the colour's */
    struct source_pos pos;
    uint32_t rgb; /* of the full tone, without the ink's number */
    enum ink_kind kind;
    uint8_t percent[4]; /* INK_MIX: cyan, magenta, yellow, black */
    const char *spot;   /* an ink of its own, whose stand-in the others are; or NULL */
};

/* What a sheet says of inks; list[0] is the ink of number 1. */
struct inks {
    const struct ink *list;
    size_t count;
};

/* What a colour looks like, 0x00RRGGBB; the number of its ink; a colour of the same ink. */
static inline uint32_t colour_rgb(uint32_t colour)
{
    return colour & 0xFFFFFF;
}

static inline uint32_t colour_ink(uint32_t colour)
{
    return colour >> 24;
}

static inline uint32_t colour_of(uint32_t rgb, uint32_t ink)
{
    return ink << 24 | rgb;
}

/* Shares of a colour, in hundredths, that parts of charts are filled with. */
#define TINT_PALE 20
#define TINT_LIGHT 42

/* A colour with only so many hundredths of its ink. */
static inline uint32_t colour_tint(uint32_t colour, uint32_t share)
{
    uint32_t result = colour_of(0, colour_ink(colour));
    for (int shift = 16; shift >= 0; shift -= 8)
        result |= (255 - (255 - (colour >> shift & 255)) * share / 100) << shift;
    return result;
}

#endif
