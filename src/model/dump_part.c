/* SPDX-License-Identifier: Apache-2.0 */
#include "model/dump.h"

static void title_line(struct buffer *out, int depth, const char *kind, const char *id,
                       const struct inline_node *title, struct source_pos pos)
{
    dump_begin(out, depth, kind, id);
    dump_inlines(out, title);
    dump_end(out, pos);
    dump_notes(out, depth + 1, title);
}

/* ---- indicators ---- */

static void dump_flags(struct buffer *out, unsigned flags)
{
    for (size_t i = 0; flag_names[i]; i++) {
        if (flags >> i & 1)
            buffer_format(out, " %s", flag_names[i]);
    }
}

static void dump_value(struct buffer *out, const char *name, struct value value, enum unit unit)
{
    buffer_format(out, " %s=", name);
    value_write(value, unit, out);
}

static void dump_noted(struct buffer *out, int depth, const struct noted *notes)
{
    for (; notes; notes = notes->next)
        dump_labelled(out, depth, "footnote", notes->blocks);
}

static void dump_observation(struct buffer *out, int depth, const struct observation *o,
                             enum unit unit)
{
    dump_begin(out, depth, observation_kind_names[o->kind], NULL);
    dump_period(out, "period", o->period);
    if (o->absence)
        dump_word(out, "absent", absence_names[o->absence]);
    else
        dump_value(out, "value", o->value, unit);
    if (o->amended)
        dump_value(out, "was", o->was, unit);
    dump_flags(out, o->flags);
    dump_string(out, "group", o->group);
    dump_string(out, "with", o->with);
    if (o->base)
        buffer_format(out, " base=%d", (int)o->base);
    if (o->interval.digits)
        dump_quantity(out, "interval", o->interval);
    dump_end(out, o->pos);
    dump_noted(out, depth + 1, o->notes);
}

static void dump_yes(struct buffer *out, const char *name, bool yes)
{
    if (yes)
        buffer_format(out, " %s", name);
}

static void dump_year(struct buffer *out, const char *name, int16_t year)
{
    if (year)
        dump_period(out, name, (struct period){.year = year});
}

static void dump_definition(struct buffer *out, const struct definition *what)
{
    dump_string(out, "code", what->code);
    dump_string(out, "short", what->short_title);
    dump_word(out, "unit", unit_names[what->unit]);
    dump_string(out, "unit-text", what->unit_text);
    dump_word(out, "polarity", polarity_names[what->polarity]);
    if (what->precision >= 0)
        buffer_format(out, " precision=%d", (int)what->precision);
    if (what->tolerance.digits)
        dump_quantity(out, "tolerance", what->tolerance);
    dump_yes(out, "relative", what->tolerance_relative);
    dump_yes(out, "survey", what->survey);
    dump_yes(out, "context", what->context);
    dump_yes(out, "cumulative", what->cumulative);
    dump_yes(out, "change", what->change);
    if (what->has_minimum)
        dump_quantity(out, "minimum", what->minimum);
    if (what->has_maximum)
        dump_quantity(out, "maximum", what->maximum);
    dump_year(out, "first-year", what->first_year);
    dump_year(out, "last-year", what->last_year);
    dump_year(out, "definition-changed", what->changed_year);
    if (what->only_when)
        buffer_format(out, " only-when=\"%s %c %s\"", what->only_when->code,
                      what->only_when->relation, what->only_when->value);
    dump_string(out, "sum-of", what->sum_of);
    dump_string(out, "applies-to", what->applies_to);
    dump_yes(out, "recalled", what->recalled);
}

static void dump_indicator(struct buffer *out, int depth, const struct indicator *indicator)
{
    const struct definition *what = &indicator->what;
    dump_begin(out, depth, "indicator", indicator->id);
    dump_definition(out, what);
    dump_inlines(out, what->title);
    dump_end(out, indicator->pos);
    dump_notes(out, depth + 1, what->title);
    dump_noted(out, depth + 1, indicator->notes);
    for (const struct observation *o = indicator->observations; o; o = o->next)
        dump_observation(out, depth + 1, o, what->unit);
    dump_labelled(out, depth + 1, "commentary", indicator->commentary);
}

