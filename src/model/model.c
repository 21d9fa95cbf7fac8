/* SPDX-License-Identifier: Apache-2.0 */
#include "model/model.h"

#include "base/nearest.h"

const struct anchor *publication_anchor(const struct publication *publication, const char *id)
{
    return map_find(publication->anchors_by_id, slice_of(id));
}

struct indicator *publication_indicator(const struct publication *publication, struct slice code)
{
    return map_find(publication->indicators, code);
}

static void offer_codes(const struct service_block *block, struct nearest *nearest)
{
    for (; block; block = block->next) {
        for (const struct indicator_group *g = block->groups; g; g = g->next) {
            for (const struct indicator *i = g->indicators; i; i = i->next)
                nearest_offer(nearest, i->what.code);
        }
    }
}

void publication_report_unknown(const struct publication *publication, const char *code,
                                struct source_pos pos, struct diag_list *diags)
{
    diag_report(diags, DIAG_unknown_indicator, pos, code);
    struct nearest nearest = nearest_open(code);
    for (const struct part *part = publication->parts; part; part = part->next) {
        if (part->kind == PART_INDICATORS)
            offer_codes(part->services, &nearest);
    }
    if (nearest_found(&nearest))
        diag_help(diags, "did you mean '%s'?", nearest_found(&nearest));
}

const char *part_title(const struct part *part)
{
    static const char *const usual[] = {
        [PART_SUMMARY] = "How we are doing",
        [PART_COVER] = "Cover",
        [PART_FOREWORD] = "Foreword",
        [PART_CONTENTS] = "Contents",
        [PART_SECTION] = "",
        [PART_OBJECTIVES] = "Our objectives",
        [PART_IMPROVEMENT] = "Improvement plan",
        [PART_INDICATORS] = "Performance indicators",
        [PART_CONTRACTS] = "Statement on contracts",
        [PART_ANNEX] = "Annex",
        [PART_GLOSSARY] = "Glossary",
        [PART_FORMATS] = "Other formats and languages",
    };
    return usual[part->kind];
}
