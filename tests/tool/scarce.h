/* SPDX-License-Identifier: Apache-2.0 */
/* An allocator that gives out, for two threads at once if need be. */
#ifndef PLANPRESS_TESTS_SCARCE_H
#define PLANPRESS_TESTS_SCARCE_H

#include <stdatomic.h>
#include <stdlib.h>

#include "base/arena.h"

struct scarce {
    long failing;      /* the nth call fails; 0: none does */
    bool dry;          /* and all that come after it */
    atomic_long calls; /* so far */
    atomic_long alive; /* what was handed out and not given back */
};

static void *scarce_allocate(void *context, size_t size)
{
    struct scarce *scarce = context;
    long call = atomic_fetch_add(&scarce->calls, 1) + 1;
    if (scarce->failing && (call == scarce->failing || (scarce->dry && call > scarce->failing)))
        return NULL;
    atomic_fetch_add(&scarce->alive, 1);
    return malloc(size);
}

static void scarce_release(void *context, void *block)
{
    struct scarce *scarce = context;
    atomic_fetch_sub(&scarce->alive, 1);
    free(block);
}

static inline struct allocator scarce_allocator(struct scarce *scarce)
{
    return (struct allocator){scarce_allocate, scarce_release, scarce};
}

#endif
