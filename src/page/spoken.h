/* SPDX-License-Identifier: Apache-2.0 */
/* page/spoken.h - characters as a screen reader says them (private to page). */
#ifndef PLANPRESS_PAGE_SPOKEN_H
#define PLANPRESS_PAGE_SPOKEN_H

#include "base/buffer.h"

/* Append `text` with its signs as words: "98.5%" is "98.5 per cent", a minus "minus". White space
 * of any kind becomes single spaces, with none at either end. A sign nobody has words for is named
 * by its code point, so that it is seen. */
void spoken_add(struct buffer *out, struct slice text);

#endif
