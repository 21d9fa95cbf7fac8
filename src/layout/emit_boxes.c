/* SPDX-License-Identifier: Apache-2.0 */
/* layout/emit_boxes.c - boxes and tables to marks. */
#include "layout/chart.h"

/* ---- what stands behind: panels, frames ---- */

/* How far down a page a panel reaches. */
struct panel_area {
    const struct flow_panel *panel;
    int depth;
    length top, bottom;
};

struct panel_areas {
    struct panel_area *list;
    size_t count, capacity;
};

static void draw_panel(struct emitter *emitter, const struct panel_area *area, length x,
                       length width)
{
    const struct computed *style = area->panel->style;
    length left = x + area->panel->left, right = x + width - area->panel->right;
    length height = area->bottom - area->top;
    emit_ground(emitter, (struct rectangle){left, area->top, right - left, height},
                style->background);
    emit_rectangle(emitter, (struct rectangle){left, area->top, style->border_left, height},
                   style->border_colour);
    emit_rectangle(emitter, (struct rectangle){left, area->top, right - left, style->border_top},
                   style->border_colour);
    emit_rectangle(emitter,
                   (struct rectangle){left, area->bottom - style->border_bottom, right - left,
                                      style->border_bottom},
                   style->border_colour);
}

static length box_top(const struct galley *galley, size_t first, size_t index, length y)
{
    return index > first ? y + galley->boxes[index].space : y;
}

/* Where a box ends. On a page that begins with it, what a table repeats stands above it; on one
 * that ends with it, the paddings of the row that is cut below. */
static length box_bottom(const struct galley *galley, size_t first, size_t end, size_t index,
                         length top)
{
    const struct box *box = &galley->boxes[index];
    length above = index == first ? box->carry - box->over : 0;
    length below = index + 1 == end ? box->close - box->under : 0;
    return top + above + box->height + below;
}

static struct panel_area *panel_area(struct emitter *emitter, struct panel_areas *areas,
                                     const struct flow_panel *panel)
{
    for (size_t i = areas->count; i > 0; i--) {
        if (areas->list[i - 1].panel == panel)
            return &areas->list[i - 1];
    }
    struct panel_area *area =
        &ARENA_PUSH(emitter->layout->scratch, areas->list, areas->count, areas->capacity);
    area->panel = panel;
    for (const struct flow_panel *outer = panel->outer; outer; outer = outer->outer)
        area->depth++;
    return area;
}

/* The panels a box stands in reach from `top`, or higher where they go on from the page before and
 * so have their padding above the box, to its `bottom`. */
static void note_panels(struct emitter *emitter, struct panel_areas *areas,
                        const struct galley *galley, size_t index, bool begins, length top,
                        length bottom)
{
    const struct box *box = &galley->boxes[index];
    for (const struct flow_panel *panel = box->block->panel; panel; panel = panel->outer) {
        if (begins && index > 0 && panel_holds(panel, galley->boxes[index - 1].block))
            top -= panel->style->padding_top;
        size_t known = areas->count;
        struct panel_area *area = panel_area(emitter, areas, panel);
        if (areas->count > known)
            area->top = top;
        area->bottom = bottom;
    }
}

/* The same below the last box of a page. */
static void close_panels(struct emitter *emitter, struct panel_areas *areas,
                         const struct galley *galley, size_t end)
{
    length padding = 0;
    if (end == galley->count)
        return;
    const struct box *last = &galley->boxes[end - 1];
    for (const struct flow_panel *panel = last->block->panel; panel; panel = panel->outer) {
        if (!panel_holds(panel, galley->boxes[end].block))
            continue;
        padding += panel->style->padding_bottom;
        panel_area(emitter, areas, panel)->bottom += padding;
    }
}

/* Outer panels are painted first, so that inner ones lie over them. */
static void draw_panels(struct emitter *emitter, const struct galley *galley, size_t first,
                        size_t end, length x, length y)
{
    struct panel_areas areas = {0};
    for (size_t i = first; i < end; i++) {
        length top = box_top(galley, first, i, y);
        y = box_bottom(galley, first, end, i, top);
        if (galley->boxes[i].block->panel)
            note_panels(emitter, &areas, galley, i, i == first, top, y);
    }
    if (areas.count)
        close_panels(emitter, &areas, galley, end);
    size_t drawn = 0;
    for (int depth = 0; drawn < areas.count; depth++) {
        for (size_t i = 0; i < areas.count; i++) {
            if (areas.list[i].depth != depth)
                continue;
            draw_panel(emitter, &areas.list[i], x, galley->width);
            drawn++;
        }
    }
}

static void draw_frame(struct emitter *emitter, const struct box *box, length x, length y,
                       length width)
{
    const struct computed *style = box->block->style;
    bool first = box->line == 0, last = box->line + 1 == box->text->count;
    length left = x + box->left, right = left + block_measure(box->block, width);
    emit_ground(emitter, (struct rectangle){left, y, right - left, box->height}, style->background);
    if (first)
        emit_rectangle(emitter, (struct rectangle){left, y, right - left, style->border_top},
                       style->border_colour);
    if (last)
        emit_rectangle(emitter,
                       (struct rectangle){left, y + box->height - style->border_bottom,
                                          right - left, style->border_bottom},
                       style->border_colour);
    emit_rectangle(emitter, (struct rectangle){left, y, style->border_left, box->height},
                   style->border_colour);
}

/* ---- boxes ---- */

