/* SPDX-License-Identifier: Apache-2.0 */
/* The search for the lowest table, in three parts.
 *
 * Descent: from plausible widths, some of the width of one class of columns is given to another
 * wherever that makes the table lower, in ever smaller amounts. On the smooth estimate this finds
 * nearly the optimum, since a sum of maxima of area / width is convex; on the exact heights it
 * mends what the estimate got wrong. For a sample of a large table the estimate, corrected by some
 * exact heights, must do.
 *
 * Boxes: exact heights are a landscape of steps with many hollows, so descent may end in a poor
 * one. With few classes of columns the rest is searched by branch and bound. A box holds all widths
 * between a lower and an upper bound for each class. As heights never rise with widths, the table
 * with every class at its upper bound, although too wide, is as low as any in the box: if that is
 * no better than the best table found, the box is dropped; if it is not too wide after all, it is
 * the best of the box. Otherwise the box is halved where that changes the bound most.
 *
 * Trimming: each class is narrowed to what it needs for the height found. What that frees may pay
 * for another descent, and in the end the caller deals it out by its own rules. */
#include "layout/columns_search.h"

#define MOST_BOX_KINDS 12      /* beyond, boxes are too many to be halved in time */
#define RESOLUTION 2048        /* widths closer than this part of the table's are not told apart */
#define COARSE 256             /* the same where a start for the next part is all that is wanted */
#define MOST_ROUNDS 8          /* of exchanges of one amount */
#define MOST_EXCHANGES 1000000 /* tried in all; only absurdly many columns come near */

struct kind {
    length low;
    length high;
    length count; /* of columns */
};

struct search {
    struct heights *heights;
    const struct column_demand *demand;
    struct kind *kinds;
    size_t kind_count;
    size_t *free; /* the kinds with a choice */
    size_t free_count;
    length resolution;
    uint64_t exchanges;
    length *columns; /* scratch: a width per column */
    length *best;    /* a width per kind */
    length *trial;   /* scratch: the same */
    length spare;    /* of the table's width, with the best widths */
    int64_t best_total;
};

static int64_t total_at(struct search *search, const length *widths, enum height_mode mode)
{
    const struct column_demand *demand = search->demand;
    for (size_t i = 0; i < demand->count; i++)
        search->columns[i] = widths[demand->columns[i].kind];
    return heights_total(search->heights, search->columns, mode);
}

static length smaller(length a, length b)
{
    return a < b ? a : b;
}

/* Give `amount` of the giver's width, and what is left over, to the taker. False when there is
 * nothing to give or to take. */
static bool exchange(struct search *search, size_t giver, size_t taker, length amount)
{
    const struct kind *from = &search->kinds[giver];
    const struct kind *to = &search->kinds[taker];
    length *widths = search->best;
    length room = (to->high - widths[taker]) * to->count;
    length wanted = smaller(amount, room) - smaller(search->spare, room);
    length gift = 0;
    if (giver != taker && wanted > 0)
        gift = smaller((wanted + from->count - 1) / from->count, widths[giver] - from->low);
    length gain = smaller(search->spare + gift * from->count, room) / to->count;
    if (gain <= 0 || (giver != taker && gift <= 0))
        return false;
    widths[giver] -= gift;
    widths[taker] += gain;
    search->spare += gift * from->count - gain * to->count;
    return true;
}

/* One round of exchanges of this amount; true if one made the table lower. */
static bool descend_round(struct search *search, length amount, enum height_mode mode)
{
    bool lower = false;
    for (size_t i = 0; i < search->free_count; i++) {
        for (size_t j = 0; j < search->free_count; j++) {
            size_t taker = search->free[i];
            size_t giver = search->free[j];
            length before_giver = search->best[giver];
            length before_taker = search->best[taker];
            length before_spare = search->spare;
            if (!heights_willing(search->heights) || search->exchanges++ > MOST_EXCHANGES)
                return false;
            if (!exchange(search, giver, taker, amount))
                continue;
            int64_t total = total_at(search, search->best, mode);
            /* Once the calls are used up, part of the total is only estimated. */
            if (total < search->best_total && heights_willing(search->heights)) {
                search->best_total = total;
                lower = true;
                continue;
            }
            search->best[giver] = before_giver;
            search->best[taker] = before_taker;
            search->spare = before_spare;
        }
    }
    return lower;
}

