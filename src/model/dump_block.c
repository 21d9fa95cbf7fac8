/* SPDX-License-Identifier: Apache-2.0 */
#include "model/dump.h"

void dump_begin(struct buffer *out, int depth, const char *kind, const char *id)
{
    for (int i = 0; i < depth; i++)
        buffer_add_text(out, "  ");
    buffer_add_text(out, kind);
    if (id)
        buffer_format(out, "#%s", id);
}

void dump_word(struct buffer *out, const char *name, const char *value)
{
    if (value)
        buffer_format(out, " %s=%s", name, value);
}

void dump_string(struct buffer *out, const char *name, const char *value)
{
    if (value)
        buffer_format(out, " %s=\"%s\"", name, value);
}

void dump_period(struct buffer *out, const char *name, struct period period)
{
    buffer_format(out, " %s=", name);
    period_write(period, out);
}

void dump_date(struct buffer *out, const char *name, struct calendar_date date)
{
    if (date.year)
        buffer_format(out, " %s=%d-%d%d-%d%d", name, date.year, date.month / 10, date.month % 10,
                      date.day / 10, date.day % 10);
}

void dump_quantity(struct buffer *out, const char *name, struct quantity value)
{
    buffer_format(out, " %s=", name);
    quantity_write(value, -1, out);
}

/* Files by their names alone: the folder is whoever builds's own. */
void dump_end(struct buffer *out, struct source_pos pos)
{
    const char *slash = pos.file ? strrchr(pos.file->name, '/') : NULL;
    struct source_file file = pos.file ? *pos.file : (struct source_file){.name = ""};
    if (slash)
        file.name = slash + 1;
    pos.file = &file;
    buffer_add_text(out, "  @");
    source_write(pos, out);
    buffer_add_char(out, '\n');
}

/* ---- inlines ---- */

/* What stands before and after the text of an inline; NULL where a function writes it. */
static const struct {
    const char *before, *after;
} marks[] = {
    [INLINE_TEXT] = {"", ""},
    [INLINE_CITED] = {"", ""},
    [INLINE_STRONG] = {"*", "*"},
    [INLINE_EMPHASIS] = {"_", "_"},
    [INLINE_SUPERSCRIPT] = {"^{", "}"},
    [INLINE_SUBSCRIPT] = {"_{", "}"},
    [INLINE_SPAN] = {"<", ">"},
    [INLINE_LINK] = {"[", "]"},
    [INLINE_REFERENCE] = {"[ref ", "]"},
    [INLINE_FOOTNOTE] = {"{", "}"},
    [INLINE_ABBREVIATION] = {"|", "|"},
    [INLINE_TELEPHONE] = {"[", "]"},
    [INLINE_LINE_BREAK] = {"/", ""},
};

static void inline_text(struct buffer *out, const struct inline_node *node)
{
    static const char *const shows[] = {"number", "title", "page"};
    buffer_add_text(out, marks[node->kind].before);
    if (node->language)
        buffer_format(out, "%s: ", node->language);
    if (node->kind == INLINE_TEXT || node->kind == INLINE_CITED)
        buffer_add_slice(out, node->text);
    else if (node->kind == INLINE_REFERENCE)
        buffer_format(out, "%s of %s", shows[node->show], node->target ? node->target->id : "?");
    else if (node->kind == INLINE_FOOTNOTE)
        buffer_add_text(out, node->same ? "same note" : "note");
    for (const struct inline_node *child = node->children; child; child = child->next)
        inline_text(out, child);
    if (node->uri)
        buffer_format(out, " -> %s", node->uri);
    if (node->expansion)
        buffer_format(out, " = %s", node->expansion);
    buffer_add_text(out, marks[node->kind].after);
}

void dump_inlines(struct buffer *out, const struct inline_node *inlines)
{
    if (!inlines)
        return;
    buffer_add_text(out, " \"");
    for (; inlines; inlines = inlines->next)
        inline_text(out, inlines);
    buffer_add_char(out, '"');
}

