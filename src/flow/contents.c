/* SPDX-License-Identifier: Apache-2.0 */
/* flow/contents.c - the table of contents: title, leader, the page where it stands. */
#include "flow/builder.h"

#include "flow/numbering.h"

static void flow_entry(struct flow_builder *builder, const struct heading *heading,
                       struct source_pos pos)
{
    static const enum style_role roles[] = {STYLE_CONTENTS_1, STYLE_CONTENTS_1, STYLE_CONTENTS_2,
                                            STYLE_CONTENTS_3};
    const struct computed *style = style_block(builder->sheet, roles[heading->level]);
    place target = builder_place(builder, heading->thing);
    struct structure_element *item = builder_element(builder, ROLE_TOCI, pos);
    struct flow_block *block = builder_block(builder, FLOW_PARAGRAPH, style, pos);
    block->element = item;
    struct text_builder *text = text_builder_open(builder, style, item, pos);
    text_builder_enter(text, ROLE_REFERENCE, pos);
    text_builder_link(text, NULL, target, heading->plain, pos);
    if (heading->number) {
        text_builder_own_words(text, heading->number, pos);
        text_builder_string(text, "\u2002");
    }
    const struct inline_node *title = numbering_title(builder->numbering, heading->thing);
    if (title)
        text_builder_title(text, title, numbering_language(builder->numbering, heading->thing),
                           pos);
    else
        text_builder_own_words(text, heading->plain, pos);
    text_builder_string(text, " ");
    text_builder_tail(text, true);
    text_builder_page_number(text, target);
    text_builder_unlink(text);
    text_builder_leave(text);
    block->text = text_builder_close(text);
}

void flow_contents(struct flow_builder *builder, const struct part *part)
{
    const char *title = part->title ? inline_plain(builder, part->title) : part_title(part);
    struct flow_block *heading = flow_string(builder, STYLE_HEADING_1, ROLE_H1, title, part->pos);
    heading->running = title;
    heading->outline_level = 1;
    heading->outline_title = title;
    if (part->id)
        heading->place = builder_place(builder, part);
    flow_blocks(builder, part->blocks);
    struct point_of_work before =
        builder_enter(builder, builder_element(builder, ROLE_TOC, part->pos));
    for (size_t i = 0; i < numbering_heading_count(builder->numbering); i++) {
        const struct heading *entry = numbering_heading(builder->numbering, i);
        if (entry->listed && entry->level <= part->contents_depth && entry->level <= 3)
            flow_entry(builder, entry, part->pos);
    }
    builder_leave(builder, before);
}
