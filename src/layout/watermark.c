/* SPDX-License-Identifier: Apache-2.0 */
/* layout/watermark.c - one large word across a page, along the diagonal that rises, behind all
 * else. It is drawn, not set: who searches, copies or listens to the text meets only the text. */
#include "layout/emitter.h"

/* The whole part of the square root, by Newton's method: no floating point decides where something
 * stands. */
static int64_t square_root(int64_t square)
{
    int64_t root = square, next = (square + 1) / 2;
    while (next < root) {
        root = next;
        next = (root + square / root) / 2;
    }
    return root;
}

/* Where the word's baseline begins and how it is turned: cosine and sine in ten-thousandths. */
struct slope {
    struct point origin;
    int64_t cosine, sine;
};

/* A point so far along the word's baseline, and so far above it. */
static struct point on_slope(const struct slope *slope, length along, length above)
{
    return (struct point){slope->origin.x + (along * slope->cosine - above * slope->sine) / 10000,
                          slope->origin.y - (along * slope->sine + above * slope->cosine) / 10000};
}

/* ---- letters as paths ---- */

struct drawing {
    struct arena *arena;
    struct slope slope;
    length size; /* of the em */
    struct path_step *steps;
    size_t count, capacity;
};

static void draw_glyph(struct drawing *drawing, const struct font_face *face, uint32_t glyph,
                       length pen)
{
    static const struct {
        enum path_verb verb;
        int points;
    } verbs[] = {
        [OUTLINE_MOVE] = {PATH_MOVE, 1},
        [OUTLINE_LINE] = {PATH_LINE, 1},
        [OUTLINE_CURVE] = {PATH_CURVE, 3},
        [OUTLINE_CLOSE] = {PATH_CLOSE, 0},
    };
    size_t count;
    const struct outline_step *outline = font_outline(face, glyph, drawing->arena, &count);
    int32_t em = font_metrics(face)->units_per_em;
    for (size_t i = 0; i < count; i++) {
        struct path_step *step =
            &ARENA_PUSH(drawing->arena, drawing->steps, drawing->count, drawing->capacity);
        step->verb = verbs[outline[i].verb].verb;
        for (int p = 0; p < verbs[outline[i].verb].points; p++)
            step->points[p] = on_slope(&drawing->slope,
                                       pen + length_from_font(outline[i].x[p], drawing->size, em),
                                       length_from_font(outline[i].y[p], drawing->size, em));
    }
}

static void draw_word(struct drawing *drawing, const struct shaped *shaped, length spacing)
{
    int32_t em = font_metrics(shaped->face)->units_per_em;
    length pen = 0;
    for (uint32_t i = 0; i < shaped->count; i++) {
        const struct glyph *glyph = &shaped->glyphs[i];
        length offset = length_from_font(glyph->x_offset, drawing->size, em);
        draw_glyph(drawing, shaped->face, glyph->id, pen + offset);
        pen += length_from_font(glyph->advance, drawing->size, em) + spacing;
    }
}

/* ---- the page ---- */

/* The size of the style, or a smaller one where the word would take more than three quarters of the
 * diagonal: on small paper. */
static length fitting_size(const struct computed *style, length width, length diagonal)
{
    length most = diagonal / 4 * 3;
    return width > most ? length_ratio(style->font_size, most, width) : style->font_size;
}

void emit_watermark(struct emitter *emitter, const struct master *master)
{
    const struct flow *flow = emitter->layout->flow;
    const struct computed *style = flow->mark.style;
    const struct shaped *shaped =
        text_shape_simple(flow->text, flow->mark.font, slice_of(flow->watermark));
    text_report_missing(flow->text, shaped, style->pos, emitter->layout->diags);
    const struct font_metrics *metrics = font_metrics(shaped->face);
    int64_t across = master->width / 1024, up = master->height / 1024; /* squares fit 64 bits */
    int64_t diagonal = square_root(across * across + up * up);
    length width = flow_shaped_width(shaped, style);
    struct drawing drawing = {.arena = emitter->layout->arena,
                              .size = fitting_size(style, width, diagonal * 1024)};
    width = length_ratio(width, drawing.size, style->font_size);
    length capitals = length_from_font(metrics->cap_height, drawing.size, metrics->units_per_em);
    drawing.slope = (struct slope){
        {master->width / 2, master->height / 2}, across * 10000 / diagonal, up * 10000 / diagonal};
    drawing.slope.origin = on_slope(&drawing.slope, -width / 2, -capitals / 2);
    draw_word(&drawing, shaped,
              length_ratio(style->letter_spacing, drawing.size, style->font_size));
    struct mark *mark = &ARENA_PUSH(emitter->layout->scratch, emitter->marks, emitter->mark_count,
                                    emitter->mark_capacity);
    *mark = (struct mark){.kind = MARK_PATH,
                          .artifact = ARTIFACT_WATERMARK,
                          .colour = style->colour,
                          .path = {.steps = drawing.steps, .count = drawing.count, .fill = true}};
}
