/* SPDX-License-Identifier: Apache-2.0 */
/* flow/formats.c - other formats and languages: a line for each language in that language, whom to
 * ask, how to comment and lines to do it on. And the lines of a person's telephone and e-mail,
 * which the report ends with too. */
#include "flow/builder.h"

void flow_telephone_line(struct text_builder *text, const char *number, const char *uri,
                         struct source_pos pos)
{
    if (!number)
        return;
    text_builder_line_break(text);
    text_builder_symbol(text, &symbol_telephone);
    text_builder_string(text, "\u00A0\u00A0");
    text_builder_link(text, uri, 0, number, pos);
    text_builder_string(text, number);
    text_builder_unlink(text);
}

/* "E-mail: policy@..." and the like: a word, and an address that is a link. Numbers to dial are not
 * underlined: who reads on paper dials them all the same. */
static void address_line(struct text_builder *text, const char *word, const char *uri,
                         const char *address, struct source_pos pos)
{
    text_builder_line_break(text);
    text_builder_string(text, word);
    text_builder_link(text, uri, 0, address, pos);
    if (strncmp(uri, "tel:", 4) == 0)
        text_builder_string(text, address);
    else
        text_builder_styled(text, STYLE_LINK, address);
    text_builder_unlink(text);
}

void flow_email_line(struct text_builder *text, const char *email, struct source_pos pos)
{
    struct arena *arena = text_builder_owner(text)->arena;
    if (email)
        address_line(text, "E-mail: ", format_text(arena, "mailto:%s", email), email, pos);
}

/* ---- languages ---- */

static const struct flow_text *language_name(struct flow_builder *builder,
                                             const struct offer *offer,
                                             const struct computed *style,
                                             struct structure_element *element)
{
    style = style_inline(builder->sheet, style, STYLE_STRONG);
    return flow_label(builder, style, element, offer->name, offer->pos);
}

/* The column for the names of the languages, which the widest of them sets. */
static length name_column(struct flow_builder *builder, const struct offer *offers,
                          const struct computed *style)
{
    length width = 0;
    for (const struct offer *o = offers; o; o = o->next) {
        length name = o->name ? flow_label_width(language_name(builder, o, style, NULL)) : 0;
        width = name > width ? name : width;
    }
    return width ? width + style->font_size : 0;
}

static void flow_offer(struct flow_builder *builder, const struct offer *offer, length column)
{
    const struct computed *style = style_block(builder->sheet, STYLE_OFFER);
    const struct block paragraph = {.kind = BLOCK_PARAGRAPH,
                                    .pos = offer->pos,
                                    .language = offer->language,
                                    .inlines = offer->text};
    struct point_of_work before = builder->at;
    builder->at.element = builder_element(builder, ROLE_LI, offer->pos);
    struct structure_element *name =
        offer->name ? builder_element(builder, ROLE_LBL, offer->pos) : NULL;
    const struct flow_text *label = name ? language_name(builder, offer, style, name) : NULL;
    builder->at.element = builder_element(builder, ROLE_LBODY, offer->pos);
    builder->at.paragraph = STYLE_OFFER;
    builder->at.left += column;
    builder->at.under = style->margin_left;
    struct flow_block **first = builder->at.end;
    flow_blocks(builder, &paragraph);
    if (label)
        flow_hang(builder, first, label, style, column);
    builder_leave(builder, before);
}

static void flow_offers(struct flow_builder *builder, const struct offer *offers)
{
    const struct computed *style = style_block(builder->sheet, STYLE_OFFER);
    struct point_of_work before = builder->at;
    builder->at.element = builder_element(builder, ROLE_L, offers->pos);
    builder->at.element->numbering = NUMBERING_TERMS;
    length column = name_column(builder, offers, style);
    struct flow_block **first = builder->at.end;
    for (const struct offer *o = offers; o; o = o->next)
        flow_offer(builder, o, column);
    flow_end_list(*first, style_block(builder->sheet, before.paragraph)->margin_bottom);
    builder_leave(builder, before);
}

/* ---- whom to ask, how to comment ---- */

static void add_details(struct text_builder *text, const struct contact_details *details)
{
    struct source_pos pos = details->pos;
    if (details->name)
        text_builder_styled(text, STYLE_STRONG, details->name);
    if (details->name && details->address)
        text_builder_line_break(text);
    text_builder_inlines(text, details->address);
    flow_telephone_line(text, details->telephone, details->telephone_uri, pos);
    if (details->textphone)
        address_line(text, "Textphone: ", details->textphone_uri, details->textphone, pos);
    if (details->fax) {
        text_builder_line_break(text);
        text_builder_string(text, "Fax: ");
        text_builder_string(text, details->fax);
    }
    flow_email_line(text, details->email, pos);
    if (details->web)
        address_line(text, "", details->web, details->web, pos);
}

static void flow_details(struct flow_builder *builder, const struct contact_details *details)
{
    struct text_builder *text =
        paragraph_open(builder, builder->at.paragraph, ROLE_P, details->pos);
    add_details(text, details);
    paragraph_close(text);
}

struct flow_block *flow_ink_line(struct flow_builder *builder, struct source_pos pos)
{
    const struct computed *style = style_block(builder->sheet, STYLE_INK_LINE);
    struct flow_block *line = builder_block(builder, FLOW_SPACE, style, pos);
    line->space = style->line_height;
    line->boxed = true;
    return line;
}

static void flow_comment(struct flow_builder *builder, const struct formats *formats)
{
    bool panel = builder->at.panel;
    flow_string(builder, panel ? STYLE_NOTE_TITLE : STYLE_HEADING_2, panel ? ROLE_P : ROLE_H2,
                "How to comment", formats->comment_pos);
    flow_blocks(builder, formats->comment);
    for (int32_t i = 0; i < formats->comment_lines; i++)
        flow_ink_line(builder, formats->comment_pos);
}

void flow_formats(struct flow_builder *builder, const struct formats *formats)
{
    if (formats->offers)
        flow_offers(builder, formats->offers);
    if (formats->contact)
        flow_details(builder, formats->contact);
    if (formats->comment)
        flow_comment(builder, formats);
}
