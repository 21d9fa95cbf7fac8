/* SPDX-License-Identifier: Apache-2.0 */
/* start/fill.h - a file of the examples as it is written for one council and one year (private). */
#ifndef PLANPRESS_START_FILL_H
#define PLANPRESS_START_FILL_H

#include "base/arena.h"
#include "base/slice.h"
#include "start/start.h"

/* The year that the files were written for: 2026/27. */
#define FILL_YEAR 2026

/* The text of the file `name`, filled in. */
struct slice fill(struct arena *arena, const char *name, struct slice text,
                  const struct start_request *request);

#endif
