/* SPDX-License-Identifier: Apache-2.0 */
/* What goes along inside the PDF, under which name, and what nobody is told of it. */
#include "testing.h"

#include "job/sources.h"

static const struct pdf_attachment *attached(struct arena *arena, const struct input *input,
                                             const char *folder, struct diag_list *diags,
                                             size_t *count)
{
    struct input_list *list = input_list_create(arena);
    input_note(list, *input);
    const struct input_list *const lists[] = {list};
    return sources_attached(arena, lists, 1, folder, diags, count);
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
        {INPUT_PART, "a.xml", ".", "a.xml", "A part of the plan"},
        {INPUT_PART, "/home/ann/b/a.xml", "/home/ann", "a.xml", "A part of the plan: b/a.xml"},
        {INPUT_PART, "/home/ann/b/a.xml", "/", "a.xml", "A part of the plan: home/ann/b/a.xml"},
        {INPUT_STYLE, "/home/anna/s.xml", "/home/ann", "s.xml", "The style of the pages"},
        {INPUT_STYLE, "../ann/s.xml", ".", "s.xml", "The style of the pages"},
    };
    struct diag_list *diags = diag_list_create(*state);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct input input = {.kind = cases[i].kind,
                                    .path = cases[i].path,
                                    .media = MEDIA_XML,
                                    .bytes = slice_of("<a/>")};
        size_t count;
        const struct pdf_attachment *file =
            attached(*state, &input, cases[i].folder, diags, &count);
        assert_int_equal(count, 1);
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
    attached(*state, &input, ".", diags, &count);
    assert_int_equal(count, 0);
    assert_int_equal(diag_count(diags), 0);
    input.private = false; /* too large to be read whole */
    attached(*state, &input, ".", diags, &count);
    assert_int_equal(count, 0);
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

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_names), TEST(test_left_out), TEST(test_twice)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
