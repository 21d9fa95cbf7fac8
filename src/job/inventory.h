/* SPDX-License-Identifier: Apache-2.0 */
/* job/inventory.h - all files that a run has read, of which any change could change its output.
 * What is compiled in changes with the program alone. */
#ifndef PLANPRESS_JOB_INVENTORY_H
#define PLANPRESS_JOB_INVENTORY_H

#include "base/diag.h"
#include "base/input.h"

#define INVENTORY_LISTS 4

/* The lists of the rooms that read, in the order of their work; NULL: it did not come to that. */
struct inventory {
    const struct input_list *lists[INVENTORY_LISTS];
};

/* The index'th input that is a file; NULL when there are no more. */
const struct input *inventory_at(const struct inventory *inventory, size_t index);

/* Append a line for each: kind, checksum, size, path. False and a diagnostic where one cannot be
 * read any more. */
bool inventory_dump(const struct inventory *inventory, struct buffer *out, struct arena *scratch,
                    struct diag_list *diags);

/* Append a rule of make that `target` depends on all of them, and one for each that makes nothing,
 * so that a file which is gone is no error but a reason to build again. */
void inventory_rule(const struct inventory *inventory, const char *target, struct buffer *out);

#endif
