/* SPDX-License-Identifier: Apache-2.0 */
#include "page/spoken.h"

#include "testing.h"

struct case_of {
    const char *written, *said;
};

static const struct case_of cases[] = {
    {"98.5%", "98.5 per cent"},
    {"\u00B12.7", "plus or minus 2.7"},
    {"n\u2009=\u20091,236", "n equals 1,236"},
    {"\u22123", "minus 3"},
    {"-3.4%", "minus 3.4 per cent"},
    {"(-3)", "(minus 3)"},
    {"self-assessment, 01632-960", "self-assessment, 01632-960"},
    {"+0.24%", "plus 0.24 per cent"},
    {"10\u201315", "10 to 15"},
    {"2003\u201307", "2003 to 07"},
    {"Met \u2013 as good as", "Met \u2013 as good as"},
    {"<5", "less than 5"},
    {"5 m\u00B2", "5 m squared"},
    {"Waste & Parks", "Waste and Parks"},
    {"Result (%)", "Result (per cent)"},
    {"  two\u00A0 \u2003spaces ", "two spaces"},
    {"soft\u00ADhyphen", "softhyphen"},
    {"up \u2191 \u2714", "up up arrow tick"},
    {"\u25C6", "sign U+25C6"},
    {"\u00A31,940, caf\u00E9", "\u00A31,940, caf\u00E9"},
    {"", ""},
};

static void test_signs(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = buffer_open(*state);
        buffer_add_text(&out, "x ");
        spoken_add(&out, slice_of(cases[i].written));
        assert_string_equal(buffer_text(&out) + 2, cases[i].said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_signs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
