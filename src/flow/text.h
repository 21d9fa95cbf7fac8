/* SPDX-License-Identifier: Apache-2.0 */
/* flow/text.h - the text of a paragraph while it is gathered (private to flow/text.c and
 * text_items.c). */
#ifndef PLANPRESS_FLOW_TEXT_H
#define PLANPRESS_FLOW_TEXT_H

#include "flow/builder.h"

/* A stretch of the buffer, or something in the text that is no text. */
struct stretch {
    size_t start, end;
    const struct computed *style;
    const struct content *content;
    const struct flow_link *link;
    const char *language;
    struct flow_item special; /* kind ITEM_WORD: none */
};

struct open_element {
    struct open_element *outer;
    struct structure_element *element;
};

struct text_builder {
    struct flow_builder *builder;
    struct flow_block *block; /* whose text it is to be; NULL: of none */
    struct arena_mark mark;   /* of the scratch arena, before this */
    struct source_pos pos;
    struct buffer characters;
    struct stretch *stretches;
    size_t count, capacity;
    const struct computed *style;   /* now */
    const char *language;           /* now */
    const char *paragraph_language; /* of the paragraph, which way it reads */
    struct open_element *open;
    const struct content *leaf; /* of the open element; NULL: make one when it is needed */
    const struct flow_link *link;
    int inner_links; /* that were to begin inside it */
    size_t tail;     /* stretch index, or SIZE_MAX */
    bool leader, decimal, page_numbers, artifact;
    bool after_mark; /* the mark of another note or flag stands right before */
    size_t axis;     /* byte offset, or SIZE_MAX */
};

#endif
