/* SPDX-License-Identifier: Apache-2.0 */
/* Total-fit line breaking after Donald E. Knuth and Michael F. Plass, "Breaking Paragraphs into
 * Lines", Software: Practice and Experience 11 (1981) 1119-1184, with the arithmetic and the
 * details of TeX ("TeX: The Program", parts 38 and 39), so that the same paragraph gets the same
 * lines.
 *
 * The list is walked once. An active node is a break already found good from which a line may still
 * start; at each legal break every active node is asked for the line from there to here. A node
 * too far back for even a fully shrunk line is dropped: that keeps the list as short as the number
 * of breaks in one line, and the whole walk linear. Of the lines that are good enough only the
 * cheapest way to end here in each fitness class goes on as a new active node, since nothing later
 * can tell two such ways apart. Lines of different number are kept apart only while it matters:
 * where measures still differ, or where looseness counts lines.
 *
 * Widths are differences of running sums, as in the paper: an active node keeps the sums at the
 * start of its line, and one subtraction gives the width of the line whatever stands in it.
 *
 * We differ from TeX in these points, all away from ordinary paragraphs:
 *  (a) When no line is good enough in the final pass, TeX keeps the last active node whatever it
 *      costs. We keep the one that overflows least, and of those that do not overflow the cheapest.
 *      Such a line has its true demerits where TeX counts 0.
 *  (b) What vanishes after a break ends before a forced break, as in the paper, and a line cannot
 *      consist of nothing but that; TeX lets such lines have negative width.
 *  (c) Any number of glue and penalties at the end of the paragraph is ignored, not just one glue.
 *  (d) Sums and demerits have 64 bits, and sums saturate instead of wrapping around.
 *  (e) The number of active nodes is bounded, so that a measure as wide as a book cannot make the
 *      walk quadratic. */
#include "layout/linebreak.h"

#include "layout/line_sums.h"

#define FITNESS_CLASSES 4
#define NO_WAY INT64_MAX /* demerits of what is not possible */
/* A hundred nodes are many; where lines are kept apart by number it may be some thousands. */
#define ACTIVE_LIMIT 1024
#define ACTIVE_LIMIT_APART 16384

/* A break that may turn out to be chosen. Kept until the pass ends; `previous` NULL: the break
 * before is the start of the paragraph. */
struct chosen {
    const struct chosen *previous;
    size_t item;
};

/* A break from which a line may start. */
struct active {
    struct active *next;
    struct sums start;           /* the sums where the line starts, less what every line has */
    int64_t demerits;            /* of all lines up to here */
    const struct chosen *chosen; /* NULL: the start of the paragraph */
    size_t first;                /* the first item that does not vanish after this break */
    uint32_t line;               /* number of the line that starts here, from 1 */
    uint8_t fitness;             /* of the line that ended here */
    bool flagged;
};

/* A place where a line may end. */
struct place {
    size_t item;
    int64_t penalty_demerits;
    length width, after; /* what the penalty adds */
    bool flagged, forced, last;
};

/* A way to get there. */
struct way {
    int64_t demerits;
    const struct chosen *from;
    uint32_t line;
};

/* The best ways of a class of lines, one per fitness, and the least demerits of them all. */
struct best {
    struct way ways[FITNESS_CLASSES];
    int64_t least;
};

/* Of the nodes that had to be dropped at this break, the one to fall back on. */
struct rescue {
    struct way way;
    length overflow;
    int32_t badness;
    enum break_fitness fitness;
};

/* The question put to all active nodes: what of a line that ends here? */
struct trial {
    const struct place *place;
    struct sums here;
    struct best best;
    struct rescue rescue;
};

struct breaker {
    /* the paragraph */
    struct arena *scratch;
    const struct break_item *items;
    size_t end; /* behind the last item that is set */
    bool ends_forced;
    const struct break_settings *settings;
    uint32_t last_special; /* lines up to this number are kept apart */

    /* the pass */
    int32_t tolerance;
    bool first_pass, final_pass;
    enum break_outcome outcome;
    struct sums every_line; /* margin and emergency stretch */

    /* the walk */
    struct sums totals; /* of all items before the current one */
    struct active *active, *spare;
    size_t active_count, active_limit;
    /* The end of the last run of vanishing items that was looked through, and the sums there. Kept
     * because each break in a run needs them. */
    size_t run_end;
    struct sums run_totals;
};

