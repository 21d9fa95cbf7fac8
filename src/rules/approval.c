/* SPDX-License-Identifier: Apache-2.0 */
/* How the plan came to be: the assessment it answers to, approval, audit. */
#include "rules/check.h"

/* ---- approval ---- */

/* What the full council decides needs nobody's leave. */
static bool is_council(const char *body)
{
    static const char *const names[] = {"Council", "Full Council", "The Council", NULL};
    for (const char *const *name = names; *name; name++) {
        if (strcmp(body, *name) == 0)
            return true;
    }
    return false;
}

static void check_order(struct check *check, const struct approval *approval)
{
    struct calendar_date approved = approval->decision.date;
    struct calendar_date published = check->publication->metadata.published;
    if (approved.year && published.year && date_compare(approved, published) > 0)
        find(check, FAULT_approved_late, approval->decision.pos, NULL,
             date_text(approved, check->arena), date_text(published, check->arena));
    const struct decision *leave = approval->delegation;
    if (leave && leave->date.year && approved.year && date_compare(leave->date, approved) > 0)
        find(check, FAULT_delegated_late, leave->pos, NULL, date_text(leave->date, check->arena),
             date_text(approved, check->arena));
}

void check_approval(struct check *check)
{
    const struct metadata *metadata = &check->publication->metadata;
    const struct approval *approval = metadata->approval;
    const struct assessment *assessment = &metadata->assessment;
    if (assessment->state == ASSESSMENT_UNSAID)
        find(check, FAULT_assessment_unsaid, metadata->pos, NULL);
    else if (assessment->state != ASSESSMENT_NONE && !assessment->date.year)
        find(check, FAULT_assessment_undated, assessment->pos, NULL);
    if (!approval) {
        find(check, FAULT_approval_unsaid, metadata->pos, NULL);
        return;
    }
    if (!approval->delegation && !is_council(approval->decision.body))
        find(check, FAULT_delegation_unsaid, approval->decision.pos, NULL, approval->decision.body);
    check_order(check, approval);
}

/* ---- audit ---- */

static void find_without(struct check *check, const char *what, const char *attribute)
{
    find(check, FAULT_audit_without, check->publication->metadata.audit.pos, NULL, what);
    find_help(check, "add %s=\"...\"", attribute);
}

/* The figures are written in the audit as words; compared as the unit reads them. */
static void check_changed(struct check *check, const struct changed_figure *changed)
{
    const struct indicator *indicator = indicator_of_code(check, slice_of(changed->code));
    const struct observation *o =
        indicator ? indicator_valued(indicator, OBSERVATION_OUTTURN, changed->period) : NULL;
    const char *period = period_text(changed->period, check->arena);
    struct value now;
    if (!o)
        find(check, FAULT_change_nowhere, changed->pos, changed->code, changed->code, period);
    else if (value_read(slice_of(changed->now), indicator->what.unit, &now) &&
             !value_equal(now, o->value))
        find(check, FAULT_change_contradicts, changed->pos, changed->code, changed->code, period,
             changed->now, shown(check, indicator, o->value));
    else if (!(o->flags & FLAG_AMENDED))
        find(check, FAULT_change_unmarked, o->pos, changed->code, changed->code, period,
             changed->was, changed->now);
}

void check_amendments(struct check *check, const struct indicator *indicator)
{
    for (const struct observation *o = indicator->observations; o; o = o->next) {
        if ((o->flags & FLAG_AMENDED) && !is_explained(indicator, o))
            find(check, FAULT_amended_silently, o->pos, indicator->what.code);
    }
}

void check_audit(struct check *check)
{
    const struct metadata *metadata = &check->publication->metadata;
    const struct audit *audit = &metadata->audit;
    if (audit->state == AUDIT_UNSAID)
        find(check, FAULT_audit_unsaid, metadata->pos, NULL);
    if (audit->state == AUDIT_AUDITED && !audit->auditor)
        find_without(check, "by whom", "auditor");
    if (audit->state == AUDIT_AUDITED && !audit->certificate.year)
        find_without(check, "when", "certificate");
    for (const struct changed_figure *c = audit->changed; c; c = c->next)
        check_changed(check, c);
    for (const struct auditor_recommendation *r = audit->recommendations; r; r = r->next) {
        if (!r->response)
            find(check, FAULT_recommendation_unanswered, r->pos, NULL);
    }
}
