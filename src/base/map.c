/* SPDX-License-Identifier: Apache-2.0 */
/* Open addressing with linear probing in a table kept at most half full. */
#include "base/map.h"

struct entry {
    struct slice key;
    uint64_t hash;
    void *value;
};

struct map {
    struct arena *arena;
    struct entry *entries;
    size_t size; /* a power of two */
    size_t count;
};

#define FIRST_SIZE 64

/* FNV-1a over eight bytes at a time with a final avalanche (the finaliser of MurmurHash3), read
 * byte by byte so that the result does not depend on the machine's byte order. */
uint64_t hash_bytes(const void *bytes, size_t count, uint64_t seed)
{
    const unsigned char *at = bytes;
    uint64_t hash = seed ^ UINT64_C(0xcbf29ce484222325);
    for (; count >= 8; at += 8, count -= 8) {
        uint64_t word = 0;
        for (int i = 7; i >= 0; i--)
            word = word << 8 | at[i];
        hash = (hash ^ word) * UINT64_C(0x100000001b3);
        hash ^= hash >> 29;
    }
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
    hash ^= hash >> 33;
    hash *= UINT64_C(0xff51afd7ed558ccd);
    hash ^= hash >> 33;
    hash *= UINT64_C(0xc4ceb9fe1a85ec53);
    return hash ^ hash >> 33;
}

struct map *map_create(struct arena *arena)
{
    struct map *map = ARENA_NEW(arena, struct map);
    map->arena = arena;
    map->size = FIRST_SIZE;
    map->entries = ARENA_ARRAY(arena, FIRST_SIZE, struct entry);
    return map;
}

static struct entry *place(struct entry *entries, size_t size, struct slice key, uint64_t hash)
{
    for (size_t at = (size_t)hash & (size - 1);; at = (at + 1) & (size - 1)) {
        struct entry *entry = &entries[at];
        if (!entry->key.bytes || (entry->hash == hash && slice_equal(entry->key, key)))
            return entry;
    }
}

void *map_find(const struct map *map, struct slice key)
{
    return place(map->entries, map->size, key, hash_bytes(key.bytes, key.count, 0))->value;
}

static void grow(struct map *map)
{
    size_t size = map->size * 2;
    struct entry *entries = ARENA_ARRAY(map->arena, size, struct entry);
    for (size_t i = 0; i < map->size; i++) {
        const struct entry *old = &map->entries[i];
        if (old->key.bytes)
            *place(entries, size, old->key, old->hash) = *old;
    }
    arena_give_back(map->arena, map->entries, map->size * sizeof *map->entries);
    map->entries = entries;
    map->size = size;
}

void **map_slot(struct map *map, struct slice key)
{
    uint64_t hash = hash_bytes(key.bytes, key.count, 0);
    struct entry *entry = place(map->entries, map->size, key, hash);
    if (!entry->key.bytes) {
        if ((map->count + 1) * 2 > map->size) {
            grow(map);
            entry = place(map->entries, map->size, key, hash);
        }
        entry->key = (struct slice){arena_copy(map->arena, key.bytes, key.count), key.count};
        entry->hash = hash;
        map->count++;
    }
    return &entry->value;
}

size_t map_count(const struct map *map)
{
    return map->count;
}