/* ---- the list of items ---- */

static bool is_forced(const struct break_item *item)
{
    return item->kind == BREAK_PENALTY && item->penalty <= BREAK_FORCED;
}

static bool vanishes(const struct break_item *item)
{
    return item->kind != BREAK_BOX && !is_forced(item);
}

/* Where the text ends. A forced break there is the end of the paragraph itself. */
static void find_end(struct breaker *b, size_t count)
{
    while (count > 0 && vanishes(&b->items[count - 1]))
        count--;
    b->ends_forced = count > 0 && is_forced(&b->items[count - 1]);
    b->end = b->ends_forced ? count - 1 : count;
}

/* Find what vanishes after a break at `item`, of which b->totals are the sums: up to b->run_end. */
static void find_run(struct breaker *b, size_t item)
{
    if (item < b->run_end)
        return;
    size_t i = item;
    b->run_totals = b->totals;
    while (i < b->end && (i == item || vanishes(&b->items[i]))) {
        if (b->items[i].kind == BREAK_GLUE)
            sums_add_glue(&b->run_totals, &b->items[i]);
        i++;
    }
    b->run_end = i;
}

static length measure_of(const struct break_settings *settings, size_t line)
{
    if (settings->measure_count == 0)
        return 0;
    return settings
        ->measures[line < settings->measure_count ? line - 1 : settings->measure_count - 1];
}

/* ---- active nodes ---- */

static struct active *node_new(struct breaker *b)
{
    struct active *node = b->spare;
    if (node)
        b->spare = node->next;
    else
        node = ARENA_NEW(b->scratch, struct active);
    b->active_count++;
    return node;
}

static void node_drop(struct breaker *b, struct active **link)
{
    struct active *node = *link;
    *link = node->next;
    node->next = b->spare;
    b->spare = node;
    b->active_count--;
}

/* Put a node for a line that starts after `place` in front of *link. Returns the link behind it. */
static struct active **node_insert(struct breaker *b, struct active **link,
                                   const struct place *place, const struct way *way,
                                   enum break_fitness fitness)
{
    find_run(b, place->item);
    struct chosen *chosen = ARENA_NEW(b->scratch, struct chosen);
    *chosen = (struct chosen){.previous = way->from, .item = place->item};
    struct active *node = node_new(b);
    *node = (struct active){.next = *link,
                            .start = sums_difference(&b->run_totals, &b->every_line),
                            .demerits = way->demerits,
                            .chosen = chosen,
                            .first = b->run_end,
                            .line = way->line + 1,
                            .fitness = (uint8_t)fitness,
                            .flagged = place->flagged};
    node->start.width -= place->after;
    *link = node;
    return &node->next;
}

/* New nodes for the ways worth keeping: one dearer than the best by more than adjacent_demerits
 * cannot win later, since its fitness is all that it has to offer. */
static struct active **insert_best(struct breaker *b, struct active **link,
                                   const struct place *place, struct best *best)
{
    int64_t dearest = best->least;
    int64_t adjacent = b->settings->adjacent_demerits;
    dearest += adjacent < 0 ? -adjacent : adjacent;
    for (int fitness = 0; fitness < FITNESS_CLASSES; fitness++) {
        const struct way *way = &best->ways[fitness];
        if (way->demerits <= dearest && b->active_count < b->active_limit)
            link = node_insert(b, link, place, way, (enum break_fitness)fitness);
    }
    return link;
}

static void best_clear(struct best *best)
{
    for (int fitness = 0; fitness < FITNESS_CLASSES; fitness++)
        best->ways[fitness].demerits = NO_WAY;
    best->least = NO_WAY;
}

/* ---- one break ---- */

static int64_t demerits_of(const struct breaker *b, const struct active *node,
                           const struct place *place, struct verdict verdict, length text_width)
{
    const struct break_settings *settings = b->settings;
    int64_t demerits = (int64_t)settings->line_penalty + verdict.badness;
    demerits = demerits >= 10000 || demerits <= -10000 ? 100000000 : demerits * demerits;
    demerits += place->penalty_demerits;
    if (place->flagged && node->flagged)
        demerits += settings->hyphen_demerits;
    if (place->last) {
        if (node->flagged)
            demerits += settings->final_hyphen_demerits;
        if (text_width < settings->last_minimum)
            demerits += settings->short_last_demerits;
    }
    int step = (int)verdict.fitness - node->fitness;
    if (step > 1 || step < -1)
        demerits += settings->adjacent_demerits;
    return demerits + node->demerits;
}

