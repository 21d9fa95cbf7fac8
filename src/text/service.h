/* SPDX-License-Identifier: Apache-2.0 */
/* text/service.h - what a text service is made of. Private to the room. */
#ifndef PLANPRESS_TEXT_SERVICE_H
#define PLANPRESS_TEXT_SERVICE_H

#include "text/cache.h"
#include "text/face.h"
#include "text/text.h"

struct hyphenator;

/* A language of some font: its patterns are looked for when a word is first to be hyphenated. */
struct text_language {
    const char *name; /* BCP 47 */
    hb_language_t shaping;
    bool sought;
    const struct hyphenator *hyphenator; /* NULL: none, or not sought yet */
    struct cache points;
};

struct text_font {
    uint32_t number; /* 0, 1, 2 ... in order of request */
    struct font_request request;
    const struct font_face *face;
    const hb_feature_t *features;
    unsigned feature_count;
    struct text_language *language;
};

/* What came of opening a file of the catalogue. */
struct opened_file {
    struct font_face *face; /* NULL: not opened yet, or refused */
    bool refused;
};

struct text {
    struct arena *arena;   /* of its own, so that the caller may rewind his between calls */
    struct arena *scratch; /* rewound by each function that uses it */
    struct diag_list *diags;
    struct input_list *inputs;
    const struct catalogue *catalogue;
    struct opened_file *opened; /* one for each file of the catalogue */

    struct font_face **faces;
    size_t face_count, face_capacity;
    struct text_font **fonts;
    size_t font_count, font_capacity;
    struct text_language **languages;
    size_t language_count, language_capacity;

    uint32_t *missing; /* characters that have been told of */
    size_t missing_count, missing_capacity;

    struct cache words;
    hb_buffer_t *buffer; /* the one in which all words are shaped */
};

/* The face of a file in the catalogue, opened if need be. NULL when it cannot be; that is reported
 * at `pos` each time for a request, and once for a fallback. */
const struct font_face *service_face(struct text *text, const struct font_file *file,
                                     struct source_pos pos, struct diag_list *diags);

/* The face that `fallback`, a family of the catalogue's list, lends to a font; NULL when its file
 * is not there, which is reported. */
const struct font_face *service_fallback(struct text *text, const struct text_font *font,
                                         const struct font_family *fallback);

#endif
