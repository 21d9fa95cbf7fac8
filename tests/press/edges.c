/* SPDX-License-Identifier: Apache-2.0 */
/* Whether what touches the edge of the trimmed page goes on into the bleed: a rectangle by being
 * that much larger; pictures and paths by something that is drawn, next and cut out, beyond that
 * edge. */
#include "pages.h"

#include <stdlib.h>
#include <string.h>

#define NEAR 0.15 /* in points: on the edge */
#define SHORT 0.5 /* less bleed than that is missing */
#define NOWHERE 1e9

static const char *const names[] = {"left", "lower", "right", "upper"};

static bool is(const struct operation *operation, const char *name)
{
    return strcmp(operation->name, name) == 0;
}

static bool is_painting(const char *name)
{
    return strchr("fFSsBb", *name) && (name[1] == '\0' || strcmp(name + 1, "*") == 0);
}

static void forget(double box[4])
{
    box[0] = box[1] = NOWHERE;
    box[2] = box[3] = -NOWHERE;
}

static void extend(double box[4], double x, double y)
{
    box[0] = x < box[0] ? x : box[0];
    box[1] = y < box[1] ? y : box[1];
    box[2] = x > box[2] ? x : box[2];
    box[3] = y > box[3] ? y : box[3];
}

/* How far a side of the box lies beyond that of the trimmed page. */
static double beyond(const struct edges *edges, const double box[4], int side)
{
    double difference = box[side] - edges->trim[side];
    return side < 2 ? -difference : difference;
}

static double bleed_of(const struct edges *edges, int side)
{
    return beyond(edges, edges->bleed, side);
}

/* The sides that something on the page touches and does not go beyond. */
static void need(struct edges *edges, const double box[4])
{
    const double *trim = edges->trim;
    if (box[0] >= trim[2] || box[2] <= trim[0] || box[1] >= trim[3] || box[3] <= trim[1])
        return;
    for (int side = 0; side < 4; side++) {
        double out = beyond(edges, box, side);
        edges->needs[side] |= out >= -NEAR && out < bleed_of(edges, side) - SHORT;
    }
}

static void settle(struct edges *edges)
{
    for (int side = 0; side < 4; side++) {
        if (edges->needs[side])
            wrong("bleed", "something on page %d ends at the %s edge", edges->page, names[side]);
        edges->needs[side] = false;
    }
}

/* What follows is cut out: beyond the edge, if it is where something was missing. */
static void clip(struct edges *edges)
{
    if (edges->clipped)
        return;
    edges->clipped = edges->depth;
    for (int side = 0; side < 4; side++) {
        if (beyond(edges, edges->area, side) >= bleed_of(edges, side) - SHORT)
            edges->needs[side] = false;
    }
}

static void paint(struct edges *edges)
{
    if (!edges->clipped) {
        settle(edges);
        for (int side = 0; side < 4; side++)
            edges->needs[side] = edges->areas_need[side];
        need(edges, edges->path);
    }
}

/* A picture is a unit square. */
static void paint_picture(struct edges *edges)
{
    double box[4];
    forget(box);
    extend(box, edges->matrix[4], edges->matrix[5]);
    extend(box, edges->matrix[4] + edges->matrix[0], edges->matrix[5] + edges->matrix[3]);
    if (edges->clipped)
        return;
    settle(edges);
    need(edges, box);
}

static void add_points(struct edges *edges, const double *n, int count)
{
    for (int i = 0; i + 1 < count; i += 2)
        extend(edges->path, n[i], n[i + 1]);
}

static void add_area(struct edges *edges, const double *n)
{
    bool before[4];
    forget(edges->area);
    extend(edges->area, n[0], n[1]);
    extend(edges->area, n[0] + n[2], n[1] + n[3]);
    memcpy(before, edges->needs, sizeof before);
    memset(edges->needs, 0, sizeof edges->needs);
    need(edges, edges->area);
    for (int side = 0; side < 4; side++)
        edges->areas_need[side] |= edges->needs[side];
    memcpy(edges->needs, before, sizeof before);
}

static void end_path(struct edges *edges)
{
    forget(edges->path);
    memset(edges->areas_need, 0, sizeof edges->areas_need);
}

void edges_begin(struct edges *edges, int page)
{
    edges->page = page;
    forget(edges->path);
}

void edges_see(struct edges *edges, const struct operation *operation)
{
    double n[6] = {0};
    for (int i = 0; i < operation->count && i < 6; i++)
        n[i] = strtod(operation->operands[i], NULL);
    if (is(operation, "q")) {
        edges->depth++;
    } else if (is(operation, "Q")) {
        edges->clipped = edges->clipped == edges->depth ? 0 : edges->clipped;
        edges->depth--;
    } else if (is(operation, "cm")) {
        memcpy(edges->matrix, n, sizeof n);
    } else if (is(operation, "re")) {
        add_area(edges, n);
    } else if (is(operation, "m") || is(operation, "l") || is(operation, "c")) {
        add_points(edges, n, operation->count);
    } else if (is(operation, "W")) {
        clip(edges);
    } else if (is(operation, "Do")) {
        paint_picture(edges);
    } else if (is_painting(operation->name)) {
        paint(edges);
        end_path(edges);
    } else if (is(operation, "n")) {
        end_path(edges);
    }
}

void edges_end(struct edges *edges)
{
    settle(edges);
}
