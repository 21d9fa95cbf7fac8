/* SPDX-License-Identifier: Apache-2.0 */
/* markup/tag.h - the attributes of a start tag as they stand in the source.
 *
 * The parser tells their values, not where they are; this walks over the tag's bytes. It is meant
 * for tags that were parsed, and stops early, without harm, in those that are broken. */
#ifndef PLANPRESS_MARKUP_TAG_H
#define PLANPRESS_MARKUP_TAG_H

#include "base/slice.h"

struct tag_walk {
    struct slice text;
    size_t at;
    struct slice name; /* of the attribute, as written: with its prefix */
    size_t name_at;    /* its offset in the text */
    size_t value_at;   /* offset of the opening quote */
};

/* Start at the '<' at `offset`. */
struct tag_walk tag_walk_open(struct slice text, size_t offset);

/* Move to the next attribute, namespace declarations included; false when there is none. */
bool tag_walk_next(struct tag_walk *walk);

/* The next one that declares no namespace. */
bool tag_walk_next_plain(struct tag_walk *walk);

/* The name that starts at `offset`, as far as it goes. */
struct slice tag_name(struct slice text, size_t offset);

#endif
