/* SPDX-License-Identifier: Apache-2.0 */
/* flow/report.c - the covering report as an English council's committee knows it: the banner with
 * agenda item, committee and date, the title, "(Report by ...)", numbered sections and paragraphs,
 * background papers and the contact officer. */
#include "flow/builder.h"

#include "flow/numbering.h"

/* A line with something at either end. */
static void flow_two_ends(struct flow_builder *builder, const char *left, const char *right,
                          struct source_pos pos)
{
    struct text_builder *text = paragraph_open(builder, STYLE_REPORT_BANNER, ROLE_P, pos);
    text_builder_string(text, left);
    text_builder_string(text, " ");
    text_builder_tail(text, false);
    text_builder_string(text, right);
    paragraph_close(text);
}

static void flow_banner(struct flow_builder *builder, const struct report *report)
{
    struct arena *arena = builder->arena;
    flow_two_ends(builder, report->committee, date_text(report->date, arena), report->pos);
    if (report->agenda_item)
        flow_string(builder, STYLE_REPORT_BANNER, ROLE_P,
                    format_text(arena, "Agenda item no. %s", report->agenda_item), report->pos);
    flow_heading(builder, report, STYLE_REPORT_TITLE, 1, report->pos);
    if (report->report_by)
        flow_string(builder, STYLE_REPORT_BY, ROLE_P,
                    format_text(arena, "(Report by the %s)", report->report_by), report->pos);
}

static void flow_report_section(struct flow_builder *builder, const struct block *block)
{
    struct structure_element *element = builder_element(builder, ROLE_SECT, block->pos);
    struct point_of_work before = builder_enter(builder, element);
    builder->at.heading_level = 2;
    builder->at.paragraph = STYLE_REPORT_PARAGRAPH;
    builder->at.exempt = block->exempt && !block->withheld;
    flow_heading(builder, block, STYLE_REPORT_HEADING, 2, block->pos);
    if (block->exempt)
        flow_exempt_line(builder, block->exempt, block->pos);
    if (!block->withheld)
        flow_blocks(builder, block->section.blocks);
    builder_leave(builder, before);
}

static void flow_papers(struct flow_builder *builder, const struct report *report)
{
    struct structure_element *element = builder_element(builder, ROLE_SECT, report->pos);
    struct point_of_work before = builder_enter(builder, element);
    builder->at.paragraph = STYLE_REPORT_CLOSE;
    flow_string(builder, STYLE_REPORT_HEADING, ROLE_H2, "Background papers", report->pos)
        ->keep_with_next = true;
    if (!report->papers)
        flow_string(builder, STYLE_REPORT_CLOSE, ROLE_P, "None.", report->pos);
    for (const struct paper *paper = report->papers; paper; paper = paper->next)
        flow_inlines(builder, STYLE_REPORT_CLOSE, ROLE_P, paper->text, paper->pos)->keep_with_next =
            paper->next != NULL;
    builder_leave(builder, before);
}

static void flow_contact(struct flow_builder *builder, const struct person *contact)
{
    struct text_builder *text = paragraph_open(builder, STYLE_REPORT_CLOSE, ROLE_P, contact->pos);
    text_builder_styled(text, STYLE_STRONG, "Contact Officer: ");
    text_builder_string(text, contact->name);
    if (contact->post)
        text_builder_string(text, format_text(builder->arena, ", %s", contact->post));
    flow_telephone_line(text, contact->telephone, contact->telephone_uri, contact->pos);
    flow_email_line(text, contact->email, contact->pos);
    paragraph_close(text);
}

/* "10.10" is wider than "1.1": the widest number of the report sets the column for all of them, so
 * that the text keeps one left edge. Numbers in the margin reach further into it; where they have
 * a column of the body, all that stands right of it moves over. */
static void align_labels(struct flow_builder *builder, struct flow_block *first)
{
    const struct computed *style = style_block(builder->sheet, STYLE_REPORT_PARAGRAPH);
    length widest = 0, given = style->label_width;
    for (struct flow_block *block = first; block; block = block->next) {
        if (block->kind != FLOW_PARAGRAPH || !block->label || block->style != style)
            continue;
        length wanted = flow_label_width(block->label) + style->font_size / 2;
        widest = wanted > widest ? wanted : widest;
    }
    if (widest <= given)
        return;
    for (struct flow_block *block = first; block; block = block->next) {
        if (style->margin_left >= given && block->left >= given && !block->panel)
            block->left += widest - given;
        if (block->kind == FLOW_PARAGRAPH && block->label && block->label_width == given)
            block->label_width = widest;
    }
}

void flow_report(struct flow_builder *builder, const struct report *report)
{
    struct structure_element *element = builder_element(builder, ROLE_PART, report->pos);
    struct point_of_work before = builder_enter(builder, element);
    builder->at.sequence = SEQUENCE_REPORT;
    struct flow_block *start = flow_sequence(builder, SEQUENCE_REPORT, report->pos);
    static const struct page_numbering decimal = {NUMBER_DECIMAL, ""};
    start->sequence.restart = true;
    start->sequence.numbering = &decimal;
    start->sequence.part = report->committee;
    flow_banner(builder, report);
    for (const struct block *section = report->sections; section; section = section->next)
        flow_report_section(builder, section);
    flow_papers(builder, report);
    flow_contact(builder, &report->contact);
    align_labels(builder, start);
    builder_leave(builder, before);
}
