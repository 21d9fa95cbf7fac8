/* SPDX-License-Identifier: Apache-2.0 */
/* The cascade of roles: from what the sheets say to computed values.
 *
 * Sheets are read from the one that extends nothing upwards, so a later word simply replaces an
 * earlier one. A role is then resolved after the role it is based on, and takes from it, for each
 * property that passes and that no sheet gives this role, the value as it was written: "1.5em"
 * means one and a half of the size it arrives at. font-size alone arrives computed, or each step of
 * a chain of "120%" would grow again. Inline roles keep only what they mention; it is applied when
 * the text around them is known. */
#include "style/sheet.h"

#include <stddef.h>

const char *const role_names[STYLE_ROLE_COUNT] = {
#define STYLE(name, text, parent) text,
    STYLE_ROLES(STYLE)
#undef STYLE
};

static const enum style_role usual_bases[STYLE_ROLE_COUNT] = {
#define STYLE(name, text, parent) STYLE_##parent,
    STYLE_ROLES(STYLE)
#undef STYLE
};

/* ---- reading ----
 *
 * Names of elements, attributes, roles and keywords are the schema's business: what is no such name
 * has been reported and is passed over here. */

/* STYLE_ROLE_COUNT when there is no role of that name. */
static enum style_role role_find(const char *name)
{
    unsigned role = 0;
    while (role < STYLE_ROLE_COUNT && strcmp(role_names[role], name) != 0)
        role++;
    return (enum style_role)role;
}

/* Inline roles are laid over any text, so one may build on another, but not on a block. */
static void read_base(struct style_sheet *sheet, enum style_role role,
                      const struct xml_attribute *attribute, struct diag_list *diags)
{
    enum style_role base = role_find(attribute->value);
    if (base == STYLE_ROLE_COUNT)
        return;
    if (role == STYLE_BODY || role_is_inline(role) != role_is_inline(base)) {
        diag_report(diags, DIAG_style_base_kind, attribute->pos, role_names[role],
                    role_names[base]);
        return;
    }
    sheet->roles[role].base = base;
    sheet->roles[role].based_on = attribute;
}

static void read_role_property(struct style_sheet *sheet, enum style_role role,
                               const struct xml_attribute *attribute, struct diag_list *diags)
{
    const struct property *property =
        property_find(role_properties, ROLE_PROPERTY_COUNT, attribute->name);
    if (!property)
        return;
    if (role_is_inline(role) && !(property->flags & PROPERTY_TYPE)) {
        diag_report(diags, DIAG_style_property_misplaced, attribute->pos, attribute->name,
                    role_names[role]);
        return;
    }
    struct style_value *value = &sheet->roles[role].values[property - role_properties];
    property_read(property, attribute, &sheet->names, sheet->arena, diags, value);
}

static void read_role(struct style_sheet *sheet, const struct xml_node *node,
                      struct diag_list *diags)
{
    const struct xml_attribute *name = xml_attribute(node, "name");
    if (!name)
        return;
    enum style_role role = role_find(name->value);
    if (role == STYLE_ROLE_COUNT)
        return;
    struct role_state *state = &sheet->roles[role];
    if (state->pos.file == node->pos.file) {
        diag_report(diags, DIAG_style_given_twice, name->pos, "role", role_names[role],
                    (int)state->pos.line);
        return;
    }
    state->pos = node->pos;
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct xml_attribute *attribute = &node->attributes[i];
        if (attribute->space[0] || attribute == name)
            continue;
        if (strcmp(attribute->name, "based-on") == 0)
            read_base(sheet, role, attribute, diags);
        else
            read_role_property(sheet, role, attribute, diags);
    }
}

void roles_read(struct style_sheet *sheet, const struct xml_node *root, struct diag_list *diags)
{
    for (const struct xml_node *node = xml_first(root); node; node = xml_next(node)) {
        if (xml_is(node, "role"))
            read_role(sheet, node, diags);
    }
}

/* ---- resolving ---- */

/* What every property is when nobody says. */
static void read_initial(struct style_sheet *sheet, struct diag_list *diags,
                         struct style_value initial[ROLE_PROPERTY_COUNT])
{
    for (size_t i = 0; i < ROLE_PROPERTY_COUNT; i++) {
        const struct property *property = &role_properties[i];
        const struct xml_attribute attribute = {.name = property->name, .value = property->initial};
        property_read(property, &attribute, &sheet->names, sheet->arena, diags, &initial[i]);
        property_apply(property, &initial[i], sheet->initial.font_size, sheet->arena, diags,
                       &sheet->initial);
    }
}

static void take_over(struct role_state *state, const struct role_state *base)
{
    for (size_t i = 0; i < ROLE_PROPERTY_COUNT; i++) {
        if (!state->values[i].set && role_properties[i].flags & PROPERTY_PASSES)
            state->values[i] = base->values[i];
    }
}

