/* SPDX-License-Identifier: Apache-2.0 */
/* flow/improvement.c - the improvement plan: one table, a priority titling its actions. A column
 * for priorities would repeat a few words down every page at the cost of those that are read. */
#include "flow/builder.h"

enum { ACTION, MEMBER, OFFICER, MILESTONES, DATE, RESOURCES, MEASURE, PROGRESS, COLUMNS };

static void make_head(struct table_maker *maker, struct source_pos pos)
{
    static const char *const titles[COLUMNS] = {
        [ACTION] = "Action",
        [MEMBER] = "Lead member",
        [OFFICER] = "Lead officer",
        [MILESTONES] = "Milestones",
        [DATE] = "Target date",
        [RESOURCES] = "Resources",
        [MEASURE] = "Measure of success",
        [PROGRESS] = "Progress",
    };
    struct cell_request request = {.role = STYLE_TABLE_HEAD, .header = true, .scope = SCOPE_COLUMN};
    table_maker_row(maker, true, pos);
    for (int c = 0; c < COLUMNS; c++)
        table_maker_string(maker, &request, titles[c], pos);
}

static void blocks_cell(struct flow_builder *builder, struct table_maker *maker,
                        const struct block *blocks, struct source_pos pos)
{
    struct cell_request request = {.role = STYLE_TABLE_CELL};
    struct point_of_work before = table_maker_enter(maker, &request, pos);
    flow_blocks(builder, blocks);
    table_maker_leave(maker, before);
}

static void string_cell(struct table_maker *maker, const char *string, struct source_pos pos)
{
    struct cell_request request = {.role = STYLE_TABLE_CELL};
    table_maker_string(maker, &request, string ? string : "", pos);
}

static void make_action(struct flow_builder *builder, struct table_maker *maker,
                        const struct action *action)
{
    blocks_cell(builder, maker, action->what, action->pos);
    string_cell(maker, action->lead_member, action->pos);
    string_cell(maker, action->lead_officer, action->pos);
    blocks_cell(builder, maker, action->milestones, action->pos);
    string_cell(maker, action->target.text, action->pos);
    blocks_cell(builder, maker, action->resources, action->pos);
    blocks_cell(builder, maker, action->measure, action->pos);
    blocks_cell(builder, maker, action->progress, action->pos);
}

static void make_priority(struct flow_builder *builder, struct table_maker *maker,
                          const struct priority *priority)
{
    struct flow_block *title = table_maker_group(maker, priority->title, priority->pos);
    if (priority->id)
        title->place = builder_place(builder, priority);
    for (const struct action *a = priority->actions; a; a = a->next) {
        table_maker_row(maker, false, a->pos);
        make_action(builder, maker, a);
    }
}

void flow_improvement(struct flow_builder *builder, const struct part *part)
{
    enum page_sequence outer = builder->at.sequence;
    flow_sequence(builder, SEQUENCE_LANDSCAPE, part->pos);
    builder->at.sequence = SEQUENCE_LANDSCAPE;
    builder->at.heading_level = 1;
    flow_heading(builder, part, STYLE_HEADING_1, 1, part->pos);
    flow_blocks(builder, part->blocks);
    if (part->priorities) {
        struct structure_element *element = builder->at.element;
        builder->at.element = structure_add(builder->structure, element, ROLE_TABLE, part->pos);
        const struct flow_column *columns =
            ARENA_ARRAY(builder->arena, COLUMNS, struct flow_column);
        struct table_maker *maker =
            table_maker_open(builder, columns, COLUMNS, "Improvement plan", part->pos);
        make_head(maker, part->pos);
        for (const struct priority *p = part->priorities; p; p = p->next)
            make_priority(builder, maker, p);
        table_maker_close(maker);
        builder->at.element = element;
    }
    builder->at.sequence = outer;
    flow_sequence(builder, outer, part->pos);
}
