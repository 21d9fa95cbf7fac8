/* SPDX-License-Identifier: Apache-2.0 */
/* flow/blocks.c - blocks to flow blocks: paragraphs, headings, lists, panels, figures, sections. */
#include "base/numeral.h"
#include "flow/builder.h"

#include "flow/numbering.h"

static const char *set_language(struct flow_builder *builder, struct structure_element *element,
                                const char *language)
{
    const char *before = builder->at.language;
    if (language) {
        builder->at.language = language;
        element->language = language;
    }
    return before;
}

const struct flow_text *flow_label(struct flow_builder *builder, const struct computed *style,
                                   struct structure_element *element, const char *string,
                                   struct source_pos pos)
{
    struct text_builder *text = text_builder_open(builder, style, element, pos);
    text_builder_string(text, string);
    text_builder_string(text, " ");
    struct flow_text *label = ARENA_NEW(builder->arena, struct flow_text);
    *label = text_builder_close(text);
    return label;
}

length flow_label_width(const struct flow_text *label)
{
    length width = 0;
    for (uint32_t i = 0; i + 1 < label->count; i++) {
        const struct flow_item *item = &label->items[i];
        if (item->kind != ITEM_WORD && item->kind != ITEM_SPACE)
            continue;
        const struct flow_span *span = &label->spans[item->span];
        width += length_from_font(item->shaped->advance, span->style->font_size,
                                  font_metrics(item->shaped->face)->units_per_em);
    }
    return width;
}

/* A block before all others since `first`. */
static struct flow_block *insert_block(struct flow_builder *builder, struct flow_block **first,
                                       enum flow_kind kind, const struct computed *style)
{
    struct flow_block *rest = *first, **end = builder->at.end;
    struct source_pos pos = rest ? rest->pos : builder->at.element->pos;
    builder->at.end = first;
    struct flow_block *block = builder_block(builder, kind, style, pos);
    block->next = rest;
    block->keep_with_next = rest != NULL;
    if (rest)
        builder->at.end = end;
    return block;
}

void flow_hang(struct flow_builder *builder, struct flow_block **first,
               const struct flow_text *label, const struct computed *style, length width)
{
    while (*first && (*first)->kind == FLOW_SPACE)
        first = &(*first)->next;
    struct flow_block *block = *first;
    length text = builder->at.left + builder->at.under;
    bool narrow = flow_label_width(label) + style->font_size / 4 > width;
    if (!block || block->kind != FLOW_PARAGRAPH || block->panel != builder->at.panel || narrow) {
        block = insert_block(builder, first, FLOW_PARAGRAPH, style);
        block->below = 0;
        block->left = text - width;
        block->text = *label;
    } else if (block->label) {
        struct flow_outer_label *outer = ARENA_NEW(builder->arena, struct flow_outer_label);
        *outer = (struct flow_outer_label){label, block->left - text + width, block->outer_labels};
        block->outer_labels = outer;
    } else {
        block->label = label;
        block->label_width = width + block->left - text;
    }
}

void flow_place(struct flow_builder *builder, struct flow_block **first, const void *thing)
{
    struct flow_block *block = *first;
    if (!block || block->place)
        block = insert_block(builder, first, FLOW_SPACE, style_block(builder->sheet, STYLE_BODY));
    block->place = builder_place(builder, thing);
}

struct flow_block *flow_inlines(struct flow_builder *builder, enum style_role role,
                                enum structure_role element_role, const struct inline_node *inlines,
                                struct source_pos pos)
{
    struct text_builder *text = paragraph_open(builder, role, element_role, pos);
    text_builder_inlines(text, inlines);
    return paragraph_close(text);
}

struct flow_block *flow_string(struct flow_builder *builder, enum style_role role,
                               enum structure_role element_role, const char *string,
                               struct source_pos pos)
{
    const struct inline_node node = {.kind = INLINE_TEXT, .pos = pos, .text = slice_of(string)};
    return flow_inlines(builder, role, element_role, &node, pos);
}

/* ---- headings ---- */

static enum structure_role heading_role(int level)
{
    static const enum structure_role roles[] = {ROLE_H1, ROLE_H1, ROLE_H2, ROLE_H3,
                                                ROLE_H4, ROLE_H5, ROLE_H6};
    return roles[level < 6 ? level : 6];
}

