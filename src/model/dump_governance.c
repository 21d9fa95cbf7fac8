/* SPDX-License-Identifier: Apache-2.0 */
#include "model/dump.h"

static void decision_line(struct buffer *out, int depth, const char *kind,
                          const struct decision *decision)
{
    dump_begin(out, depth, kind, NULL);
    dump_string(out, "body", decision->body);
    dump_date(out, "date", decision->date);
    dump_string(out, "minute", decision->minute);
    dump_end(out, decision->pos);
}

static void dump_audit(struct buffer *out, const struct audit *audit)
{
    static const char *const states[] = {NULL, "unaudited", "audited"};
    dump_begin(out, 1, "audit", NULL);
    dump_word(out, "state", states[audit->state]);
    dump_string(out, "auditor", audit->auditor);
    dump_date(out, "certificate", audit->certificate);
    dump_end(out, audit->pos);
    for (const struct changed_figure *c = audit->changed; c; c = c->next) {
        dump_begin(out, 2, "changed-figure", NULL);
        dump_string(out, "code", c->code);
        dump_period(out, "period", c->period);
        dump_string(out, "was", c->was);
        dump_string(out, "now", c->now);
        dump_end(out, c->pos);
    }
    for (const struct auditor_recommendation *a = audit->recommendations; a; a = a->next) {
        dump_begin(out, 2, "auditor-recommendation", NULL);
        dump_end(out, a->pos);
        dump_labelled(out, 3, "what", a->what);
        dump_labelled(out, 3, "response", a->response);
    }
}

static void dump_assessment(struct buffer *out, const struct assessment *assessment)
{
    static const char *const states[] = {NULL, "none", "excellent", "good", "fair", "weak", "poor"};
    dump_begin(out, 1, "assessment", NULL);
    dump_word(out, "state", states[assessment->state]);
    dump_date(out, "date", assessment->date);
    dump_string(out, "by", assessment->by);
    dump_end(out, assessment->pos);
}

static void dump_people(struct buffer *out, const struct metadata *metadata)
{
    static const char *const roles[] = {"member",
                                        "leader",
                                        "deputy-leader",
                                        "executive",
                                        "scrutiny-chairman",
                                        "scrutiny-vice-chairman"};
    for (const struct member *m = metadata->members; m; m = m->next) {
        dump_begin(out, 1, "member", m->id);
        dump_string(out, "name", m->name);
        dump_word(out, "role", roles[m->role]);
        dump_string(out, "portfolio", m->portfolio);
        dump_string(out, "panel", m->panel);
        dump_end(out, m->pos);
    }
    for (const struct officer *o = metadata->officers; o; o = o->next) {
        dump_begin(out, 1, "officer", o->id);
        dump_string(out, "name", o->name);
        dump_string(out, "post", o->post);
        dump_end(out, o->pos);
    }
}

void dump_governance(struct buffer *out, const struct metadata *metadata)
{
    if (metadata->approval) {
        decision_line(out, 1, "approval", &metadata->approval->decision);
        if (metadata->approval->delegation)
            decision_line(out, 2, "delegation", metadata->approval->delegation);
    }
    if (metadata->audit.state)
        dump_audit(out, &metadata->audit);
    if (metadata->assessment.state)
        dump_assessment(out, &metadata->assessment);
    dump_people(out, metadata);
    for (const struct waiver *w = metadata->waivers; w; w = w->next) {
        dump_begin(out, 1, "waiver", NULL);
        dump_word(out, "rule", w->rule);
        dump_string(out, "for", w->subject);
        dump_string(out, "reason", w->reason);
        dump_string(out, "by", w->by);
        dump_end(out, w->pos);
    }
}
