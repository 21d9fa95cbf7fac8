/* SPDX-License-Identifier: Apache-2.0 */
/* What is said of a sheet that is wrong: message, place and help, each in the smallest sheet. */
#include "sheets.h"

struct bad_sheet {
    const char *content; /* put on line 2 of a sheet that extends the house style */
    const char *expected;
};

static void check_refused(struct arena *arena, const char *path, const char *brand,
                          const char *expected)
{
    struct diag_list *diags = diag_list_create(arena);
    struct style_sheet *sheet = style_open(arena, path, brand, diags);
    assert_string_equal(sheet_messages(arena, diags), expected);
    assert_null(sheet);
}

static void check_contents(struct arena *arena, const struct bad_sheet *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *text = format_text(arena, SHEET("extends='house'", "%s"), cases[i].content);
        check_refused(arena, sheet_write(arena, "bad.xml", text), NULL, cases[i].expected);
    }
}

#define CHECK(cases) check_contents(*state, cases, sizeof(cases) / sizeof *(cases))

static void test_lengths(void **state)
{
    static const struct bad_sheet cases[] = {
        {"<role name='body' font-size='12'/>",
         "style-length-unit 2:19 '12' has no unit (did you mean '12pt'?)\n"},
        {"<role name='body' font-size='12px'/>",
         "style-bad-length 2:19 '12px' is not a length (write a number and its unit: 12pt, 5mm, "
         "1.5cm, 0.5in, 1.2em, 120%)\n"},
        {"<role name='body' margin-top='wide'/>",
         "style-bad-length 2:19 'wide' is not a length (write a number and its unit: 12pt, 5mm, "
         "1.5cm, 0.5in, 1.2em)\n"},
        {"<role name='body' margin-left='10%'/>",
         "style-unit-misplaced 2:19 margin-left cannot be given in percent (write it in pt, mm, cm "
         "or in)\n"},
        {"<master sequence='plan' side='right' margin-left='2em'/>",
         "style-unit-misplaced 2:38 margin-left cannot be given in em (write it in pt, mm, cm or "
         "in)\n"},
    };
    CHECK(cases);
}

static void test_ranges(void **state)
{
    static const struct bad_sheet cases[] = {
        {"<role name='caption' font-size='0'/>",
         "style-out-of-range 2:22 font-size is 0pt; it must lie between 4pt and 288pt\n"},
        {"<role name='caption' margin-top='-1pt'/>",
         "style-out-of-range 2:22 margin-top is -1pt; it must lie between 0pt and 600pt\n"},
        {"<role name='caption' font-weight='90'/>",
         "style-out-of-range 2:22 font-weight is 90; it must lie between 100 and 900\n"},
        {"<role name='body' orphans='10'/>",
         "style-out-of-range 2:19 orphans is 10; it must lie between 1 and 9\n"},
        {"<role name='caption' font-size='1000em'/>",
         "style-out-of-range 2:22 font-size is 12500pt; it must lie between 4pt and 288pt\n"},
        {"<master sequence='plan' side='right' header-rule='13pt'/>",
         "style-out-of-range 2:38 header-rule is 13pt; it must lie between 0pt and 12pt\n"},
    };
    CHECK(cases);
}

static void test_colours(void **state)
{
    static const struct bad_sheet cases[] = {
        {"<role name='body' colour='#12345'/>",
         "style-bad-colour 2:19 '#12345' is not a colour (write '#' and six hexadecimal digits, "
         "red green blue: #1F4E79)\n"},
        {"<role name='body' colour='acent'/>",
         "style-unknown-colour 2:19 there is no colour 'acent' (did you mean 'accent'?)\n"},
        {"<role name='body' background='chartreuse'/>",
         "style-unknown-colour 2:19 there is no colour 'chartreuse' (write #RRGGBB, or a name from "
         "<colours>)\n"},
        {"<colours><colour name='accent' value='navy'/></colours>",
         "style-bad-colour 2:32 'navy' is not a colour (write '#' and six hexadecimal digits, red "
         "green blue: #1F4E79)\n"},
    };
    CHECK(cases);
}

static void test_other_values(void **state)
{
    static const struct bad_sheet cases[] = {
        {"<role name='body' widows='two'/>",
         "style-bad-number 2:19 'two' is not a whole number (write a whole number from 1 to 9)\n"},
        {"<role name='body' font-weight='heavy'/>",
         "style-bad-number 2:19 'heavy' is not a whole number (write a whole number from 100 to "
         "900, or normal, semibold or bold)\n"},
        {"<role name='body' font-feature-settings='tnum tabular'/>",
         "style-bad-feature 2:19 'tabular' is not an OpenType feature (write four-letter tags "
         "apart "
         "by spaces: tnum lnum, -liga, salt=2)\n"},
        {"<role name='body' text-align='middle'/>",
         "value-invalid 2:19 'middle' will not do for the attribute 'text-align' of <role> (it is "
         "one of: start, end, centre, justify)\n"},
    };
    CHECK(cases);
}

