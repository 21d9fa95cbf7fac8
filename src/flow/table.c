/* SPDX-License-Identifier: Apache-2.0 */
/* flow/table.c - tables: a maker that fills a grid cell by cell, and the author's own tables on it.
 *
 * The maker keeps, for each column, how many rows a span from above still covers it, so cells find
 * their column as HTML's do. It also makes the structure: THead and TBody, rows, and for every
 * header cell a scope. */
#include "flow/builder.h"

#include "flow/numbering.h"

struct table_maker {
    struct flow_builder *builder;
    struct flow_block *block;
    struct flow_table *table;
    struct structure_element *element, *group, *row_element;
    struct flow_cell *cells;
    struct flow_row *rows;
    size_t cell_count, cell_capacity, row_count, row_capacity;
    int32_t *covered; /* by column: rows still covered from above */
    int32_t column;   /* of the next cell */
    bool in_head;
    bool unseen_column; /* the structure has one more column than the grid: a head read as one */
    int32_t title;      /* row of the group's title; 0: no group */
    struct flow_block **open_link; /* where the open cell's blocks are linked */
    bool open_repeats;
};

struct table_maker *table_maker_open(struct flow_builder *builder,
                                     const struct flow_column *columns, int32_t column_count,
                                     const char *summary, struct source_pos pos)
{
    struct table_maker *maker = ARENA_NEW(builder->arena, struct table_maker);
    bool wide = builder->at.sequence == SEQUENCE_LANDSCAPE && !builder->at.panel;
    const struct computed *style =
        style_block(builder->sheet, wide && !builder->at.in_cell ? STYLE_TABLE_WIDE : STYLE_TABLE);
    struct flow_block *block = builder_block(builder, FLOW_TABLE, style, pos);
    maker->builder = builder;
    maker->block = block;
    maker->table = block->table = ARENA_NEW(builder->arena, struct flow_table);
    maker->table->style = style;
    maker->table->columns = columns;
    maker->table->column_count = column_count;
    maker->table->element = maker->element = builder->at.element;
    maker->element->summary = summary;
    maker->covered = ARENA_ARRAY(builder->arena, column_count, int32_t);
    return maker;
}

void table_maker_style(struct table_maker *maker, enum style_role role)
{
    const struct computed *style = style_block(maker->builder->sheet, role);
    maker->block->left += style->margin_left - maker->table->style->margin_left;
    maker->block->right += style->margin_right - maker->table->style->margin_right;
    maker->block->style = maker->table->style = style;
}

static void new_row(struct table_maker *maker, struct source_pos pos)
{
    struct flow_builder *builder = maker->builder;
    if (maker->row_count > 0) {
        for (int32_t c = 0; c < maker->table->column_count; c++)
            maker->covered[c] -= maker->covered[c] > 0;
    }
    struct flow_row *row =
        &ARENA_PUSH(builder->arena, maker->rows, maker->row_count, maker->row_capacity);
    row->pos = pos;
    row->title = maker->title;
    maker->table->head_count += maker->in_head;
    maker->column = 0;
}

void table_maker_row(struct table_maker *maker, bool head, struct source_pos pos)
{
    struct structure *structure = maker->builder->structure;
    if (!maker->group || maker->in_head != head) {
        maker->group =
            structure_add(structure, maker->element, head ? ROLE_THEAD : ROLE_TBODY, pos);
        maker->in_head = head;
    }
    maker->row_element = structure_add(structure, maker->group, ROLE_TR, pos);
    new_row(maker, pos);
}

void table_maker_row_below(struct table_maker *maker, struct source_pos pos)
{
    struct flow_row *above = table_maker_row_flags(maker);
    above->open_below = above->keep_with_next = true;
    new_row(maker, pos);
}

void table_maker_title_above(struct table_maker *maker)
{
    table_maker_row_flags(maker)->title = (int32_t)maker->row_count - 2;
}

void table_maker_unseen(struct table_maker *maker, struct source_pos pos)
{
    structure_add(maker->builder->structure, maker->row_element, ROLE_TD, pos);
}

struct flow_row *table_maker_row_flags(struct table_maker *maker)
{
    return &maker->rows[maker->row_count - 1];
}

