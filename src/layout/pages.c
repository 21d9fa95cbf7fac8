/* SPDX-License-Identifier: Apache-2.0 */
/* layout/pages.c - page breaks by total fit.
 *
 * Between two forced breaks the cuts are chosen together, as line breaks are (Plass, "Optimal
 * Pagination Techniques for Automatic Typesetting Systems", 1981, for the case without floats,
 * where dynamic programming over the legal cuts is exact). A page costs the square of what it
 * leaves empty plus the penalty of its cut; a fixed price a page keeps the document from growing
 * for the sake of looks. What is forbidden is only very dear, so that there is always an answer. */
#include "layout/pages.h"

#include <assert.h>
#include <stdlib.h>

#define PAGE_COST 1000
#define EMPTY_COST 1000           /* of a page left wholly empty, falling with the square */
#define FORBIDDEN_COST 200000     /* a cut where none should be */
#define OVERFULL_COST 10000000    /* something that does not fit a page */
#define SPREAD_NOTES_COST 5000000 /* notes that go on over further pages */
#define SHORT_LAST_COST 150       /* a last page with less than SHORT_LAST_HEIGHT */
#define SHORT_LAST_HEIGHT (60 * LENGTH_POINT)

length body_width(const struct master *master)
{
    return master->width - master->margin_left - master->margin_right;
}

length body_height(const struct master *master)
{
    return master->height - master->margin_top - master->margin_bottom;
}

/* ---- notes ---- */

static const struct flow_note *note_root(const struct flow_note *note)
{
    return note->same ? note->same : note;
}

const struct galley *note_galley(struct layout *layout, const struct flow_note *note, length width)
{
    note = note_root(note);
    void **slot = layout_slot(layout->notes, note, width);
    if (*slot)
        return *slot;
    struct galley *galley = ARENA_NEW(layout->arena, struct galley);
    *galley = blocks_set(layout, note->blocks, width);
    *layout_slot(layout->notes, note, width) = galley;
    return galley;
}

/* Notes gathered for one page; few, so a walk finds out whether one is there already. */
struct noting {
    const struct flow_note **notes;
    size_t count, capacity;
    length height;
};

static void add_notes(struct layout *layout, struct noting *noting,
                      const struct flow_note *const *notes, size_t note_count, length width)
{
    for (size_t i = 0; i < note_count; i++) {
        const struct flow_note *note = note_root(notes[i]);
        bool there = false;
        for (size_t k = 0; k < noting->count; k++)
            there = there || noting->notes[k] == note;
        if (there)
            continue;
        if (!noting->count)
            noting->height += NOTES_GAP;
        noting->height += galley_height(note_galley(layout, note, width));
        ARENA_PUSH(layout->scratch, noting->notes, noting->count, noting->capacity) = note;
    }
}

struct note_part note_part(struct layout *layout, const struct flow_note *note, length width,
                           size_t passed, size_t from, size_t to)
{
    const struct galley *galley = note_galley(layout, note, width);
    struct note_part part = {.galley = galley};
    part.first = from > passed ? from - passed : 0;
    part.end = to - passed < galley->count ? to - passed : galley->count;
    if (to < passed || part.first >= part.end)
        part.first = part.end = galley->count;
    for (size_t i = part.first; i < part.end; i++)
        part.height += galley->boxes[i].height + (i > part.first ? galley->boxes[i].space : 0);
    return part;
}

/* By number: of two marks in one row of a table, the later may be called from the higher line. */
static int note_order(const void *left, const void *right)
{
    const struct flow_note *const *a = left, *const *b = right;
    size_t count_a = strlen((*a)->number), count_b = strlen((*b)->number);
    if (count_a != count_b)
        return count_a < count_b ? -1 : 1;
    return strcmp((*a)->number, (*b)->number);
}

size_t page_notes(struct layout *layout, const struct set_page *page,
                  const struct flow_note ***notes)
{
    struct noting noting = {0};
    if (page->galley && page->first < page->end) {
        const struct box *box = &page->galley->boxes[page->first];
        add_notes(layout, &noting, box->carried_notes, box->carried_note_count,
                  page->galley->width);
    }
    for (size_t i = page->first; page->galley && i < page->end; i++) {
        const struct box *box = &page->galley->boxes[i];
        add_notes(layout, &noting, box->notes, box->note_count, page->galley->width);
    }
    if (noting.count)
        qsort(noting.notes, noting.count, sizeof *noting.notes, note_order);
    *notes = noting.notes;
    return noting.count;
}

/* ---- choosing the cuts ---- */

struct cut {
    int64_t cost; /* of the best way to end a page here; < 0: none yet */
    size_t from;
};

