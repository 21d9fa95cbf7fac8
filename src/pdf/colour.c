/* SPDX-License-Identifier: Apache-2.0 */
/* On a press, shades of gray are black ink alone, as much of it as makes them as dark: text then
 * stands on one plate, and a misplaced sheet cannot blur it. Solid black is exactly all of the
 * black ink and none of the others, whatever the profile would make of it. Only what a sheet gives
 * other inks to has others (base/ink.h).
 *
 * A lighter shade of an ink's colour, which charts make by mixing it with white, is the same ink
 * with fewer dots. */
#include "pdf/colour.h"

#include "base/map.h"
#include "pdf/value.h"

struct spot {
    const char *name;
    colour full;
    uint16_t inks[ICC_INKS]; /* that stand in for it */
};

struct palette {
    const struct icc *icc;
    struct inks inks;
    struct arena *arena;
    struct diag_list *diags;
    struct map *tones; /* by colour */
    struct spot *spots;
    size_t spot_count, spot_capacity;
};

/* -- operators --------------------------------------------------------------------------------- */

static void add_thousandths(struct buffer *out, uint32_t thousandths)
{
    if (thousandths == 0 || thousandths == 1000) {
        buffer_add_text(out, thousandths ? "1 " : "0 ");
        return;
    }
    buffer_add_char(out, '.');
    for (uint32_t unit = 100; thousandths; thousandths %= unit, unit /= 10)
        buffer_add_char(out, (char)('0' + thousandths / unit));
    buffer_add_char(out, ' ');
}

/* A step of eight bits is 1/255: two decimals are not enough to tell 256 shades apart, three are.
 */
static void add_component(struct buffer *out, uint32_t value)
{
    add_thousandths(out, ((value & 0xFF) * 2000 + 255) / 510);
}

static bool is_gray(uint32_t rgb)
{
    return (rgb >> 16 & 0xFF) == (rgb & 0xFF) && (rgb >> 8 & 0xFF) == (rgb & 0xFF);
}

/* Shades of gray are told as such: black text is then black ink alone on most printers. */
static void write_for_screen(colour value, enum colour_use use, struct buffer *out)
{
    bool gray = is_gray(value);
    for (int shift = gray ? 0 : 16; shift >= 0; shift -= 8)
        add_component(out, value >> shift);
    if (use == COLOUR_FILL)
        buffer_add_text(out, gray ? "g\n" : "rg\n");
    else
        buffer_add_text(out, gray ? "G\n" : "RG\n");
}

void colour_write(const struct palette *palette, colour value, enum colour_use use,
                  struct buffer *out)
{
    if (!palette) {
        write_for_screen(value, use, out);
        return;
    }
    const struct tone *tone = palette_tone(palette, value);
    buffer_add_slice(out, use == COLOUR_FILL ? tone->fill : tone->stroke);
}

/* Gray counts light, not ink. */
static void add_inks(const struct icc *icc, const uint16_t inks[ICC_INKS], struct buffer *out)
{
    if (icc_space(icc) == ICC_GRAY) {
        add_thousandths(out, ICC_FULL - inks[0]);
        return;
    }
    for (int i = 0; i < ICC_INKS; i++)
        add_thousandths(out, inks[i]);
}

/* -- inks -------------------------------------------------------------------------------------- */

static int part(uint32_t rgb, int shift)
{
    return (int)(rgb >> shift & 0xFF);
}

/* How far from white to the ink's own colour, in thousandths; read off where that is farthest. */
static uint16_t tint_of(uint32_t rgb, uint32_t full)
{
    int span = 0, at = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        if (255 - part(full, shift) <= span)
            continue;
        span = 255 - part(full, shift);
        at = 255 - part(rgb, shift);
    }
    if (span == 0)
        return ICC_FULL;
    int tint = (at * ICC_FULL + span / 2) / span;
    return (uint16_t)(tint > ICC_FULL ? ICC_FULL : tint);
}