/* Remember a dropped node if it is the best to fall back on; of equals the last, as TeX. */
static void rescue_consider(struct rescue *rescue, const struct way *way, struct verdict verdict,
                            length overflow)
{
    if (overflow < 0)
        overflow = 0;
    bool worse = overflow > rescue->overflow ||
                 (overflow == rescue->overflow && way->demerits > rescue->way.demerits);
    if (!worse)
        *rescue = (struct rescue){*way, overflow, verdict.badness, verdict.fitness};
}

/* Whether a line from `node` to the trial's place is worth going on with, and its price. */
static void try_node(const struct breaker *b, struct trial *trial, const struct active *node,
                     const struct sums *line, struct verdict verdict, length measure)
{
    length around = b->settings->margin.width + b->settings->last_fill.width;
    struct way way = {demerits_of(b, node, trial->place, verdict, line->width - around),
                      node->chosen, node->line};
    if (verdict.badness > b->tolerance) {
        rescue_consider(&trial->rescue, &way, verdict, line->width - line->shrink - measure);
        return;
    }
    struct best *best = &trial->best;
    if (way.demerits > best->ways[verdict.fitness].demerits)
        return;
    best->ways[verdict.fitness] = way; /* of equals the last, as TeX */
    if (way.demerits < best->least)
        best->least = way.demerits;
}

/* Try lines of one measure: from the nodes at *link up to line number `to_line`. Returns the link
 * behind them. This is where the time goes: most lines tried are far too short, and leave early. */
static struct active **try_class(struct breaker *b, struct trial *trial, struct active **link,
                                 uint32_t to_line, length measure)
{
    const struct place *place = trial->place;
    struct active *node;
    while ((node = *link) && node->line <= to_line) {
        if (node->first > place->item) { /* nothing would be on the line */
            link = &node->next;
            continue;
        }
        struct sums line = sums_difference(&trial->here, &node->start);
        struct verdict verdict = line_judge(&line, measure);
        bool ends = place->forced || verdict.badness == BREAK_BADNESS_OVERFULL;
        if (verdict.badness <= b->tolerance || (ends && b->final_pass))
            try_node(b, trial, node, &line, verdict, measure);
        if (ends)
            node_drop(b, link);
        else
            link = &node->next;
    }
    return link;
}

/* In the final pass the list of active nodes never runs empty. */
static void revive(struct breaker *b, const struct trial *trial)
{
    const struct rescue *rescue = &trial->rescue;
    node_insert(b, &b->active, trial->place, &rescue->way, rescue->fitness);
    enum break_outcome outcome =
        rescue->badness == BREAK_BADNESS_OVERFULL ? BREAK_OVERFULL : BREAK_UNDERFULL;
    if (outcome > b->outcome)
        b->outcome = outcome;
}

/* Consider all lines that could end at `place`. False if no way is left to go on. */
static bool try_place(struct breaker *b, const struct place *place)
{
    struct trial trial = {.place = place, .here = b->totals};
    trial.here.width = sum_add(trial.here.width, place->width);
    if (place->last)
        sums_add_space(&trial.here, &b->settings->last_fill);
    best_clear(&trial.best);
    trial.rescue.overflow = INT64_MAX;

    struct active **link = &b->active;
    while (*link) {
        uint32_t line = (*link)->line;
        uint32_t to_line = line <= b->last_special ? line : UINT32_MAX;
        link = try_class(b, &trial, link, to_line, measure_of(b->settings, line));
        /* What follows the last special line is no longer special: it competes with the rest. */
        bool merges = line == b->last_special && *link;
        if (trial.best.least < NO_WAY && !merges) {
            link = insert_best(b, link, place, &trial.best);
            best_clear(&trial.best);
        }
    }
    if (!b->active && b->final_pass)
        revive(b, &trial);
    return b->active != NULL;
}

