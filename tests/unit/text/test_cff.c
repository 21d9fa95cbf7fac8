/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include <stdlib.h>

#include <hb-ot.h>
#include <hb-subset.h>

#include "text/cff.h"

#define FONT "/usr/share/fonts/opentype/linux-libertine/LinLibertine_R.otf"
#define INTER "/usr/share/fonts/opentype/inter/Inter-Regular.otf"
#define TAG_CFF HB_TAG('C', 'F', 'F', ' ')

static hb_face_t *open_face(const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    assert_non_null(blob);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return face;
}

/* The name-keyed CFF table hb-subset makes for the glyphs below `count` and the face's last. */
static struct slice name_keyed(struct arena *arena, hb_face_t *face, uint32_t count, unsigned flags)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    assert_non_null(input);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | flags);
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    hb_set_add_range(glyphs, 0, count - 1);
    hb_set_add(glyphs, hb_face_get_glyph_count(face) - 1);
    hb_face_t *subset = hb_subset_or_fail(face, input);
    assert_non_null(subset);
    hb_blob_t *blob = hb_face_reference_table(subset, TAG_CFF);
    unsigned size;
    const char *bytes = hb_blob_get_data(blob, &size);
    struct slice table = {arena_copy(arena, bytes, size), size};
    hb_blob_destroy(blob);
    hb_face_destroy(subset);
    hb_subset_input_destroy(input);
    return table;
}

/* A font of a CFF table with the other tables of the face it is from. */
static hb_font_t *font_with(struct slice table, hb_face_t *face)
{
    hb_face_t *builder = hb_face_builder_create();
    const hb_tag_t borrowed[] = {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('m', 'a', 'x', 'p')};
    for (size_t i = 0; i < 2; i++) {
        hb_blob_t *blob = hb_face_reference_table(face, borrowed[i]);
        hb_face_builder_add_table(builder, borrowed[i], blob);
        hb_blob_destroy(blob);
    }
    hb_blob_t *cff =
        hb_blob_create(table.bytes, (unsigned)table.count, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_builder_add_table(builder, TAG_CFF, cff);
    hb_blob_t *file = hb_face_reference_blob(builder);
    hb_face_t *whole = hb_face_create(file, 0);
    hb_font_t *font = hb_font_create(whole);
    hb_blob_destroy(cff);
    hb_blob_destroy(file);
    hb_face_destroy(whole);
    hb_face_destroy(builder);
    return font;
}

static void test_outlines_stay(void **state)
{
    static const unsigned flags[] = {HB_SUBSET_FLAGS_DEFAULT, HB_SUBSET_FLAGS_DESUBROUTINIZE};
    hb_face_t *face = open_face(FONT);
    hb_font_t *original = hb_font_create(face);
    for (size_t i = 0; i < 2; i++) {
        struct slice named = name_keyed(*state, face, 400, flags[i]);
        struct slice keyed = cff_key_by_id(named, *state);
        assert_ptr_not_equal(keyed.bytes, named.bytes);
        assert_true(keyed.count + 15000 < named.count);
        hb_font_t *font = font_with(keyed, face);
        uint32_t inked = 0;
        for (uint32_t glyph = 0; glyph < 400; glyph++) {
            hb_glyph_extents_t a, b;
            assert_true(hb_font_get_glyph_extents(original, glyph, &a));
            assert_true(hb_font_get_glyph_extents(font, glyph, &b));
            if (glyph > 0) /* whose outline the subset above leaves out */
                assert_memory_equal(&a, &b, sizeof a);
            inked += b.width != 0;
        }
        assert_true(inked > 300);
        hb_font_destroy(font);
    }
    hb_font_destroy(original);
    hb_face_destroy(face);
}

/* ROS is the first operator of a CID-keyed font, and the names are those of Adobe-Identity-0. */
static void test_keyed_by_id(void **state)
{
    hb_face_t *face = open_face(FONT);
    struct slice keyed = cff_key_by_id(name_keyed(*state, face, 50, 0), *state);
    size_t name = (size_t)(unsigned char)keyed.bytes[2]; /* the Name INDEX, of one item */
    size_t dict = name + 5 + (size_t)(unsigned char)keyed.bytes[name + 4] - 1 + 7;
    static const unsigned char ros[] = {29,   0,  0, 1, 0x87, 29, 0,  0, 1,
                                        0x88, 29, 0, 0, 0,    0,  12, 30};
    assert_memory_equal(keyed.bytes + dict, ros, sizeof ros);
    struct slice again = cff_key_by_id(keyed, *state);
    assert_ptr_equal(again.bytes, keyed.bytes);
    hb_face_destroy(face);
}

static void test_other_scales_are_left(void **state)
{
    hb_face_t *face = open_face(INTER);
    struct slice named = name_keyed(*state, face, 50, 0);
    struct slice keyed = cff_key_by_id(named, *state);
    assert_ptr_equal(keyed.bytes, named.bytes);
    assert_int_equal(keyed.count, named.count);
    hb_face_destroy(face);
}

/* Whatever the bytes are, nothing outside them is read. */
static void test_damaged(void **state)
{
    struct arena *arena = *state;
    hb_face_t *face = open_face(FONT);
    struct slice named = name_keyed(arena, face, 3, HB_SUBSET_FLAGS_DESUBROUTINIZE);
    for (size_t count = 1; count < named.count; count += count < 2000 ? 1 : 97) {
        struct arena_mark mark = arena_mark(arena);
        char *copy = malloc(count); /* where the sanitizers see its end */
        memcpy(copy, named.bytes, count);
        struct slice keyed = cff_key_by_id((struct slice){copy, count}, arena);
        assert_true(keyed.bytes == copy || keyed.count < named.count);
        free(copy);
        arena_rewind(arena, mark);
    }
    assert_int_equal(cff_key_by_id((struct slice){NULL, 0}, arena).count, 0);
    char *copy = malloc(named.count);
    memcpy(copy, named.bytes, named.count);
    for (size_t at = 0; at < 300; at++) {
        for (unsigned value = 0; value < 256; value += 5) {
            struct arena_mark mark = arena_mark(arena);
            copy[at] = (char)value;
            struct slice keyed = cff_key_by_id((struct slice){copy, named.count}, arena);
            assert_true(keyed.count <= named.count + 200);
            copy[at] = named.bytes[at];
            arena_rewind(arena, mark);
        }
    }
    free(copy);
    hb_face_destroy(face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_outlines_stay),
        TEST(test_keyed_by_id),
        TEST(test_other_scales_are_left),
        TEST(test_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
