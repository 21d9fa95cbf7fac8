/* SPDX-License-Identifier: Apache-2.0 */
/* style/contrast.c - can everything be told from what it stands on?
 *
 * Contrast as WCAG 2.1 has it (relative luminance, success criteria 1.4.3 and 1.4.11): 4.5:1 for
 * text, 3:1 for large text and for what is drawn. All in integers, so that every machine finds the
 * same. Each role is held against all grounds it may stand on, whatever a document makes of it: a
 * style that can fail is mended by who makes the style, not by who writes a plan with it. */
#include "style/contrast.h"

#include "base/ink.h"

/* ---- luminance ---- */

/* The light of a part of an sRGB colour, in hundred-millionths: its value over 255 to the
 * power 2.4, with the straight piece at the dark end (IEC 61966-2-1). A test computes them another
 * way. */
static const int32_t light[256] = {
    0,        30353,    60705,    91058,     121411,   151763,   182116,   212469,   242822,
    273174,   303527,   334654,   367651,    402472,   439144,   477695,   518152,   560539,
    604883,   651209,   699541,   749903,    802319,   856813,   913406,   972122,   1032982,
    1096009,  1161225,  1228649,  1298303,   1370208,  1444384,  1520851,  1599629,  1680738,
    1764195,  1850022,  1938236,  2028856,   2121901,  2217388,  2315337,  2415763,  2518686,
    2624122,  2732089,  2842604,  2955683,   3071344,  3189603,  3310477,  3433981,  3560131,
    3688945,  3820437,  3954624,  4091520,   4231141,  4373503,  4518620,  4666509,  4817182,
    4970657,  5126946,  5286065,  5448028,   5612849,  5780543,  5951124,  6124605,  6301002,
    6480327,  6662594,  6847817,  7036010,   7227185,  7421357,  7618538,  7818742,  8021982,
    8228271,  8437621,  8650046,  8865559,   9084171,  9305896,  9530747,  9758735,  9989873,
    10224173, 10461648, 10702310, 10946171,  11193243, 11443537, 11697067, 11953843, 12213877,
    12477182, 12743768, 13013648, 13286832,  13563333, 13843162, 14126329, 14412847, 14702727,
    14995979, 15292615, 15592646, 15896084,  16202938, 16513219, 16826940, 17144110, 17464740,
    17788842, 18116424, 18447499, 18782077,  19120168, 19461783, 19806932, 20155625, 20507874,
    20863687, 21223076, 21586050, 21952620,  22322796, 22696587, 23074005, 23455058, 23839757,
    24228112, 24620133, 25015828, 25415209,  25818285, 26225066, 26635560, 27049779, 27467731,
    27889426, 28314874, 28744084, 29177065,  29613827, 30054379, 30498731, 30946892, 31398871,
    31854678, 32314321, 32777810, 33245154,  33716362, 34191442, 34670406, 35153260, 35640014,
    36130678, 36625260, 37123768, 37626212,  38132601, 38642943, 39157248, 39675523, 40197778,
    40724021, 41254261, 41788507, 42326767,  42869050, 43415364, 43965717, 44520119, 45078578,
    45641102, 46207700, 46778380, 47353150,  47932018, 48514994, 49102085, 49693300, 50288646,
    50888132, 51491767, 52099557, 52711513,  53327640, 53947949, 54572446, 55201140, 55834039,
    56471151, 57112483, 57758044, 58407842,  59061884, 59720179, 60382734, 61049557, 61720656,
    62396039, 63075714, 63759687, 64447968,  65140564, 65837482, 66538730, 67244316, 67954247,
    68668531, 69387176, 70110189, 70837578,  71569350, 72305513, 73046074, 73791041, 74540421,
    75294222, 76052450, 76815115, 77582222,  78353779, 79129794, 79910274, 80695226, 81484657,
    82278575, 83076988, 83879901, 84687323,  85499261, 86315721, 87136712, 87962240, 88792312,
    89626935, 90466117, 91309865, 92158186,  93011086, 93868573, 94730654, 95597335, 96468625,
    97344529, 98225055, 99110210, 100000000,
};

/* Of 10^12. */
static int64_t luminance(uint32_t colour)
{
    return (int64_t)2126 * light[colour >> 16 & 255] + (int64_t)7152 * light[colour >> 8 & 255] +
           (int64_t)722 * light[colour & 255];
}

int32_t contrast_hundredths(uint32_t a, uint32_t b)
{
    const int64_t flare = 50000000000; /* 0.05 */
    int64_t x = luminance(a) + flare, y = luminance(b) + flare;
    return (int32_t)(x > y ? x * 100 / y : y * 100 / x);
}

/* ---- where things stand ---- */

