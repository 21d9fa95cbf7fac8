/* SPDX-License-Identifier: Apache-2.0 */
/* base/nearest.h - the word somebody probably meant when they typed another.
 *
 * Candidates are offered one by one, so that they may come from any kind of table:
 *
 *     struct nearest nearest = nearest_open("forword");
 *     for each name: nearest_offer(&nearest, name);
 *     if (nearest_found(&nearest)) ... "did you mean '%s'?" */
#ifndef PLANPRESS_BASE_NEAREST_H
#define PLANPRESS_BASE_NEAREST_H

#include "base/slice.h"

struct nearest {
    struct slice wanted;
    const char *best; /* borrowed from whoever offered it */
    size_t distance;
};

/* `wanted` must outlive the search. */
struct nearest nearest_open(const char *wanted);

void nearest_offer(struct nearest *nearest, const char *candidate);

/* The closest candidate, the first of equals; NULL when none is close enough to suggest. */
const char *nearest_found(const struct nearest *nearest);

#endif
