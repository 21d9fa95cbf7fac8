/* SPDX-License-Identifier: Apache-2.0 */
/* base/input.h - what a run has read: every file with the bytes that were read, in that order, for
 * whoever is to keep them, or wants to know whether one of them has changed.
 *
 * Rooms that read files get the list and write into it. Bytes are those of the file, not what
 * became of them: an encoding that was converted is still in them. */
#ifndef PLANPRESS_BASE_INPUT_H
#define PLANPRESS_BASE_INPUT_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/source.h"

enum input_kind {
    INPUT_PLAN,
    INPUT_PART, /* of a plan or another file of XML, included */
    INPUT_REGISTRY,
    INPUT_DATA,
    INPUT_SCHEMA,
    INPUT_STYLE,
    INPUT_BRAND,
    INPUT_PICTURE, /* named only, without bytes: it goes onto the pages */
    INPUT_CATALOGUE,
    INPUT_FONT,
    INPUT_HYPHENATION,
    INPUT_PROFILE, /* of a press; named only */
};
#define INPUT_KINDS (INPUT_PROFILE + 1)

/* "plan", "part", "registry" ... */
extern const char *const input_kind_names[INPUT_KINDS];

/* Something in a file that has a name of its own, "sheet 'Outturn'", and whether the plan uses it.
 */
struct input_part {
    struct input_part *next;
    const char *name;
    bool used;
};

struct input {
    struct input *next;
    struct input *also; /* the same file, where it goes by another path besides */
    enum input_kind kind;
    const char *path;         /* as it was opened; "-" for standard input */
    const char *media;        /* its type, "text/csv" */
    struct slice bytes;       /* live as long as the list; NULL: they were not kept */
    bool private;             /* not to be passed on: the plan says so */
    struct source_pos pos;    /* that names it */
    struct input_part *parts; /* of a workbook or a database, in order */
};

struct input_list {
    struct arena *arena;
    struct input *first, **end;
};

#define MEDIA_XML "application/xml"

struct input_list *input_list_create(struct arena *arena);

/* Note that a file was read. One that is noted already, by this path or by another that leads to
 * the same file, does not become a second one, and is private when either says so. What is
 * noted is returned. */
struct input *input_note(struct input_list *list, struct input input);

/* Note that there is a part of that name in it, which is kept in `arena`, and whether it is used.
 * Who reads several parts of a file notes each time which. Nothing where `input` is NULL. */
void input_note_part(struct input *input, struct arena *arena, const char *name, bool used);

#endif
