/* SPDX-License-Identifier: Apache-2.0 */
/* base/file.h - files in whole, files out whole or not at all, and paths that stay inside. */
#ifndef PLANPRESS_BASE_FILE_H
#define PLANPRESS_BASE_FILE_H

#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"

/* Larger inputs are refused; a plan of 1,000 pages is about 10 MiB. */
#define FILE_LIMIT_MIB 256

/* Read all of `path` into the arena, with a NUL after it; "-" is standard input. False and a
 * diagnostic at `pos` (the place that names the file) when it is missing, unreadable or larger than
 * FILE_LIMIT_MIB. */
bool file_read(struct arena *arena, const char *path, struct source_pos pos,
               struct diag_list *diags, struct slice *content);

/* The path that `reference`, written in a file that lies in `folder`, names. Absolute references
 * and those that leave `root` (through "..", or through a symbolic link) are refused with
 * path_outside; what does not exist with file_not_found; NULL then. `folder` and `root` are
 * existing folders. */
const char *path_inside(struct arena *arena, const char *root, const char *folder,
                        const char *reference, struct source_pos pos, struct diag_list *diags);

/* The folder part of a path: "." when it has none. */
const char *path_folder(struct arena *arena, const char *path);

/* `folder`/`name`, or `name` alone when folder is "." or name is absolute. */
const char *path_join(struct arena *arena, const char *folder, const char *name);

/* An output that appears whole or not at all: written to a temporary file beside `path`, then
 * synced and renamed over it. "-" is standard output; it and devices and pipes are written through.
 */
struct output;

/* NULL with errno set when the temporary file cannot be made or memory runs out. */
struct output *output_open(const char *path);

/* False once anything failed; the first errno is kept and later writes are ignored. */
bool output_write(struct output *output, const void *bytes, size_t count);

/* Sync, rename, free. False with errno set when any step failed; then no trace is left. */
bool output_commit(struct output *output);

/* Leave no trace, free. NULL is fine. */
void output_abandon(struct output *output);

#endif
