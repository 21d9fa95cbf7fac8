/* SPDX-License-Identifier: Apache-2.0 */
/* layout/cuts.c - page breaks by total fit.
 *
 * Between two forced breaks the cuts are chosen together, as line breaks are (Plass, "Optimal
 * Pagination Techniques for Automatic Typesetting Systems", 1981, for the case without floats,
 * where dynamic programming over the legal cuts is exact). A page costs the square of what it
 * leaves empty plus the penalty of its cut; a fixed price a page keeps the document from growing
 * for the sake of looks. What is forbidden is only very dear, so that there is always an answer.
 *
 * A note may go on overleaf, and then the next page has less room. So a way to end a page is known
 * not by its cut alone but by what it leaves of the notes, too: of two ways to one cut, both are
 * kept where the dearer leaves less. Almost always nothing is left and one way is all there is. */
#include "layout/pages.h"

#define PAGE_COST 1000
#define EMPTY_COST 1000        /* of a page left wholly empty, falling with the square */
#define FORBIDDEN_COST 200000  /* a cut where none should be */
#define OVERFULL_COST 10000000 /* something that does not fit a page */
#define NOTES_ALONE_COST 2000  /* a page that holds nothing but the end of notes */
/* A last page with next to nothing on it, less the more there is, up to that part of the page. So
 * the pages before give up some of theirs: all look meant. */
#define SHORT_LAST_COST 400
#define SHORT_LAST_PART 4

/* A way to end a page. */
struct way {
    struct way *next;         /* to the same end */
    const struct way *before; /* how the page before ends; NULL: there is none */
    size_t end;
    int64_t cost;
    struct note_parts left; /* of the notes, for the next page */
    length left_height;
};

struct cutting {
    struct layout *layout;
    const struct galley *galley;
    length first_height, height;
    struct way **ways;    /* by end */
    struct noting noting; /* of the page looked at */
};

/* What one page takes up. */
struct filling {
    length body, height; /* height: of the page */
    struct note_cut notes;
};

static bool body_fits(const struct filling *filling)
{
    return filling->body <= filling->height;
}

static int64_t short_last(length used, length enough)
{
    int64_t missing = used < enough ? (enough - used) * 1000 / enough : 0;
    return SHORT_LAST_COST * missing * missing / 1000000;
}

static int64_t page_cost(const struct galley *galley, size_t first, size_t end,
                         const struct filling *filling)
{
    int64_t cost = PAGE_COST + filling->notes.cost;
    length used = filling->body + filling->notes.height, height = filling->height;
    if (!body_fits(filling))
        cost += OVERFULL_COST;
    if (end == galley->count)
        return first > 0 ? cost + short_last(used, height / SHORT_LAST_PART) : cost;
    int64_t empty = used < height ? (height - used) * 1000 / height : 0;
    cost += EMPTY_COST * empty * empty / 1000000;
    int32_t penalty = galley->boxes[end].penalty;
    return cost + (penalty >= BOX_FORBIDDEN ? FORBIDDEN_COST : penalty);
}

/* ---- keeping the ways worth having ---- */

/* The one a new way makes superfluous, to be overwritten; a new one in the list; NULL when the new
 * way is itself superfluous. Nothing refers to a way before all ways to its end are known. */
static struct way *way_place(struct cutting *cutting, const struct way *new)
{
    struct way **link = &cutting->ways[new->end], *kept = NULL;
    while (*link) {
        struct way *old = *link;
        if (old->cost <= new->cost && old->left_height <= new->left_height)
            return NULL;
        if (old->cost >= new->cost && old->left_height >= new->left_height) {
            *link = old->next;
            kept = old;
            continue;
        }
        link = &old->next;
    }
    if (!kept)
        kept = ARENA_NEW(cutting->layout->scratch, struct way);
    *kept = *new;
    kept->next = cutting->ways[new->end];
    cutting->ways[new->end] = kept;
    return kept;
}

static void way_offer(struct cutting *cutting, struct way *new, const struct note_cut *notes)
{
    bool over = notes->part < cutting->noting.count;
    if (over)
        new->left_height = cutting->noting.height - notes->height;
    if (over && new->end == cutting->galley->count) {
        /* What is left when the body ends goes on pages of its own. */
        new->cost +=
            (PAGE_COST + NOTES_ALONE_COST) * (int64_t)(new->left_height / cutting->height + 1);
        new->left_height = 0;
    }
    struct way *kept = way_place(cutting, new);
    if (kept && over)
        kept->left = noting_left(&cutting->noting, *notes, cutting->layout->scratch);
}

/* ---- trying them ---- */

static void page_begin(struct cutting *cutting, size_t first, const struct note_parts *left,
                       struct filling *filling)
{
    const struct box *box = &cutting->galley->boxes[first];
    *filling = (struct filling){.body = box->carry,
                                .height = first ? cutting->height : cutting->first_height};
    noting_begin(&cutting->noting, left);
    noting_add(&cutting->noting, box->carried_notes, box->carried_note_count);
}