static void test_roles(void **state)
{
    static const struct bad_sheet cases[] = {
        {"<role name='headng-1'/>", "value-invalid 2:7 'headng-1' will not do for the attribute "
                                    "'name' of <role> (did you mean "
                                    "'heading-1'?)\n"},
        {"<role name='body' margin-topp='1pt'/>",
         "attribute-unknown 2:19 <role> has no attribute 'margin-topp' (did you mean "
         "'margin-top'?)\n"},
        {"<role name='strong' margin-top='1pt'/>",
         "style-property-misplaced 2:21 'margin-top' means nothing for the inline role 'strong' "
         "(an "
         "inline role changes letters only: font-..., colour, text-decoration, letter-spacing and "
         "baseline-shift)\n"},
        {"<role name='body'/>\n<role name='caption'/><role name='body'/>",
         "style-given-twice 3:29 role 'body' is given twice in this sheet, first in line 2 (put "
         "both together, or take one out)\n"},
    };
    CHECK(cases);
}

static void test_bases(void **state)
{
    static const struct bad_sheet cases[] = {
        {"<role name='strong' based-on='body'/>",
         "style-base-kind 2:21 'strong' cannot be based on 'body' (block roles build on block "
         "roles, "
         "inline roles on inline roles, and 'body' on nothing)\n"},
        {"<role name='caption' based-on='emphasis'/>",
         "style-base-kind 2:22 'caption' cannot be based on 'emphasis' (block roles build on block "
         "roles, inline roles on inline roles, and 'body' on nothing)\n"},
        {"<role name='body' based-on='paragraph'/>",
         "style-base-kind 2:19 'body' cannot be based on 'paragraph' (block roles build on block "
         "roles, inline roles on inline roles, and 'body' on nothing)\n"},
        /* table-row-head is based on table-cell, and that, unless a sheet says otherwise, on table
         */
        {"<role name='table' based-on='table-row-head'/>",
         "style-base-circle 2:20 'table' is in the end based on itself (take one 'based-on' out of "
         "the circle)\n"},
        {"<role name='link' based-on='emphasis'/><role name='emphasis' based-on='link'/>",
         "style-base-circle 2:62 'emphasis' is in the end based on itself (take one 'based-on' out "
         "of the circle)\n"},
    };
    CHECK(cases);
}

static void test_masters(void **state)
{
    static const struct bad_sheet cases[] = {
        {"<master sequence='plan' side='right' margin-left='400pt' margin-right='150pt'/>",
         "master-body 2:1 the margins leave a body of 45.28 by 672.39 pt (a page needs a body of "
         "at "
         "least 72 by 72 pt)\n"},
        {"<master sequence='plan' side='left' header-baseline='90pt'/>",
         "master-baseline 2:1 the header's baseline is 90 pt from the edge, inside the body, whose "
         "margin-top is 80 pt (make the margin larger, or move the baseline towards the edge)\n"},
        {"<master sequence='report' side='first' margin-bottom='30pt'/>",
         "master-baseline 2:1 the footer's baseline is 48 pt from the edge, inside the body, whose "
         "margin-bottom is 30 pt (make the margin larger, or move the baseline towards the "
         "edge)\n"},
        {"<master sequence='plan' side='left'/>\n<master sequence='plan' side='left'/>",
         "style-given-twice 3:1 master 'plan left' is given twice in this sheet, first in line 2 "
         "(put both together, or take one out)\n"},
        {"<master sequence='plan' side='rigth'/>", "value-invalid 2:25 'rigth' will not do for the "
                                                   "attribute 'side' of <master> (did you mean "
                                                   "'right'?)\n"},
        {"<master sequence='plan' side='left'><header><left><pagse/></left></header></master>",
         "element-unknown 2:51 there is no element <pagse> (did you mean <page>?)\n"},
    };
    CHECK(cases);
}

