/* SPDX-License-Identifier: Apache-2.0 */
/* style/sheet.h - what a style sheet is inside, and the steps that make one (private).
 *
 * The steps, in this order: load.c reads the files a sheet is made of; names.c takes their colours
 * and fonts; role.c and master.c take what they say of roles and masters, later files over earlier
 * ones, and resolve it. Nothing of the XML is needed afterwards. */
#ifndef PLANPRESS_STYLE_SHEET_H
#define PLANPRESS_STYLE_SHEET_H

#include "base/input.h"
#include "base/map.h"
#include "style/names.h"
#include "style/property.h"
#include "style/style.h"

/* How many sheets may extend one another, one after the other. */
#define STYLE_DEPTH 8

/* The files of a style: roots[0] extends nothing, each other one extends the one before it. */
struct style_files {
    const struct xml_node *roots[STYLE_DEPTH];
    size_t count;
    const struct xml_node *brand; /* NULL: none */
    const char *brand_path;
    struct input_list *inputs; /* what is read for it */
};

struct role_state {
    struct source_pos pos; /* where it was last set */
    enum style_role base;
    const struct xml_attribute *based_on; /* where a sheet says so; or NULL */
    struct style_value values[ROLE_PROPERTY_COUNT];
    struct computed computed; /* of block roles */
    bool resolved;
};

struct master_state {
    bool given;
    struct source_pos pos;
    struct style_value values[MASTER_PROPERTY_COUNT];
    const struct xml_node *header, *footer;
};

#define SIDE_COUNT 3

struct style_sheet {
    struct arena *arena;
    struct style_names names;
    struct role_state roles[STYLE_ROLE_COUNT];
    struct computed initial; /* of a role nobody says anything about */
    struct master_state masters[SEQUENCE_COUNT][SIDE_COUNT];
    struct page_master pages[SEQUENCE_COUNT][SIDE_COUNT];
    struct page_numbers page_numbers;
    const struct source_file *base;  /* the sheet that extends nothing */
    const struct source_file *brand; /* or NULL */
    const char *logo;
    struct input_list *inputs;
    struct style_press press;
    struct map *inlines; /* of (around, role): struct computed */
};

/* Read the sheet at `path` (NULL: the house style) and all it extends, and the brand sheet. False
 * and diagnostics when one of them cannot be had. */
bool style_load(struct arena *arena, const char *path, const char *brand, struct diag_list *diags,
                struct style_files *files);

/* The names of roles, sequences and sides as sheets write them, by enumerator. */
extern const char *const role_names[STYLE_ROLE_COUNT];
extern const char *const sequence_names[SEQUENCE_COUNT];
extern const char *const side_names[SIDE_COUNT];

static inline bool role_is_inline(enum style_role role)
{
    return role >= STYLE_STRONG;
}

/* Take what a sheet's <role> and <master> elements say. The sheet's names must be complete. */
void roles_read(struct style_sheet *sheet, const struct xml_node *root, struct diag_list *diags);
void masters_read(struct style_sheet *sheet, const struct xml_node *root, struct diag_list *diags);

/* Compute every role, and every master; `root` is the sheet that was asked for, for messages about
 * what is in none. */
void roles_resolve(struct style_sheet *sheet, struct diag_list *diags);
void masters_resolve(struct style_sheet *sheet, const struct xml_node *root,
                     struct diag_list *diags);

/* Take what a brand says of the press. */
void press_read(struct style_sheet *sheet, const struct style_files *files,
                struct diag_list *diags);

/* What a sheet would say of a colour's ink. */
void inks_dump(const struct ink *ink, struct buffer *out);

/* The name of a field of running heads and feet. */
const char *field_name(enum margin_field field);

#endif
