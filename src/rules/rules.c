/* SPDX-License-Identifier: Apache-2.0 */
/* The frame: the table of rules, what becomes of a fault, and the waivers. What breaks a rule is
 * found by the checks, a file a theme. */
#include "rules/check.h"

#include "base/nearest.h"

enum { SCOPE_EVERY, SCOPE_BEST_VALUE };
enum { WAIVER_NEVER, WAIVER_OPEN };

static const struct rule rules[RULE_COUNT] = {
#define RULE(name, id, severity, origin, scope, means, waiver, basis, asks, how)                   \
    {id,                                                                                           \
     SEVERITY_##severity,                                                                          \
     ORIGIN_##origin,                                                                              \
     MEANS_##means,                                                                                \
     SCOPE_##scope,                                                                                \
     WAIVER_##waiver,                                                                              \
     basis,                                                                                        \
     asks,                                                                                         \
     how},
#define FAULT(rule, name, message, help)
#include "rules/rules.def"
#undef RULE
#undef FAULT
};

struct fault_row {
    enum rule_id rule;
    const char *message, *help;
};

static const struct fault_row faults[FAULT_COUNT] = {
#define RULE(name, id, severity, origin, scope, means, waiver, basis, asks, how)
#define FAULT(rule, name, message, help) {RULE_##rule, message, help},
#include "rules/rules.def"
#undef RULE
#undef FAULT
};

const struct rule *rule_at(size_t index)
{
    return index < RULE_COUNT ? &rules[index] : NULL;
}

const struct rule *rule_named(const char *id)
{
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (strcmp(rules[i].id, id) == 0)
            return &rules[i];
    }
    return NULL;
}

const char *rule_origin_name(enum rule_origin origin)
{
    static const char *const names[] = {"law", "guidance", "practice"};
    return names[origin];
}

const char *rule_means_name(enum rule_means means)
{
    static const char *const names[] = {"checked", "when read", "by construction", "author"};
    return names[means];
}

/* ---- waivers ---- */

static bool fits(const struct waiver *waiver, const struct rule *rule, const char *subject)
{
    return strcmp(waiver->rule, rule->id) == 0 &&
           (!waiver->subject || (subject && strcmp(waiver->subject, subject) == 0));
}

/* The waiver that excuses the plan from a rule here, or NULL; it has then been of use. */
static const struct waiver *waiver_for(struct check *check, const struct rule *rule,
                                       const char *subject)
{
    size_t place = 0;
    for (const struct waiver *w = check->publication->metadata.waivers; w; w = w->next, place++) {
        if (!rule->waivable || !fits(w, rule, subject))
            continue;
        check->waiver_used[place] = true;
        return w;
    }
    return NULL;
}

static void check_waiver(struct check *check, const struct waiver *waiver, bool used)
{
    const struct rule *rule = rule_named(waiver->rule);
    if (rule && !rule->waivable) {
        diag_report(check->diags, DIAG_waiver_refused, waiver->pos, waiver->rule);
    } else if (!rule) {
        struct nearest nearest = nearest_open(waiver->rule);
        for (size_t i = 0; i < RULE_COUNT; i++)
            nearest_offer(&nearest, rules[i].id);
        diag_report(check->diags, DIAG_waiver_unknown, waiver->pos, waiver->rule);
        if (nearest_found(&nearest))
            diag_help(check->diags, "did you mean '%s'?", nearest_found(&nearest));
    } else if (!used) {
        diag_report(check->diags, DIAG_waiver_unused, waiver->pos, waiver->subject ? " in " : "",
                    waiver->subject ? waiver->subject : "", waiver->rule);
    }
}

static void check_waivers(struct check *check)
{
    size_t place = 0;
    for (const struct waiver *w = check->publication->metadata.waivers; w; w = w->next)
        check_waiver(check, w, check->waiver_used[place++]);
}

/* ---- faults ---- */

/* What is wrong so often is wrong at its root. */
#define MOST_FINDINGS 1000

/* Where one placeholder stands others do, and all are seen when the first are looked up. */
#define MOST_IN_A_PASSAGE 5

/* What a fault counts as in this publication. */
static enum severity severity_of(const struct check *check, const struct finding *finding)
{
    if (finding->waiver)
        return SEVERITY_NOTE;
    bool draft = check->publication->metadata.status == DOCUMENT_DRAFT;
    return finding->grave && !draft ? SEVERITY_ERROR : SEVERITY_WARNING;
}

static void add_finding(struct check *check, enum rule_id rule, struct finding *finding)
{
    if (!check->first[rule])
        check->end[rule] = &check->first[rule];
    *check->end[rule] = finding;
    check->end[rule] = &finding->next;
    const char *message = finding->message;
    const char *reason = finding->waiver ? finding->waiver->reason : NULL;
    if (reason)
        message = format_text(check->arena, "%s (waived: %s)", message, reason);
    diag_add(check->diags, &(struct diag){.id = DIAG_RULE,
                                          .name = finding->rule,
                                          .severity = severity_of(check, finding),
                                          .pos = finding->pos,
                                          .message = message,
                                          .help = reason ? NULL : finding->help,
                                          .waived = reason});
}

