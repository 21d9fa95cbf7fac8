/* SPDX-License-Identifier: Apache-2.0 */
/* The house style keeps what it promises: valid, in clear print, on its grid; and the schema, the
 * property tables and the example brand agree with the program. */
#include "sheets.h"

#include "base/file.h"
#include "markup/markup.h"
#include "style/contrast.h"
#include "style/property.h"
#include "style/sheet.h"

static void test_valid(void **state)
{
    /* The compiled-in sheet is opened without the schema; the same file from outside is not. */
    struct style_sheet *inside = sheet_open(*state, NULL, NULL);
    struct style_sheet *outside = sheet_open(*state, SOURCE_DIR "/styles/house.xml", NULL);
    struct buffer a = buffer_open(*state), b = buffer_open(*state);
    style_dump(inside, &a);
    style_dump(outside, &b);
    assert_string_equal(buffer_text(&a), buffer_text(&b));
}

/* Guidance on clear print: 12pt for what is read, 9pt for what is looked up. */
static length least_size(enum style_role role)
{
    static const enum style_role looked_up[] = {
        STYLE_TABLE,          STYLE_TABLE_WIDE,   STYLE_TABLE_HEAD,
        STYLE_TABLE_ROW_HEAD, STYLE_TABLE_CELL,   STYLE_TABLE_LIST,
        STYLE_TABLE_GROUP,    STYLE_COMMENTARY,   STYLE_COMMENTARY_BELOW,
        STYLE_TALLY,          STYLE_CHART,        STYLE_CHART_PANEL,
        STYLE_SPARKLINE,      STYLE_CHART_HEAD,   STYLE_CHART_ROW,
        STYLE_CHART_TABLE,    STYLE_CHART_NOTE,   STYLE_CAPTION,
        STYLE_FOOTNOTE,       STYLE_RUNNING_HEAD, STYLE_RUNNING_FOOT};
    for (size_t i = 0; i < sizeof looked_up / sizeof *looked_up; i++) {
        if (role == looked_up[i])
            return length_points(9);
    }
    return length_points(12);
}

static void test_clear_print_sizes(void **state)
{
    struct style_sheet *sheet = sheet_open(*state, NULL, NULL);
    for (unsigned role = 0; !role_is_inline((enum style_role)role); role++) {
        const struct computed *computed = style_block(sheet, (enum style_role)role);
        if (computed->font_size < least_size((enum style_role)role))
            fail_msg("%s is too small", role_names[role]);
        if (computed->line_height < length_ratio(computed->font_size, 112, 100))
            fail_msg("lines of %s are too close", role_names[role]);
    }
}

/* x to the power 2.4, x from 0 to 1: the fifth root of x^12 by Newton's method. */
static double power_2_4(double x)
{
    double wanted = x * x * x * x * x * x, root = 1;
    wanted *= wanted;
    for (int i = 0; i < 60; i++)
        root -= (root - wanted / (root * root * root * root)) / 5;
    return root;
}

/* Relative luminance of an sRGB colour (WCAG 2.1). */
static double luminance(uint32_t colour)
{
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double part = (double)(colour >> (16 - 8 * i) & 255) / 255;
        sum += weights[i] * (part <= 0.03928 ? part / 12.92 : power_2_4((part + 0.055) / 1.055));
    }
    return sum;
}

static double contrast(uint32_t a, uint32_t b)
{
    double x = luminance(a), y = luminance(b);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* Integers agree with the formula to the hundredth, for every grey and many colours against white
 * and black. */
static void test_contrast_in_integers(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 4096; i++) {
        uint32_t colour = i < 256 ? i * 0x10101 : i * 2654435761u >> 8;
        for (uint32_t ground = 0; ground <= 0xFFFFFF; ground += 0xFFFFFF) {
            double exact = contrast(colour, ground) * 100;
            int32_t found = contrast_hundredths(colour, ground);
            assert_true(found <= exact + 0.01 && found > exact - 1.01);
        }
    }
    assert_int_equal(contrast_hundredths(0x000000, 0xFFFFFF), 2100);
    assert_int_equal(contrast_hundredths(0x767676, 0xFFFFFF), 454);
    assert_int_equal(contrast_hundredths(0x777777, 0xFFFFFF), 447);
}

static void check_contrast(const struct style_sheet *sheet, const char *name, uint32_t colour)
{
    double white = contrast(colour, 0xFFFFFF);
    double tint = contrast(colour, style_colour(sheet, "tint", 0));
    double draft = contrast(colour, style_block(sheet, STYLE_WATERMARK)->colour);
    if (white < 4.5 || tint < 4.5 || draft < 4.5)
        fail_msg("%s has %.2f:1 against white, %.2f:1 against the tint, %.2f:1 over the watermark",
                 name, white, tint, draft);
}