static void set_black(const struct icc *icc, uint16_t amount, uint16_t inks[ICC_INKS])
{
    for (int i = 0; i < ICC_INKS; i++)
        inks[i] = 0;
    inks[icc_space(icc) == ICC_GRAY ? 0 : ICC_INKS - 1] = amount;
}

/* What a colour is printed with, its spot ink left aside. `ink` may be NULL. */
static void find_inks(const struct icc *icc, uint32_t rgb, const struct ink *ink,
                      uint16_t inks[ICC_INKS])
{
    bool alone = ink ? ink->kind == INK_BLACK : is_gray(rgb);
    if (rgb == 0xFFFFFF)
        set_black(icc, 0, inks);
    else if (alone)
        set_black(icc, rgb == 0 ? ICC_FULL : icc_black(icc, rgb), inks);
    else if (ink && ink->kind == INK_MIX && icc_space(icc) == ICC_CMYK)
        for (int i = 0; i < ICC_INKS; i++)
            inks[i] = (uint16_t)(ink->percent[i] * tint_of(rgb, ink->rgb) / 100);
    else
        icc_convert(icc, rgb, inks);
}

/* The place of a spot ink among those there are. Whoever names it first says what stands in for it:
 * one name must mean one ink wherever it stands in the file. */
static size_t find_spot(struct palette *palette, uint32_t number)
{
    const struct ink *ink = &palette->inks.list[number - 1];
    for (size_t i = 0; i < palette->spot_count; i++) {
        struct spot *spot = &palette->spots[i];
        if (strcmp(spot->name, ink->spot) != 0)
            continue;
        const struct ink *first = &palette->inks.list[colour_ink(spot->full) - 1];
        if (first->rgb != ink->rgb)
            diag_report(palette->diags, DIAG_press_spot_differs, ink->pos, ink->spot, ink->name,
                        first->name);
        return i;
    }
    struct spot *spot =
        &ARENA_PUSH(palette->arena, palette->spots, palette->spot_count, palette->spot_capacity);
    spot->name = ink->spot;
    spot->full = colour_of(ink->rgb, number);
    find_inks(palette->icc, ink->rgb, ink, spot->inks);
    return palette->spot_count - 1;
}

static void add_spot_tone(struct palette *palette, struct tone *tone, colour value)
{
    size_t index = find_spot(palette, colour_ink(value));
    const struct spot *spot = &palette->spots[index];
    tone->spot = spot->name;
    tone->tint = tint_of(colour_rgb(value), palette->inks.list[colour_ink(value) - 1].rgb);
    for (int i = 0; i < ICC_INKS; i++)
        tone->inks[i] = (uint16_t)(spot->inks[i] * tone->tint / ICC_FULL);
    for (int use = 0; use < 2; use++) {
        struct buffer out = buffer_open(palette->arena);
        buffer_format(&out, "/S%d %s ", (int)index, use ? "CS" : "cs");
        add_thousandths(&out, tone->tint);
        buffer_add_text(&out, use ? "SCN\n" : "scn\n");
        *(use ? &tone->stroke : &tone->fill) = buffer_slice(&out);
    }
}

/* An amount of each process ink. */
static void add_process_tone(const struct palette *palette, struct tone *tone)
{
    bool cmyk = icc_space(palette->icc) == ICC_CMYK;
    for (int use = 0; use < 2; use++) {
        struct buffer out = buffer_open(palette->arena);
        add_inks(palette->icc, tone->inks, &out);
        buffer_add_text(&out, cmyk ? use ? "K\n" : "k\n" : use ? "G\n" : "g\n");
        *(use ? &tone->stroke : &tone->fill) = buffer_slice(&out);
    }
    tone->solid_black = cmyk && tone->inks[3] == ICC_FULL && tone_plates(tone) == 1;
}