struct flow_block *flow_heading(struct flow_builder *builder, const void *thing,
                                enum style_role role, int level, struct source_pos pos)
{
    const struct heading *heading = numbering_find(builder->numbering, thing);
    const struct computed *style = style_block(builder->sheet, role);
    struct structure_element *element = builder_element(builder, heading_role(level), pos);
    struct flow_block *block = builder_block(builder, FLOW_PARAGRAPH, style, pos);
    struct text_builder *text = text_builder_open(builder, style, element, pos);
    bool hangs = heading->number && style->label_width > 0;
    if (hangs) {
        block->label = flow_label(builder, style_inline(builder->sheet, style, STYLE_NUMBER),
                                  element, heading->number, pos);
        block->label_width = style->label_width;
    } else if (heading->number) {
        const struct computed *before = text_builder_restyle(text, STYLE_NUMBER);
        text_builder_own_words(text, heading->number, pos);
        text_builder_style(text, before);
        text_builder_string(text, "\u2002");
    }
    if (heading->title)
        text_builder_inlines(text, heading->title);
    else
        text_builder_string(text, heading->plain);
    block->text = text_builder_close(text);
    block->element = element;
    block->place = builder_place(builder, thing);
    block->outline_level = (int8_t)level;
    block->outline_title =
        heading->number ? format_text(builder->arena, "%s %s", heading->number, heading->plain)
                        : heading->plain;
    if (level == 1)
        block->running = heading->plain;
    return block;
}

/* ---- block kinds ---- */

static void flow_paragraph(struct flow_builder *builder, const struct block *block)
{
    const struct computed *style = style_block(builder->sheet, builder->at.paragraph);
    struct structure_element *element = builder_element(builder, ROLE_P, block->pos);
    const char *before = set_language(builder, element, block->language);
    struct flow_block *flowed = builder_block(builder, FLOW_PARAGRAPH, style, block->pos);
    flowed->element = element;
    const char *number = numbering_number(builder->numbering, block);
    if (number) {
        flowed->label = flow_label(builder, style_inline(builder->sheet, style, STYLE_NUMBER),
                                   element, number, block->pos);
        flowed->label_width = style->label_width;
    }
    struct text_builder *text = text_builder_open(builder, style, element, block->pos);
    text_builder_inlines(text, block->inlines);
    flowed->text = text_builder_close(text);
    if (block->id)
        flowed->place = builder_place(builder, block);
    builder->at.language = before;
}

/* The number of a list item: 3., (c) or (iii). */
static const char *item_label(struct flow_builder *builder, enum list_kind kind, int32_t number,
                              const struct computed *style)
{
    struct arena *arena = builder->arena;
    if (kind == LIST_DECIMAL)
        return format_text(arena, "%d.", number);
    if (kind == LIST_LETTER)
        return format_text(arena, "(%s)", numeral_letters(arena, number, 'a'));
    if (kind == LIST_ROMAN)
        return format_text(arena, "(%s)", numeral_roman(arena, number));
    return style->label_text ? style->label_text : "\u2022";
}

static enum style_role list_role(enum list_kind kind)
{
    static const enum style_role roles[] = {
        [LIST_BULLET] = STYLE_LIST_BULLET, [LIST_DIAMOND] = STYLE_LIST_DIAMOND,
        [LIST_DASH] = STYLE_LIST_DASH,     [LIST_DECIMAL] = STYLE_LIST_NUMBER,
        [LIST_LETTER] = STYLE_LIST_NUMBER, [LIST_ROMAN] = STYLE_LIST_NUMBER,
    };
    return roles[kind];
}

static enum list_numbering list_numbering(enum list_kind kind)
{
    static const enum list_numbering numberings[] = {
        [LIST_BULLET] = NUMBERING_DISC,        [LIST_DIAMOND] = NUMBERING_DISC,
        [LIST_DASH] = NUMBERING_DISC,          [LIST_DECIMAL] = NUMBERING_DECIMAL,
        [LIST_LETTER] = NUMBERING_LOWER_ALPHA, [LIST_ROMAN] = NUMBERING_LOWER_ROMAN,
    };
    return numberings[kind];
}

/* One item. Its first paragraph carries the label; all its blocks stand to the right of it. */
static void flow_item(struct flow_builder *builder, const struct list_item *item,
                      enum style_role role, const char *label_text, length label_width)
{
    const struct computed *style = style_block(builder->sheet, role);
    struct structure_element *element = builder_element(builder, ROLE_LI, item->pos);
    struct point_of_work before = builder_enter(builder, element);
    struct structure_element *label_element = builder_element(builder, ROLE_LBL, item->pos);
    const struct flow_text *label =
        flow_label(builder, style, label_element, label_text, item->pos);
    builder->at.element = builder_element(builder, ROLE_LBODY, item->pos);
    builder->at.paragraph = role;
    builder->at.under = style->margin_left;
    struct flow_block **first = builder->at.end;
    flow_blocks(builder, item->blocks);
    flow_hang(builder, first, label, style, label_width);
    if (item->id)
        flow_place(builder, first, item);
    builder_leave(builder, before);
}

