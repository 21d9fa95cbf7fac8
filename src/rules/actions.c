/* SPDX-License-Identifier: Apache-2.0 */
/* The actions of the improvement plan: who leads them, by when, with what, and how they stand. */
#include "rules/check.h"

static const char *subject(const struct action *action)
{
    return action->id ? action->id : action->code;
}

/* ---- people ---- */

static void check_person(struct check *check, const struct action *action, const struct lead *lead)
{
    const struct metadata *metadata = &check->publication->metadata;
    if (!lead->member && !lead->officer && (metadata->members || metadata->officers))
        find(check, FAULT_person_unknown, lead->pos, subject(action), lead->name);
}

static bool led_by_scrutiny(const struct action *action)
{
    const struct lead *lead = action->lead_members;
    while (lead && !(lead->member && lead->member->role == MEMBER_SCRUTINY_CHAIRMAN))
        lead = lead->next;
    return lead;
}

static void check_leads(struct check *check, const struct action *action)
{
    if (!action->lead_members)
        find(check, FAULT_member_missing, action->pos, subject(action));
    if (!action->lead_officers)
        find(check, FAULT_officer_missing, action->pos, subject(action));
    if (action->scrutiny && !led_by_scrutiny(action))
        find(check, FAULT_scrutiny_led_otherwise, action->pos, subject(action));
    for (const struct lead *lead = action->lead_members; lead; lead = lead->next)
        check_person(check, action, lead);
    for (const struct lead *lead = action->lead_officers; lead; lead = lead->next)
        check_person(check, action, lead);
}

/* ---- dates ---- */

#define YEARS_OF_PLAN 3

static bool is_over(const struct action *action)
{
    return action->target.kind == DUE_DONE || action->status == PROGRESS_COMPLETE ||
           action->status == PROGRESS_DROPPED;
}

static void check_window(struct check *check, const struct action *action)
{
    const struct due *due = &action->target;
    struct period year = check->publication->metadata.year;
    struct calendar_date first = {year.year, 4, 1};
    struct calendar_date last = {(int16_t)(year.year + YEARS_OF_PLAN), 3, 31};
    if (due->kind == DUE_NONE)
        find(check, FAULT_due_missing, action->pos, subject(action));
    else if (due->kind == DUE_UNKNOWN)
        find(check, FAULT_due_unclear, due->pos, subject(action), due->text);
    if (!due->last.year || action->carried_forward || is_over(action))
        return;
    if (date_compare(due->last, first) < 0)
        find(check, FAULT_due_before, due->pos, subject(action), due->text,
             date_text(first, check->arena));
    else if (date_compare(due->last, last) > 0)
        find(check, FAULT_due_after, due->pos, subject(action), due->text,
             date_text(last, check->arena));
}

static void check_overdue(struct check *check, const struct action *action,
                          struct calendar_date today)
{
    const struct due *due = &action->target;
    if (due->last.year && today.year && date_compare(due->last, today) < 0 && !is_over(action) &&
        !action->progress)
        find(check, FAULT_overdue, due->pos, subject(action), date_text(due->last, check->arena));
}

/* ---- the rest ---- */

static void check_means(struct check *check, const struct action *action)
{
    if (!action->measure && !action->milestones && !action->steps)
        find(check, FAULT_measure_missing, action->pos, subject(action));
    if (!action->resources && !action->within_budgets)
        find(check, FAULT_resources_missing, action->pos, subject(action));
}

void check_actions(struct check *check)
{
    const struct part *part = part_of_kind(check->publication, PART_IMPROVEMENT);
    if (!part)
        return;
    struct calendar_date today =
        part->reviewed.year ? part->reviewed : check->publication->metadata.published;
    for (const struct priority *p = part->priorities; p; p = p->next) {
        for (const struct action *a = p->actions; a; a = a->next) {
            check_leads(check, a);
            check_window(check, a);
            check_overdue(check, a, today);
            check_means(check, a);
        }
    }
}
