/* SPDX-License-Identifier: Apache-2.0 */
/* layout/pages.c - from blocks to pages: masters, numbers, forced breaks; cuts.c does the rest. */
#include "layout/pages.h"

#include <assert.h>

#include "base/numeral.h"

length body_width(const struct master *master)
{
    return master->width - master->margin_left - master->margin_right;
}

length body_height(const struct master *master)
{
    return master->height - master->margin_top - master->margin_bottom;
}

/* ---- from blocks to pages ---- */

/* The blocks up to a forced break, set and cut. */
struct chapter {
    struct galley galley;
    struct page_cut *cuts;
    size_t cut_count;
};

struct making {
    struct layout *layout;
    struct page_list list;
    const struct flow_sequence *sequence;
    bool first_of_sequence;
    bool right_page; /* the next page must be one */
    size_t run;      /* that the next page belongs to */
    int32_t place;   /* of the last page in its document */
    /* What the next page begins; the sequence that says so may have no page of its own. */
    const struct page_numbering *numbering; /* or NULL */
    bool restart;
};

const char *page_number_text(struct arena *arena, enum numbering_form form, int32_t number)
{
    if (form == NUMBER_LOWER_ROMAN)
        return numeral_roman(arena, number);
    return format_text(arena, "%d", number);
}

/* The run of a numbering: one begun before goes on. */
static size_t find_run(struct making *making, const struct page_numbering *numbering)
{
    struct page_list *list = &making->list;
    size_t i = 0;
    while (i < list->run_count && list->runs[i].numbering != numbering)
        i++;
    if (i == list->run_count)
        ARENA_PUSH(making->layout->pages, list->runs, list->run_count, list->run_capacity)
            .numbering = numbering;
    return i;
}

static void begin(struct making *making)
{
    if (making->restart) {
        making->list.documents++;
        making->place = 0;
    }
    if (making->numbering)
        making->run = find_run(making, making->numbering);
    making->restart = false;
    making->numbering = NULL;
}

static struct set_page *add_page(struct making *making)
{
    struct page_list *list = &making->list;
    struct arena *arena = making->layout->pages;
    const struct flow_sequence *sequence = making->sequence;
    begin(making);
    assert(list->run_count); /* the first sequence names a numbering */
    struct page_run *run = &list->runs[making->run];
    struct set_page *page = &ARENA_PUSH(arena, list->pages, list->count, list->capacity);
    page->sequence = sequence;
    page->run = making->run;
    page->place = ++making->place;
    page->number = ++run->pages;
    /* The next round, which frees the pages of this one, compares the labels with its own. */
    struct arena *lasting = making->layout->arena;
    page->label = format_text(lasting, "%s%s", run->numbering->prefix,
                              page_number_text(lasting, run->numbering->form, page->number));
    page->master = making->first_of_sequence && sequence->restart ? sequence->first
                   : page->place % 2                              ? sequence->right
                                                                  : sequence->left;
    making->first_of_sequence = false;
    return page;
}

/* What prints no page number comes out the same in every round, so it is kept for them all. */
static const struct chapter *chapter_make(struct making *making, const struct flow_block *first,
                                          const struct flow_block *end)
{
    struct layout *layout = making->layout;
    const struct master *start = making->first_of_sequence && making->sequence->restart
                                     ? making->sequence->first
                                     : making->sequence->right;
    bool moves = blocks_move(first, end);
    struct arena *arena = moves ? layout->pages : layout->arena;
    struct chapter *chapter = ARENA_NEW(arena, struct chapter);
    length first_height = body_height(start), height = body_height(making->sequence->right);
    layout->tallest = first_height < height ? first_height : height;
    chapter->galley.arena = arena;
    chapter->galley.width = body_width(making->sequence->right);
    for (const struct flow_block *block = first; block != end; block = block->next)
        block_set(layout, &chapter->galley, block);
    galley_close(&chapter->galley);
    if (chapter->galley.count)
        chapter->cut_count =
            pages_cut(layout, &chapter->galley, first_height, height, &chapter->cuts);
    if (!moves)
        *layout_slot(layout->chapters, first, 0) = chapter;
    return chapter;
}

/* The blocks up to a forced break, as pages. */
static void make_pages(struct making *making, const struct flow_block *first,
                       const struct flow_block *end)
{
    assert(making->sequence); /* a flow begins with one */
    const struct chapter *chapter = *layout_slot(making->layout->chapters, first, 0);
    if (!chapter)
        chapter = chapter_make(making, first, end);
    if (!chapter->galley.count)
        return;
    if (making->right_page && making->list.count &&
        making->list.pages[making->list.count - 1].place % 2)
        add_page(making); /* blank */
    making->right_page = false;
    for (size_t i = 0; i < chapter->cut_count; i++) {
        struct set_page *page = add_page(making);
        page->galley = &chapter->galley;
        page->first = i ? chapter->cuts[i - 1].end : 0;
        page->end = chapter->cuts[i].end;
        page->notes = chapter->cuts[i].notes;
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
            making.restart = making.restart || block->sequence.restart;
            if (block->sequence.numbering)
                making.numbering = block->sequence.numbering;
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
    if (page->galley)
        visit_galley(page->galley, page->first, page->end, visit, context);
}

static bool boxes_hold_exempt(const struct galley *galley, size_t first, size_t end);

static bool cell_holds_exempt(const struct set_cell *cell, const struct box *slice)
{
    return cell->y < slice->to && cell->y + cell->height > slice->from &&
           boxes_hold_exempt(&cell->galley, 0, cell->galley.count);
}

/* A cell that reaches into the slice at all counts: better a page marked too many. */
static bool slice_holds_exempt(const struct box *box)
{
    const struct set_table *set = box->table;
    for (int32_t i = 0; i < set->spanning_count; i++) {
        if (cell_holds_exempt(&set->cells[set->spanning[i]], box))
            return true;
    }
    size_t i = table_first_cell(set, set->row_tops[table_row_at(set, box->from)]);
    for (; i < (size_t)set->table->cell_count && set->cells[i].y < box->to; i++) {
        if (cell_holds_exempt(&set->cells[i], box))
            return true;
    }
    return false;
}

static bool boxes_hold_exempt(const struct galley *galley, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const struct box *box = &galley->boxes[i];
        if (box->block->exempt || (box->kind == BOX_TABLE && slice_holds_exempt(box)))
            return true;
    }
    return false;
}

bool page_holds_exempt(const struct set_page *page)
{
    for (size_t i = 0; i < page->notes.count; i++) {
        const struct note_part *part = &page->notes.list[i];
        if (boxes_hold_exempt(&part->set->galley, part->first, part->end))
            return true;
    }
    return page->galley && boxes_hold_exempt(page->galley, page->first, page->end);
}
