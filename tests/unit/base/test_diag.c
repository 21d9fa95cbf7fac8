/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "base/buffer.h"
#include "base/diag.h"

static const struct source_file first = {.name = "a.xml", .text = {"one\ntwo\r\nthree", 14}};
static const struct source_file second = {.name = "b.xml", .text = {"", 0}};

static struct source_pos at(const struct source_file *file, uint32_t line, uint32_t column)
{
    return (struct source_pos){file, line, column};
}

static void test_report(void **state)
{
    struct diag_list *list = diag_list_create(*state);
    assert_true(diag_clean(list));
    assert_int_equal(diag_worst(list), SEVERITY_NOTE);
    diag_report(list, DIAG_file_not_found, at(&first, 2, 1), "x.png");
    assert_int_equal(diag_count(list), 1);
    const struct diag *diag = diag_at(list, 0);
    assert_string_equal(diag->name, "file-not-found");
    assert_string_equal(diag->message, "there is no file 'x.png'");
    assert_non_null(diag->help);
    assert_int_equal(diag->severity, SEVERITY_ERROR);
    assert_false(diag_clean(list));
    diag_report(list, DIAG_out_of_memory, at(NULL, 0, 0));
    assert_int_equal(diag_worst(list), SEVERITY_SYSTEM);
}

static void test_help_replaced(void **state)
{
    struct diag_list *list = diag_list_create(*state);
    diag_help(list, "nothing to replace");
    diag_report(list, DIAG_file_unreadable, at(NULL, 0, 0), "x", "reason");
    assert_null(diag_at(list, 0)->help);
    diag_help(list, "did you mean '%s'?", "y");
    assert_string_equal(diag_at(list, 0)->help, "did you mean 'y'?");
}

/* A message whose words come from elsewhere; two with other names at one place are two. */
static void test_added(void **state)
{
    struct diag_list *list = diag_list_create(*state);
    struct diag diag = {.id = DIAG_RULE,
                        .name = "some-rule",
                        .severity = SEVERITY_WARNING,
                        .pos = at(&first, 2, 1),
                        .message = "it is so",
                        .waived = "for once"};
    diag_add(list, &diag);
    diag_add(list, &diag);
    diag.name = "another-rule";
    diag_add(list, &diag);
    diag_sort(list);
    assert_int_equal(diag_count(list), 2);
    assert_string_equal(diag_at(list, 0)->place, "a.xml:2:1");
    assert_string_equal(diag_at(list, 0)->waived, "for once");
    assert_int_equal(diag_worst(list), SEVERITY_WARNING);
}

static void test_strict(void **state)
{
    struct diag_list *list = diag_list_create(*state);
    diag_strict(list);
    diag_report(list, DIAG_waiver_unknown, at(&first, 1, 1), "x");
    assert_int_equal(diag_at(list, 0)->severity, SEVERITY_ERROR);
    assert_false(diag_clean(list));
}

static void test_seek(void **state)
{
    (void)state;
    static const struct source_file file = {
        "c.xml", {"<p>one two\n  one\ttwo é one</p>", 31}, NULL};
    struct source_pos start = at(&file, 1, 4), found;
    found = source_seek(start, slice_of("one"), 0);
    assert_true(found.line == 1 && found.column == 4);
    found = source_seek(start, slice_of("one"), 2);
    assert_true(found.line == 2 && found.column == 13);
    found = source_seek(start, slice_of("two one two"), 0);
    assert_true(found.line == 1 && found.column == 8);
    found = source_seek(start, slice_of("one"), 3);
    assert_true(found.line == 1 && found.column == 4);
    found = source_seek(at(&file, 9, 1), slice_of("one"), 0);
    assert_true(found.line == 9 && found.column == 1);
}

