/* SPDX-License-Identifier: Apache-2.0 */
/* base/reserve.h - blocks of memory that a thread makes ready while the job works.
 *
 * The system hands out memory page by page, when a program first touches it, and that takes one to
 * two microseconds a page: a tenth of all the time that a plan of sixty pages takes, most of it for
 * the blocks of arenas. A reserve is an allocator whose thread fetches the next such blocks and
 * touches them. What is in them is nobody's concern here, so nothing that is made can depend on who
 * was faster. */
#ifndef PLANPRESS_BASE_RESERVE_H
#define PLANPRESS_BASE_RESERVE_H

#include "base/arena.h"

struct reserve;

/* A reserve of blocks from `source`, which its thread calls as well as the caller's: as malloc is,
 * it must be safe for both at once. NULL when there is no memory for it. A job that needs little
 * never starts the thread. */
struct reserve *reserve_open(const struct allocator *source);

/* For one thread, its caller's; must not outlive the reserve. Where no block is ready it asks the
 * source, so memory runs out as it would without a reserve. */
const struct allocator *reserve_allocator(const struct reserve *reserve);

/* Blocks that were handed out must have been released. NULL is fine. */
void reserve_close(struct reserve *reserve);

#endif
