/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/runs.h - shaped words as the strings and numbers of a TJ operator (ISO 32000-1, 9.4.3).
 *
 * Everything inside a TJ is relative to the em, so a word looks the same at every size and place
 * and is written once for the whole document; a page's content is then mostly put together from
 * pieces. While the words are gathered, so is which glyphs of a face are used and what each stands
 * for. */
#ifndef PLANPRESS_PDF_RUNS_H
#define PLANPRESS_PDF_RUNS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "page/page.h"

/* What a glyph stands for wherever it is used without an ActualText of its own. */
struct glyph_use {
    struct slice text; /* UTF-8 */
    bool used;
    bool weak; /* a guess for a glyph so far only used under ActualText */
};

/* A face and its glyphs in this document. Faces are numbered from 0 in order of first use. */
struct font_use {
    const struct font_face *face;
    uint32_t number;
    int32_t units_per_em;
    struct glyph_use *glyphs; /* by id */
    size_t glyph_limit;       /* ids are below */
    size_t glyph_count;       /* used */
};

/* The width of a glyph as the PDF tells it: in ten thousandths of the em. With whole thousandths,
 * rounding would have to be mended in the middle of words. */
int32_t font_use_width(const struct font_use *font, uint32_t glyph);

/* Glyphs that are shown together. Distances are in millionths of the em. */
struct run {
    const struct font_use *font;
    const struct glyph *glyphs;
    uint32_t count;
    bool numbers;        /* `array` holds some: it is more than one string */
    bool raised;         /* glyphs stand above or below the line: `array` is not made */
    int32_t lead;        /* a TJ number before the array, in thousandths; 0: none */
    struct slice array;  /* strings and numbers without the first and last delimiter */
    int64_t residue;     /* where the pen should be after it, less where the viewer's pen is */
    int32_t *widths;     /* the viewer's, of each glyph of a raised run; in ten thousandths */
    struct slice actual; /* what it stands for when its glyphs do not tell; empty otherwise */
};

struct runs;

/* `hexadecimal` strings are for people to look at. Literal ones make a page's content a third
 * shorter, and 8 % when it is deflated, which then takes half the time. */
struct runs *runs_create(struct arena *arena, bool hexadecimal);

/* The run a piece shows; the same piece always gets the same one. It does not change any more, so
 * other threads may read it while more are made. */
const struct run *runs_find(struct runs *runs, const struct glyph_piece *piece);

/* The faces used, by number. */
size_t runs_font_count(const struct runs *runs);
const struct font_use *runs_font(const struct runs *runs, size_t number);

/* What encloses a string: '(' and ')' or '<' and '>'. */
char runs_opening(const struct runs *runs);
char runs_closing(const struct runs *runs);

/* Append the code of a glyph as it stands inside a string. */
void runs_add_code(const struct runs *runs, uint32_t glyph, struct buffer *out);

/* A distance in millionths of the em, rounded to the number of a TJ that moves the pen by it. */
int32_t runs_number(int64_t distance);

/* Smaller misplacements are left to the next number: 2/1000 of an em are 0.008 mm at 11 pt. */
#define RUNS_TOLERANCE 2000

#endif