/* The column for a list's labels: wider than the style has it where "(xviii)" needs it. */
static length label_column(struct flow_builder *builder, const struct list *list,
                           const struct computed *style, const struct computed *bullets)
{
    length width = style->label_width;
    int32_t number = 0;
    if (list->kind != LIST_DECIMAL && list->kind != LIST_LETTER && list->kind != LIST_ROMAN)
        return width;
    for (const struct list_item *item = list->items; item; item = item->next) {
        const char *string = item_label(builder, list->kind, ++number, bullets);
        length label = flow_label_width(flow_label(builder, style, NULL, string, item->pos));
        if (label + style->font_size / 4 > width)
            width = label + style->font_size / 4;
    }
    return width;
}

void flow_end_list(struct flow_block *first, length below)
{
    struct flow_block *last = first;
    while (last && last->next)
        last = last->next;
    if (last && last->below < below)
        last->below = below;
}

static void flow_list(struct flow_builder *builder, const struct block *block)
{
    const struct list *list = &block->list;
    enum style_role role =
        builder->at.list == STYLE_LIST_ITEM ? list_role(list->kind) : builder->at.list;
    const struct computed *bullets = style_block(builder->sheet, list_role(list->kind));
    struct structure_element *element = builder_element(builder, ROLE_L, block->pos);
    element->numbering = list_numbering(list->kind);
    struct point_of_work before = builder_enter(builder, element);
    set_language(builder, element, block->language);
    /* A list stands under the text of the paragraphs around it: a numbered one, another item. */
    const struct computed *around = style_block(builder->sheet, before.paragraph);
    struct flow_block **first = builder->at.end;
    builder->at.left += around->margin_left;
    builder->at.under = 0;
    const struct computed *style = style_block(builder->sheet, role);
    length width = label_column(builder, list, style, bullets);
    builder->at.left += width - style->label_width;
    int32_t number = 0;
    for (const struct list_item *item = list->items; item; item = item->next) {
        struct flow_block **begins = builder->at.end;
        flow_item(builder, item, role, item_label(builder, list->kind, ++number, bullets), width);
        if (*begins && (number == 2) != !item->next && number > 1)
            (*begins)->parts_item = true;
    }
    flow_end_list(*first, around->margin_bottom);
    builder_leave(builder, before);
}

void flow_caption(struct flow_builder *builder, const struct block *block,
                  const struct inline_node *caption, bool above)
{
    struct text_builder *text = paragraph_open(builder, STYLE_CAPTION, ROLE_CAPTION, block->pos);
    const char *number = numbering_number(builder->numbering, block);
    if (number) {
        const struct computed *style = text_builder_restyle(text, STYLE_STRONG);
        text_builder_own_words(text, number, block->pos);
        text_builder_style(text, style);
        text_builder_string(text, "\u2002");
    }
    const char *before =
        text_builder_speak(text, numbering_language(builder->numbering, block), block->pos);
    text_builder_inlines(text, caption);
    text_builder_unspeak(text, before);
    struct flow_block *flowed = paragraph_close(text);
    flowed->keep_with_next = above;
    if (block->id && above)
        flowed->place = builder_place(builder, block);
}

static void flow_table_with_caption(struct flow_builder *builder, const struct block *block)
{
    struct structure_element *element = builder_element(builder, ROLE_TABLE, block->pos);
    struct point_of_work before = builder_enter(builder, element);
    set_language(builder, element, block->language);
    if (block->table.caption)
        flow_caption(builder, block, block->table.caption, true);
    flow_table_block(builder, block);
    builder_leave(builder, before);
}

static void flow_figure(struct flow_builder *builder, const struct block *block)
{
    const struct figure *figure = &block->figure;
    const struct computed *style = style_block(builder->sheet, STYLE_FIGURE);
    const struct image *image =
        image_load(builder->arena, figure->path, figure->path_pos, builder->diags);
    if (!image)
        return;
    struct structure_element *element =
        figure->alternative ? builder_element(builder, ROLE_FIGURE, block->pos) : NULL;
    struct point_of_work before = builder_enter(builder, element ? element : builder->at.element);
    struct flow_block *flowed = builder_block(builder, FLOW_IMAGE, style, block->pos);
    flowed->image.image = image;
    struct image_size size = image_size(image);
    flowed->image.width = size.width;
    flowed->image.height = size.height;
    flowed->image.share = figure->width;
    flowed->keep_with_next = figure->caption != NULL;
    if (element) {
        element->alternative = figure->alternative;
        flowed->image.content = structure_leaf(builder->structure, element);
    }
    if (block->id)
        flowed->place = builder_place(builder, block);
    if (figure->caption)
        flow_caption(builder, block, figure->caption, false);
    builder_leave(builder, before);
}

