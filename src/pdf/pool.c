/* SPDX-License-Identifier: Apache-2.0 */
/* Level 6 of libdeflate: on pages of text with tables level 9 saves another 1 % for twice the time,
 * level 1 takes two fifths of it and costs 9 %.
 *
 * Workers have arenas of their own, since an arena is for one thread. Results outlive the task but
 * not the file, and there may be gigabytes of them in all, so each is a block that is given back as
 * soon as it has been written. */
#define _POSIX_C_SOURCE 200809L
#include "pdf/pool.h"

#include <libdeflate.h>
#include <pthread.h>

#define LEVEL 6
#define MOST_HELPERS 15

struct worker {
    struct pool *pool;
    struct arena *arena;
    struct buffer buffer;
    struct libdeflate_compressor *compressor;
    pthread_t thread;
};

struct pool {
    struct arena *arena;
    struct allocator allocator;
    pthread_mutex_t lock;
    pthread_cond_t queued, finished;
    struct task *first, *last; /* not yet begun */
    struct task *all;          /* every task there was, by `chain` */
    bool stop;
    int helpers;
    struct worker workers[MOST_HELPERS + 1]; /* the caller's is the first */
};

/* -- what tasks call --------------------------------------------------------------------------- */

struct buffer *worker_buffer(struct worker *worker)
{
    worker->buffer.count = 0;
    return &worker->buffer;
}

static void *task_block(struct worker *worker, struct task *task, size_t size)
{
    struct allocator *allocator = &worker->pool->allocator;
    task->block = allocator->allocate(allocator->context, size ? size : 1);
    if (!task->block)
        arena_exhausted(worker->arena);
    return task->block;
}

void worker_keep(struct worker *worker, struct task *task, struct slice bytes)
{
    char *block = task_block(worker, task, bytes.count);
    if (bytes.count)
        memcpy(block, bytes.bytes, bytes.count);
    task->result = (struct slice){block, bytes.count};
}

void worker_deflate(struct worker *worker, struct task *task, struct slice bytes)
{
    if (!worker->compressor)
        worker->compressor = libdeflate_alloc_compressor(LEVEL);
    if (!worker->compressor)
        arena_exhausted(worker->arena);
    size_t bound = libdeflate_zlib_compress_bound(worker->compressor, bytes.count);
    char *block = task_block(worker, task, bound);
    size_t count =
        libdeflate_zlib_compress(worker->compressor, bytes.bytes, bytes.count, block, bound);
    task->result = (struct slice){block, count};
}

/* -- running them ------------------------------------------------------------------------------ */

struct attempt {
    struct task *task;
    struct worker *worker;
};

static void run_task(void *context)
{
    struct attempt *attempt = context;
    attempt->task->run(attempt->task, attempt->worker);
}

/* Called with the lock held, which it gives up while the task runs. */
static void run_first(struct pool *pool, struct worker *worker)
{
    struct task *task = pool->first;
    pool->first = task->next;
    pthread_mutex_unlock(&pool->lock);
    struct attempt attempt = {task, worker};
    bool exhausted = !arena_protect(worker->arena, run_task, &attempt);
    pthread_mutex_lock(&pool->lock);
    task->exhausted = exhausted;
    task->done = true;
    pthread_cond_broadcast(&pool->finished);
}

static void *help(void *argument)
{
    struct worker *worker = argument;
    struct pool *pool = worker->pool;
    pthread_mutex_lock(&pool->lock);
    while (!pool->stop) {
        if (pool->first)
            run_first(pool, worker);
        else
            pthread_cond_wait(&pool->queued, &pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

void pool_submit(struct pool *pool, struct task *task)
{
    if (!task->chained) {
        task->chained = true;
        task->chain = pool->all;
        pool->all = task;
    }
    pthread_mutex_lock(&pool->lock);
    task->next = NULL;
    task->done = false;
    if (pool->first)
        pool->last->next = task;
    else
        pool->first = task;
    pool->last = task;
    pthread_cond_signal(&pool->queued);
    pthread_mutex_unlock(&pool->lock);
}

void pool_wait(struct pool *pool, struct task *task)
{
    pthread_mutex_lock(&pool->lock);
    while (!task->done) {
        if (pool->first)
            run_first(pool, &pool->workers[0]);
        else
            pthread_cond_wait(&pool->finished, &pool->lock);
    }
    bool exhausted = task->exhausted;
    pthread_mutex_unlock(&pool->lock);
    if (exhausted)
        arena_exhausted(pool->arena);
}

void pool_release(struct pool *pool, struct task *task)
{
    if (task->block)
        pool->allocator.release(pool->allocator.context, task->block);
    task->block = NULL;
    task->result = (struct slice){NULL, 0};
}

/* -- opening and closing ----------------------------------------------------------------------- */

static void worker_close(struct worker *worker)
{
    if (worker->compressor)
        libdeflate_free_compressor(worker->compressor);
    arena_destroy(worker->arena);
}

static bool worker_open(struct pool *pool, struct worker *worker)
{
    worker->pool = pool;
    worker->arena = arena_create(&pool->allocator);
    if (worker->arena)
        worker->buffer = buffer_open(worker->arena);
    return worker->arena != NULL;
}

static void pool_close(void *thing)
{
    struct pool *pool = thing;
    pthread_mutex_lock(&pool->lock);
    pool->stop = true;
    pthread_cond_broadcast(&pool->queued);
    pthread_mutex_unlock(&pool->lock);
    for (int i = 1; i <= pool->helpers; i++)
        pthread_join(pool->workers[i].thread, NULL);
    for (int i = 0; i <= pool->helpers; i++)
        worker_close(&pool->workers[i]);
    for (struct task *task = pool->all; task; task = task->chain)
        pool_release(pool, task);
    pthread_cond_destroy(&pool->finished);
    pthread_cond_destroy(&pool->queued);
    pthread_mutex_destroy(&pool->lock);
}

struct pool *pool_open(struct arena *arena, int helpers, const struct allocator *allocator)
{
    struct pool *pool = ARENA_NEW(arena, struct pool);
    pool->arena = arena;
    pool->allocator = allocator ? *allocator : *allocator_standard();
    if (pthread_mutex_init(&pool->lock, NULL) || pthread_cond_init(&pool->queued, NULL) ||
        pthread_cond_init(&pool->finished, NULL))
        arena_exhausted(arena);
    arena_defer(arena, pool_close, pool);
    if (!worker_open(pool, &pool->workers[0]))
        arena_exhausted(arena);
    for (int i = 1; i <= helpers && i <= MOST_HELPERS; i++) {
        struct worker *worker = &pool->workers[i];
        if (!worker_open(pool, worker))
            break;
        if (pthread_create(&worker->thread, NULL, help, worker) != 0) {
            worker_close(worker);
            break;
        }
        pool->helpers = i;
    }
    return pool;
}