static void test_sorted_none_twice(void **state)
{
    struct diag_list *list = diag_list_create(*state);
    diag_report(list, DIAG_file_not_found, at(&second, 1, 1), "5");
    diag_report(list, DIAG_file_not_found, at(&first, 2, 7), "4");
    diag_report(list, DIAG_file_not_found, at(&first, 2, 3), "2");
    diag_report(list, DIAG_file_not_found, at(&first, 2, 3), "3"); /* same place: as they came */
    diag_report(list, DIAG_file_not_found, at(&first, 2, 3), "2"); /* said before */
    diag_report(list, DIAG_file_not_found, at(NULL, 0, 0), "1");
    diag_report(list, DIAG_file_not_found, at(&first, 2, 7), "4");
    diag_sort(list);
    assert_int_equal(diag_count(list), 5);
    for (size_t i = 0; i < 5; i++) {
        const char expected[] = {(char)('1' + i), '\'', '\0'};
        assert_non_null(strstr(diag_at(list, i)->message, expected));
    }
    diag_sort(list);
    assert_int_equal(diag_count(list), 5);
}

/* Every row is words people can act on, and ids are unique in kebab case by being C names. */
static void test_table(void **state)
{
    (void)state;
    static const char *const texts[] = {
#define DIAG(name, severity, message, help) message,
#include "base/diag.def"
#undef DIAG
    };
    for (size_t i = 0; i < DIAG_COUNT; i++) {
        size_t count = strlen(texts[i]);
        assert_in_range(count, 2, 160);
        if (texts[i][count - 1] == '.')
            fail_msg("a message ends with a full stop: %s", texts[i]);
    }
}

static void test_source_line(void **state)
{
    (void)state;
    assert_true(slice_is(source_line(&first, 1), "one"));
    assert_true(slice_is(source_line(&first, 2), "two")); /* without its CR */
    assert_true(slice_is(source_line(&first, 3), "three"));
    assert_null(source_line(&first, 4).bytes);
    assert_null(source_line(&first, 0).bytes);
    assert_null(source_line(&second, 1).bytes);
}

static void assert_place(struct arena *arena, struct source_pos pos, const char *expected)
{
    struct buffer out = buffer_open(arena);
    source_write(pos, &out);
    assert_string_equal(buffer_text(&out), expected);
}

static void test_places(void **state)
{
    static const char *const names[] = {"code", "value", NULL};
    static const struct source_table outturn = {"Outturn", NULL}, found = {NULL, names};
    static const struct source_file sheet = {.name = "f.xlsx", .table = &outturn},
                                    query = {.name = "f.db", .table = &found};
    assert_place(*state, at(NULL, 0, 0), "");
    assert_place(*state, at(&first, 0, 0), "a.xml");
    assert_place(*state, at(&first, 2, 0), "a.xml:2");
    assert_place(*state, at(&first, 2, 7), "a.xml:2:7");
    assert_place(*state, at(&sheet, 0, 0), "f.xlsx, sheet 'Outturn'");
    assert_place(*state, at(&sheet, 14, 0), "f.xlsx, sheet 'Outturn', row 14");
    assert_place(*state, at(&sheet, 14, 4), "f.xlsx, sheet 'Outturn', cell D14");
    assert_place(*state, at(&query, 3, 2), "f.db, row 3, column 'value'");
    assert_place(*state, at(&query, 0, 0), "f.db");
}

static void test_letters(void **state)
{
    (void)state;
    static const struct {
        uint32_t column;
        const char *letters;
    } cases[] = {{1, "A"},
                 {26, "Z"},
                 {27, "AA"},
                 {702, "ZZ"},
                 {703, "AAA"},
                 {16384, "XFD"},
                 {UINT32_MAX, "MWLQKWU"},
                 {0, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char letters[8];
        column_letters(cases[i].column, letters);
        assert_string_equal(letters, cases[i].letters);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_report), TEST(test_help_replaced), TEST(test_sorted_none_twice),
        TEST(test_added),  TEST(test_strict),        TEST(test_seek),
        TEST(test_table),  TEST(test_source_line),   TEST(test_places),
        TEST(test_letters)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
