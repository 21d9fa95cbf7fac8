/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include "fake_face.h"
#include "pdf/tounicode.h"

/* The CMap of a font in which these texts were set, each glyph's id being its character's. */
static const char *make(struct arena *arena, const char *const *texts, size_t count)
{
    struct font_face face = fake_face("Fake-Roman", 0);
    struct runs *runs = runs_create(arena, false);
    for (size_t i = 0; i < count; i++) {
        const struct shaped *shaped = fake_shape(arena, &face, texts[i]);
        runs_find(runs, &(struct glyph_piece){shaped, 0, shaped->count, 0, 0});
    }
    struct slice map = tounicode_make(runs_font(runs, 0), arena);
    return arena_copy(arena, map.bytes, map.count);
}

static void check_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("not found: %s\nin: %s", part, text);
}

static void test_ranges(void **state)
{
    const char *map = make(*state, (const char *const[]){"abcd", "x", "fi"}, 3);
    check_has(map, "2 beginbfchar\n<0078><0078>\n<FB01><00660069>\nendbfchar\n");
    check_has(map, "1 beginbfrange\n<0061><0064><0061>\nendbfrange\n");
}

/* Only the last byte counts up: U+00FE, U+00FF; U+0100, U+0101. */
static void test_byte_boundary(void **state)
{
    const char *map = make(*state, (const char *const[]){"\xC3\xBE\xC3\xBF\xC4\x80\xC4\x81"}, 1);
    check_has(map, "2 beginbfrange\n<00FE><00FF><00FE>\n<0100><0101><0100>\nendbfrange\n");
}

/* That of the glyph ids as well as that of the characters; and beyond the BMP none does. */
static void test_other_ids(void **state)
{
    struct font_face face = fake_face("Fake-Roman", 0);
    const struct glyph glyphs[] = {{.id = 0xFF, .cluster = 0},
                                   {.id = 0x100, .cluster = 1},
                                   {.id = 0x200, .cluster = 2},
                                   {.id = 0x201, .cluster = 6}};
    const struct shaped shaped = {.face = &face,
                                  .text = slice_of("ab\xF0\x9F\x93\x9E\xF0\x9F\x93\x9F"),
                                  .glyphs = glyphs,
                                  .count = 4};
    struct runs *runs = runs_create(*state, false);
    runs_find(runs, &(struct glyph_piece){&shaped, 0, 4, 0, 0});
    struct slice map = tounicode_make(runs_font(runs, 0), *state);
    check_has(arena_copy(*state, map.bytes, map.count),
              "4 beginbfchar\n<00FF><0061>\n<0100><0062>\n<0200><D83DDCDE>\n<0201><D83DDCDF>\n");
}

/* No more than 100 entries to a block. */
static void test_blocks(void **state)
{
    struct buffer text = buffer_open(*state);
    for (uint32_t i = 0; i < 150; i++)
        buffer_add_codepoint(&text, 0x400 + 2 * i);
    const char *map = make(*state, (const char *const[]){buffer_text(&text)}, 1);
    check_has(map, "100 beginbfchar\n<0400><0400>\n");
    check_has(map, "endbfchar\n50 beginbfchar\n");
    assert_null(strstr(map, "bfrange"));
}

/* Spaces of all widths are spaces; joiners are nothing. */
static void test_spaces(void **state)
{
    const char *map = make(*state,
                           (const char *const[]){"a\xC2\xA0"
                                                 "b\xE2\x80\x89"},
                           1);
    check_has(map, "<00A0><0020>\n");
    check_has(map, "<2009><0020>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_ranges), TEST(test_byte_boundary), TEST(test_other_ids),
        TEST(test_blocks), TEST(test_spaces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
