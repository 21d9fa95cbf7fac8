/* SPDX-License-Identifier: Apache-2.0 */
/* base/map.h - from a byte string to a pointer; grows, never forgets. */
#ifndef PLANPRESS_BASE_MAP_H
#define PLANPRESS_BASE_MAP_H

#include "base/arena.h"
#include "base/slice.h"

struct map;

struct map *map_create(struct arena *arena);

/* The value stored for `key`, or NULL. */
void *map_find(const struct map *map, struct slice key);

/* Where the value for `key` is stored, NULL in it when it is new. The key is copied. The place is
 * valid until the next map_slot. */
void **map_slot(struct map *map, struct slice key);

size_t map_count(const struct map *map);

/* A well mixed 64-bit hash, the same on every machine. */
uint64_t hash_bytes(const void *bytes, size_t count, uint64_t seed);

#endif
