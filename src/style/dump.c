/* SPDX-License-Identifier: Apache-2.0 */
/* The computed style as text, for people and golden tests: only what differs from the initial value
 * is written, in the order of the property table and as a sheet would write it. */
#include "style/sheet.h"

static void dump_names(const struct style_names *names, struct buffer *out)
{
    for (size_t i = 0; i < names->colours.count; i++) {
        const struct style_name *colour = &names->colours.items[i];
        const struct property as_colour = {.kind = PROPERTY_COLOUR};
        buffer_format(out, "colour %s ", colour->name);
        property_write(&as_colour, &colour->colour, out);
        if (colour_ink(colour->colour))
            inks_dump(&names->inks[colour_ink(colour->colour) - 1], out);
        buffer_add_char(out, '\n');
    }
    for (size_t i = 0; i < names->fonts.count; i++)
        buffer_format(out, "font %s '%s'\n", names->fonts.items[i].name,
                      names->fonts.items[i].family);
}

static void dump_property(const struct property *property, const void *target, struct buffer *out)
{
    buffer_format(out, " %s=", property->name);
    property_write(property, target, out);
}

static void dump_block(const struct style_sheet *sheet, enum style_role role, struct buffer *out)
{
    const struct computed *computed = style_block(sheet, role);
    buffer_format(out, "role %s", role_names[role]);
    for (size_t i = 0; i < ROLE_PROPERTY_COUNT; i++) {
        if (!property_same(&role_properties[i], computed, &sheet->initial))
            dump_property(&role_properties[i], computed, out);
    }
    buffer_add_char(out, '\n');
}

static const char *unit_name(enum length_unit unit)
{
    static const char *const names[] = {
        [LENGTH_ABSOLUTE] = "pt", [LENGTH_EM] = "em", [LENGTH_PERCENT] = "%"};
    return names[unit];
}

/* What an inline role mentions, with em and percent as they are. */
static void dump_inline(const struct style_sheet *sheet, enum style_role role, struct buffer *out)
{
    const struct role_state *state = &sheet->roles[role];
    buffer_format(out, "role %s", role_names[role]);
    for (size_t i = 0; i < ROLE_PROPERTY_COUNT; i++) {
        const struct style_value *value = &state->values[i];
        if (!value->set)
            continue;
        if (value->unit != LENGTH_ABSOLUTE) {
            length number = value->unit == LENGTH_PERCENT ? value->number * 100 : value->number;
            buffer_format(out, " %s=%L%s", role_properties[i].name, number, unit_name(value->unit));
            continue;
        }
        struct computed scratch;
        property_apply(&role_properties[i], value, 0, NULL, NULL, &scratch);
        dump_property(&role_properties[i], &scratch, out);
    }
    buffer_add_char(out, '\n');
}

static void dump_boxes(const char *name, const struct margin_box boxes[3], struct buffer *out)
{
    if (boxes[0].count + boxes[1].count + boxes[2].count == 0)
        return;
    buffer_format(out, " %s=[", name);
    for (int i = 0; i < 3; i++) {
        if (i > 0)
            buffer_add_text(out, " | ");
        for (size_t j = 0; j < boxes[i].count; j++) {
            const struct margin_piece *piece = &boxes[i].pieces[j];
            if (piece->field == FIELD_TEXT)
                buffer_add_text(out, piece->text);
            else
                buffer_format(out, "<%s>", field_name(piece->field));
        }
    }
    buffer_add_char(out, ']');
}

static void dump_master(const struct style_sheet *sheet, size_t sequence, size_t side,
                        struct buffer *out)
{
    const struct page_master *page = &sheet->pages[sequence][side];
    buffer_format(out, "master %s %s", sequence_names[sequence], side_names[side]);
    for (size_t i = 0; i < MASTER_PROPERTY_COUNT; i++)
        dump_property(&master_properties[i], page, out);
    dump_boxes("header", page->master.header, out);
    dump_boxes("footer", page->master.footer, out);
    buffer_add_char(out, '\n');
}

void style_dump(const struct style_sheet *sheet, struct buffer *out)
{
    dump_names(&sheet->names, out);
    for (unsigned role = 0; role < STYLE_ROLE_COUNT; role++) {
        if (role_is_inline((enum style_role)role))
            dump_inline(sheet, (enum style_role)role, out);
        else
            dump_block(sheet, (enum style_role)role, out);
    }
    if (sheet->logo)
        buffer_format(out, "logo '%s'\n", sheet->logo);
    buffer_format(out, "page-numbers front=%s annexes=%s\n",
                  sheet->page_numbers.front_roman ? "roman" : "continuous",
                  sheet->page_numbers.annexes_lettered ? "letter" : "continuous");
    for (size_t sequence = 0; sequence < SEQUENCE_COUNT; sequence++) {
        for (size_t side = 0; side < SIDE_COUNT; side++)
            dump_master(sheet, sequence, side, out);
    }
}