/* Boxes that may lie under a role, by the role that gives their background. */
enum ground {
    ON_PAGE = 1 << 0,
    ON_PANEL = 1 << 1,
    ON_CARD = 1 << 2,
    ON_CELL = 1 << 3,
    ON_HEAD = 1 << 4,
    ON_GROUP = 1 << 5,
    ON_CHART = 1 << 6,
    GROUNDS = 7,
    ON_TABLE = ON_CELL | ON_HEAD | ON_GROUP,
    IN_TEXT = ON_PAGE | ON_PANEL | ON_CARD | ON_TABLE,
};

/* The role whose background a ground is, and the ground under it where that has none. */
static const struct {
    enum style_role role;
    int below; /* index; -1: white paper */
} grounds[GROUNDS] = {
    {STYLE_BODY, -1},      {STYLE_PANEL, 0},       {STYLE_CARD, 0},        {STYLE_TABLE_CELL, 0},
    {STYLE_TABLE_HEAD, 3}, {STYLE_TABLE_GROUP, 3}, {STYLE_CHART_TABLE, 0},
};

/* A colour that something stands on, and the role it is of. */
struct ground_found {
    enum style_role role;
    uint32_t colour;
};

/* What is seen under a ground: its own background, or that of what it stands on in turn. Tables and
 * charts stand on the page, or in a panel. */
static struct ground_found find_ground(const struct style_sheet *sheet, int ground, bool in_panel)
{
    const int page = 0, panel = 1;
    enum style_role role = grounds[ground].role;
    for (int at = ground; at >= 0; at = grounds[at].below) {
        bool replaced = in_panel && at == page && ground != page;
        uint32_t background = style_block(sheet, grounds[replaced ? panel : at].role)->background;
        if (background != COLOUR_NONE)
            return (struct ground_found){replaced ? STYLE_PANEL : role, background};
    }
    return (struct ground_found){role, 0xFFFFFF};
}

/* What is drawn, or only seen through: no text. */
enum kind { KIND_TEXT, KIND_DRAWN, KIND_EXEMPT };

struct standing {
    enum style_role first, last;
    unsigned on; /* grounds */
    enum kind kind;
};

/* The first row that holds a role is taken; roles in none stand on the page. */
static const struct standing standings[] = {
    {STYLE_WATERMARK, STYLE_WATERMARK, 0, KIND_EXEMPT},
    {STYLE_PARAGRAPH, STYLE_PARAGRAPH, ON_PAGE | ON_PANEL, KIND_TEXT},
    {STYLE_LIST_ITEM, STYLE_LIST_NUMBER, ON_PAGE | ON_PANEL, KIND_TEXT},
    {STYLE_TABLE_HEAD, STYLE_TABLE_HEAD, ON_HEAD, KIND_TEXT},
    {STYLE_TABLE_ROW_HEAD, STYLE_TABLE_LIST, ON_CELL, KIND_TEXT},
    {STYLE_TABLE_GROUP, STYLE_TABLE_GROUP, ON_GROUP, KIND_TEXT},
    {STYLE_COMMENTARY, STYLE_COMMENTARY_BELOW, ON_CELL, KIND_TEXT},
    {STYLE_CAPTION, STYLE_CAPTION, ON_PAGE | ON_PANEL, KIND_TEXT},
    {STYLE_CHART_HEAD, STYLE_CHART_ROW, ON_CHART, KIND_TEXT},
    {STYLE_NOTE, STYLE_OFFER, ON_PANEL, KIND_TEXT},
    {STYLE_CARD_FIGURE, STYLE_CARD_LINE, ON_CARD, KIND_TEXT},
    {STYLE_STRONG, STYLE_SUBSCRIPT, IN_TEXT, KIND_TEXT},
    {STYLE_LINK, STYLE_NOTE_MARK, IN_TEXT, KIND_TEXT},
    {STYLE_STATUS_MET, STYLE_DIRECTION, ON_PAGE | ON_CARD | ON_CELL | ON_CHART, KIND_TEXT},
    {STYLE_CARD_UNIT, STYLE_CARD_UNIT, ON_CARD, KIND_TEXT},
    {STYLE_OUTTURN, STYLE_OUTTURN, ON_CELL, KIND_TEXT},
    {STYLE_ABSENCE, STYLE_ABSENCE, ON_CELL | ON_CARD | ON_CHART, KIND_TEXT},
    {STYLE_CHART_AXIS, STYLE_CHART_VALUE, ON_PAGE | ON_CHART, KIND_TEXT},
    {STYLE_CHART_BAR, STYLE_CHART_LINE_6, ON_PAGE | ON_CHART, KIND_DRAWN},
};

