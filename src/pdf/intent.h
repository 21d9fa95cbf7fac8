/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/intent.h - what the file's colours mean: the output intent (ISO 32000-1, 14.11.5). */
#ifndef PLANPRESS_PDF_INTENT_H
#define PLANPRESS_PDF_INTENT_H

#include "pdf/pack.h"

/* Say that colours are those of sRGB, and embed its profile: PDF/A (ISO 19005-3, 6.2.4.3) asks that
 * colours given by the device's names have a meaning of their own. */
void intent_make(struct haru *haru, struct pack *pack);

#endif
