/* SPDX-License-Identifier: Apache-2.0 */
/* A plan has a handful of files, a large one some hundreds of parts: a list is searched. */
#include "base/input.h"

#include <string.h>

struct input_list *input_list_create(struct arena *arena)
{
    struct input_list *list = ARENA_NEW(arena, struct input_list);
    list->arena = arena;
    list->end = &list->first;
    return list;
}

void input_note(struct input_list *list, struct input input)
{
    for (struct input *known = list->first; known; known = known->next) {
        if (strcmp(known->path, input.path) != 0)
            continue;
        known->private |= input.private;
        return;
    }
    struct input *noted = ARENA_NEW(list->arena, struct input);
    *noted = input;
    noted->next = NULL;
    *list->end = noted;
    list->end = &noted->next;
}
