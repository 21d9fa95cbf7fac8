/* SPDX-License-Identifier: Apache-2.0 */
/* layout/blocks.c - blocks to boxes: where pages may be cut, and what stands between.
 *
 * Margins that meet do not add up, the larger counts (CSS 2.2, 8.3.1). A panel's padding belongs to
 * its first and last box, so it is never parted from them; where a page ends inside a panel, both
 * parts get it (box-decoration-break: clone, CSS Fragmentation 3, 5.4). */
#include "layout/chart.h"

/* What a page break costs where the text allows it but the reader would rather not have it. */
#define HYPHEN_AT_PAGE_END 60
#define INSIDE_PARAGRAPH 12 /* two lines at the foot of a page are not worth it */
#define AFTER_COLON 120
#define ITEM_ALONE 60     /* the first item of a list at the foot of a page, the last at its head */
#define INSIDE_PANEL 5000 /* of one to be kept together: only where it is taller than a page */

length block_measure(const struct flow_block *block, length column)
{
    length width = column - block->left - block->right;
    length most = block->style->max_width;
    return most > 0 && width > most ? most : width;
}

struct box *galley_push(struct galley *galley, enum box_kind kind, const struct flow_block *block)
{
    struct box *box = &ARENA_PUSH(galley->arena, galley->boxes, galley->count, galley->capacity);
    box->kind = kind;
    box->block = block;
    box->left = block->left;
    return box;
}

/* ---- panels ---- */

bool panel_holds(const struct flow_panel *panel, const struct flow_block *block)
{
    for (const struct flow_panel *p = block ? block->panel : NULL; p; p = p->outer) {
        if (p == panel)
            return true;
    }
    return false;
}

/* The margins and paddings of panels that begin before, or end after, a block. */
struct panel_edges {
    length margin, padding;
};

static struct panel_edges panels_begun(const struct flow_block *before,
                                       const struct flow_block *block)
{
    struct panel_edges edges = {0, 0};
    for (const struct flow_panel *p = block->panel; p; p = p->outer) {
        if (panel_holds(p, before))
            continue;
        edges.padding += p->style->padding_top;
        if (p->style->margin_top > edges.margin)
            edges.margin = p->style->margin_top;
    }
    return edges;
}

static struct panel_edges panels_ended(const struct flow_block *block,
                                       const struct flow_block *after)
{
    struct panel_edges edges = {0, 0};
    for (const struct flow_panel *p = block->panel; p; p = p->outer) {
        if (panel_holds(p, after))
            continue;
        edges.padding += p->style->padding_bottom;
        if (p->style->margin_bottom > edges.margin)
            edges.margin = p->style->margin_bottom;
    }
    return edges;
}

/* What a page that ends before `box` and the next, which begins with it, need for panels that go
 * on from one to the other. `before` is the box above it. */
static void open_panels(struct box *before, struct box *box)
{
    for (const struct flow_panel *p = box->block->panel; p; p = p->outer) {
        if (!panel_holds(p, before->block))
            continue;
        box->over += p->style->padding_top;
        before->under += p->style->padding_bottom;
        if (p->style->keep_together && box->penalty < INSIDE_PANEL)
            box->penalty = INSIDE_PANEL;
    }
    box->carry += box->over;
    before->close += before->under;
}

/* ---- paragraphs ---- */

static bool ends_with_colon(const struct flow_text *text)
{
    for (uint32_t i = text->count; i > 0; i--) {
        const struct flow_item *item = &text->items[i - 1];
        if (item->kind != ITEM_WORD)
            continue;
        struct slice word = item->shaped->text;
        return word.count && word.bytes[word.count - 1] == ':';
    }
    return false;
}

/* Notes called on a line, in order; the array is in the job's arena. */
static void find_notes(struct layout *layout, struct box *box)
{
    const struct set_line *line = &box->text->lines[box->line];
    const struct flow_text *text = box->text->text;
    uint32_t from = box->line ? box->text->lines[box->line - 1].end : 0;
    uint32_t to = box->line + 1 < box->text->count ? line->end : text->count;
    const struct flow_note **notes = NULL;
    size_t count = 0, capacity = 0;
    for (uint32_t i = from; i < to; i++) {
        if (text->items[i].kind == ITEM_NOTE)
            ARENA_PUSH(layout->arena, notes, count, capacity) = text->items[i].note;
    }
    box->notes = notes;
    box->note_count = count;
}

/* Widows and orphans are counted in lines left alone on either side of a cut. */
static int32_t line_penalty(const struct computed *style, const struct set_text *set, size_t line)
{
    size_t after = set->count - line;
    if (style->keep_together || line < (size_t)style->orphans || after < (size_t)style->widows)
        return BOX_FORBIDDEN;
    return set->lines[line - 1].ends ? HYPHEN_AT_PAGE_END : INSIDE_PARAGRAPH;
}

static void set_paragraph(struct layout *layout, struct galley *galley,
                          const struct flow_block *block)
{
    const struct set_text *set =
        text_set(layout, &block->text, block->style, block_measure(block, galley->width));
    bool notes = false;
    for (uint32_t i = 0; i < block->text.count; i++)
        notes = notes || block->text.items[i].kind == ITEM_NOTE;
    for (size_t i = 0; i < set->count; i++) {
        struct box *box = galley_push(galley, BOX_LINE, block);
        box->height = block->style->line_height;
        box->text = set;
        box->line = i;
        box->penalty = i ? line_penalty(block->style, set, i) : 0;
        if (notes)
            find_notes(layout, box);
    }
}

/* ---- images and spaces ---- */

