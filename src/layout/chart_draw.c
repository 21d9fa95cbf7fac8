/* SPDX-License-Identifier: Apache-2.0 */
/* layout/chart_draw.c - the few things charts are drawn with. Circles are four Bezier curves, whose
 * handles are 0.5523 of the radius long; hatching is lines cut off by hand at the edges of what
 * they fill, so that no reader need know patterns. */
#include "layout/chart.h"

#define HATCH_PITCH (5 * LENGTH_POINT / 2)
#define HATCH_WIDTH (LENGTH_POINT / 2)
#define OUTLINE (LENGTH_POINT / 2)
#define WHITE 0xFFFFFF

static struct mark *push_mark(struct chart_pen *pen, enum mark_kind kind, colour ink,
                              const char *shows)
{
    struct emitter *emitter = pen->emitter;
    struct mark *mark = &ARENA_PUSH(emitter->layout->scratch, emitter->marks, emitter->mark_count,
                                    emitter->mark_capacity);
    mark->kind = kind;
    mark->artifact = emitter->kind;
    mark->content = emitter->artifact ? NULL : pen->content;
    mark->colour = ink;
    mark->shows = shows;
    return mark;
}

static struct path_step *new_path(struct chart_pen *pen, struct mark *mark, size_t count)
{
    struct path_step *steps = ARENA_ARRAY(pen->emitter->layout->arena, count, struct path_step);
    mark->path = (struct mark_path){.steps = steps, .count = count};
    return steps;
}

void pen_rectangle(struct chart_pen *pen, struct rectangle box, colour fill, const char *shows)
{
    push_mark(pen, MARK_RECTANGLE, fill, shows)->rectangle = box;
}

void pen_line(struct chart_pen *pen, const struct point *points, size_t count,
              const struct pen_line *line, const char *shows)
{
    struct mark *mark = push_mark(pen, MARK_PATH, line->colour, shows);
    struct path_step *steps = new_path(pen, mark, count);
    for (size_t i = 0; i < count; i++)
        steps[i] = (struct path_step){i ? PATH_LINE : PATH_MOVE, {points[i]}};
    mark->path.stroke = line->width;
    mark->path.dash = line->dash;
    mark->path.gap = line->gap;
}

/* ---- bars ---- */

/* Without its edges, over which the corners of slanting lines would stand. */
static struct rectangle inside(struct rectangle box, length edge)
{
    return (struct rectangle){box.x + edge, box.y + edge, box.width - 2 * edge,
                              box.height - 2 * edge};
}

/* Lines that rise to the right, from one edge of the box to another. */
static void hatch(struct chart_pen *pen, struct rectangle box, colour ink)
{
    box = inside(box, OUTLINE / 2);
    if (box.width <= 0)
        return;
    size_t count = (size_t)((box.width + box.height) / HATCH_PITCH);
    if (!count)
        return;
    struct mark *mark = push_mark(pen, MARK_PATH, ink, NULL);
    struct path_step *steps = new_path(pen, mark, 2 * count);
    length right = box.x + box.width, bottom = box.y + box.height;
    for (size_t i = 0; i < count; i++) {
        /* where the line would meet the lower edge, and from there up to the right */
        length x = box.x + (length)(i + 1) * HATCH_PITCH - box.height;
        length before = x < box.x ? box.x - x : 0;
        length behind = x + box.height > right ? x + box.height - right : 0;
        steps[2 * i] = (struct path_step){PATH_MOVE, {{x + before, bottom - before}}};
        steps[2 * i + 1] =
            (struct path_step){PATH_LINE, {{x + box.height - behind, box.y + behind}}};
    }
    mark->path.stroke = HATCH_WIDTH;
}

/* Inside the box, so that it ends where the figure does. */
static void outline(struct chart_pen *pen, struct rectangle box, colour ink)
{
    box = inside(box, OUTLINE / 2);
    if (box.width <= 0 || box.height <= 0)
        return;
    struct mark *mark = push_mark(pen, MARK_PATH, ink, NULL);
    struct path_step *steps = new_path(pen, mark, 5);
    length left = box.x, right = box.x + box.width;
    length top = box.y, bottom = box.y + box.height;
    steps[0] = (struct path_step){PATH_MOVE, {{left, top}}};
    steps[1] = (struct path_step){PATH_LINE, {{right, top}}};
    steps[2] = (struct path_step){PATH_LINE, {{right, bottom}}};
    steps[3] = (struct path_step){PATH_LINE, {{left, bottom}}};
    steps[4].verb = PATH_CLOSE;
    mark->path.stroke = OUTLINE;
}