void dump_notes(struct buffer *out, int depth, const struct inline_node *inlines)
{
    for (; inlines; inlines = inlines->next) {
        if (inlines->kind == INLINE_FOOTNOTE && !inlines->same) {
            dump_begin(out, depth, "footnote", NULL);
            dump_end(out, inlines->pos);
            dump_blocks(out, depth + 1, inlines->note);
        }
        dump_notes(out, depth, inlines->children);
    }
}

/* ---- blocks ---- */

static void titled(struct buffer *out, int depth, const struct block *block,
                   const struct inline_node *title, const struct block *blocks)
{
    dump_inlines(out, title);
    dump_end(out, block->pos);
    dump_notes(out, depth + 1, title);
    dump_blocks(out, depth + 1, blocks);
}

static void dump_paragraph(struct buffer *out, int depth, const struct block *block)
{
    titled(out, depth, block, block->inlines, NULL);
}

static void dump_list(struct buffer *out, int depth, const struct block *block)
{
    static const char *const kinds[] = {"bullet", "diamond", "dash", "decimal", "letter", "roman"};
    dump_word(out, "kind", kinds[block->list.kind]);
    dump_end(out, block->pos);
    for (const struct list_item *item = block->list.items; item; item = item->next) {
        dump_begin(out, depth + 1, "item", item->id);
        dump_end(out, item->pos);
        dump_blocks(out, depth + 2, item->blocks);
    }
}

static const char *const aligns[] = {"auto", "left", "centre", "right", "decimal"};

static void dump_rows(struct buffer *out, int depth, const char *group,
                      const struct table_row *rows)
{
    for (const struct table_row *row = rows; row; row = row->next) {
        dump_begin(out, depth, group, NULL);
        dump_end(out, row->pos);
        for (const struct table_cell *cell = row->cells; cell; cell = cell->next) {
            dump_begin(out, depth + 1, cell->header ? "header" : "cell", NULL);
            buffer_format(out, " column=%d", (int)cell->column);
            if (cell->columns > 1 || cell->rows > 1)
                buffer_format(out, " span=%dx%d", (int)cell->columns, (int)cell->rows);
            if (cell->align != ALIGN_AUTO)
                dump_word(out, "align", aligns[cell->align]);
            dump_end(out, cell->pos);
            dump_blocks(out, depth + 2, cell->blocks);
        }
    }
}

static void dump_table(struct buffer *out, int depth, const struct block *block)
{
    const struct table *table = &block->table;
    buffer_add_text(out, " columns=");
    for (int32_t i = 0; i < table->column_count; i++) {
        buffer_format(out, "%s%s", i ? "," : "", aligns[table->columns[i].align]);
        if (table->columns[i].width)
            buffer_format(out, ":%d", (int)table->columns[i].width);
    }
    dump_string(out, "summary", table->summary);
    titled(out, depth, block, table->caption, NULL);
    dump_rows(out, depth + 1, "head-row", table->head);
    dump_rows(out, depth + 1, "row", table->body);
}

static void dump_figure(struct buffer *out, int depth, const struct block *block)
{
    const struct figure *figure = &block->figure;
    const char *slash = figure->path ? strrchr(figure->path, '/') : NULL;
    dump_string(out, "file", slash ? slash + 1 : figure->path);
    dump_string(out, "alternative", figure->alternative);
    if (figure->width)
        buffer_format(out, " width=%d", (int)figure->width);
    titled(out, depth, block, figure->caption, NULL);
}

static void dump_contact(struct buffer *out, int depth, const struct contact_details *contact)
{
    dump_begin(out, depth, "contact-details", NULL);
    dump_string(out, "name", contact->name);
    dump_string(out, "telephone", contact->telephone);
    dump_string(out, "textphone", contact->textphone);
    dump_string(out, "fax", contact->fax);
    dump_string(out, "email", contact->email);
    dump_string(out, "web", contact->web);
    dump_inlines(out, contact->address);
    dump_end(out, contact->pos);
}

