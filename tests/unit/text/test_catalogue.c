/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include <stdio.h>
#include <unistd.h>

#include "text/catalogue.h"

#define OWN_CATALOGUE BINARY_DIR "/test-catalogue.xml"

/* Write a catalogue of the given content and read it. */
static const struct catalogue *read_own(struct arena *arena, const char *content,
                                        struct diag_list *diags)
{
    FILE *file = fopen(OWN_CATALOGUE, "w");
    assert_non_null(file);
    fprintf(file, "<fonts xmlns='urn:planpress:fonts:1'>%s</fonts>", content);
    assert_int_equal(fclose(file), 0);
    const struct catalogue *catalogue = catalogue_read(arena, OWN_CATALOGUE, diags);
    remove(OWN_CATALOGUE);
    return catalogue;
}

static void assert_same_file(const struct font_file *a, const struct font_file *b)
{
    assert_string_equal(a->path, b->path);
    assert_string_equal(a->package, b->package);
    assert_int_equal(a->number, b->number);
    assert_int_equal(a->collection_index, b->collection_index);
    assert_int_equal(a->weight, b->weight);
    assert_int_equal(a->italic, b->italic);
    assert_int_equal(a->generic, b->generic);
}

/* The catalogue in the program is the one in the sources, and that is valid by its schema. */
static void test_compiled_in(void **state)
{
    struct diag_list *diags = diag_list_create(*state);
    const struct catalogue *inside = catalogue_read(*state, NULL, diags);
    const struct catalogue *outside =
        catalogue_read(*state, SOURCE_DIR "/fonts/catalog.xml", diags);
    assert_int_equal(diag_count(diags), 0);
    assert_int_equal(inside->count, outside->count);
    assert_int_equal(inside->file_count, outside->file_count);
    assert_true(inside->file_count > 60);
    for (size_t i = 0; i < inside->count; i++) {
        const struct font_family *a = &inside->families[i], *b = &outside->families[i];
        assert_string_equal(a->name, b->name);
        assert_int_equal(a->count, b->count);
        for (size_t k = 0; k < a->count; k++)
            assert_same_file(&a->files[k], &b->files[k]);
    }
    assert_int_equal(inside->fallback_count, outside->fallback_count);
    for (size_t i = 0; i < inside->fallback_count; i++)
        assert_string_equal(inside->fallbacks[i].family->name, outside->fallbacks[i].family->name);
}

/* Every file named is what its package installs. */
static void test_files_are_there(void **state)
{
    struct diag_list *diags = diag_list_create(*state);
    const struct catalogue *catalogue = catalogue_read(*state, NULL, diags);
    for (size_t i = 0; i < catalogue->count; i++) {
        for (size_t k = 0; k < catalogue->families[i].count; k++) {
            const struct font_file *file = &catalogue->families[i].files[k];
            if (access(file->path, R_OK) != 0)
                fail_msg("%s is missing: install %s", file->path, file->package);
        }
    }
}

static void test_own_folder(void **state)
{
    struct diag_list *diags = diag_list_create(*state);
    const struct catalogue *catalogue = read_own(
        *state,
        "<family name='Council Sans' generic='sans-serif' package='our-fonts' folder='brand'>"
        "<face weight='400' file='Sans.ttf'/>"
        "<face weight='700' style='italic' index='2' file='/abs/Sans.ttc'/></family>"
        "<family name='Beside' generic='monospace'><face weight='300' file='b.otf'/></family>"
        "<fallback family='Beside'/>",
        diags);
    assert_non_null(catalogue);
    assert_int_equal(catalogue->count, 2);
    const struct font_family *brand = catalogue_family(catalogue, "council SANS");
    assert_ptr_equal(brand, &catalogue->families[0]);
    assert_string_equal(brand->files[0].path, BINARY_DIR "/brand/Sans.ttf");
    assert_string_equal(brand->files[0].package, "our-fonts");
    assert_int_equal(brand->files[0].generic, GENERIC_SANS);
    assert_false(brand->files[0].italic);
    assert_string_equal(brand->files[1].path, "/abs/Sans.ttc");
    assert_int_equal(brand->files[1].collection_index, 2);
    assert_int_equal(brand->files[1].weight, 700);
    assert_true(brand->files[1].italic);
    const struct font_family *beside = catalogue_family(catalogue, "Beside");
    assert_string_equal(beside->files[0].path, BINARY_DIR "/b.otf");
    assert_null(beside->files[0].package);
    assert_int_equal(beside->files[0].number, 2);
    assert_int_equal(catalogue->fallback_count, 1);
    assert_null(catalogue->fallbacks[0].scripts);
    assert_ptr_equal(catalogue->fallbacks[0].family, beside);
}