void pen_bar(struct chart_pen *pen, struct rectangle box, enum chart_fill fill, colour ink,
             const char *shows)
{
    static const uint8_t parts[] = {[FILL_SOLID] = 100,
                                    [FILL_HATCHED] = TINT_PALE,
                                    [FILL_TINTED] = TINT_LIGHT,
                                    [FILL_OPEN] = 0};
    pen_rectangle(pen, box, colour_tint(ink, parts[fill]), shows);
    if (fill == FILL_HATCHED)
        hatch(pen, box, ink);
    if (fill != FILL_SOLID)
        outline(pen, box, ink);
}

/* ---- whiskers ---- */

static void whisker_end(struct chart_pen *pen, const struct whisker *whisker, struct point at,
                        const struct pen_line *line)
{
    bool lies = whisker->low.y == whisker->high.y;
    length across = lies ? 0 : whisker->end, down = lies ? whisker->end : 0;
    const struct point points[] = {{at.x - across, at.y - down}, {at.x + across, at.y + down}};
    pen_line(pen, points, 2, line, NULL);
}

void pen_whisker(struct chart_pen *pen, const struct whisker *whisker, colour ink,
                 const char *shows)
{
    struct pen_line line = {.width = 3 * LENGTH_POINT / 4, .colour = ink};
    const struct point points[] = {whisker->low, whisker->high};
    if (whisker->low_end)
        whisker_end(pen, whisker, whisker->low, &line);
    if (whisker->high_end)
        whisker_end(pen, whisker, whisker->high, &line);
    pen_line(pen, points, 2, &line, shows);
}

/* ---- points ---- */

/* Corners in hundredths of the radius, from the middle, y downwards; ended by 0,0. */
struct outline {
    int16_t corners[13][2];
};

static const struct outline outlines[] = {
    [SHAPE_DISC] = {{{0, 0}}},
    [SHAPE_SQUARE] = {{{-90, -90}, {90, -90}, {90, 90}, {-90, 90}, {0, 0}}},
    [SHAPE_DIAMOND] = {{{0, -130}, {130, 0}, {0, 130}, {-130, 0}, {0, 0}}},
    [SHAPE_TRIANGLE] = {{{0, -105}, {120, 105}, {-120, 105}, {0, 0}}},
    [SHAPE_WEDGE] = {{{-120, -105}, {120, -105}, {0, 105}, {0, 0}}},
    [SHAPE_PLUS] = {{{-45, -130},
                     {45, -130},
                     {45, -45},
                     {130, -45},
                     {130, 45},
                     {45, 45},
                     {45, 130},
                     {-45, 130},
                     {-45, 45},
                     {-130, 45},
                     {-130, -45},
                     {-45, -45},
                     {0, 0}}},
};

static void polygon(struct chart_pen *pen, struct mark *mark, const struct outline *shape,
                    struct point middle, length radius)
{
    size_t count = 0;
    while (shape->corners[count][0] || shape->corners[count][1])
        count++;
    struct path_step *steps = new_path(pen, mark, count + 1);
    for (size_t i = 0; i < count; i++) {
        struct point corner = {middle.x + length_ratio(radius, shape->corners[i][0], 100),
                               middle.y + length_ratio(radius, shape->corners[i][1], 100)};
        steps[i] = (struct path_step){i ? PATH_LINE : PATH_MOVE, {corner}};
    }
    steps[count].verb = PATH_CLOSE;
}

static void disc(struct chart_pen *pen, struct mark *mark, struct point middle, length radius)
{
    static const int turns[][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 0}};
    length handle = length_ratio(radius, 5523, 10000);
    struct path_step *steps = new_path(pen, mark, 6);
    steps[0] = (struct path_step){PATH_MOVE, {{middle.x + radius, middle.y}}};
    for (int i = 0; i < 4; i++) {
        const int *from = turns[i], *to = turns[i + 1];
        struct point start = {middle.x + from[0] * radius, middle.y + from[1] * radius};
        struct point end = {middle.x + to[0] * radius, middle.y + to[1] * radius};
        steps[i + 1] = (struct path_step){PATH_CURVE,
                                          {{start.x + to[0] * handle, start.y + to[1] * handle},
                                           {end.x + from[0] * handle, end.y + from[1] * handle},
                                           end}};
    }
    steps[5].verb = PATH_CLOSE;
}

static struct mark *shape_path(struct chart_pen *pen, enum point_shape shape, struct point middle,
                               length radius, colour ink, const char *shows)
{
    struct mark *mark = push_mark(pen, MARK_PATH, ink, shows);
    if (shape == SHAPE_DISC)
        disc(pen, mark, middle, radius);
    else
        polygon(pen, mark, &outlines[shape], middle, radius);
    return mark;
}

void pen_shape(struct chart_pen *pen, enum point_shape shape, struct point middle, length radius,
               bool hollow, colour ink, const char *shows)
{
    if (shape == SHAPE_NONE)
        return;
    shape_path(pen, shape, middle, radius, hollow ? WHITE : ink, shows)->path.fill = true;
    if (hollow)
        shape_path(pen, shape, middle, radius, ink, NULL)->path.stroke = LENGTH_POINT;
}
