/* SPDX-License-Identifier: Apache-2.0 */
/* markup/reader.h - one document on its way from files to a tree. */
#ifndef PLANPRESS_MARKUP_READER_H
#define PLANPRESS_MARKUP_READER_H

#include "markup/parse.h"

/* Files may include files this deep, and one document may be made of this many. */
#define INCLUDE_DEPTH_LIMIT 8
#define INCLUDE_COUNT_LIMIT 1000

/* A file that is being read, and the one that includes it. */
struct open_file {
    const char
        *path; /* resolved: no links, no "..", so equal paths are one file; NULL: not a file */
    const char *folder; /* what its inclusions are relative to */
    const struct open_file *outer;
};

struct open_file open_file_at(struct arena *arena, const char *path, const char *folder,
                              const struct open_file *outer);

struct reader {
    struct arena *arena;
    struct diag_list *diags;
    const char *root;          /* the folder that all files must lie in */
    int count;                 /* inclusions so far */
    size_t bytes;              /* read so far, of all files */
    struct input_list *inputs; /* or NULL */
};

/* The tree of `bytes`, which stay in use and have a NUL after them. `name` is what messages call
 * them; `nesting` is how many elements are open around. NULL when not well-formed. */
struct xml_node *reader_parse(struct reader *reader, const struct open_file *open, const char *name,
                              struct slice bytes, size_t nesting);

/* Put included elements in the place of every xi:include from *place on, its siblings and all that
 * is under them. What cannot be included is reported and stays. */
void include_all(struct reader *reader, const struct open_file *open, struct xml_node **place,
                 size_t nesting);

#endif
