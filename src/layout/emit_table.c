/* SPDX-License-Identifier: Apache-2.0 */
/* layout/emit_table.c - a part of a table's strip to marks.
 *
 * A part that begins below the head has the head put above it once more, then the title of the
 * group it begins in, and the label of every cell that reaches into it from above, these marked
 * "(continued)": all as artifacts (ISO 14289-1, 7.5; the structure has them once). */
#include "layout/emitter.h"

/* The part of the strip that is put down, and where. */
struct strip {
    const struct set_table *set;
    length from, to;
    length x, y;         /* of (0, from) */
    length above, below; /* room beyond the part, in cells that are cut */
};

static length strip_y(const struct strip *strip, length height)
{
    return strip->y + height - strip->from;
}

static bool meets(const struct set_cell *cell, const struct strip *strip)
{
    return cell->y < strip->to && cell->y + cell->height > strip->from;
}

typedef void cell_visit(struct emitter *emitter, const struct strip *strip,
                        const struct set_cell *cell);

/* Calls each cell that meets the part: those that begin in it, and those that span into it. */
static void each_cell(struct emitter *emitter, const struct strip *strip, cell_visit *visit)
{
    const struct set_table *set = strip->set;
    int32_t row = table_row_at(set, strip->from);
    size_t first = table_first_cell(set, set->row_tops[row]);
    for (int32_t i = 0; i < set->spanning_count; i++) {
        const struct set_cell *cell = &set->cells[set->spanning[i]];
        if ((size_t)set->spanning[i] < first && meets(cell, strip))
            visit(emitter, strip, cell);
    }
    for (size_t i = first; i < (size_t)set->table->cell_count; i++) {
        const struct set_cell *cell = &set->cells[i];
        if (cell->y >= strip->to)
            break;
        if (meets(cell, strip))
            visit(emitter, strip, cell);
    }
}

static void draw_background(struct emitter *emitter, const struct strip *strip,
                            const struct set_cell *cell)
{
    const struct computed *style = cell->cell->style;
    length end = cell->y + cell->height;
    length top = cell->y >= strip->from ? cell->y : strip->from - strip->above;
    length bottom = end <= strip->to ? end : strip->to + strip->below;
    emit_ground(
        emitter,
        (struct rectangle){strip->x + cell->x, strip_y(strip, top), cell->width, bottom - top},
        style->background);
}

/* Hairlines stand on the lower edge of cells; a cell cut off has none. Inside the head they stop
 * short of their neighbours: each shows which columns its heading is for. */
static void draw_rules(struct emitter *emitter, const struct strip *strip,
                       const struct set_cell *cell)
{
    const struct computed *style = cell->cell->style;
    length bottom = cell->y + cell->height;
    bool ends_table = bottom >= strip->set->height;
    int32_t last_row = cell->cell->row + cell->cell->rows - 1;
    if (bottom > strip->to || ends_table || strip->set->table->rows[last_row].open_below)
        return;
    bool in_head = bottom < strip->set->head_height;
    length left = in_head ? style->padding_left : 0, right = in_head ? style->padding_right : 0;
    emit_rectangle(emitter,
                   (struct rectangle){strip->x + cell->x + left,
                                      strip_y(strip, bottom) - style->border_bottom,
                                      cell->width - left - right, style->border_bottom},
                   style->border_colour);
}

static length figure_x(const struct strip *strip, const struct set_cell *cell,
                       const struct flow_text *text, struct emitter *emitter)
{
    return strip->x + cell->x + cell->axis - items_width(emitter->layout, text, 0, text->axis);
}

/* Where the lines and pictures of a cell begin: aligned one by one. */
static length line_shift(const struct set_cell *cell, const struct box *box, length inner)
{
    length width = 0;
    if (box->kind == BOX_LINE)
        width = box->text->lines[box->line].width;
    else if (box->kind == BOX_IMAGE)
        width = box->width;
    else if (box->kind == BOX_CHART)
        width = box->chart_width;
    else
        return 0;
    length slack = inner - box->left - box->block->right - width;
    if (cell->cell->align == CELL_END)
        return slack;
    if (cell->cell->align == CELL_CENTRE || cell->cell->align == CELL_DECIMAL)
        return slack / 2;
    return 0;
}

static void emit_cell_boxes(struct emitter *emitter, const struct strip *strip,
                            const struct set_cell *cell, size_t first, size_t end, length y)
{
    const struct computed *style = cell->cell->style;
    const struct box *box = &cell->galley.boxes[first];
    length inner = cell->width - style->padding_left - style->padding_right;
    length x = strip->x + cell->x + style->padding_left;
    if (box->kind == BOX_LINE && cell->axis >= 0 && box->text->text->numeric &&
        box->text->count == 1)
        x = figure_x(strip, cell, box->text->text, emitter);
    else
        x += line_shift(cell, box, inner);
    length bottom = cell->y + cell->height;
    emitter->cell_top = strip_y(strip, cell->y > strip->from ? cell->y : strip->from);
    emitter->cell_bottom = strip_y(strip, bottom < strip->to ? bottom : strip->to);
    emit_boxes(emitter, &cell->galley, first, end, x, y);
}