static void test_faults(void **state)
{
    static const char *const faulty[] = {
        "",
        "<family name='A' generic='serif'/>",
        "<family generic='serif'><face weight='400' file='a'/></family>",
        "<family name='A' generic='fancy'><face weight='400' file='a'/></family>",
        "<family name='A' generic='serif'><face weight='450' file='a'/></family>",
        "<family name='A' generic='serif'><face weight='400'/></family>",
        "<family name='A' generic='serif'><face weight='400' style='oblique' file='a'/></family>",
        "<family name='A' generic='serif'><face weight='400' file='a'/></family>"
        "<fallback family='B'/>",
        "<family name='A' generic='serif'><face weight='400' file='a'/></family>"
        "<family name='A' generic='serif'><face weight='400' file='a'/></family>",
        "<family name='A'",
    };
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        struct diag_list *diags = diag_list_create(*state);
        assert_null(read_own(*state, faulty[i], diags));
        assert_true(diag_worst(diags) >= SEVERITY_ERROR);
    }
    struct diag_list *diags = diag_list_create(*state);
    assert_null(catalogue_read(*state, BINARY_DIR "/no-such-catalogue.xml", diags));
    assert_int_equal(diag_count(diags), 1);
}

/* Errors that were there before the catalogue was read are not its own. */
static void test_earlier_errors(void **state)
{
    struct diag_list *diags = diag_list_create(*state);
    diag_report(diags, DIAG_file_not_found, (struct source_pos){0}, "x");
    assert_non_null(catalogue_read(*state, NULL, diags));
    assert_non_null(catalogue_read(*state, SOURCE_DIR "/fonts/catalog.xml", diags));
}

static void test_names(void **state)
{
    struct diag_list *diags = diag_list_create(*state);
    const struct catalogue *catalogue =
        read_own(*state,
                 "<family name='A' generic='serif'><face weight='400' file='a'/></family>"
                 "<family name='B' generic='serif'><face weight='400' file='a'/></family>"
                 "<family name='C' generic='serif'><face weight='400' file='a'/></family>",
                 diags);
    assert_string_equal(catalogue_names(catalogue, *state), "A, B and C");
    assert_null(catalogue_family(catalogue, "AB"));
    assert_null(catalogue_family(catalogue, ""));
}

/* CSS Fonts 3, 5.2, step 4: which weight is taken of those there are. */
static void test_weights(void **state)
{
    static const struct {
        int32_t there[4], wanted, taken;
    } cases[] = {
        {{400, 700}, 400, 400},           {{400, 700}, 700, 700},
        {{400, 700}, 600, 700},           {{400, 700}, 500, 400},
        {{400, 700}, 300, 400},           {{400, 700}, 900, 700},
        {{300, 500, 700}, 400, 500},      {{300, 400, 700}, 500, 400},
        {{300, 600}, 400, 300},           {{300, 600}, 500, 300},
        {{600, 800}, 400, 600},           {{100, 200, 400}, 300, 200},
        {{400, 500}, 100, 400},           {{100, 300, 500}, 600, 500},
        {{100, 300, 800, 900}, 600, 800}, {{100, 300, 800, 900}, 700, 800},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct font_file files[4] = {0};
        struct font_family family = {"A", files, 0};
        for (; family.count < 4 && cases[i].there[family.count]; family.count++)
            files[family.count].weight = cases[i].there[family.count];
        assert_int_equal(family_match(&family, cases[i].wanted, false)->weight, cases[i].taken);
    }
}

/* The style comes before the weight: Biolinum has no bold italic, and its italic is taken. */
static void test_styles(void **state)
{
    struct diag_list *diags = diag_list_create(*state);
    const struct catalogue *catalogue = catalogue_read(*state, NULL, diags);
    const struct font_family *biolinum = catalogue_family(catalogue, "Linux Biolinum O");
    const struct font_file *file = family_match(biolinum, 700, true);
    assert_true(file->italic);
    assert_int_equal(file->weight, 400);
    const struct font_family *dejavu = catalogue_family(catalogue, "DejaVu Sans");
    assert_int_equal(family_match(dejavu, 700, true)->weight, 700);
    assert_false(family_match(dejavu, 700, true)->italic);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_compiled_in), TEST(test_files_are_there), TEST(test_own_folder),
        TEST(test_faults),      TEST(test_earlier_errors),  TEST(test_names),
        TEST(test_weights),     TEST(test_styles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
