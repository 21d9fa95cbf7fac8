/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/fields.h - signature fields: each one dictionary that is field and widget (ISO 32000-1,
 * 12.7.4.5, 12.5.6.19), empty and with an empty appearance, so that signing adds a value and an
 * appearance and changes nothing else. They stand among the links, whose annotations they share. */
#ifndef PLANPRESS_PDF_FIELDS_H
#define PLANPRESS_PDF_FIELDS_H

#include "pdf/links.h"
#include "pdf/pack.h"

struct fields;

/* The form of the document and the appearances of its fields; NULL when there is no field. */
struct fields *fields_make(const struct links *links, struct haru *haru, struct pack *pack,
                           struct arena *arena);

/* Append the entries that make the annotation of link `index` a signature field. */
void field_write(const struct links *links, size_t index, struct buffer *out);

#endif
