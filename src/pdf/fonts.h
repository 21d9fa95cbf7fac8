/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/fonts.h - the faces of a document as composite fonts (ISO 32000-1, 9.7). */
#ifndef PLANPRESS_PDF_FONTS_H
#define PLANPRESS_PDF_FONTS_H

#include "pdf/pack.h"
#include "pdf/survey.h"

struct fonts;

/* Embed a subset of every face in use. The programs are queued with pack_deflate(). NULL and
 * diagnostics when a face cannot be embedded. */
struct fonts *fonts_embed(const struct survey *survey, struct haru *haru, struct pack *pack,
                          struct arena *arena, struct diag_list *diags);

/* The font object of the face of that number. */
uint32_t fonts_object(const struct fonts *fonts, uint32_t number);

#endif