static struct standing standing_of(enum style_role role)
{
    for (size_t i = 0; i < sizeof standings / sizeof *standings; i++) {
        if (role >= standings[i].first && role <= standings[i].last)
            return standings[i];
    }
    return (struct standing){role, role, ON_PAGE, KIND_TEXT};
}

/* Letters of 18pt, or of 14pt where they are bold, are large. */
static bool is_large(const struct computed *style)
{
    return style->font_size >= length_points(18) ||
           (style->font_size >= length_points(14) && style->font_weight >= 700);
}

/* ---- the check ---- */

struct checking {
    struct style_sheet *sheet;
    struct diag_list *diags;
    enum style_role role;
    bool checked[STYLE_ROLE_COUNT];
    bool failed[STYLE_ROLE_COUNT]; /* one fault of a role is enough to mend it */
};

/* The brand's name for one of two colours, where it gave either: there it can be mended. */
static const struct style_name *brand_name(const struct style_sheet *sheet, uint32_t a, uint32_t b)
{
    const struct name_list *colours = &sheet->names.colours;
    for (size_t i = 0; i < colours->count; i++) {
        const struct style_name *name = &colours->items[i];
        if (sheet->brand && name->pos.file == sheet->brand &&
            (name->colour == a || name->colour == b))
            return name;
    }
    return NULL;
}

/* One colour of a brand may be that of many roles. */
static bool blamed_before(const struct diag_list *diags, struct source_pos pos)
{
    for (size_t i = 0; i < diag_count(diags); i++) {
        const struct diag *diag = diag_at(diags, i);
        if (diag->id == DIAG_style_contrast && pos.file && diag->pos.file == pos.file &&
            diag->pos.line == pos.line && diag->pos.column == pos.column)
            return true;
    }
    return false;
}

static const char *in_words(int32_t hundredths, struct arena *arena)
{
    return format_text(arena, "%d.%d%d", hundredths / 100, hundredths / 10 % 10, hundredths % 10);
}

static const char *colour_text(uint32_t colour, struct arena *arena)
{
    char digits[8] = "#";
    for (int i = 0; i < 6; i++)
        digits[1 + i] = "0123456789ABCDEF"[colour >> (20 - 4 * i) & 15];
    digits[7] = '\0';
    return arena_string(arena, digits);
}

/* Of the two roles the one that a later sheet has set: a sheet that makes panels dark is at fault,
 * and not the sheet it extends, whose titles were dark before. */
static struct source_pos role_to_blame(const struct checking *checking, enum style_role other)
{
    const struct style_sheet *sheet = checking->sheet;
    struct source_pos own = sheet->roles[checking->role].pos, others = sheet->roles[other].pos;
    bool later = others.file && others.file != sheet->base;
    return later && (!own.file || own.file == sheet->base) ? others : own;
}

static void check_colours(struct checking *checking, const struct computed *style, int32_t needed,
                          enum style_role other, uint32_t colour)
{
    int32_t found = contrast_hundredths(style->colour, colour);
    struct arena *arena = checking->sheet->arena;
    if (found >= needed || checking->failed[checking->role])
        return;
    checking->failed[checking->role] = true;
    const struct style_name *brand = brand_name(checking->sheet, style->colour, colour);
    struct source_pos pos = brand ? brand->pos : role_to_blame(checking, other);
    if (blamed_before(checking->diags, pos))
        return;
    diag_report(checking->diags, DIAG_style_contrast, pos, role_names[checking->role],
                colour_text(style->colour, arena), in_words(found, arena),
                other == STYLE_BODY ? "the page" : role_names[other], colour_text(colour, arena),
                in_words(needed, arena));
}

static int32_t needed_for(const struct computed *style, enum kind kind)
{
    return kind == KIND_DRAWN || is_large(style) ? 300 : 450;
}

/* A role with a ground of its own stands on that, an inline one in text that stands there. */
static void check_ground(struct checking *checking, enum style_role role, enum kind kind,
                         int ground, bool in_panel)
{
    struct style_sheet *sheet = checking->sheet;
    const struct computed *around = style_block(sheet, grounds[ground].role);
    const struct computed *style =
        role_is_inline(role) ? style_inline(sheet, around, role) : style_block(sheet, role);
    if (role_is_inline(role) && style->colour == around->colour)
        return; /* it has none of its own */
    struct ground_found found = find_ground(sheet, ground, in_panel);
    if (!role_is_inline(role) && style->background != COLOUR_NONE)
        found = (struct ground_found){grounds[ground].role, style->background};
    check_colours(checking, style, needed_for(style, kind), found.role, found.colour);
}