void dump_formats(struct buffer *out, int depth, const struct formats *formats)
{
    for (const struct offer *o = formats->offers; o; o = o->next) {
        dump_begin(out, depth, "offer", NULL);
        dump_word(out, "lang", o->language);
        dump_string(out, "name", o->name);
        dump_inlines(out, o->text);
        dump_end(out, o->pos);
    }
    if (formats->contact)
        dump_contact(out, depth, formats->contact);
    if (!formats->comment)
        return;
    dump_begin(out, depth, "how-to-comment", NULL);
    if (formats->comment_lines)
        buffer_format(out, " lines=%d", (int)formats->comment_lines);
    dump_end(out, formats->comment_pos);
    dump_blocks(out, depth + 1, formats->comment);
}

static void dump_chart(struct buffer *out, int depth, const struct block *block)
{
    static const char *const datas[] = {NULL, "table", "none"};
    const struct chart *chart = block->chart;
    dump_word(out, "kind", chart_kind_names[chart->kind]);
    for (size_t i = 0; i < chart->indicator_count; i++)
        dump_string(out, i ? "and" : "of", chart->indicators[i]->what.code);
    for (size_t i = 0; i < chart->figure_count; i++)
        dump_word(out, i ? "and" : "figures", observation_kind_names[chart->figures[i]]);
    for (size_t i = 0; i < chart->period_count; i++)
        dump_period(out, i ? "and" : "period", chart->periods[i]);
    if (chart->from.year)
        dump_period(out, "from", chart->from);
    if (chart->to.year)
        dump_period(out, "to", chart->to);
    if (chart->order == CHART_BY_GAP)
        dump_word(out, "order", "gap");
    dump_word(out, "data", datas[chart->data]);
    titled(out, depth, block, chart->caption, NULL);
}

static void dump_panel(struct buffer *out, int depth, const struct block *block)
{
    titled(out, depth, block, block->panel.title, block->panel.blocks);
    if (block->kind == BLOCK_FORMATS)
        dump_formats(out, depth + 1, block->panel.formats);
}

static void dump_section(struct buffer *out, int depth, const struct block *block)
{
    if (block->section.numbered)
        buffer_add_text(out, " numbered");
    titled(out, depth, block, block->section.title, block->section.blocks);
}

static const struct {
    const char *name;
    void (*dump)(struct buffer *out, int depth, const struct block *block);
} kinds[] = {
    [BLOCK_PARAGRAPH] = {"p", dump_paragraph},       [BLOCK_LIST] = {"list", dump_list},
    [BLOCK_TABLE] = {"table", dump_table},           [BLOCK_FIGURE] = {"figure", dump_figure},
    [BLOCK_CHART] = {"chart", dump_chart},           [BLOCK_NOTE] = {"note", dump_panel},
    [BLOCK_SECTION] = {"section", dump_section},     [BLOCK_LANDSCAPE] = {"landscape", dump_panel},
    [BLOCK_FORMATS] = {"other-formats", dump_panel},
};

void dump_blocks(struct buffer *out, int depth, const struct block *blocks)
{
    for (const struct block *block = blocks; block; block = block->next) {
        dump_begin(out, depth, kinds[block->kind].name, block->id);
        dump_word(out, "lang", block->language);
        dump_string(out, "exempt", block->exempt);
        if (block->withheld) {
            buffer_add_text(out, " withheld");
            dump_end(out, block->pos);
            continue;
        }
        kinds[block->kind].dump(out, depth, block);
    }
}

void dump_labelled(struct buffer *out, int depth, const char *label, const struct block *blocks)
{
    if (!blocks)
        return;
    dump_begin(out, depth, label, NULL);
    dump_end(out, blocks->pos);
    dump_blocks(out, depth + 1, blocks);
}
