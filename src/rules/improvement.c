/* SPDX-License-Identifier: Apache-2.0 */
/* The objectives, and what is done about them. */
#include "rules/check.h"

/* Whether the passages of the summary name the corporate plan. */
static bool names(const struct gathered *found, const char *title)
{
    struct slice wanted = slice_of(title);
    for (size_t i = 0; i < found->passage_count; i++) {
        struct slice text = found->passages[i].text;
        for (size_t at = 0; at + wanted.count <= text.count; at++) {
            if (memcmp(text.bytes + at, wanted.bytes, wanted.count) == 0)
                return true;
        }
    }
    return false;
}

static void check_corporate_plan(struct check *check, const struct part *part)
{
    const char *title = part->corporate_plan;
    if (!title) {
        find(check, FAULT_corporate_plan_unnamed, part->pos, part->id);
        return;
    }
    bool named = names(gather_from(check, part->blocks), title);
    for (const struct objective *o = part->objectives; o && !named; o = o->next)
        named = names(gather_from(check, o->blocks), title);
    if (!named)
        find(check, FAULT_corporate_plan_unmentioned, part->pos, part->id, title);
}

static void check_objectives(struct check *check)
{
    const struct part *part = part_of_kind(check->publication, PART_OBJECTIVES);
    if (!part) {
        find(check, FAULT_objectives_missing, check->publication->metadata.pos, NULL);
        return;
    }
    if (!part->blocks && !part->objectives)
        find(check, FAULT_objectives_empty, part->pos, part->id);
    check_corporate_plan(check, part);
}

/* Councils that were found excellent or good could leave it at their figures. */
static bool is_excused(const struct check *check)
{
    enum assessment_state state = check->publication->metadata.assessment.state;
    return state == ASSESSMENT_EXCELLENT || state == ASSESSMENT_GOOD;
}

void check_improvement(struct check *check)
{
    if (!is_excused(check))
        check_objectives(check);
    const struct part *part = part_of_kind(check->publication, PART_IMPROVEMENT);
    if (!part && !is_excused(check))
        find(check, FAULT_improvement_missing, check->publication->metadata.pos, NULL);
    for (const struct priority *p = part ? part->priorities : NULL; p; p = p->next) {
        if (!p->actions)
            find(check, FAULT_priority_idle, p->pos, p->id);
    }
}
