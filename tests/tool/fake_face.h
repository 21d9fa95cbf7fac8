/* SPDX-License-Identifier: Apache-2.0 */
/* A face without a font file, for tests of what comes after shaping: glyph ids are code points,
 * widths follow from them, "fi" is a ligature (glyph 0xFB01) and every "AV" is kerned. Include it
 * in one file of a test; it takes the place of the text room. */
#ifndef PLANPRESS_FAKE_FACE_H
#define PLANPRESS_FAKE_FACE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"
#include "text/font.h"

struct font_face {
    const char *name;
    uint32_t index;
    struct font_metrics metrics;
    enum font_outlines outlines;
    bool broken; /* font_subset fails */
};

static inline struct font_face fake_face(const char *name, uint32_t index)
{
    struct font_metrics metrics = {
        .units_per_em = 1000,
        .ascender = 800,
        .descender = -200,
        .cap_height = 700,
        .x_height = 500,
        .box = {-50, -200, 1000, 800},
        .weight = 400,
        .serif = true,
    };
    return (struct font_face){.name = name, .index = index, .metrics = metrics};
}

const struct font_metrics *font_metrics(const struct font_face *face)
{
    return &face->metrics;
}

const char *font_postscript_name(const struct font_face *face)
{
    return face->name;
}

const char *font_path(const struct font_face *face)
{
    return face->name;
}

enum font_outlines font_outlines(const struct font_face *face)
{
    return face->outlines;
}

uint32_t font_index(const struct font_face *face)
{
    return face->index;
}

int32_t font_glyph_width(const struct font_face *face, uint32_t glyph)
{
    return face->metrics.units_per_em * (int32_t)(40 + glyph % 7 * 5) / 100;
}

bool font_subset(const struct font_face *face, const uint32_t *glyphs, size_t count,
                 struct arena *arena, struct slice *program)
{
    if (face->broken)
        return false;
    struct buffer out = buffer_open(arena);
    for (size_t i = 0; i < count; i++)
        buffer_format(&out, "%D ", (int64_t)glyphs[i]);
    *program = buffer_slice(&out);
    return true;
}

/* Shape as described above. The text is borrowed. */
static inline const struct shaped *fake_shape(struct arena *arena, const struct font_face *face,
                                              const char *text)
{
    struct shaped *shaped = ARENA_NEW(arena, struct shaped);
    struct glyph *glyphs = ARENA_ARRAY(arena, strlen(text) + 1, struct glyph);
    *shaped = (struct shaped){.face = face, .text = slice_of(text), .glyphs = glyphs};
    for (size_t at = 0; at < shaped->text.count;) {
        struct glyph *glyph = &glyphs[shaped->count++];
        glyph->cluster = (uint32_t)at;
        if (strncmp(text + at, "fi", 2) == 0) {
            glyph->id = 0xFB01;
            at += 2;
        } else {
            glyph->id = utf8_next(shaped->text, &at);
        }
        glyph->advance = font_glyph_width(face, glyph->id);
        if (glyph > glyphs && glyph[-1].id == 'A' && glyph->id == 'V') {
            glyph[-1].advance -= face->metrics.units_per_em / 20;
            shaped->advance -= face->metrics.units_per_em / 20;
        }
        shaped->advance += glyph->advance;
    }
    return shaped;
}

#endif
