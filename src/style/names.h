/* SPDX-License-Identifier: Apache-2.0 */
/* style/names.h - the colours and font families a sheet gives names to (private).
 * A brand sheet replaces what a name stands for; nothing else of a style need change. */
#ifndef PLANPRESS_STYLE_NAMES_H
#define PLANPRESS_STYLE_NAMES_H

#include "base/ink.h"
#include "markup/markup.h"

struct style_name {
    const char *name;
    struct source_pos pos;
    const char *family; /* of a font */
    uint32_t colour;    /* of a colour, with its ink's number */
};

struct name_list {
    struct style_name *items;
    size_t count, capacity;
};

struct style_names {
    struct name_list colours, fonts;
    struct ink *inks; /* of colours, by number - 1 */
    size_t ink_count, ink_capacity;
};

/* Take the names that a sheet's root (<style> or <brand>) gives over those already there. A brand
 * that names what no sheet knows changes nothing, which is worth a warning. */
void names_read(struct style_names *names, const struct xml_node *root, struct arena *arena,
                struct diag_list *diags);

/* The name's entry, or NULL. */
const struct style_name *name_find(const struct name_list *list, const char *name);

/* "#1F4E79" as 0x1F4E79. False for anything else. */
bool colour_read(const char *text, uint32_t *colour);

/* Longer names than this do not fit a PDF's names (ISO 32000-1, annex C.2: 127 bytes). */
#define SPOT_NAME_LIMIT 120

/* What a <colour> says of inks, if anything: `value` gets the number of a new one. False and a
 * diagnostic when it cannot be. */
bool ink_read(struct style_names *names, const struct xml_node *colour, uint32_t *value,
              struct arena *arena, struct diag_list *diags);

/* Say which name of the list was perhaps meant, as the help of the message reported last. */
void name_suggest(const struct name_list *list, const char *word, struct diag_list *diags);

#endif