static void new_cell(struct table_maker *maker, const struct cell_request *request,
                     struct source_pos pos)
{
    struct flow_builder *builder = maker->builder;
    int32_t count = maker->table->column_count;
    while (maker->column < count && maker->covered[maker->column] > 0)
        maker->column++;
    struct flow_cell *cell =
        &ARENA_PUSH(builder->arena, maker->cells, maker->cell_count, maker->cell_capacity);
    cell->row = (int32_t)maker->row_count - 1;
    cell->column = maker->column;
    cell->columns = request->columns > 0 ? request->columns : 1;
    cell->rows = request->rows > 0 ? request->rows : 1;
    if (cell->column + cell->columns > count)
        cell->columns = count > cell->column ? count - cell->column : 1;
    cell->align = request->align;
    cell->style = style_block(builder->sheet, request->role);
    cell->middle = maker->in_head;
    for (int32_t c = cell->column; c < cell->column + cell->columns && c < count; c++)
        maker->covered[c] = cell->rows;
    maker->column += cell->columns;
    builder->at.element = request->instead;
    if (request->artifact || request->instead)
        return;
    bool whole = request->read_as_one && maker->in_head;
    struct structure_element *row = whole ? maker->group->children[0].element : maker->row_element;
    struct structure_element *element =
        structure_add(builder->structure, row, request->header ? ROLE_TH : ROLE_TD, pos);
    element->scope = request->header ? request->scope : SCOPE_NONE;
    maker->unseen_column |= whole;
    element->column_span = request->read_as_one     ? 1
                           : cell->columns == count ? count + maker->unseen_column
                                                    : cell->columns;
    element->row_span = whole ? (int32_t)maker->group->count : cell->rows;
    builder->at.element = element;
}

struct point_of_work table_maker_enter(struct table_maker *maker,
                                       const struct cell_request *request, struct source_pos pos)
{
    struct flow_builder *builder = maker->builder;
    struct point_of_work before = builder->at;
    new_cell(maker, request, pos);
    /* Cells move when their array grows, so the list hangs off a link of its own until then. */
    struct flow_block **link = ARENA_NEW(builder->arena, struct flow_block *);
    builder->at.end = link;
    builder->at.panel = NULL;
    builder->at.left = builder->at.right = builder->at.under = 0;
    builder->at.paragraph = request->role;
    builder->at.list = STYLE_TABLE_LIST;
    builder->at.in_cell = true;
    maker->open_link = link;
    maker->open_repeats = request->repeat;
    return before;
}

/* The label of a spanning cell is said again on each page it goes on to: as an artifact, for the
 * structure has it once. */
static struct flow_block *make_continued(struct table_maker *maker, struct flow_block *blocks)
{
    struct flow_builder *builder = maker->builder;
    if (!blocks || blocks->kind != FLOW_PARAGRAPH)
        return NULL;
    struct flow_block *copy = ARENA_NEW(builder->arena, struct flow_block);
    *copy = *blocks;
    copy->next = NULL;
    copy->place = 0;
    struct text_builder *text = text_builder_open(builder, blocks->style, NULL, blocks->pos);
    for (uint32_t i = 0; i < blocks->text.count; i++) {
        const struct flow_item *item = &blocks->text.items[i];
        if (item->kind == ITEM_WORD || item->kind == ITEM_SPACE)
            text_builder_string(text, arena_copy(builder->arena, item->shaped->text.bytes,
                                                 item->shaped->text.count));
    }
    text_builder_styled(text, STYLE_EMPHASIS, " (continued)");
    copy->text = text_builder_close(text);
    return copy;
}

void table_maker_leave(struct table_maker *maker, struct point_of_work before)
{
    struct flow_cell *cell = &maker->cells[maker->cell_count - 1];
    cell->blocks = *maker->open_link;
    if (maker->open_repeats)
        cell->continued = make_continued(maker, cell->blocks);
    maker->builder->at = before;
}

struct flow_block *table_maker_inlines(struct table_maker *maker,
                                       const struct cell_request *request,
                                       const struct inline_node *inlines, struct source_pos pos)
{
    struct flow_builder *builder = maker->builder;
    struct point_of_work before = table_maker_enter(maker, request, pos);
    struct text_builder *text = paragraph_in_cell(builder, request->role, pos);
    if (request->align == CELL_DECIMAL)
        text_builder_decimal(text);
    text_builder_inlines(text, inlines);
    struct flow_block *block = paragraph_close(text);
    table_maker_leave(maker, before);
    return block;
}

void table_maker_string(struct table_maker *maker, const struct cell_request *request,
                        const char *string, struct source_pos pos)
{
    const struct inline_node node = {.kind = INLINE_TEXT, .pos = pos, .text = slice_of(string)};
    table_maker_inlines(maker, request, &node, pos);
}

struct flow_block *table_maker_group(struct table_maker *maker, const struct inline_node *title,
                                     struct source_pos pos)
{
    struct cell_request request = {.columns = maker->table->column_count,
                                   .role = STYLE_TABLE_GROUP,
                                   .header = true,
                                   .scope = SCOPE_ROW,
                                   .repeat = true};
    maker->title = 0;
    table_maker_row(maker, false, pos);
    table_maker_row_flags(maker)->keep_with_next = true;
    maker->title = (int32_t)maker->row_count - 1;
    return table_maker_inlines(maker, &request, title, pos);
}

