/* SPDX-License-Identifier: Apache-2.0 */
/* What the facts of the metadata come to in words, in each of their states. */
#include "testing.h"

#include "model/statement.h"

static const struct source_pos here = {NULL, 7, 3};

static void add_text(struct buffer *out, const struct block *blocks)
{
    for (; blocks; blocks = blocks->next) {
        if (blocks->kind == BLOCK_PARAGRAPH)
            buffer_format(out, "%S ", blocks->inlines->text);
        else
            buffer_format(out, "[%d rows] ", (int)blocks->table.body_count);
        assert_int_equal(blocks->pos.line, 7);
    }
}

static void check(struct arena *arena, const struct metadata *metadata, enum statement statement,
                  const char *expected)
{
    struct buffer out = buffer_open(arena);
    add_text(&out, statement_blocks(arena, metadata, statement, here));
    assert_string_equal(buffer_text(&out), format_text(arena, "%s ", expected));
}

static void test_approval(void **state)
{
    struct metadata metadata = {.status = DOCUMENT_APPROVED};
    check(*state, &metadata, STATEMENT_APPROVAL, "This plan has not been approved yet.");
    struct decision council = {.body = "Council", .date = {2004, 4, 7}};
    struct approval approval = {
        .decision = {.body = "Cabinet", .date = {2004, 6, 24}, .minute = "04/17"}};
    metadata.approval = &approval;
    check(*state, &metadata, STATEMENT_APPROVAL,
          "The Cabinet approved this plan on 24\u00A0June 2004 (minute\u00A004/17).");
    approval.delegation = &council;
    check(*state, &metadata, STATEMENT_APPROVAL,
          "The Cabinet approved this plan on 24\u00A0June 2004 (minute\u00A004/17), as the Council "
          "had authorised it to do on 7\u00A0April 2004.");
    metadata.status = DOCUMENT_DRAFT;
    approval.decision.minute = NULL;
    check(*state, &metadata, STATEMENT_APPROVAL,
          "The Cabinet is to consider this plan on 24\u00A0June 2004, as the Council authorised it "
          "to do on 7\u00A0April 2004.");
}

static void test_audit(void **state)
{
    struct metadata metadata = {0};
    struct audit *audit = &metadata.audit;
    check(*state, &metadata, STATEMENT_AUDIT,
          "The figures in this plan have not been audited yet.");
    audit->state = AUDIT_UNAUDITED;
    audit->auditor = "Messrs Thrale";
    check(*state, &metadata, STATEMENT_AUDIT,
          "The figures in this plan have not been audited yet; they will be by Messrs Thrale.");
    audit->state = AUDIT_AUDITED;
    check(*state, &metadata, STATEMENT_AUDIT,
          "The figures in this plan have been audited by Messrs Thrale.");
    struct changed_figure figure = {.code = "BV 8", .period = {2003, 0, 0}, .was = "1", .now = "2"};
    struct auditor_recommendation advice[2] = {{.next = &advice[1]}};
    audit->auditor = NULL;
    audit->certificate = (struct calendar_date){2004, 11, 12};
    audit->changed = &figure;
    audit->recommendations = advice;
    check(*state, &metadata, STATEMENT_AUDIT,
          "The figures in this plan have been audited. The certificate of the audit bears the date "
          "of 12\u00A0November 2004. It changed one figure. [1 rows] On last year’s plan the "
          "auditor made two recommendations, answered here. [2 rows]");
}

static void test_assessment(void **state)
{
    struct metadata metadata = {.council = "Ouseford"};
    const char *no_result =
        "There is no result of the comprehensive performance assessment of Ouseford yet. Its "
        "priorities for improvement therefore come from its own assessment, and this plan contains "
        "what government guidance asks of a council without a result: a summary of objectives, the "
        "arrangements for improvement, figures and targets for every indicator, and a statement on "
        "contracts.";
    check(*state, &metadata, STATEMENT_ASSESSMENT, no_result);
    metadata.assessment.state = ASSESSMENT_NONE;
    check(*state, &metadata, STATEMENT_ASSESSMENT, no_result);
    metadata.assessment.state = ASSESSMENT_POOR;
    check(*state, &metadata, STATEMENT_ASSESSMENT,
          "In the comprehensive performance assessment Ouseford was placed in the category ‘poor’. "
          "Of a council in this category government guidance asks for a summary of objectives, the "
          "arrangements for improvement, figures and targets for every indicator, and a statement "
          "on contracts.");
    metadata.assessment = (struct assessment){
        .state = ASSESSMENT_GOOD, .date = {2004, 3, 11}, .by = "Audit Commission"};
    check(*state, &metadata, STATEMENT_ASSESSMENT,
          "In the comprehensive performance assessment Ouseford was placed in the category ‘good’ "
          "by the Audit Commission on 11\u00A0March 2004. Of a council in this category government "
          "guidance asks for figures and targets for every indicator, and a statement on "
          "contracts. Whatever else this plan contains is there by choice.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_approval), TEST(test_audit),
                                       TEST(test_assessment)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
