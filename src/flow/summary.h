/* SPDX-License-Identifier: Apache-2.0 */
/* flow/summary.h - what the files of the public summary share (private to flow). */
#ifndef PLANPRESS_FLOW_SUMMARY_H
#define PLANPRESS_FLOW_SUMMARY_H

#include "flow/builder.h"

/* The year, quarter or month it tells of. */
static inline struct period summary_period(const struct flow_builder *builder)
{
    return builder->publication->metadata.reporting;
}

/* ---- cards (flow/summary_cards.c) ---- */

/* A figure for each headline, large, and how it stands: a list, three beside each other. */
void flow_cards(struct flow_builder *builder, const struct headline *headlines);

/* ---- words that are worked out (flow/summary_words.c) ---- */

/* What a headline is called: in the author's plain words; else the indicator's own, behind those of
 * its group: "Average stay – in hostels". */
const char *headline_title(struct flow_builder *builder, const struct headline *headline);

/* What a figure counts, where that is one word: "days"; NULL for more ("per 1,000 households"),
 * which go with its title. */
const char *headline_unit(const struct indicator *indicator, struct value value);

/* The figure with that. */
const char *headline_value(const struct flow_builder *builder, const struct indicator *indicator,
                           struct value value);

/* What is said of a headline where the author says nothing: " 17.6%, against a target of 18%." */
const char *headline_remark(const struct flow_builder *builder, const struct headline *headline);

/* Whether it went well, or did not: a target is what counts, where there is none the year before.
 */
bool headline_went(const struct flow_builder *builder, const struct headline *headline, bool well);

/* "Of the 76 targets set for 2003/04 we met 47, came close to four and missed 25." */
const char *summary_counts(const struct flow_builder *builder, const struct part *indicators);

#endif
