/* SPDX-License-Identifier: Apache-2.0 */
/* base/arena.h - memory with one owner and one place where running out of it is handled.
 *
 * Almost everything a job makes lives until the job ends, so it is taken from the job's arena and
 * never freed one by one. Work that is thrown away sooner (a paragraph's breakpoints) takes a mark
 * and rewinds to it.
 *
 * Running out of memory is decided here, once. Allocation never returns NULL: it unwinds to the
 * nearest arena_protect(), which returns false, and the owner of the job turns that into one
 * diagnostic. A check at each of a thousand calls is a thousand chances to forget one; the price
 * is a rule: no arena allocation inside a callback of a foreign library, whose frames must not be
 * unwound. docs/architecture.md, "Out of memory", has the reasoning.
 */
#ifndef PLANPRESS_BASE_ARENA_H
#define PLANPRESS_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Where blocks come from. `allocate` may return NULL; that is how tests make the Nth call fail. */
struct allocator {
    void *(*allocate)(void *context, size_t size);
    void (*release)(void *context, void *block);
    void *context;
};

/* malloc and free, for whoever takes an allocator and is given none. */
const struct allocator *allocator_standard(void);

/* A new arena, or NULL when there is no memory for it. `allocator` NULL means malloc and free;
 * otherwise it must outlive the arena. */
struct arena *arena_create(const struct allocator *allocator);

/* An arena that ends with `parent` at the latest and unwinds to the same place. Unwinds itself when
 * memory runs out. May be destroyed earlier. */
struct arena *arena_create_child(struct arena *parent);

/* Runs the deferred closers, last first, then releases everything. NULL is fine. */
void arena_destroy(struct arena *arena);

/* Call work(context). False when memory ran out inside it; what it allocated stays until the arena
 * is destroyed, and the closers deferred by it still run then. Guards nest. */
bool arena_protect(struct arena *arena, void (*work)(void *context), void *context);

/* Unwind to the nearest guard: for a foreign library that reported that memory ran out. */
_Noreturn void arena_exhausted(struct arena *arena);

/* `size` zeroed bytes, aligned for any type. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* `size` zeroed bytes, or NULL when memory runs out: for callbacks of foreign libraries, which stop
 * the library by its own means and let their caller unwind. */
void *arena_try_alloc(struct arena *arena, size_t size);

/* Zeroed room for `count` things of `size` bytes; overflow counts as running out of memory. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/* A copy of bytes[0..count), with a NUL after it. */
char *arena_copy(struct arena *arena, const char *bytes, size_t count);

/* A copy of a C string. */
char *arena_string(struct arena *arena, const char *text);

/* Call close(thing) when the arena is destroyed: for what holds a resource of a foreign library. */
void arena_defer(struct arena *arena, void (*close)(void *thing), void *thing);

/* Everything allocated after a mark goes when the arena is rewound to it; do not defer between. */
struct arena_mark {
    void *block, *at;
    size_t left, room;
};
struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Release what arena_alloc gave, if it was large enough to have a block of its own; else it stays.
 * For arrays and tables that have been moved to a larger place. */
void arena_give_back(struct arena *arena, void *memory, size_t size);

/* What every arena asks its allocator for, again and again, once it holds more than that. */
size_t arena_block_size(void);

/* Bytes now held from the allocator, for reports. */
size_t arena_size(const struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type)                                                            \
    ((type *)arena_alloc_array((arena), (size_t)(count), sizeof(type)))

/* Room for one more in a growing array: returns the array, moved if it was full. Doubling leaves at
 * most as many dead bytes behind as live ones, and large arrays leave none. */
void *arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t size);

/* ARENA_PUSH(arena, array, count, capacity) is the new last element, zeroed, as an lvalue. */
#define ARENA_PUSH(arena, array, count, capacity)                                                  \
    (*((array) = arena_grow((arena), (array), (count), &(capacity), sizeof *(array)),              \
       &(array)[(count)++]))

#endif
