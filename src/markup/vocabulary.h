/* SPDX-License-Identifier: Apache-2.0 */
/* markup/vocabulary.h - what a schema says about its elements, for the wording of messages.
 *
 * It is asked only when something is wrong, so the schema's text is parsed on the first question.
 * Elements and types are found by their global declarations. */
#ifndef PLANPRESS_MARKUP_VOCABULARY_H
#define PLANPRESS_MARKUP_VOCABULARY_H

#include "base/nearest.h"
#include "markup/schema.h"

struct vocabulary;

struct vocabulary *vocabulary_open(struct arena *arena, const struct xml_schema *schema);

/* Whether there is an element of that name, declared globally or in another. */
bool vocabulary_has(struct vocabulary *vocabulary, const char *element);

/* Offer the names of all elements. */
void vocabulary_offer_elements(struct vocabulary *vocabulary, struct nearest *nearest);

/* The attributes of an element, without those of other namespaces. */
struct vocabulary_names {
    const char **list;
    size_t count, capacity;
};
struct vocabulary_names vocabulary_attributes(struct vocabulary *vocabulary, const char *element);

/* The form a value should have, in a few words ("a date such as 2004-06-30"): the appinfo of the
 * type of the attribute, or of the element itself when `attribute` is NULL. NULL: it has none. */
const char *vocabulary_form(struct vocabulary *vocabulary, const char *element,
                            const char *attribute);

#endif
