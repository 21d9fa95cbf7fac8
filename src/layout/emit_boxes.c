/* SPDX-License-Identifier: Apache-2.0 */
/* layout/emit_boxes.c - boxes and tables to marks. */
#include "layout/emitter.h"

/* ---- what stands behind: panels, frames ---- */

/* How far down a page each panel reaches; panels seldom nest deeper than this. */
#define PANELS_OPEN 8

struct panel_area {
    const struct flow_panel *panel;
    length top, bottom;
};

static void draw_panel(struct emitter *emitter, const struct panel_area *area, length x,
                       length width)
{
    const struct computed *style = area->panel->style;
    length left = x + area->panel->left, right = x + width - area->panel->right;
    length height = area->bottom - area->top;
    if (style->background != COLOUR_NONE)
        emit_rectangle(emitter, (struct rectangle){left, area->top, right - left, height},
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

static void note_panels(struct panel_area *areas, size_t *count, const struct box *box, length top)
{
    for (const struct flow_panel *panel = box->block->panel; panel; panel = panel->outer) {
        size_t i = 0;
        while (i < *count && areas[i].panel != panel)
            i++;
        if (i == PANELS_OPEN)
            return;
        if (i == *count)
            areas[(*count)++] = (struct panel_area){panel, top, top};
        areas[i].bottom = top + box->height;
    }
}

/* Outer panels first, so that inner ones are painted over them; each lies whole in its outer one,
 * so the higher and larger comes first. Panels of a page are drawn as they end. */
static void draw_panels(struct emitter *emitter, const struct galley *galley, size_t first,
                        size_t end, length x, length y)
{
    struct panel_area areas[PANELS_OPEN];
    size_t count = 0;
    for (size_t i = first; i <= end; i++) {
        const struct box *box = i < end ? &galley->boxes[i] : NULL;
        if (!box || !box->block->panel) {
            for (size_t k = count; k > 0; k--) /* inner ones were noted first */
                draw_panel(emitter, &areas[k - 1], x, galley->width);
            count = 0;
        }
        if (!box)
            break;
        length top = box_top(galley, first, i, y);
        note_panels(areas, &count, box, top);
        y = top + box->height;
    }
}

static void draw_frame(struct emitter *emitter, const struct box *box, length x, length y,
                       length width)
{
    const struct computed *style = box->block->style;
    bool first = box->line == 0, last = box->line + 1 == box->text->count;
    length left = x + box->left, right = left + block_measure(box->block, width);
    if (style->background != COLOUR_NONE)
        emit_rectangle(emitter, (struct rectangle){left, y, right - left, box->height},
                       style->background);
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
    emit_row(emitter, label, 0, label->count, left, baseline);
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
    if (box->text->overfull && box->line == 0 && !emitter->artifact)
        diag_report(emitter->layout->diags, DIAG_overfull_line, box->block->pos,
                    widest_word(emitter->layout, box->text->text));
    length top = y + box->lead;
    emit_label(emitter, box, x, top);
    emit_line(emitter, box->text, box->line, x + box->left, top);
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
    if (!emitter->in_cell)
        draw_panels(emitter, galley, first, end, x, y);
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
        case BOX_SPACE:
            break;
        case BOX_TABLE: {
            size_t last = table_end(galley, i, end);
            y += emit_table(emitter, box->table, box->from, galley->boxes[last - 1].to,
                            x + box->left, y + box->lead) +
                 galley->boxes[last - 1].trail;
            i = last - 1;
            continue;
        }
        }
        y += box->height;
    }
    return y - start;
}
