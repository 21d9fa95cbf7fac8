/* SPDX-License-Identifier: Apache-2.0 */
/* Every NAME.xml here is a plan with tables beside it. NAME.expect has all that must be said of it,
 * as in tests/bad; where there is none, nothing may be said, and NAME.model has what becomes of the
 * figures. */
#define _XOPEN_SOURCE 700
#include "testing.h"

#include <dirent.h>
#include <unistd.h>

#include "base/file.h"
#include "data/data.h"
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

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_plans)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