static bool try_glue(struct breaker *b, size_t item)
{
    return try_place(b, &(struct place){.item = item});
}

static bool try_penalty(struct breaker *b, size_t item)
{
    const struct break_item *penalty = &b->items[item];
    if (penalty->penalty >= BREAK_FORBIDDEN || (penalty->automatic && b->first_pass))
        return true;
    int64_t price = penalty->penalty;
    bool forced = price <= BREAK_FORCED;
    struct place place = {
        .item = item,
        .penalty_demerits = forced      ? 0
                            : price > 0 ? price * price
                                        : -(price * price),
        .width = penalty->width,
        .after = penalty->after,
        .flagged = penalty->flagged,
        .forced = forced,
    };
    return try_place(b, &place);
}

/* The end of the paragraph, a forced break whether or not one was supplied. */
static bool try_end(struct breaker *b)
{
    return try_place(b, &(struct place){.item = b->end, .forced = true, .last = true});
}

/* ---- one pass ---- */

static bool walk(struct breaker *b)
{
    struct active *start = node_new(b);
    *start = (struct active){.line = 1, .fitness = FIT_DECENT};
    start->start = sums_difference(&start->start, &b->every_line);
    b->active = start;
    for (size_t i = 0; i < b->end; i++) {
        const struct break_item *item = &b->items[i];
        if (item->kind == BREAK_BOX) {
            b->totals.width = sum_add(b->totals.width, item->width);
        } else if (item->kind == BREAK_GLUE) {
            bool legal = i > 0 && (item[-1].kind == BREAK_BOX || item[-1].flagged);
            if (legal && !try_glue(b, i))
                return false;
            sums_add_glue(&b->totals, item);
        } else if (!try_penalty(b, i)) {
            return false;
        }
    }
    return try_end(b);
}

static const struct active *cheapest(const struct active *node)
{
    const struct active *best = node;
    for (; node; node = node->next) {
        if (node->demerits < best->demerits)
            best = node;
    }
    return best;
}

/* Of the ways to the end, the one with the number of lines nearest to what looseness asks for,
 * never beyond it (TeX section 875). */
static const struct active *loosened(const struct active *list, const struct active *best,
                                     int32_t looseness)
{
    const int64_t optimum = best->line;
    int64_t reached = 0;
    for (const struct active *node = list; node; node = node->next) {
        int64_t difference = (int64_t)node->line - optimum;
        bool nearer = (difference < reached && looseness <= difference) ||
                      (difference > reached && looseness >= difference);
        if (nearer || (difference == reached && node->demerits < best->demerits)) {
            best = node;
            reached = difference;
        }
    }
    return best;
}

enum pass { PASS_FIRST, PASS_SECOND, PASS_EMERGENCY };

static int32_t clamped(int32_t tolerance)
{
    return tolerance < 0 ? 0 : tolerance > 10000 ? 10000 : tolerance;
}

static bool has_emergency(const struct break_settings *settings)
{
    return settings->emergency_stretch > 0 ||
           settings->emergency_tolerance > clamped(settings->tolerance);
}

static void pass_prepare(struct breaker *b, enum pass pass)
{
    const struct break_settings *settings = b->settings;
    b->first_pass = pass == PASS_FIRST;
    b->final_pass = pass == PASS_EMERGENCY || (pass == PASS_SECOND && !has_emergency(settings));
    b->tolerance = clamped(pass == PASS_FIRST ? settings->pretolerance : settings->tolerance);
    b->outcome = BREAK_FITS;
    b->every_line = (struct sums){0};
    sums_add_space(&b->every_line, &settings->margin);
    if (pass == PASS_EMERGENCY) {
        b->outcome = BREAK_EMERGENCY;
        sums_add_space(&b->every_line,
                       &(struct break_space){.stretch = settings->emergency_stretch});
        if (settings->emergency_tolerance > b->tolerance)
            b->tolerance = clamped(settings->emergency_tolerance);
    }
    b->totals = (struct sums){0};
    b->active = b->spare = NULL;
    b->active_count = 0;
    b->run_end = 0;
}

