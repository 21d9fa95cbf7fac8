/* SPDX-License-Identifier: Apache-2.0 */
/* text/face.h - an open font file: what the shaper and the subsetter share. Private to the room. */
#ifndef PLANPRESS_TEXT_FACE_H
#define PLANPRESS_TEXT_FACE_H

#include <hb.h>

#include "base/arena.h"
#include "base/diag.h"
#include "text/catalogue.h"
#include "text/font.h"

/* Which of 256 characters have a glyph. */
struct coverage {
    uint64_t bits[4];
};

struct font_face {
    const char *path;
    uint32_t collection_index;
    const char *postscript_name;
    uint32_t index;
    enum font_outlines outlines;
    struct font_metrics metrics;

    hb_face_t *face;
    hb_font_t *font;

    /* The hmtx table as it lies in the file: the advance of a glyph is one read away. */
    hb_blob_t *hmtx;
    const unsigned char *advances;
    uint32_t advance_count; /* glyphs after these have the last one's advance */

    /* The characters below U+10000, 256 at a time, found out on first use. */
    struct arena *arena;
    struct coverage **coverage;
    bool has_ascii; /* all of U+0020 to U+007E */
};

/* Map the file and read its metrics. NULL and a diagnostic at `pos` when it is not there or not a
 * font with outlines. It is closed with the arena. */
struct font_face *face_open(struct arena *arena, const struct font_file *file, uint32_t index,
                            struct source_pos pos, struct diag_list *diags);

/* Whether the shaper finds a glyph for the character, or needs none (a joiner), or can make do with
 * another (a wide space by a space and a kern). */
bool face_covers(const struct font_face *face, uint32_t codepoint);

#endif
