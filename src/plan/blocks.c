/* SPDX-License-Identifier: Apache-2.0 */
/* plan/blocks.c - paragraphs, lists, figures, panels, sections. */
#include "plan/reader.h"

#include "base/file.h"
#include "model/statement.h"

/* Headings stand in each other this deep; the title of a part or of the report is the first. */
#define DEEPEST_SECTION 4

struct block_row {
    const char *name;
    enum block_kind kind;
    void (*read)(struct plan_reader *, const struct xml_node *, struct block *);
    enum anchor_kind anchor;
};

static void read_paragraph(struct plan_reader *reader, const struct xml_node *element,
                           struct block *block)
{
    block->inlines = read_inlines(reader, element);
    if (!block->inlines)
        report_empty(reader, element);
}

static void read_list(struct plan_reader *reader, const struct xml_node *element,
                      struct block *block)
{
    static const char *const kinds[] = {"bullet", "diamond", "dash", "decimal",
                                        "letter", "roman",   NULL};
    block->list.kind = (enum list_kind)read_choice(element, "kind", kinds, LIST_BULLET);
    struct list_item **link = &block->list.items;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "item"))
            continue;
        struct list_item *item = ARENA_NEW(reader->arena, struct list_item);
        item->pos = node->pos;
        item->id = read_id(reader, node, ANCHOR_ITEM, item);
        item->blocks = read_flow(reader, node);
        if (!item->blocks)
            report_empty(reader, node);
        *link = item;
        link = &item->next;
    }
}

const char *read_path(struct plan_reader *reader, const struct xml_node *element, const char *name,
                      struct source_pos *pos)
{
    const struct xml_attribute *attribute = xml_attribute(element, name);
    if (!attribute || !*attribute->value)
        return NULL;
    *pos = attribute->pos;
    /* Relative to the file that names it, but never out of the plan's folder. */
    const char *file = attribute->pos.file ? attribute->pos.file->name : reader->root;
    const char *folder = strcmp(file, "<stdin>") == 0 ? "." : path_folder(reader->arena, file);
    return path_inside(reader->arena, reader->root, folder, attribute->value, attribute->pos,
                       reader->diags);
}

const char *read_picture(struct plan_reader *reader, const struct xml_node *element,
                         const char *name, struct source_pos *pos)
{
    const char *path = read_path(reader, element, name, pos);
    if (path)
        input_note(reader->inputs, (struct input){.kind = INPUT_PICTURE, .path = path});
    return path;
}

static void read_figure(struct plan_reader *reader, const struct xml_node *element,
                        struct block *block)
{
    struct figure *figure = &block->figure;
    figure->caption = read_inlines_child(reader, element, "caption");
    figure->path = read_picture(reader, element, "src", &figure->path_pos);
    figure->alternative = xml_value(element, "alt", NULL);
    figure->width = read_share(element, "width");
    bool decorative = read_yes(element, "decorative");
    if (!figure->alternative && !decorative)
        diag_report(reader->diags, DIAG_figure_without_alt, element->pos);
    if (figure->alternative && decorative)
        diag_report(reader->diags, DIAG_figure_decorative_alt, element->pos);
    if (decorative && figure->caption)
        diag_report(reader->diags, DIAG_figure_decorative_named, element->pos, "a caption");
    else if (decorative && xml_attribute(element, "id"))
        diag_report(reader->diags, DIAG_figure_decorative_named, element->pos, "an id");
}

static void read_note(struct plan_reader *reader, const struct xml_node *element,
                      struct block *block)
{
    block->panel.title = read_title(reader, element);
    block->panel.blocks = read_blocks(reader, element);
}

static void read_landscape(struct plan_reader *reader, const struct xml_node *element,
                           struct block *block)
{
    block->panel.blocks = read_blocks(reader, element);
}

static void read_formats_into(struct plan_reader *reader, const struct xml_node *element,
                              struct block *block)
{
    read_note(reader, element, block);
    block->panel.formats = read_formats(reader, element);
}

static void read_section_into(struct plan_reader *reader, const struct xml_node *element,
                              struct block *block)
{
    block->section.title = read_title(reader, element);
    bool outer = reader->numbered;
    if (xml_attribute(element, "numbered"))
        reader->numbered = read_yes(element, "numbered");
    block->section.numbered = reader->numbered;
    if (++reader->section_level == DEEPEST_SECTION + 1)
        diag_report(reader->diags, DIAG_section_too_deep, element->pos, DEEPEST_SECTION);
    block->section.blocks = read_blocks(reader, element);
    reader->section_level--;
    reader->numbered = outer;
}

