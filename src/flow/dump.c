/* SPDX-License-Identifier: Apache-2.0 */
/* flow/dump.c - the flow as text, for people and golden tests: a block a line, its items below. */
#include "flow/builder.h"

static void dump_item(const struct flow_item *item, struct buffer *out)
{
    switch ((enum flow_item_kind)item->kind) {
    case ITEM_WORD:
    case ITEM_SPACE:
        buffer_add_slice(out, item->shaped->text);
        break;
    case ITEM_LINE_BREAK:
        buffer_add_text(out, "\u21B5");
        break;
    case ITEM_PAGE_NUMBER:
        buffer_format(out, "[page of %d]", (int)item->target);
        break;
    case ITEM_NOTE:
        buffer_format(out, "[note %s]", item->note->number);
        break;
    case ITEM_SYMBOL:
        buffer_format(out, "[%s]", item->symbol->words);
        break;
    }
}

void flow_dump_text(const struct flow_text *text, struct buffer *out)
{
    buffer_add_text(out, " \"");
    for (uint32_t i = 0; i < text->count; i++) {
        if (i == text->tail)
            buffer_add_text(out, text->leader ? " ... " : " >> ");
        dump_item(&text->items[i], out);
    }
    buffer_add_char(out, '"');
}

static void dump_blocks(const struct flow_block *blocks, int depth, struct buffer *out);

static void dump_table(const struct flow_table *table, int depth, struct buffer *out)
{
    buffer_format(out, " %d columns, %d rows, %d of them head\n", (int)table->column_count,
                  (int)table->row_count, (int)table->head_count);
    for (int32_t i = 0; i < table->cell_count; i++) {
        const struct flow_cell *cell = &table->cells[i];
        for (int d = 0; d < depth; d++)
            buffer_add_text(out, "  ");
        buffer_format(out, "cell %d,%d", (int)cell->row + 1, (int)cell->column + 1);
        if (cell->rows > 1 || cell->columns > 1)
            buffer_format(out, " spans %dx%d", (int)cell->rows, (int)cell->columns);
        buffer_add_char(out, '\n');
        dump_blocks(cell->blocks, depth + 1, out);
    }
}

static void dump_sequence(const struct flow_sequence *sequence, struct buffer *out)
{
    static const char *const firsts[] = {[NUMBER_DECIMAL] = "1", [NUMBER_LOWER_ROMAN] = "i"};
    const struct page_numbering *numbering = sequence->numbering;
    buffer_format(out, " %Lx%L%s", sequence->right->width, sequence->right->height,
                  sequence->restart ? " restart" : "");
    if (numbering)
        buffer_format(out, " pages=%s%s", numbering->prefix, firsts[numbering->form]);
}

static void dump_block(const struct flow_block *block, int depth, struct buffer *out)
{
    static const char *const names[] = {"paragraph", "table", "image",
                                        "chart",     "space", "sequence"};
    for (int d = 0; d < depth; d++)
        buffer_add_text(out, "  ");
    buffer_format(out, "%s left=%L", names[block->kind], block->left);
    if (block->place)
        buffer_format(out, " place=%d", (int)block->place);
    if (block->keep_with_next)
        buffer_add_text(out, " keep-with-next");
    switch (block->kind) {
    case FLOW_PARAGRAPH:
        for (const struct flow_outer_label *o = block->outer_labels; o; o = o->outer)
            flow_dump_text(o->text, out);
        if (block->label)
            flow_dump_text(block->label, out);
        flow_dump_text(&block->text, out);
        break;
    case FLOW_TABLE:
        dump_table(block->table, depth + 1, out);
        return;
    case FLOW_IMAGE:
        buffer_format(out, " %Lx%L", block->image.width, block->image.height);
        break;
    case FLOW_CHART:
        chart_dump(block->chart, depth + 1, out);
        return;
    case FLOW_SPACE:
        buffer_format(out, " %L", block->space);
        break;
    case FLOW_SEQUENCE:
        dump_sequence(&block->sequence, out);
        break;
    }
    buffer_add_char(out, '\n');
}

static void dump_blocks(const struct flow_block *blocks, int depth, struct buffer *out)
{
    for (; blocks; blocks = blocks->next)
        dump_block(blocks, depth, out);
}

void flow_dump(const struct flow *flow, struct buffer *out)
{
    dump_blocks(flow->blocks, 0, out);
}
