/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "base/buffer.h"
#include "base/slice.h"

static void test_format(void **state)
{
    struct arena *arena = *state;
    assert_string_equal(format_text(arena, "%s|%S|%d|%D|%L|%c|%%", "a", slice_of("bc"), -12,
                                    INT64_MIN, LENGTH_POINT * 7 / 2, 'x'),
                        "a|bc|-12|-9223372036854775808|3.5|x|%");
    assert_string_equal(format_text(arena, ""), "");
}

static void test_grows(void **state)
{
    struct buffer buffer = buffer_open(*state);
    for (int i = 0; i < 5000; i++)
        buffer_add_char(&buffer, (char)('a' + i % 26));
    buffer_add_text(&buffer, "end");
    buffer_add(&buffer, NULL, 0);
    assert_int_equal(buffer.count, 5003);
    const char *text = buffer_text(&buffer);
    assert_int_equal(strlen(text), 5003);
    assert_string_equal(text + 5000, "end");
    assert_int_equal(text[27], 'b');
    assert_true(slice_equal(buffer_slice(&buffer), slice_of(text)));
}

static void test_integers(void **state)
{
    struct buffer buffer = buffer_open(*state);
    buffer_add_int(&buffer, 0);
    buffer_add_char(&buffer, ' ');
    buffer_add_int(&buffer, INT64_MAX);
    assert_string_equal(buffer_text(&buffer), "0 9223372036854775807");
}

static void test_trim(void **state)
{
    (void)state;
    assert_true(slice_is(slice_trim(slice_of(" \t\n a b \r")), "a b"));
    assert_int_equal(slice_trim(slice_of(" \n ")).count, 0);
    assert_true(slice_is(slice_trim(slice_of("\xC2\xA0x")), "\xC2\xA0x")); /* not XML's space */
    assert_true(slice_equal(slice_of(NULL), slice_of("")));
}

/* The table of Unicode 15, 3.9, D93b and table 3-8: how ill-formed sequences become U+FFFD, and the
 * edges of each length of sequence. */
static void test_decode(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        uint32_t expected[8]; /* ends with 0 */
    } cases[] = {
        {"A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", {'A', 0xE9, 0x20AC, 0x1F600}},
        {"\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF", {0x80, 0x7FF, 0x800, 0xFFFF}},
        {"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", {0x10000, 0x10FFFF}},
        {"\xED\x9F\xBF\xEE\x80\x80", {0xD7FF, 0xE000}},
        {"\xC0\xAF", {0xFFFD, 0xFFFD}},                         /* overlong */
        {"\xE0\x9F\x80", {0xFFFD, 0xFFFD, 0xFFFD}},             /* overlong */
        {"\xED\xA0\x80", {0xFFFD, 0xFFFD, 0xFFFD}},             /* surrogate */
        {"\xF4\x90\x80", {0xFFFD, 0xFFFD, 0xFFFD}},             /* past U+10FFFF */
        {"\xE1\x80\xE2\xF0\x91\x92", {0xFFFD, 0xFFFD, 0xFFFD}}, /* table 3-8 */
        {"\xF1\x80\x41", {0xFFFD, 'A'}},
        {"\x80\xBF\xFF", {0xFFFD, 0xFFFD, 0xFFFD}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slice text = slice_of(cases[i].bytes);
        size_t count = 0;
        for (size_t at = 0; at < text.count; count++)
            assert_int_equal(utf8_next(text, &at), cases[i].expected[count]);
        assert_int_equal(cases[i].expected[count], 0);
        assert_int_equal(utf8_length(text), count);
    }
}

static void test_encode_and_back(void **state)
{
    (void)state;
    for (uint32_t c = 1; c < 0x110000; c++) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        char bytes[4];
        struct slice text = {bytes, utf8_encode(c, bytes)};
        size_t at = 0;
        if (utf8_next(text, &at) != c || at != text.count)
            fail_msg("U+%04X", (unsigned)c);
    }
}

static void test_invalid_at(void **state)
{
    (void)state;
    assert_int_equal(utf8_invalid_at(slice_of("d\xC3\xA9j\xC3\xA0")), SIZE_MAX);
    assert_int_equal(utf8_invalid_at(slice_of("ab\xC3")), 2);
    assert_int_equal(utf8_invalid_at(slice_of("a\xEF\xBF\xBD\xFF")), 4); /* a real U+FFFD is fine */
    assert_int_equal(utf8_invalid_at(slice_of("")), SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_format), TEST(test_grows),           TEST(test_integers),   TEST(test_trim),
        TEST(test_decode), TEST(test_encode_and_back), TEST(test_invalid_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
