/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/attachments.h - files that go along inside the PDF, each with what it has to do with the
 * document (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8 and annex E). */
#ifndef PLANPRESS_PDF_ATTACHMENTS_H
#define PLANPRESS_PDF_ATTACHMENTS_H

#include "pdf/pack.h"
#include "pdf/pdf.h"

struct attachments;

/* The name of a file for programs that know ASCII alone. */
const char *attachment_name_plain(const char *name, struct arena *arena);

/* Set the pool to work on them: they may be long, and nothing else waits for them. */
struct attachments *attachments_begin(const struct pdf_options *options, struct pack *pack,
                                      struct pool *pool, struct arena *arena);

/* Their objects. `date` is the document's, as a PDF has it, or NULL: that of the file would make
 * another PDF of the same plan. */
void attachments_make(struct attachments *attachments, const char *date, struct haru *haru);

/* The file specification of the attachment of that path; 0: none. */
uint32_t attachments_find(const struct attachments *attachments, const char *path);

/* Write their bytes. */
void attachments_write(struct attachments *attachments);

#endif
