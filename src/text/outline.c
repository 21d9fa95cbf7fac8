/* SPDX-License-Identifier: Apache-2.0 */
/* Outlines, for letters that are drawn rather than set. HarfBuzz tells the steps to callbacks, in
 * which nothing may be allocated, so it is asked twice: how many, and which. */
#include "text/face.h"

struct collecting {
    struct outline_step *steps; /* NULL: only count them */
    size_t count;
    float x, y; /* where the pen stands */
};

static int32_t rounded(float value)
{
    return (int32_t)(value < 0 ? value - 0.5F : value + 0.5F);
}

static void add(struct collecting *collecting, enum outline_verb verb, const float points[6],
                int count)
{
    struct outline_step *step = collecting->steps ? &collecting->steps[collecting->count] : NULL;
    collecting->count++;
    if (step)
        step->verb = verb;
    for (int i = 0; i < count && step; i++) {
        step->x[i] = rounded(points[2 * i]);
        step->y[i] = rounded(points[2 * i + 1]);
    }
    if (count) {
        collecting->x = points[2 * count - 2];
        collecting->y = points[2 * count - 1];
    }
}

static void move_to(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float x,
                    float y, void *user)
{
    (void)functions, (void)state, (void)user;
    add(data, OUTLINE_MOVE, (float[6]){x, y}, 1);
}

static void line_to(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float x,
                    float y, void *user)
{
    (void)functions, (void)state, (void)user;
    add(data, OUTLINE_LINE, (float[6]){x, y}, 1);
}

/* A quadratic curve as the cubic one that is the same. */
static void quadratic_to(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state,
                         float control_x, float control_y, float x, float y, void *user)
{
    struct collecting *collecting = data;
    (void)functions, (void)state, (void)user;
    add(collecting, OUTLINE_CURVE,
        (float[6]){collecting->x + (control_x - collecting->x) * 2 / 3,
                   collecting->y + (control_y - collecting->y) * 2 / 3, x + (control_x - x) * 2 / 3,
                   y + (control_y - y) * 2 / 3, x, y},
        3);
}

static void cubic_to(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float x1,
                     float y1, float x2, float y2, float x, float y, void *user)
{
    (void)functions, (void)state, (void)user;
    add(data, OUTLINE_CURVE, (float[6]){x1, y1, x2, y2, x, y}, 3);
}

static void close_path(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, void *user)
{
    (void)functions, (void)state, (void)user;
    add(data, OUTLINE_CLOSE, (float[6]){0}, 0);
}

static void draw(const struct font_face *face, uint32_t glyph, struct collecting *collecting)
{
    hb_draw_funcs_t *functions = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(functions, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(functions, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(functions, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(functions, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(functions, close_path, NULL, NULL);
    hb_font_get_glyph_shape(face->font, glyph, functions, collecting);
    hb_draw_funcs_destroy(functions);
}

const struct outline_step *font_outline(const struct font_face *face, uint32_t glyph,
                                        struct arena *arena, size_t *count)
{
    struct collecting counted = {0};
    draw(face, glyph, &counted);
    struct collecting collected = {.steps = ARENA_ARRAY(arena, counted.count, struct outline_step)};
    draw(face, glyph, &collected);
    *count = collected.count;
    return collected.steps;
}
