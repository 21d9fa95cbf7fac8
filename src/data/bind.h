/* SPDX-License-Identifier: Apache-2.0 */
/* data/bind.h - from the rows of a table to observations (private). */
#ifndef PLANPRESS_DATA_BIND_H
#define PLANPRESS_DATA_BIND_H

#include "data/codes.h"
#include "data/columns.h"

/* Add what the rows of an open source have to the indicators. */
void bind_rows(struct reading *reading, const struct columns *columns, struct codes *codes);

#endif