void dump_services(struct buffer *out, int depth, const struct service_block *services)
{
    for (const struct service_block *s = services; s; s = s->next) {
        title_line(out, depth, "service-block", s->id, s->title, s->pos);
        dump_blocks(out, depth + 1, s->introduction);
        for (const struct indicator_group *g = s->groups; g; g = g->next) {
            title_line(out, depth + 1, "group", NULL, g->title, g->pos);
            for (const struct indicator *i = g->indicators; i; i = i->next)
                dump_indicator(out, depth + 2, i);
        }
    }
}

/* ---- improvement plan ---- */

static void dump_due(struct buffer *out, const char *name, struct due due)
{
    static const char *const kinds[] = {"none",    "unknown", "day",     "month",
                                        "quarter", "year",    "ongoing", "done"};
    dump_string(out, name, due.text);
    if (due.kind)
        dump_word(out, "by", kinds[due.kind]);
    dump_date(out, "last", due.last);
}

static void dump_progress(struct buffer *out, enum progress_status status)
{
    static const char *const names[PROGRESS_COUNT] = {
        NULL, "not-started", "on-target", "behind", "complete", "not-achieved", "dropped"};
    dump_word(out, "status", names[status]);
}

static void dump_leads(struct buffer *out, int depth, const char *kind, const struct lead *leads)
{
    for (const struct lead *l = leads; l; l = l->next) {
        dump_begin(out, depth, kind, NULL);
        dump_string(out, "name", l->name);
        buffer_add_text(out, l->member ? " member" : l->officer ? " officer" : " nobody");
        buffer_add_text(out, l->in_text ? " in-text" : "");
        dump_end(out, l->pos);
    }
}

static void dump_action(struct buffer *out, int depth, const struct action *action)
{
    dump_begin(out, depth, "action", action->id);
    dump_string(out, "code", action->code);
    dump_string(out, "carried-forward", action->carried_forward);
    dump_string(out, "lead-member", action->lead_member);
    dump_string(out, "lead-officer", action->lead_officer);
    dump_due(out, "target-date", action->target);
    dump_progress(out, action->status);
    buffer_add_text(out, action->within_budgets ? " within-budgets" : "");
    buffer_add_text(out, action->scrutiny ? " scrutiny" : "");
    dump_end(out, action->pos);
    dump_labelled(out, depth + 1, "what", action->what);
    dump_leads(out, depth + 1, "lead-member", action->lead_members);
    dump_leads(out, depth + 1, "lead-officer", action->lead_officers);
    for (const struct partner *p = action->partners; p; p = p->next)
        title_line(out, depth + 1, "partner", NULL, p->name, p->pos);
    dump_labelled(out, depth + 1, "milestones", action->milestones);
    for (const struct milestone *m = action->steps; m; m = m->next) {
        dump_begin(out, depth + 1, "milestone", NULL);
        dump_due(out, "due", m->due);
        dump_progress(out, m->status);
        dump_end(out, m->pos);
        dump_blocks(out, depth + 2, m->text);
    }
    dump_labelled(out, depth + 1, "resources", action->resources);
    dump_labelled(out, depth + 1, "measure", action->measure);
    dump_labelled(out, depth + 1, "progress", action->progress);
}

void dump_priorities(struct buffer *out, int depth, const struct priority *priorities)
{
    for (const struct priority *p = priorities; p; p = p->next) {
        title_line(out, depth, "priority", p->id, p->title, p->pos);
        for (const struct action *a = p->actions; a; a = a->next)
            dump_action(out, depth + 1, a);
    }
}

/* ---- contracts ---- */

void dump_contracts(struct buffer *out, int depth, const struct contracts *contracts)
{
    static const char *const answers[] = {"yes", "no", "not-applicable"};
    for (const struct contract *c = contracts->list; c; c = c->next) {
        dump_begin(out, depth, "contract", NULL);
        dump_string(out, "service", c->service);
        dump_string(out, "contractor", c->contractor);
        dump_string(out, "value", c->value);
        dump_date(out, "awarded", c->awarded);
        dump_word(out, "complies", answers[c->compliance]);
        dump_end(out, c->pos);
        dump_labelled(out, depth + 1, "reason", c->reason);
    }
    dump_labelled(out, depth, "certificate", contracts->certificate);
    for (const struct signatory *s = contracts->signatories; s; s = s->next) {
        dump_begin(out, depth, "signatory", NULL);
        dump_string(out, "name", s->name);
        dump_string(out, "post", s->post);
        dump_date(out, "date", s->date);
        dump_end(out, s->pos);
    }
}
