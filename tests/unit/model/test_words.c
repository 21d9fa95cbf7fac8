/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "model/block.h"

static struct inline_node *text(struct arena *arena, const char *characters,
                                struct inline_node *next)
{
    struct inline_node *node = ARENA_NEW(arena, struct inline_node);
    node->text = slice_of(characters);
    node->next = next;
    return node;
}

static struct inline_node *around(struct arena *arena, enum inline_kind kind,
                                  struct inline_node *children, struct inline_node *next)
{
    struct inline_node *node = ARENA_NEW(arena, struct inline_node);
    node->kind = kind;
    node->children = children;
    node->next = next;
    return node;
}

static struct block *paragraph(struct arena *arena, struct inline_node *inlines)
{
    struct block *block = ARENA_NEW(arena, struct block);
    block->inlines = inlines;
    return block;
}

/* "one two<strong>th</strong>ree<br/>four", the note left out. */
static void test_words_over_inlines(void **state)
{
    struct arena *arena = *state;
    struct inline_node *rest =
        text(arena, "ree", around(arena, INLINE_LINE_BREAK, NULL, text(arena, "four", NULL)));
    struct inline_node *strong = around(arena, INLINE_STRONG, text(arena, "th", NULL), rest);
    struct inline_node *note =
        around(arena, INLINE_FOOTNOTE, text(arena, "not these words", NULL), strong);
    assert_int_equal(block_words(paragraph(arena, text(arena, "one two ", note))), 4);
    assert_int_equal(block_words(NULL), 0);
    assert_int_equal(block_words(paragraph(arena, text(arena, " ", NULL))), 0);
}

static void test_words_of_blocks(void **state)
{
    struct arena *arena = *state;
    struct block *list = ARENA_NEW(arena, struct block);
    list->kind = BLOCK_LIST;
    list->list.items = ARENA_NEW(arena, struct list_item);
    list->list.items->blocks = paragraph(arena, text(arena, "two words", NULL));
    struct block *table = ARENA_NEW(arena, struct block);
    table->kind = BLOCK_TABLE;
    table->table.caption = text(arena, "its caption", NULL);
    table->table.body = ARENA_NEW(arena, struct table_row);
    table->table.body->cells = ARENA_NEW(arena, struct table_cell);
    table->table.body->cells->blocks = paragraph(arena, text(arena, "a cell of five words", NULL));
    struct block *section = ARENA_NEW(arena, struct block);
    section->kind = BLOCK_SECTION;
    section->section.title = text(arena, "title", NULL);
    section->section.blocks = list;
    list->next = table;
    assert_int_equal(block_words(section), 1 + 2 + 2 + 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_words_over_inlines), TEST(test_words_of_blocks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
