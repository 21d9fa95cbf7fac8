/* SPDX-License-Identifier: Apache-2.0 */
#include "model/edition.h"

#include "model/summary.h"
#include "model/withhold.h"

struct edition_part {
    enum part_kind kind;
    enum part_form form;
};

struct edition_row {
    bool report;                      /* the covering report comes first */
    bool exempt_too;                  /* for members only: exempt matter is printed, and marked */
    const struct edition_part *parts; /* in this order, those of a kind in the author's */
    size_t part_count;                /* 0: all but the summary, as the author has them */
    bool summarises;                  /* what the author did not say of the summary is worked out */
};

/* Law and custom have the objectives and what is being done about them first; the figures, which
 * few read from end to end, stand behind as the last of the annexes, so that the letters of the
 * others are those of the plan. */
static const struct edition_part corporate_plan[] = {
    {PART_COVER, FORM_USUAL},      {PART_FOREWORD, FORM_USUAL},    {PART_CONTENTS, FORM_USUAL},
    {PART_OBJECTIVES, FORM_USUAL}, {PART_IMPROVEMENT, FORM_USUAL}, {PART_SECTION, FORM_USUAL},
    {PART_CONTRACTS, FORM_USUAL},  {PART_ANNEX, FORM_USUAL},       {PART_INDICATORS, FORM_ANNEX},
    {PART_GLOSSARY, FORM_USUAL},   {PART_FORMATS, FORM_USUAL},
};

static const struct edition_part summary[] = {{PART_SUMMARY, FORM_USUAL}};

#define PARTS(list) .parts = (list), .part_count = sizeof(list) / sizeof *(list)

/* What nobody asked for by name must be fit for everyone to read: exempt matter is printed in one
 * edition only, whose name says whom it is for. */
static const struct edition_row editions[EDITION_COUNT] = {
    [EDITION_CABINET_PAPER] = {.report = true},
    [EDITION_CABINET_PAPER_MEMBERS] = {.report = true, .exempt_too = true},
    [EDITION_PLAN] = {.report = false},
    [EDITION_CORPORATE_PLAN] = {PARTS(corporate_plan)},
    [EDITION_SUMMARY] = {PARTS(summary), .summarises = true},
};

const char *const edition_names[] = {
    [EDITION_CABINET_PAPER] = "cabinet-paper",
    [EDITION_CABINET_PAPER_MEMBERS] = "cabinet-paper-members",
    [EDITION_PLAN] = "plan",
    [EDITION_CORPORATE_PLAN] = "corporate-plan",
    [EDITION_SUMMARY] = "summary",
    [EDITION_COUNT] = NULL,
};

/* Move the parts of a kind from one list to the end of another; the new end is returned. */
static struct part **move_parts(struct part **from, enum part_kind kind, enum part_form form,
                                struct part **end)
{
    while (*from) {
        struct part *part = *from;
        if (part->kind != kind) {
            from = &part->next;
            continue;
        }
        *from = part->next;
        part->next = NULL;
        part->form = form;
        *end = part;
        end = &part->next;
    }
    return end;
}

static void select_parts(struct publication *publication, const struct edition_row *row)
{
    struct part *rest = publication->parts;
    if (!row->part_count) {
        move_parts(&publication->parts, PART_SUMMARY, FORM_USUAL, &publication->left_out);
        return;
    }
    struct part **end = &publication->parts;
    *end = NULL;
    for (size_t i = 0; i < row->part_count; i++)
        end = move_parts(&rest, row->parts[i].kind, row->parts[i].form, end);
    publication->left_out = rest;
}

bool edition_apply(struct arena *arena, struct publication *publication, enum edition edition)
{
    const struct edition_row *row = &editions[edition];
    publication->withheld = publication->mentions_exempt && !row->exempt_too;
    if (row->exempt_too)
        publication->has_exempt = publication_has_exempt(publication);
    else
        withhold_exempt(arena, publication);
    publication->report_left_out = publication->report && !row->report;
    publication->brief = row->summarises;
    if (row->summarises)
        summary_complete(arena, publication);
    select_parts(publication, row);
    return publication->parts || (publication->report && row->report);
}
