/* SPDX-License-Identifier: Apache-2.0 */
/* plan/improvement.c - the objectives, and the improvement plan that serves them. */
#include "plan/reader.h"

/* ---- who leads ---- */

/* Whether a name can be over before `rest`: it is not when another word of it follows. */
static bool ends_name(const char *rest)
{
    static const char *const next[] = {",", ";", " and ", " with ", " & ", " ("};
    for (size_t i = 0; i < sizeof next / sizeof *next; i++) {
        if (strncmp(rest, next[i], strlen(next[i])) == 0)
            return true;
    }
    return !*rest;
}

/* How many bytes at the beginning of `text` spell `name`, whichever apostrophe and space is typed;
 * 0 where it is not the name, or only the beginning of a longer word. */
static size_t spelt(const char *text, const char *name)
{
    const char *at = text;
    while (*name) {
        bool curly = strncmp(name, "\u2019", 3) == 0, tied = strncmp(name, "\u00A0", 2) == 0;
        char wanted = *name;
        wanted = (char)(curly ? '\'' : tied ? ' ' : wanted);
        name += curly ? 3 : tied ? 2 : 1;
        if (wanted == '\'' && strncmp(at, "\u2019", 3) == 0)
            at += 3;
        else if (wanted == ' ' && strncmp(at, "\u00A0", 2) == 0)
            at += 2;
        else if (*at == wanted)
            at++;
        else
            return 0;
    }
    return ends_name(at) ? (size_t)(at - text) : 0;
}

static void try_name(const char *text, const char *name, size_t *longest, struct lead *lead,
                     struct lead found)
{
    size_t count = name && *name ? spelt(text, name) : 0;
    if (count <= *longest)
        return;
    *longest = count;
    lead->member = found.member;
    lead->officer = found.officer;
}

/* The person whose name, portfolio or post `text` begins with: who has the longest, so that honours
 * behind a name and the "and" within a post are part of it. How long it is; 0 for nobody. */
static size_t find_person(const struct metadata *metadata, const char *text, struct lead *lead)
{
    size_t longest = 0;
    for (const struct member *m = metadata->members; m; m = m->next) {
        try_name(text, m->name, &longest, lead, (struct lead){.member = m});
        try_name(text, m->portfolio, &longest, lead, (struct lead){.member = m});
    }
    for (const struct officer *o = metadata->officers; o; o = o->next) {
        try_name(text, o->post, &longest, lead, (struct lead){.officer = o});
        try_name(text, o->name, &longest, lead, (struct lead){.officer = o});
    }
    return longest;
}

/* What may stand between two names. */
static const char *skip_joint(const char *text)
{
    static const char *const joints[] = {"and ", "with ", "the ", "&"};
    for (size_t i = 0; i < sizeof joints / sizeof *joints;) {
        text += strspn(text, " ,;");
        size_t count = strlen(joints[i]);
        bool there = strncmp(text, joints[i], count) == 0;
        text += there ? count : 0;
        i = there ? 0 : i + 1;
    }
    return text;
}

/* The names in an attribute. Where one is known it ends with the name, otherwise at a comma or a
 * semicolon: "and" may be part of it. */
static struct lead **read_names(struct plan_reader *reader, const struct xml_node *element,
                                const char *attribute_name, struct lead **link)
{
    const struct xml_attribute *attribute = xml_attribute(element, attribute_name);
    const char *at = attribute ? skip_joint(attribute->value) : "";
    while (*at) {
        struct lead *lead = ARENA_NEW(reader->arena, struct lead);
        size_t count = find_person(reader->metadata, at, lead);
        if (!count)
            count = strcspn(at, ",;");
        else if (strncmp(at + count, " (", 2) == 0) /* "(acting)" */
            count += strcspn(at + count, ")") + (strchr(at + count, ')') != NULL);
        lead->pos = attribute->pos;
        lead->in_text = true;
        struct slice name = slice_trim((struct slice){at, count});
        lead->name = arena_copy(reader->arena, name.bytes, name.count);
        *link = lead;
        link = &lead->next;
        at = skip_joint(at + count);
    }
    return link;
}

