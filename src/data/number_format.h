/* SPDX-License-Identifier: Apache-2.0 */
/* data/number_format.h - what kind of thing a number in a spreadsheet is shown as (private). */
#ifndef PLANPRESS_DATA_NUMBER_FORMAT_H
#define PLANPRESS_DATA_NUMBER_FORMAT_H

#include "base/slice.h"
#include "data/grid.h"

/* CELL_NUMBER, CELL_PERCENTAGE, CELL_DATE or CELL_TIME. */
enum cell_kind number_format_kind(struct slice code);

/* The same of a format known by its number alone. */
enum cell_kind number_format_built_in(uint32_t id);

#endif