/* A picture shares its page with the padding of the panels it stands in and with its caption. */
static length tallest_image(struct layout *layout, const struct flow_block *block, length column)
{
    length height = layout->tallest;
    for (const struct flow_panel *p = block->panel; p; p = p->outer)
        height -= p->style->padding_top + p->style->padding_bottom;
    const struct flow_block *caption = block->next;
    if (!block->keep_with_next || !caption || caption->kind != FLOW_PARAGRAPH)
        return height;
    length below = block->below, above = caption->style->margin_top;
    const struct set_text *set =
        text_set(layout, &caption->text, caption->style, block_measure(caption, column));
    return height - (below > above ? below : above) -
           caption->style->line_height * (length)set->count;
}

static void set_image(struct layout *layout, struct galley *galley, const struct flow_block *block)
{
    const struct flow_image *image = &block->image;
    length column = block_measure(block, galley->width);
    length width = image->share ? length_ratio(column, image->share, 1000) : image->width;
    if (width > column)
        width = column;
    struct box *box = galley_push(galley, BOX_IMAGE, block);
    box->width = width;
    box->image_height = image->width > 0 ? length_ratio(image->height, width, image->width) : 0;
    length tallest = tallest_image(layout, block, galley->width);
    if (box->image_height > 0 && box->image_height > tallest) {
        tallest = tallest > LENGTH_POINT ? tallest : LENGTH_POINT;
        box->width = length_ratio(box->width, tallest, box->image_height);
        box->image_height = tallest;
    }
    box->height = box->image_height;
    if (block->style->text_align == TEXT_CENTRE)
        box->left += (column - box->width) / 2;
}

static void set_space(struct galley *galley, const struct flow_block *block)
{
    galley_push(galley, BOX_SPACE, block)->height = block->space;
}

static void set_table_block(struct layout *layout, struct galley *galley,
                            const struct flow_block *block)
{
    length measure = block_measure(block, galley->width);
    table_slice(layout, galley, table_set(layout, block->table, measure), block);
}

/* ---- any block ---- */

/* Rules and padding of a block's own: above its first box, below its last. */
static void add_frame(struct galley *galley, size_t first, const struct computed *style)
{
    length above = style->border_top + style->padding_top;
    length below = style->border_bottom + style->padding_bottom;
    galley->boxes[first].lead += above;
    galley->boxes[first].height += above;
    galley->boxes[galley->count - 1].trail += below;
    galley->boxes[galley->count - 1].height += below;
}

void block_set(struct layout *layout, struct galley *galley, const struct flow_block *block)
{
    size_t first = galley->count;
    const struct flow_block *before = first ? galley->boxes[first - 1].block : NULL;
    switch (block->kind) {
    case FLOW_PARAGRAPH:
        set_paragraph(layout, galley, block);
        break;
    case FLOW_TABLE:
        set_table_block(layout, galley, block);
        break;
    case FLOW_IMAGE:
        set_image(layout, galley, block);
        break;
    case FLOW_CHART:
        chart_set(layout, galley, block);
        break;
    case FLOW_SPACE:
        set_space(galley, block);
        break;
    case FLOW_SEQUENCE:
        return;
    }
    if (galley->count == first)
        return;
    struct box *top = &galley->boxes[first];
    if (block->boxed && block->kind == FLOW_PARAGRAPH)
        add_frame(galley, first, block->style);
    if (before) {
        struct panel_edges ended = panels_ended(before, block);
        galley->boxes[first - 1].trail += ended.padding;
        galley->boxes[first - 1].height += ended.padding;
        if (ended.margin > galley->open_space)
            galley->open_space = ended.margin;
    }
    struct panel_edges begun = panels_begun(before, block);
    top->lead += begun.padding;
    top->height += begun.padding;
    top->space = galley->open_space;
    if (block->style->margin_top > top->space)
        top->space = block->style->margin_top;
    if (begun.margin > top->space)
        top->space = begun.margin;
    if (galley->keep)
        top->penalty = BOX_FORBIDDEN;
    else if (before && before->kind == FLOW_PARAGRAPH && ends_with_colon(&before->text))
        top->penalty = AFTER_COLON;
    else if (block->parts_item)
        top->penalty = ITEM_ALONE;
    for (size_t i = first; i < galley->count; i++) {
        if (i > 0 && galley->boxes[i].block->panel)
            open_panels(&galley->boxes[i - 1], &galley->boxes[i]);
    }
    galley->open_space = block->below;
    galley->keep = block->keep_with_next;
}

void galley_close(struct galley *galley)
{
    if (!galley->count)
        return;
    struct box *last = &galley->boxes[galley->count - 1];
    struct panel_edges ended = panels_ended(last->block, NULL);
    last->trail += ended.padding;
    last->height += ended.padding;
}

struct galley blocks_set(struct layout *layout, const struct flow_block *blocks, length width)
{
    struct galley galley = {.arena = layout->arena, .width = width};
    for (; blocks; blocks = blocks->next)
        block_set(layout, &galley, blocks);
    galley_close(&galley);
    return galley;
}

length galley_height(const struct galley *galley)
{
    length height = 0;
    for (size_t i = 0; i < galley->count; i++)
        height += galley->boxes[i].height + (i ? galley->boxes[i].space : 0);
    return height;
}

bool blocks_move(const struct flow_block *blocks, const struct flow_block *end)
{
    for (; blocks != end; blocks = blocks->next) {
        if (blocks->kind == FLOW_PARAGRAPH && blocks->text.page_numbers)
            return true;
        if (blocks->kind != FLOW_TABLE)
            continue;
        for (int32_t i = 0; i < blocks->table->cell_count; i++) {
            if (blocks_move(blocks->table->cells[i].blocks, NULL))
                return true;
        }
    }
    return false;
}