static void flow_panel(struct flow_builder *builder, const struct block *block)
{
    const struct computed *style = style_block(builder->sheet, STYLE_PANEL);
    /* One aside does not hold another, and a cell none (ISO/TS 32005, 6.2). */
    bool aside = !builder->at.panel && !builder->at.in_cell;
    struct structure_element *element =
        builder_element(builder, aside ? ROLE_ASIDE : ROLE_SECT, block->pos);
    struct point_of_work before = builder_enter(builder, element);
    set_language(builder, element, block->language);
    struct flow_panel *panel = ARENA_NEW(builder->arena, struct flow_panel);
    panel->style = style;
    panel->outer = before.panel;
    panel->left = before.left + before.under + style->margin_left;
    panel->right = before.right + style->margin_right;
    builder->at.panel = panel;
    builder->at.left = panel->left + style->border_left + style->padding_left;
    builder->at.under = 0;
    builder->at.right = panel->right + style->padding_right;
    builder->at.paragraph = STYLE_NOTE;
    struct flow_block **first = builder->at.end;
    if (block->panel.title)
        flow_inlines(builder, STYLE_NOTE_TITLE, ROLE_P, block->panel.title, block->pos)
            ->keep_with_next = true;
    flow_blocks(builder, block->panel.blocks);
    if (block->panel.formats)
        flow_formats(builder, block->panel.formats);
    if (block->id)
        flow_place(builder, first, block);
    builder_leave(builder, before);
}

static void flow_section(struct flow_builder *builder, const struct block *block)
{
    static const enum style_role roles[] = {STYLE_HEADING_1, STYLE_HEADING_1, STYLE_HEADING_2,
                                            STYLE_HEADING_3, STYLE_HEADING_4};
    int level = builder->at.heading_level + 1;
    struct structure_element *element = builder_element(builder, ROLE_SECT, block->pos);
    struct point_of_work before = builder_enter(builder, element);
    set_language(builder, element, block->language);
    builder->at.heading_level = level;
    flow_heading(builder, block, roles[level < 4 ? level : 4], level, block->pos);
    if (block->exempt)
        flow_exempt_line(builder, block->exempt, block->pos);
    if (!block->withheld)
        flow_blocks(builder, block->section.blocks);
    builder_leave(builder, before);
}

struct flow_block *flow_sequence(struct flow_builder *builder, enum page_sequence sequence,
                                 struct source_pos pos)
{
    const struct computed *style = style_block(builder->sheet, STYLE_BODY);
    struct flow_block *block = builder_block(builder, FLOW_SEQUENCE, style, pos);
    block->sequence.first = style_master(builder->sheet, sequence, SIDE_FIRST);
    block->sequence.left = style_master(builder->sheet, sequence, SIDE_LEFT);
    block->sequence.right = style_master(builder->sheet, sequence, SIDE_RIGHT);
    block->sequence.kind = sequence;
    return block;
}

static void flow_landscape(struct flow_builder *builder, const struct block *block)
{
    enum page_sequence outer = builder->at.sequence;
    flow_sequence(builder, SEQUENCE_LANDSCAPE, block->pos);
    builder->at.sequence = SEQUENCE_LANDSCAPE;
    flow_blocks(builder, block->panel.blocks);
    builder->at.sequence = outer;
    /* What follows, if anything does, goes back to the pages around. */
    flow_sequence(builder, outer, block->pos);
}

static void (*const block_flowers[])(struct flow_builder *, const struct block *) = {
    [BLOCK_PARAGRAPH] = flow_paragraph,
    [BLOCK_LIST] = flow_list,
    [BLOCK_TABLE] = flow_table_with_caption,
    [BLOCK_FIGURE] = flow_figure,
    [BLOCK_CHART] = flow_chart_block,
    [BLOCK_NOTE] = flow_panel,
    [BLOCK_SECTION] = flow_section,
    [BLOCK_LANDSCAPE] = flow_landscape,
    [BLOCK_FORMATS] = flow_panel,
};

/* A section has its heading, number and title, whoever it is for; of other exempt matter a line
 * says that it is, and behind it stands the matter itself in an edition for members. */
static void flow_block_of(struct flow_builder *builder, const struct block *block)
{
    if (block->exempt && block->kind != BLOCK_SECTION) {
        struct flow_block *line = flow_exempt_block(builder, block);
        if (block->withheld)
            return;
        line->keep_with_next = true;
    }
    block_flowers[block->kind](builder, block);
}

void flow_blocks(struct flow_builder *builder, const struct block *blocks)
{
    for (; blocks; blocks = blocks->next) {
        struct point_of_work before = builder->at;
        builder->at.exempt = before.exempt || (blocks->exempt && !blocks->withheld);
        flow_block_of(builder, blocks);
        builder->at.exempt = before.exempt;
        builder->at.language = before.language;
    }
}