static void test_missing_master(void **state)
{
    struct arena *arena = *state;
    const char *path = sheet_write(arena, "bad.xml",
                                   SHEET("", "<master sequence='report' side='right'/>\n"
                                             "<master sequence='cover' side='right'/>\n"
                                             "<master sequence='plan' side='left'/>\n"
                                             "<master sequence='landscape' side='right'/>\n"
                                             "<master sequence='certificate' side='right'/>"));
    check_refused(arena, path, NULL,
                  "master-missing 1:1 there is no right-hand master for the sequence 'plan' (add "
                  "<master sequence=... side=\"right\">, or extend 'house', which has all of "
                  "them)\n");
}

#define CONTRAST_AT(place, role, colour, found, other, ground, needed)                             \
    "style-contrast " place " '" role "' is " colour ", which has a contrast of " found            \
    ":1 against " other ", " ground "; it needs " needed ":1 (make one of them darker or "         \
    "lighter: text wants 4.5:1, letters from 18pt (bold: 14pt) and what is drawn 3:1 (WCAG "       \
    "2.1))\n"
#define CONTRAST(role, colour, found, other, ground, needed)                                       \
    CONTRAST_AT("2:1", role, colour, found, other, ground, needed)

/* Text on the page, on bands and panels; large letters and what is drawn; a draft's word. */
static void test_contrast(void **state)
{
    static const struct bad_sheet cases[] = {
        {"<role name='link' colour='#8899AA'/>",
         CONTRAST("link", "#8899AA", "2.92", "the page", "#FFFFFF", "4.50")},
        {"<role name='table-head' background='#12455A'/>",
         CONTRAST("table-head", "#12455A", "1.00", "table-head", "#12455A", "4.50")},
        {"<role name='panel' background='#777777'/>",
         CONTRAST("table-head", "#12455A", "2.31", "panel", "#777777", "4.50")},
        {"<role name='heading-1' colour='#959595'/>",
         CONTRAST("heading-1", "#959595", "2.99", "the page", "#FFFFFF", "3.00")},
        {"<role name='body' colour='#AAAAAA'/>",
         CONTRAST("body", "#AAAAAA", "2.32", "the page", "#FFFFFF", "4.50")},
        {"<role name='chart-bar' colour='#B0B0B0'/>",
         CONTRAST("chart-bar", "#B0B0B0", "2.16", "the page", "#FFFFFF", "3.00")},
        /* a table in a panel, whose cells have no background of their own */
        {"<role name='panel' background='#C8CDD0'/>",
         CONTRAST("status-met", "#1B6B3C", "4.07", "panel", "#C8CDD0", "4.50")},
        {"<role name='watermark' colour='#808080'/>",
         CONTRAST("watermark", "#808080", "1.62", "report-banner", "#55606A", "4.50")},
    };
    CHECK(cases);
}

/* Fillings that meet in a bar, and the line across it: a warning, for the figures stand beside it.
 */
static void test_fillings(void **state)
{
    struct arena *arena = *state;
    struct diag_list *diags = diag_list_create(arena);
    const char *path = sheet_write(
        arena, "dark.xml", SHEET("extends='house'", "<role name='chart-bar' colour='#222222'/>"));
    assert_non_null(style_open(arena, path, NULL, diags));
    assert_string_equal(
        sheet_messages(arena, diags),
        "style-fillings 2:1 'chart-target' is #000000, which has a contrast of 1.31:1 against "
        "'chart-bar', #222222, beside it in charts; 3.00:1 is wanted (make one of them darker or "
        "lighter: what has to be told apart wants 3:1 (WCAG 2.1, 1.4.11))\n");
}

/* What the brand has given is blamed, once for all roles in its colour. */
static void test_contrast_of_a_brand(void **state)
{
    const char *brand = sheet_write(
        *state, "pale.xml", BRAND("<colours>\n<colour name='accent' value='#C0A0A0'/></colours>"));
    check_refused(
        *state, NULL, brand,
        CONTRAST_AT("3:1", "report-title", "#C0A0A0", "2.39", "the page", "#FFFFFF", "3.00"));
}

static void test_several_at_once(void **state)
{
    static const struct bad_sheet cases[] = {
        {"<role name='body' font-size='12'/>\n<role name='nobody'/>\n<role name='link' "
         "colour='x'/>",
         "style-length-unit 2:19 '12' has no unit (did you mean '12pt'?)\n"
         "value-invalid 3:7 'nobody' will not do for the attribute 'name' of <role> (did you mean "
         "'body'?)\n"
         "style-unknown-colour 4:19 there is no colour 'x' (write #RRGGBB, or a name from "
         "<colours>)\n"},
    };
    CHECK(cases);
}

