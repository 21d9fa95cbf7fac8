/* SPDX-License-Identifier: Apache-2.0 */
/* What each column needs at least and can use at most, from the demands of its cells.
 *
 * Cells of one column are simple: the column's minimum is the widest of theirs. A cell over several
 * columns only bounds a sum, and what is missing could be given to any of them. We share it out in
 * proportion to what each column could use anyway, as browsers do (CSS 2.2, 17.5.2.2), but where
 * the table is so tight that this generosity no longer fits, we use the least total that satisfies
 * everyone: going through the spans by their last column and adding what is missing there, which is
 * optimal because later spans profit from it most. So the table is called overfull only when no
 * widths at all would spare every word.
 *
 * Columns with the same demands up to a small tolerance form a class and become one variable of the
 * search: three years of targets should look like one thing, whatever digits they hold. */
#include "layout/columns_demand.h"

#include <assert.h>
#include <stdlib.h>

struct span {
    size_t first;
    size_t count;
    length minimum;
    length maximum;
};

static length larger(length a, length b)
{
    return a > b ? a : b;
}

static length clamp(length value, length limit)
{
    return value < 0 ? 0 : value > limit ? limit : value;
}

length length_portion(length value, length part, length whole)
{
    while (part > 0 && value > INT64_MAX / 2 / part) {
        part >>= 1;
        whole >>= 1;
    }
    length portion = value * part / larger(whole, 1);
    return portion > LENGTH_MAX ? LENGTH_MAX : portion;
}

void length_spread(length *values, const length *weights, size_t count, length amount)
{
    if (!count || amount <= 0)
        return;
    length total = 0;
    for (size_t i = 0; i < count; i++)
        total += weights[i];
    int shift = 0;
    while (total >> shift > INT64_MAX / 2 / amount)
        shift++;
    total = 0;
    for (size_t i = 0; i < count; i++)
        total += weights[i] >> shift;

    /* The parts are differences of a rounded running sum, so that nothing is lost. */
    length before = 0;
    length given = 0;
    for (size_t i = 0; i < count; i++) {
        before += total ? weights[i] >> shift : 1;
        length upto = amount * before / (total ? total : (length)count);
        values[i] += upto - given;
        given = upto;
    }
}

bool column_cell_read(const struct column_task *task, size_t index, length limit,
                      struct column_cell *out)
{
    *out = task->cells[index];
    if (out->column >= task->columns || out->row >= task->rows)
        return false;
    size_t columns_left = task->columns - out->column;
    size_t rows_left = task->rows - out->row;
    if (out->column_span == 0)
        out->column_span = 1;
    if (out->row_span == 0)
        out->row_span = 1;
    if (out->column_span > columns_left)
        out->column_span = (uint32_t)columns_left;
    if (out->row_span > rows_left)
        out->row_span = (uint32_t)rows_left;
    out->before = clamp(out->before, limit / 2);
    out->after = clamp(out->after, limit / 2);
    out->minimum = larger(clamp(out->minimum, limit), out->before + out->after);
    out->maximum = larger(clamp(out->maximum, limit), out->minimum);
    out->padding = clamp(out->padding, out->minimum);
    out->text = out->text > 0 ? clamp(out->text, LENGTH_MAX) : out->maximum - out->padding;
    out->line = clamp(out->line, LENGTH_MAX);
    out->extra = clamp(out->extra, LENGTH_MAX);
    return true;
}

