/* SPDX-License-Identifier: Apache-2.0 */
/* plan/governance.c - what the metadata says of the council and of how the plan came to be:
 * approval, audit, assessment, people, waivers. */
#include "plan/reader.h"

static void read_decision(struct plan_reader *reader, const struct xml_node *element,
                          struct decision *decision)
{
    decision->pos = element->pos;
    decision->body = xml_value(element, "body", "");
    decision->date = read_date(reader, element, "date");
    decision->minute = xml_value(element, "minute", NULL);
}

static void read_approval(struct plan_reader *reader, const struct xml_node *element,
                          struct metadata *metadata)
{
    struct approval *approval = ARENA_NEW(reader->arena, struct approval);
    read_decision(reader, element, &approval->decision);
    const struct xml_node *child = xml_child(element, "delegation");
    if (child) {
        struct decision *delegation = ARENA_NEW(reader->arena, struct decision);
        read_decision(reader, child, delegation);
        approval->delegation = delegation;
    }
    metadata->approval = approval;
}

static struct changed_figure *read_changed(struct plan_reader *reader,
                                           const struct xml_node *element)
{
    struct changed_figure *figure = ARENA_NEW(reader->arena, struct changed_figure);
    figure->pos = element->pos;
    figure->code = xml_value(element, "code", "");
    figure->period = read_period(reader, element, "period");
    figure->was = xml_value(element, "was", "");
    figure->now = xml_value(element, "now", "");
    return figure;
}

static struct auditor_recommendation *read_advice(struct plan_reader *reader,
                                                  const struct xml_node *element)
{
    struct auditor_recommendation *advice = ARENA_NEW(reader->arena, struct auditor_recommendation);
    advice->pos = element->pos;
    advice->what = read_flow_child(reader, element, "what");
    advice->response = read_flow_child(reader, element, "response");
    return advice;
}

static void read_audit(struct plan_reader *reader, const struct xml_node *element,
                       struct metadata *metadata)
{
    static const char *const states[] = {"", "unaudited", "audited", NULL};
    struct audit *audit = &metadata->audit;
    struct changed_figure **changed = &audit->changed;
    struct auditor_recommendation **advice = &audit->recommendations;
    audit->pos = element->pos;
    audit->state = (enum audit_state)read_choice(element, "state", states, AUDIT_UNSAID);
    audit->auditor = xml_value(element, "auditor", NULL);
    audit->certificate = read_date(reader, element, "certificate");
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (xml_is(node, "changed-figure")) {
            *changed = read_changed(reader, node);
            changed = &(*changed)->next;
        } else if (xml_is(node, "auditor-recommendation")) {
            *advice = read_advice(reader, node);
            advice = &(*advice)->next;
        }
    }
}

static void read_assessment(struct plan_reader *reader, const struct xml_node *element,
                            struct metadata *metadata)
{
    static const char *const states[] = {"",     "none", "excellent", "good",
                                         "fair", "weak", "poor",      NULL};
    struct assessment *assessment = &metadata->assessment;
    assessment->pos = element->pos;
    assessment->state =
        (enum assessment_state)read_choice(element, "state", states, ASSESSMENT_UNSAID);
    assessment->date = read_date(reader, element, "date");
    assessment->by = xml_value(element, "by", NULL);
}

static struct member *read_member(struct plan_reader *reader, const struct xml_node *element)
{
    static const char *const roles[] = {"member",
                                        "leader",
                                        "deputy-leader",
                                        "executive",
                                        "scrutiny-chairman",
                                        "scrutiny-vice-chairman",
                                        NULL};
    struct member *member = ARENA_NEW(reader->arena, struct member);
    member->pos = element->pos;
    member->id = read_id(reader, element, ANCHOR_MEMBER, member);
    member->name = xml_value(element, "name", "");
    member->portfolio = xml_value(element, "portfolio", NULL);
    member->role = (enum member_role)read_choice(element, "role", roles, MEMBER_ORDINARY);
    member->panel = xml_value(element, "panel", NULL);
    return member;
}

static struct officer *read_officer(struct plan_reader *reader, const struct xml_node *element)
{
    struct officer *officer = ARENA_NEW(reader->arena, struct officer);
    officer->pos = element->pos;
    officer->id = read_id(reader, element, ANCHOR_OFFICER, officer);
    officer->name = xml_value(element, "name", NULL);
    officer->post = xml_value(element, "post", "");
    return officer;
}

static void read_people(struct plan_reader *reader, const struct xml_node *element,
                        struct metadata *metadata)
{
    struct member **member = &metadata->members;
    struct officer **officer = &metadata->officers;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (xml_is(node, "member")) {
            *member = read_member(reader, node);
            member = &(*member)->next;
        } else if (xml_is(node, "officer")) {
            *officer = read_officer(reader, node);
            officer = &(*officer)->next;
        }
    }
}

static void read_waivers(struct plan_reader *reader, const struct xml_node *element,
                         struct metadata *metadata)
{
    struct waiver **link = &metadata->waivers;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "waiver"))
            continue;
        struct waiver *waiver = ARENA_NEW(reader->arena, struct waiver);
        waiver->pos = node->pos;
        waiver->rule = xml_value(node, "rule", "");
        waiver->reason = xml_value(node, "reason", "");
        waiver->subject = xml_value(node, "for", NULL);
        waiver->by = xml_value(node, "by", NULL);
        *link = waiver;
        link = &waiver->next;
    }
}

static const struct {
    const char *name;
    void (*read)(struct plan_reader *, const struct xml_node *, struct metadata *);
} facts[] = {
    {"approval", read_approval}, {"audit", read_audit},     {"assessment", read_assessment},
    {"people", read_people},     {"waivers", read_waivers},
};

void read_governance(struct plan_reader *reader, const struct xml_node *element,
                     struct metadata *metadata)
{
    static const char *const types[] = {
        "",       "district",      "county", "unitary", "metropolitan", "london-borough", "fire",
        "police", "national-park", "other",  NULL};
    const struct xml_node *council = xml_child(element, "council");
    if (council)
        metadata->authority = (enum authority)read_choice(council, "type", types, AUTHORITY_UNSAID);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        const struct xml_node *node = xml_child(element, facts[i].name);
        if (node)
            facts[i].read(reader, node, metadata);
    }
}
