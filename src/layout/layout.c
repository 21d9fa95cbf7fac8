/* SPDX-License-Identifier: Apache-2.0 */
/* layout/layout.c - rounds until every page number printed is true.
 *
 * A round sets the text with the page labels of the round before (two digits are assumed in the
 * first), cuts pages, and looks where everything came to stand. When all labels that are printed
 * come out as they were assumed, the round was the last.
 *
 * That this ends: what a round makes depends on the labels only through their widths. From
 * RESERVING_ROUND on, each label keeps the largest width it ever had, so the widths can only grow;
 * they grow by whole labels of at most as many digits as the largest page number has; hence after
 * finitely many rounds no width changes, two rounds make the same pages, and the labels of the
 * second are true. In practice the second round is the last. */
#include "layout/layout.h"

#include "layout/emitter.h"
#include "layout/pages.h"

#define RESERVING_ROUND 4

/* Finding where everything stands. */
struct placing {
    struct layout *layout;
    const struct page_list *list;
    size_t page;
    const char **labels; /* of this round */
};

static void place_block(void *context, const struct flow_block *block)
{
    struct placing *placing = context;
    if (!block->place)
        return;
    placing->labels[block->place] = placing->list->pages[placing->page].label;
    placing->layout->places[block->place].page = placing->page;
    placing->layout->places[block->place].element = block->element;
}

static const char **find_labels(struct layout *layout, const struct page_list *list)
{
    struct placing placing = {.layout = layout, .list = list};
    placing.labels = ARENA_ARRAY(layout->arena, layout->flow->place_count + 1, const char *);
    for (; placing.page < list->count; placing.page++)
        page_visit_blocks(&list->pages[placing.page], place_block, &placing);
    return placing.labels;
}

/* ---- what the text prints of it ---- */

struct checking {
    struct layout *layout;
    const char **labels; /* of this round */
    bool changed;
};

static bool same_label(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static void check_blocks(struct checking *checking, const struct flow_block *blocks);

static void check_text(struct checking *checking, const struct flow_text *text)
{
    struct layout *layout = checking->layout;
    for (uint32_t i = 0; i < text->count; i++) {
        const struct flow_item *item = &text->items[i];
        if (item->kind == ITEM_NOTE && item->note->page_numbers)
            check_blocks(checking, item->note->blocks);
        if (item->kind != ITEM_PAGE_NUMBER)
            continue;
        if (!same_label(layout->labels[item->target], checking->labels[item->target]))
            checking->changed = true;
        if (layout->round < RESERVING_ROUND)
            continue;
        length width = item_width(layout, text, i);
        if (width > layout->reserved[item->target])
            layout->reserved[item->target] = width;
    }
}

static void check_blocks(struct checking *checking, const struct flow_block *blocks)
{
    for (; blocks; blocks = blocks->next) {
        if (blocks->kind == FLOW_PARAGRAPH && blocks->text.page_numbers)
            check_text(checking, &blocks->text);
        if (blocks->kind != FLOW_TABLE)
            continue;
        for (int32_t i = 0; i < blocks->table->cell_count; i++)
            check_blocks(checking, blocks->table->cells[i].blocks);
    }
}

struct document *layout_document(struct arena *arena, const struct flow *flow,
                                 struct diag_list *diags)
{
    struct layout layout = {.arena = arena,
                            .scratch = arena_create_child(arena),
                            .breaker = arena_create_child(arena),
                            .flow = flow,
                            .diags = diags,
                            .labels = ARENA_ARRAY(arena, flow->place_count + 1, const char *),
                            .places = ARENA_ARRAY(arena, flow->place_count + 1, struct destination),
                            .reserved = ARENA_ARRAY(arena, flow->place_count + 1, length),
                            .texts = ARENA_ARRAY(arena, flow->text_count, struct set_text *),
                            .tables = map_create(arena),
                            .notes = map_create(arena),
                            .chapters = map_create(arena)};
    for (layout.round = 1;; layout.round++) {
        layout.pages = arena_create_child(arena);
        struct page_list list = pages_make(&layout);
        struct checking checking = {.layout = &layout, .labels = find_labels(&layout, &list)};
        check_blocks(&checking, flow->blocks);
        layout.labels = checking.labels;
        if (checking.changed) {
            arena_destroy(layout.pages);
            continue;
        }
        struct document *document = pages_emit(&layout, &list);
        arena_destroy(layout.breaker);
        arena_destroy(layout.scratch);
        return document;
    }
}
