/* SPDX-License-Identifier: Apache-2.0 */
/* flow/text.c - a paragraph as it is gathered.
 *
 * Its characters go into one buffer, cut into stretches that share style, structure leaf and link;
 * what is no text, such as the mark of a note, is a stretch of its own. flow/text_items.c makes
 * boxes and glue of it when it is whole. */
#include "flow/text.h"

struct text_builder *text_builder_open(struct flow_builder *builder, const struct computed *style,
                                       struct structure_element *element, struct source_pos pos)
{
    struct arena_mark mark = arena_mark(builder->scratch);
    struct text_builder *text = ARENA_NEW(builder->scratch, struct text_builder);
    text->builder = builder;
    text->mark = mark;
    text->pos = pos;
    text->characters = buffer_open(builder->scratch);
    text->style = style;
    text->language = text->paragraph_language = builder->at.language;
    text->tail = text->axis = SIZE_MAX;
    text->artifact = element == NULL;
    text->open = ARENA_NEW(builder->scratch, struct open_element);
    text->open->element = element;
    return text;
}

struct text_builder *paragraph_open(struct flow_builder *builder, enum style_role role,
                                    enum structure_role element_role, struct source_pos pos)
{
    struct structure_element *element = builder_element(builder, element_role, pos);
    const struct computed *style = style_block(builder->sheet, role);
    struct flow_block *block = builder_block(builder, FLOW_PARAGRAPH, style, pos);
    block->element = element;
    struct text_builder *text = text_builder_open(builder, style, element, pos);
    text->block = block;
    return text;
}

struct text_builder *paragraph_in_cell(struct flow_builder *builder, enum style_role role,
                                       struct source_pos pos)
{
    const struct computed *style = style_block(builder->sheet, role);
    struct flow_block *block = builder_block(builder, FLOW_PARAGRAPH, style, pos);
    struct text_builder *text = text_builder_open(builder, style, builder->at.element, pos);
    text->block = block;
    return text;
}

struct flow_block *paragraph_close(struct text_builder *text)
{
    struct flow_block *block = text->block;
    block->text = text_builder_close(text);
    return block;
}

struct flow_builder *text_builder_owner(const struct text_builder *text)
{
    return text->builder;
}

struct structure_element *text_builder_enter(struct text_builder *text, enum structure_role role,
                                             struct source_pos pos)
{
    struct flow_builder *builder = text->builder;
    struct open_element *open = ARENA_NEW(builder->scratch, struct open_element);
    open->outer = text->open;
    if (!text->artifact)
        open->element = structure_add(builder->structure, text->open->element, role, pos);
    text->open = open;
    text->leaf = NULL;
    return open->element;
}

/* What has a name made of the words in it: said by itself, in lists of headings and of links. */
static bool is_named_by_words(enum structure_role role)
{
    return (role >= ROLE_H1 && role <= ROLE_H6) || role == ROLE_SPAN || role == ROLE_LINK ||
           role == ROLE_REFERENCE;
}

struct structure_element *text_builder_enter_aside(struct text_builder *text,
                                                   enum structure_role role, struct source_pos pos)
{
    struct structure_element *holder = text->open->element;
    if (!holder || !is_named_by_words(holder->role))
        return text_builder_enter(text, role, pos);
    while (is_named_by_words(holder->role))
        holder = holder->parent;
    struct open_element *open = ARENA_NEW(text->builder->scratch, struct open_element);
    open->outer = text->open;
    open->element = structure_add(text->builder->structure, holder, role, pos);
    text->open = open;
    text->leaf = NULL;
    return open->element;
}

void text_builder_leave(struct text_builder *text)
{
    text->open = text->open->outer;
    text->leaf = NULL;
}

static const struct content *leaf_of(struct text_builder *text)
{
    if (!text->leaf && !text->artifact)
        text->leaf = structure_leaf(text->builder->structure, text->open->element);
    return text->leaf;
}

static bool continues(const struct text_builder *text, const struct stretch *last)
{
    return last->special.kind == ITEM_WORD && last->style == text->style &&
           last->content == text->leaf && text->leaf && last->link == text->link &&
           last->language == text->language && text->tail != text->count;
}

static struct stretch *new_stretch(struct text_builder *text)
{
    struct stretch *stretch =
        &ARENA_PUSH(text->builder->scratch, text->stretches, text->count, text->capacity);
    stretch->start = stretch->end = text->characters.count;
    stretch->style = text->style;
    stretch->link = text->link;
    stretch->language = text->language;
    return stretch;
}

static void add_characters(struct text_builder *text, struct slice characters)
{
    if (!characters.count)
        return;
    struct stretch *last = text->count ? &text->stretches[text->count - 1] : NULL;
    if (!last || !continues(text, last))
        last = new_stretch(text);
    last->content = leaf_of(text);
    buffer_add_slice(&text->characters, characters);
    last->end = text->characters.count;
    text->after_mark = false;
}

