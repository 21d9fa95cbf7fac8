/* SPDX-License-Identifier: Apache-2.0 */
/* text/script.h - what is known of a character without looking at a font. Private to the room. */
#ifndef PLANPRESS_TEXT_SCRIPT_H
#define PLANPRESS_TEXT_SCRIPT_H

#include "base/slice.h"

#define SCRIPT_TAG(a, b, c, d)                                                                     \
    ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))
#define SCRIPT_LATIN SCRIPT_TAG('L', 'a', 't', 'n')

/* Whether the character is Latin or belongs to no script, and leaves the direction of the text
 * around it alone. True for nearly all there is in a plan; never true wrongly. */
bool script_is_plain(uint32_t codepoint);

/* The script as ISO 15924, or 0 for a character that takes its neighbours' (Common, Inherited). */
uint32_t script_of(uint32_t codepoint);

/* The closing bracket of an opening one, or 0. */
uint32_t bracket_closing(uint32_t codepoint);

/* The opening bracket of a closing one, or 0. */
uint32_t bracket_opening(uint32_t codepoint);

/* Where the grapheme cluster that begins at *at ends (UAX #29, extended); at < text.count. */
size_t cluster_end(struct slice text, size_t at);

#endif