static int span_order(const void *left, const void *right)
{
    const struct span *a = left;
    const struct span *b = right;
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

static int span_end_order(const void *left, const void *right)
{
    const struct span *a = left;
    const struct span *b = right;
    if (a->first + a->count != b->first + b->count)
        return a->first + a->count < b->first + b->count ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

/* Sort the spans, narrow ones first, and make one of those over the same columns. */
static size_t spans_merge(struct span *spans, size_t count)
{
    if (!count)
        return 0;
    qsort(spans, count, sizeof *spans, span_order);
    size_t kept = 0;
    for (size_t i = 1; i < count; i++) {
        if (span_order(&spans[kept], &spans[i]) != 0) {
            spans[++kept] = spans[i];
            continue;
        }
        spans[kept].minimum = larger(spans[kept].minimum, spans[i].minimum);
        spans[kept].maximum = larger(spans[kept].maximum, spans[i].maximum);
    }
    return kept + 1;
}

/* The demands of single cells into the columns; the spanning ones are collected. */
static size_t gather_cells(struct arena *arena, const struct column_task *task,
                           struct column_demand *demand, struct span **spans)
{
    struct column *columns = demand->columns;
    length *before = ARENA_ARRAY(arena, demand->count, length);
    length *after = ARENA_ARRAY(arena, demand->count, length);
    size_t count = 0;
    size_t capacity = 0;
    for (size_t i = 0; i < task->cell_count; i++) {
        struct column_cell cell;
        if (!column_cell_read(task, i, demand->limit, &cell))
            continue;
        struct column *column = &columns[cell.column];
        if (cell.column_span > 1) {
            ARENA_PUSH(arena, *spans, count, capacity) =
                (struct span){cell.column, cell.column_span, cell.minimum, cell.maximum};
            continue;
        }
        column->own = larger(column->own, cell.minimum);
        column->widest = larger(column->widest, cell.maximum);
        column->text = clamp(column->text + cell.text, LENGTH_MAX);
        if (cell.before || cell.after) {
            column->aligned = true;
            before[cell.column] = larger(before[cell.column], cell.before);
            after[cell.column] = larger(after[cell.column], cell.after);
        }
    }
    for (size_t i = 0; i < demand->count; i++) {
        struct column *column = &columns[i];
        column->own = larger(column->own, before[i] + after[i]);
        column->widest = larger(column->widest, column->own);
        column->low = column->own;
        /* A heading over figures breaks sooner than the figures claim room they do not need. */
        column->natural = column->aligned ? column->own : column->widest;
    }
    return spans_merge(*spans, count);
}

static length sum_low(const struct column *columns, size_t count)
{
    length sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += columns[i].low;
    return sum;
}

/* Raise the minima under each span, in proportion to the room each column has for it. */
static void raise_low(struct column_demand *demand, const struct span *spans, size_t count,
                      length *scratch)
{
    length *values = scratch;
    length *weights = scratch + demand->count;
    for (size_t s = 0; s < count; s++) {
        struct column *under = demand->columns + spans[s].first;
        length missing = spans[s].minimum - sum_low(under, spans[s].count);
        if (missing <= 0)
            continue;
        length room = 0;
        for (size_t i = 0; i < spans[s].count; i++) {
            values[i] = under[i].low;
            weights[i] = larger(under[i].widest - under[i].low, 0);
            room += weights[i];
        }
        length_spread(values, room ? weights : values, spans[s].count, missing);
        for (size_t i = 0; i < spans[s].count; i++)
            under[i].low = values[i];
    }
}

/* The least total that leaves no word broken; sorts the spans by their last column. */
static void raise_low_least(struct column_demand *demand, struct span *spans, size_t count)
{
    if (count)
        qsort(spans, count, sizeof *spans, span_end_order);
    for (size_t i = 0; i < demand->count; i++)
        demand->columns[i].low = demand->columns[i].own;
    for (size_t s = 0; s < count; s++) {
        struct column *under = demand->columns + spans[s].first;
        length missing = spans[s].minimum - sum_low(under, spans[s].count);
        if (missing > 0)
            under[spans[s].count - 1].low += missing;
    }
}

/* What the maxima of spanning cells add: room that only they can use. Figures gain nothing. */
static void raise_widest(struct column_demand *demand, const struct span *spans, size_t count,
                         length *scratch)
{
    length *values = scratch;
    length *weights = scratch + demand->count;
    for (size_t s = 0; s < count; s++) {
        struct column *under = demand->columns + spans[s].first;
        length sum = 0;
        length unaligned = 0;
        for (size_t i = 0; i < spans[s].count; i++) {
            sum += under[i].widest;
            unaligned += under[i].aligned ? 0 : under[i].widest;
        }
        for (size_t i = 0; i < spans[s].count; i++) {
            values[i] = under[i].widest;
            weights[i] = unaligned && under[i].aligned ? 0 : under[i].widest;
        }
        length_spread(values, weights, spans[s].count, spans[s].maximum - sum);
        for (size_t i = 0; i < spans[s].count; i++)
            under[i].widest = values[i];
    }
}

/* The sum of the columns' own minima where none but aligned columns (or those neither, if
 * `squeeze_figures`) may exceed the level. */
static length sum_capped(const struct column_demand *demand, length level, bool squeeze_figures)
{
    length sum = 0;
    for (size_t i = 0; i < demand->count; i++) {
        const struct column *column = &demand->columns[i];
        bool capped = column->own > level && (squeeze_figures || !column->aligned);
        sum += capped ? level : column->own;
    }
    return sum;
}

static length cap_level(const struct column_demand *demand, bool squeeze_figures)
{
    length low = 0;
    length high = demand->limit;
    while (low < high) {
        length middle = high - (high - low) / 2;
        if (sum_capped(demand, middle, squeeze_figures) <= demand->width)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* The minima do not fit. If only spanning cells are to blame, they alone lose. Otherwise the
 * columns with the longest words lose, all down to one level, so that as few words as possible
 * break and short ones never do. A figure cannot be broken at all, so columns of figures are spared
 * until the others would become useless, less than half of an equal share. */
static void squeeze(struct column_demand *demand, length *scratch)
{
    size_t count = demand->count;
    struct column *columns = demand->columns;
    length *values = scratch;
    length *weights = scratch + count;
    length left = demand->width;
    assert(count > 0); /* a table has columns */
    for (size_t i = 0; i < count; i++)
        left -= columns[i].own;
    if (left >= 0) {
        for (size_t i = 0; i < count; i++) {
            values[i] = columns[i].own;
            weights[i] = larger(columns[i].low - columns[i].own, 0);
        }
    } else {
        bool squeeze_figures = false;
        length level = cap_level(demand, false);
        if (level < larger(demand->width / (2 * (length)count), 1)) {
            squeeze_figures = true;
            level = cap_level(demand, true);
        }
        left = demand->width - sum_capped(demand, level, squeeze_figures);
        for (size_t i = 0; i < count; i++) {
            bool capped = columns[i].own > level && (squeeze_figures || !columns[i].aligned);
            values[i] = capped ? level : columns[i].own;
            weights[i] = capped;
        }
    }
    length_spread(values, weights, count, left);
    for (size_t i = 0; i < count; i++)
        columns[i].low = values[i];
}

/* Columns with a share become fixed; shares together too large shrink towards the minima. */
static void apply_shares(struct column_demand *demand, const struct column_task *task,
                         length *scratch)
{
    if (!task->shares)
        return;
    struct column *columns = demand->columns;
    length *values = scratch;
    length *wishes = scratch + demand->count;
    int64_t shares = 0;
    bool all = true;
    for (size_t i = 0; i < demand->count; i++) {
        shares += task->shares[i];
        all = all && task->shares[i];
    }
    int64_t whole = shares > 1000 || (all && task->fit == COLUMNS_FILL) ? shares : 1000;

    length wished = 0;
    for (size_t i = 0; i < demand->count; i++) {
        length share = length_ratio(demand->width, task->shares[i], whole);
        values[i] = columns[i].low;
        wishes[i] = larger(share - columns[i].low, 0);
        wished += wishes[i];
    }
    length free = demand->width - sum_low(columns, demand->count);
    length_spread(values, wishes, demand->count, wished ? (wished < free ? wished : free) : 0);
    for (size_t i = 0; i < demand->count; i++) {
        if (task->shares[i]) {
            columns[i].fixed = true;
            columns[i].low = columns[i].natural = columns[i].widest = values[i];
        }
    }
}

static bool near(length a, length b, int fraction, length slack)
{
    length difference = a > b ? a - b : b - a;
    return difference <= larger(a, b) / fraction + slack;
}

/* Figures of one kind may differ by a digit; running text must be nearly the same for equal widths
 * to suit both. */
static bool alike(const struct column *a, const struct column *b)
{
    if (a->fixed || b->fixed || a->aligned != b->aligned)
        return false;
    if (a->aligned)
        return near(a->low, b->low, 8, 2 * LENGTH_POINT) &&
               near(a->widest, b->widest, 8, 2 * LENGTH_POINT);
    return near(a->low, b->low, 64, LENGTH_POINT / 2) &&
           near(a->widest, b->widest, 64, LENGTH_POINT / 2) &&
           near(a->text, b->text, 64, LENGTH_POINT / 2);
}

/* Form the classes around their first columns, and give each member the class's demands. When that
 * would no longer fit, columns are only alike if they have the same minimum. */
static void classify(struct arena *arena, struct column_demand *demand)
{
    struct column *columns = demand->columns;
    size_t count = demand->count;
    struct column *heads = ARENA_ARRAY(arena, count, struct column);
    struct column *joint = ARENA_ARRAY(arena, count, struct column);
    for (int strict = 0; strict <= 1; strict++) {
        length sum = 0;
        demand->kinds = 0;
        for (size_t i = 0; i < count; i++) {
            size_t kind = 0;
            while (kind < demand->kinds && !(alike(&heads[kind], &columns[i]) &&
                                             (!strict || heads[kind].low == columns[i].low)))
                kind++;
            if (kind == demand->kinds) {
                demand->kinds++;
                heads[kind] = joint[kind] = columns[i];
            }
            joint[kind].low = larger(joint[kind].low, columns[i].low);
            joint[kind].natural = larger(joint[kind].natural, columns[i].natural);
            joint[kind].widest = larger(joint[kind].widest, columns[i].widest);
            columns[i].kind = (uint32_t)kind;
        }
        for (size_t i = 0; i < count; i++)
            sum += joint[columns[i].kind].low;
        if (sum <= demand->width)
            break;
    }
    for (size_t i = 0; i < count; i++) {
        const struct column *class = &joint[columns[i].kind];
        columns[i].low = class->low;
        columns[i].natural = class->natural;
        columns[i].widest = class->widest;
    }
}

struct column_demand column_demand_gather(struct arena *arena, const struct column_task *task)
{
    struct column_demand demand = {.count = task->columns};
    demand.limit = INT64_MAX / 8 / ((length)task->columns + 1);
    if (demand.limit > LENGTH_MAX)
        demand.limit = LENGTH_MAX;
    demand.width = clamp(task->width, LENGTH_MAX);
    if (!demand.count)
        return demand;
    demand.columns = ARENA_ARRAY(arena, demand.count, struct column);
    length *scratch = ARENA_ARRAY(arena, 2 * demand.count, length);
    struct span *spans = NULL;
    size_t count = gather_cells(arena, task, &demand, &spans);

    raise_widest(&demand, spans, count, scratch);
    raise_low(&demand, spans, count, scratch);
    if (sum_low(demand.columns, demand.count) > demand.width) {
        raise_low_least(&demand, spans, count);
        demand.overfull = sum_low(demand.columns, demand.count) > demand.width;
    }
    if (demand.overfull) {
        squeeze(&demand, scratch);
        return demand;
    }
    for (size_t i = 0; i < demand.count; i++) {
        struct column *column = &demand.columns[i];
        column->natural = larger(column->natural, column->low);
        column->widest = larger(column->widest, column->low);
    }
    apply_shares(&demand, task, scratch);
    classify(arena, &demand);
    return demand;
}
