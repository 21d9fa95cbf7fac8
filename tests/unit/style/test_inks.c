/* SPDX-License-Identifier: Apache-2.0 */
/* What sheets say of printing. */
#include "sheets.h"

#define COLOURS(content) "<colours>" content "</colours>"

static struct style_sheet *branded(struct arena *arena, const char *content)
{
    const char *text = format_text(arena, BRAND("%s"), content);
    return sheet_open(arena, NULL, sheet_write(arena, "inks.xml", text));
}

static const struct ink *ink_named(const struct style_sheet *sheet, const char *colour)
{
    uint32_t number = colour_ink(style_colour(sheet, colour, 0));
    assert_in_range(number, 1, style_inks(sheet).count);
    return &style_inks(sheet).list[number - 1];
}

static void test_kinds(void **state)
{
    struct style_sheet *sheet =
        branded(*state, COLOURS("<colour name='accent' value='#6B1730' spot='PANTONE 202 C'/>"
                                "<colour name='rule' value='#000000' inks='60 40 40 100'/>"
                                "<colour name='bar' value='#416B7D' inks='process'/>"
                                "<colour name='met' value='#1B6B3C' spot='Leaf' inks='black'/>"));
    assert_string_equal(ink_named(sheet, "accent")->spot, "PANTONE 202 C");
    assert_int_equal(ink_named(sheet, "accent")->kind, INK_PROCESS);
    assert_int_equal(ink_named(sheet, "accent")->rgb, 0x6B1730);
    assert_int_equal(ink_named(sheet, "rule")->kind, INK_MIX);
    assert_int_equal(ink_named(sheet, "rule")->percent[0], 60);
    assert_int_equal(ink_named(sheet, "rule")->percent[3], 100);
    assert_int_equal(ink_named(sheet, "bar")->kind, INK_PROCESS);
    assert_int_equal(ink_named(sheet, "met")->kind, INK_BLACK);
    assert_int_equal(ink_named(sheet, "grey")->kind, INK_BLACK); /* the house style's */
    assert_int_equal(colour_ink(style_colour(sheet, "missed", 0)), 0);
}

/* A colour keeps its ink wherever a role takes it. */
static void test_roles_keep_it(void **state)
{
    struct style_sheet *sheet =
        branded(*state, COLOURS("<colour name='accent' value='#6B1730' spot='Plum'/>"));
    uint32_t accent = style_colour(sheet, "accent", 0);
    assert_int_equal(style_block(sheet, STYLE_HEADING_1)->colour, accent);
    assert_int_equal(style_block(sheet, STYLE_HEADING_2)->border_colour, accent);
    assert_int_equal(colour_rgb(accent), 0x6B1730);
}

static void test_dump(void **state)
{
    struct style_sheet *sheet = branded(
        *state, COLOURS("<colour name='accent' value='#6B1730' spot='Plum' inks='9 8 7 6'/>"));
    struct buffer out = buffer_open(*state);
    style_dump(sheet, &out);
    assert_non_null(
        strstr(buffer_text(&out), "colour accent #6B1730 inks='9 8 7 6' spot='Plum'\n"));
    assert_non_null(strstr(buffer_text(&out), "colour grey #55606A inks=black\n"));
}

static void test_press(void **state)
{
    struct arena *arena = *state;
    const struct style_press *press = style_press(branded(arena, ""));
    assert_null(press->profile);
    assert_null(press->condition);
    assert_int_equal(press->bleed, length_mm_thousandths(3000));
    assert_int_equal(press->ink_limit, 300);
    sheet_write(arena, "printer.icc", "");
    press = style_press(branded(arena, "<press output-intent='style-printer.icc' bleed='5mm'"
                                       " condition='FOGRA51' ink-limit='280'/>"));
    assert_string_equal(press->profile, format_text(arena, "%s/style-printer.icc", TEST_FOLDER));
    assert_string_equal(press->condition, "FOGRA51");
    assert_int_equal(press->bleed, length_mm_thousandths(5000));
    assert_int_equal(press->ink_limit, 280);
}

static void refused(struct arena *arena, const char *content, const char *expected)
{
    struct diag_list *diags = diag_list_create(arena);
    const char *path = sheet_write(arena, "inks.xml", format_text(arena, BRAND("%s"), content));
    assert_null(style_open(arena, NULL, path, diags));
    assert_string_equal(sheet_messages(arena, diags), expected);
}

static void test_faults(void **state)
{
    struct arena *arena = *state;
    static const char *const bad[] = {"60 40 40", "60 40 40 100 0", "60 40 40 101", "rich",
                                      "-1 0 0 0"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refused(
            arena,
            format_text(arena, COLOURS("<colour name='bar' value='#000000' inks='%s'/>"), bad[i]),
            format_text(arena,
                        "style-bad-inks 2:45 '%s' are not inks (write 'process', 'black', or "
                        "four whole numbers from 0 to 100, of cyan, magenta, yellow and black: "
                        "'60 40 40 100')\n",
                        bad[i]));
    static const char *const kept[] = {"All", "None", "Cyan", "Magenta", "Yellow", "Black"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        refused(
            arena,
            format_text(arena, COLOURS("<colour name='bar' value='#000000' spot='%s'/>"), kept[i]),
            format_text(arena,
                        "style-spot-reserved 2:45 a spot ink cannot be called '%s': PDF keeps that "
                        "name for the inks every press has (write the name on the printer's ink "
                        "book; for black and mixtures of the four inks there is inks=\"...\")\n",
                        kept[i]));
    char name[122];
    memset(name, 'x', 121);
    name[121] = '\0';
    refused(
        arena, format_text(arena, COLOURS("<colour name='bar' value='#000000' spot='%s'/>"), name),
        format_text(arena,
                    "style-bad-spot 2:45 '%s' is too long for the name of a spot ink, which has "
                    "at most 120 bytes (write the name on the printer's ink book)\n",
                    name));
    refused(
        arena, "<press bleed='3em'/>",
        "style-unit-misplaced 2:8 bleed cannot be given in em (write it in pt, mm, cm or in)\n");
    refused(arena, "<press output-intent='no-such.icc'/>",
            format_text(arena,
                        "file-not-found 2:8 there is no file '%s/no-such.icc' (check the name and "
                        "the folder it is looked for in)\n",
                        TEST_FOLDER));
}

/* More colours with inks than numbers for them. */
static void test_limit(void **state)
{
    struct arena *arena = *state;
    struct buffer colours = buffer_open(arena);
    for (int i = 0; i <= INK_LIMIT; i++)
        buffer_format(&colours, "<colour name='c%d' value='#000000' inks='black'/>\n", i);
    const char *text =
        format_text(arena, SHEET("extends='house'", COLOURS("%s")), buffer_text(&colours));
    struct diag_list *diags = diag_list_create(arena);
    assert_null(style_open(arena, sheet_write(arena, "inks.xml", text), NULL, diags));
    assert_int_equal(diag_at(diags, 0)->id, DIAG_style_inks_many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_kinds), TEST(test_roles_keep_it), TEST(test_dump),
        TEST(test_press), TEST(test_faults),        TEST(test_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
