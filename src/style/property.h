/* SPDX-License-Identifier: Apache-2.0 */
/* style/property.h - the properties there are, as tables, and how their values are read (private).
 *
 * A property is a row: its name in sheets, what kind of value it takes, whom it is for, what it is
 * when nobody says, its limits, and where its computed value goes. Reading, passing on, resolving
 * and writing are generic over the rows, so a new property is a field in style/computed.h, a row
 * here and an attribute in xml/style.xsd; a test holds the last two together. */
#ifndef PLANPRESS_STYLE_PROPERTY_H
#define PLANPRESS_STYLE_PROPERTY_H

#include "base/buffer.h"
#include "base/length.h"
#include "markup/markup.h"
#include "style/names.h"
#include "style/style.h"

enum property_kind {
    PROPERTY_ABSOLUTE, /* length: pt, mm, cm, in */
    PROPERTY_LENGTH,   /* length: those and em */
    PROPERTY_SCALED,   /* length: those and percent, both of the font size */
    PROPERTY_NUMBER,   /* int32_t, or a keyword that stands for one */
    PROPERTY_CHOICE,   /* an enum, by keyword */
    PROPERTY_SWITCH,   /* bool, by keyword */
    PROPERTY_COLOUR,   /* uint32_t: #RRGGBB or a name of the sheet's, or a keyword */
    PROPERTY_FAMILY,   /* const char *: a name of the sheet's, or a font family's own */
    PROPERTY_FEATURES, /* const char *: OpenType features, or a keyword for none */
    PROPERTY_TEXT,     /* const char *, NULL for empty */
};

enum property_flag {
    PROPERTY_TYPE = 1,   /* about letters: inline roles have it too */
    PROPERTY_PASSES = 2, /* passes on to roles that are based on this one */
};

struct keyword {
    const char *name; /* NULL ends a table */
    int64_t value;
};

struct property {
    const char *name;
    enum property_kind kind;
    unsigned flags;
    const char *initial;
    int32_t least, most; /* whole points of a length, or numbers; both 0: no limits */
    const struct keyword *keywords;
    size_t offset; /* into struct computed, page_master or style_press */
};

/* The properties of roles. font-size is the first: em and percent of the others wait for it. */
#define ROLE_PROPERTY_COUNT 36
#define ROLE_FONT_SIZE 0
extern const struct property role_properties[ROLE_PROPERTY_COUNT];

/* A master with what its size is made from. */
struct page_master {
    struct master master;
    unsigned size; /* index of page_sizes */
    bool landscape;
};

/* Portrait paper sizes by `size`. */
struct page_size {
    length width, height;
};
struct page_size page_size(unsigned size);

#define MASTER_PROPERTY_COUNT 11
extern const struct property master_properties[MASTER_PROPERTY_COUNT];

#define PRESS_PROPERTY_COUNT 2
extern const struct property press_properties[PRESS_PROPERTY_COUNT];

/* A value as it was written: numbers of em and percent wait for a font size. */
struct style_value {
    struct source_pos pos;
    bool set;
    enum length_unit unit; /* of lengths */
    int64_t number;        /* lengths, numbers, keywords, colours */
    const char *text;      /* families, features, texts */
};

/* The row of that name, or NULL. */
const struct property *property_find(const struct property *table, size_t count, const char *name);

/* Read an attribute's value for `property`. False and a diagnostic when it is no such value. */
bool property_read(const struct property *property, const struct xml_attribute *attribute,
                   const struct style_names *names, struct arena *arena, struct diag_list *diags,
                   struct style_value *value);

/* Put a value where it belongs in `target`, em and percent taken of `em`. A value outside the
 * property's limits is set to the nearer one and reported at its place (`diags` NULL: not). */
void property_apply(const struct property *property, const struct style_value *value, length em,
                    struct arena *arena, struct diag_list *diags, void *target);

/* Whether two targets have the same value. */
bool property_same(const struct property *property, const void *a, const void *b);

/* The computed value as it could be written in a sheet. */
void property_write(const struct property *property, const void *target, struct buffer *out);

#endif