static void check_contrasts(struct style_sheet *sheet)
{
    for (unsigned r = 0; r < STYLE_ROLE_COUNT; r++) {
        enum style_role role = (enum style_role)r;
        if (role == STYLE_WATERMARK) /* what is not to be read, but to be seen through */
            continue;
        const struct computed *body = style_block(sheet, STYLE_BODY);
        const struct computed *computed =
            role_is_inline(role) ? style_inline(sheet, body, role) : style_block(sheet, role);
        check_contrast(sheet, role_names[role], computed->colour);
        if (computed->background != COLOUR_NONE)
            assert_true(contrast(computed->colour, computed->background) >= 4.5);
    }
}

static void test_contrast(void **state)
{
    assert_true(contrast(0x000000, 0xFFFFFF) > 20.9 && contrast(0x777777, 0xFFFFFF) < 4.5);
    check_contrasts(sheet_open(*state, NULL, NULL));
    check_contrasts(sheet_open(*state, NULL, SOURCE_DIR "/styles/brand-example.xml"));
}

/* A letter of Libertine's English text, spaces counted, is 0.407 em wide on average. */
static void test_measure(void **state)
{
    static const enum page_sequence sequences[] = {SEQUENCE_REPORT, SEQUENCE_PLAN};
    struct style_sheet *sheet = sheet_open(*state, NULL, NULL);
    const struct computed *paragraph = style_block(sheet, STYLE_PARAGRAPH);
    length letter = length_ratio(paragraph->font_size, 407, 1000);
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
        const struct master *master = style_master(sheet, sequences[i], SIDE_RIGHT);
        length measure = master->width - master->margin_left - master->margin_right;
        assert_in_range(measure / letter, 60, 75);
    }
    /* landscape pages are too wide for text, so it is held in */
    const struct master *wide = style_master(sheet, SEQUENCE_LANDSCAPE, SIDE_RIGHT);
    assert_true(wide->width - wide->margin_left - wide->margin_right > paragraph->max_width);
    assert_in_range(paragraph->max_width / letter, 60, 80);
}

static void test_rhythm(void **state)
{
    static const enum style_role headings[] = {STYLE_REPORT_HEADING, STYLE_HEADING_2,
                                               STYLE_HEADING_3, STYLE_HEADING_4};
    struct style_sheet *sheet = sheet_open(*state, NULL, NULL);
    length line = style_block(sheet, STYLE_BODY)->line_height;
    assert_int_equal(line, length_points(16));
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        const struct computed *c = style_block(sheet, headings[i]);
        assert_int_equal((c->margin_top + c->line_height + c->margin_bottom) % line, 0);
    }
    const struct master *plan = style_master(sheet, SEQUENCE_PLAN, SIDE_RIGHT);
    length body = plan->height - plan->margin_top - plan->margin_bottom;
    assert_true(body >= 42 * line && body < 43 * line);
}

/* What hangs left of the text must fit between it and the edge of the paper. */
static void test_hangs_on_paper(void **state)
{
    struct style_sheet *sheet = sheet_open(*state, NULL, NULL);
    for (unsigned sequence = 0; sequence < SEQUENCE_COUNT; sequence++) {
        length margin = style_master(sheet, (enum page_sequence)sequence, SIDE_RIGHT)->margin_left;
        for (unsigned role = 0; !role_is_inline((enum style_role)role); role++) {
            const struct computed *c = style_block(sheet, (enum style_role)role);
            assert_true(margin + c->margin_left - c->label_width >= length_points(36));
        }
    }
}

/* ---- the schema and the tables ---- */

static const struct xml_node *schema_root(struct arena *arena)
{
    struct diag_list *diags = diag_list_create(arena);
    const struct xml_request request = {.path = SOURCE_DIR "/xml/style.xsd"};
    const struct xml_node *root = xml_read(arena, &request, diags);
    assert_non_null(root);
    return root;
}

static const struct xml_node *declaration(const struct xml_node *root, const char *kind,
                                          const char *name)
{
    const struct xml_node *node = xml_first(root);
    while (node && !(xml_is(node, kind) && strcmp(xml_value(node, "name", ""), name) == 0))
        node = xml_next(node);
    assert_non_null(node);
    return node;
}

static void check_documented(const struct xml_node *node)
{
    const struct xml_node *annotation = xml_child(node, "annotation");
    if (!annotation || !xml_child(annotation, "documentation"))
        fail_msg("'%s' is not explained in the schema", xml_value(node, "name", "?"));
}

