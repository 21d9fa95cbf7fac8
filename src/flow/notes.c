/* SPDX-License-Identifier: Apache-2.0 */
/* flow/notes.c - footnotes: the mark where one is called, its blocks for the foot of the page.
 *
 * Each leads to the other, the mark to the note and the note's label back to the first mark, and
 * both say so in the structure. The note stands in the tree where it is called first, so it is read
 * there, but behind a heading, link or abbreviation that calls it: their names are their words; on
 * the pages it may be printed again wherever it is called again, for the eye alone. */
#include "flow/builder.h"

/* The mark: a reference around the link that shows the number. */
static struct structure_element *add_mark(struct text_builder *text, const struct flow_note *note,
                                          struct source_pos pos)
{
    struct arena *arena = text_builder_owner(text)->arena;
    text_builder_part_marks(text);
    struct structure_element *element = text_builder_enter(text, ROLE_REFERENCE, pos);
    struct flow_link *link = text_builder_link(
        text, NULL, note->stands, format_text(arena, "Footnote %s", note->number), pos);
    if (link)
        link->small = true;
    text_builder_mark(text, note->number);
    text_builder_unlink(text);
    text_builder_leave(text);
    return element;
}

/* The number before the note. */
static const struct flow_text *make_label(struct flow_builder *builder,
                                          const struct flow_note *note,
                                          const struct computed *style, struct source_pos pos)
{
    struct structure_element *element = builder_element(builder, ROLE_LBL, pos);
    struct text_builder *text = text_builder_open(
        builder, style_inline(builder->sheet, style, STYLE_NOTE_MARK), element, pos);
    struct flow_link *link = text_builder_link(
        text, NULL, note->called,
        format_text(builder->arena, "Back to where footnote %s is called", note->number), pos);
    link->small = true;
    text_builder_string(text, note->number);
    text_builder_string(text, " ");
    text_builder_unlink(text);
    struct flow_text *label = ARENA_NEW(builder->arena, struct flow_text);
    *label = text_builder_close(text);
    return label;
}

/* The note's own blocks: the number is the label of the first. */
static void flow_note(struct flow_builder *builder, struct flow_note *note,
                      const struct block *blocks, struct source_pos pos)
{
    const struct computed *style = style_block(builder->sheet, STYLE_FOOTNOTE);
    struct point_of_work before = builder_enter(builder, note->element);
    builder->at.end = &note->blocks;
    builder->at.panel = NULL;
    builder->at.note = note;
    builder->at.in_cell = false;
    builder->at.left = builder->at.right = 0;
    builder->at.under = style->margin_left;
    builder->at.paragraph = STYLE_FOOTNOTE;
    builder->at.list = STYLE_FOOTNOTE;
    const struct flow_text *label = make_label(builder, note, style, pos);
    flow_blocks(builder, blocks);
    flow_hang(builder, &note->blocks, label, style, style->label_width);
    builder_leave(builder, before);
}

static struct flow_note *open_note(struct flow_builder *builder, const struct block *blocks)
{
    void **slot = map_slot(builder->notes, (struct slice){(const char *)&blocks, sizeof blocks});
    struct flow_note *note = ARENA_NEW(builder->arena, struct flow_note);
    const struct flow_note *first = *slot;
    if (first) {
        *note = *first;
        note->same = *slot;
    } else {
        note->number = format_text(builder->arena, "%d", ++builder->note_count);
        note->called = builder_new_place(builder);
        note->stands = builder_new_place(builder);
        *slot = note;
    }
    return note;
}

void text_builder_note(struct text_builder *text, const struct block *blocks, struct source_pos pos)
{
    struct flow_builder *builder = text_builder_owner(text);
    struct flow_note *note = open_note(builder, blocks);
    note->mark = add_mark(text, note, pos);
    if (!note->same) {
        note->element = text_builder_enter_aside(text, ROLE_NOTE, pos);
        if (note->element)
            flow_note(builder, note, blocks, pos);
        text_builder_leave(text);
    }
    text_builder_call(text, note);
    if (note->mark && note->element)
        structure_refer(builder->structure, note->mark, note->element);
}
