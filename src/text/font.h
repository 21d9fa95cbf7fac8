/* SPDX-License-Identifier: Apache-2.0 */
/* text/font.h - faces, glyphs and subsets: what the rooms after text need to know of a font.
 *
 * Everything is in font units (units_per_em of them to the em); layout converts at use, so one
 * shaped word serves every size. */
#ifndef PLANPRESS_TEXT_FONT_H
#define PLANPRESS_TEXT_FONT_H

#include "base/arena.h"
#include "base/slice.h"

struct font_face;

/* Vertical metrics and what a PDF font descriptor wants (ISO 32000-1, table 122). */
struct font_metrics {
    int32_t units_per_em;
    int32_t ascender, descender; /* descender is negative */
    int32_t cap_height, x_height;
    int32_t box[4];       /* left, bottom, right, top over all glyphs */
    int32_t italic_angle; /* degrees * 65536, negative leans right */
    int32_t weight;       /* 100 to 900 */
    bool fixed_pitch, serif, italic;
};

/* How the outlines are stored, which decides the kind of CIDFont (ISO 32000-1, 9.7.4). */
enum font_outlines { OUTLINES_TRUETYPE, OUTLINES_CFF };

/* All borrowed from the face, which lives as long as the text service that opened it. */
const struct font_metrics *font_metrics(const struct font_face *face);
const char *font_postscript_name(const struct font_face *face);
const char *font_path(const struct font_face *face);
enum font_outlines font_outlines(const struct font_face *face);

/* A small number that is the face's own in its text service: 0, 1, 2 ... in order of opening. */
uint32_t font_index(const struct font_face *face);

/* The advance in the face's own table, which a PDF viewer adds after each glyph. */
int32_t font_glyph_width(const struct font_face *face, uint32_t glyph);

/* One glyph of a shaped run. `cluster` is the byte offset into the run's text where the characters
 * it stands for begin; several glyphs may share one, and one glyph may stand for several
 * characters. */
struct glyph {
    uint32_t id;
    int32_t advance;
    int32_t x_offset, y_offset;
    uint32_t cluster;
};

/* A shaped stretch of text: immutable, cached, shared by every place the same text is set in the
 * same font. Glyphs are in visual order, left to right. */
struct shaped {
    const struct font_face *face;
    struct slice text;
    const struct glyph *glyphs;
    uint32_t count;
    int32_t advance;    /* sum of the glyphs' */
    bool right_to_left; /* clusters then descend */
    bool missing;       /* some character has no glyph in the face */
};

/* How a glyph is drawn, in font units, y up: MOVE and LINE have one point, CURVE two control points
 * and the point it leads to, CLOSE none. */
enum outline_verb { OUTLINE_MOVE, OUTLINE_LINE, OUTLINE_CURVE, OUTLINE_CLOSE };

struct outline_step {
    enum outline_verb verb;
    int32_t x[3], y[3];
};

/* The steps of a glyph, in `arena`; none for one that shows nothing. */
const struct outline_step *font_outline(const struct font_face *face, uint32_t glyph,
                                        struct arena *arena, size_t *count);

/* A subset font program holding `glyphs` (any order, may repeat; glyph 0 is always kept) with their
 * ids unchanged: a whole TrueType file, or the bare CFF table for OUTLINES_CFF. The bytes are in
 * `arena`. False when the font file does not allow it (OS/2 fsType) or its outlines are damaged. */
bool font_subset(const struct font_face *face, const uint32_t *glyphs, size_t count,
                 struct arena *arena, struct slice *program);

#endif
