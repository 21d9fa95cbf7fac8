/* SPDX-License-Identifier: Apache-2.0 */
/* The cases of test_cases.c. Each changes up to three places of the plan: BREAKS so that a rule is
 * broken, KEEPS so that it is just kept. REMOVES puts what stands from one place to another into a
 * comment, as does LACKS where the rule does not mind. With AT the fault is expected elsewhere than
 * at the last change. */
#ifndef PLANPRESS_CASES_H
#define PLANPRESS_CASES_H

#define TO(from, to)                                                                               \
    {                                                                                              \
        from, to                                                                                   \
    }
#define CASE(rule, times, severity, at, ...)                                                       \
    {                                                                                              \
        rule, times, SEVERITY_##severity, {__VA_ARGS__}, at                                        \
    }
#define BREAKS(severity, rule, ...) CASE(rule, 1, severity, NULL, __VA_ARGS__)
#define BREAKS_AT(severity, rule, at, ...) CASE(rule, 1, severity, at, __VA_ARGS__)
#define KEEPS(rule, ...) CASE(rule, 0, NOTE, NULL, __VA_ARGS__)
#define COMMENT(begin, end) TO(begin, "<!-- " begin), TO(end, end " -->")
#define REMOVES(severity, rule, at, begin, end) BREAKS_AT(severity, rule, at, COMMENT(begin, end))
#define LACKS(rule, begin, end, ...) KEEPS(rule, COMMENT(begin, end), __VA_ARGS__)

/* A plan of which less is asked. */
#define ANY_REPORT TO("kind='best-value-plan'", "kind='performance-report'")

