/* SPDX-License-Identifier: Apache-2.0 */
/* plan/saying.c - whether text has anything to be read out: what heads a cell or leads somewhere
 * is there to be said, and white space, a mark or a decoration alone says nothing. */
#include "plan/reader.h"

/* White space, joiners and other characters that leave no trace on a page. */
static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 ||
           c == 0xFEFF;
}

static bool text_says(struct slice text)
{
    for (size_t at = 0; at < text.count;) {
        if (!is_blank(utf8_next(text, &at)))
            return true;
    }
    return false;
}

static bool inline_says(const struct inline_node *node)
{
    if (node->kind == INLINE_REFERENCE || node->kind == INLINE_CITED)
        return true; /* what they print is worked out later, and is something */
    if (node->kind == INLINE_FOOTNOTE)
        return false;
    return text_says(node->text) || inlines_say(node->children);
}

bool inlines_say(const struct inline_node *inlines)
{
    for (; inlines; inlines = inlines->next) {
        if (inline_says(inlines))
            return true;
    }
    return false;
}

static bool list_says(const struct list *list)
{
    for (const struct list_item *item = list->items; item; item = item->next) {
        if (blocks_say(item->blocks))
            return true;
    }
    return false;
}

/* Blocks of other kinds have a text of their own, or make one. */
static bool block_says(const struct block *block)
{
    if (block->kind == BLOCK_PARAGRAPH)
        return inlines_say(block->inlines);
    if (block->kind == BLOCK_LIST)
        return list_says(&block->list);
    return block->kind != BLOCK_FIGURE || block->figure.alternative;
}

bool blocks_say(const struct block *blocks)
{
    for (; blocks; blocks = blocks->next) {
        if (block_says(blocks))
            return true;
    }
    return false;
}