/* Exchange ever smaller amounts down to `least`. */
static void descend(struct search *search, length amount, length least, enum height_mode mode)
{
    search->best_total = total_at(search, search->best, mode);
    for (; amount >= least; amount /= 2) {
        int rounds = 0;
        while (rounds < MOST_ROUNDS && descend_round(search, amount, mode))
            rounds++;
    }
}

/* A region of widths of the free kinds, with a total that nothing in it undercuts. */
struct box {
    length low[MOST_BOX_KINDS];
    length high[MOST_BOX_KINDS];
    int64_t bound;
};

/* The total with the free kinds at these widths; `widths` is scratch that holds the others. */
static int64_t box_total(struct search *search, const length *free_widths)
{
    for (size_t f = 0; f < search->free_count; f++)
        search->trial[search->free[f]] = free_widths[f];
    return total_at(search, search->trial, HEIGHTS_EXACT);
}

static void adopt(struct search *search, const length *free_widths, int64_t total)
{
    if (total >= search->best_total || !heights_willing(search->heights))
        return;
    search->best_total = total;
    for (size_t f = 0; f < search->free_count; f++) {
        size_t kind = search->free[f];
        search->spare += (search->best[kind] - free_widths[f]) * search->kinds[kind].count;
        search->best[kind] = free_widths[f];
    }
}

/* What the free kinds may share. */
static length box_width(const struct search *search)
{
    length width = search->spare;
    for (size_t f = 0; f < search->free_count; f++)
        width += search->best[search->free[f]] * search->kinds[search->free[f]].count;
    return width;
}

static length box_sum(const struct search *search, const length *free_widths)
{
    length sum = 0;
    for (size_t f = 0; f < search->free_count; f++)
        sum += free_widths[f] * search->kinds[search->free[f]].count;
    return sum;
}

/* Lower the upper bounds to what the lower bounds of the others leave, and find the bound. */
static void box_bound(struct search *search, struct box *box)
{
    length spare = box_width(search) - box_sum(search, box->low);
    box->bound = INT64_MAX;
    if (spare < 0)
        return;
    for (size_t f = 0; f < search->free_count; f++) {
        length most = box->low[f] + spare / search->kinds[search->free[f]].count;
        box->high[f] = smaller(box->high[f], most);
    }
    box->bound = box_total(search, box->high);
}

/* Lower the upper bounds of the kinds that make nothing higher even at their lower bounds: rows
 * are as high for other reasons, and the more so with the others narrower. (With row spans this may
 * miss a shade.) Returns the place of the kind that matters most, or free_count if none is wide
 * enough to be divided. */
static size_t box_reduce(struct search *search, struct box *box)
{
    size_t chosen = search->free_count;
    int64_t most = -1;
    for (size_t f = 0; f < search->free_count; f++) {
        length high = box->high[f];
        if (high == box->low[f])
            continue;
        box->high[f] = box->low[f];
        int64_t rise = box_total(search, box->high) - box->bound;
        if (rise <= 0)
            continue;
        box->high[f] = high;
        if (high - box->low[f] > search->resolution && rise > most) {
            most = rise;
            chosen = f;
        }
    }
    return chosen;
}

static void box_explore(struct search *search, struct box *box)
{
    /* Half a per cent is not worth a proof. */
    if (box->bound >= search->best_total - search->best_total / 200 ||
        !heights_willing(search->heights))
        return;
    size_t chosen = box_reduce(search, box);
    if (box_sum(search, box->high) <= box_width(search)) {
        adopt(search, box->high, box->bound);
        return;
    }
    if (chosen == search->free_count) {
        adopt(search, box->low, box_total(search, box->low));
        return;
    }
    struct box narrow = *box;
    struct box wide = *box;
    length middle = box->low[chosen] + (box->high[chosen] - box->low[chosen]) / 2;
    narrow.high[chosen] = middle;
    wide.low[chosen] = middle;
    box_bound(search, &narrow);
    box_bound(search, &wide);
    bool narrow_first = narrow.bound <= wide.bound;
    box_explore(search, narrow_first ? &narrow : &wide);
    box_explore(search, narrow_first ? &wide : &narrow);
}