static void append(struct lead **list, struct lead *lead)
{
    while (*list)
        list = &(*list)->next;
    *list = lead;
}

static void settle_lead(struct plan_reader *reader, const struct pending *pending,
                        const struct anchor *anchor)
{
    struct action *action = pending->thing;
    struct lead *lead = ARENA_NEW(reader->arena, struct lead);
    lead->pos = pending->to->pos;
    if (anchor->kind == ANCHOR_MEMBER) {
        lead->member = anchor->thing;
        lead->name = lead->member->name;
        append(&action->lead_members, lead);
    } else if (anchor->kind == ANCHOR_OFFICER) {
        lead->officer = anchor->thing;
        lead->name = lead->officer->post;
        append(&action->lead_officers, lead);
    } else {
        diag_report(reader->diags, DIAG_lead_nobody, pending->to->pos, pending->to->value);
    }
}

/* ---- actions ---- */

static const char *const statuses[] = {"",         "not-started",  "on-target", "behind",
                                       "complete", "not-achieved", "dropped",   NULL};

static struct due read_due(struct plan_reader *reader, const struct xml_node *element,
                           const char *name)
{
    const struct xml_attribute *attribute = xml_attribute(element, name);
    if (!attribute || !*attribute->value)
        return (struct due){0};
    return due_read(attribute->value, attribute->pos, reader->arena);
}

static struct milestone *read_milestone(struct plan_reader *reader, const struct xml_node *element)
{
    struct milestone *milestone = ARENA_NEW(reader->arena, struct milestone);
    milestone->pos = element->pos;
    milestone->due = read_due(reader, element, "due");
    milestone->status =
        (enum progress_status)read_choice(element, "status", statuses, PROGRESS_UNSAID);
    milestone->text = read_flow(reader, element);
    if (!milestone->text)
        report_empty(reader, element);
    return milestone;
}

static struct partner *read_partner(struct plan_reader *reader, const struct xml_node *element)
{
    struct partner *partner = ARENA_NEW(reader->arena, struct partner);
    partner->pos = element->pos;
    partner->name = read_inlines(reader, element);
    if (!partner->name)
        report_empty(reader, element);
    return partner;
}

/* The leads, partners and milestones, of which there may be several. */
static void read_several(struct plan_reader *reader, const struct xml_node *element,
                         struct action *action)
{
    struct partner **partner = &action->partners;
    struct milestone **step = &action->steps;
    read_names(reader, element, "lead-member", &action->lead_members);
    read_names(reader, element, "lead-officer", &action->lead_officers);
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (xml_is(node, "lead")) {
            settle_later(reader, settle_lead, action, xml_attribute(node, "to"));
        } else if (xml_is(node, "partner")) {
            *partner = read_partner(reader, node);
            partner = &(*partner)->next;
        } else if (xml_is(node, "milestone")) {
            *step = read_milestone(reader, node);
            step = &(*step)->next;
        }
    }
}

static void read_action_code(struct plan_reader *reader, const struct xml_node *element,
                             struct action *action)
{
    const struct xml_attribute *code = xml_attribute(element, "code");
    if (!code)
        return;
    action->code = code->value;
    void **slot = map_slot(reader->action_codes, slice_of(code->value));
    if (*slot) {
        const struct action *first = *slot;
        diag_report(reader->diags, DIAG_duplicate_code, code->pos, code->value);
        diag_help(reader->diags, "it was first used at %s:%d", first->pos.file->name,
                  (int)first->pos.line);
        return;
    }
    *slot = action;
}

