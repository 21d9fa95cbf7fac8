/* SPDX-License-Identifier: Apache-2.0 */
/* data/columns.h - where the columns that a plan names are in a table (private). */
#ifndef PLANPRESS_DATA_COLUMNS_H
#define PLANPRESS_DATA_COLUMNS_H

#include "data/reading.h"

struct columns {
    struct field *fields; /* in the order of the plan */
    size_t count;
    uint32_t width; /* how many columns the head has; 0: it has none */
};

/* Find all of them; what is not there is reported at the plan's <take>. */
bool columns_find(struct reading *reading, struct columns *columns);

#endif
