/* SPDX-License-Identifier: Apache-2.0 */
/* What becomes of what is found: drafts, waivers, kinds of plan. */
#define _XOPEN_SOURCE 700
#include "ruling.h"

#define WAIVERS(waivers)                                                                           \
    {                                                                                              \
        "</people>", "</people><waivers>" waivers "</waivers>"                                     \
    }
#define UNDATED                                                                                    \
    {                                                                                              \
        " date='2004-06-07'", ""                                                                   \
    }
#define DRAFT                                                                                      \
    {                                                                                              \
        "status='approved'", "status='draft'"                                                      \
    }

static struct ruling rule_on(struct arena *arena, const struct change *changes)
{
    struct ruling ruling = ruling_of(arena, ruling_changed(arena, changes));
    diag_sort(ruling.diags);
    return ruling;
}

static const struct diag *named(const struct ruling *ruling, const char *name)
{
    for (size_t i = 0; i < diag_count(ruling->diags); i++) {
        if (strcmp(diag_at(ruling->diags, i)->name, name) == 0)
            return diag_at(ruling->diags, i);
    }
    fail_msg("nothing is said of %s", name);
    return NULL;
}

static void test_an_approved_plan(void **state)
{
    const struct change changes[MOST_CHANGES] = {UNDATED};
    struct ruling ruling = rule_on(*state, changes);
    const struct diag *diag = named(&ruling, "contracts-dated");
    assert_int_equal(diag->severity, SEVERITY_ERROR);
    assert_string_equal(diag->message, "R. Carden has not dated the certificate");
    assert_string_equal(diag->help, "add date=\"...\", the day of signing");
    assert_false(diag_clean(ruling.diags));
}

/* In a draft an error is a warning; what is found still tells which it is. */
static void test_a_draft(void **state)
{
    const struct change changes[MOST_CHANGES] = {UNDATED, DRAFT};
    struct ruling ruling = rule_on(*state, changes);
    assert_int_equal(named(&ruling, "contracts-dated")->severity, SEVERITY_WARNING);
    assert_true(diag_clean(ruling.diags));
    assert_non_null(ruling.findings);
    assert_null(ruling.findings->next);
    assert_string_equal(ruling.findings->rule, "contracts-dated");
    assert_string_equal(ruling.findings->subject, "contracts");
    assert_true(ruling.findings->grave);
    assert_null(ruling.findings->waiver);
}

static void test_a_waiver(void **state)
{
    const struct change changes[MOST_CHANGES] = {
        UNDATED, WAIVERS("<waiver rule='contracts-dated' reason='It is signed in ink.'/>")};
    struct ruling ruling = rule_on(*state, changes);
    assert_int_equal(diag_count(ruling.diags), 1);
    const struct diag *diag = diag_at(ruling.diags, 0);
    assert_int_equal(diag->severity, SEVERITY_NOTE);
    assert_string_equal(diag->message,
                        "R. Carden has not dated the certificate (waived: It is signed in ink.)");
    assert_string_equal(diag->waived, "It is signed in ink.");
    assert_null(diag->help);
    assert_string_equal(ruling.findings->waiver->reason, "It is signed in ink.");
    assert_string_equal(ruling.findings->message, "R. Carden has not dated the certificate");
}

/* A waiver may be for one thing only. */
static void test_a_waiver_for_something(void **state)
{
    const struct change there[MOST_CHANGES] = {
        UNDATED,
        WAIVERS("<waiver rule='contracts-dated' for='contracts' reason='It is signed in ink.'/>")};
    struct ruling ruling = rule_on(*state, there);
    assert_int_equal(named(&ruling, "contracts-dated")->severity, SEVERITY_NOTE);
    const struct change elsewhere[MOST_CHANGES] = {
        UNDATED,
        WAIVERS(
            "<waiver rule='contracts-dated' for='improvement' reason='It is signed in ink.'/>")};
    ruling = rule_on(*state, elsewhere);
    assert_int_equal(named(&ruling, "contracts-dated")->severity, SEVERITY_ERROR);
    assert_string_equal(
        named(&ruling, "waiver-unused")->message,
        "nothing in improvement breaks the rule 'contracts-dated', which is waived");
}

static void test_waivers_that_do_not_fit(void **state)
{
    const struct change changes[MOST_CHANGES] = {
        {"<published>2004-06-29<", "<published>2004-07-01<"},
        WAIVERS("<waiver rule='contract-dated' reason='It is signed in ink.'/>"
                "<waiver rule='contracts-dated' reason='It is signed in ink.'/>"
                "<waiver rule='report-numbering' reason='We count in letters.'/>"
                "<waiver rule='publication-by-30-june' reason='We were late.'/>")};
    struct ruling ruling = rule_on(*state, changes);
    assert_int_equal(diag_count(ruling.diags), 5);
    const struct diag *unknown = named(&ruling, "waiver-unknown");
    assert_string_equal(unknown->message, "there is no rule 'contract-dated' to waive");
    assert_string_equal(unknown->help, "did you mean 'contracts-dated'?");
    assert_string_equal(named(&ruling, "waiver-refused")->message,
                        "the rule 'publication-by-30-june' cannot be waived");
    assert_int_equal(named(&ruling, "publication-by-30-june")->severity, SEVERITY_ERROR);
    assert_int_equal(named(&ruling, "waiver-unused")->severity, SEVERITY_WARNING);
}

/* What is broken everywhere is not told everywhere. */
static void test_too_many(void **state)
{
    struct arena *arena = *state;
    struct buffer rows = buffer_open(arena);
    for (int i = 0; i < 1500; i++)
        buffer_add_text(&rows, "<p>TBC</p>");
    const struct change changes[MOST_CHANGES] = {
        {"<p>The plan for 2004/05 is before the meeting.</p>", buffer_text(&rows)}};
    struct ruling ruling = rule_on(arena, changes);
    assert_string_equal(named(&ruling, "findings-too-many")->message,
                        "the rule 'placeholder-text' is broken in more than 1000 places; the rest "
                        "is not shown");
    assert_int_equal(diag_count(ruling.diags), 1001);
}

/* Rules stand in the table with an id in kebab case that no other has, and with words; those that
 * are never broken are never waived. */
static void test_table(void **state)
{
    (void)state;
    const struct rule *rule;
    for (size_t i = 0; (rule = rule_at(i)); i++) {
        assert_ptr_equal(rule_named(rule->id), rule);
        assert_int_equal(strspn(rule->id, "abcdefghijklmnopqrstuvwxyz0123456789-"),
                         strlen(rule->id));
        assert_true(rule->severity == SEVERITY_ERROR || rule->severity == SEVERITY_WARNING);
        assert_true(strlen(rule->asks) > 20);
        assert_true(rule->asks[strlen(rule->asks) - 1] != '.');
        assert_true(rule->means == MEANS_CHECKED || rule->how);
        assert_true(rule->origin == ORIGIN_PRACTICE || rule->basis);
        if (rule->origin == ORIGIN_LAW)
            assert_false(rule->waivable);
    }
    assert_null(rule_named("no-such-rule"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_an_approved_plan),
        TEST(test_a_draft),
        TEST(test_a_waiver),
        TEST(test_a_waiver_for_something),
        TEST(test_waivers_that_do_not_fit),
        TEST(test_too_many),
        TEST(test_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
