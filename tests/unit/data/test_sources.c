/* SPDX-License-Identifier: Apache-2.0 */
/* Every NAME.xml here is a plan with tables beside it. NAME.expect has all that must be said of it,
 * as in tests/bad; where there is none, nothing may be said, and NAME.model has what becomes of the
 * figures. */
#define _XOPEN_SOURCE 700
#include "testing.h"

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "data/data.h"
#include "data/reading.h"
#include "plan/plan.h"

static const char *said(struct arena *arena, struct diag_list *diags)
{
    struct buffer out = buffer_open(arena);
    diag_sort(diags);
    for (size_t i = 0; i < diag_count(diags); i++) {
        const struct diag *diag = diag_at(diags, i);
        buffer_format(&out, "%s: %s[%s]: %s\n", diag->place, severity_name(diag->severity),
                      diag->name, diag->message);
        if (diag->help)
            buffer_format(&out, "  help: %s\n", diag->help);
    }
    return buffer_text(&out);
}

static const char *contents(struct arena *arena, const char *stem, const char *end)
{
    struct slice text;
    const char *path = format_text(arena, "%s.%s", stem, end);
    bool there = access(path, F_OK) == 0;
    struct diag_list *diags = diag_list_create(arena);
    return there && file_read(arena, path, (struct source_pos){0}, diags, &text) ? text.bytes : "";
}

static void check_text(const char *name, const char *found, const char *expected)
{
    if (strcmp(found, expected) != 0)
        fail_msg("%s gives\n%s--- and not\n%s", name, found, expected);
}

static void check_plan(struct arena *arena, const char *name)
{
    const char *stem = arena_copy(arena, name, strlen(name) - strlen(".xml"));
    struct diag_list *diags = diag_list_create(arena);
    struct publication *publication = plan_read(arena, name, NULL, diags);
    assert_non_null(publication);
    data_bind(arena, publication, diags);
    check_text(name, said(arena, diags), contents(arena, stem, "expect"));
    if (diag_count(diags))
        return;
    assert_int_not_equal(access(format_text(arena, "%s.expect", stem), F_OK), 0);
    struct buffer dump = buffer_open(arena);
    model_dump(publication, &dump);
    check_text(name, buffer_text(&dump), contents(arena, stem, "model"));
}

static void test_plans(void **state)
{
    assert_int_equal(chdir(SOURCE_DIR "/tests/unit/data"), 0);
    DIR *folder = opendir(".");
    assert_non_null(folder);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        const char *end = strrchr(entry->d_name, '.');
        if (!end || strcmp(end, ".xml") != 0)
            continue;
        struct arena *arena = arena_create_child(*state);
        check_plan(arena, entry->d_name);
        arena_destroy(arena);
        count++;
    }
    closedir(folder);
    assert_true(count >= 3);
}

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* The list of faults ends at some point, and none of them looks through the file again. */
static void test_many_faults(void **state)
{
    struct arena *arena = *state;
    struct buffer table = buffer_open(arena);
    buffer_add_text(&table, "Code,Figure\n");
    for (int i = 0; i < 50000; i++)
        buffer_add_text(&table, i % 2 ? "PI 1,x\n" : "PI 2,1\n");
    assert_int_equal(chdir(TEST_FOLDER), 0);
    write_file("many.csv", buffer_text(&table));
    write_file("many.xml",
               "<plan xmlns=\"urn:planpress:plan:1\" status=\"draft\" year=\"2004/05\" "
               "xml:lang=\"en\"><metadata><title>a</title><council>b</council></metadata>"
               "<data><source file=\"many.csv\"><take column=\"Code\" as=\"code\"/>"
               "<take column=\"Figure\" as=\"value\" period=\"2003/04\" kind=\"outturn\"/>"
               "</source></data><indicators><service-block><title>a</title><indicator "
               "code=\"PI 1\" unit=\"number\" polarity=\"lower\"><title>a</title></indicator>"
               "</service-block></indicators></plan>");
    struct diag_list *diags = diag_list_create(arena);
    data_bind(arena, plan_read(arena, "many.xml", NULL, diags), diags);
    assert_int_equal(diag_count(diags), READING_MOST_FAULTS + 1);
    const struct diag *last = diag_at(diags, READING_MOST_FAULTS);
    assert_string_equal(last->name, "faults-too-many");
    assert_string_equal(last->place, "many.csv");
}

static void test_many_sources(void **state)
{
    struct arena *arena = *state;
    struct buffer plan = buffer_open(arena);
    buffer_add_text(&plan, "<plan xmlns=\"urn:planpress:plan:1\" status=\"draft\" "
                           "year=\"2004/05\" xml:lang=\"en\"><metadata><title>a</title>"
                           "<council>b</council></metadata><data>\n");
    for (int i = 0; i < 1002; i++)
        buffer_add_text(&plan, "<source file=\"none.csv\"><take letter=\"A\" as=\"code\"/><take "
                               "letter=\"B\" as=\"commentary\"/></source>\n");
    buffer_add_text(&plan, "</data><section><title>a</title><p>a</p></section></plan>");
    assert_int_equal(chdir(TEST_FOLDER), 0);
    write_file("sources.xml", buffer_text(&plan));
    struct diag_list *diags = diag_list_create(arena);
    data_bind(arena, plan_read(arena, "sources.xml", NULL, diags), diags);
    assert_int_equal(diag_count(diags), 1001);
    assert_string_equal(diag_at(diags, 1000)->name, "sources-too-many");
    assert_string_equal(diag_at(diags, 1000)->place, "sources.xml:1002:1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_plans), TEST(test_many_faults),
                                       TEST(test_many_sources)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
