/* SPDX-License-Identifier: Apache-2.0 */
/* flow/objectives.c - the objectives, each under its heading, and a summary of them at the end: how
 * each is measured, and which priorities of the improvement plan serve it. */
#include "flow/builder.h"

#include "flow/numbering.h"

static const struct cell_request cell = {.role = STYLE_TABLE_CELL};

/* Any objective's measures, or priorities: a column that would be empty is not there. */
static bool any_measure(const struct objective *objectives)
{
    while (objectives && !objectives->measured_by)
        objectives = objectives->next;
    return objectives;
}

static bool any_priority(const struct objective *objectives)
{
    while (objectives && !objectives->addressed_by)
        objectives = objectives->next;
    return objectives;
}

/* ---- cells ---- */

static void objective_cell(struct table_maker *maker, const struct objective *objective)
{
    static const struct cell_request request = {
        .role = STYLE_TABLE_ROW_HEAD, .header = true, .scope = SCOPE_ROW};
    table_maker_inlines(maker, &request, objective->title, objective->pos);
}

static bool holds(const struct indicator_group *group, const struct indicator *indicator)
{
    const struct indicator *i = group->indicators;
    while (i && i != indicator)
        i = i->next;
    return i;
}

/* A code without the letter of a part: "BV 82" of "BV 82a". */
static struct slice base_code(const struct indicator *indicator)
{
    struct slice code = slice_of(indicator->what.code);
    while (code.count && code.bytes[code.count - 1] >= 'a' && code.bytes[code.count - 1] <= 'z')
        code.count--;
    return code;
}

/* Whether a group holds the parts of one indicator, whose titles say little by themselves, and not
 * indicators on one subject. */
static bool holds_parts(const struct indicator_group *group)
{
    const struct indicator *first = group->indicators, *i = first->next;
    while (i && slice_equal(base_code(i), base_code(first)))
        i = i->next;
    return first->next && !i;
}

/* The title that an indicator shares with the other parts of it, or NULL. */
static const struct inline_node *shared_title(const struct publication *publication,
                                              const struct indicator *indicator)
{
    for (const struct part *part = publication->parts; part; part = part->next) {
        const struct service_block *block = part->kind == PART_INDICATORS ? part->services : NULL;
        for (; block; block = block->next) {
            const struct indicator_group *group = block->groups;
            while (group && !holds(group, indicator))
                group = group->next;
            if (group)
                return holds_parts(group) ? group->title : NULL;
        }
    }
    return NULL;
}

/* The short title, or the whole one behind that which it shares: "Household waste: Recycled". */
static void add_measure(struct text_builder *text, const struct indicator *indicator)
{
    struct flow_builder *builder = text_builder_owner(text);
    text_builder_styled(text, STYLE_STRONG, indicator_code(indicator, builder->arena));
    text_builder_string(text, "\u2002");
    if (indicator->what.short_title) {
        text_builder_string(text, indicator->what.short_title);
        return;
    }
    const struct inline_node *shared = shared_title(builder->publication, indicator);
    if (shared)
        text_builder_string(text,
                            format_text(builder->arena, "%s: ", inline_plain(builder, shared)));
    text_builder_string(text, inline_plain(builder, indicator->what.title));
}

static void measures_cell(struct flow_builder *builder, struct table_maker *maker,
                          const struct objective *objective)
{
    struct point_of_work before = table_maker_enter(maker, &cell, objective->pos);
    for (const struct objective_reference *r = objective->measured_by; r; r = r->next) {
        struct text_builder *text = paragraph_open(builder, STYLE_TABLE_CELL, ROLE_P, r->pos);
        add_measure(text, r->indicator);
        paragraph_close(text);
    }
    table_maker_leave(maker, before);
}

/* "Waste, page 51": the title alone where the edition leaves the priority out. */
static void priorities_cell(struct flow_builder *builder, struct table_maker *maker,
                            const struct objective *objective)
{
    struct point_of_work before = table_maker_enter(maker, &cell, objective->pos);
    for (const struct objective_reference *r = objective->addressed_by; r; r = r->next) {
        const struct anchor *anchor = publication_anchor(builder->publication, r->name);
        struct text_builder *text = paragraph_open(builder, STYLE_TABLE_CELL, ROLE_P, r->pos);
        text_builder_string(text, inline_plain(builder, r->priority->title));
        if (anchor && numbering_present(builder->numbering, anchor)) {
            const struct inline_node page = {
                .kind = INLINE_REFERENCE, .pos = r->pos, .target = anchor, .show = SHOW_PAGE};
            text_builder_string(text, ", page\u00A0");
            text_builder_inlines(text, &page);
        }
        paragraph_close(text);
    }
    table_maker_leave(maker, before);
}

/* ---- the summary ---- */

static void summary_caption(struct flow_builder *builder, const struct part *part)
{
    const char *words = "The objectives in brief";
    if (part->corporate_plan)
        words = format_text(builder->arena, "The objectives of the corporate plan, %s, in brief",
                            part->corporate_plan);
    flow_string(builder, STYLE_CAPTION, ROLE_CAPTION, words, part->pos)->keep_with_next = true;
}

static void flow_summary(struct flow_builder *builder, const struct part *part)
{
    bool measures = any_measure(part->objectives), priorities = any_priority(part->objectives);
    struct cell_request head = {.role = STYLE_TABLE_HEAD, .header = true, .scope = SCOPE_COLUMN};
    struct structure_element *element = builder->at.element;
    builder->at.element = structure_add(builder->structure, element, ROLE_TABLE, part->pos);
    summary_caption(builder, part);
    int32_t count = 1 + measures + priorities;
    const struct flow_column *columns = ARENA_ARRAY(builder->arena, count, struct flow_column);
    struct table_maker *maker =
        table_maker_open(builder, columns, count, "Summary of the objectives", part->pos);
    table_maker_style(maker, STYLE_TABLE_WIDE);
    table_maker_row(maker, true, part->pos);
    table_maker_string(maker, &head, "Objective", part->pos);
    if (measures)
        table_maker_string(maker, &head, "Measured by", part->pos);
    if (priorities)
        table_maker_string(maker, &head, "Priorities for improvement", part->pos);
    for (const struct objective *o = part->objectives; o; o = o->next) {
        table_maker_row(maker, false, o->pos);
        table_maker_row_flags(maker)->keep_together = true;
        objective_cell(maker, o);
        if (measures)
            measures_cell(builder, maker, o);
        if (priorities)
            priorities_cell(builder, maker, o);
    }
    table_maker_close(maker);
    builder->at.element = element;
}

void flow_objectives(struct flow_builder *builder, const struct part *part)
{
    for (const struct objective *o = part->objectives; o; o = o->next) {
        struct structure_element *element = builder_element(builder, ROLE_SECT, o->pos);
        struct point_of_work before = builder_enter(builder, element);
        builder->at.heading_level = 2;
        flow_heading(builder, o, STYLE_HEADING_2, 2, o->pos);
        flow_blocks(builder, o->blocks);
        builder_leave(builder, before);
    }
    if (any_measure(part->objectives) || any_priority(part->objectives))
        flow_summary(builder, part);
}
