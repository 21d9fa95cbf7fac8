/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks in a singly linked list, newest first; an allocation that does not fit the newest block
 * opens another, at least twice as large up to a ceiling, so the number of blocks stays small
 * without the last one being mostly empty. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK ((size_t)16 << 10)
#define LARGEST_BLOCK ((size_t)1 << 20)

struct block {
    struct block *next;
    size_t size;
    alignas(max_align_t) unsigned char bytes[];
};

struct deferred {
    struct deferred *next;
    void (*close)(void *thing);
    void *thing;
};

struct guard {
    struct arena *root;
    struct guard *outer;
    jmp_buf escape;
};

struct arena {
    struct allocator allocator;
    struct arena *parent;
    struct guard *guard; /* only the root's is used */
    struct block *newest;
    size_t used;
    size_t held;
    struct deferred *deferred;
    struct arena *children; /* destroyed with us */
    struct arena *next_sibling;
};

static void *malloc_allocate(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void malloc_release(void *context, void *block)
{
    (void)context;
    free(block);
}

static size_t aligned(size_t size)
{
    const size_t unit = alignof(max_align_t);
    return (size + unit - 1) / unit * unit;
}

const struct allocator *allocator_standard(void)
{
    static const struct allocator standard = {malloc_allocate, malloc_release, NULL};
    return &standard;
}

struct arena *arena_create(const struct allocator *allocator)
{
    if (!allocator)
        allocator = allocator_standard();
    struct arena *arena = allocator->allocate(allocator->context, sizeof *arena);
    if (!arena)
        return NULL;
    *arena = (struct arena){.allocator = *allocator};
    return arena;
}

static struct arena *root_of(struct arena *arena)
{
    while (arena->parent)
        arena = arena->parent;
    return arena;
}

void arena_exhausted(struct arena *arena)
{
    struct guard *guard = root_of(arena)->guard;
    if (!guard)
        abort(); /* an allocation outside any guard is our own mistake */
    longjmp(guard->escape, 1);
}

bool arena_protect(struct arena *arena, void (*work)(void *context), void *context)
{
    /* What is needed after the jump stands in memory, where no register is lost. */
    struct guard guard = {.root = root_of(arena)};
    guard.outer = guard.root->guard;
    guard.root->guard = &guard;
    bool done = setjmp(guard.escape) == 0;
    if (done)
        work(context);
    guard.root->guard = guard.outer;
    return done;
}

struct arena *arena_create_child(struct arena *parent)
{
    struct arena *child = arena_create(&parent->allocator);
    if (!child)
        arena_exhausted(parent);
    child->parent = parent;
    child->next_sibling = parent->children;
    parent->children = child;
    return child;
}

static void forget_child(struct arena *child)
{
    struct arena **link = &child->parent->children;
    while (*link != child)
        link = &(*link)->next_sibling;
    *link = child->next_sibling;
}

void arena_destroy(struct arena *arena)
{
    if (!arena)
        return;
    while (arena->children)
        arena_destroy(arena->children);
    for (struct deferred *d = arena->deferred; d; d = d->next)
        d->close(d->thing);
    while (arena->newest) {
        struct block *next = arena->newest->next;
        arena->allocator.release(arena->allocator.context, arena->newest);
        arena->newest = next;
    }
    if (arena->parent)
        forget_child(arena);
    arena->allocator.release(arena->allocator.context, arena);
}

/* False when there is no memory for it. */
static bool open_block(struct arena *arena, size_t size)
{
    size_t room = arena->newest ? arena->newest->size * 2 : FIRST_BLOCK;
    if (room > LARGEST_BLOCK)
        room = LARGEST_BLOCK;
    if (room < size)
        room = size;
    if (room > SIZE_MAX - sizeof(struct block))
        return false;
    struct block *block = arena->allocator.allocate(arena->allocator.context, sizeof *block + room);
    if (!block)
        return false;
    block->next = arena->newest;
    block->size = room;
    arena->newest = block;
    arena->used = 0;
    arena->held += room;
    return true;
}

void *arena_try_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        return NULL;
    size = aligned(size ? size : 1);
    bool fits = arena->newest && arena->newest->size - arena->used >= size;
    if (!fits && !open_block(arena, size))
        return NULL;
    void *result = arena->newest->bytes + arena->used;
    arena->used += size;
    return memset(result, 0, size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *result = arena_try_alloc(arena, size);
    if (!result)
        arena_exhausted(arena);
    return result;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        arena_exhausted(arena);
    return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t count)
{
    char *copy = arena_alloc(arena, count + 1);
    if (count)
        memcpy(copy, bytes, count);
    return copy;
}

char *arena_string(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

void arena_defer(struct arena *arena, void (*close)(void *thing), void *thing)
{
    struct deferred *deferred = ARENA_NEW(arena, struct deferred);
    deferred->close = close;
    deferred->thing = thing;
    deferred->next = arena->deferred;
    arena->deferred = deferred;
}

struct arena_mark arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->newest, arena->used};
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
    while (arena->newest != mark.block) {
        struct block *next = arena->newest->next;
        arena->held -= arena->newest->size;
        arena->allocator.release(arena->allocator.context, arena->newest);
        arena->newest = next;
    }
    arena->used = mark.used;
}

size_t arena_size(const struct arena *arena)
{
    size_t total = arena->held;
    for (const struct arena *child = arena->children; child; child = child->next_sibling)
        total += arena_size(child);
    return total;
}

void arena_give_back(struct arena *arena, void *memory, size_t size)
{
    if (aligned(size) <= LARGEST_BLOCK || aligned(size) < size)
        return;
    for (struct block **link = &arena->newest; *link; link = &(*link)->next) {
        struct block *block = *link;
        if (block->bytes != memory)
            continue;
        if (block == arena->newest)
            arena->used = block->next ? block->next->size : 0; /* its rest is forgone */
        *link = block->next;
        arena->held -= block->size;
        arena->allocator.release(arena->allocator.context, block);
        return;
    }
}

void *arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    size_t wanted = *capacity ? *capacity * 2 : 2;
    void *moved = arena_alloc_array(arena, wanted, size);
    if (count) {
        memcpy(moved, array, count * size);
        arena_give_back(arena, array, count * size);
    }
    *capacity = wanted;
    return moved;
}
