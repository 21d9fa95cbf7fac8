/* SPDX-License-Identifier: Apache-2.0 */
/* page/speech.h - the structure tree read aloud: what its parts share (private to page). */
#ifndef PLANPRESS_PAGE_SPEECH_H
#define PLANPRESS_PAGE_SPEECH_H

#include "page/page.h"

struct speech {
    struct arena *arena;
    struct buffer *out;
    const struct slice *leaf_text;
    const char **fields;  /* by element: what a form field is for; else NULL */
    bool *shown;          /* by element: it is in the file */
    const char *voice;    /* the language said last */
    const char *language; /* of what comes */
    struct buffer line;   /* of this utterance, not yet in words */
    bool labelled;        /* a label opens it, and its text comes next */
    int within;           /* cells, notes: what is in them is said in one go */
};

/* Say an element and all that is in it; what its children say when it has nothing to add. */
void speech_element(struct speech *speech, const struct structure_element *element);
void speech_children(struct speech *speech, const struct structure_element *element);

/* Go on with the utterance: words apart from what is before and behind, with buffer_format's
 * conversions; or characters as they are. */
void speech_words(struct speech *speech, const char *format, ...);
void speech_text(struct speech *speech, struct slice text);

/* A pause inside an utterance: a comma, unless it ends in a sign of its own. */
void speech_pause(struct speech *speech);

/* The utterance ends, if it has begun and nothing holds it together. */
void speech_end(struct speech *speech);

/* What is said of an element when another refers to it: a header's words, without its notes. */
const char *speech_name(struct speech *speech, const struct structure_element *element);

/* A Table, row by row (page/speech_table.c). */
void speech_table(struct speech *speech, const struct structure_element *table);

#endif