static void compute(struct style_sheet *sheet, struct role_state *state, length around,
                    const struct style_value initial[ROLE_PROPERTY_COUNT], struct diag_list *diags)
{
    struct computed *computed = &state->computed;
    for (size_t i = 0; i < ROLE_PROPERTY_COUNT; i++) {
        const struct property *property = &role_properties[i];
        const struct style_value *value = state->values[i].set ? &state->values[i] : &initial[i];
        length em = i == ROLE_FONT_SIZE ? around : computed->font_size;
        property_apply(property, value, em, sheet->arena, diags, computed);
    }
    computed->pos = state->pos;
    struct style_value *size = &state->values[ROLE_FONT_SIZE];
    *size = (struct style_value){size->pos, true, LENGTH_ABSOLUTE, computed->font_size, NULL};
}

/* The bases of a role that wait to be resolved, role first. Returns how many, and 0 for a circle,
 * which is then entered: *inside is one of its roles. */
static size_t find_bases(const struct style_sheet *sheet, enum style_role role,
                         enum style_role chain[STYLE_ROLE_COUNT], enum style_role *inside)
{
    size_t count = 0;
    while (count < STYLE_ROLE_COUNT) {
        chain[count++] = role;
        enum style_role base = sheet->roles[role].base;
        if (base == role || sheet->roles[role].resolved)
            return count;
        role = base;
    }
    *inside = role;
    return 0;
}

/* Only a word of a sheet's can close a circle: the last one written did. That role is put back on
 * its own feet, so that the rest can still be looked at. */
static void break_circle(struct style_sheet *sheet, enum style_role inside, struct diag_list *diags)
{
    struct role_state *last = NULL;
    enum style_role closing = inside, role = inside;
    do {
        struct role_state *state = &sheet->roles[role];
        if (state->based_on &&
            (!last || source_compare(last->based_on->pos, state->based_on->pos) < 0)) {
            last = state;
            closing = role;
        }
        role = state->base;
    } while (role != inside);
    if (!last)
        return;
    diag_report(diags, DIAG_style_base_circle, last->based_on->pos, role_names[closing]);
    last->base = role_is_inline(closing) ? closing : STYLE_BODY;
    last->based_on = NULL;
}

static void resolve(struct style_sheet *sheet, enum style_role role,
                    const struct style_value initial[ROLE_PROPERTY_COUNT], struct diag_list *diags)
{
    enum style_role chain[STYLE_ROLE_COUNT];
    enum style_role inside;
    size_t count;
    while ((count = find_bases(sheet, role, chain, &inside)) == 0)
        break_circle(sheet, inside, diags);
    for (; count > 0; count--) {
        struct role_state *state = &sheet->roles[chain[count - 1]];
        if (state->resolved)
            continue;
        const struct role_state *base = &sheet->roles[state->base];
        bool rooted = state == base;
        if (!rooted)
            take_over(state, base);
        if (!role_is_inline(role))
            compute(sheet, state, rooted ? sheet->initial.font_size : base->computed.font_size,
                    initial, diags);
        state->resolved = true;
    }
}

void roles_resolve(struct style_sheet *sheet, struct diag_list *diags)
{
    struct style_value initial[ROLE_PROPERTY_COUNT] = {0};
    read_initial(sheet, diags, initial);
    for (unsigned role = 0; role < STYLE_ROLE_COUNT; role++) {
        struct role_state *state = &sheet->roles[role];
        if (!state->based_on)
            state->base =
                role_is_inline((enum style_role)role) ? (enum style_role)role : usual_bases[role];
    }
    for (unsigned role = 0; role < STYLE_ROLE_COUNT; role++)
        resolve(sheet, (enum style_role)role, initial, diags);
}

/* ---- answering ---- */

const struct computed *style_block(const struct style_sheet *sheet, enum style_role role)
{
    return &sheet->roles[role].computed;
}

/* A value past its limits is no fault of the sheet's here (superscript in superscript in a note),
 * so it is held back without a word. */

static struct computed *lay_over(struct style_sheet *sheet, const struct computed *around,
                                 const struct role_state *state)
{
    struct computed *made = ARENA_NEW(sheet->arena, struct computed);
    *made = *around;
    for (size_t i = 0; i < ROLE_PROPERTY_COUNT; i++) {
        length em = i == ROLE_FONT_SIZE ? around->font_size : made->font_size;
        if (state->values[i].set)
            property_apply(&role_properties[i], &state->values[i], em, sheet->arena, NULL, made);
    }
    return made;
}

const struct computed *style_inline(struct style_sheet *sheet, const struct computed *around,
                                    enum style_role role)
{
    const struct {
        const struct computed *around;
        uintptr_t role;
    } key = {around, role};
    void **slot = map_slot(sheet->inlines, (struct slice){(const char *)&key, sizeof key});
    if (!*slot)
        *slot = lay_over(sheet, around, &sheet->roles[role]);
    return *slot;
}
