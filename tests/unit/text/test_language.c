/* SPDX-License-Identifier: Apache-2.0 */
/* The codes that language tags are made of. */
#include "testing.h"

#include "text/language.h"

static void test_languages(void **state)
{
    (void)state;
    static const char *const known[] = {"en",  "EN",  "cy",  "Pa",  "zh",  "aii", "RMY",
                                        "yue", "zxx", "und", "qaa", "qtz", "iw",  "sh"};
    static const char *const unknown[] = {"",   "e",   "xx",  "gr",  "cz",  "jp",   "po", "uj",
                                          "e1", "zzy", "eng", "wel", "en ", "engl", "[[", "@@@"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!language_code_known(slice_of(known[i])))
            fail_msg("%s is a language", known[i]);
    }
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        if (language_code_known(slice_of(unknown[i])))
            fail_msg("'%s' is no language", unknown[i]);
    }
}

static void test_regions(void **state)
{
    (void)state;
    static const char *const known[] = {"GB", "gb", "IE", "PL", "ZW", "419", "001", "EU", "AC"};
    static const char *const unknown[] = {"", "UK", "G", "GBR", "41", "4l9", "4190", "EN", "{{"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_true(region_code_known(slice_of(known[i])));
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_false(region_code_known(slice_of(unknown[i])));
}

static void test_scripts(void **state)
{
    (void)state;
    static const char *const known[] = {"Latn", "arab", "HANT", "Hans", "Guru", "Zyyy"};
    static const char *const unknown[] = {"", "Lat", "Latin", "Trad", "1234", "Abcd"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_true(script_code_known(slice_of(known[i])));
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_false(script_code_known(slice_of(unknown[i])));
}

static void test_shorter(void **state)
{
    (void)state;
    assert_string_equal(language_code_shorter(slice_of("eng")), "en");
    assert_string_equal(language_code_shorter(slice_of("CYM")), "cy");
    assert_null(language_code_shorter(slice_of("aii")));
    assert_null(language_code_shorter(slice_of("en")));
    assert_null(language_code_shorter(slice_of("zzy")));
    assert_null(language_code_shorter(slice_of("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_languages), TEST(test_regions), TEST(test_scripts),
                                       TEST(test_shorter)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