static struct tone *make_tone(struct palette *palette, colour value)
{
    struct tone *tone = ARENA_NEW(palette->arena, struct tone);
    uint32_t number = colour_ink(value);
    if (number == INK_EVERY_PLATE) {
        tone->fill = slice_of("/All cs 1 scn\n");
        tone->stroke = slice_of("/All CS 1 SCN\n");
        return tone;
    }
    if (number >= INK_PLATE) {
        tone->inks[icc_space(palette->icc) == ICC_GRAY ? 0 : number - INK_PLATE] = ICC_FULL;
        add_process_tone(palette, tone);
        tone->solid_black = false; /* a patch to be measured lies on nothing */
        return tone;
    }
    const struct ink *ink = number ? &palette->inks.list[number - 1] : NULL;
    if (ink && ink->spot) {
        add_spot_tone(palette, tone, value);
        return tone;
    }
    find_inks(palette->icc, colour_rgb(value), ink, tone->inks);
    add_process_tone(palette, tone);
    return tone;
}

int tone_plates(const struct tone *tone)
{
    int plates = 0;
    if (tone->spot)
        return tone->tint > 0;
    for (int i = 0; i < ICC_INKS; i++)
        plates += tone->inks[i] > 0;
    return plates;
}

int32_t tone_coverage(const struct tone *tone)
{
    int32_t sum = 0;
    if (tone->spot)
        return tone->tint;
    for (int i = 0; i < ICC_INKS; i++)
        sum += tone->inks[i];
    return sum;
}

/* -- palettes ---------------------------------------------------------------------------------- */

struct palette *palette_create(const struct icc *icc, struct inks inks, struct arena *arena,
                               struct diag_list *diags)
{
    struct palette *palette = ARENA_NEW(arena, struct palette);
    palette->icc = icc;
    palette->inks = inks;
    palette->arena = arena;
    palette->diags = diags;
    palette->tones = map_create(arena);
    return palette;
}

static struct slice key_of(const colour *value)
{
    return (struct slice){(const char *)value, sizeof *value};
}

void palette_add(struct palette *palette, colour value)
{
    void **slot = map_slot(palette->tones, key_of(&value));
    if (!*slot)
        *slot = make_tone(palette, value);
}

const struct tone *palette_tone(const struct palette *palette, colour value)
{
    return map_find(palette->tones, key_of(&value));
}

size_t palette_spot_count(const struct palette *palette)
{
    return palette->spot_count;
}

colour palette_spot(const struct palette *palette, size_t index)
{
    return palette->spots[index].full;
}

/* -- colour spaces ----------------------------------------------------------------------------- */

/* [/Separation name alternate function]: the function goes in a straight line from no ink to all of
 * what stands in for it. */
static void add_separation(const struct palette *palette, const char *name,
                           const uint16_t full[ICC_INKS], struct buffer *out)
{
    static const uint16_t none[ICC_INKS];
    bool cmyk = icc_space(palette->icc) == ICC_CMYK;
    buffer_add_text(out, "[/Separation");
    value_name(out, name);
    buffer_add_text(out, cmyk ? "/DeviceCMYK" : "/DeviceGray");
    buffer_add_text(out, "<</FunctionType 2/Domain[0 1]/N 1/C0[");
    add_inks(palette->icc, none, out);
    buffer_add_text(out, "]/C1[");
    add_inks(palette->icc, full, out);
    buffer_add_text(out, "]>>]");
}

void palette_write_spaces(const struct palette *palette, struct buffer *out)
{
    static const uint16_t all[ICC_INKS] = {ICC_FULL, ICC_FULL, ICC_FULL, ICC_FULL};
    buffer_add_text(out, "/All");
    add_separation(palette, "All", all, out);
    for (size_t i = 0; i < palette->spot_count; i++) {
        buffer_format(out, "/S%d", (int)i);
        add_separation(palette, palette->spots[i].name, palette->spots[i].inks, out);
    }
}
