/* SPDX-License-Identifier: Apache-2.0 */
/* text/catalogue.h - which font families there are and where their files lie. Private to the room.
 */
#ifndef PLANPRESS_TEXT_CATALOGUE_H
#define PLANPRESS_TEXT_CATALOGUE_H

#include "base/arena.h"
#include "base/diag.h"

enum font_generic { GENERIC_SERIF, GENERIC_SANS, GENERIC_MONOSPACE };

/* One face of a family. */
struct font_file {
    const char *path;
    const char *package;       /* Debian's, or NULL */
    uint32_t number;           /* 0, 1, 2 ... over the whole catalogue */
    uint32_t collection_index; /* which font of a .ttc file */
    int32_t weight;            /* 100 to 900 */
    bool italic;
    enum font_generic generic;
};

struct font_family {
    const char *name;
    const struct font_file *files; /* at least one */
    size_t count;
};

/* A family that lends glyphs to others. */
struct font_fallback {
    const struct font_family *family;
    const char *scripts; /* "Arab", "Hani Kana": it is for these alone; NULL: for any */
};

/* Nothing in it changes once it is read. */
struct catalogue {
    const char *name; /* of the file, for messages */
    const struct font_family *families;
    size_t count;
    size_t file_count;
    const struct font_fallback *fallbacks; /* in the order they are tried */
    size_t fallback_count;
};

/* Read the catalogue `path`, or the one compiled in when NULL. NULL and diagnostics when it cannot
 * be read or breaks its schema. No font is looked at. */
const struct catalogue *catalogue_read(struct arena *arena, const char *path,
                                       struct diag_list *diags);

/* The family of that name, whatever the case of its ASCII letters (CSS Fonts 3, 5.1), or NULL. */
const struct font_family *catalogue_family(const struct catalogue *catalogue, const char *name);

/* Whether a fallback is there for a script in particular (ISO 15924 as four bytes). */
bool fallback_is_for(const struct font_fallback *fallback, uint32_t script);

/* "A, B and C", for the help of a message. */
const char *catalogue_names(const struct catalogue *catalogue, struct arena *arena);

/* The face nearest to the request, by CSS Fonts 3, 5.2: the style first, then the weight. */
const struct font_file *family_match(const struct font_family *family, int32_t weight, bool italic);

#endif
