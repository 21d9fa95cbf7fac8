/* SPDX-License-Identifier: Apache-2.0 */
/* model/edition.h - the documents that come out of one source.
 *
 * An edition says which parts of a publication are printed, in which order, and whether matter that
 * is exempt from publication is among them. It is applied to the model, once, so the rooms after it
 * never meet what an edition leaves out: nothing of it can come to light in text, tags, outline or
 * dumps. */
#ifndef PLANPRESS_MODEL_EDITION_H
#define PLANPRESS_MODEL_EDITION_H

#include "model/model.h"

/* The first is the one that is made when nobody says which. */
enum edition {
    EDITION_CABINET_PAPER,
    EDITION_CABINET_PAPER_MEMBERS,
    EDITION_PLAN,
    EDITION_CORPORATE_PLAN,
    EDITION_SUMMARY,
    EDITION_COUNT,
};

/* Their names in that order, ended by NULL. */
extern const char *const edition_names[];

/* Leave in the publication what an edition prints. What it does not stays at hand, for references
 * that lead there, in left_out and report_left_out; exempt matter is emptied, but keeps its place
 * and its number. To be called once, when all figures are there and cited, and after whoever must
 * see the whole. False when nothing is left to print. */
bool edition_apply(struct arena *arena, struct publication *publication, enum edition edition);

#endif
