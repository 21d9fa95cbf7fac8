/* SPDX-License-Identifier: Apache-2.0 */
#include "text/cache.h"

void cache_open(struct cache *cache, struct arena *arena, size_t size)
{
    cache->size = 16;
    while (cache->size < size * 2)
        cache->size *= 2;
    cache->count = 0;
    cache->slots = ARENA_ARRAY(arena, cache->size, struct cache_slot);
}

static void place(struct cache *cache, struct cache_slot slot)
{
    size_t at = (size_t)slot.hash & (cache->size - 1);
    while (cache->slots[at].entry)
        at = (at + 1) & (cache->size - 1);
    cache->slots[at] = slot;
}

void cache_add(struct cache *cache, struct arena *arena, uint64_t hash, void *entry)
{
    if ((cache->count + 1) * 2 > cache->size) {
        struct cache old = *cache;
        cache_open(cache, arena, old.size);
        cache->count = old.count;
        for (size_t i = 0; i < old.size; i++) {
            if (old.slots[i].entry)
                place(cache, old.slots[i]);
        }
    }
    place(cache, (struct cache_slot){hash, entry});
    cache->count++;
}
