/* SPDX-License-Identifier: Apache-2.0 */
/* tests/unit/layout/laying.h - the inside of a layout run, for tests of its parts. */
#ifndef PLANPRESS_LAYING_H
#define PLANPRESS_LAYING_H

#include "flowing.h"

#include "layout/pages.h"

static inline struct layout laying_open(const struct flowing *f)
{
    struct arena *arena = f->arena;
    return (struct layout){.arena = arena,
                           .pages = arena_create_child(arena),
                           .scratch = arena_create_child(arena),
                           .breaker = arena_create_child(arena),
                           .flow = f->flow,
                           .diags = f->diags,
                           .labels = ARENA_ARRAY(arena, f->flow->place_count + 1, const char *),
                           .places =
                               ARENA_ARRAY(arena, f->flow->place_count + 1, struct destination),
                           .reserved = ARENA_ARRAY(arena, f->flow->place_count + 1, length),
                           .texts = ARENA_ARRAY(arena, f->flow->text_count, struct set_text *),
                           .tables = map_create(arena),
                           .notes = map_create(arena),
                           .chapters = map_create(arena),
                           .tallest = length_points(600)};
}

/* Words of a small vocabulary, as many as wanted: some long, with hyphens and ligatures in them. */
static inline const char *laying_words(struct arena *arena, int count, uint32_t seed)
{
    static const char *const words[] = {"of",         "the",     "efficient",      "office",
                                        "well-being", "council", "improvement",    "waffles",
                                        "AVATAR",     "a",       "responsibility", "fluffiest",
                                        "and",        "ward",    "neighbourhood",  "performance"};
    struct buffer out = buffer_open(arena);
    for (int i = 0; i < count; i++) {
        seed = seed * 1664525u + 1013904223u;
        buffer_format(&out, "%s%s", i ? " " : "", words[seed >> 28]);
    }
    return buffer_text(&out);
}

#endif
