/* SPDX-License-Identifier: Apache-2.0 */
/* layout/chart_place.c - room for what is written in a chart.
 *
 * Point labels: candidate places around the point in a fixed order, the first that is free (the
 * fixed-position model of map lettering; Christensen, Marks and Shieber, "An Empirical Study of
 * Algorithms for Point-Feature Label Placement", ACM Transactions on Graphics 14 (1995), 3.1).
 * Nothing is tried at random, so the same chart is always lettered the same. Names at the ends of
 * lines: the column in which they stand is cleared by moving neighbours apart by least squares, as
 * isotonic regression does (pool adjacent violators). */
#include "layout/chart.h"

void placing_line(struct placing *placing, struct point from, struct point to)
{
    struct point(*line)[2] =
        &ARENA_PUSH(placing->arena, placing->lines, placing->line_count, placing->line_capacity);
    (*line)[0] = from;
    (*line)[1] = to;
}

void placing_box(struct placing *placing, struct rectangle box)
{
    ARENA_PUSH(placing->arena, placing->boxes, placing->box_count, placing->box_capacity) = box;
}

static bool overlap(const struct rectangle *a, const struct rectangle *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

/* On which side of the line from `a` to `b` a corner lies. A page is less than 2^28 units wide, so
 * the products fit. */
static int side(struct point a, struct point b, length x, length y)
{
    length product = (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
    return (product > 0) - (product < 0);
}

static bool crosses(const struct point line[2], const struct rectangle *box)
{
    struct point a = line[0], b = line[1];
    length right = box->x + box->width, bottom = box->y + box->height;
    if ((a.x < box->x && b.x < box->x) || (a.x > right && b.x > right) ||
        (a.y < box->y && b.y < box->y) || (a.y > bottom && b.y > bottom))
        return false;
    int sum = side(a, b, box->x, box->y) + side(a, b, right, box->y) + side(a, b, box->x, bottom) +
              side(a, b, right, bottom);
    return sum != 4 && sum != -4;
}

bool placing_free(const struct placing *placing, struct rectangle box, bool faint)
{
    const struct rectangle *bounds = &placing->bounds;
    if (box.x < bounds->x || box.y < bounds->y || box.x + box.width > bounds->x + bounds->width ||
        box.y + box.height > bounds->y + bounds->height)
        return false;
    for (size_t i = 0; i < placing->box_count; i++) {
        if (overlap(&placing->boxes[i], &box))
            return false;
    }
    for (size_t i = faint ? 0 : placing->faint_count; i < placing->line_count; i++) {
        if (crosses(placing->lines[i], &box))
            return false;
    }
    return true;
}

/* The place on one side of a point. */
static struct rectangle beside(struct point point, length clear, length width, length height,
                               enum place_side side)
{
    /* In half widths and heights of the box from its middle to the point's. */
    static const struct {
        int across, down;
    } steps[PLACE_SIDES] = {
        [PLACE_EAST] = {1, 0},        [PLACE_NORTH] = {0, -1},     [PLACE_SOUTH] = {0, 1},
        [PLACE_NORTH_EAST] = {1, -1}, [PLACE_SOUTH_EAST] = {1, 1}, [PLACE_NORTH_WEST] = {-1, -1},
        [PLACE_SOUTH_WEST] = {-1, 1}, [PLACE_WEST] = {-1, 0},
    };
    int across = steps[side].across, down = steps[side].down;
    /* Across a corner the sign is farther away than beside it. */
    length away = across && down ? clear / 2 : clear;
    return (struct rectangle){point.x - width / 2 + across * (width / 2 + away),
                              point.y - height / 2 + down * (height / 2 + away), width, height};
}

bool placing_find(struct placing *placing, struct point point, length clear, length width,
                  length height, const enum place_side *sides, size_t count, struct rectangle *box)
{
    for (int faint = 1; faint >= 0; faint--) {
        for (size_t i = 0; i < count; i++) {
            *box = beside(point, clear, width, height, sides[i]);
            if (!placing_free(placing, *box, faint))
                continue;
            placing_box(placing, *box);
            return true;
        }
    }
    return false;
}

/* ---- a column ---- */

/* Boxes that touch and move together. */
struct cluster {
    size_t first, count;
    length height;
    length sum; /* of where each box would have the cluster's top */
};

static length cluster_top(const struct cluster *cluster, length top, length bottom)
{
    length at = cluster->sum / (length)cluster->count;
    if (at > bottom - cluster->height)
        at = bottom - cluster->height;
    return at < top ? top : at;
}

static void sort(struct spread_box **boxes, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct spread_box *box = boxes[i];
        size_t to = i;
        for (; to > 0 && boxes[to - 1]->wanted > box->wanted; to--)
            boxes[to] = boxes[to - 1];
        boxes[to] = box;
    }
}

#define MOST_SPREAD 64

void placing_spread(struct spread_box *boxes, size_t count, length top, length bottom)
{
    struct spread_box *order[MOST_SPREAD];
    struct cluster clusters[MOST_SPREAD];
    size_t made = 0;
    if (count > MOST_SPREAD)
        count = MOST_SPREAD;
    for (size_t i = 0; i < count; i++)
        order[i] = &boxes[i];
    sort(order, count);
    for (size_t i = 0; i < count; i++) {
        clusters[made++] =
            (struct cluster){i, 1, order[i]->height, order[i]->wanted - order[i]->height / 2};
        while (made > 1) {
            struct cluster *upper = &clusters[made - 2], *lower = &clusters[made - 1];
            if (cluster_top(upper, top, bottom) + upper->height <= cluster_top(lower, top, bottom))
                break;
            upper->sum += lower->sum - (length)lower->count * upper->height;
            upper->count += lower->count;
            upper->height += lower->height;
            made--;
        }
    }
    for (size_t c = 0; c < made; c++) {
        length at = cluster_top(&clusters[c], top, bottom);
        for (size_t i = 0; i < clusters[c].count; i++) {
            order[clusters[c].first + i]->top = at;
            at += order[clusters[c].first + i]->height;
        }
    }
}
