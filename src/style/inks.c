/* SPDX-License-Identifier: Apache-2.0 */
/* What a sheet says of printing: the inks of its colours, and a brand's press. */
#include "base/file.h"
#include "style/sheet.h"

/* ---- the inks of a colour ---- */

/* Four whole numbers from 0 to 100, apart by spaces. */
static bool read_mix(struct slice text, uint8_t percent[4])
{
    int count = 0;
    for (size_t at = 0; at < text.count;) {
        unsigned number = 0;
        size_t start = at;
        for (; at < text.count && text.bytes[at] >= '0' && text.bytes[at] <= '9' && number <= 100;
             at++)
            number = number * 10 + (unsigned)(text.bytes[at] - '0');
        if (at == start || number > 100 || count == 4)
            return false;
        percent[count++] = (uint8_t)number;
        while (at < text.count && is_xml_space(text.bytes[at]))
            at++;
    }
    return count == 4;
}

static bool read_kind(const struct xml_attribute *attribute, struct ink *ink, struct arena *arena,
                      struct diag_list *diags)
{
    if (!attribute)
        return true; /* a spot ink's stand-in is what the press makes of its colour */
    struct slice text = slice_trim(slice_of(attribute->value));
    if (slice_is(text, "process"))
        ink->kind = INK_PROCESS;
    else if (slice_is(text, "black"))
        ink->kind = INK_BLACK;
    else if (read_mix(text, ink->percent))
        ink->kind = INK_MIX;
    else {
        diag_report(diags, DIAG_style_bad_inks, attribute->pos,
                    arena_copy(arena, text.bytes, text.count));
        return false;
    }
    return true;
}

/* These have meanings of their own in a Separation (ISO 32000-1, 8.6.6.4), and the four process
 * inks have plates already. */
static bool reserved(const char *spot)
{
    static const char *const names[] = {"All", "None", "Cyan", "Magenta", "Yellow", "Black"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], spot) == 0)
            return true;
    }
    return false;
}

static bool read_spot(const struct xml_attribute *attribute, struct ink *ink,
                      struct diag_list *diags)
{
    if (!attribute)
        return true;
    ink->spot = attribute->value;
    if (reserved(ink->spot))
        diag_report(diags, DIAG_style_spot_reserved, attribute->pos, ink->spot);
    else if (strlen(ink->spot) > SPOT_NAME_LIMIT)
        diag_report(diags, DIAG_style_bad_spot, attribute->pos, ink->spot, SPOT_NAME_LIMIT);
    else
        return true;
    return false;
}

bool ink_read(struct style_names *names, const struct xml_node *colour, uint32_t *value,
              struct arena *arena, struct diag_list *diags)
{
    const struct xml_attribute *inks = xml_attribute(colour, "inks");
    const struct xml_attribute *spot = xml_attribute(colour, "spot");
    if (!inks && !spot)
        return true;
    struct ink ink = {.name = xml_value(colour, "name", ""), .pos = colour->pos, .rgb = *value};
    if (!read_kind(inks, &ink, arena, diags) || !read_spot(spot, &ink, diags))
        return false;
    if (names->ink_count == INK_LIMIT) {
        diag_report(diags, DIAG_style_inks_many, colour->pos, INK_LIMIT);
        return false;
    }
    ARENA_PUSH(arena, names->inks, names->ink_count, names->ink_capacity) = ink;
    *value = colour_of(*value, (uint32_t)names->ink_count);
    return true;
}

struct inks style_inks(const struct style_sheet *sheet)
{
    return (struct inks){sheet->names.inks, sheet->names.ink_count};
}

void inks_dump(const struct ink *ink, struct buffer *out)
{
    if (ink->kind == INK_MIX)
        buffer_format(out, " inks='%d %d %d %d'", (int)ink->percent[0], (int)ink->percent[1],
                      (int)ink->percent[2], (int)ink->percent[3]);
    else
        buffer_format(out, " inks=%s", ink->kind == INK_BLACK ? "black" : "process");
    if (ink->spot)
        buffer_format(out, " spot='%s'", ink->spot);
}

/* ---- the press ---- */

#define AT(field) offsetof(struct style_press, field)

const struct property press_properties[PRESS_PROPERTY_COUNT] = {
    {"bleed", PROPERTY_ABSOLUTE, 0, "3mm", 0, 72, NULL, AT(bleed)},
    {"ink-limit", PROPERTY_NUMBER, 0, "300", 100, 400, NULL, AT(ink_limit)},
};

/* The printer's profile lies beside the brand sheet that names it, as the logo does. */
void press_read(struct style_sheet *sheet, const struct style_files *files, struct diag_list *diags)
{
    const struct xml_node *node = files->brand ? xml_child(files->brand, "press") : NULL;
    struct style_press *press = &sheet->press;
    for (size_t i = 0; i < PRESS_PROPERTY_COUNT; i++) {
        const struct property *property = &press_properties[i];
        const struct xml_attribute initial = {.name = property->name, .value = property->initial};
        const struct xml_attribute *given = node ? xml_attribute(node, property->name) : NULL;
        struct style_value value = {0};
        if (property_read(property, given ? given : &initial, &sheet->names, sheet->arena, diags,
                          &value))
            property_apply(property, &value, 0, sheet->arena, diags, press);
    }
    if (!node)
        return;
    press->condition = xml_value(node, "condition", NULL);
    const struct xml_attribute *intent = xml_attribute(node, "output-intent");
    if (!intent)
        return;
    const char *folder = path_folder(sheet->arena, files->brand_path);
    press->profile_pos = intent->pos;
    press->profile = path_inside(sheet->arena, folder, folder, intent->value, intent->pos, diags);
    if (press->profile)
        input_note(sheet->inputs, (struct input){.kind = INPUT_PROFILE, .path = press->profile});
}

const struct style_press *style_press(const struct style_sheet *sheet)
{
    return &sheet->press;
}
