/* SPDX-License-Identifier: Apache-2.0 */
/* flow/parts.c - the parts of the plan, one function a kind. */
#include "flow/builder.h"

#include "flow/numbering.h"

/* The cover: the logo or picture, the title with room above it, the council. No running feet. */
static void flow_cover(struct flow_builder *builder, const struct part *part)
{
    const struct metadata *metadata = &builder->publication->metadata;
    const struct cover *cover = &part->cover;
    const char *logo = style_logo(builder->sheet);
    const char *picture = cover->image ? cover->image : logo;
    if (picture) {
        const struct block figure = {
            .kind = BLOCK_FIGURE,
            .pos = part->pos,
            .figure = {.path = picture,
                       .path_pos = cover->image ? cover->image_pos : part->pos,
                       .alternative = cover->image ? cover->image_alternative : metadata->council}};
        flow_blocks(builder, &figure);
    }
    flow_string(builder, STYLE_COVER_COUNCIL, ROLE_P, metadata->council, part->pos);
    if (cover->title)
        flow_inlines(builder, STYLE_COVER_TITLE, ROLE_TITLE, cover->title, part->pos);
    else
        flow_string(builder, STYLE_COVER_TITLE, ROLE_TITLE, metadata->title, part->pos);
    if (cover->subtitle)
        flow_inlines(builder, STYLE_COVER_SUBTITLE, ROLE_P, cover->subtitle, part->pos);
    flow_blocks(builder, part->blocks);
}

static void flow_part_heading(struct flow_builder *builder, const struct part *part)
{
    builder->at.heading_level = 1;
    flow_heading(builder, part, STYLE_HEADING_1, 1, part->pos);
}

/* A part that begins with landscape pages has its heading there, not alone on a page before them.
 */
static void flow_plain_part(struct flow_builder *builder, const struct part *part)
{
    const struct block *blocks = part->blocks;
    enum page_sequence outer = builder->at.sequence;
    bool wide = blocks && blocks->kind == BLOCK_LANDSCAPE && !blocks->exempt && !part->withheld;
    if (wide) {
        flow_sequence(builder, SEQUENCE_LANDSCAPE, part->pos);
        builder->at.sequence = SEQUENCE_LANDSCAPE;
    }
    flow_part_heading(builder, part);
    if (part->exempt)
        flow_exempt_line(builder, part->exempt, part->pos);
    if (part->withheld)
        return;
    if (wide) {
        flow_blocks(builder, blocks->panel.blocks);
        flow_sequence(builder, outer, part->pos);
        builder->at.sequence = outer;
        blocks = blocks->next;
    }
    flow_blocks(builder, blocks);
}

/* Names under a foreword, with room above each for the hand-written one. */
static void flow_foreword(struct flow_builder *builder, const struct part *part)
{
    flow_plain_part(builder, part);
    for (const struct foreword_signature *s = part->signatures; s; s = s->next) {
        struct text_builder *text = paragraph_open(builder, STYLE_SIGNATURE, ROLE_P, part->pos);
        text_builder_styled(text, STYLE_STRONG, s->name);
        if (s->post) {
            text_builder_line_break(text);
            text_builder_string(text, s->post);
        }
        paragraph_close(text);
    }
}

static void flow_objectives_part(struct flow_builder *builder, const struct part *part)
{
    flow_plain_part(builder, part);
    flow_objectives(builder, part);
}

/* A definition list: PDF has none, so an L whose labels are the terms. */
static void flow_glossary(struct flow_builder *builder, const struct part *part)
{
    flow_plain_part(builder, part);
    const struct computed *style = style_block(builder->sheet, STYLE_GLOSSARY_TEXT);
    struct structure_element *list = builder_element(builder, ROLE_L, part->pos);
    list->numbering = NUMBERING_TERMS;
    struct point_of_work before = builder_enter(builder, list);
    for (const struct glossary_entry *entry = part->glossary; entry; entry = entry->next) {
        builder->at.element = structure_add(builder->structure, list, ROLE_LI, entry->pos);
        struct structure_element *term = builder_element(builder, ROLE_LBL, entry->pos);
        struct flow_text *label = ARENA_NEW(builder->arena, struct flow_text);
        const struct computed *term_style = style_block(builder->sheet, STYLE_GLOSSARY_TERM);
        struct text_builder *text = text_builder_open(builder, term_style, term, entry->pos);
        text_builder_inlines(text, entry->term);
        text_builder_string(text, " ");
        *label = text_builder_close(text);
        builder->at.element = builder_element(builder, ROLE_LBODY, entry->pos);
        builder->at.paragraph = STYLE_GLOSSARY_TEXT;
        builder->at.under = style->margin_left;
        struct flow_block **first = builder->at.end;
        flow_blocks(builder, entry->definition);
        flow_hang(builder, first, label, style, style->label_width);
        if (entry->id)
            flow_place(builder, first, entry);
    }
    builder_leave(builder, before);
}

