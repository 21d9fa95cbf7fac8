/* SPDX-License-Identifier: Apache-2.0 */
/* data/text.h - running text from a cell (private). */
#ifndef PLANPRESS_DATA_TEXT_H
#define PLANPRESS_DATA_TEXT_H

#include "data/reading.h"

/* The paragraphs of a cell, parted by blank lines; lines of one stay lines. What has no place in
 * text is reported. NULL when there is nothing, or something wrong. */
struct block *text_blocks(struct reading *reading, struct spot spot);

#endif
