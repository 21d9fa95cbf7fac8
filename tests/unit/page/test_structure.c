/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "page/structure.h"

static const struct source_pos nowhere;

static struct structure *small_table(struct arena *arena)
{
    struct structure *tree = structure_create(arena);
    struct structure_element *root = structure_root(tree);
    root->language = "en-GB";
    structure_leaf(tree, structure_add(tree, root, ROLE_H1, nowhere));
    struct structure_element *table = structure_add(tree, root, ROLE_TABLE, nowhere);
    table->summary = "Figures";
    struct structure_element *row = structure_add(tree, table, ROLE_TR, nowhere);
    struct structure_element *head = structure_add(tree, row, ROLE_TH, nowhere);
    head->scope = SCOPE_COLUMN;
    head->column_span = 2;
    structure_leaf(tree, head);
    struct structure_element *cell = structure_add(tree, row, ROLE_TD, nowhere);
    cell->header_count = 1;
    cell->headers = ARENA_ARRAY(arena, 1, const struct structure_element *);
    cell->headers[0] = head;
    return tree;
}

static void test_numbers(void **state)
{
    struct structure *tree = small_table(*state);
    assert_int_equal(structure_element_count(tree), 6);
    assert_int_equal(structure_leaf_count(tree), 2);
    for (size_t i = 0; i < structure_element_count(tree); i++) {
        const struct structure_element *element = structure_element_at(tree, i);
        assert_int_equal(element->number, i);
        if (element->parent)
            assert_true(element->parent->number < i);
    }
    const struct structure_element *root = structure_root(tree);
    assert_null(root->parent);
    assert_int_equal(root->count, 2);
    assert_ptr_equal(root->children[0].element->children[0].content->element,
                     root->children[0].element);
}

static void test_dump(void **state)
{
    struct structure *tree = small_table(*state);
    struct buffer out = buffer_open(*state);
    structure_dump(tree, NULL, &out);
    assert_string_equal(buffer_text(&out), "Document#0 lang=\"en-GB\"\n"
                                           "  H1#1\n"
                                           "    leaf 0\n"
                                           "  Table#2 summary=\"Figures\"\n"
                                           "    TR#3\n"
                                           "      TH#4 scope=column columns=2\n"
                                           "        leaf 1\n"
                                           "      TD#5 headers=#4\n");
}

static void test_dump_with_text(void **state)
{
    struct structure *tree = small_table(*state);
    struct slice texts[] = {slice_of("Aims"), slice_of("Year")};
    struct buffer out = buffer_open(*state);
    structure_dump(tree, texts, &out);
    assert_non_null(strstr(buffer_text(&out), "    \"Aims\"\n"));
    assert_non_null(strstr(buffer_text(&out), "        \"Year\"\n"));
}

/* Nothing in the dump recurses: a tree as deep as no stack is must pass. */
static void test_deep(void **state)
{
    enum { DEPTH = 3000 };
    struct structure *tree = structure_create(*state);
    struct structure_element *element = structure_root(tree);
    for (int i = 0; i < DEPTH; i++)
        element = structure_add(tree, element, ROLE_DIV, nowhere);
    structure_leaf(tree, element);
    struct buffer out = buffer_open(*state);
    structure_dump(tree, NULL, &out);
    assert_non_null(strstr(buffer_text(&out), "Div#3000\n"));
    assert_non_null(strstr(buffer_text(&out), "leaf 0\n"));
}

static void test_tags(void **state)
{
    (void)state;
    assert_string_equal(structure_tag(ROLE_DOCUMENT), "Document");
    assert_string_equal(structure_tag(ROLE_LBODY), "LBody");
    assert_string_equal(structure_tag(ROLE_FORM), "Form");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_numbers), TEST(test_dump), TEST(test_dump_with_text),
        TEST(test_deep),    TEST(test_tags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