static void flow_formats_part(struct flow_builder *builder, const struct part *part)
{
    flow_plain_part(builder, part);
    flow_formats(builder, part->formats);
}

static void (*const part_flowers[])(struct flow_builder *, const struct part *) = {
    [PART_SUMMARY] = flow_summary_part,    [PART_COVER] = flow_cover,
    [PART_FOREWORD] = flow_foreword,       [PART_CONTENTS] = flow_contents,
    [PART_SECTION] = flow_plain_part,      [PART_OBJECTIVES] = flow_objectives_part,
    [PART_IMPROVEMENT] = flow_improvement, [PART_INDICATORS] = flow_indicators,
    [PART_CONTRACTS] = flow_contracts,     [PART_ANNEX] = flow_plain_part,
    [PART_GLOSSARY] = flow_glossary,       [PART_FORMATS] = flow_formats_part,
};

/* Pages a part stands on when it does not choose for itself. */
static enum page_sequence sequence_of(const struct part *part)
{
    return part->kind == PART_COVER     ? SEQUENCE_COVER
           : part->kind == PART_SUMMARY ? SEQUENCE_SUMMARY
                                        : SEQUENCE_PLAN;
}

/* ---- page numbers ---- */

/* What the pages of a plan are counted in, one after the other. */
struct folios {
    struct flow_builder *builder;
    const struct page_numbering *front, *body;
    const struct part *first_body; /* the parts before it are front matter */
};

static const struct page_numbering *new_numbering(struct flow_builder *builder,
                                                  enum numbering_form form, const char *prefix)
{
    struct page_numbering *numbering = ARENA_NEW(builder->arena, struct page_numbering);
    *numbering = (struct page_numbering){form, prefix};
    return numbering;
}

static bool is_front_matter(const struct part *part)
{
    return part->kind == PART_COVER || part->kind == PART_CONTENTS || part->kind == PART_FOREWORD;
}

static struct folios open_folios(struct flow_builder *builder, const struct part *parts)
{
    struct folios folios = {.builder = builder, .first_body = parts};
    folios.front = folios.body = new_numbering(builder, NUMBER_DECIMAL, "");
    if (!style_page_numbers(builder->sheet)->front_roman)
        return folios;
    while (folios.first_body && is_front_matter(folios.first_body))
        folios.first_body = folios.first_body->next;
    folios.front = new_numbering(builder, NUMBER_LOWER_ROMAN, "");
    return folios;
}

/* The numbering of a part's pages; `front`: no part of the body has come yet. */
static const struct page_numbering *folios_of(const struct folios *folios, const struct part *part,
                                              bool front)
{
    struct flow_builder *builder = folios->builder;
    const char *letter = numbering_annex(builder->numbering, part);
    if (letter && style_page_numbers(builder->sheet)->annexes_lettered)
        return new_numbering(builder, NUMBER_DECIMAL, format_text(builder->arena, "%s-", letter));
    return front ? folios->front : folios->body;
}

void flow_parts(struct flow_builder *builder, const struct part *parts)
{
    if (!parts)
        return;
    struct structure_element *plan = builder_element(builder, ROLE_PART, parts->pos);
    struct point_of_work before = builder_enter(builder, plan);
    struct folios folios = open_folios(builder, parts);
    const struct page_numbering *counted = NULL;
    bool front = true;
    enum page_sequence current = SEQUENCE_COUNT;
    for (const struct part *part = parts; part; part = part->next) {
        struct structure_element *element =
            structure_add(builder->structure, plan, ROLE_SECT, part->pos);
        if (part->language)
            element->language = part->language;
        builder->at.element = element;
        builder->at.sequence = sequence_of(part);
        front = front && part != folios.first_body;
        const struct page_numbering *numbering = folios_of(&folios, part, front);
        if (sequence_of(part) != current || numbering != counted) {
            struct flow_block *start = flow_sequence(builder, sequence_of(part), part->pos);
            start->sequence.restart = !counted;
            start->sequence.numbering = numbering;
            start->sequence.part = builder->publication->metadata.title;
            current = sequence_of(part);
            counted = numbering;
        }
        struct point_of_work at = builder->at;
        if (part->language)
            builder->at.language = part->language;
        builder->at.exempt = part->exempt && !part->withheld;
        part_flowers[part->kind](builder, part);
        builder_leave(builder, at);
    }
    builder_leave(builder, before);
}