static struct action *read_action(struct plan_reader *reader, const struct xml_node *element)
{
    struct action *action = ARENA_NEW(reader->arena, struct action);
    action->pos = element->pos;
    action->id = read_id(reader, element, ANCHOR_ACTION, action);
    read_action_code(reader, element, action);
    action->carried_forward = xml_value(element, "carried-forward", NULL);
    action->lead_member = xml_value(element, "lead-member", NULL);
    action->lead_officer = xml_value(element, "lead-officer", NULL);
    action->target = read_due(reader, element, "target-date");
    action->status =
        (enum progress_status)read_choice(element, "status", statuses, PROGRESS_UNSAID);
    action->within_budgets = read_yes(element, "within-budgets");
    action->scrutiny = read_yes(element, "scrutiny");
    action->what = read_flow_child(reader, element, "what");
    read_several(reader, element, action);
    action->milestones = read_flow_child(reader, element, "milestones");
    action->resources = read_flow_child(reader, element, "resources");
    action->measure = read_flow_child(reader, element, "measure");
    action->progress = read_flow_child(reader, element, "progress");
    return action;
}

static struct priority *read_priority(struct plan_reader *reader, const struct xml_node *element)
{
    struct priority *priority = ARENA_NEW(reader->arena, struct priority);
    struct action **link = &priority->actions;
    bool scrutiny = read_yes(element, "scrutiny");
    priority->pos = element->pos;
    priority->id = read_id(reader, element, ANCHOR_PRIORITY, priority);
    priority->title = read_title(reader, element);
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "action"))
            continue;
        *link = read_action(reader, node);
        (*link)->scrutiny = (*link)->scrutiny || scrutiny;
        link = &(*link)->next;
    }
    return priority;
}

void read_priorities(struct plan_reader *reader, const struct xml_node *element, struct part *part)
{
    struct priority **link = &part->priorities;
    part->reviewed = read_date(reader, element, "reviewed");
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "priority"))
            continue;
        *link = read_priority(reader, node);
        link = &(*link)->next;
    }
}

/* ---- objectives ---- */

static void settle_priority(struct plan_reader *reader, const struct pending *pending,
                            const struct anchor *anchor)
{
    struct objective_reference *reference = pending->thing;
    if (anchor->kind == ANCHOR_PRIORITY)
        reference->priority = anchor->thing;
    else
        diag_report(reader->diags, DIAG_not_a_priority, pending->to->pos, pending->to->value);
}

/* What an objective refers to by elements of a name, in their attribute of a name. */
static struct objective_reference *read_references(struct plan_reader *reader,
                                                   const struct xml_node *element, const char *name,
                                                   const char *attribute_name)
{
    struct objective_reference *list = NULL, **link = &list;
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        const struct xml_attribute *attribute = xml_attribute(node, attribute_name);
        if (!xml_is(node, name) || !attribute)
            continue;
        struct objective_reference *reference =
            ARENA_NEW(reader->arena, struct objective_reference);
        reference->pos = attribute->pos;
        reference->name = attribute->value;
        if (xml_is(node, "addressed-by"))
            settle_later(reader, settle_priority, reference, attribute);
        *link = reference;
        link = &reference->next;
    }
    return list;
}

static struct objective *read_objective(struct plan_reader *reader, const struct xml_node *element)
{
    struct objective *objective = ARENA_NEW(reader->arena, struct objective);
    objective->pos = element->pos;
    objective->id = read_id(reader, element, ANCHOR_SECTION, objective);
    objective->title = read_title(reader, element);
    objective->blocks = read_blocks(reader, element);
    objective->measured_by = read_references(reader, element, "measured-by", "code");
    objective->addressed_by = read_references(reader, element, "addressed-by", "to");
    return objective;
}

void read_objectives(struct plan_reader *reader, const struct xml_node *element, struct part *part)
{
    struct objective **link = &part->objectives;
    part->corporate_plan = xml_value(element, "corporate-plan", NULL);
    for (const struct xml_node *node = xml_first(element); node; node = xml_next(node)) {
        if (!xml_is(node, "objective"))
            continue;
        *link = read_objective(reader, node);
        link = &(*link)->next;
    }
}

void resolve_measures(struct plan_reader *reader, const struct publication *publication)
{
    for (const struct part *part = publication->parts; part; part = part->next) {
        if (part->kind != PART_OBJECTIVES)
            continue;
        for (struct objective *o = part->objectives; o; o = o->next) {
            for (struct objective_reference *m = o->measured_by; m; m = m->next)
                m->indicator = find_indicator(reader, publication, m->name, m->pos);
        }
    }
}
