/* SPDX-License-Identifier: Apache-2.0 */
/* markup/excerpt.h - so much of a schema as one document calls for.
 *
 * Compiling a whole schema takes longer than publishing a page, and most documents use a part of
 * it. An excerpt declares the elements that are in the document, with all that their declarations
 * refer to; of other elements that could stand in these, it has the names. So it finds the same
 * faults in this document, and tells of them in the same words.
 *
 * The schema must be sound, one file of named declarations, and without substitution groups. */
#ifndef PLANPRESS_MARKUP_EXCERPT_H
#define PLANPRESS_MARKUP_EXCERPT_H

#include "markup/markup.h"

/* The text of a schema for the tree under `root`. A NUL follows `schema`. */
struct slice excerpt_make(struct arena *arena, struct slice schema, const struct xml_node *root);

#endif
