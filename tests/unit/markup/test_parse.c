/* SPDX-License-Identifier: Apache-2.0 */
#include "reading.h"

static void test_places(void **state)
{
    const struct xml_node *root = read_string(*state, "<?xml version=\"1.0\"?>\n"
                                                      "<!-- a -->\n"
                                                      "  <a>\n"
                                                      "\t<b/>£€<c\n"
                                                      "   d = 'x>y' e=\"2\"/></a>\n");
    check_place(root->pos, 3, 3);
    const struct xml_node *b = xml_first(root);
    check_place(b->pos, 4, 2);
    check_place(b->next->pos, 4, 6);
    check_text(b->next, "£€");
    const struct xml_node *c = xml_next(b);
    check_place(c->pos, 4, 8); /* columns count code points */
    check_place(xml_attribute(c, "d")->pos, 5, 4);
    check_place(xml_attribute(c, "e")->pos, 5, 14);
    assert_string_equal(xml_value(c, "d", ""), "x>y");
    check_place(root->children->pos, 3, 6); /* the white space before <b/> */
    assert_string_equal(root->pos.file->name, "x.xml");
}

static void test_attributes_and_namespaces(void **state)
{
    const struct xml_node *root =
        read_string(*state, "<a xmlns='u' one='1' xmlns:p='v' p:two='2' xml:lang='cy' three=''>"
                            "<p:b/></a>");
    assert_int_equal(root->attribute_count, 4);
    assert_string_equal(root->space, "u");
    check_place(root->attributes[0].pos, 1, 14);
    check_place(root->attributes[1].pos, 1, 34);
    assert_string_equal(root->attributes[1].space, "v");
    assert_null(xml_attribute(root, "two")); /* it is in a namespace */
    assert_string_equal(xml_language(root)->value, "cy");
    assert_string_equal(xml_value(root, "three", "x"), "");
    assert_string_equal(xml_value(root, "four", "x"), "x");
    assert_string_equal(xml_first(root)->space, "v");
    assert_string_equal(xml_first(root)->name, "b");
}

/* Attribute values are normalised (XML 1.0, 3.3.3) and their references resolved. */
static void test_attribute_values(void **state)
{
    const struct xml_node *root = read_string(
        *state, "<a b='&lt;&amp;&gt; &#163; &quot;&apos;' c='x\n\ty&#10;z' d='&amp;#38;'/>");
    assert_string_equal(xml_value(root, "b", ""), "<&> £ \"'");
    assert_string_equal(xml_value(root, "c", ""), "x  y\nz");
    assert_string_equal(xml_value(root, "d", ""), "&#38;");
}

static void test_text_is_joined(void **state)
{
    const struct xml_node *root =
        read_string(*state, "<a>one &amp; <!-- no -->two<?pi no?> <![CDATA[<three>]]>&#233;</a>");
    check_text(root->children, "one & two <three>é");
    assert_null(root->children->next);
    check_place(root->children->pos, 1, 4);
    check_text(read_string(*state, "<a>&#65;bc</a>")->children, "Abc");
    check_place(read_string(*state, "<a><b/>&#65;bc</a>")->children->next->pos, 1, 8);
}

/* Text that stands in the source as it is meant is not copied. */
static void test_plain_text_is_a_slice_of_the_source(void **state)
{
    const struct xml_node *root = read_string(*state, "<a>one two é three</a>");
    const char *source = root->pos.file->text.bytes;
    assert_ptr_equal(root->children->text.bytes, source + 3);
}

static void test_line_ends(void **state)
{
    const struct xml_node *root = read_string(*state, "<a>one\r\ntwo é\r\n<b/>\r\n</a>");
    check_text(root->children, "one\ntwo é\n");
    check_place(xml_first(root)->pos, 3, 1);
}

/* One line as long as a book, with a place asked for at every tag: linear, or this takes minutes.
 */
static void test_one_long_line(void **state)
{
    struct arena *arena = *state;
    struct buffer text = buffer_open(arena);
    buffer_add_text(&text, "<a>");
    for (int i = 0; i < 200000; i++)
        buffer_add_text(&text, "<b c=\"1\">é</b>");
    buffer_add_text(&text, "</a>");
    const struct xml_node *root = read_string(arena, buffer_text(&text));
    const struct xml_node *last = xml_first(root);
    for (int i = 0; i < 199999; i++)
        last = xml_next(last);
    check_place(last->pos, 1, 4 + 199999 * 14);
    check_place(last->attributes[0].pos, 1, 4 + 199999 * 14 + 3);
    assert_null(xml_next(last));
}

static void test_navigation(void **state)
{
    const struct xml_node *root = read_string(*state, "<a> <b/> x <c/> <b/> </a>");
    const struct xml_node *b = xml_first(root);
    assert_true(xml_is(b, "b"));
    assert_false(xml_is(b, "c"));
    assert_false(xml_is(root->children, "b"));
    assert_true(xml_is(xml_next(b), "c"));
    assert_ptr_equal(xml_child(root, "c"), xml_next(b));
    assert_ptr_equal(xml_child(root, "b"), b);
    assert_null(xml_child(root, "d"));
    assert_null(xml_next(xml_next(xml_next(b))));
    assert_ptr_equal(b->parent, root);
}

static void test_many_attributes_in_a_short_time(void **state)
{
    struct arena *arena = *state;
    struct buffer text = buffer_open(arena);
    buffer_add_text(&text, "<a><!-- <b \"'> --><![CDATA[<b ' ']]><b");
    for (int i = 0; i < 300000; i++)
        buffer_format(&text, " a%d=''", i);
    buffer_add_text(&text, "/></a>");
    struct diag_list *diags;
    assert_null(read_bytes(arena, buffer_slice(&text), NULL, &diags));
    assert_string_equal(said(arena, diags),
                        "1:37 attributes-too-many: <b> has more than 256 attributes\n");
}

static void test_deepest_that_is_allowed(void **state)
{
    struct arena *arena = *state;
    struct buffer text = buffer_open(arena);
    for (int i = 0; i < 256; i++)
        buffer_add_text(&text, "<a>");
    for (int i = 0; i < 256; i++)
        buffer_add_text(&text, "</a>");
    read_string(arena, buffer_text(&text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_places),
        TEST(test_attributes_and_namespaces),
        TEST(test_attribute_values),
        TEST(test_text_is_joined),
        TEST(test_plain_text_is_a_slice_of_the_source),
        TEST(test_line_ends),
        TEST(test_one_long_line),
        TEST(test_navigation),
        TEST(test_many_attributes_in_a_short_time),
        TEST(test_deepest_that_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