static void test_extends(void **state)
{
    struct arena *arena = *state;
    const char *a = sheet_write(arena, "a.xml", SHEET("extends='style-b.xml'", ""));
    const char *b = sheet_write(arena, "b.xml", SHEET("extends='style-a.xml'", ""));
    check_refused(
        arena, a, NULL,
        format_text(arena,
                    "style-circle 1:38 the style extends itself: %s -> %s -> %s (take one "
                    "'extends' out of the circle)\n",
                    a, b, a));
    const char *missing = sheet_write(arena, "bad.xml", SHEET("extends='none.xml'", ""));
    check_refused(arena, missing, NULL,
                  "file-not-found 1:38 there is no file '" TEST_FOLDER "/none.xml' (write 'house', "
                  "or the name of a style sheet in the folder of this one)\n");
    const char *outside = sheet_write(arena, "bad.xml", SHEET("extends='/etc/passwd'", ""));
    check_refused(arena, outside, NULL,
                  "path-outside 1:38 '/etc/passwd' lies outside the document's folder (write "
                  "'house', or the name of a style sheet in the folder of this one)\n");
}

static void test_depth(void **state)
{
    struct arena *arena = *state;
    const char *first = NULL;
    for (int i = 9; i >= 0; i--) {
        const char *base = i == 9 ? "house" : format_text(arena, "style-deep%d.xml", i + 1);
        first = sheet_write(
            arena, format_text(arena, "deep%d.xml", i),
            format_text(arena, "<style xmlns='urn:planpress:style:1' extends='%s'/>", base));
    }
    check_refused(arena, first, NULL,
                  "style-depth 1:38 more than 8 style sheets extend one another (put the middle "
                  "ones together)\n");
    /* eight are not too many */
    sheet_open(arena, TEST_FOLDER "/style-deep3.xml", NULL);
}

static void test_roots(void **state)
{
    struct arena *arena = *state;
    const char *style = sheet_write(arena, "a.xml", SHEET("extends='house'", ""));
    const char *brand = sheet_write(arena, "b.xml", BRAND(""));
    const char *message = " (--style wants a style sheet, --brand a brand sheet)\n";
    check_refused(arena, brand, NULL,
                  format_text(arena,
                              "style-root 1:1 this is a <brand> sheet, not a <style> sheet%s",
                              message));
    check_refused(arena, NULL, style,
                  format_text(arena,
                              "style-root 1:1 this is a <style> sheet, not a <brand> sheet%s",
                              message));
    check_refused(arena, TEST_FOLDER "/style-none.xml", NULL,
                  "file-not-found 0:0 there is no file '" TEST_FOLDER
                  "/style-none.xml' (check the name and the folder it is looked for in)\n");
}

static void test_brand(void **state)
{
    struct arena *arena = *state;
    const char *brand =
        sheet_write(arena, "brand.xml",
                    BRAND("<colours><colour name='acent' value='#000000'/></colours>"
                          "<logo src='no-logo.png'/>"));
    check_refused(arena, NULL, brand,
                  "brand-name-unused 2:10 the style has no colour 'acent', so this changes nothing "
                  "(did you mean 'accent'?)\n"
                  "file-not-found 2:64 there is no file '" TEST_FOLDER "/no-logo.png' (check the "
                  "name and the folder it is looked for in)\n");
}

static void test_brand_warning_does_not_refuse(void **state)
{
    struct arena *arena = *state;
    const char *brand = sheet_write(arena, "brand.xml",
                                    BRAND("<fonts><font name='heading' family='Lato'/></fonts>"));
    struct diag_list *diags = diag_list_create(arena);
    assert_non_null(style_open(arena, NULL, brand, diags));
    assert_int_equal(diag_count(diags), 1);
    assert_int_equal(diag_at(diags, 0)->severity, SEVERITY_WARNING);
}

static void test_earlier_errors_are_not_counted(void **state)
{
    struct arena *arena = *state;
    struct diag_list *diags = diag_list_create(arena);
    diag_report(diags, DIAG_file_not_found, (struct source_pos){NULL, 0, 0}, "plan.xml");
    assert_non_null(style_open(arena, NULL, NULL, diags));
    assert_int_equal(diag_count(diags), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lengths),
        TEST(test_ranges),
        TEST(test_colours),
        TEST(test_other_values),
        TEST(test_roles),
        TEST(test_bases),
        TEST(test_masters),
        TEST(test_missing_master),
        TEST(test_contrast),
        TEST(test_fillings),
        TEST(test_contrast_of_a_brand),
        TEST(test_several_at_once),
        TEST(test_extends),
        TEST(test_depth),
        TEST(test_roots),
        TEST(test_brand),
        TEST(test_brand_warning_does_not_refuse),
        TEST(test_earlier_errors_are_not_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
