/* SPDX-License-Identifier: Apache-2.0 */
/* text/cache.h - the hash table under the word cache. Private to the room.
 *
 * base/map.h copies and compares whole keys. A word's key is its text plus a font, a face, a script
 * and a direction, and it is looked up once per word of the document, so here the key stays in the
 * entry, the caller compares, and a hit touches one slot and one entry. */
#ifndef PLANPRESS_TEXT_CACHE_H
#define PLANPRESS_TEXT_CACHE_H

#include "base/arena.h"
#include "base/slice.h"

struct cache_slot {
    uint64_t hash;
    void *entry; /* NULL: free */
};

/* Open addressing with linear probing, kept at most half full. */
struct cache {
    struct cache_slot *slots;
    size_t size; /* a power of two */
    size_t count;
};

/* An empty cache for a first `size` entries or so. */
void cache_open(struct cache *cache, struct arena *arena, size_t size);

/* Add an entry that is not there yet. */
void cache_add(struct cache *cache, struct arena *arena, uint64_t hash, void *entry);

/* The candidates for a hash, until NULL:
 *     size_t at = (size_t)hash;
 *     while ((entry = cache_next(cache, hash, &at)) && !is_it(entry)) {} */
static inline void *cache_next(const struct cache *cache, uint64_t hash, size_t *at)
{
    for (;;) {
        const struct cache_slot *slot = &cache->slots[(*at)++ & (cache->size - 1)];
        if (!slot->entry || slot->hash == hash)
            return slot->entry;
    }
}

/* Words are mostly shorter than 16 bytes, so they are hashed 8 at a time as the machine reads them:
 * the values never leave the process. */
static inline uint64_t cache_hash(struct slice text, uint64_t seed)
{
    const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
    uint64_t hash = (seed ^ text.count) * odd;
    const char *at = text.bytes;
    size_t left = text.count;
    for (; left >= 8; at += 8, left -= 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        hash = (hash ^ word) * odd;
        hash ^= hash >> 32;
    }
    uint64_t tail = 0;
    for (size_t i = 0; i < left; i++)
        tail = tail << 8 | (unsigned char)at[i];
    hash = (hash ^ tail) * odd;
    hash ^= hash >> 29;
    hash *= UINT64_C(0xbf58476d1ce4e5b9);
    return hash ^ hash >> 32;
}

#endif
