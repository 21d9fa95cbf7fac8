/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/tounicode.h - from glyphs back to characters (ISO 32000-1, 9.10.3). */
#ifndef PLANPRESS_PDF_TOUNICODE_H
#define PLANPRESS_PDF_TOUNICODE_H

#include "pdf/runs.h"

/* A CMap from the codes of a font to the text their glyphs stand for. */
struct slice tounicode_make(const struct font_use *font, struct arena *arena);

#endif