static void search_boxes(struct search *search)
{
    if (search->free_count < 2 || search->free_count > MOST_BOX_KINDS)
        return;
    struct box box = {.bound = 0};
    for (size_t k = 0; k < search->kind_count; k++)
        search->trial[k] = search->best[k];
    for (size_t f = 0; f < search->free_count; f++) {
        box.low[f] = search->kinds[search->free[f]].low;
        box.high[f] = search->kinds[search->free[f]].high;
    }
    box_bound(search, &box);
    box_explore(search, &box);
}

/* Narrow each kind as far as the table stays as low as it is. */
static void trim(struct search *search)
{
    for (size_t f = 0; f < search->free_count; f++) {
        size_t kind = search->free[f];
        length low = search->kinds[kind].low;
        length before = search->best[kind];
        length high = before;
        while (high - low > search->resolution / 4 && heights_willing(search->heights)) {
            length middle = low + (high - low) / 2;
            search->best[kind] = middle;
            if (total_at(search, search->best, HEIGHTS_EXACT) <= search->best_total)
                high = middle;
            else
                low = middle;
        }
        search->spare += (before - high) * search->kinds[kind].count;
        search->best[kind] = high;
    }
}

/* The kinds with their bounds; a kind is as wide at most as the others' minima allow. */
static void find_kinds(struct arena *arena, struct search *search, const length *widths)
{
    const struct column_demand *demand = search->demand;
    length spare = demand->width;
    for (size_t i = 0; i < demand->count; i++) {
        const struct column *column = &demand->columns[i];
        struct kind *kind = &search->kinds[column->kind];
        kind->low = column->low;
        kind->high = column->widest;
        /* Alike columns may differ by a unit here, from rounding. */
        if (kind->count++ == 0 || widths[i] < search->best[column->kind])
            search->best[column->kind] = widths[i];
        spare -= column->low;
    }
    search->free = ARENA_ARRAY(arena, search->kind_count, size_t);
    search->spare = demand->width;
    for (size_t k = 0; k < search->kind_count; k++) {
        struct kind *kind = &search->kinds[k];
        search->spare -= search->best[k] * kind->count;
        kind->high = smaller(kind->high, kind->low + spare / kind->count);
        if (kind->high > kind->low)
            search->free[search->free_count++] = k;
    }
}

/* For tables that are small enough for that. */
static void search_exactly(struct search *search)
{
    length width = search->demand->width;
    /* What each cell is at its narrowest bounds it everywhere. */
    for (size_t k = 0; k < search->kind_count; k++)
        search->trial[k] = search->kinds[k].low;
    total_at(search, search->trial, HEIGHTS_EXACT);
    /* What trimming frees may pay for a further step down. */
    int64_t before;
    search->best_total = INT64_MAX;
    do {
        before = search->best_total;
        descend(search, width / 16, search->resolution, HEIGHTS_EXACT);
        trim(search);
    } while (search->best_total < before && heights_willing(search->heights));
    search_boxes(search);
    trim(search);
}

/* The steps of a sample are not those of the table: to fit them would be to fit noise. So its exact
 * heights only correct the estimate, as they do where only few may be asked. */
static void search_estimates(struct search *search)
{
    length width = search->demand->width;
    for (size_t i = 0; i < search->demand->count; i++)
        search->columns[i] = search->best[search->demand->columns[i].kind];
    heights_calibrate(search->heights, search->columns);
    descend(search, width / 32, search->resolution, HEIGHTS_SMOOTH);
}

void columns_search(struct arena *arena, const struct column_demand *demand,
                    struct heights *heights, length *widths)
{
    struct search search = {.heights = heights, .demand = demand, .kind_count = demand->kinds};
    search.kinds = ARENA_ARRAY(arena, demand->kinds, struct kind);
    search.best = ARENA_ARRAY(arena, demand->kinds, length);
    search.trial = ARENA_ARRAY(arena, demand->kinds, length);
    search.columns = ARENA_ARRAY(arena, demand->count, length);
    search.resolution = demand->width / RESOLUTION + 1;
    find_kinds(arena, &search, widths);

    descend(&search, demand->width / 8, demand->width / COARSE + 1, HEIGHTS_SMOOTH);
    if (heights_worth_asking(heights))
        search_exactly(&search);
    else
        search_estimates(&search);
    for (size_t i = 0; i < demand->count; i++)
        widths[i] = search.best[demand->columns[i].kind];
}
