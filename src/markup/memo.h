/* SPDX-License-Identifier: Apache-2.0 */
/* markup/memo.h - what was found valid before.
 *
 * A long document has many elements and few shapes: a row of three cells, a paragraph with nothing
 * in it but text. Where an element is declared globally, whether it is valid follows from its name,
 * the names of its attributes and children, whether it has text, and its attributes' values; what
 * is in its children is their own affair. So each shape and each value is put before the validator
 * once. */
#ifndef PLANPRESS_MARKUP_MEMO_H
#define PLANPRESS_MARKUP_MEMO_H

#include "markup/markup.h"

struct memo;

struct memo *memo_open(struct arena *arena);

/* Whether an element of this shape was valid. */
bool memo_knows_shape(struct memo *memo, const struct xml_node *element);

/* Whether each of its attributes was valid on an element of this name with this value. */
bool memo_knows_values(struct memo *memo, const struct xml_node *element);

/* The element, whose content is all of global elements and text, is valid. */
void memo_learn(struct memo *memo, const struct xml_node *element);

#endif
