/* SPDX-License-Identifier: Apache-2.0 */
#include "data/codes.h"

#include "base/nearest.h"
#include "data/words.h"

struct codes {
    struct arena *arena;
    struct map *by_code, *by_key;
    struct known *first, **last;
    struct buffer folded, key; /* used again for each code */
};

/* Whether a space between two characters makes no difference. */
static bool is_joint(char before, char after)
{
    return (is_letter(before) && is_digit(after)) || (is_digit(before) && is_letter(after));
}

static struct slice key_of(struct codes *codes, struct slice code)
{
    struct slice folded = data_key(code, &codes->folded);
    codes->key.count = 0;
    for (size_t i = 0; i < folded.count; i++) {
        bool joint = folded.bytes[i] == ' ' && i > 0 && i + 1 < folded.count &&
                     is_joint(folded.bytes[i - 1], folded.bytes[i + 1]);
        if (!joint)
            buffer_add_char(&codes->key, folded.bytes[i]);
    }
    return buffer_slice(&codes->key);
}

static void add_indicator(struct codes *codes, struct indicator *indicator)
{
    struct known *known = ARENA_NEW(codes->arena, struct known);
    known->indicator = indicator;
    *codes->last = known;
    codes->last = &known->next;
    struct slice code = slice_of(indicator->what.code);
    *map_slot(codes->by_code, code) = known;
    void **slot = map_slot(codes->by_key, key_of(codes, code));
    if (*slot)
        ((struct known *)*slot)->ambiguous = true;
    else
        *slot = known;
}

static void add_service(struct codes *codes, const struct service_block *service)
{
    for (const struct indicator_group *group = service->groups; group; group = group->next) {
        for (struct indicator *indicator = group->indicators; indicator;
             indicator = indicator->next)
            add_indicator(codes, indicator);
    }
}

struct codes *codes_open(struct arena *arena, const struct publication *publication)
{
    struct codes *codes = ARENA_NEW(arena, struct codes);
    codes->arena = arena;
    codes->by_code = map_create(arena);
    codes->by_key = map_create(arena);
    codes->last = &codes->first;
    codes->folded = buffer_open(arena);
    codes->key = buffer_open(arena);
    for (const struct part *part = publication->parts; part; part = part->next) {
        const struct service_block *service = part->kind == PART_INDICATORS ? part->services : NULL;
        for (; service; service = service->next)
            add_service(codes, service);
    }
    return codes;
}

struct known *codes_find(struct codes *codes, struct slice code)
{
    struct known *known = map_find(codes->by_key, key_of(codes, code));
    return known && known->ambiguous ? map_find(codes->by_code, code) : known;
}

const char *codes_nearest(const struct codes *codes, const char *code)
{
    struct nearest nearest = nearest_open(code);
    for (const struct known *known = codes->first; known; known = known->next)
        nearest_offer(&nearest, known->indicator->what.code);
    return nearest_found(&nearest);
}

struct known *codes_all(const struct codes *codes)
{
    return codes->first;
}