/* The group's attributes are the table's rows from `first` on, in the same order, each explained.
 */
static size_t check_group(const struct xml_node *root, const char *name,
                          const struct property *table, size_t count)
{
    size_t found = 0;
    const struct xml_node *node = xml_first(declaration(root, "attributeGroup", name));
    for (; node; node = xml_next(node)) {
        if (!xml_is(node, "attribute"))
            continue;
        assert_true(found < count);
        assert_string_equal(xml_value(node, "name", ""), table[found++].name);
        check_documented(node);
    }
    return found;
}

static void test_schema_has_the_properties(void **state)
{
    const struct xml_node *root = schema_root(*state);
    size_t type = check_group(root, "type-properties", role_properties, ROLE_PROPERTY_COUNT);
    for (size_t i = 0; i < ROLE_PROPERTY_COUNT; i++)
        assert_int_equal(role_properties[i].flags & PROPERTY_TYPE ? 1 : 0, i < type);
    size_t block =
        check_group(root, "block-properties", role_properties + type, ROLE_PROPERTY_COUNT - type);
    assert_int_equal(type + block, ROLE_PROPERTY_COUNT);
    assert_int_equal(
        check_group(root, "master-properties", master_properties, MASTER_PROPERTY_COUNT),
        MASTER_PROPERTY_COUNT);
}

static void check_enumeration(const struct xml_node *root, const char *type,
                              const char *const *names, size_t count)
{
    const struct xml_node *simple = declaration(root, "simpleType", type);
    const struct xml_node *node = xml_first(xml_child(simple, "restriction"));
    for (size_t i = 0; i < count; i++, node = xml_next(node)) {
        assert_non_null(node);
        assert_string_equal(xml_value(node, "value", ""), names[i]);
    }
    assert_null(node);
}

static void check_keywords(const struct xml_node *root, const char *type, const char *property)
{
    const struct property *row = property_find(role_properties, ROLE_PROPERTY_COUNT, property);
    row = row ? row : property_find(master_properties, MASTER_PROPERTY_COUNT, property);
    assert_non_null(row);
    const char *names[8];
    size_t count = 0;
    for (const struct keyword *k = row->keywords; k->name; k++)
        names[count++] = k->name;
    check_enumeration(root, type, names, count);
}

static void test_schema_has_the_names(void **state)
{
    const struct xml_node *root = schema_root(*state);
    check_enumeration(root, "role-name", role_names, STYLE_ROLE_COUNT);
    check_enumeration(root, "sequence", sequence_names, SEQUENCE_COUNT);
    check_enumeration(root, "side", side_names, SIDE_COUNT);
    check_keywords(root, "alignment", "text-align");
    check_keywords(root, "hyphenation", "hyphens");
    check_keywords(root, "posture", "font-style");
    check_keywords(root, "break", "break-before");
    check_keywords(root, "yes-no", "keep-together");
    check_keywords(root, "page-size", "size");
    check_keywords(root, "orientation", "orientation");
    for (int field = FIELD_TEXT + 1; field <= FIELD_PAPER_PAGES; field++)
        check_documented(declaration(root, "element", field_name((enum margin_field)field)));
}

/* The manual for authors has a line for every role and property. */
static void test_manual_has_the_names(void **state)
{
    struct slice text;
    struct diag_list *diags = diag_list_create(*state);
    assert_true(file_read(*state, SOURCE_DIR "/docs/style.md", (struct source_pos){NULL, 0, 0},
                          diags, &text));
    for (unsigned role = 0; role < STYLE_ROLE_COUNT; role++) {
        if (!strstr(text.bytes, format_text(*state, "`%s`", role_names[role])))
            fail_msg("docs/style.md does not know the role %s", role_names[role]);
    }
    for (size_t i = 0; i < ROLE_PROPERTY_COUNT + MASTER_PROPERTY_COUNT; i++) {
        const char *name = i < ROLE_PROPERTY_COUNT
                               ? role_properties[i].name
                               : master_properties[i - ROLE_PROPERTY_COUNT].name;
        if (!strstr(text.bytes, format_text(*state, "`%s`", name)))
            fail_msg("docs/style.md does not know the property %s", name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_valid),
        TEST(test_clear_print_sizes),
        TEST(test_contrast),
        TEST(test_contrast_in_integers),
        TEST(test_measure),
        TEST(test_rhythm),
        TEST(test_hangs_on_paper),
        TEST(test_schema_has_the_properties),
        TEST(test_schema_has_the_names),
        TEST(test_manual_has_the_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
