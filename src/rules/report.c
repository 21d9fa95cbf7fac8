/* SPDX-License-Identifier: Apache-2.0 */
/* The covering report. */
#include "rules/check.h"

/* What meetings do with reports. */
static const char *const decisions[] = {
    "accept",   "adopt",  "agree",   "appoint", "approv",   "authoris", "commend", "confirm",
    "consider", "decid",  "delegat", "endors",  "instruct", "invit",    "note",    "recommend",
    "refer",    "reject", "request", "resolv",  "receiv",   "support",  NULL};

static void check_recommendation(struct check *check, const struct report *report)
{
    const struct block *section = report->recommendation;
    if (section && !blocks_hold(check, section->section.blocks, decisions))
        find(check, FAULT_recommendation_without_verb, section->pos, section->id);
}

static void find_missing(struct check *check, const struct person *person, const char *what,
                         const char *attribute)
{
    find(check, FAULT_contact_without, person->pos, NULL, what);
    find_help(check, "add %s=\"...\"", attribute);
}

static void check_contact(struct check *check, const struct person *person)
{
    if (!person->telephone)
        find_missing(check, person, "telephone number", "telephone");
    if (!person->email)
        find_missing(check, person, "e-mail address", "email");
}

void check_report(struct check *check)
{
    const struct report *report = check->publication->report;
    if (!report)
        return;
    check_recommendation(check, report);
    check_contact(check, &report->contact);
}
