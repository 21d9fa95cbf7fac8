/* SPDX-License-Identifier: Apache-2.0 */
#include "base/reserve.h"

#include <pthread.h>

/* Blocks asked for before there is a thread: starting one costs as much as they do, and a document
 * of a few pages needs no more. */
#define WITHOUT_THREAD 8
/* Blocks kept ready, two megabytes of them. A job fills one in a millisecond or less, the thread
 * needs a fifth of that; waking it is dear, so it may sleep until half of them are gone. */
#define READY 8
#define PAGE 4096 /* or a multiple of it: touching a page twice does no harm */

struct reserve {
    struct allocator source, allocator;
    size_t asked;
    bool running;
    pthread_t thread;
    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t wanted;
    bool stop;
    size_t count;
    void *ready[READY];
};

/* ---- the thread ---- */

static void touch(volatile unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i += PAGE)
        bytes[i] = 0;
}

static void *block_fetch(const struct reserve *reserve)
{
    void *block = reserve->source.allocate(reserve->source.context, arena_block_size());
    if (block)
        touch(block, arena_block_size());
    return block;
}

/* Without memory it ends: who then asks for a block is told so by the source. */
static void *fill(void *argument)
{
    struct reserve *reserve = argument;
    pthread_mutex_lock(&reserve->lock);
    while (!reserve->stop) {
        if (reserve->count == READY) {
            pthread_cond_wait(&reserve->wanted, &reserve->lock);
            continue;
        }
        pthread_mutex_unlock(&reserve->lock);
        void *block = block_fetch(reserve);
        pthread_mutex_lock(&reserve->lock);
        if (!block)
            break;
        reserve->ready[reserve->count++] = block;
    }
    pthread_mutex_unlock(&reserve->lock);
    return NULL;
}

/* ---- its allocator ---- */

static void *take_ready(struct reserve *reserve)
{
    void *block = NULL;
    pthread_mutex_lock(&reserve->lock);
    if (reserve->count)
        block = reserve->ready[--reserve->count];
    if (reserve->count == READY / 2)
        pthread_cond_signal(&reserve->wanted);
    pthread_mutex_unlock(&reserve->lock);
    return block;
}

static void *allocate(void *context, size_t size)
{
    struct reserve *reserve = context;
    void *block = NULL;
    if (size == arena_block_size()) {
        if (++reserve->asked == WITHOUT_THREAD)
            reserve->running = pthread_create(&reserve->thread, NULL, fill, reserve) == 0;
        if (reserve->running)
            block = take_ready(reserve);
    }
    return block ? block : reserve->source.allocate(reserve->source.context, size);
}

static void release(void *context, void *block)
{
    struct reserve *reserve = context;
    reserve->source.release(reserve->source.context, block);
}

/* ---- opening and closing ---- */

struct reserve *reserve_open(const struct allocator *source)
{
    struct reserve *reserve = source->allocate(source->context, sizeof *reserve);
    if (!reserve)
        return NULL;
    *reserve = (struct reserve){.source = *source, .allocator = {allocate, release, reserve}};
    if (pthread_mutex_init(&reserve->lock, NULL) || pthread_cond_init(&reserve->wanted, NULL)) {
        release(reserve, reserve);
        return NULL;
    }
    return reserve;
}

const struct allocator *reserve_allocator(const struct reserve *reserve)
{
    return &reserve->allocator;
}

void reserve_close(struct reserve *reserve)
{
    if (!reserve)
        return;
    pthread_mutex_lock(&reserve->lock);
    reserve->stop = true;
    pthread_cond_signal(&reserve->wanted);
    pthread_mutex_unlock(&reserve->lock);
    if (reserve->running)
        pthread_join(reserve->thread, NULL);
    while (reserve->count)
        release(reserve, reserve->ready[--reserve->count]);
    pthread_cond_destroy(&reserve->wanted);
    pthread_mutex_destroy(&reserve->lock);
    release(reserve, reserve);
}
