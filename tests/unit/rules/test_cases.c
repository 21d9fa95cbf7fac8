/* SPDX-License-Identifier: Apache-2.0 */
/* For each rule that is checked, what breaks it and what just keeps it. plan.xml keeps all; a case
 * changes some words of it. A rule that is broken is found as often as the case says, the first
 * time on the line where `at` stands, or else what the last change put there; one that is kept is
 * not found. Cases stand in the order of rules.def. */
#define _XOPEN_SOURCE 700
#include "ruling.h"

struct rule_case {
    const char *rule;
    int times; /* 0: the rule is kept */
    enum severity severity;
    struct change changes[MOST_CHANGES];
    const char *at;
};

#include "cases.h"

#define CASES (sizeof cases / sizeof *cases)

static const char *last_change(const struct rule_case *c)
{
    size_t i = 0;
    while (i + 1 < MOST_CHANGES && c->changes[i + 1].from)
        i++;
    return c->changes[i].to;
}

static const struct diag *first_of(const struct ruling *ruling, const char *rule, int *times)
{
    const struct diag *first = NULL;
    *times = 0;
    for (size_t i = 0; i < diag_count(ruling->diags); i++) {
        const struct diag *diag = diag_at(ruling->diags, i);
        if (strcmp(diag->name, rule) != 0)
            continue;
        first = first ? first : diag;
        ++*times;
    }
    return first;
}

static bool holds(struct arena *arena, const struct rule_case *c)
{
    const char *plan = ruling_changed(arena, c->changes);
    struct ruling ruling = ruling_of(arena, plan);
    int times;
    diag_sort(ruling.diags);
    const struct diag *first = first_of(&ruling, c->rule, &times);
    if (times == c->times && !times)
        return true;
    const char *at = c->at ? c->at : last_change(c);
    uint32_t line = c->times ? ruling_line(plan, at) : 0;
    if (times == c->times && first->severity == c->severity && first->pos.line == line)
        return true;
    print_message("%s, \"%s\": found %d times, not %d; line %d, not %d; %s\n", c->rule,
                  last_change(c), times, c->times, first ? (int)first->pos.line : 0, (int)line,
                  first ? first->message : "");
    return false;
}

static void test_cases(void **state)
{
    size_t wrong = 0;
    for (size_t i = 0; i < CASES; i++) {
        struct arena *arena = arena_create_child(*state);
        wrong += !holds(arena, &cases[i]);
        arena_destroy(arena);
    }
    assert_int_equal(wrong, 0);
}

/* The plan that is changed has nothing wrong with it. */
static void test_clean(void **state)
{
    struct arena *arena = *state;
    struct ruling ruling = ruling_of(arena, ruling_plan(arena));
    for (size_t i = 0; i < diag_count(ruling.diags); i++)
        print_message("%s: %s\n", diag_at(ruling.diags, i)->place,
                      diag_at(ruling.diags, i)->message);
    assert_int_equal(diag_count(ruling.diags), 0);
    assert_null(ruling.findings);
}

static bool has_case(const char *rule, bool kept)
{
    for (size_t i = 0; i < CASES; i++) {
        if (strcmp(cases[i].rule, rule) == 0 && (cases[i].times == 0) == kept)
            return true;
    }
    return false;
}

/* No rule without its cases, no case without its rule; severities as the table has them. */
static void test_complete(void **state)
{
    (void)state;
    const struct rule *rule;
    for (size_t i = 0; (rule = rule_at(i)); i++) {
        bool checked = rule->means == MEANS_CHECKED;
        if (has_case(rule->id, false) != checked || has_case(rule->id, true) != checked)
            fail_msg("%s should have %s", rule->id, checked ? "a case each way" : "no case");
    }
    for (size_t i = 0; i < CASES; i++) {
        rule = rule_named(cases[i].rule);
        if (!rule)
            fail_msg("there is no rule %s", cases[i].rule);
        if (cases[i].times && cases[i].severity != rule->severity)
            fail_msg("%s has another severity", cases[i].rule);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_clean), TEST(test_cases), TEST(test_complete)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