/* clang-format off */
static const struct rule_case cases[] = {

    /* ---- completeness ---- */

    REMOVES(ERROR, "objectives-summary-present", "<plan", "<objectives", "</objectives>"),
    LACKS("objectives-summary-present", "<objectives", "</objectives>", ANY_REPORT),
    BREAKS_AT(ERROR, "objectives-summary-present", "<objectives", TO(" corporate-plan='Running Water'>", ">")),
    BREAKS(ERROR, "objectives-summary-present",
           TO("corporate-plan='Running Water'", "corporate-plan='Still Water'")),
    BREAKS_AT(ERROR, "objectives-summary-present", "<objectives", TO("corporate plan, Running Water", "corporate plan")),
    KEEPS("objectives-summary-present",
           TO("corporate plan, Running Water", "corporate plan"),
           TO("<title>Less waste</title>", "<title>Less waste</title><p>So says Running Water.</p>")),

    REMOVES(ERROR, "improvement-arrangements-present", "<plan", "<improvement-plan", "</improvement-plan>"),
    LACKS("improvement-arrangements-present", "<improvement-plan", "</improvement-plan>", ANY_REPORT),

    BREAKS(ERROR, "priority-without-action",
           TO("<priority id='recycling'>", "<priority id='idle'><title>Idle</title></priority><priority id='recycling'>")),
    KEEPS("priority-without-action",
           TO("</action>\n    </priority>\n    <priority id='scrutiny'>", "</action><action><what>More.</what></action></priority><priority id='scrutiny'>")),

    /* ---- contracts ---- */

    REMOVES(ERROR, "contracts-statement-present", "<plan", "<contracts-statement", "</contracts-statement>"),
    LACKS("contracts-statement-present", "<contracts-statement", "</contracts-statement>", ANY_REPORT),

    BREAKS(ERROR, "contracts-certified", TO("We certify that what", "What")),
    KEEPS("contracts-certified", TO("We certify that", "We confirm that")),
    REMOVES(ERROR, "contracts-certified", "<contracts-statement", "<signatory", "date='2004-06-07'/>"),
    LACKS("contracts-certified", "<certificate>", "</certificate>", TO("R. Carden", "R. Carding")),

    BREAKS_AT(ERROR, "contracts-dated", "<signatory", TO(" date='2004-06-07'", "")),
    BREAKS(ERROR, "contracts-dated", TO("date='2004-06-07'", "date='2004-03-31'")),
    KEEPS("contracts-dated", TO("date='2004-06-07'", "date='2004-04-01'")),
    BREAKS(ERROR, "contracts-dated", TO("date='2004-06-07'", "date='2004-06-30'")),
    KEEPS("contracts-dated", TO("date='2004-06-07'", "date='2004-06-29'")),

    BREAKS_AT(ERROR, "contracts-period", "period='2002/03'",
           TO("period='2003/04' transfers", "period='2002/03' transfers"),
           TO("awarded='2003-09-22'", "awarded='2002-04-01'"),
           TO("awarded='2004-02-02'", "awarded='2003-03-31'")),
    BREAKS(ERROR, "contracts-period", TO("awarded='2004-02-02'", "awarded='2004-04-01'")),
    BREAKS(ERROR, "contracts-period", TO("awarded='2003-09-22'", "awarded='2003-03-31'")),
    KEEPS("contracts-period",
           TO("awarded='2003-09-22'", "awarded='2003-04-01'"),
           TO("awarded='2004-02-02'", "awarded='2004-03-31'")),

    BREAKS(ERROR, "contracts-transfer-declared", TO("transfers='2'", "transfers='3'")),
    BREAKS_AT(ERROR, "contracts-transfer-declared", "<contracts", TO(" transfers='2'", "")),
    BREAKS(ERROR, "contracts-transfer-declared", TO("form='exceptions'", "form='no-transfer'")),
    LACKS("contracts-transfer-declared", "<contract service='Leisure", "</contract>",
           TO("form='exceptions' period='2003/04' transfers='2'", "form='no-transfer' period='2003/04' transfers='0'")),

    REMOVES(ERROR, "contracts-exceptions-explained", "complies='no'", "<reason>", "</reason>"),
    BREAKS_AT(ERROR, "contracts-exceptions-explained", "complies='no'",
           TO("form='exceptions'", "form='all-comply'")),
    BREAKS_AT(ERROR, "contracts-exceptions-explained", "form='exceptions'", TO("complies='no'", "complies='yes'")),
    KEEPS("contracts-exceptions-explained", TO("complies='no'", "complies='not-applicable'")),

    /* ---- dates ---- */

    BREAKS(ERROR, "publication-by-30-june", TO("<published>2004-06-29<", "<published>2004-07-01<")),
    KEEPS("publication-by-30-june", TO("<published>2004-06-29<", "<published>2004-06-30<")),
    KEEPS("publication-by-30-june", TO("<published>2004-06-29<", "<published>2004-07-01<"), ANY_REPORT),
    BREAKS_AT(ERROR, "publication-by-30-june", "<plan", TO("<published>2004-06-29</published>", "")),

    BREAKS(ERROR, "year-labels-consistent", TO("plan for 2003/04", "plan for 2003-04")),
    BREAKS(ERROR, "year-labels-consistent", TO("plan for 2003/04", "plan for 2003\u201304")),
    BREAKS(ERROR, "year-labels-consistent", TO("plan for 2003/04", "plan for 2003/2004")),
    KEEPS("year-labels-consistent",
           TO("plan for 2003/04", "plan for 1999/00, the letter 2003-07-04 and order 2002/305")),
    BREAKS(ERROR, "year-labels-consistent", TO("year='2004/05'", "year='2004/05' reporting='2004/05'")),
    KEEPS("year-labels-consistent", TO("year='2004/05'", "year='2004/05' reporting='2004/05 Q1'"), ANY_REPORT),

    /* ---- text ---- */

    BREAKS(ERROR, "placeholder-text", TO("Collect glass at the kerb.", "Collect TBC.")),
    BREAKS(ERROR, "placeholder-text", TO("Collect glass at the kerb.", "Collect xx tonnes.")),
    BREAKS(ERROR, "placeholder-text", TO("Collect glass at the kerb.", "Collect ??? tonnes.")),
    BREAKS(ERROR, "placeholder-text", TO("Collect glass at the kerb.", "Insert pie chart when received.")),
    BREAKS(ERROR, "placeholder-text", TO("Collect glass at the kerb.", "Collect glass (insert tonnes here).")),
    BREAKS(ERROR, "placeholder-text", TO("£40,000 a year", "Lorem ipsum dolor")),
    BREAKS(ERROR, "placeholder-text", TO("target-date='March 2005'", "target-date='tbc'")),
    BREAKS(ERROR, "placeholder-text", TO("<report committee", "<report agenda-item='TBC' committee")),
    /* found on its own line, three below the beginning of the paragraph */
    BREAKS_AT(ERROR, "placeholder-text", "TBA",
           TO("Collect glass at the kerb.", "Collect glass\nand what else\nthere is,\nTBA.")),
    KEEPS("placeholder-text",
           TO("Collect glass at the kerb.", "We shall insert it here? And (01632) 960xxx? And exxon?")),

    BREAKS(WARNING, "abbreviations-expanded", TO("Collect glass at the kerb.", "Collect PVC.")),
    BREAKS(WARNING, "abbreviations-expanded", TO("Collect glass at the kerb.", "Collect LPSAs and LPSAs.")),
    KEEPS("abbreviations-expanded",
           TO("Collect glass at the kerb.", "The CPA, BVPIs and <abbr title='polyvinyl chloride'>PVC</abbr>.")),
    KEEPS("abbreviations-expanded",
           TO("Collect glass at the kerb.", "The local strategic partnership (LSP). The LSP. Part IV in the UK.")),
    KEEPS("abbreviations-expanded", TO("<title>Introduction</title>", "<title>INTRODUCTION TO THE PLAN</title>")),

    BREAKS(ERROR, "language-tagged", TO("Collect glass at the kerb.", "Ask: \u09AC\u09BE\u0982\u09B2\u09BE.")),
    KEEPS("language-tagged",
           TO("Collect glass at the kerb.", "Ask: <span xml:lang='bn'>\u09AC\u09BE\u0982\u09B2\u09BE</span>; \u03C0 is no word.")),
    BREAKS(ERROR, "language-tagged",
           TO("Collect glass at the kerb.", "Ask: <span xml:lang='ur'>\u09AC\u09BE\u0982\u09B2\u09BE</span>.")),

    /* ---- the report ---- */

    BREAKS_AT(ERROR, "recommendation-present", "<recommendation>",
           TO("The Cabinet are recommended to approve the plan.", "The plan is good.")),
    KEEPS("recommendation-present",
           TO("The Cabinet are recommended to approve the plan.", "That the plan be noted.")),

    BREAKS_AT(ERROR, "contact-officer-complete", "<contact-officer", TO(" telephone='(01632) 960035'", "")),
    BREAKS_AT(ERROR, "contact-officer-complete", "<contact-officer", TO(" email='policy@ouseford.example'", "")),
    KEEPS("contact-officer-complete", TO("(01632) 960035", "(01632) 960034")),

    /* ---- for those who do not see it ---- */

    BREAKS_AT(ERROR, "table-headers", "<table>", TO("<column header='yes'/>", "<column/>")),
    KEEPS("table-headers",
           TO("<column header='yes'/>", "<column/>"),
           TO("<body><row>", "<head><row><cell>A</cell><cell>B</cell></row></head><body><row>")),

    BREAKS_AT(ERROR, "doc-metadata", "<plan", TO("<published>2004-06-29</published>", "")),
    KEEPS("doc-metadata", TO("<published>2004-06-29<", "<published>2004-06-28<")),
};
/* clang-format on */

#endif
