/* SPDX-License-Identifier: Apache-2.0 */
/* model/governance.h - who the council is and how the plan came to be: approval, audit, assessment,
 * people, and the rules it is excused from. Lists are in document order; what was not said is NULL,
 * or has the first value of its enumeration. */
#ifndef PLANPRESS_MODEL_GOVERNANCE_H
#define PLANPRESS_MODEL_GOVERNANCE_H

#include "model/block.h"
#include "model/date.h"
#include "model/indicator.h"

enum authority {
    AUTHORITY_UNSAID,
    AUTHORITY_DISTRICT, /* a shire district */
    AUTHORITY_COUNTY,
    AUTHORITY_UNITARY,
    AUTHORITY_METROPOLITAN,
    AUTHORITY_LONDON_BOROUGH,
    AUTHORITY_FIRE,
    AUTHORITY_POLICE,
    AUTHORITY_NATIONAL_PARK,
    AUTHORITY_OTHER,
};

/* A decision of a meeting. */
struct decision {
    struct source_pos pos;
    const char *body; /* "Cabinet" */
    struct calendar_date date;
    const char *minute; /* or NULL */
};

struct approval {
    struct decision decision;
    const struct decision *delegation; /* NULL: not said */
};

struct changed_figure {
    struct changed_figure *next;
    struct source_pos pos;
    const char *code; /* of the indicator */
    struct period period;
    const char *was, *now; /* as written */
};

struct auditor_recommendation {
    struct auditor_recommendation *next;
    struct source_pos pos;
    struct block *what, *response; /* response may be NULL */
};

enum audit_state { AUDIT_UNSAID, AUDIT_UNAUDITED, AUDIT_AUDITED };

struct audit {
    enum audit_state state;
    struct source_pos pos;
    const char *auditor;
    struct calendar_date certificate; /* year 0: not said */
    struct changed_figure *changed;
    struct auditor_recommendation *recommendations; /* on last year's plan */
};

/* The comprehensive performance assessment. */
enum assessment_state {
    ASSESSMENT_UNSAID,
    ASSESSMENT_NONE, /* there is no result yet */
    ASSESSMENT_EXCELLENT,
    ASSESSMENT_GOOD,
    ASSESSMENT_FAIR,
    ASSESSMENT_WEAK,
    ASSESSMENT_POOR,
};

struct assessment {
    enum assessment_state state;
    struct source_pos pos;
    struct calendar_date date; /* of the result; year 0: not said */
    const char *by;
};

enum member_role {
    MEMBER_ORDINARY,
    MEMBER_LEADER,
    MEMBER_DEPUTY_LEADER,
    MEMBER_EXECUTIVE,
    MEMBER_SCRUTINY_CHAIRMAN,
    MEMBER_SCRUTINY_VICE_CHAIRMAN,
};

/* A councillor. */
struct member {
    struct member *next;
    struct source_pos pos;
    const char *id;
    const char *name, *portfolio;
    enum member_role role;
    const char *panel; /* that a scrutiny chairman or vice-chairman leads */
};

struct officer {
    struct officer *next;
    struct source_pos pos;
    const char *id;
    const char *name, *post; /* name may be NULL */
};

/* A rule the plan is excused from. */
struct waiver {
    struct waiver *next;
    struct source_pos pos;
    const char *rule, *reason;
    const char *subject, *by; /* in what: an indicator's code, or an id; who decided; or NULL */
};

#endif
