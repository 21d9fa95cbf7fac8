/* SPDX-License-Identifier: Apache-2.0 */
/* Every NAME.xml of tests/bad has something wrong with it; NAME.expect has what must be said of it,
 * all of it and nothing else: for each diagnostic the line the program prints and, where there is
 * one, its help, indented. Folders there hold what the documents include. */
#define _XOPEN_SOURCE 700
#include "testing.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "data/data.h"
#include "plan/plan.h"

#define FOLDER SOURCE_DIR "/tests/bad"

static void write_diag(struct buffer *out, const struct diag *diag)
{
    buffer_format(out, "%s: %s[%s]: %s\n", diag->place ? diag->place : "planpress",
                  severity_name(diag->severity), diag->name, diag->message);
    if (diag->help)
        buffer_format(out, "  help: %s\n", diag->help);
}

static const char *said_of(struct arena *arena, const char *path)
{
    struct diag_list *diags = diag_list_create(arena);
    struct publication *publication = plan_read(arena, path, NULL, diags);
    if (publication)
        data_bind(arena, publication, diags);
    diag_sort(diags);
    struct buffer out = buffer_open(arena);
    for (size_t i = 0; i < diag_count(diags); i++)
        write_diag(&out, diag_at(diags, i));
    return buffer_text(&out);
}

static bool ends_with(const char *name, const char *end)
{
    size_t count = strlen(name), wanted = strlen(end);
    return count > wanted && strcmp(name + count - wanted, end) == 0;
}

/* The documents of the folder, in the order of their names. */
static size_t list_documents(struct arena *arena, const char ***names)
{
    DIR *folder = opendir(FOLDER);
    assert_non_null(folder);
    size_t count = 0, capacity = 0;
    *names = NULL;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (ends_with(entry->d_name, ".xml"))
            ARENA_PUSH(arena, *names, count, capacity) = arena_string(arena, entry->d_name);
    }
    closedir(folder);
    return count;
}

static bool as_expected(struct arena *arena, const char *name)
{
    const char *stem = arena_copy(arena, name, strlen(name) - strlen(".xml"));
    struct diag_list *diags = diag_list_create(arena);
    struct slice expected = {NULL, 0};
    file_read(arena, format_text(arena, "%s.expect", stem), (struct source_pos){0}, diags,
              &expected);
    const char *said = said_of(arena, name);
    if (slice_is(expected, said))
        return true;
    print_message("--- %s should say\n%s--- and says\n%s", name,
                  expected.bytes ? expected.bytes : "", said);
    return false;
}

static void test_each(void **state)
{
    struct arena *arena = *state;
    assert_int_equal(chdir(FOLDER), 0);
    const char **names;
    size_t count = list_documents(arena, &names), wrong = 0;
    assert_true(count >= 90);
    for (size_t i = 0; i < count; i++)
        wrong += !as_expected(arena, names[i]);
    assert_int_equal(wrong, 0);
}

/* What is said of a plan with these bytes, which goes by the name of plan.xml. */
static const char *said_of_text(struct arena *arena, struct slice text)
{
    char path[] = BINARY_DIR "/planpress-bad-XXXXXX";
    assert_non_null(mkdtemp(path));
    assert_int_equal(chdir(path), 0);
    FILE *file = fopen("plan.xml", "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.bytes, 1, text.count, file), text.count);
    fclose(file);
    const char *said = said_of(arena, "plan.xml");
    unlink("plan.xml");
    assert_int_equal(chdir("/"), 0);
    rmdir(path);
    return said;
}

static void test_deep_nesting(void **state)
{
    struct arena *arena = *state;
    struct buffer text = buffer_open(arena);
    for (int i = 0; i < 10000; i++)
        buffer_add_text(&text, "<a>\n");
    for (int i = 0; i < 10000; i++)
        buffer_add_text(&text, "</a>");
    assert_string_equal(
        said_of_text(arena, buffer_slice(&text)),
        "plan.xml:257:1: error[nesting-too-deep]: elements are nested more than 256 "
        "deep\n");
}

/* The list of faults ends at some point; the program still looks at the rest in good time. */
static void test_many_faults(void **state)
{
    struct arena *arena = *state;
    struct buffer text = buffer_open(arena);
    buffer_add_text(&text, "<plan xmlns=\"urn:planpress:plan:1\" status=\"draft\" year=\"2004/05\" "
                           "xml:lang=\"en\"><metadata><title>a</title><council>b</council>"
                           "</metadata><section><title>a</title><list>\n");
    for (int i = 0; i < 20000; i++)
        buffer_add_text(&text, "<item>a</item><row/>\n");
    buffer_add_text(&text, "</list></section></plan>");
    const char *said = said_of_text(arena, buffer_slice(&text));
    assert_non_null(strstr(said, "plan.xml:2:15: error[element-unexpected]: <row> is not allowed "
                                 "here in <list>; expected <item>\n"));
    size_t lines = 0;
    for (const char *at = said; *at; at++)
        lines += *at == '\n';
    assert_true(lines > 100);
    assert_true(lines <= 1001);
}

/* Each figure is compared with those of the same indicator, and not one by one. */
static void test_many_observations(void **state)
{
    struct arena *arena = *state;
    struct buffer text = buffer_open(arena);
    buffer_add_text(&text, "<plan xmlns=\"urn:planpress:plan:1\" status=\"draft\" year=\"2004/05\" "
                           "xml:lang=\"en\"><metadata><title>a</title><council>b</council>"
                           "</metadata><indicators><service-block><title>a</title><indicator "
                           "code=\"a\" unit=\"number\" polarity=\"lower\"><title>a</title>\n");
    for (int i = 0; i < 8000; i++)
        buffer_format(&text, "<observation period=\"%d/%d%d\" kind=\"target\" value=\"1\"/>\n",
                      1000 + i, (i + 1) / 10 % 10, (i + 1) % 10);
    buffer_add_text(&text, "</indicator></service-block></indicators></plan>");
    assert_string_equal(said_of_text(arena, buffer_slice(&text)), "");
}

static void test_missing_file(void **state)
{
    struct arena *arena = *state;
    assert_string_equal(said_of(arena, "/nowhere/plan.xml"),
                        "planpress: error[file-not-found]: there is no file '/nowhere/plan.xml'\n"
                        "  help: check the name and the folder it is looked for in\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_each),         TEST(test_deep_nesting),
        TEST(test_many_faults),  TEST(test_many_observations),
        TEST(test_missing_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
