/* SPDX-License-Identifier: Apache-2.0 */
/* markup/encoding.h - the bytes of a document as UTF-8. */
#ifndef PLANPRESS_MARKUP_ENCODING_H
#define PLANPRESS_MARKUP_ENCODING_H

#include "base/arena.h"
#include "base/diag.h"

/* Fill file->text with `bytes` as well-formed UTF-8 without a byte order mark. Their encoding is
 * what the byte order mark or the XML declaration says, else UTF-8. False and a diagnostic when
 * they are in another, in one we do not know, or no XML at all; file->text is then what can be
 * shown of it. */
bool encoding_decode(struct arena *arena, struct slice bytes, struct source_file *file,
                     struct diag_list *diags);

#endif
