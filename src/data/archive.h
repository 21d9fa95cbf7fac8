/* SPDX-License-Identifier: Apache-2.0 */
/* data/archive.h - the parts of a ZIP file, within bounds (private). */
#ifndef PLANPRESS_DATA_ARCHIVE_H
#define PLANPRESS_DATA_ARCHIVE_H

#include "base/arena.h"
#include "base/diag.h"

/* What all parts that are read may unpack to: a sheet of two million cells. */
#define ARCHIVE_LIMIT_MIB 128

struct archive;

/* Open the bytes of a ZIP file, which stay as they are; `pos` is the place of messages about it.
 * Closed with the arena. NULL and a diagnostic when it is none, or libzip is not there; `asked` is
 * the place in the plan that needs it. */
struct archive *archive_open(struct arena *arena, struct slice bytes, struct source_pos pos,
                             struct source_pos asked, struct diag_list *diags);

/* Whether there is a part of that name. */
bool archive_has(const struct archive *archive, const char *name);

/* A part unpacked, with a NUL after it. False and a diagnostic when it is not there, is damaged,
 * encrypted, or too large. */
bool archive_read(struct archive *archive, const char *name, struct slice *content);

/* Report that the workbook cannot be read: `why` of its part `name`. Returns false. */
bool archive_damaged(const struct archive *archive, const char *name, const char *why);

#endif