static const struct block_row block_rows[] = {
    {"p", BLOCK_PARAGRAPH, read_paragraph, ANCHOR_PARAGRAPH},
    {"list", BLOCK_LIST, read_list, ANCHOR_OTHER},
    {"table", BLOCK_TABLE, read_table, ANCHOR_TABLE},
    {"figure", BLOCK_FIGURE, read_figure, ANCHOR_FIGURE},
    {"chart", BLOCK_CHART, read_chart, ANCHOR_FIGURE},
    {"note", BLOCK_NOTE, read_note, ANCHOR_OTHER},
    {"section", BLOCK_SECTION, read_section_into, ANCHOR_SECTION},
    {"recommendation", BLOCK_SECTION, read_section_into, ANCHOR_SECTION},
    {"landscape", BLOCK_LANDSCAPE, read_landscape, ANCHOR_OTHER},
    {"other-formats", BLOCK_FORMATS, read_formats_into, ANCHOR_OTHER},
};

static const struct block_row *row_of(const struct xml_node *node)
{
    for (size_t i = 0; node->name && i < sizeof block_rows / sizeof *block_rows; i++) {
        if (strcmp(node->name, block_rows[i].name) == 0)
            return &block_rows[i];
    }
    return NULL;
}

static struct block *read_block(struct plan_reader *reader, const struct xml_node *element,
                                const struct block_row *row)
{
    struct block *block = ARENA_NEW(reader->arena, struct block);
    block->kind = row->kind;
    block->pos = element->pos;
    block->id = read_id(reader, element, row->anchor, block);
    block->language = read_language(element);
    block->exempt = xml_value(element, "exempt", NULL);
    row->read(reader, element, block);
    return block;
}

struct block *read_section(struct plan_reader *reader, const struct xml_node *element)
{
    const struct block_row *row = row_of(element);
    return row ? read_block(reader, element, row) : NULL;
}

/* A fact of the metadata in words: blocks as an author would have written them. */
static struct block *read_statement(struct plan_reader *reader, const struct xml_node *element)
{
    static const char *const facts[] = {"approval", "audit", "assessment", NULL};
    int fact = read_choice(element, "of", facts, STATEMENT_COUNT);
    return fact == STATEMENT_COUNT ? NULL
                                   : statement_blocks(reader->arena, reader->metadata,
                                                      (enum statement)fact, element->pos);
}

struct block *read_blocks(struct plan_reader *reader, const struct xml_node *element)
{
    struct block *list = NULL, **link = &list;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        const struct block_row *row = row_of(node);
        if (row)
            *link = read_block(reader, node, row);
        else if (xml_is(node, "statement"))
            *link = read_statement(reader, node);
        while (*link)
            link = &(*link)->next;
    }
    return list;
}

static struct block *read_stretch(struct plan_reader *reader, const struct xml_node *first,
                                  const struct xml_node *end)
{
    struct inline_node *inlines = read_inline_stretch(reader, first, end);
    if (!inlines)
        return NULL;
    struct block *block = ARENA_NEW(reader->arena, struct block);
    block->kind = BLOCK_PARAGRAPH;
    block->pos = inlines->pos;
    block->inlines = inlines;
    return block;
}

struct block *read_flow(struct plan_reader *reader, const struct xml_node *element)
{
    struct block *list = NULL, **link = &list;
    const struct xml_node *node = element->children;
    while (node) {
        const struct block_row *row = row_of(node);
        const struct xml_node *end = node->next;
        if (row) {
            *link = read_block(reader, node, row);
        } else {
            end = node;
            while (end && !row_of(end))
                end = end->next;
            *link = read_stretch(reader, node, end);
        }
        if (*link)
            link = &(*link)->next;
        node = end;
    }
    const char *language = read_language(element);
    for (struct block *block = list; block; block = block->next) {
        if (!block->language)
            block->language = language;
    }
    return list;
}

struct block *read_flow_child(struct plan_reader *reader, const struct xml_node *element,
                              const char *name)
{
    const struct xml_node *child = xml_child(element, name);
    struct block *blocks = child ? read_flow(reader, child) : NULL;
    if (child && !blocks)
        report_empty(reader, child);
    return blocks;
}
