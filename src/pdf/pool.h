/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/pool.h - threads that make bytes, while the caller's thread puts them in order.
 *
 * A task makes one piece of the file (a page's content, a font, an object stream), usually
 * deflated. Tasks are begun in the order they are given in and waited for one by one, so the file
 * never depends on who was faster. Whoever waits works: with no threads at all every task is simply
 * done when it is waited for. */
#ifndef PLANPRESS_PDF_POOL_H
#define PLANPRESS_PDF_POOL_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

struct pool;
struct worker;

struct task {
    /* Sets `result`, from worker_deflate() or worker_keep(). Runs on any thread; what it needs it
     * finds around itself: a task is the first member of something larger. */
    void (*run)(struct task *task, struct worker *worker);
    struct slice result; /* valid from pool_wait() to pool_release() */

    /* The pool's. */
    struct task *next, *chain;
    void *block;
    bool chained, done, exhausted;
};

/* `helpers` threads beside the caller's; fewer, or none, where the system does not give them. The
 * pool stops them when `arena` is destroyed. `allocator` as in pdf_options. */
struct pool *pool_open(struct arena *arena, int helpers, const struct allocator *allocator);

/* Queue a task, which must live as long as the pool. Once released it may be queued again. */
void pool_submit(struct pool *pool, struct task *task);

/* Return when the task is done. Unwinds when memory ran out in it. */
void pool_wait(struct pool *pool, struct task *task);

/* Its result is no longer needed. */
void pool_release(struct pool *pool, struct task *task);

/* A buffer to build in, empty, the worker's own; its memory is used again by the next task. */
struct buffer *worker_buffer(struct worker *worker);

/* Make `bytes`, as they are or in zlib's format, the result of a task. */
void worker_keep(struct worker *worker, struct task *task, struct slice bytes);
void worker_deflate(struct worker *worker, struct task *task, struct slice bytes);

#endif
