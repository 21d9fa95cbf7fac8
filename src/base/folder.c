/* SPDX-License-Identifier: Apache-2.0 */
/* It is called with no arena at hand and uses none: an unwinding would leave a half-filled folder
 * behind. */
#define _XOPEN_SOURCE 700
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY_ATTEMPTS 1000 /* names taken by runs that were killed, or share a process id */

/* What stands directly in the folder, in the order added. */
struct entry {
    struct entry *next;
    bool settled; /* has its final place */
    char name[];
};

struct folder {
    char *path, *temporary;
    bool there; /* the folder was there, and empty */
    struct entry *entries, **last;
    int error; /* the first errno */
};

static char *joined(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path)
        snprintf(path, size, "%s/%s", folder, name);
    return path;
}

static void note_failure(struct folder *folder, bool succeeded)
{
    if (!succeeded && !folder->error)
        folder->error = errno ? errno : EIO;
}

/* Whether there is a folder with nothing in it; false with errno ENOENT when there is nothing. */
static bool is_empty_folder(const char *path)
{
    DIR *directory = opendir(path);
    if (!directory) {
        errno = errno == ENOTDIR && access(path, F_OK) == 0 ? EEXIST : errno;
        return false;
    }
    const struct dirent *entry = NULL;
    do {
        errno = 0;
        entry = readdir(directory);
    } while (entry && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
    int kept = entry ? EEXIST : errno;
    closedir(directory);
    errno = kept;
    return !kept;
}

/* A new folder with the rights any new folder gets: beside `path`, or in it when it is there. */
static bool make_temporary(struct folder *folder)
{
    const char *slash = strrchr(folder->path, '/');
    size_t before = folder->there ? strlen(folder->path)
                    : slash       ? (size_t)(slash - folder->path)
                                  : 0;
    bool inside = folder->there || slash;
    size_t size = before + 64;
    folder->temporary = malloc(size);
    if (!folder->temporary)
        return false;
    for (int attempt = 0; attempt < TEMPORARY_ATTEMPTS; attempt++) {
        snprintf(folder->temporary, size, "%.*s%s.planpress-%ld-%d", (int)before, folder->path,
                 inside ? "/" : "", (long)getpid(), attempt);
        if (mkdir(folder->temporary, 0777) == 0)
            return true;
        if (errno != EEXIST)
            break;
    }
    return false;
}

static void folder_free(struct folder *folder)
{
    while (folder->entries) {
        struct entry *next = folder->entries->next;
        free(folder->entries);
        folder->entries = next;
    }
    free(folder->path);
    free(folder->temporary);
    free(folder);
}

/* A copy without the slashes at the end, which would hide the last part. */
static char *plain_path(const char *path)
{
    char *copy = strdup(path);
    size_t end = copy ? strlen(copy) : 0;
    while (end > 1 && copy[end - 1] == '/')
        copy[--end] = '\0';
    return copy;
}

struct folder *folder_open(const char *path)
{
    struct folder *folder = calloc(1, sizeof *folder);
    if (!folder)
        return NULL;
    folder->last = &folder->entries;
    folder->path = plain_path(path);
    if (folder->path && !*folder->path) {
        errno = ENOENT; /* its parent is not the current folder */
    } else if (folder->path) {
        folder->there = is_empty_folder(folder->path);
        if ((folder->there || errno == ENOENT) && make_temporary(folder))
            return folder;
    }
    int kept = errno;
    folder_free(folder);
    errno = kept;
    return NULL;
}

static void add_entry(struct folder *folder, const char *name, size_t count)
{
    for (const struct entry *entry = folder->entries; entry; entry = entry->next) {
        if (strncmp(entry->name, name, count) == 0 && !entry->name[count])
            return;
    }
    struct entry *entry = calloc(1, sizeof *entry + count + 1);
    note_failure(folder, entry);
    if (!entry)
        return;
    memcpy(entry->name, name, count);
    *folder->last = entry;
    folder->last = &entry->next;
}

/* The folder that `name` begins with, unless it is there. */
static void make_inner(struct folder *folder, const char *path, size_t count)
{
    char *inner = strdup(path);
    note_failure(folder, inner);
    if (!inner)
        return;
    inner[count] = '\0';
    note_failure(folder, mkdir(inner, 0777) == 0 || errno == EEXIST);
    free(inner);
}

static void write_file(struct folder *folder, const char *path, const char *bytes, size_t count)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    note_failure(folder, descriptor >= 0);
    if (descriptor < 0)
        return;
    while (count && !folder->error) {
        ssize_t wrote = write(descriptor, bytes, count);
        if (wrote < 0 && errno == EINTR)
            continue;
        note_failure(folder, wrote > 0);
        if (wrote > 0) {
            bytes += wrote;
            count -= (size_t)wrote;
        }
    }
    note_failure(folder, fsync(descriptor) == 0);
    note_failure(folder, close(descriptor) == 0);
}

bool folder_add(struct folder *folder, const char *name, const void *bytes, size_t count)
{
    if (folder->error)
        return false;
    const char *slash = strchr(name, '/');
    char *path = joined(folder->temporary, name);
    note_failure(folder, path);
    if (path) {
        add_entry(folder, name, slash ? (size_t)(slash - name) : strlen(name));
        if (slash)
            make_inner(folder, path, strlen(folder->temporary) + 1 + (size_t)(slash - name));
        if (!folder->error)
            write_file(folder, path, bytes, count);
    }
    free(path);
    return !folder->error;
}

/* Remove a file, or a folder with files. */
static void remove_whole(const char *path)
{
    DIR *directory = opendir(path);
    if (!directory) {
        unlink(path);
        return;
    }
    for (const struct dirent *entry; (entry = readdir(directory));) {
        bool itself = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
        char *inner = itself ? NULL : joined(path, entry->d_name);
        if (inner)
            unlink(inner);
        free(inner);
    }
    closedir(directory);
    rmdir(path);
}

/* Move all entries from the temporary folder into the one that was there. */
static void settle(struct folder *folder)
{
    for (struct entry *entry = folder->entries; entry && !folder->error; entry = entry->next) {
        char *from = joined(folder->temporary, entry->name);
        char *to = joined(folder->path, entry->name);
        note_failure(folder, from && to && rename(from, to) == 0);
        entry->settled = !folder->error;
        free(from);
        free(to);
    }
    if (!folder->error)
        note_failure(folder, rmdir(folder->temporary) == 0);
}

void folder_abandon(struct folder *folder)
{
    if (!folder)
        return;
    for (const struct entry *entry = folder->entries; entry; entry = entry->next) {
        char *path = joined(entry->settled ? folder->path : folder->temporary, entry->name);
        if (path)
            remove_whole(path);
        free(path);
    }
    rmdir(folder->temporary);
    folder_free(folder);
}

bool folder_commit(struct folder *folder)
{
    if (!folder->error && folder->there)
        settle(folder);
    else if (!folder->error)
        note_failure(folder, rename(folder->temporary, folder->path) == 0);
    int error = folder->error == ENOTEMPTY ? EEXIST : folder->error;
    if (error)
        folder_abandon(folder);
    else
        folder_free(folder);
    errno = error;
    return !error;
}
