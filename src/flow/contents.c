/* SPDX-License-Identifier: Apache-2.0 */
/* flow/contents.c - the table of contents: title, leader, the page where it stands.
 *
 * What belongs to a chapter is a list of its own in the chapter's item (ISO 32000-1, table 333), so
 * that whoever hears it can pass it over. */
#include "flow/builder.h"

#include "flow/numbering.h"

#define LEVELS 3

/* The lists that are open, from the outermost in. */
struct lists {
    struct structure_element *list[LEVELS + 1], *item[LEVELS + 1]; /* of each its last item */
    int level[LEVELS + 1]; /* of its headings; 0 of the one that is no list but around all */
    int depth;
};

/* The list that a heading of that level goes into: one of its own where it is deeper than the
 * heading before. Where levels are left out there is no list for them. */
static struct structure_element *list_for(struct flow_builder *builder, struct lists *lists,
                                          int level, struct source_pos pos)
{
    while (lists->depth > 1 && lists->level[lists->depth] > level &&
           lists->level[lists->depth - 1] >= level)
        lists->depth--;
    if (lists->depth == 0 || level > lists->level[lists->depth]) {
        struct structure_element *around = lists->item[lists->depth++];
        lists->list[lists->depth] = structure_add(builder->structure, around, ROLE_TOC, pos);
    }
    lists->level[lists->depth] = level;
    return lists->list[lists->depth];
}

static void flow_entry(struct flow_builder *builder, struct lists *lists,
                       const struct heading *heading, struct source_pos pos)
{
    static const enum style_role roles[] = {STYLE_CONTENTS_1, STYLE_CONTENTS_1, STYLE_CONTENTS_2,
                                            STYLE_CONTENTS_3};
    const struct computed *style = style_block(builder->sheet, roles[heading->level]);
    place target = builder_place(builder, heading->thing);
    struct structure_element *item = structure_add(
        builder->structure, list_for(builder, lists, heading->level, pos), ROLE_TOCI, pos);
    lists->item[lists->depth] = item;
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
    struct lists lists = {.item = {builder->at.element}};
    for (size_t i = 0; i < numbering_heading_count(builder->numbering); i++) {
        const struct heading *entry = numbering_heading(builder->numbering, i);
        if (entry->listed && entry->level <= part->contents_depth && entry->level <= LEVELS)
            flow_entry(builder, &lists, entry, part->pos);
    }
}
