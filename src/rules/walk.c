/* SPDX-License-Identifier: Apache-2.0 */
/* What is where in a publication. */
#include "rules/check.h"

const struct part *part_of_kind(const struct publication *publication, enum part_kind kind)
{
    const struct part *part = publication->parts;
    while (part && part->kind != kind)
        part = part->next;
    return part;
}

/* Move to the next part that has service blocks. */
static bool next_part(const struct check *check, struct indicator_walk *walk)
{
    walk->part = walk->part ? walk->part->next : check->publication->parts;
    while (walk->part && walk->part->kind != PART_INDICATORS)
        walk->part = walk->part->next;
    return walk->part;
}

/* Move to the next group, over all blocks and parts. */
static bool next_group(const struct check *check, struct indicator_walk *walk)
{
    walk->group = walk->group ? walk->group->next : NULL;
    while (!walk->group) {
        walk->service = walk->service ? walk->service->next : NULL;
        while (!walk->service) {
            if (!next_part(check, walk))
                return false;
            walk->service = walk->part->services;
        }
        walk->group = walk->service->groups;
    }
    return true;
}

const struct map *index_indicators(struct check *check)
{
    struct map *map = map_create(check->scratch);
    struct indicator_walk walk = {0};
    for (const struct indicator *i; (i = indicator_next(check, &walk));) {
        /* maps hold pointers to what is read only; the cast is undone where they are read */
        union {
            const struct indicator *read_only;
            void *pointer;
        } stored = {.read_only = i};
        *map_slot(map, slice_of(i->what.code)) = stored.pointer;
    }
    return map;
}

const struct indicator *indicator_of_code(const struct check *check, struct slice code)
{
    return map_find(check->by_code, code);
}

const struct indicator *indicator_next(const struct check *check, struct indicator_walk *walk)
{
    walk->indicator = walk->indicator ? walk->indicator->next : NULL;
    while (!walk->indicator && next_group(check, walk))
        walk->indicator = walk->group->indicators;
    return walk->indicator;
}

void count_indicators(struct check *check)
{
    struct period period = check->publication->metadata.reporting;
    const struct part *part = part_of_kind(check->publication, PART_INDICATORS);
    const struct service_block *blocks = part ? part->services : NULL;
    size_t capacity = 0;
    ARENA_PUSH(check->scratch, check->tallies, check->tally_count, capacity) =
        tally_blocks(blocks, period);
    for (const struct service_block *s = blocks; s; s = s->next)
        ARENA_PUSH(check->scratch, check->tallies, check->tally_count, capacity) =
            tally_block(s, period);
}
