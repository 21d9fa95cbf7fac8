/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/metadata.h - what the file says about itself, twice: in the Info dictionary (ISO 32000-1,
 * 14.3.3) and in XMP (ISO 16684-1). Both say the same; XMP says besides which standards the file
 * claims to meet. */
#ifndef PLANPRESS_PDF_METADATA_H
#define PLANPRESS_PDF_METADATA_H

#include "page/page.h"
#include "pdf/pack.h"
#include "pdf/profile.h"

/* `identity`: a UUID of the document, where the profile wants one; or NULL. */
void metadata_make(const struct document_info *info, enum pdf_profile profile, const char *identity,
                   struct haru *haru, struct pack *pack, struct arena *arena);

/* "2004-06-24T09:30:00+01:00" as "D:20040624093000+01'00'"; NULL when it is no such date. */
const char *metadata_date(const char *iso, struct arena *arena);

#endif