void table_maker_group_end(struct table_maker *maker)
{
    maker->title = 0;
}

void table_maker_continued(struct table_maker *maker, const char *label, struct source_pos pos)
{
    struct flow_builder *builder = maker->builder;
    struct flow_cell *cell = &maker->cells[maker->cell_count - 1];
    struct flow_block *block = ARENA_NEW(builder->arena, struct flow_block);
    if (cell->blocks)
        *block = *cell->blocks;
    else
        *block = (struct flow_block){.kind = FLOW_PARAGRAPH, .pos = pos, .style = cell->style};
    block->next = NULL;
    block->place = 0;
    struct text_builder *text = text_builder_open(builder, block->style, NULL, pos);
    if (label)
        text_builder_string(text, label);
    else
        text_builder_styled(text, STYLE_EMPHASIS, "(continued)");
    block->text = text_builder_close(text);
    cell->continued = block;
}

struct flow_block *table_maker_close(struct table_maker *maker)
{
    struct flow_table *table = maker->table;
    table->cells = maker->cells;
    table->rows = maker->rows;
    table->cell_count = (int32_t)maker->cell_count;
    table->row_count = (int32_t)maker->row_count;
    structure_name_headers(maker->builder->arena, maker->element);
    return maker->block;
}

/* ---- the author's tables ---- */

static enum cell_align align_of(const struct table *table, const struct table_cell *cell, bool head)
{
    enum column_align align = cell->align;
    if (align == ALIGN_AUTO && cell->column < table->column_count)
        align = table->columns[cell->column].align;
    switch (align) {
    case ALIGN_CENTRE:
        return CELL_CENTRE;
    case ALIGN_RIGHT:
        return CELL_END;
    case ALIGN_DECIMAL:
        return head ? CELL_CENTRE : CELL_DECIMAL;
    case ALIGN_LEFT:
    case ALIGN_AUTO:
        break;
    }
    return CELL_START;
}

static bool only_paragraph(const struct block *blocks)
{
    return blocks && blocks->kind == BLOCK_PARAGRAPH && !blocks->next && !blocks->language &&
           !blocks->exempt;
}

static void flow_cell_of(struct table_maker *maker, const struct table *table,
                         const struct table_cell *cell, bool head)
{
    struct cell_request request = {
        .columns = cell->columns,
        .rows = cell->rows,
        .align = align_of(table, cell, head),
        .role = head           ? STYLE_TABLE_HEAD
                : cell->header ? STYLE_TABLE_ROW_HEAD
                               : STYLE_TABLE_CELL,
        .header = head || cell->header,
        .scope = head ? SCOPE_COLUMN : SCOPE_ROW,
        .repeat = cell->rows > 1,
    };
    if (head && cell->columns > 1)
        request.align = CELL_CENTRE;
    if (only_paragraph(cell->blocks)) {
        table_maker_inlines(maker, &request, cell->blocks->inlines, cell->pos);
        return;
    }
    struct point_of_work before = table_maker_enter(maker, &request, cell->pos);
    flow_blocks(maker->builder, cell->blocks);
    table_maker_leave(maker, before);
}

/* A row that is one header from edge to edge is the title of those that follow. */
static bool is_group_title(const struct table *table, const struct table_row *row)
{
    const struct table_cell *cell = row->cells;
    return cell && !cell->next && cell->header && cell->columns == table->column_count &&
           cell->rows == 1 && table->column_count > 1 && only_paragraph(cell->blocks);
}

static void flow_rows(struct table_maker *maker, const struct table *table,
                      const struct table_row *rows, bool head)
{
    for (; rows; rows = rows->next) {
        if (!head && is_group_title(table, rows)) {
            table_maker_group(maker, rows->cells->blocks->inlines, rows->pos);
            continue;
        }
        table_maker_row(maker, head, rows->pos);
        for (const struct table_cell *cell = rows->cells; cell; cell = cell->next)
            flow_cell_of(maker, table, cell, head);
    }
}

void flow_table_block(struct flow_builder *builder, const struct block *block)
{
    const struct table *table = &block->table;
    struct flow_column *columns =
        ARENA_ARRAY(builder->arena, table->column_count, struct flow_column);
    for (int32_t c = 0; c < table->column_count; c++)
        columns[c].share = table->columns[c].width;
    struct table_maker *maker =
        table_maker_open(builder, columns, table->column_count, table->summary, block->pos);
    flow_rows(maker, table, table->head, true);
    flow_rows(maker, table, table->body, false);
    table_maker_close(maker);
}