static int64_t page_cost(const struct galley *galley, size_t first, size_t end, length body,
                         length notes, length height)
{
    int64_t cost = PAGE_COST;
    length used = body + notes;
    if (body > height)
        return end == first + 1 ? cost + OVERFULL_COST : -1;
    if (used > height) {
        cost += SPREAD_NOTES_COST + EMPTY_COST * (used - height) / (height > 0 ? height : 1);
        used = height;
    }
    if (end == galley->count)
        return used < SHORT_LAST_HEIGHT && first > 0 ? cost + SHORT_LAST_COST : cost;
    int64_t empty = (height - used) * 1000 / (height > 0 ? height : 1);
    cost += EMPTY_COST * empty * empty / 1000000;
    int32_t penalty = galley->boxes[end].penalty;
    return cost + (penalty >= BOX_FORBIDDEN ? FORBIDDEN_COST : penalty);
}

/* All pages that could begin at `first`. */
static void extend(struct layout *layout, const struct galley *galley, struct cut *cuts,
                   size_t first, length height)
{
    struct noting noting = {.count = 0};
    const struct box *begins = &galley->boxes[first];
    length used = begins->carry;
    add_notes(layout, &noting, begins->carried_notes, begins->carried_note_count, galley->width);
    for (size_t end = first + 1; end <= galley->count; end++) {
        const struct box *box = &galley->boxes[end - 1];
        used += box->height + (end - 1 > first ? box->space : 0);
        add_notes(layout, &noting, box->notes, box->note_count, galley->width);
        int64_t cost = page_cost(galley, first, end, used + box->close, noting.height, height);
        if (cost < 0)
            return;
        cost += cuts[first].cost;
        if (cuts[end].cost < 0 || cost < cuts[end].cost)
            cuts[end] = (struct cut){cost, first};
    }
}

size_t pages_cut(struct layout *layout, const struct galley *galley, length first_height,
                 length height, size_t **ends)
{
    struct arena_mark mark = arena_mark(layout->scratch);
    struct cut *cuts = ARENA_ARRAY(layout->scratch, galley->count + 1, struct cut);
    for (size_t i = 1; i <= galley->count; i++)
        cuts[i].cost = -1;
    for (size_t i = 0; i < galley->count; i++) {
        struct arena_mark inner = arena_mark(layout->scratch);
        if (cuts[i].cost >= 0)
            extend(layout, galley, cuts, i, i == 0 ? first_height : height);
        arena_rewind(layout->scratch, inner);
    }
    size_t count = 0;
    for (size_t at = galley->count; at > 0; at = cuts[at].from)
        count++;
    *ends = ARENA_ARRAY(layout->pages, count, size_t);
    size_t place_at = count;
    for (size_t at = galley->count; at > 0; at = cuts[at].from)
        (*ends)[--place_at] = at;
    arena_rewind(layout->scratch, mark);
    return count;
}

/* ---- from blocks to pages ---- */

struct making {
    struct layout *layout;
    struct page_list list;
    const struct flow_sequence *sequence;
    bool first_of_sequence;
    bool right_page; /* the next page must be one */
};

