/* SPDX-License-Identifier: Apache-2.0 */
/* text/features.h - OpenType features as they are written. Private to the room. */
#ifndef PLANPRESS_TEXT_FEATURES_H
#define PLANPRESS_TEXT_FEATURES_H

#include <hb.h>

#include "base/arena.h"
#include "base/slice.h"

/* Read "tnum lnum -liga salt=2": four-letter tags apart by white space or commas, each on (with "+"
 * or without), off (with "-") or with a number. False with the first wrong one in *wrong. */
bool features_read(struct arena *arena, const char *text, const hb_feature_t **features,
                   unsigned *count, struct slice *wrong);

#endif
