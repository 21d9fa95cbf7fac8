/* SPDX-License-Identifier: Apache-2.0 */
/* Outlines of glyphs: letters as tall as the font says, in both kinds of font program. */
#include "service_testing.h"

#include "base/buffer.h"

#define DEJAVU "DejaVu Sans"

static const char *drawn(const struct font_face *face, const struct shaped *shaped,
                         struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    size_t count;
    const struct outline_step *steps = font_outline(face, shaped->glyphs[0].id, arena, &count);
    for (size_t i = 0; i < count; i++) {
        static const int points[] = {1, 1, 3, 0};
        buffer_add_char(&out, "MLCZ"[steps[i].verb]);
        for (int p = 0; p < points[steps[i].verb]; p++)
            buffer_format(&out, " %d %d", (int)steps[i].x[p], (int)steps[i].y[p]);
        buffer_add_char(&out, '\n');
    }
    return buffer_text(&out);
}

/* The top of a letter's outline, which must be closed as often as it is begun. */
static int32_t top_of(const struct text_font *font, struct fixture *f, const char *letter)
{
    const struct font_face *face = text_font_face(font);
    const struct shaped *shaped = text_shape_simple(f->text, font, slice_of(letter));
    size_t count, open = 0;
    const struct outline_step *steps = font_outline(face, shaped->glyphs[0].id, f->arena, &count);
    int32_t top = 0;
    assert_true(count > 3);
    for (size_t i = 0; i < count; i++) {
        int last = steps[i].verb == OUTLINE_CURVE ? 2 : 0;
        if (steps[i].verb != OUTLINE_CLOSE && steps[i].y[last] > top)
            top = steps[i].y[last];
        open += steps[i].verb == OUTLINE_MOVE;
        open -= steps[i].verb == OUTLINE_CLOSE;
        assert_true(open <= 1);
    }
    assert_int_equal(open, 0);
    return top;
}

static void test_capitals(void **state)
{
    static const char *const families[] = {LIBERTINE, DEJAVU};
    struct fixture f = fixture_open(state, NULL);
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        const struct text_font *font = regular(&f, families[i]);
        int32_t capitals = font_metrics(text_font_face(font))->cap_height;
        assert_in_range(top_of(font, &f, "T"), capitals - capitals / 40, capitals + capitals / 40);
        assert_in_range(top_of(font, &f, "D"), capitals - capitals / 40, capitals + capitals / 40);
    }
}

/* A hyphen of DejaVu, whose outlines are quadratic, is a box. */
static void test_box(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, DEJAVU);
    const struct shaped *shaped = text_shape_simple(f.text, font, slice_of("-"));
    assert_string_equal(drawn(text_font_face(font), shaped, f.arena),
                        "M 100 643\nL 639 643\nL 639 479\nL 100 479\nL 100 643\nZ\n");
}

static void test_space(void **state)
{
    struct fixture f = fixture_open(state, NULL);
    const struct text_font *font = regular(&f, LIBERTINE);
    const struct shaped *shaped = text_shape_simple(f.text, font, slice_of(" "));
    assert_string_equal(drawn(text_font_face(font), shaped, f.arena), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_capitals), TEST(test_box), TEST(test_space)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
