/* SPDX-License-Identifier: Apache-2.0 */
/* Which sheet, role or initial value a property comes from, and what em and percent are of. */
#include "sheets.h"

/* What a sheet without "extends" must have. */
#define ALL_MASTERS                                                                                \
    "<master sequence='report' side='right'/><master sequence='cover' side='right'/>"              \
    "<master sequence='plan' side='right'/><master sequence='landscape' side='right'/>"            \
    "<master sequence='certificate' side='right'/>"

static struct style_sheet *open_alone(struct arena *arena, const char *roles)
{
    const char *text = format_text(arena, SHEET("", "%s%s"), roles, ALL_MASTERS);
    return sheet_open(arena, sheet_write(arena, "alone.xml", text), NULL);
}

static void test_initial_values(void **state)
{
    struct style_sheet *sheet = open_alone(*state, "");
    const struct computed *caption = style_block(sheet, STYLE_CAPTION);
    assert_int_equal(caption->font_size, length_points(12));
    assert_int_equal(caption->line_height, length_points(15));
    assert_string_equal(caption->font_family, "Linux Libertine O");
    assert_string_equal(caption->font_features, "");
    assert_int_equal(caption->font_weight, 400);
    assert_false(caption->font_italic);
    assert_int_equal(caption->background, COLOUR_NONE);
    assert_null(caption->label_text);
    assert_int_equal(caption->orphans, 2);
}

static void test_every_kind_of_value(void **state)
{
    struct style_sheet *sheet = open_alone(
        *state, "<role name='panel' font-weight='650' font-style='italic' colour='#0a0B0c'"
                " font-feature-settings='tnum -liga salt=2' text-align='justify' hyphens='auto'"
                " orphans='3' text-indent='-5mm' background='#FFFFFF' keep-together='yes'"
                " break-before='right-page' label-text=' - ' letter-spacing='-0.1pt'"
                " text-decoration='underline'/>");
    const struct computed *panel = style_block(sheet, STYLE_PANEL);
    assert_int_equal(panel->font_weight, 650);
    assert_true(panel->font_italic);
    assert_true(panel->underlined);
    assert_int_equal(panel->colour, 0x0A0B0C);
    assert_string_equal(panel->font_features, "tnum -liga salt=2");
    assert_int_equal(panel->text_align, TEXT_JUSTIFY);
    assert_true(panel->hyphens);
    assert_int_equal(panel->orphans, 3);
    assert_int_equal(panel->text_indent, length_mm_thousandths(-5000));
    assert_int_equal(panel->background, 0xFFFFFF);
    assert_true(panel->keep_together);
    assert_int_equal(panel->break_before, BREAK_RIGHT_PAGE);
    assert_string_equal(panel->label_text, "-");
    assert_int_equal(panel->letter_spacing, -length_ratio(LENGTH_POINT, 1, 10));
}

static void test_based_on(void **state)
{
    struct style_sheet *sheet =
        open_alone(*state, "<role name='body' colour='#111111'/>"
                           "<role name='heading-1' font-weight='bold' break-before='page'/>"
                           "<role name='heading-2' margin-top='8pt'/>"
                           "<role name='caption' based-on='heading-2'/>");
    const struct computed *caption = style_block(sheet, STYLE_CAPTION);
    assert_int_equal(caption->colour, 0x111111);
    assert_int_equal(caption->font_weight, 700);
    assert_int_equal(caption->margin_top, length_points(8));
    /* a new page is for the role that says so */
    assert_int_equal(style_block(sheet, STYLE_HEADING_1)->break_before, BREAK_PAGE);
    assert_int_equal(caption->break_before, BREAK_AUTO);
}

static void test_em_and_percent(void **state)
{
    struct style_sheet *sheet = open_alone(
        *state, "<role name='body' font-size='10pt' line-height='150%' text-indent='1em'/>"
                "<role name='heading-1' font-size='2em' margin-left='0.5em'/>"
                "<role name='heading-2' font-size='75%'/>"
                "<role name='heading-3' letter-spacing='20%'/>");
    const struct computed *first = style_block(sheet, STYLE_HEADING_1);
    assert_int_equal(first->font_size, length_points(20));
    assert_int_equal(first->line_height, length_points(30)); /* passed on as written */
    assert_int_equal(first->text_indent, length_points(20));
    assert_int_equal(first->margin_left, length_points(10));
    assert_int_equal(style_block(sheet, STYLE_HEADING_2)->font_size, length_points(15));
    /* a font size is passed on computed, or each level would shrink again */
    const struct computed *third = style_block(sheet, STYLE_HEADING_3);
    assert_int_equal(third->font_size, length_points(15));
    assert_int_equal(third->letter_spacing, length_ratio(third->font_size, 13107, 65536));
}

