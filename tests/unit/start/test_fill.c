/* SPDX-License-Identifier: Apache-2.0 */
/* What is filled in into the files of the examples, and that they keep to what makes that safe. */
#include "testing.h"

#include "base/buffer.h"
#include "start/files.h"
#include "start/fill.h"

static const char *filled(struct arena *arena, const char *name, const char *text, const char *year,
                          const char *council, bool editor)
{
    const struct start_request request = {.year = year, .council = council, .editor = editor};
    struct slice made = fill(arena, name, slice_of(text), &request);
    return format_text(arena, "%S", made);
}

static void test_years(void **state)
{
    static const struct {
        const char *from, *year, *to;
    } cases[] = {
        {"year='2026/27'", "2026/27", "year='2026/27'"},
        {"year='2026/27'", "2031/32", "year='2031/32'"},
        {"2024/25 outturn,2028/29", "1999/00", "1997/98 outturn,2001/02"},
        {"2025/26 Q4", "2100/01", "2099/00 Q4"},
        {"from 2019/20", "2101/02", "from 2094/95"},
        {"on 2026-06-18, June 2026.", "2027/28", "on 2027-06-18, June 2027."},
        {"2026", "2003/04", "2003"},
        /* not the two calendar years of a financial one */
        {"2026/28 2026/7 2026/271", "2027/28", "2027/28 2027/7 2027/271"},
        /* no years */
        {"12026 20261 #202633 a2026 0.2026 1999 2040 26/31", "2027/28",
         "12026 20261 #202633 a2026 0.2026 1999 2040 26/31"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(filled(*state, "a.csv", cases[i].from, cases[i].year, NULL, false),
                            cases[i].to);
}

static void test_council(void **state)
{
    static const char text[] = "<council>[insert the council’s name here]</council>";
    assert_string_equal(filled(*state, "plan.xml", text, "2026/27", NULL, false), text);
    assert_string_equal(filled(*state, "plan.xml", text, "2026/27", "Aln & \"Esk\" <2026>", false),
                        "<council>Aln &amp; &quot;Esk&quot; &lt;2026&gt;</council>");
}

static void test_editor(void **state)
{
    static const char text[] = "<?xml?>\n<plan/>\n";
    assert_string_equal(filled(*state, "plan.xml", text, "2026/27", NULL, false), text);
    assert_string_equal(filled(*state, "README.md", text, "2026/27", NULL, true), text);
    assert_string_equal(filled(*state, "foreword.xml", text, "2026/27", NULL, true),
                        "<?xml?>\n<?xml-model href=\"schema/plan.xsd\" "
                        "schematypens=\"http://www.w3.org/2001/XMLSchema\"?>\n<plan/>\n");
    assert_non_null(
        strstr(filled(*state, "brand.xml", text, "2026/27", NULL, true), "schema/style.xsd"));
}

static void test_what_is_good(void **state)
{
    (void)state;
    static const char *const years[] = {"2026/27", "1999/00", "1900/01", "2199/00"};
    static const char *const no_years[] = {"",        "2026",       "2026/28", "2026-27",
                                           "2026/7",  "2026/27 Q1", "2026-04", "1899/00",
                                           "2200/01", "26/27",      " 2026/27"};
    for (size_t i = 0; i < sizeof years / sizeof *years; i++)
        assert_true(start_year_good(years[i]));
    for (size_t i = 0; i < sizeof no_years / sizeof *no_years; i++)
        assert_false(start_year_good(no_years[i]));
    assert_true(start_council_good("Cyngor Sir Ynys Môn"));
    assert_true(start_council_good("A & B <C>"));
    assert_false(start_council_good(""));
    assert_false(start_council_good("  "));
    assert_false(start_council_good("two\nlines"));
    assert_false(start_council_good("\x7F"));
    assert_false(start_council_good("no \xFC utf-8"));
}

/* What moves in a file: between two fillings of it, years apart, only what the eye takes for years
 * differs. Their first digits are told by the years chosen: all that began with 20 begins with 21.
 */
static void check_moves(struct arena *arena, const struct start_file *file)
{
    struct slice text = {(const char *)file->bytes, file->size};
    const struct start_request later = {.year = "2126/27"};
    struct slice moved = fill(arena, file->name, text, &later);
    assert_int_equal(moved.count, text.count);
    for (size_t i = 0; i < text.count; i++) {
        if (moved.bytes[i] == text.bytes[i])
            continue;
        assert_true(i > 0 && text.bytes[i - 1] == '2' && text.bytes[i] == '0');
        /* a year stands before a slash, a hyphen, or the end of a word */
        char behind = text.bytes[i + 3];
        assert_true(strchr("/-,.:;\"'<) \n", behind));
    }
}

static void test_files(void **state)
{
    const struct start_files kinds[] = {files_performance_plan(), files_kpi_report()};
    for (size_t k = 0; k < 2; k++) {
        assert_string_equal(kinds[k].files[kinds[k].count - 1].name, "plan.xml");
        bool figures = false, readme = false;
        for (size_t i = 0; i < kinds[k].count; i++) {
            check_moves(*state, &kinds[k].files[i]);
            figures |= strcmp(kinds[k].files[i].name, "figures.csv") == 0;
            readme |= strcmp(kinds[k].files[i].name, "README.md") == 0;
        }
        assert_true(figures && readme);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_years),  cmocka_unit_test(test_council),
        cmocka_unit_test(test_editor), cmocka_unit_test(test_what_is_good),
        cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
