/* SPDX-License-Identifier: Apache-2.0 */
/* data/charset.h - the bytes of a CSV file as UTF-8 (private). */
#ifndef PLANPRESS_DATA_CHARSET_H
#define PLANPRESS_DATA_CHARSET_H

#include "model/data.h"

#include "base/diag.h"

/* Fill file->text with `bytes` as well-formed UTF-8 whose lines end with LF or CRLF. They are in
 * what a byte order mark says, else in what the source says, else in UTF-8. False and a diagnostic
 * when they are in another, or no text at all. */
bool charset_decode(struct arena *arena, struct slice bytes, const struct data_source *source,
                    struct source_file *file, struct diag_list *diags);

#endif