static void test_extends(void **state)
{
    struct arena *arena = *state;
    sheet_write(arena, "middle.xml",
                SHEET("extends='house'",
                      "<colours><colour name='accent' value='#000080'/></colours>"
                      "<role name='heading-2' font-size='18pt' colour='#222222'/>"));
    const char *top = sheet_write(arena, "top.xml",
                                  SHEET("extends='style-middle.xml'",
                                        "<role name='heading-2' font-size='19pt'/>"
                                        "<role name='heading-1' font-size='30pt'/>"));
    struct style_sheet *sheet = sheet_open(arena, top, NULL);
    struct style_sheet *house = sheet_open(arena, NULL, NULL);
    const struct computed *second = style_block(sheet, STYLE_HEADING_2);
    assert_int_equal(second->font_size, length_points(19));
    assert_int_equal(second->colour, 0x222222);
    /* what neither says of the role comes from the house style, not from the role it is based on */
    assert_int_equal(second->margin_top, style_block(house, STYLE_HEADING_2)->margin_top);
    assert_int_equal(style_block(sheet, STYLE_HEADING_1)->font_size, length_points(30));
    /* a colour given anew counts wherever its name is used */
    assert_int_equal(style_block(sheet, STYLE_HEADING_1)->colour, 0x000080);
    assert_int_equal(style_colour(sheet, "accent", 0), 0x000080);
    assert_int_equal(style_colour(sheet, "no-such", 0x123456), 0x123456);
    /* where the role was last set */
    assert_string_equal(second->pos.file->name, top);
    assert_int_equal(second->pos.line, 2);
}

static void test_brand(void **state)
{
    struct arena *arena = *state;
    const char *brand =
        sheet_write(arena, "brand.xml",
                    BRAND("<colours><colour name='accent' value='#800000'/></colours>"
                          "<fonts><font name='text' family='Gentium Book Plus'/></fonts>"
                          "<logo src='style-brand.xml'/>")); /* any file that is there will do */
    struct style_sheet *sheet = sheet_open(arena, NULL, brand);
    assert_string_equal(style_block(sheet, STYLE_PARAGRAPH)->font_family, "Gentium Book Plus");
    assert_int_equal(style_block(sheet, STYLE_HEADING_1)->colour, 0x800000);
    assert_string_equal(style_logo(sheet), brand);
    assert_null(style_logo(sheet_open(arena, NULL, NULL)));
}

static void test_brand_over_extension(void **state)
{
    struct arena *arena = *state;
    const char *path =
        sheet_write(arena, "own.xml",
                    SHEET("extends='house'", "<colours><colour name='accent' value='#000080'/>"
                                             "<colour name='second' value='#004000'/></colours>"
                                             "<role name='caption' colour='second'/>"));
    const char *brand = sheet_write(
        arena, "brand.xml", BRAND("<colours><colour name='second' value='#400000'/></colours>"));
    struct style_sheet *sheet = sheet_open(arena, path, brand);
    assert_int_equal(style_block(sheet, STYLE_CAPTION)->colour, 0x400000);
    assert_int_equal(style_colour(sheet, "accent", 0), 0x000080);
}

static void test_inline(void **state)
{
    struct style_sheet *sheet = sheet_over_house(
        *state, "<role name='strong' font-weight='bold'/>"
                "<role name='superscript' font-size='50%' baseline-shift='1em'/>"
                "<role name='note-mark' based-on='superscript' colour='#010203'/>");
    const struct computed *cell = style_block(sheet, STYLE_TABLE_CELL);
    const struct computed *strong = style_inline(sheet, cell, STYLE_STRONG);
    assert_int_equal(strong->font_weight, 700);
    assert_string_equal(strong->font_family, cell->font_family);
    assert_string_equal(strong->font_features, cell->font_features);
    assert_int_equal(strong->font_size, cell->font_size);
    assert_int_equal(strong->line_height, cell->line_height);
    const struct computed *mark = style_inline(sheet, strong, STYLE_NOTE_MARK);
    assert_int_equal(mark->font_size, cell->font_size / 2);
    assert_int_equal(mark->baseline_shift, cell->font_size / 2); /* an em of its own */
    assert_int_equal(mark->font_weight, 700);
    assert_int_equal(mark->colour, 0x010203);
}

static void test_inline_is_interned(void **state)
{
    struct style_sheet *sheet = sheet_open(*state, NULL, NULL);
    const struct computed *body = style_block(sheet, STYLE_PARAGRAPH);
    const struct computed *cell = style_block(sheet, STYLE_TABLE_CELL);
    const struct computed *strong = style_inline(sheet, body, STYLE_STRONG);
    assert_ptr_equal(strong, style_inline(sheet, body, STYLE_STRONG));
    assert_ptr_not_equal(strong, style_inline(sheet, cell, STYLE_STRONG));
    assert_ptr_not_equal(strong, style_inline(sheet, body, STYLE_EMPHASIS));
    const struct computed *both = style_inline(sheet, strong, STYLE_EMPHASIS);
    assert_ptr_equal(both, style_inline(sheet, strong, STYLE_EMPHASIS));
    assert_true(both->font_italic);
    assert_int_equal(both->font_weight, strong->font_weight);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_initial_values),
        TEST(test_every_kind_of_value),
        TEST(test_based_on),
        TEST(test_em_and_percent),
        TEST(test_extends),
        TEST(test_brand),
        TEST(test_brand_over_extension),
        TEST(test_inline),
        TEST(test_inline_is_interned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
