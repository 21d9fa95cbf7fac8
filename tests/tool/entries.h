/* SPDX-License-Identifier: Apache-2.0 */
/* How many entries a folder has, to see that nothing was left in it. */
#ifndef PLANPRESS_ENTRIES_H
#define PLANPRESS_ENTRIES_H

#include "testing.h"

#include <dirent.h>

static inline size_t entries_in(const char *folder)
{
    DIR *directory = opendir(folder);
    assert_non_null(directory);
    size_t count = 0;
    while (readdir(directory))
        count++;
    closedir(directory);
    return count - 2;
}

#endif
