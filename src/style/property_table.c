/* SPDX-License-Identifier: Apache-2.0 */
/* The property tables. Names follow CSS 2.1, CSS Text 3, CSS Fonts 3 and XSL-FO 1.1 where these
 * have the property; where they differ in spelling, British spelling wins, as everywhere in our
 * vocabularies. xml/style.xsd says what each one means. */
#include "style/property.h"

#include <assert.h>
#include <stddef.h>

/* Choices are stored through unsigned. */
static_assert(sizeof(enum text_align) == sizeof(unsigned), "enums are as wide as unsigned");
static_assert(sizeof(enum break_rule) == sizeof(unsigned), "enums are as wide as unsigned");

static const struct keyword weights[] = {
    {"normal", 400}, {"semibold", 600}, {"bold", 700}, {NULL, 0}};
static const struct keyword styles[] = {{"normal", false}, {"italic", true}, {NULL, 0}};
static const struct keyword aligns[] = {{"start", TEXT_START},
                                        {"end", TEXT_END},
                                        {"centre", TEXT_CENTRE},
                                        {"justify", TEXT_JUSTIFY},
                                        {NULL, 0}};
static const struct keyword hyphenations[] = {{"auto", true}, {"manual", false}, {NULL, 0}};
static const struct keyword yes_no[] = {{"yes", true}, {"no", false}, {NULL, 0}};
static const struct keyword breaks[] = {{"auto", BREAK_AUTO},
                                        {"page", BREAK_PAGE},
                                        {"right-page", BREAK_RIGHT_PAGE},
                                        {"avoid", BREAK_AVOID},
                                        {NULL, 0}};
static const struct keyword no_colour[] = {{"none", COLOUR_NONE}, {NULL, 0}};
static const struct keyword decorations[] = {{"none", false}, {"underline", true}, {NULL, 0}};
static const struct keyword no_features[] = {{"normal", 0}, {NULL, 0}};
static const struct keyword sizes[] = {{"A3", 0}, {"A4", 1}, {"A5", 2}, {NULL, 0}};
static const struct keyword orientations[] = {{"portrait", false}, {"landscape", true}, {NULL, 0}};

struct page_size page_size(unsigned size)
{
    static const int32_t millimetres[][2] = {{297, 420}, {210, 297}, {148, 210}}; /* ISO 216 */
    return (struct page_size){length_mm_thousandths(millimetres[size][0] * 1000),
                              length_mm_thousandths(millimetres[size][1] * 1000)};
}

#define TYPE (PROPERTY_TYPE | PROPERTY_PASSES)
#define PASSES PROPERTY_PASSES
#define OWN 0u
#define AT(field) offsetof(struct computed, field)

