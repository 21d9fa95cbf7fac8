/* SPDX-License-Identifier: Apache-2.0 */
/* A plan has a handful of files, a large one some hundreds of parts: a list is searched. */
#define _XOPEN_SOURCE 700
#include "base/input.h"

#include <string.h>
#include <sys/stat.h>

/* The file itself, by which it is known under whatever name. */
struct noted {
    struct input input; /* first */
    bool exists;        /* not standard input, nor gone since it was read */
    dev_t device;
    ino_t number;
};

const char *const input_kind_names[INPUT_KINDS] = {
    [INPUT_PLAN] = "plan",
    [INPUT_PART] = "part",
    [INPUT_REGISTRY] = "registry",
    [INPUT_DATA] = "data",
    [INPUT_SCHEMA] = "schema",
    [INPUT_STYLE] = "style",
    [INPUT_BRAND] = "brand",
    [INPUT_PICTURE] = "picture",
    [INPUT_CATALOGUE] = "catalogue",
    [INPUT_FONT] = "font",
    [INPUT_HYPHENATION] = "hyphenation",
    [INPUT_PROFILE] = "profile",
};

struct input_list *input_list_create(struct arena *arena)
{
    struct input_list *list = ARENA_NEW(arena, struct input_list);
    list->arena = arena;
    list->end = &list->first;
    return list;
}

static struct noted *identify(struct arena *arena, const struct input *input)
{
    struct noted *noted = ARENA_NEW(arena, struct noted);
    struct stat status;
    noted->input = *input;
    noted->input.next = noted->input.also = NULL;
    noted->exists = strcmp(input->path, "-") != 0 && stat(input->path, &status) == 0;
    if (noted->exists) {
        noted->device = status.st_dev;
        noted->number = status.st_ino;
    }
    return noted;
}

static bool same_file(const struct noted *a, const struct noted *b)
{
    if (a->exists && b->exists)
        return a->device == b->device && a->number == b->number;
    return strcmp(a->input.path, b->input.path) == 0;
}

static void note_again(struct input *known, struct input *again)
{
    struct input **end = &known->also;
    bool private = known->private || again->private;
    for (struct input *at = known; at; at = at->also) {
        at->private = private;
        if (strcmp(at->path, again->path) == 0)
            end = NULL;
        else if (end)
            end = &at->also;
    }
    again->private = private;
    if (end)
        *end = again;
}

struct input *input_note(struct input_list *list, struct input input)
{
    struct noted *noted = identify(list->arena, &input);
    for (struct input *known = list->first; known; known = known->next) {
        if (same_file((const struct noted *)known, noted)) {
            note_again(known, &noted->input);
            return known;
        }
    }
    *list->end = &noted->input;
    list->end = &noted->input.next;
    return &noted->input;
}

void input_note_part(struct input *input, struct arena *arena, const char *name, bool used)
{
    if (!input)
        return;
    struct input_part **at = &input->parts;
    while (*at && strcmp((*at)->name, name) != 0)
        at = &(*at)->next;
    if (!*at) {
        *at = ARENA_NEW(arena, struct input_part);
        (*at)->name = arena_string(arena, name);
    }
    (*at)->used |= used;
}