/* Whether a rule is asked of this publication, and has not been found broken too often. */
static bool is_wanted(const struct check *check, enum rule_id rule)
{
    return (!rules[rule].best_value ||
            check->publication->metadata.kind == PUBLICATION_BEST_VALUE) &&
           check->count[rule] <= MOST_FINDINGS;
}

static void find_list(struct check *check, enum fault fault, struct source_pos pos,
                      const char *subject, va_list arguments)
{
    const struct fault_row *row = &faults[fault];
    const struct rule *rule = &rules[row->rule];
    check->latest = NULL;
    if (!is_wanted(check, row->rule))
        return;
    if (++check->count[row->rule] > MOST_FINDINGS) {
        diag_report(check->diags, DIAG_findings_too_many, pos, rule->id, MOST_FINDINGS);
        return;
    }
    struct buffer message = buffer_open(check->arena);
    buffer_format_list(&message, row->message, arguments);
    struct finding *finding = ARENA_NEW(check->arena, struct finding);
    *finding = (struct finding){.pos = pos,
                                .rule = rule->id,
                                .asks = rule->asks,
                                .subject = subject,
                                .message = buffer_text(&message),
                                .help = row->help,
                                .waiver = waiver_for(check, rule, subject),
                                .grave = rule->severity == SEVERITY_ERROR,
                                .exempt = check->exempt};
    add_finding(check, row->rule, finding);
    check->latest = finding;
}

void find(struct check *check, enum fault fault, struct source_pos pos, const char *subject, ...)
{
    va_list arguments;
    va_start(arguments, subject);
    find_list(check, fault, pos, subject, arguments);
    va_end(arguments);
}

void find_words(struct check *check, enum fault fault, const struct passage *passage,
                struct slice words, ...)
{
    enum rule_id rule = faults[fault].rule;
    check->latest = NULL;
    if (check->passage[rule] != passage)
        check->in_passage[rule] = 0;
    check->passage[rule] = passage;
    if (++check->in_passage[rule] > MOST_IN_A_PASSAGE || !is_wanted(check, rule))
        return; /* before its place is looked for, which takes time */
    const struct indicator *indicator = passage->indicator;
    va_list arguments;
    va_start(arguments, words);
    find_list(check, fault, passage_place(passage, words), indicator ? indicator->what.code : NULL,
              arguments);
    va_end(arguments);
}

void find_help(struct check *check, const char *format, ...)
{
    if (!check->latest)
        return;
    struct buffer help = buffer_open(check->arena);
    va_list arguments;
    va_start(arguments, format);
    buffer_format_list(&help, format, arguments);
    va_end(arguments);
    check->latest->help = buffer_text(&help);
    if (!check->latest->waiver)
        diag_help(check->diags, "%s", check->latest->help);
}

/* ---- the run ---- */

static void (*const checks[])(struct check *) = {
    check_coverage, check_improvement,  check_actions, check_contracts,
    check_dates,    check_approval,     check_audit,   check_text,
    check_report,   check_presentation, check_formats,
};

static void (*const indicator_checks[])(struct check *, const struct indicator *) = {
    check_presence,    check_commentary, check_scales,    check_movement,
    check_comparisons, check_codes,      check_relations, check_amendments,
};

static void check_indicators(struct check *check)
{
    struct indicator_walk walk = {0};
    for (const struct indicator *i; (i = indicator_next(check, &walk));) {
        for (size_t c = 0; c < sizeof indicator_checks / sizeof *indicator_checks; c++)
            indicator_checks[c](check, i);
    }
}

/* All findings in one list, by rule in the order of the table. */
static struct finding *join(struct check *check)
{
    struct finding *all = NULL, **link = &all;
    for (size_t rule = 0; rule < RULE_COUNT; rule++) {
        if (!check->first[rule])
            continue;
        *link = check->first[rule];
        link = check->end[rule];
    }
    return all;
}

const struct finding *rules_check(struct arena *arena, const struct publication *publication,
                                  struct diag_list *diags)
{
    struct check *check = ARENA_NEW(arena, struct check);
    size_t waivers = 0;
    for (const struct waiver *w = publication->metadata.waivers; w; w = w->next)
        waivers++;
    *check = (struct check){.arena = arena,
                            .scratch = arena_create_child(arena),
                            .publication = publication,
                            .diags = diags,
                            .waiver_used = ARENA_ARRAY(arena, waivers, bool)};
    check->all = gather(check);
    check->by_code = index_indicators(check);
    count_indicators(check);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        checks[i](check);
    check_indicators(check);
    check_waivers(check);
    arena_destroy(check->scratch);
    return join(check);
}
