/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks in a singly linked list, newest first. One of them is being filled; an allocation that
 * does not fit opens another, twice as large up to a ceiling, so the number of blocks stays small
 * without the last one being mostly empty. What is large itself gets a block of its own, and
 * smaller things go on filling the one they were in: no block is left with more than a sixteenth of
 * it unused. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK ((size_t)16 << 10)
/* With its header, and malloc's, a whole number of pages. */
#define LARGEST_BLOCK (((size_t)256 << 10) - 64)
#define LARGE (LARGEST_BLOCK / 4)

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

/* What is free of the block that is being filled. */
struct filling {
    unsigned char *at;
    size_t left;
    size_t room; /* of the whole block; 0: there is none yet */
};

struct arena {
    struct allocator allocator;
    struct arena *parent;
    struct guard *guard; /* only the root's is used */
    struct block *newest;
    struct filling filling;
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

/* NULL when there is no memory for it. */
static struct block *open_block(struct arena *arena, size_t size)
{
    struct block *block = arena->allocator.allocate(arena->allocator.context, sizeof *block + size);
    if (!block)
        return NULL;
    block->next = arena->newest;
    block->size = size;
    arena->newest = block;
    arena->held += size;
    return block;
}

static size_t next_room(size_t room)
{
    return room == 0 ? FIRST_BLOCK : room < LARGEST_BLOCK / 2 ? room * 2 : LARGEST_BLOCK;
}

void *arena_try_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        return NULL;
    size = aligned(size ? size : 1);
    if (size > arena->filling.left) {
        size_t room = next_room(arena->filling.room);
        bool own = size > room || size > LARGE;
        struct block *block = open_block(arena, own ? size : room);
        if (!block)
            return NULL;
        if (own)
            return memset(block->bytes, 0, size);
        arena->filling = (struct filling){block->bytes, room, room};
    }
    void *result = arena->filling.at;
    arena->filling.at += size;
    arena->filling.left -= size;
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
    const struct filling *filling = &arena->filling;
    return (struct arena_mark){arena->newest, filling->at, filling->left, filling->room};
}

/* The block that was being filled at the mark is still there: it was opened before. */
void arena_rewind(struct arena *arena, struct arena_mark mark)
{
    while (arena->newest != mark.block) {
        struct block *next = arena->newest->next;
        arena->held -= arena->newest->size;
        arena->allocator.release(arena->allocator.context, arena->newest);
        arena->newest = next;
    }
    arena->filling = (struct filling){mark.at, mark.left, mark.room};
}

size_t arena_block_size(void)
{
    return sizeof(struct block) + LARGEST_BLOCK;
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
