/* SPDX-License-Identifier: Apache-2.0 */
/* Rules that are not checked by the rules room are kept by others: each has here the test that
 * shows it, a file and what must stand in it. */
#define _XOPEN_SOURCE 700
#include "ruling.h"

static const struct proof {
    const char *rule, *file, *words;
} proofs[] = {
    {"unit-value-fit", "bad/plan-units.expect", "error[value-unit]"},
    {"integer-count", "bad/plan-registry.expect", "'1.5' is no value of the unit 'count'"},
    {"status-symbol-derived", "unit/model/test_indicator.c", "TEST(test_status)"},
    {"direction-comparable", "unit/model/test_indicator.c", "FLAG_NOT_COMPARABLE"},
    {"direction-comparable", "unit/model/test_indicator.c", "FLAG_ESTIMATED"},
    {"estimate-or-qualified-marked", "golden/plan/indicators.pages", "provisional"},
    {"footnote-refs-resolve", "bad/plan-footnotes.expect", "error[footnote-later]"},
    {"footnote-refs-resolve", "golden/notes/order.pages", "\"The second.\""},
    {"cross-refs-resolve", "bad/plan-unknown-reference.expect", "error[unknown-reference]"},
    {"report-numbering", "golden/numbering/report.flow", "\"10.10 \""},
    {"background-papers-listed", "golden/numbering/report.flow", "\"None.\""},
    {"email-valid", "bad/plan-contact.expect", "error[email-form]"},
    {"phone-format", "bad/plan-contact.expect", "warning[telephone-form]"},
    {"alt-text-present", "bad/plan-cover-image.expect", "error[cover-without-alt]"},
    {"heading-levels", "bad/plan-headings-too-deep.expect", "error[section-too-deep]"},
    {"table-headers", "bad/table-headless.expect", "error[table-without-heads]"},
    {"table-headers", "bad/table-heads.expect", "error[cell-without-head]"},
    {"table-headers", "bad/table-heads.expect", "error[head-empty]"},
    {"colour-not-only", "golden/plan/indicators.pages", "Missed"},
    {"summary-agrees-with-plan", "golden/citations/figures.model", "New claims took 37.5"},
    {"summary-agrees-with-plan", "golden/editions/summary@summary.pages", "14.6%"},
};

static bool is_proved(struct arena *arena, const char *rule)
{
    bool proved = false;
    for (size_t i = 0; i < sizeof proofs / sizeof *proofs; i++) {
        if (strcmp(proofs[i].rule, rule) != 0)
            continue;
        const char *path = format_text(arena, "../../%s", proofs[i].file);
        if (!strstr(ruling_file(arena, path), proofs[i].words))
            fail_msg("%s: %s does not say %s", rule, proofs[i].file, proofs[i].words);
        proved = true;
    }
    return proved;
}

static void test_proofs(void **state)
{
    const struct rule *rule;
    size_t count = 0;
    for (size_t i = 0; (rule = rule_at(i)); i++, count++) {
        bool proof = rule->means == MEANS_READING || rule->means == MEANS_CONSTRUCTION;
        if (is_proved(*state, rule->id) != proof)
            fail_msg("%s should have %s", rule->id, proof ? "a proof" : "none");
    }
    assert_true(count >= 74);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_proofs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
