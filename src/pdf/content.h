/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/content.h - a page's marks as a content stream (ISO 32000-1, 7.8.2). */
#ifndef PLANPRESS_PDF_CONTENT_H
#define PLANPRESS_PDF_CONTENT_H

#include "base/buffer.h"
#include "pdf/survey.h"

/* Append the content of the page of that index. Fonts are named /F0, /F1 ... and images /I0 ... by
 * their numbers. Reads only what no longer changes, so any thread may call it. */
void content_write(const struct survey *survey, size_t page, struct buffer *out);

#endif