static void page_add(struct cutting *cutting, size_t first, size_t at, struct filling *filling)
{
    const struct box *box = &cutting->galley->boxes[at];
    filling->body += box->height + (at > first ? box->space : 0);
    if (box->note_count) /* asked for each box fifty times; few have any */
        noting_add(&cutting->noting, box->notes, box->note_count);
}

/* The page as it is if it ends with the box added last. */
static struct filling page_end(struct cutting *cutting, size_t end, const struct filling *filling)
{
    struct filling ended = *filling;
    ended.body += cutting->galley->boxes[end - 1].close;
    if (cutting->noting.count)
        ended.notes = noting_cut(&cutting->noting, ended.height - ended.body);
    return ended;
}

/* All pages that could follow a way. With each box there is less room for more notes, so what does
 * not fit now will not later; one box must do, whatever it costs. */
static void extend(struct cutting *cutting, size_t first, const struct way *way)
{
    static const struct note_parts none = {NULL, 0};
    struct filling filling;
    page_begin(cutting, first, way ? &way->left : &none, &filling);
    for (size_t end = first + 1; end <= cutting->galley->count; end++) {
        page_add(cutting, first, end - 1, &filling);
        struct filling ended = page_end(cutting, end, &filling);
        if (end > first + 1 && (!body_fits(&ended) || ended.notes.late))
            return;
        struct way new = {.before = way, .end = end};
        new.cost = page_cost(cutting->galley, first, end, &ended) + (way ? way->cost : 0);
        way_offer(cutting, &new, &ended.notes);
    }
}

/* ---- the best of them, as pages ---- */

/* The cheapest to the end; what it leaves of the notes is in its price. */
static const struct way *way_best(const struct cutting *cutting)
{
    const struct way *best = cutting->ways[cutting->galley->count];
    for (const struct way *way = best; way; way = way->next)
        best = way->cost < best->cost ? way : best;
    return best;
}

static struct page_cut way_page(struct cutting *cutting, const struct way *way)
{
    static const struct note_parts none = {NULL, 0};
    size_t first = way->before ? way->before->end : 0;
    struct filling filling;
    page_begin(cutting, first, way->before ? &way->before->left : &none, &filling);
    for (size_t at = first; at < way->end; at++)
        page_add(cutting, first, at, &filling);
    struct filling ended = page_end(cutting, way->end, &filling);
    return (struct page_cut){way->end,
                             noting_held(&cutting->noting, ended.notes, cutting->galley->arena)};
}

struct written {
    struct page_cut *cuts;
    size_t count, capacity;
};

static void write_ways(struct cutting *cutting, const struct way *last, struct written *written)
{
    for (const struct way *way = last; way; way = way->before)
        ARENA_PUSH(cutting->galley->arena, written->cuts, written->count, written->capacity) =
            way_page(cutting, way);
    for (size_t i = 0, k = written->count; i + 1 < k; i++) {
        struct page_cut early = written->cuts[--k];
        written->cuts[k] = written->cuts[i];
        written->cuts[i] = early;
    }
}

static void write_notes_alone(struct cutting *cutting, struct note_parts left,
                              struct written *written)
{
    struct layout *layout = cutting->layout;
    while (left.count) {
        noting_begin(&cutting->noting, &left);
        struct note_cut cut = noting_cut_alone(&cutting->noting, cutting->height);
        ARENA_PUSH(cutting->galley->arena, written->cuts, written->count, written->capacity) =
            (struct page_cut){cutting->galley->count,
                              noting_held(&cutting->noting, cut, cutting->galley->arena)};
        left = noting_left(&cutting->noting, cut, layout->scratch);
    }
}

size_t pages_cut(struct layout *layout, const struct galley *galley, length first_height,
                 length height, struct page_cut **cuts)
{
    struct arena_mark mark = arena_mark(layout->scratch);
    struct cutting cutting = {.layout = layout,
                              .galley = galley,
                              .first_height = first_height,
                              .height = height,
                              .ways = ARENA_ARRAY(layout->scratch, galley->count + 1, struct way *),
                              .noting = {.layout = layout, .width = galley->width}};
    if (galley->count)
        extend(&cutting, 0, NULL);
    for (size_t i = 1; i < galley->count; i++) {
        for (const struct way *way = cutting.ways[i]; way; way = way->next)
            extend(&cutting, i, way);
    }
    const struct way *last = way_best(&cutting);
    struct written written = {NULL, 0, 0};
    write_ways(&cutting, last, &written);
    if (last)
        write_notes_alone(&cutting, last->left, &written);
    arena_rewind(layout->scratch, mark);
    *cuts = written.cuts;
    return written.count;
}
