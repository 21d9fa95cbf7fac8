/* SPDX-License-Identifier: Apache-2.0 */
/* Named colours and fonts. */
#include "style/names.h"

#include <stddef.h>

#include "base/nearest.h"

/* ---- names ---- */

static struct style_name *find(const struct name_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].name, name) == 0)
            return &list->items[i];
    }
    return NULL;
}

const struct style_name *name_find(const struct name_list *list, const char *name)
{
    return find(list, name);
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool colour_read(const char *text, uint32_t *colour)
{
    if (text[0] != '#' || strlen(text) != 7)
        return false;
    uint32_t value = 0;
    for (int i = 1; i < 7; i++) {
        int digit = hex_digit(text[i]);
        if (digit < 0)
            return false;
        value = value << 4 | (uint32_t)digit;
    }
    *colour = value;
    return true;
}

/* ---- reading them from a sheet ---- */

/* What a name is for, in a message. */
static const char *const colour_noun = "colour";
static const char *const font_noun = "font";

/* Put `entry` into the list, over what an earlier sheet said. Within one sheet a name stands once.
 */
static void put(struct name_list *list, const struct style_name *entry, bool brand,
                const char *noun, struct arena *arena, struct diag_list *diags)
{
    struct style_name *known = find(list, entry->name);
    if (known && known->pos.file == entry->pos.file) {
        diag_report(diags, DIAG_style_given_twice, entry->pos, noun, entry->name,
                    (int)known->pos.line);
        return;
    }
    if (!known && brand) {
        diag_report(diags, DIAG_brand_name_unused, entry->pos, noun, entry->name);
        name_suggest(list, entry->name, diags);
        return;
    }
    if (known)
        *known = *entry;
    else
        ARENA_PUSH(arena, list->items, list->count, list->capacity) = *entry;
}

void names_read(struct style_names *names, const struct xml_node *root, struct arena *arena,
                struct diag_list *diags)
{
    bool brand = xml_is(root, "brand");
    for (const struct xml_node *group = xml_first(root); group; group = xml_next(group)) {
        for (const struct xml_node *node = xml_first(group); node; node = xml_next(node)) {
            struct style_name entry = {.name = xml_value(node, "name", ""), .pos = node->pos};
            if (xml_is(group, "colours") && xml_is(node, "colour")) {
                const struct xml_attribute *value = xml_attribute(node, "value");
                if (!value)
                    continue; /* the schema's business */
                if (!colour_read(value->value, &entry.colour))
                    diag_report(diags, DIAG_style_bad_colour, value->pos, value->value);
                else if (ink_read(names, node, &entry.colour, arena, diags))
                    put(&names->colours, &entry, brand, colour_noun, arena, diags);
            } else if (xml_is(group, "fonts") && xml_is(node, "font")) {
                entry.family = xml_value(node, "family", "");
                put(&names->fonts, &entry, brand, font_noun, arena, diags);
            }
        }
    }
}

void name_suggest(const struct name_list *list, const char *word, struct diag_list *diags)
{
    struct nearest nearest = nearest_open(word);
    for (size_t i = 0; i < list->count; i++)
        nearest_offer(&nearest, list->items[i].name);
    if (nearest_found(&nearest))
        diag_help(diags, "did you mean '%s'?", nearest_found(&nearest));
}