/* Something without characters of its own. An object replacement character stands for it while
 * breaks are found, except for a note call, which must not part a word from its mark. */
static struct stretch *add_special(struct text_builder *text, enum flow_item_kind kind)
{
    struct stretch *stretch = new_stretch(text);
    stretch->special.kind = (uint8_t)kind;
    if (kind == ITEM_SYMBOL || kind == ITEM_PAGE_NUMBER) {
        stretch->content = leaf_of(text);
        /* both stand for words: break around them as around a letter */
        buffer_add_char(&text->characters, 'x');
        stretch->end = text->characters.count;
    } else if (kind == ITEM_LINE_BREAK) {
        buffer_add_char(&text->characters, '\n');
        stretch->end = text->characters.count;
    }
    return stretch;
}

void text_builder_string(struct text_builder *text, const char *string)
{
    add_characters(text, slice_of(string));
}

void text_builder_slice(struct text_builder *text, struct slice characters)
{
    add_characters(text, characters);
}

const struct computed *text_builder_restyle(struct text_builder *text, enum style_role role)
{
    const struct computed *before = text->style;
    text->style = style_inline(text->builder->sheet, before, role);
    return before;
}

void text_builder_style(struct text_builder *text, const struct computed *style)
{
    text->style = style;
}

const char *text_builder_language(struct text_builder *text, const char *language)
{
    const char *before = text->language;
    text->language = language;
    return before;
}

const char *text_builder_speak(struct text_builder *text, const char *language,
                               struct source_pos pos)
{
    if (!language || strcmp(language, text->language) == 0)
        return NULL;
    struct structure_element *element = text_builder_enter(text, ROLE_SPAN, pos);
    if (element)
        element->language = language;
    return text_builder_language(text, language);
}

void text_builder_unspeak(struct text_builder *text, const char *before)
{
    if (!before)
        return;
    text_builder_leave(text);
    text_builder_language(text, before);
}

void text_builder_styled(struct text_builder *text, enum style_role role, const char *string)
{
    const struct computed *before = text_builder_restyle(text, role);
    text_builder_string(text, string);
    text->style = before;
}

void text_builder_part_marks(struct text_builder *text)
{
    if (text->after_mark)
        text_builder_styled(text, STYLE_NOTE_MARK, ",");
}

void text_builder_mark(struct text_builder *text, const char *mark)
{
    text_builder_styled(text, STYLE_NOTE_MARK, mark);
    text->after_mark = true;
}

void text_builder_call(struct text_builder *text, struct flow_note *note)
{
    add_special(text, ITEM_NOTE)->special.note = note;
    text->page_numbers = text->page_numbers || note->page_numbers;
}

void text_builder_gap(struct text_builder *text)
{
    struct slice said = buffer_slice(&text->characters);
    if (said.count && said.bytes[said.count - 1] == ':') {
        text_builder_string(text, "\u2003");
        return;
    }
    struct structure_element *element = text_builder_enter(text, ROLE_SPAN, text->pos);
    if (element)
        element->actual_text = ", ";
    text_builder_string(text, "\u2003");
    text_builder_leave(text);
}

void text_builder_sign_for(struct text_builder *text, const char *sign, const char *said)
{
    struct structure_element *element = text_builder_enter(text, ROLE_SPAN, text->pos);
    if (element)
        element->alternative = said;
    text_builder_string(text, sign);
    text_builder_leave(text);
}

void text_builder_symbol(struct text_builder *text, const struct flow_symbol *symbol)
{
    add_special(text, ITEM_SYMBOL)->special.symbol = symbol;
}

void text_builder_page_number(struct text_builder *text, place target)
{
    text->page_numbers = true;
    add_special(text, ITEM_PAGE_NUMBER)->special.target = target;
}

void text_builder_line_break(struct text_builder *text)
{
    add_special(text, ITEM_LINE_BREAK);
}

void text_builder_tail(struct text_builder *text, bool leader)
{
    text->tail = text->count;
    text->leader = leader;
}

void text_builder_decimal(struct text_builder *text)
{
    text->decimal = true;
}

/* A link inside a link would be two things to one tap: the outer one has it. */
struct flow_link *text_builder_link(struct text_builder *text, const char *uri, place target,
                                    const char *description, struct source_pos pos)
{
    if (text->link) {
        text->inner_links++;
        return NULL;
    }
    struct structure_element *element = text_builder_enter(text, ROLE_LINK, pos);
    if (!element)
        return NULL;
    struct flow_link *link = ARENA_NEW(text->builder->arena, struct flow_link);
    *link = (struct flow_link){
        .uri = uri, .target = target, .description = description, .element = element};
    text->link = link;
    return link;
}

void text_builder_unlink(struct text_builder *text)
{
    if (text->inner_links) {
        text->inner_links--;
        return;
    }
    text->link = NULL;
    text_builder_leave(text);
}
