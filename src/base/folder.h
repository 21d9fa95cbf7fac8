/* SPDX-License-Identifier: Apache-2.0 */
/* base/folder.h - a new folder that appears with all that belongs into it, or not at all. */
#ifndef PLANPRESS_BASE_FOLDER_H
#define PLANPRESS_BASE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/* A folder under way: filled under a name of its own, then renamed. An empty folder that is there
 * already stays the one it is, with its rights and its place; it is filled under another name
 * inside it, and at the end gets one file after the other, in the order in which they were added.
 */
struct folder;

/* NULL with errno set: EEXIST when there is something at `path` that is no empty folder, otherwise
 * what kept us from beginning. */
struct folder *folder_open(const char *path);

/* Add a file; its name may begin with that of a folder inside, "schema/plan.xsd". False once
 * anything failed; the first errno is kept and later files are ignored. */
bool folder_add(struct folder *folder, const char *name, const void *bytes, size_t count);

/* Make it appear, free. False with errno set when any step failed; then no trace is left. */
bool folder_commit(struct folder *folder);

/* Leave no trace, free. NULL is fine. */
void folder_abandon(struct folder *folder);

#endif
