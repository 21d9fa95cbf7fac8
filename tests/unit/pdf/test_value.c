/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "pdf/value.h"

static const char *name_of(struct arena *arena, const char *name)
{
    struct buffer out = buffer_open(arena);
    value_name(&out, name);
    return buffer_text(&out);
}

static const char *text_of(struct arena *arena, const char *text)
{
    struct buffer out = buffer_open(arena);
    value_text(&out, slice_of(text));
    return buffer_text(&out);
}

static const char *number_of(struct arena *arena, int64_t hundredths)
{
    struct buffer out = buffer_open(arena);
    value_number(&out, hundredths);
    return buffer_text(&out);
}

static void test_names(void **state)
{
    assert_string_equal(name_of(*state, "Page"), "/Page");
    assert_string_equal(name_of(*state, "PANTONE Reflex"), "/PANTONE#20Reflex");
    assert_string_equal(name_of(*state, "a#b/(c)%\xC3\xA9"), "/a#23b#2F#28c#29#25#C3#A9");
}

static void test_texts(void **state)
{
    assert_string_equal(text_of(*state, "plain"), "(plain)");
    assert_string_equal(text_of(*state, "a (b) \\ c"), "(a \\(b\\) \\\\ c)");
    assert_string_equal(text_of(*state, "caf\xC3\xA9"), "<FEFF00630061006600E9>");
    assert_string_equal(text_of(*state, "\xF0\x9F\x93\x9E"), "<FEFFD83DDCDE>"); /* U+1F4DE */
    assert_string_equal(text_of(*state, "two\nlines"),
                        "<FEFF00740077006F000A006C0069006E00650073>");
    assert_string_equal(text_of(*state, "\xFF"), "<FEFFFFFD>"); /* no UTF-8 */
    assert_string_equal(text_of(*state, ""), "()");
}

/* Nothing longer than readers take, whatever it is given, and no character in two. */
static void test_longest(void **state)
{
    struct arena *arena = *state;
    char *text = arena_alloc(arena, 40001);
    memset(text, 'x', 40000);
    text[40000] = '\0';
    assert_int_equal(strlen(text_of(arena, text)), 32767 + 2);
    assert_int_equal(value_text_size(slice_of(text)), 40000);
    memcpy(text, "\xC3\xA9", 2); /* now it is UTF-16 */
    assert_int_equal(value_text_size(slice_of(text)), 2 + 2 * 39999);
    assert_int_equal(strlen(text_of(arena, text)), 2 + 2 * 32766);
    memcpy(text + 16382, "\xF0\x9F\x93\x9E", 4); /* two units, of which only one would fit */
    assert_int_equal(strlen(text_of(arena, text)), 2 + 2 * 32764);
    struct buffer out = buffer_open(arena);
    memcpy(text, "http://", 7);
    value_uri(&out, text);
    assert_int_equal(out.count, 32767 + 2);
    assert_int_equal(value_uri_size(text), 40000 - 4 + 3 * 4);
}

/* A soft hyphen is for lines; where text stands for what is on a line it stays. */
static void test_soft_hyphens(void **state)
{
    assert_string_equal(text_of(*state, "per\xC2\xAD"
                                        "form\xC2\xAD"
                                        "ance\xC2\xAD"),
                        "(performance)");
    assert_string_equal(text_of(*state, "\xC2\xAD"), "()");
    struct buffer out = buffer_open(*state);
    value_verbatim(&out, slice_of("\xC2\xAD"));
    assert_string_equal(buffer_text(&out), "<FEFF00AD>");
}

static void test_literal_bytes(void **state)
{
    struct buffer out = buffer_open(*state);
    value_literal(&out, (struct slice){"\0\r\n)", 4});
    assert_int_equal(out.count, 8);
    assert_memory_equal(out.bytes, "(\0\\r\n\\))", 8);
}

static void test_numbers(void **state)
{
    assert_string_equal(number_of(*state, 0), "0");
    assert_string_equal(number_of(*state, 1200), "12");
    assert_string_equal(number_of(*state, 84189), "841.89");
    assert_string_equal(number_of(*state, 50), ".5");
    assert_string_equal(number_of(*state, -5), "-.05");
    assert_string_equal(number_of(*state, -1410), "-14.1");
    assert_string_equal(number_of(*state, INT64_MAX), "92233720368547758.07");
}

static void test_box(void **state)
{
    struct buffer out = buffer_open(*state);
    struct rectangle box = {length_points(10), length_points(20), length_points(30),
                            LENGTH_POINT / 2};
    value_box(&out, box, length_points(100));
    assert_string_equal(buffer_text(&out), "[10 79.5 40 80]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_names),        TEST(test_texts),   TEST(test_literal_bytes), TEST(test_longest),
        TEST(test_soft_hyphens), TEST(test_numbers), TEST(test_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