static void emit_label(struct emitter *emitter, const struct box *box, length x, length y)
{
    const struct flow_text *label = box->block->label;
    if (!label || label->count < 2 || box->line)
        return;
    length baseline = y + box->text->baseline;
    for (const struct flow_outer_label *o = box->block->outer_labels; o; o = o->outer)
        emit_row(emitter, o->text, 0, o->text->count, x + box->left - o->distance, baseline);
    length left = x + box->left - box->block->label_width;
    /* The space behind it is for who reads the text, not for the eye. */
    length width = items_width(emitter->layout, label, 0, label->count - 1);
    /* A number wider than its column keeps clear of the text rather than of the edge. */
    length limit = x + box->left - box->block->style->font_size / 4;
    if (left + width > limit)
        left = limit - width;
    emit_label_row(emitter, label, box->text, left, y);
}

static void emit_image(struct emitter *emitter, const struct box *box, length x, length y)
{
    struct mark *mark = &ARENA_PUSH(emitter->layout->scratch, emitter->marks, emitter->mark_count,
                                    emitter->mark_capacity);
    mark->kind = MARK_IMAGE;
    mark->artifact = emitter->kind;
    mark->content = emitter->artifact ? NULL : box->block->image.content;
    mark->image = (struct mark_image){{x + box->left, y, box->width, box->image_height},
                                      box->block->image.image};
}

static void emit_text_box(struct emitter *emitter, const struct box *box, length x, length y,
                          length width)
{
    if (box->block->boxed)
        draw_frame(emitter, box, x, y, width);
    if (box->text->overfull && box->line == 0 && !emitter->artifact && !emitter->crowded)
        diag_report(emitter->layout->diags, DIAG_overfull_line, box->block->pos,
                    widest_word(emitter->layout, box->text->text));
    length top = y + box->lead;
    emit_label(emitter, box, x, top);
    emit_line(emitter, box->text, box->line, x + box->left, top);
}

static void emit_field(struct emitter *emitter, const struct flow_field *field,
                       struct rectangle room)
{
    struct page_link *area = &ARENA_PUSH(emitter->layout->scratch, emitter->links,
                                         emitter->link_count, emitter->link_capacity);
    *area = (struct page_link){.box = room,
                               .field = field->name,
                               .description = field->description,
                               .element = field->element};
}

/* Room for ink is white, but for the line to write on. */
static void emit_space(struct emitter *emitter, const struct box *box, length x, length y,
                       length width)
{
    const struct flow_block *block = box->block;
    length rule = block->boxed ? block->style->border_bottom : 0;
    struct rectangle room = {x + box->left, y, block_measure(block, width), box->height};
    if (block->field && !emitter->artifact)
        emit_field(emitter, block->field, room);
    room.y += box->height - rule;
    room.height = rule;
    emit_rectangle(emitter, room, block->style->border_colour);
}

/* Slices of one table that follow each other are put down as one part of it. */
static size_t table_end(const struct galley *galley, size_t first, size_t end)
{
    const struct box *box = &galley->boxes[first];
    size_t last = first + 1;
    while (last < end && galley->boxes[last].kind == BOX_TABLE &&
           galley->boxes[last].table == box->table)
        last++;
    return last;
}

/* The part of a table that boxes [first, end) are. In a cell there is no page of its own to begin.
 */
static struct table_part part_of(const struct emitter *emitter, const struct galley *galley,
                                 size_t first, size_t end)
{
    const struct box *begins = &galley->boxes[first], *ends = &galley->boxes[end - 1];
    const struct set_table *set = begins->table;
    struct table_part part = {.set = set, .from = begins->from, .to = ends->to};
    if (emitter->in_cell)
        return part;
    part.head = set->repeated > 0 && begins->from >= set->head_height;
    part.title = table_title_at(set, begins->from);
    if (begins->from > 0)
        part.above = begins->carry - begins->over - (part.head ? set->repeated : 0) -
                     (part.title ? set->row_tops[part.title + 1] - set->row_tops[part.title] : 0);
    part.below = ends->close - ends->under;
    return part;
}

static void note_place(struct emitter *emitter, const struct galley *galley, size_t index, length y)
{
    const struct flow_block *block = galley->boxes[index].block;
    bool first = index == 0 || galley->boxes[index - 1].block != block;
    if (first && block->place && !emitter->artifact)
        emitter->places[block->place].y = y;
}

length emit_boxes(struct emitter *emitter, const struct galley *galley, size_t first, size_t end,
                  length x, length y)
{
    length start = y;
    if (first == end)
        return 0;
    if (!emitter->in_cell) {
        y += galley->boxes[first].over;
        draw_panels(emitter, galley, first, end, x, y);
    }
    for (size_t i = first; i < end; i++) {
        const struct box *box = &galley->boxes[i];
        y = box_top(galley, first, i, y);
        note_place(emitter, galley, i, y);
        switch (box->kind) {
        case BOX_LINE:
            emit_text_box(emitter, box, x, y, galley->width);
            break;
        case BOX_IMAGE:
            emit_image(emitter, box, x, y + box->lead);
            break;
        case BOX_CHART:
            emit_chart(emitter, box, x + box->left, y + box->lead);
            break;
        case BOX_SPACE:
            emit_space(emitter, box, x, y, galley->width);
            break;
        case BOX_TABLE: {
            size_t last = table_end(galley, i, end);
            struct table_part part = part_of(emitter, galley, i, last);
            if (part.set->overfull && part.from == 0 && !emitter->artifact)
                diag_report(emitter->layout->diags, DIAG_table_too_narrow, box->block->pos);
            y += box->lead + emit_table(emitter, &part, x + box->left, y + box->lead) +
                 galley->boxes[last - 1].trail;
            i = last - 1;
            continue;
        }
        }
        y += box->height;
    }
    if (!emitter->in_cell)
        y += galley->boxes[end - 1].under;
    return y - start;
}
