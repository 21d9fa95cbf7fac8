/* SPDX-License-Identifier: Apache-2.0 */
/* How long a text is: words are what stands between spaces. Inlines may part a word, so whether a
 * word goes on is carried from one to the next. */
#include "model/block.h"
#include "model/chart.h"

struct counting {
    size_t words;
    bool in_word;
};

static void count_text(struct counting *counting, struct slice text)
{
    for (size_t i = 0; i < text.count; i++) {
        bool space = text.bytes[i] == ' ';
        counting->words += !space && !counting->in_word;
        counting->in_word = !space;
    }
}

static void count_inlines(struct counting *counting, const struct inline_node *inlines)
{
    for (; inlines; inlines = inlines->next) {
        if (inlines->kind == INLINE_LINE_BREAK)
            counting->in_word = false;
        else if (inlines->kind == INLINE_TEXT || inlines->kind == INLINE_CITED)
            count_text(counting, inlines->text);
        else if (inlines->kind != INLINE_FOOTNOTE)
            count_inlines(counting, inlines->children);
    }
}

static size_t inline_words(const struct inline_node *inlines)
{
    struct counting counting = {.words = 0};
    count_inlines(&counting, inlines);
    return counting.words;
}

static size_t row_words(const struct table_row *rows)
{
    size_t words = 0;
    for (; rows; rows = rows->next) {
        for (const struct table_cell *cell = rows->cells; cell; cell = cell->next)
            words += block_words(cell->blocks);
    }
    return words;
}

static size_t words_of(const struct block *block)
{
    size_t words = 0;
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        return inline_words(block->inlines);
    case BLOCK_LIST:
        for (const struct list_item *item = block->list.items; item; item = item->next)
            words += block_words(item->blocks);
        return words;
    case BLOCK_TABLE:
        return inline_words(block->table.caption) + row_words(block->table.head) +
               row_words(block->table.body);
    case BLOCK_FIGURE:
        return inline_words(block->figure.caption);
    case BLOCK_CHART:
        return inline_words(block->chart->caption);
    case BLOCK_SECTION:
        return inline_words(block->section.title) + block_words(block->section.blocks);
    case BLOCK_NOTE:
    case BLOCK_FORMATS:
    case BLOCK_LANDSCAPE:
        break;
    }
    return inline_words(block->panel.title) + block_words(block->panel.blocks);
}

size_t block_words(const struct block *blocks)
{
    size_t words = 0;
    for (; blocks; blocks = blocks->next)
        words += words_of(blocks);
    return words;
}