/* clang-format off */
const struct property role_properties[ROLE_PROPERTY_COUNT] = {
    /* name                    kind               flags   initial       least  most  keywords */
    {"font-size",             PROPERTY_SCALED,   TYPE,   "12pt",           4,  288, NULL,         AT(font_size)},
    {"font-family",           PROPERTY_FAMILY,   TYPE,   "Linux Libertine O", 0, 0, NULL,         AT(font_family)},
    {"font-weight",           PROPERTY_NUMBER,   TYPE,   "normal",       100,  900, weights,      AT(font_weight)},
    {"font-style",            PROPERTY_SWITCH,   TYPE,   "normal",         0,    0, styles,       AT(font_italic)},
    {"font-feature-settings", PROPERTY_FEATURES, TYPE,   "normal",         0,    0, no_features,  AT(font_features)},
    {"colour",                PROPERTY_COLOUR,   TYPE,   "#000000",        0,    0, NULL,         AT(colour)},
    {"text-decoration",       PROPERTY_SWITCH,   TYPE,   "none",           0,    0, decorations,  AT(underlined)},
    {"letter-spacing",        PROPERTY_SCALED,   TYPE,   "0",             -5,   20, NULL,         AT(letter_spacing)},
    {"baseline-shift",        PROPERTY_SCALED,   TYPE,   "0",           -100,  100, NULL,         AT(baseline_shift)},
    {"line-height",           PROPERTY_SCALED,   PASSES, "125%",           4,  400, NULL,         AT(line_height)},
    {"text-align",            PROPERTY_CHOICE,   PASSES, "start",          0,    0, aligns,       AT(text_align)},
    {"text-indent",           PROPERTY_LENGTH,   PASSES, "0",           -300,  300, NULL,         AT(text_indent)},
    {"hyphens",               PROPERTY_SWITCH,   PASSES, "manual",         0,    0, hyphenations, AT(hyphens)},
    {"orphans",               PROPERTY_NUMBER,   PASSES, "2",              1,    9, NULL,         AT(orphans)},
    {"widows",                PROPERTY_NUMBER,   PASSES, "2",              1,    9, NULL,         AT(widows)},
    {"margin-top",            PROPERTY_LENGTH,   PASSES, "0",              0,  600, NULL,         AT(margin_top)},
    {"margin-bottom",         PROPERTY_LENGTH,   PASSES, "0",              0,  600, NULL,         AT(margin_bottom)},
    {"margin-left",           PROPERTY_LENGTH,   PASSES, "0",           -300,  600, NULL,         AT(margin_left)},
    {"margin-right",          PROPERTY_LENGTH,   PASSES, "0",           -300,  600, NULL,         AT(margin_right)},
    {"max-width",             PROPERTY_LENGTH,   PASSES, "0",              0, 1200, NULL,         AT(max_width)},
    {"padding-top",           PROPERTY_LENGTH,   PASSES, "0",              0,  300, NULL,         AT(padding_top)},
    {"padding-bottom",        PROPERTY_LENGTH,   PASSES, "0",              0,  300, NULL,         AT(padding_bottom)},
    {"padding-left",          PROPERTY_LENGTH,   PASSES, "0",              0,  300, NULL,         AT(padding_left)},
    {"padding-right",         PROPERTY_LENGTH,   PASSES, "0",              0,  300, NULL,         AT(padding_right)},
    {"border-top",            PROPERTY_LENGTH,   PASSES, "0",              0,   24, NULL,         AT(border_top)},
    {"border-bottom",         PROPERTY_LENGTH,   PASSES, "0",              0,   24, NULL,         AT(border_bottom)},
    {"border-left",           PROPERTY_LENGTH,   PASSES, "0",              0,   24, NULL,         AT(border_left)},
    {"border-colour",         PROPERTY_COLOUR,   PASSES, "#000000",        0,    0, NULL,         AT(border_colour)},
    {"background",            PROPERTY_COLOUR,   PASSES, "none",           0,    0, no_colour,    AT(background)},
    {"keep-with-next",        PROPERTY_SWITCH,   PASSES, "no",             0,    0, yes_no,       AT(keep_with_next)},
    {"keep-together",         PROPERTY_SWITCH,   PASSES, "no",             0,    0, yes_no,       AT(keep_together)},
    {"break-before",          PROPERTY_CHOICE,   OWN,    "auto",           0,    0, breaks,       AT(break_before)},
    {"plot-height",           PROPERTY_LENGTH,   PASSES, "150pt",          8,  600, NULL,         AT(plot_height)},
    {"plot-width",            PROPERTY_LENGTH,   PASSES, "0",              0, 1200, NULL,         AT(plot_width)},
    {"label-width",           PROPERTY_LENGTH,   PASSES, "0",              0,  300, NULL,         AT(label_width)},
    {"label-text",            PROPERTY_TEXT,     PASSES, "",               0,    0, NULL,         AT(label_text)},
};

#undef AT
#define AT(field) offsetof(struct page_master, field)

const struct property master_properties[MASTER_PROPERTY_COUNT] = {
    {"size",            PROPERTY_CHOICE,   OWN, "A4",       0,    0, sizes,        AT(size)},
    {"orientation",     PROPERTY_SWITCH,   OWN, "portrait", 0,    0, orientations, AT(landscape)},
    {"margin-top",      PROPERTY_ABSOLUTE, OWN, "25mm",     0, 1200, NULL,         AT(master.margin_top)},
    {"margin-bottom",   PROPERTY_ABSOLUTE, OWN, "25mm",     0, 1200, NULL,         AT(master.margin_bottom)},
    {"margin-left",     PROPERTY_ABSOLUTE, OWN, "25mm",     0, 1200, NULL,         AT(master.margin_left)},
    {"margin-right",    PROPERTY_ABSOLUTE, OWN, "25mm",     0, 1200, NULL,         AT(master.margin_right)},
    {"header-baseline", PROPERTY_ABSOLUTE, OWN, "14mm",     0,  600, NULL,         AT(master.header_baseline)},
    {"footer-baseline", PROPERTY_ABSOLUTE, OWN, "14mm",     0,  600, NULL,         AT(master.footer_baseline)},
    {"header-rule",     PROPERTY_ABSOLUTE, OWN, "0",        0,   12, NULL,         AT(master.header_rule)},
    {"footer-rule",     PROPERTY_ABSOLUTE, OWN, "0",        0,   12, NULL,         AT(master.footer_rule)},
    {"rule-colour",     PROPERTY_COLOUR,   OWN, "#000000",  0,    0, NULL,         AT(master.rule_colour)},
};
/* clang-format on */

const struct property *property_find(const struct property *table, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    }
    return NULL;
}