static void check_grounds(struct checking *checking, enum style_role role,
                          const struct standing *standing)
{
    for (int ground = 0; ground < GROUNDS; ground++) {
        unsigned on = standing->on & 1u << ground;
        if (on)
            check_ground(checking, role, standing->kind, ground, false);
        if (on & (ON_TABLE | ON_CHART))
            check_ground(checking, role, standing->kind, ground, true);
    }
}

/* What has its colour from a role that failed is mended with that. */
static void check_role(struct checking *checking, enum style_role role)
{
    const struct style_sheet *sheet = checking->sheet;
    enum style_role base = sheet->roles[role].base;
    struct standing standing = standing_of(role);
    if (checking->checked[role])
        return;
    checking->checked[role] = true;
    check_role(checking, base);
    checking->role = role;
    checking->failed[role] = !role_is_inline(role) && base != role && checking->failed[base] &&
                             style_block(sheet, role)->colour == style_block(sheet, base)->colour;
    if (standing.kind != KIND_EXEMPT)
        check_grounds(checking, role, &standing);
}

/* A draft's word lies under what stands on the paper itself, and must not be too dark for any. It
 * is at fault then, once; in a sheet that does not know it, nobody has chosen it. */
static void check_watermark(struct checking *checking)
{
    const struct computed *watermark = style_block(checking->sheet, STYLE_WATERMARK);
    checking->failed[STYLE_WATERMARK] = !watermark->pos.file;
    checking->role = STYLE_WATERMARK;
    for (unsigned r = 0; r < STYLE_ROLE_COUNT; r++) {
        struct standing standing = standing_of((enum style_role)r);
        if (role_is_inline((enum style_role)r) || standing.kind != KIND_TEXT ||
            !(standing.on & ON_PAGE) || checking->failed[r])
            continue;
        const struct computed *over = style_block(checking->sheet, (enum style_role)r);
        if (over->background == COLOUR_NONE)
            check_colours(checking, watermark, needed_for(over, KIND_TEXT), (enum style_role)r,
                          over->colour);
    }
}

/* ---- what adjoins in charts ---- */

/* Fillings that meet in a bar, and what is drawn over one: shares of a role's colour in hundredths.
 * Every part has its edge in its full colour, so a part is told from the next by that edge, and
 * the edge by what it encloses; but a solid part is all edge (WCAG 2.1, 1.4.11). */
static const struct {
    enum style_role role, other;
    uint8_t other_share;
} adjoining[] = {
    {STYLE_CHART_TARGET, STYLE_CHART_BAR, 100},
    {STYLE_CHART_BAR, STYLE_CHART_BAR, TINT_LIGHT},
    {STYLE_STATUS_MET, STYLE_STATUS_MET, TINT_LIGHT},
    {STYLE_STATUS_NEAR, STYLE_STATUS_NEAR, TINT_PALE},
    {STYLE_STATUS_MISSED, STYLE_STATUS_MET, TINT_LIGHT},
    {STYLE_STATUS_MISSED, STYLE_STATUS_NEAR, TINT_PALE},
};

/* A warning: the figures stand beside the bars, so nothing is lost but ease. */
static void check_adjoining(struct checking *checking)
{
    struct style_sheet *sheet = checking->sheet;
    struct arena *arena = sheet->arena;
    const struct computed *row = style_block(sheet, STYLE_CHART_ROW);
    for (size_t i = 0; i < sizeof adjoining / sizeof *adjoining; i++) {
        uint32_t own = style_inline(sheet, row, adjoining[i].role)->colour;
        uint32_t others = style_inline(sheet, row, adjoining[i].other)->colour;
        uint32_t filling = colour_tint(others, adjoining[i].other_share);
        int32_t found = contrast_hundredths(own, filling);
        bool chosen =
            sheet->roles[adjoining[i].role].pos.file && sheet->roles[adjoining[i].other].pos.file;
        if (found >= 300 || checking->failed[adjoining[i].role] || !chosen)
            continue; /* a sheet that does not know charts has chosen nothing */
        const struct style_name *brand = brand_name(sheet, own, others);
        checking->role = adjoining[i].role;
        struct source_pos pos = brand ? brand->pos : role_to_blame(checking, adjoining[i].other);
        diag_report(checking->diags, DIAG_style_fillings, pos, role_names[adjoining[i].role],
                    colour_text(own, arena), in_words(found, arena),
                    adjoining[i].other_share < 100 ? "the tint of " : "",
                    role_names[adjoining[i].other], colour_text(filling, arena));
    }
}

void contrast_check(struct style_sheet *sheet, struct diag_list *diags)
{
    struct checking checking = {.sheet = sheet, .diags = diags};
    for (unsigned role = 0; role < STYLE_ROLE_COUNT; role++)
        check_role(&checking, (enum style_role)role);
    check_watermark(&checking);
    check_adjoining(&checking);
}
