/* SPDX-License-Identifier: Apache-2.0 */
/* flow/improvement.c - the improvement plan: how the actions stand, and one table of them, a
 * priority titling its actions. A column for priorities would repeat a few words down every page at
 * the cost of those that are read. Codes have a column where there are any; partners stand under
 * the officer they work with, a status over the progress that explains it. */
#include "flow/builder.h"

#include "flow/numbering.h"

enum { CODE, ACTION, MEMBER, OFFICER, MILESTONES, DATE, RESOURCES, MEASURE, PROGRESS, COLUMNS };

/* The table while it is made. A column that would be empty for every action is not there. */
struct improvement {
    struct flow_builder *builder;
    struct table_maker *maker;
    bool shown[COLUMNS];
};

/* ---- how actions stand ---- */

static const struct status_sign *progress_sign(enum progress_status status)
{
    static const struct status_sign signs[PROGRESS_COUNT] = {
        [PROGRESS_UNSAID] = {STYLE_ABSENCE, NULL, "", NULL},
        [PROGRESS_NOT_STARTED] = {STYLE_DIRECTION, &symbol_not_started, "Not\u00A0started", NULL},
        [PROGRESS_ON_TARGET] = {STYLE_STATUS_MET, &symbol_on_target, "On\u00A0target", NULL},
        [PROGRESS_BEHIND] = {STYLE_STATUS_NEAR, &symbol_near, "Behind", NULL},
        [PROGRESS_COMPLETE] = {STYLE_STATUS_MET, &symbol_met, "Complete", NULL},
        [PROGRESS_NOT_ACHIEVED] = {STYLE_STATUS_MISSED, &symbol_missed, "Not\u00A0achieved", NULL},
        [PROGRESS_DROPPED] = {STYLE_DIRECTION, &symbol_same, "Dropped", NULL},
    };
    return &signs[status];
}

/* The same in the middle of a sentence. */
static const char *progress_words(enum progress_status status)
{
    static const char *const words[PROGRESS_COUNT] = {
        [PROGRESS_UNSAID] = "not\u00A0reported", [PROGRESS_NOT_STARTED] = "not\u00A0started",
        [PROGRESS_ON_TARGET] = "on\u00A0target", [PROGRESS_BEHIND] = "behind",
        [PROGRESS_COMPLETE] = "complete",        [PROGRESS_NOT_ACHIEVED] = "not\u00A0achieved",
        [PROGRESS_DROPPED] = "dropped",
    };
    return words[status];
}

/* "25 actions at 28 May 2004: 9 complete, 11 on target ...", each behind its sign; nothing where no
 * action says how it stands. */
static void flow_summary(struct flow_builder *builder, const struct part *part)
{
    static const enum progress_status order[] = {
        PROGRESS_COMPLETE,    PROGRESS_ON_TARGET, PROGRESS_BEHIND, PROGRESS_NOT_ACHIEVED,
        PROGRESS_NOT_STARTED, PROGRESS_DROPPED,   PROGRESS_UNSAID,
    };
    struct arena *arena = builder->arena;
    int32_t counts[PROGRESS_COUNT] = {0}, all = 0;
    for (const struct priority *p = part->priorities; p; p = p->next) {
        for (const struct action *a = p->actions; a; a = a->next, all++)
            counts[a->status]++;
    }
    if (counts[PROGRESS_UNSAID] == all)
        return;
    struct text_builder *text = paragraph_open(builder, STYLE_TALLY, ROLE_P, part->pos);
    const char *when = date_text(part->reviewed, arena);
    text_builder_styled(text, STYLE_STRONG,
                        format_text(arena, "%d action%s%s%s:", (int)all, all == 1 ? "" : "s",
                                    *when ? " at " : "", when));
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        text_builder_count(text, progress_sign(order[i]), counts[order[i]],
                           progress_words(order[i]));
    paragraph_close(text)->keep_with_next = true;
}

/* ---- cells ---- */

static const struct cell_request plain_cell = {.role = STYLE_TABLE_CELL};
static const struct cell_request row_head = {
    .role = STYLE_TABLE_ROW_HEAD, .header = true, .scope = SCOPE_ROW};