const char *page_number_text(struct arena *arena, enum numbering_form form, int32_t number)
{
    static const char *const ones[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    static const char *const tens[] = {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"};
    if (form == NUMBER_LOWER_ROMAN && number < 100)
        return format_text(arena, "%s%s", tens[number / 10], ones[number % 10]);
    return format_text(arena, "%d", number);
}

static struct set_page *add_page(struct making *making)
{
    struct page_list *list = &making->list;
    struct arena *arena = making->layout->pages;
    const struct flow_sequence *sequence = making->sequence;
    if (list->run_count == 0 || (making->first_of_sequence && sequence->restart))
        ARENA_PUSH(arena, list->runs, list->run_count, list->run_capacity).form = sequence->form;
    struct page_run *run = &list->runs[list->run_count - 1];
    struct set_page *page = &ARENA_PUSH(arena, list->pages, list->count, list->capacity);
    page->sequence = sequence;
    page->run = list->run_count - 1;
    page->number = ++run->pages;
    /* The next round, which frees the pages of this one, compares the labels with its own. */
    page->label = page_number_text(making->layout->arena, run->form, page->number);
    page->master = making->first_of_sequence && sequence->restart ? sequence->first
                   : page->number % 2                             ? sequence->right
                                                                  : sequence->left;
    making->first_of_sequence = false;
    return page;
}

/* How many lines of the notes from one on fit into a height. */
static size_t notes_fitting(struct layout *layout, const struct flow_note *const *notes,
                            size_t count, length width, size_t from, length room)
{
    size_t passed = 0, fitting = 0;
    for (size_t n = 0; n < count; n++) {
        const struct galley *galley = note_galley(layout, notes[n], width);
        for (size_t i = 0; i < galley->count; i++, passed++) {
            if (passed < from)
                continue;
            room -= galley->boxes[i].height + (i && passed > from ? galley->boxes[i].space : 0);
            if (room < 0)
                return fitting;
            fitting++;
        }
    }
    return fitting;
}

/* The notes of the page made last, on it and on as many more as they need. */
static void spread_notes(struct making *making)
{
    struct layout *layout = making->layout;
    struct arena_mark mark = arena_mark(layout->scratch);
    struct set_page *page = &making->list.pages[making->list.count - 1];
    const struct set_page called = *page;
    const struct galley *galley = called.galley;
    const struct flow_note **notes;
    size_t count = page_notes(layout, page, &notes), lines = 0;
    for (size_t i = 0; i < count; i++)
        lines += note_galley(layout, notes[i], galley->width)->count;
    length body = galley->boxes[called.first].carry + galley->boxes[called.end - 1].close;
    for (size_t i = called.first; i < called.end; i++)
        body += galley->boxes[i].height + (i > called.first ? galley->boxes[i].space : 0);
    length room = body_height(page->master) - body - NOTES_GAP;
    page->notes_to = notes_fitting(layout, notes, count, galley->width, 0, room);
    for (size_t from = page->notes_to; from < lines; from = page->notes_to) {
        page = add_page(making);
        page->galley = galley;
        page->first = called.first;
        page->end = called.end;
        page->notes_only = true;
        page->notes_from = from;
        room = body_height(page->master) - NOTES_GAP;
        size_t fitting = notes_fitting(layout, notes, count, galley->width, from, room);
        /* What fits no page must stand on one nevertheless. */
        page->notes_to = from + (fitting ? fitting : 1);
    }
    arena_rewind(layout->scratch, mark);
}

/* The blocks up to a forced break, as pages. */
static void make_pages(struct making *making, const struct flow_block *first,
                       const struct flow_block *end)
{
    struct layout *layout = making->layout;
    assert(making->sequence); /* a flow begins with one */
    const struct master *start = making->first_of_sequence && making->sequence->restart
                                     ? making->sequence->first
                                     : making->sequence->right;
    length first_height = body_height(start), height = body_height(making->sequence->right);
    layout->tallest = first_height < height ? first_height : height;
    struct galley *galley = ARENA_NEW(layout->pages, struct galley);
    galley->arena = layout->pages;
    galley->width = body_width(making->sequence->right);
    for (const struct flow_block *block = first; block != end; block = block->next)
        block_set(layout, galley, block);
    galley_close(galley);
    if (!galley->count)
        return;
    if (making->right_page && making->list.count &&
        making->list.pages[making->list.count - 1].number % 2)
        add_page(making); /* blank */
    making->right_page = false;
    size_t *ends;
    size_t count = pages_cut(layout, galley, first_height, height, &ends);
    for (size_t i = 0; i < count; i++) {
        struct set_page *page = add_page(making);
        page->galley = galley;
        page->first = i ? ends[i - 1] : 0;
        page->end = ends[i];
        spread_notes(making);
    }
}

static bool breaks_page(const struct flow_block *block)
{
    return block->kind == FLOW_SEQUENCE || block->style->break_before == BREAK_PAGE ||
           block->style->break_before == BREAK_RIGHT_PAGE;
}

struct page_list pages_make(struct layout *layout)
{
    struct making making = {.layout = layout};
    const struct flow_block *block = layout->flow->blocks;
    while (block) {
        if (block->kind == FLOW_SEQUENCE) {
            making.sequence = &block->sequence;
            making.first_of_sequence = true;
            making.right_page = making.right_page || block->sequence.right_page;
            block = block->next;
            continue;
        }
        making.right_page = making.right_page || block->style->break_before == BREAK_RIGHT_PAGE;
        const struct flow_block *end = block->next;
        while (end && !breaks_page(end))
            end = end->next;
        if (making.sequence) /* a flow begins with one */
            make_pages(&making, block, end);
        block = end;
    }
    return making.list;
}

/* ---- who stands where ---- */

static void visit_galley(const struct galley *galley, size_t first, size_t end,
                         void (*visit)(void *context, const struct flow_block *block),
                         void *context);

static void visit_slice(const struct box *box,
                        void (*visit)(void *context, const struct flow_block *block), void *context)
{
    const struct set_table *set = box->table;
    for (size_t i = table_first_cell(set, box->from); i < (size_t)set->table->cell_count; i++) {
        const struct set_cell *cell = &set->cells[i];
        if (cell->y >= box->to)
            break;
        if (cell->y >= box->from)
            visit_galley(&cell->galley, 0, cell->galley.count, visit, context);
    }
}

static void visit_galley(const struct galley *galley, size_t first, size_t end,
                         void (*visit)(void *context, const struct flow_block *block),
                         void *context)
{
    for (size_t i = first; i < end; i++) {
        const struct box *box = &galley->boxes[i];
        if (i == 0 || galley->boxes[i - 1].block != box->block)
            visit(context, box->block);
        if (box->kind == BOX_TABLE)
            visit_slice(box, visit, context);
    }
}

void page_visit_blocks(const struct set_page *page,
                       void (*visit)(void *context, const struct flow_block *block), void *context)
{
    if (page->galley && !page->notes_only)
        visit_galley(page->galley, page->first, page->end, visit, context);
}
