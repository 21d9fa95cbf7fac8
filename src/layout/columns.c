/* SPDX-License-Identifier: Apache-2.0 */
/* Automatic column widths: the lowest table that fits its width.
 *
 * To find the widths that make a table of text lowest is NP-hard (Anderson & Sobti, "The table
 * layout problem", 15th Symposium on Computational Geometry, 1999). Beaumont, "Fitting a table to a
 * page using non-linear optimisation", Asia-Pacific Journal of Operational Research 21 (2004)
 * 259-270, takes a cell's height to be area / width, which makes the problem convex but the answer
 * approximate. Exact answers come from search: with an area bound (Gange, Marriott, Moulder &
 * Stuckey, "Optimal automatic table layout", DocEng 2011), or by integer and constraint programming
 * (Bilauca, Gange, Healy, Marriott, Moulder & Stuckey, "Automatic minimal-height table layout",
 * INFORMS Journal on Computing 27 (2015) 449-461). Hurst, Li & Marriott, "Review of automatic
 * document formatting", DocEng 2009, survey the field.
 *
 * We take the area model for a start only, and then search exact heights by branch and bound. What
 * differs from those works:
 *  (a) they list all heights of every cell beforehand; we ask for a height only where the search
 *      needs it, because a line breaker answers, and stop at a number of questions;
 *  (b) boxes of widths are divided, not choices of cell heights, so what is not known about a cell
 *      is simply a wider bracket, and columns that must look alike are one dimension;
 *  (c) large tables are judged by a weighted sample of their rows;
 *  (d) the lowest table is seldom unique: of the width it leaves over, narrow columns get what
 *      brings them to their natural width, then the columns of text get the rest.
 *
 * columns_demand.c finds what the columns may be, columns_heights.c how high the table is, and
 * columns_search.c the best; here is what goes before and after. */
#include "layout/columns_search.h"

static length smaller(length a, length b)
{
    return a < b ? a : b;
}

static length sum_widths(const length *widths, size_t count)
{
    length sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += widths[i];
    return sum;
}

/* Between minimum and maximum in proportion to their difference: what browsers settle for. */
static void choose_start(const struct column_demand *demand, length *widths, length *weights)
{
    for (size_t i = 0; i < demand->count; i++) {
        widths[i] = demand->columns[i].low;
        weights[i] = demand->columns[i].widest - demand->columns[i].low;
    }
    length wanted = sum_widths(weights, demand->count);
    length spare = demand->width - sum_widths(widths, demand->count);
    if (wanted > 0)
        length_spread(widths, weights, demand->count, smaller(spare, wanted));
}

/* Bring narrow columns, the narrowest first, to their natural width as long as it lasts: a date or
 * a name should not be broken to save width that nobody needs. */
static void complete_narrow(const struct column_demand *demand, length *widths)
{
    length spare = demand->width - sum_widths(widths, demand->count);
    length share = demand->width / (length)demand->count;
    length done = 0;
    for (;;) {
        /* The next natural width above those done, of all columns that have it: so alike columns
         * are completed together or not at all. */
        length next = share + 1;
        for (size_t i = 0; i < demand->count; i++) {
            length natural = demand->columns[i].natural;
            if (natural > done && natural < next && natural > widths[i])
                next = natural;
        }
        length missing = 0;
        for (size_t i = 0; i < demand->count; i++)
            if (demand->columns[i].natural == next && next > widths[i])
                missing += next - widths[i];
        if (next > share || missing > spare)
            return;
        for (size_t i = 0; i < demand->count; i++)
            if (demand->columns[i].natural == next && next > widths[i])
                widths[i] = next;
        spare -= missing;
        done = next;
    }
}

/* Raise all columns towards one of their demands, in proportion to what each lacks. */
static void approach(const struct column_demand *demand, length *widths, length *weights,
                     bool widest)
{
    length spare = demand->width - sum_widths(widths, demand->count);
    for (size_t i = 0; i < demand->count; i++) {
        const struct column *column = &demand->columns[i];
        length goal = widest ? column->widest : column->natural;
        weights[i] = goal > widths[i] ? goal - widths[i] : 0;
    }
    length_spread(widths, weights, demand->count,
                  smaller(spare, sum_widths(weights, demand->count)));
}

/* All columns are at their widest: the rest goes to those of text, else to those without figures,
 * else to those without a share, else to all, in proportion to their widths. */
static void fill(const struct column_demand *demand, length *widths, length *weights)
{
    length spare = demand->width - sum_widths(widths, demand->count);
    for (int choice = 0; choice < 4; choice++) {
        length sum = 0;
        for (size_t i = 0; i < demand->count; i++) {
            const struct column *column = &demand->columns[i];
            bool text = !column->aligned && column->widest > column->low;
            bool chosen = choice == 3 || (!column->fixed && (choice == 2 || !column->aligned) &&
                                          (choice >= 1 || text));
            weights[i] = chosen ? column->widest : 0;
            sum += weights[i];
        }
        if (sum > 0 || choice == 3) {
            length_spread(widths, weights, demand->count, spare);
            return;
        }
    }
}

struct column_widths columns_solve(struct arena *arena, const struct column_task *task)
{
    struct column_widths result = {.outcome = COLUMNS_FIT};
    if (!task->columns)
        return result;
    result.widths = ARENA_ARRAY(arena, task->columns, length);
    struct column_demand demand = column_demand_gather(arena, task);
    length *weights = ARENA_ARRAY(arena, demand.count, length);
    if (demand.overfull) {
        for (size_t i = 0; i < demand.count; i++)
            result.widths[i] = demand.columns[i].low;
        result.outcome = COLUMNS_OVERFULL;
        result.width = sum_widths(result.widths, demand.count);
        return result;
    }
    choose_start(&demand, result.widths, weights);
    length widest = 0;
    for (size_t i = 0; i < demand.count; i++)
        widest += demand.columns[i].widest;
    if (widest > demand.width) {
        struct heights *heights = heights_create(arena, task, &demand, result.widths);
        columns_search(arena, &demand, heights, result.widths);
        result.calls = heights_calls(heights);
        result.work = heights_work(heights);
        complete_narrow(&demand, result.widths);
        approach(&demand, result.widths, weights, /*widest*/ false);
    }
    if (task->fit == COLUMNS_FILL) {
        approach(&demand, result.widths, weights, /*widest*/ true);
        fill(&demand, result.widths, weights);
    }
    result.width = sum_widths(result.widths, demand.count);
    return result;
}
