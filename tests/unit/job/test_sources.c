/* SPDX-License-Identifier: Apache-2.0 */
/* What goes along inside the PDF, under which name, and what nobody is told of it. */
#define _XOPEN_SOURCE 700
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "job/sources.h"

static const struct pdf_attachment *attached(struct arena *arena, const struct input_list *list,
                                             const char *folder, struct diag_list *diags,
                                             size_t *count)
{
    const struct input_list *const lists[] = {list};
    const struct sources sources = {.lists = lists, .list_count = 1, .folder = folder};
    return sources_attached(arena, &sources, diags, count);
}

static struct input_list *list_of(struct arena *arena, const struct input *inputs, size_t count)
{
    struct input_list *list = input_list_create(arena);
    for (size_t i = 0; i < count; i++)
        input_note(list, inputs[i]);
    return list;
}

static void test_names(void **state)
{
    static const struct {
        enum input_kind kind;
        const char *path, *folder, *name, *description;
    } cases[] = {
        {INPUT_PLAN, "/home/ann/2026 plan.xml", "/home/ann", "plan.xml",
         "The plan that this document was made from"},
        {INPUT_PLAN, "-", ".", "plan.xml", "The plan that this document was made from"},
        {INPUT_PART, "a.xml", ".", "a.xml", "A part of the plan: a.xml"},
        {INPUT_PART, "/home/ann/b/a.xml", "/home/ann", "a.xml", "A part of the plan: b/a.xml"},
        {INPUT_PART, "/home/ann/b/a.xml", "/", "a.xml", "A part of the plan: home/ann/b/a.xml"},
        {INPUT_STYLE, "/home/anna/s.xml", "/home/ann", "s.xml", "The style of the pages: s.xml"},
        {INPUT_STYLE, "../ann/s.xml", ".", "s.xml", "The style of the pages: s.xml"},
    };
    struct diag_list *diags = diag_list_create(*state);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct input input = {.kind = cases[i].kind,
                                    .path = cases[i].path,
                                    .media = MEDIA_XML,
                                    .bytes = slice_of("<a/>")};
        size_t count;
        const struct pdf_attachment *file =
            attached(*state, list_of(*state, &input, 1), cases[i].folder, diags, &count);
        assert_int_equal(count, 2); /* and what tells of it */
        assert_string_equal(file[1].name, "sources.txt");
        assert_string_equal(file->name, cases[i].name);
        assert_string_equal(file->description, cases[i].description);
        assert_string_equal(file->relationship,
                            cases[i].kind == INPUT_STYLE ? "Supplement" : "Source");
    }
    assert_int_equal(diag_count(diags), 0);
}

static void test_left_out(void **state)
{
    struct diag_list *diags = diag_list_create(*state);
    struct input input = {.kind = INPUT_DATA, .path = "figures.db", .private = true};
    size_t count;
    attached(*state, list_of(*state, &input, 1), ".", diags, &count);
    assert_int_equal(count, 1);
    assert_int_equal(diag_count(diags), 0);
    input.private = false; /* too large to be read whole */
    attached(*state, list_of(*state, &input, 1), ".", diags, &count);
    assert_int_equal(count, 1);
    assert_int_equal(diag_count(diags), 1);
    assert_int_equal(diag_at(diags, 0)->id, DIAG_source_not_attached);
}

/* A table that is read twice is there once, and what one of the two says of it holds. */
static void test_twice(void **state)
{
    struct input_list *list = input_list_create(*state);
    struct input input = {.kind = INPUT_DATA, .path = "a.csv", .bytes = slice_of("1")};
    input_note(list, input);
    input.private = true;
    input_note(list, input);
    assert_non_null(list->first);
    assert_null(list->first->next);
    assert_true(list->first->private);
}

/* Two ways to write a path, and a link: one file. Nobody gets round a "no" by another name. */
static void test_other_path(void **state)
{
    struct input inputs[] = {
        {.kind = INPUT_DATA, .path = "a.csv", .bytes = slice_of("1"), .private = true},
        {.kind = INPUT_DATA, .path = "./a.csv", .bytes = slice_of("1")},
        {.kind = INPUT_DATA, .path = "link.csv", .bytes = slice_of("1")},
        {.kind = INPUT_DATA, .path = "b.csv", .bytes = slice_of("1")},
    };
    char folder[] = "/tmp/planpress-sources-XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    fclose(fopen("a.csv", "w"));
    fclose(fopen("b.csv", "w"));
    assert_int_equal(symlink("a.csv", "link.csv"), 0);
    struct diag_list *diags = diag_list_create(*state);
    size_t count;
    for (int order = 0; order < 2; order++) {
        const struct pdf_attachment *files =
            attached(*state, list_of(*state, inputs, 4), ".", diags, &count);
        assert_int_equal(count, 2);
        assert_string_equal(files[0].name, "b.csv");
        inputs[0].private = false;
        inputs[2].private = true;
    }
    inputs[2].private = false;
    const struct pdf_attachment *files =
        attached(*state, list_of(*state, inputs, 4), ".", diags, &count);
    assert_int_equal(count, 3);
    assert_non_null(strstr(files[2].bytes.bytes, "\na.csv\ta.csv\na.csv\t./a.csv\na.csv\tlink.csv\n"
                                                 "b.csv\tb.csv\n"));
    unlink("link.csv");
    unlink("a.csv");
    unlink("b.csv");
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(folder), 0);
}

/* What is only named is told of; who chose a name first, and which options are needed again. */
static void test_guide(void **state)
{
    const struct input inputs[] = {
        {.kind = INPUT_PLAN, .path = "our.xml", .bytes = slice_of("<a/>")},
        {.kind = INPUT_PART, .path = "b/c.xml", .bytes = slice_of("<a/>")},
        {.kind = INPUT_PART, .path = "c.xml", .bytes = slice_of("<a/>")},
        {.kind = INPUT_DATA, .path = "a:b.csv", .bytes = slice_of("1")},
        {.kind = INPUT_DATA, .path = "a_b.csv", .bytes = slice_of("1")},
        {.kind = INPUT_DATA, .path = "a b.csv", .bytes = slice_of("1")},
        {.kind = INPUT_STYLE, .path = "style.xml", .bytes = slice_of("<a/>")},
        {.kind = INPUT_BRAND, .path = "/elsewhere/ours.xml", .bytes = slice_of("<a/>")},
        {.kind = INPUT_DATA, .path = "s.csv", .bytes = slice_of("1"), .private = true},
        {.kind = INPUT_PICTURE, .path = "art/crest.png"},
    };
    struct diag_list *diags = diag_list_create(*state);
    size_t count;
    const struct pdf_attachment *files = attached(
        *state, list_of(*state, inputs, sizeof inputs / sizeof *inputs), ".", diags, &count);
    const char *guide = files[count - 1].bytes.bytes;
    static const char *const said[] = {
        "    planpress build plan.xml --brand='ours.xml'\n",
        ("\nplan.xml\tplan.xml\nc-2.xml\tb/c.xml\nc.xml\tc.xml\na_b-2.csv\ta:b.csv\n"
         "a_b.csv\ta_b.csv\na b.csv\ta b.csv\nstyle.xml\tstyle.xml\nours.xml\tours.xml\n"),
        "\ns.csv: Figures of the plan\nart/crest.png: a picture; it is on the pages\n",
    };
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        assert_non_null(strstr(guide, said[i]));
    assert_int_equal(diag_count(diags), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_names), TEST(test_left_out), TEST(test_twice),
                                       TEST(test_other_path), TEST(test_guide)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
