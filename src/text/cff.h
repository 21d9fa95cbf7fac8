/* SPDX-License-Identifier: Apache-2.0 */
/* text/cff.h - bare CFF tables for PDF. Private to the room. */
#ifndef PLANPRESS_TEXT_CFF_H
#define PLANPRESS_TEXT_CFF_H

#include "base/arena.h"
#include "base/slice.h"

/* The same font keyed by CIDs that equal its glyph ids, without glyph names; or `program` itself
 * when it is so already or holds anything unexpected. The bytes are in `arena`. */
struct slice cff_key_by_id(struct slice program, struct arena *arena);

#endif
