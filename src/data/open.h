/* SPDX-License-Identifier: Apache-2.0 */
/* data/open.h - the file of a source, of whatever kind, as a grid (private). */
#ifndef PLANPRESS_DATA_OPEN_H
#define PLANPRESS_DATA_OPEN_H

#include "data/reading.h"

/* Fill reading->grid from the source's file. False and a diagnostic when that is not possible. */
bool source_open(struct reading *reading);

#endif
