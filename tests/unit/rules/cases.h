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

/* A picture, a link. */
#define PICTURE(words)                                                                             \
    TO("It follows the plan for 2003/04.", "It.</p><figure src='DSC_0234.png' " words "/><p>")
#define LINK(words)                                                                                \
    TO("Collect glass at the kerb.", "<link href='https://a.example/'>" words "</link>")

/* A plan of which less is asked. */
#define ANY_REPORT TO("kind='best-value-plan'", "kind='performance-report'")

/* clang-format off */
static const struct rule_case cases[] = {

    /* ---- completeness ---- */

    BREAKS_AT(WARNING, "kind-declared", "<plan", ANY_REPORT),
    KEEPS("kind-declared", ANY_REPORT, TO(" year='2004/05'", " year='2008/09'")),
    BREAKS_AT(WARNING, "kind-declared", "<plan", ANY_REPORT, TO("<assessment state='none'/>", "")),
    KEEPS("kind-declared", ANY_REPORT, TO("<assessment state='none'/>", ""),
          COMMENT("<contracts-statement", "</contracts-statement>")),

    BREAKS_AT(ERROR, "all-bvpis-present", "<indicators", TO("code='T 1'>", "code='T 1x' unit='percent' polarity='higher'><title>One</title>")),
    KEEPS("all-bvpis-present", TO("<indicator code='T 1'>", "<indicator code='T 1' polarity='higher'>")),
    BREAKS_AT(ERROR, "all-bvpis-present", "<plan", TO(" type='district'", "")),
    BREAKS_AT(ERROR, "all-bvpis-present", "<indicators", TO(" type='district'", " type='unitary'")),
    BREAKS_AT(ERROR, "all-bvpis-present", "<indicators", TO("<use-registry href='registry.xml'/>", ""),
              TO("code='T 1'>", "code='T 1' unit='percent' polarity='higher' precision='1'><title>One</title>")),
    BREAKS_AT(ERROR, "all-bvpis-present", "<plan", COMMENT("<indicators", "</indicators>")),

    BREAKS_AT(ERROR, "outturn-present", "code='T 6'",
              TO("<observation period='2003/04' kind='outturn' value='no'/>", "")),
    BREAKS(ERROR, "outturn-present", TO("value='no'/>", "absent='to-be-set'/>")),
    KEEPS("outturn-present", TO("value='no'/>", "absent='not-collected'/>")),
    KEEPS("outturn-present", TO("code='T 6'", "code='T 6' first-year='2004/05'"),
          TO("<observation period='2003/04' kind='outturn' value='no'/>", "")),
    /* a quarter is reported on: of what is measured once a year no outturn is wanted */
    BREAKS_AT(ERROR, "outturn-present", "code='T 6'", ANY_REPORT,
              TO(" year='2004/05'", " year='2004/05' reporting='2004/05 Q1'"),
              TO("kind='outturn' value='no'/>", "kind='outturn' value='no'/><observation period='2003/04 Q1' kind='outturn' value='no'/>")),

    BREAKS_AT(ERROR, "targets-three-years", "code='T 2'", TO("<observation period='2005/06' kind='target' value='35.5'/>", "")),
    KEEPS("targets-three-years", TO("kind='target' value='35.5'/>", "kind='target' absent='to-be-set'/>")),
    KEEPS("targets-three-years", ANY_REPORT, TO("<observation period='2005/06' kind='target' value='35.5'/>", "")),

    BREAKS(ERROR, "target-not-applicable-coded", TO("kind='target' value='35.5'", "kind='target' absent='not-collected'")),
    BREAKS(ERROR, "target-not-applicable-coded", TO("kind='target' value='35.5'", "kind='target' absent='survey-gap'")),
    KEEPS("target-not-applicable-coded", TO("kind='target' value='35.5'", "kind='target' absent='not-applicable'")),

    BREAKS(ERROR, "commentary-when-worse", TO("value='94.1'", "value='91.9'")),
    KEEPS("commentary-when-worse", TO("value='94.1'", "value='92.0'")),
    BREAKS_AT(ERROR, "commentary-when-worse", "value='37.5'", COMMENT("<commentary>", "</commentary>")),
    BREAKS_AT(ERROR, "commentary-when-worse", "value='36.4'", TO("value='37.5'", "value='36.4'"), COMMENT("<commentary>", "</commentary>")),
    KEEPS("commentary-when-worse", TO("value='37.5'", "value='36.0'"), COMMENT("<commentary>", "</commentary>")),

    BREAKS(WARNING, "commentary-when-deteriorated", TO("value='88.0'", "value='94.5'"), TO("value='94.1'", "value='94.1' flags='provisional'")),
    BREAKS_AT(WARNING, "commentary-when-deteriorated", "value='36.0'/>\n        <observation period='2004",
              TO("value='38.0'", "value='35.4'"), TO("value='37.5'", "value='36.0'"), COMMENT("<commentary>", "</commentary>")),
    /* within the tolerance */
    KEEPS("commentary-when-deteriorated", TO("value='38.0'", "value='35.5'"), TO("value='37.5'", "value='36.0'"),
          COMMENT("<commentary>", "</commentary>")),
    KEEPS("commentary-when-deteriorated", TO("value='88.0'", "value='94.5'"), TO("value='94.1'", "value='94.1' flags='not-comparable'")),

    BREAKS_AT(WARNING, "commentary-substance", "Late.", TO("A lorry broke down in June, and the new one came in October.", "Late.")),
    BREAKS_AT(WARNING, "commentary-substance", "See above", TO("A lorry broke down in June, and the new one came in October.", "See above under T 1, please.")),
    KEEPS("commentary-substance", TO("A lorry broke down in June, and the new one came in October.", "A lorry broke down.x")),

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

    KEEPS("objectives-summary-present", TO("state='none'", "state='good' date='2004-03-01'"), COMMENT("<objectives", "</objectives>")),
    KEEPS("improvement-arrangements-present", TO("state='none'", "state='excellent' date='2004-03-01'"),
          COMMENT("<improvement-plan", "</improvement-plan>")),
    REMOVES(ERROR, "improvement-arrangements-present", "<plan", "<improvement-plan", "</improvement-plan>"),

    BREAKS_AT(ERROR, "cpa-branch-content", "<plan", TO("<assessment state='none'/>", "")),
    BREAKS(ERROR, "cpa-branch-content", TO("state='none'", "state='weak'")),
    KEEPS("cpa-branch-content", TO("state='none'", "state='weak' date='2004-03-01'")),
    KEEPS("cpa-branch-content", ANY_REPORT, TO("<assessment state='none'/>", "")),

    BREAKS(WARNING, "scrutiny-lead-member", TO("<action scrutiny='yes' lead-member='Councillor H. Sallow'",
                                               "<action scrutiny='yes' lead-member='Councillor V. Quillby'")),
    KEEPS("scrutiny-lead-member", TO("<action scrutiny='yes' lead-member='Councillor H. Sallow'",
                                     "<action scrutiny='yes' lead-member='Councillor V. Quillby; Councillor H. Sallow'")),

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

    BREAKS_AT(ERROR, "contracts-period", "<contracts-statement",
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

    BREAKS_AT(ERROR, "approval-recorded", "<plan", COMMENT("<approval", "</approval>")),
    BREAKS_AT(ERROR, "approval-recorded", "<approval", TO("<delegation body='Council' date='2004-04-07' minute='03/112'/>", "")),
    KEEPS("approval-recorded", TO("<delegation body='Council' date='2004-04-07' minute='03/112'/>", ""),
          TO("<approval body='Cabinet'", "<approval body='Council'")),

    BREAKS(ERROR, "approval-before-publication", TO("body='Cabinet' date='2004-06-24'", "body='Cabinet' date='2004-06-30'")),
    KEEPS("approval-before-publication", TO("body='Cabinet' date='2004-06-24'", "body='Cabinet' date='2004-06-29'")),
    BREAKS(ERROR, "approval-before-publication", TO("body='Council' date='2004-04-07'", "body='Council' date='2004-06-25'")),
    KEEPS("approval-before-publication", TO("body='Council' date='2004-04-07'", "body='Council' date='2004-06-24'")),

    BREAKS(ERROR, "year-labels-consistent", TO("plan for 2003/04", "plan for 2003-04")),
    BREAKS(ERROR, "year-labels-consistent", TO("plan for 2003/04", "plan for 2003\u201304")),
    BREAKS(ERROR, "year-labels-consistent", TO("plan for 2003/04", "plan for 2003/2004")),
    KEEPS("year-labels-consistent",
           TO("plan for 2003/04", "plan for 1999/00, the letter 2003-07-04 and order 2002/305")),
    BREAKS(ERROR, "year-labels-consistent", TO(" year='2004/05'", " year='2004/05' reporting='2004/05'")),
    KEEPS("year-labels-consistent", TO(" year='2004/05'", " year='2004/05' reporting='2004/05 Q1'"), ANY_REPORT),

    BREAKS_AT(WARNING, "audit-status-stated", "<plan", COMMENT("<audit ", "</audit>")),
    BREAKS(WARNING, "audit-status-stated", TO("state='unaudited' auditor='Thrale and Coombe'", "state='audited' auditor='Thrale and Coombe'")),
    BREAKS(WARNING, "audit-status-stated", TO("state='unaudited' auditor='Thrale and Coombe'", "state='audited' certificate='2004-06-28'")),
    KEEPS("audit-status-stated", TO("state='unaudited'", "state='audited' certificate='2004-06-28'")),

    BREAKS_AT(WARNING, "previous-figure-restated", "value='88.0'",
              TO("<auditor-recommendation>", "<changed-figure code='T 1' period='2002/03' was='87.1' now='88'/><auditor-recommendation>")),
    BREAKS(WARNING, "previous-figure-restated",
           TO("<auditor-recommendation>", "<changed-figure code='T 1' period='2002/03' was='87.1' now='88.1'/><auditor-recommendation>")),
    BREAKS(WARNING, "previous-figure-restated",
           TO("<auditor-recommendation>", "<changed-figure code='T 1' period='2001/02' was='87.1' now='88'/><auditor-recommendation>")),
    BREAKS(WARNING, "previous-figure-restated", TO("value='88.0'", "value='88.0' was='87.1'")),
    KEEPS("previous-figure-restated", TO("value='88.0'/>", "value='88.0' was='87.1'><footnote>Counted twice.</footnote></observation>"),
          TO("<auditor-recommendation>", "<changed-figure code='T 1' period='2002/03' was='87.1' now='88'/><auditor-recommendation>")),

    BREAKS_AT(WARNING, "auditor-recommendations-answered", "<auditor-recommendation>", COMMENT("<response>", "</response>")),
    KEEPS("auditor-recommendations-answered", TO("They are kept for six years.", "No.")),

    /* ---- figures ---- */

    BREAKS(ERROR, "percent-range", TO("value='94.1'", "value='100.1'")),
    BREAKS(ERROR, "percent-range", TO("value='88.0'", "value='-0.1'")),
    KEEPS("percent-range", TO("value='94.1'", "value='100'")),
    KEEPS("percent-range", TO("value='94.1'", "value='100.1'"), TO("<indicator code='T 1'>", "<indicator code='T 1' maximum='200'>")),

    BREAKS(ERROR, "negative-permitted", TO("value='4.20'", "value='-0.01'")),
    KEEPS("negative-permitted", TO("value='4.20'", "value='0.00'")),
    KEEPS("negative-permitted", TO("value='4.20'", "value='-0.01'"), TO("precision='2' last-year", "precision='2' minimum='-5' last-year")),

    BREAKS(WARNING, "precision-consistent", TO("value='94.1'", "value='94.12'")),
    KEEPS("precision-consistent", TO("value='94.1'", "value='94'")),
    BREAKS(WARNING, "precision-consistent", TO("unit='days' polarity='lower' precision='1'", "unit='days' polarity='lower'"),
           TO("value='37.5'", "value='37.55'")),
    KEEPS("precision-consistent", TO("unit='days' polarity='lower' precision='1'", "unit='days' polarity='lower'")),

    BREAKS(ERROR, "level-scale", TO("value='2'/>", "value='6'/>")),
    BREAKS(ERROR, "level-scale", TO("value='2'/>", "value='-1'/>")),
    KEEPS("level-scale", TO("value='2'/>", "value='5'/>")),
    BREAKS(ERROR, "level-scale", TO("value='4.20'", "value='11.00'"), TO("precision='2' last-year", "precision='2' maximum='10' last-year"),
           TO("value='11.00'", "value='12.00'")),

    BREAKS_AT(WARNING, "outlier-year-on-year", "value='94.1'", TO("value='88.0'", "value='62.7'")),
    KEEPS("outlier-year-on-year", TO("value='88.0'", "value='62.8'")),
    BREAKS_AT(WARNING, "outlier-year-on-year", "value='94.1'", TO("value='88.0'", "value='9.4'")),
    KEEPS("outlier-year-on-year", TO("value='88.0'", "value='9.4'"), TO("value='94.1'/>", "value='94.1'><footnote>It is so.</footnote></observation>")),
    KEEPS("outlier-year-on-year", TO("value='88.0'", "value='9.4'"), TO("value='94.1'", "value='94.1' flags='not-comparable'")),

    BREAKS(WARNING, "target-not-regressive", TO("value='95.0'", "value='94.0'")),
    BREAKS(WARNING, "target-not-regressive", TO("value='96.0'", "value='94.9'")),
    KEEPS("target-not-regressive", TO("value='96.0'", "value='95.0'"), TO("period='2004/05' kind='target' value='95.0'", "period='2004/05' kind='target' value='95'")),
    KEEPS("target-not-regressive", TO("value='95.0'/>", "value='94.0'><footnote>Fewer banks.</footnote></observation>")),

    BREAKS(WARNING, "target-ceiling", TO("value='97.0'", "value='100.5'")),
    KEEPS("target-ceiling", TO("value='97.0'", "value='100.0'")),
    BREAKS(WARNING, "target-ceiling", TO("value='34.5'", "value='-1.0'")),

    BREAKS(WARNING, "standard-met-or-explained", TO("kind='standard' value='90.0'", "kind='standard' value='94.2'")),
    KEEPS("standard-met-or-explained", TO("kind='standard' value='90.0'", "kind='standard' value='94.1'")),
    KEEPS("standard-met-or-explained", TO("kind='standard' value='90.0'", "kind='standard' with='T 4' value='165.1'")),
    BREAKS(WARNING, "standard-met-or-explained", TO("kind='standard' value='90.0'", "kind='standard' with='T 4' value='165.2'")),
    BREAKS(WARNING, "standard-met-or-explained", TO("kind='standard' value='90.0'", "kind='standard' with='T 44' value='90.0'")),

    BREAKS(ERROR, "quartile-year-labelled", TO("value='96.5' group='English districts'", "value='96.5'"),
           TO("value='86.5' group='English districts'", "value='86.5' group='English districts' flags='provisional'"), TO("value='96.5'/>", "value='96.5' />")),
    BREAKS(ERROR, "quartile-year-labelled", TO("period='2002/03' kind='top-quartile'", "period='2003/04' kind='top-quartile'")),
    KEEPS("quartile-year-labelled", ANY_REPORT, TO("period='2002/03' kind='top-quartile'", "period='2003/04' kind='top-quartile'")),

    BREAKS_AT(ERROR, "quartile-order-by-polarity", "value='96.5'", TO("value='86.5'", "value='96.6'")),
    KEEPS("quartile-order-by-polarity", TO("value='86.5'", "value='96.5'"), TO("kind='top-quartile' value='96.5'", "kind='top-quartile' value='96.5' flags='provisional'")),

    BREAKS(ERROR, "quartile-claim-true", TO("group='English districts'/>\n        <observation period='2003/04' kind='standard' value='90.0'/>",
           "group='English districts'/>\n<commentary>\nThis is in the top quartile.</commentary>"), TO("This is in", "This is in")),
    KEEPS("quartile-claim-true", TO("group='English districts'/>\n        <observation period='2003/04' kind='standard' value='90.0'/>",
          "group='English districts'/><commentary>We want to be in the top quartile.</commentary>")),
    KEEPS("quartile-claim-true", TO("value='96.5'", "value='94.1'"), TO("value='94.1'/>\n        <observation period='2004/05'", "value='94.1' />\n<observation period='2004/05'"),
          TO("<observation period='2003/04' kind='standard' value='90.0'/>", "<commentary>This is in the top quartile.</commentary>")),
    BREAKS(ERROR, "quartile-claim-true", TO("<observation period='2003/04' kind='standard' value='90.0'/>",
           "<commentary>The result stays in the bottom quarter.</commentary>")),

    BREAKS_AT(WARNING, "parts-sum", "value='30'", TO("value='18'", "value='17'")),
    KEEPS("parts-sum", TO("value='18'", "value='17'"), TO("value='12'", "value='13'")),
    BREAKS_AT(WARNING, "parts-sum", "sum-of", TO("sum-of='T 3a, T 3b'", "sum-of='T 3a, T 3c'")),

    BREAKS_AT(ERROR, "conditional-part", "value='1250.50'", TO("value='no'/>", "value='yes'/>")),
    KEEPS("conditional-part", TO("value='no'/>", "value='yes'/>"), TO("value='1250.50'", "absent='not-applicable'")),
    BREAKS(ERROR, "conditional-part", TO("only-when='T 6 = no'", "only-when='T 66 = no'")),
    BREAKS(ERROR, "conditional-part", TO("only-when='T 6 = no'", "only-when='T 6 = 3'")),
    BREAKS_AT(ERROR, "conditional-part", "value='1250.50'", TO("only-when='T 6 = no'", "only-when='T 3a &gt; 12'")),
    KEEPS("conditional-part", TO("only-when='T 6 = no'", "only-when='T 3a &gt; 11'")),

    BREAKS(ERROR, "survey-base-present", TO("value='71' base='1104'", "value='71'")),
    BREAKS(ERROR, "survey-base-present", TO("value='71' base='1104' interval='2.7'", "value='71' base='1104'")),
    KEEPS("survey-base-present", TO("base='1104'", "base='1'")),

    BREAKS(WARNING, "count-claims-match", TO("met three of the four targets", "met 2 of the 4 targets")),
    BREAKS(WARNING, "count-claims-match", TO("met three of the four targets of", "know that three of five targets were met in")),
    KEEPS("count-claims-match", TO("met three of the four targets of", "saw that 1 of 4 targets was missed in")),
    KEEPS("count-claims-match", TO("met three of the four targets", "spoke of two of our nine targets")),

    /* ---- notes and references ---- */

    BREAKS_AT(ERROR, "definition-change-footnoted", "value='94.1'", TO("<indicator code='T 1'>", "<indicator code='T 1' definition-changed='2003/04'>"),
              TO("value='94.1'", "value='94.1' flags='not-comparable'")),
    BREAKS_AT(ERROR, "definition-change-footnoted", "value='94.1'", TO("<indicator code='T 1'>",
              "<indicator code='T 1' definition-changed='2003/04'><footnote>New banks count.</footnote>")),
    KEEPS("definition-change-footnoted", TO("<indicator code='T 1'>", "<indicator code='T 1' definition-changed='2003/04'><footnote>New banks count.</footnote>"),
          TO("value='94.1'", "value='94.1' flags='not-comparable'")),
    KEEPS("definition-change-footnoted", TO("<indicator code='T 1'>", "<indicator code='T 1' definition-changed='2002/03'>")),

    BREAKS(ERROR, "unique-codes", TO("<indicator code='T 1'>", "<indicator code='t1' unit='percent' polarity='higher'><title>One</title>")),
    BREAKS(ERROR, "unique-codes", TO("<indicator code='T 1'>", "<indicator code='T 1' unit='score'>")),
    BREAKS(ERROR, "unique-codes", TO("<indicator code='T 1'>", "<indicator code='T 1' polarity='neutral'>")),
    KEEPS("unique-codes", TO("<indicator code='T 1'>", "<indicator code='T 1' unit='percent'><title>One</title>")),

    BREAKS(ERROR, "deleted-indicator-no-target", TO("absent='deleted'", "value='4.00'")),
    KEEPS("deleted-indicator-no-target", TO("absent='deleted'", "value='4.00'"), TO("last-year='2004/05'", "last-year='2005/06'")),

    /* ---- improvement plan and people ---- */

    BREAKS_AT(ERROR, "action-lead-member", "<action lead-officer", TO("<action lead-member='Councillor V. Quillby' ", "<action ")),
    KEEPS("action-lead-member", TO("<action lead-member='Councillor V. Quillby' ", "<action "),
          TO("<what>Collect glass at the kerb.</what>", "<what>Collect glass at the kerb.</what><lead to='quillby'/>")),

    BREAKS_AT(ERROR, "action-lead-officer", "target-date='March 2005'", TO("lead-officer='Head of Policy' target-date='March 2005'", "target-date='March 2005'")),
    KEEPS("action-lead-officer", TO("lead-officer='Head of Policy' target-date='March 2005'", "lead-officer='Somebody' target-date='March 2005'")),

    BREAKS_AT(WARNING, "action-date-in-window", "<action lead-member", TO(" target-date='March 2005'", "")),
    BREAKS(WARNING, "action-date-in-window", TO("target-date='March 2005'", "target-date='soon'")),
    BREAKS(WARNING, "action-date-in-window", TO("target-date='March 2005'", "target-date='March 2004'")),
    BREAKS(WARNING, "action-date-in-window", TO("target-date='March 2005'", "target-date='April 2007'")),
    KEEPS("action-date-in-window", TO("target-date='March 2005'", "target-date='March 2007'")),
    KEEPS("action-date-in-window", TO("target-date='March 2005'", "target-date='ongoing'")),
    KEEPS("action-date-in-window", TO("target-date='March 2005'", "target-date='March 2004' carried-forward='M6'")),

    BREAKS_AT(WARNING, "action-measure-present", "<action lead-member", TO("<measure>A fifth is recycled.</measure>", "")),
    KEEPS("action-measure-present", TO("<measure>A fifth is recycled.</measure>", ""), TO("<resources>£40,000", "<milestones>Trial.</milestones><resources>£40,000")),

    BREAKS_AT(WARNING, "action-resources-stated", "<action lead-member", TO("<resources>£40,000 a year.</resources>", "")),
    KEEPS("action-resources-stated", TO("<resources>£40,000 a year.</resources>", ""), TO("target-date='March 2005'", "target-date='March 2005' within-budgets='yes'")),

    BREAKS(ERROR, "overdue-action-explained", TO("target-date='March 2005'", "target-date='May 2004'")),
    KEEPS("overdue-action-explained", TO("target-date='March 2005'", "target-date='June 2004'")),
    KEEPS("overdue-action-explained", TO("target-date='March 2005'", "target-date='May 2004' status='complete'")),
    KEEPS("overdue-action-explained", TO("target-date='March 2005'", "target-date='May 2004'"),
          TO("<measure>A fifth is recycled.</measure>", "<measure>A fifth is recycled.</measure><progress>Half done.</progress>")),

    BREAKS(WARNING, "people-known", TO("lead-officer='Head of Policy' target-date='March 2005'", "lead-officer='Head of Waste' target-date='March 2005'")),
    BREAKS(WARNING, "people-known", TO("lead-member='Councillor V. Quillby'", "lead-member='Councillor W. Quillby'")),
    KEEPS("people-known", TO("lead-member='Councillor V. Quillby'", "lead-member='Councillor H. Sallow'"), TO("lead-member='Councillor H. Sallow' lead-officer='Head of Policy' target-date='March 2005'", "lead-member='Councillor H. Sallow' lead-officer='Head of Policy' target-date='March 2005'")),

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

    BREAKS(ERROR, "exempt-not-published", TO("Collect glass at the kerb.", "Not for publication: collect glass.")),
    KEEPS("exempt-not-published", TO("It follows the plan for 2003/04.", "It follows.</p><p exempt='3'>This is not for publication.")),

    /* ---- presentation ---- */

    REMOVES(WARNING, "other-formats-panel", "<plan", "<other-formats>", "</other-formats>"),
    BREAKS_AT(WARNING, "other-formats-panel", "xml:lang='bn'", TO("<offer xml:lang='bn'>অনুবাদ", "<offer xml:lang='bn'>Anubad")),
    KEEPS("other-formats-panel", TO("<offer xml:lang='bn'>অনুবাদ", "<offer xml:lang='cy'>Cymraeg")),

    BREAKS(WARNING, "alt-text-says", PICTURE("alt='DSC_0234'")),
    BREAKS(WARNING, "alt-text-says", PICTURE("alt='dsc 0234.png'")),
    BREAKS(WARNING, "alt-text-says", PICTURE("alt='The new hall.JPEG'")),
    BREAKS(WARNING, "alt-text-says", PICTURE("alt='A photograph'")),
    BREAKS(WARNING, "alt-text-says", PICTURE("alt='our logo'")),
    BREAKS(WARNING, "alt-text-says", PICTURE("alt='An image of the hall'")),
    BREAKS(WARNING, "alt-text-says", PICTURE("alt='Picture showing the hall'")),
    BREAKS(WARNING, "alt-text-says",
           TO("It follows the plan for 2003/04.", "It.</p><figure src='DSC_0234.png' alt='the new Hall.'><caption>The <em>new</em> hall</caption></figure><p>")),
    KEEPS("alt-text-says", PICTURE("alt='Map of the district with its three towns'")),
    KEEPS("alt-text-says", PICTURE("alt='Photograph of the hall in its first year'")),
    KEEPS("alt-text-says", PICTURE("alt='Crest of Ouseford'")),
    KEEPS("alt-text-says", PICTURE("decorative='yes'")),

    BREAKS(WARNING, "link-purpose", LINK("here")),
    BREAKS(WARNING, "link-purpose", LINK("Click <strong>HERE</strong>!")),
    BREAKS(WARNING, "link-purpose", LINK("Read more on this page")),
    BREAKS(WARNING, "link-purpose", LINK("further information")),
    BREAKS(WARNING, "link-purpose", LINK("Darllen mwy")),
    BREAKS(WARNING, "link-purpose", LINK("&gt;&gt;")),
    BREAKS(WARNING, "link-purpose",
           TO("Collect glass at the kerb.", "<link href='https://a.example/'>The survey</link> and <link href='https://b.example/'>The survey</link>.")),
    KEEPS("link-purpose",
          TO("Collect glass at the kerb.", "<link href='https://a.example/'>The survey</link> and <link href='https://a.example/'>The survey</link>.")),
    KEEPS("link-purpose", LINK("www.ouseford.example/waste")),
    KEEPS("link-purpose", LINK("our website")),
    KEEPS("link-purpose", LINK("read more about glass")),

    BREAKS(WARNING, "lists-marked", TO("It follows the plan for 2003/04.", "These:</p><p>• Collect glass.</p><p>")),
    BREAKS(WARNING, "lists-marked", TO("Collect glass at the kerb.", "- <em>Collect</em> glass.")),
    KEEPS("lists-marked", TO("Collect glass at the kerb.", "– 5 per cent of glass.")),
    KEEPS("lists-marked", TO("Collect glass at the kerb.", "*Collect glass.")),

    BREAKS(WARNING, "colour-named", TO("Collect glass at the kerb.", "What was missed is shown in red.")),
    BREAKS(WARNING, "colour-named", TO("Collect glass at the kerb.", "The figures in green are new.")),
    KEEPS("colour-named", TO("Collect glass at the kerb.", "Put glass in green boxes; it is rated red.")),

    BREAKS_AT(ERROR, "doc-metadata", "<plan", TO("<title>Performance Plan 2004/05<", "<title>plan-final-2.DOCX<")),
    BREAKS_AT(ERROR, "doc-metadata", "<plan", TO("<title>Performance Plan 2004/05<", "<title>Microsoft Word - Plan<")),
    BREAKS_AT(ERROR, "doc-metadata", "<plan", TO("<published>2004-06-29</published>", "")),
    KEEPS("doc-metadata", TO("<published>2004-06-29<", "<published>2004-06-28<")),
};
/* clang-format on */

#endif
