/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "base/nearest.h"

static const char *suggest(const char *wanted)
{
    static const char *const words[] = {"p",      "item",  "section", "foreword",
                                        "strong", "title", "table",   "row"};
    struct nearest nearest = nearest_open(wanted);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        nearest_offer(&nearest, words[i]);
    return nearest_found(&nearest);
}

static void test_suggest(void **state)
{
    (void)state;
    assert_string_equal(suggest("forword"), "foreword");
    assert_string_equal(suggest("setcion"), "section");
    assert_string_equal(suggest("stong"), "strong");
    assert_string_equal(suggest("tabel"), "table");
    assert_string_equal(suggest("itme"), "item");
}

static void test_nothing_near(void **state)
{
    (void)state;
    assert_null(suggest("q"));
    assert_null(suggest("div"));
    assert_null(suggest(""));
    assert_null(suggest("an extremely long word that nobody would ever type by mistake, surely?"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_suggest),
        cmocka_unit_test(test_nothing_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