/* The node at the end of the best way, or NULL if the pass finds none that will do. */
static const struct active *pass_run(struct breaker *b, enum pass pass)
{
    pass_prepare(b, pass);
    if (!walk(b))
        return NULL;
    const struct active *best = cheapest(b->active);
    int32_t looseness = b->settings->looseness;
    if (looseness == 0)
        return best;
    const struct active *loose = loosened(b->active, best, looseness);
    bool reached = (int64_t)loose->line - best->line == looseness;
    return reached || b->final_pass ? loose : NULL;
}

/* ---- the result ---- */

static bool breaker_begin(struct breaker *b, struct arena *scratch, const struct break_item *items,
                          size_t count, const struct break_settings *settings)
{
    *b = (struct breaker){.scratch = scratch, .items = items, .settings = settings};
    size_t special = settings->measure_count > 0 ? settings->measure_count - 1 : 0;
    if (settings->looseness != 0 || special > UINT32_MAX - 1)
        special = UINT32_MAX - 1;
    b->last_special = (uint32_t)special;
    b->active_limit = special > 0 ? ACTIVE_LIMIT_APART : ACTIVE_LIMIT;
    find_end(b, count);
    return b->end > 0 || b->ends_forced;
}

/* Where the line after a break at `item` starts. */
static size_t line_start(const struct breaker *b, size_t item)
{
    size_t start = item + 1;
    while (start < b->end && vanishes(&b->items[start]))
        start++;
    return start;
}

static void collect(const struct breaker *b, struct arena *arena, const struct active *node,
                    struct break_lines *out)
{
    out->count = node->line - 1;
    out->lines = ARENA_ARRAY(arena, out->count, struct line_break);
    out->demerits = node->demerits;
    out->outcome = b->outcome;
    size_t n = out->count;
    for (const struct chosen *chosen = node->chosen; chosen; chosen = chosen->previous)
        out->lines[--n].end = chosen->item;
    size_t start = 0;
    length after = 0;
    for (n = 0; n < out->count; n++) {
        struct line_break *line = &out->lines[n];
        line->start = start;
        line->measure = measure_of(b->settings, n + 1);
        line->last = n + 1 == out->count;
        line_measure(line, b->items, b->settings, after);
        if (!line->last) {
            start = line_start(b, line->end);
            after = b->items[line->end].after;
        }
    }
}

struct break_settings break_settings_plain(const length *measures, size_t measure_count)
{
    return (struct break_settings){
        .measures = measures,
        .measure_count = measure_count,
        .last_fill = {.stretch = LENGTH_POINT, .infinite = true},
        .pretolerance = 100,
        .tolerance = 200,
        .line_penalty = 10,
        .hyphen_demerits = 10000,
        .final_hyphen_demerits = 5000,
        .adjacent_demerits = 10000,
    };
}

bool linebreak_try(struct arena *arena, struct arena *scratch, const struct break_item *items,
                   size_t count, const struct break_settings *settings, struct break_lines *out)
{
    struct breaker b;
    if (!breaker_begin(&b, scratch, items, count, settings)) {
        *out = (struct break_lines){0};
        return true;
    }
    if (settings->pretolerance < 0)
        return false;
    struct arena_mark mark = arena_mark(scratch);
    const struct active *node = pass_run(&b, PASS_FIRST);
    if (node)
        collect(&b, arena, node, out);
    arena_rewind(scratch, mark);
    return node != NULL;
}

struct break_lines linebreak_finish(struct arena *arena, struct arena *scratch,
                                    const struct break_item *items, size_t count,
                                    const struct break_settings *settings)
{
    struct break_lines lines = {0};
    struct breaker b;
    if (!breaker_begin(&b, scratch, items, count, settings))
        return lines;
    struct arena_mark mark = arena_mark(scratch);
    const struct active *node = pass_run(&b, PASS_SECOND);
    if (!node) {
        arena_rewind(scratch, mark);
        node = pass_run(&b, PASS_EMERGENCY);
    }
    collect(&b, arena, node, &lines);
    arena_rewind(scratch, mark);
    return lines;
}

struct break_lines linebreak(struct arena *arena, struct arena *scratch,
                             const struct break_item *items, size_t count,
                             const struct break_settings *settings)
{
    struct break_lines lines;
    if (linebreak_try(arena, scratch, items, count, settings, &lines))
        return lines;
    return linebreak_finish(arena, scratch, items, count, settings);
}