/* Slices of a table in the cell go down together, for they are one part of it. */
static void emit_cell(struct emitter *emitter, const struct strip *strip,
                      const struct set_cell *cell)
{
    const struct box *boxes = cell->galley.boxes;
    length y = cell->y + cell->top;
    for (size_t i = 0; i < cell->galley.count;) {
        y += i ? boxes[i].space : 0;
        size_t first = i;
        length top = y;
        do
            y += boxes[i++].height;
        while (i < cell->galley.count && boxes[i].kind == BOX_TABLE &&
               boxes[first].kind == BOX_TABLE && boxes[i].table == boxes[first].table &&
               (y >= strip->from) == (top >= strip->from) && y < strip->to);
        if (top >= strip->from && top < strip->to)
            emit_cell_boxes(emitter, strip, cell, first, i, strip_y(strip, top));
    }
}

/* Whether some line of the cell stands at or below a height. */
static bool goes_on(const struct set_cell *cell, length height)
{
    length y = cell->y + cell->top;
    for (size_t i = 0; i < cell->galley.count; i++) {
        y += i ? cell->galley.boxes[i].space : 0;
        if (y >= height)
            return true;
        y += cell->galley.boxes[i].height;
    }
    return false;
}

/* The label again, if it is not higher than `room`. */
static bool emit_label_again(struct emitter *emitter, const struct strip *strip,
                             const struct set_cell *cell, length room)
{
    const struct computed *style = cell->cell->style;
    length inner = cell->width - style->padding_left - style->padding_right;
    struct galley galley = blocks_set(emitter->layout, cell->cell->continued, inner);
    length top = strip->above > 0 ? 0 : style->padding_top;
    if (galley_height(&galley) + top > room)
        return false;
    struct put_down_as before = emit_again_begin(emitter);
    emit_boxes(emitter, &galley, 0, galley.count, strip->x + cell->x + style->padding_left,
               strip->y + top);
    emit_again_end(emitter, before);
    return true;
}

/* The same where the cell's own text is over. */
static void emit_continued(struct emitter *emitter, const struct strip *strip,
                           const struct set_cell *cell)
{
    if (!cell->cell->continued || cell->y >= strip->from || goes_on(cell, strip->from))
        return;
    length bottom = cell->y + cell->height < strip->to ? cell->y + cell->height : strip->to;
    emit_label_again(emitter, strip, cell, bottom - strip->from);
}

static void emit_part(struct emitter *emitter, const struct strip *strip, cell_visit *emit_text)
{
    bool in_cell = emitter->in_cell, crowded = emitter->crowded;
    emitter->in_cell = true;
    emitter->crowded = crowded || strip->set->overfull;
    each_cell(emitter, strip, draw_background);
    each_cell(emitter, strip, draw_rules);
    each_cell(emitter, strip, emit_continued);
    each_cell(emitter, strip, emit_text);
    emitter->in_cell = in_cell;
    emitter->crowded = crowded;
}

/* The title of a group that goes on. */
static void emit_title_again(struct emitter *emitter, const struct strip *strip,
                             const struct set_cell *cell)
{
    if (!cell->cell->continued || !emit_label_again(emitter, strip, cell, cell->height))
        emit_cell(emitter, strip, cell);
}

/* Rows from one height to another once more, as artifacts; returns their height. */
static length emit_again(struct emitter *emitter, const struct strip *strip, cell_visit *emit_text)
{
    struct put_down_as before = emit_again_begin(emitter);
    emit_part(emitter, strip, emit_text);
    emit_again_end(emitter, before);
    return strip->to - strip->from;
}

static void draw_edge(struct emitter *emitter, const struct set_table *set, length x, length y,
                      length width)
{
    emit_rectangle(emitter, (struct rectangle){x, y, set->width, width},
                   set->table->style->border_colour);
}

length emit_table(struct emitter *emitter, const struct table_part *part, length x, length y)
{
    const struct set_table *set = part->set;
    const struct computed *style = set->table->style;
    length start = y;
    draw_edge(emitter, set, x, y, style->border_top);
    if (part->head) {
        struct strip head = {.set = set, .to = set->head_height, .x = x, .y = y};
        y += emit_again(emitter, &head, emit_cell);
    }
    if (part->title) {
        const length *tops = &set->row_tops[part->title];
        struct strip title = {.set = set, .from = tops[0], .to = tops[1], .x = x, .y = y};
        y += emit_again(emitter, &title, emit_title_again);
    }
    y += part->above;
    struct strip strip = {set, part->from, part->to, x, y, part->above, part->below};
    emit_part(emitter, &strip, emit_cell);
    y += part->to - part->from + part->below;
    /* The table ends, or goes on overleaf: either way the page's part of it is closed. */
    draw_edge(emitter, set, x, y - style->border_bottom, style->border_bottom);
    return y - start;
}