static void make_head(const struct improvement *improvement, struct source_pos pos)
{
    static const char *const titles[COLUMNS] = {
        [CODE] = "No.",
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
    table_maker_row(improvement->maker, true, pos);
    for (int c = 0; c < COLUMNS; c++) {
        if (improvement->shown[c])
            table_maker_string(improvement->maker, &request, titles[c], pos);
    }
}

/* A paragraph of one string under others in a cell; nothing for NULL. */
static void line(struct flow_builder *builder, const char *string, struct source_pos pos)
{
    if (string)
        flow_string(builder, STYLE_TABLE_CELL, ROLE_P, string, pos);
}

static void code_cell(const struct improvement *improvement, const struct action *action)
{
    const char *code = action->code ? action->code : "";
    table_maker_string(improvement->maker, &row_head, code, action->pos);
    table_maker_continued(improvement->maker, code, action->pos);
}

/* What will be done. It heads its row where no code does. */
static void action_cell(const struct improvement *improvement, const struct action *action)
{
    struct flow_builder *builder = improvement->builder;
    struct cell_request request = plain_cell;
    request.header = !improvement->shown[CODE];
    request.scope = SCOPE_ROW;
    struct point_of_work before = table_maker_enter(improvement->maker, &request, action->pos);
    struct flow_block **first = builder->at.end;
    flow_blocks(builder, action->what);
    if (action->carried_forward)
        line(builder, format_text(builder->arena, "(carried forward: %s)", action->carried_forward),
             action->pos);
    if (action->id)
        flow_place(builder, first, action);
    table_maker_leave(improvement->maker, before);
    if (*first)
        table_maker_continued(improvement->maker, NULL, action->pos);
}

/* Members who lead scrutiny are named as such where the action is part of its programme. */
static const char *lead_name(const struct lead *lead, const struct action *action,
                             struct arena *arena)
{
    static const char *const roles[] = {
        [MEMBER_ORDINARY] = NULL,
        [MEMBER_LEADER] = NULL,
        [MEMBER_DEPUTY_LEADER] = NULL,
        [MEMBER_EXECUTIVE] = NULL,
        [MEMBER_SCRUTINY_CHAIRMAN] = "Chairman",
        [MEMBER_SCRUTINY_VICE_CHAIRMAN] = "Vice-Chairman",
    };
    const struct member *member = lead->member;
    const char *role = member && action->scrutiny ? roles[member->role] : NULL;
    if (!role)
        return lead->name;
    return member->panel ? format_text(arena, "%s, %s of the %s", lead->name, role, member->panel)
                         : format_text(arena, "%s, Scrutiny %s", lead->name, role);
}

/* The text as it was written, then those it does not name, one a paragraph. */
static void leads(const struct improvement *improvement, const struct action *action,
                  const char *text, const struct lead *list)
{
    struct flow_builder *builder = improvement->builder;
    line(builder, text, action->pos);
    for (const struct lead *lead = list; lead; lead = lead->next) {
        if (!lead->in_text)
            line(builder, lead_name(lead, action, builder->arena), lead->pos);
    }
}

static void member_cell(const struct improvement *improvement, const struct action *action)
{
    struct point_of_work before = table_maker_enter(improvement->maker, &plain_cell, action->pos);
    leads(improvement, action, action->lead_member, action->lead_members);
    table_maker_leave(improvement->maker, before);
}

static void partner_line(struct flow_builder *builder, const struct partner *partner)
{
    struct text_builder *text = paragraph_open(builder, STYLE_TABLE_CELL, ROLE_P, partner->pos);
    text_builder_styled(text, STYLE_EMPHASIS, "with ");
    text_builder_inlines(text, partner->name);
    paragraph_close(text);
}

static void officer_cell(const struct improvement *improvement, const struct action *action)
{
    struct point_of_work before = table_maker_enter(improvement->maker, &plain_cell, action->pos);
    leads(improvement, action, action->lead_officer, action->lead_officers);
    for (const struct partner *partner = action->partners; partner; partner = partner->next)
        partner_line(improvement->builder, partner);
    table_maker_leave(improvement->maker, before);
}

/* ---- milestones ---- */

/* "July 2004 (complete): ", before what it is the date of; NULL where there is neither. */
static const char *step_words(const struct milestone *step, struct arena *arena)
{
    const char *words = progress_words(step->status);
    if (step->due.kind && step->status)
        return format_text(arena, "%s (%s): ", step->due.text, words);
    if (step->due.kind)
        return format_text(arena, "%s: ", step->due.text);
    return step->status ? format_text(arena, "(%s) ", words) : NULL;
}

/* A paragraph that begins with the words in strong and goes on with `rest`. */
static struct block *lead_in(struct arena *arena, const struct milestone *step, const char *words,
                             struct inline_node *rest)
{
    struct inline_node *text = ARENA_NEW(arena, struct inline_node);
    struct inline_node *strong = ARENA_NEW(arena, struct inline_node);
    struct block *block = ARENA_NEW(arena, struct block);
    *text = (struct inline_node){.kind = INLINE_TEXT, .pos = step->pos, .text = slice_of(words)};
    *strong = (struct inline_node){
        .kind = INLINE_STRONG, .pos = step->pos, .children = text, .next = rest};
    *block = (struct block){.kind = BLOCK_PARAGRAPH, .pos = step->pos, .inlines = strong};
    return block;
}

/* The words go into the first paragraph of the step, or stand before what is none. */
static struct block *step_blocks(struct arena *arena, const struct milestone *step)
{
    const char *words = step_words(step, arena);
    struct block *first = step->text;
    if (!words)
        return first;
    bool joins = first && first->kind == BLOCK_PARAGRAPH && !first->language;
    struct block *block = lead_in(arena, step, words, joins ? first->inlines : NULL);
    block->id = joins ? first->id : NULL;
    block->next = joins ? first->next : first;
    return block;
}

static void flow_steps(struct flow_builder *builder, const struct milestone *steps)
{
    struct list_item *items = NULL, **link = &items;
    for (const struct milestone *step = steps; step; step = step->next) {
        struct list_item *item = ARENA_NEW(builder->arena, struct list_item);
        item->pos = step->pos;
        item->blocks = step_blocks(builder->arena, step);
        *link = item;
        link = &item->next;
    }
    const struct block list = {.kind = BLOCK_LIST, .pos = steps->pos, .list = {LIST_BULLET, items}};
    flow_blocks(builder, &list);
}

static void milestones_cell(const struct improvement *improvement, const struct action *action)
{
    struct point_of_work before = table_maker_enter(improvement->maker, &plain_cell, action->pos);
    flow_blocks(improvement->builder, action->milestones);
    if (action->steps)
        flow_steps(improvement->builder, action->steps);
    table_maker_leave(improvement->maker, before);
}

/* ---- the rest of the row ---- */

static void date_cell(const struct improvement *improvement, const struct action *action)
{
    table_maker_string(improvement->maker, &plain_cell,
                       action->target.text ? action->target.text : "", action->pos);
}

static void resources_cell(const struct improvement *improvement, const struct action *action)
{
    struct point_of_work before = table_maker_enter(improvement->maker, &plain_cell, action->pos);
    line(improvement->builder, action->within_budgets ? "Within existing budgets" : NULL,
         action->pos);
    flow_blocks(improvement->builder, action->resources);
    table_maker_leave(improvement->maker, before);
}

static void measure_cell(const struct improvement *improvement, const struct action *action)
{
    struct point_of_work before = table_maker_enter(improvement->maker, &plain_cell, action->pos);
    flow_blocks(improvement->builder, action->measure);
    table_maker_leave(improvement->maker, before);
}

static void progress_cell(const struct improvement *improvement, const struct action *action)
{
    struct flow_builder *builder = improvement->builder;
    struct point_of_work before = table_maker_enter(improvement->maker, &plain_cell, action->pos);
    if (action->status) {
        struct text_builder *text = paragraph_open(builder, STYLE_TABLE_CELL, ROLE_P, action->pos);
        text_builder_sign(text, progress_sign(action->status));
        paragraph_close(text);
    }
    flow_blocks(builder, action->progress);
    table_maker_leave(improvement->maker, before);
}

/* ---- the table ---- */

static void (*const cells[COLUMNS])(const struct improvement *, const struct action *) = {
    [CODE] = code_cell,           [ACTION] = action_cell,         [MEMBER] = member_cell,
    [OFFICER] = officer_cell,     [MILESTONES] = milestones_cell, [DATE] = date_cell,
    [RESOURCES] = resources_cell, [MEASURE] = measure_cell,       [PROGRESS] = progress_cell,
};

static void make_priority(const struct improvement *improvement, const struct priority *priority)
{
    struct flow_block *title =
        table_maker_group(improvement->maker, priority->title, priority->pos);
    if (priority->id)
        title->place = builder_place(improvement->builder, priority);
    for (const struct action *a = priority->actions; a; a = a->next) {
        table_maker_row(improvement->maker, false, a->pos);
        for (int c = 0; c < COLUMNS; c++) {
            if (improvement->shown[c])
                cells[c](improvement, a);
        }
    }
}

/* What an action has something to say in. */
static void note_columns(bool shown[COLUMNS], const struct action *action)
{
    shown[CODE] |= action->code != NULL;
    shown[ACTION] = true;
    shown[MEMBER] |= action->lead_members != NULL;
    shown[OFFICER] |= action->lead_officers || action->partners;
    shown[MILESTONES] |= action->milestones || action->steps;
    shown[DATE] |= action->target.kind != DUE_NONE;
    shown[RESOURCES] |= action->within_budgets || action->resources;
    shown[MEASURE] |= action->measure != NULL;
    shown[PROGRESS] |= action->status || action->progress;
}

static void choose_columns(bool shown[COLUMNS], const struct priority *priorities)
{
    for (const struct priority *p = priorities; p; p = p->next) {
        for (const struct action *a = p->actions; a; a = a->next)
            note_columns(shown, a);
    }
}

static void flow_actions(struct flow_builder *builder, const struct part *part)
{
    struct structure_element *element = builder->at.element;
    builder->at.element = structure_add(builder->structure, element, ROLE_TABLE, part->pos);
    struct improvement improvement = {.builder = builder};
    choose_columns(improvement.shown, part->priorities);
    int32_t count = 0;
    for (int c = 0; c < COLUMNS; c++)
        count += improvement.shown[c];
    const struct flow_column *columns = ARENA_ARRAY(builder->arena, count, struct flow_column);
    improvement.maker = table_maker_open(builder, columns, count, "Improvement plan", part->pos);
    make_head(&improvement, part->pos);
    for (const struct priority *p = part->priorities; p; p = p->next)
        make_priority(&improvement, p);
    table_maker_close(improvement.maker);
    builder->at.element = element;
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
        flow_summary(builder, part);
        flow_actions(builder, part);
    }
    builder->at.sequence = outer;
    flow_sequence(builder, outer, part->pos);
}
