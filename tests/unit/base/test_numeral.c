/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "base/numeral.h"

static void test_letters(void **state)
{
    static const struct {
        int32_t number;
        const char *letters;
    } cases[] = {{1, "a"},     {26, "z"},      {27, "aa"},
                 {52, "az"},   {53, "ba"},     {702, "zz"},
                 {703, "aaa"}, {18278, "zzz"}, {INT32_MAX, "fxshrxw"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(numeral_letters(*state, cases[i].number, 'a'), cases[i].letters);
    assert_string_equal(numeral_letters(*state, 28, 'A'), "AB");
}

static void test_roman(void **state)
{
    static const struct {
        int32_t number;
        const char *numeral;
    } cases[] = {{1, "i"},
                 {4, "iv"},
                 {21, "xxi"},
                 {99, "xcix"},
                 {1888, "mdccclxxxviii"},
                 {3999, "mmmcmxcix"},
                 {4000, "4000"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(numeral_roman(*state, cases[i].number), cases[i].numeral);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_letters), TEST(test_roman)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
