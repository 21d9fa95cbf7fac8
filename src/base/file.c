/* SPDX-License-Identifier: Apache-2.0 */
#define _XOPEN_SOURCE 700
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"

#define READ_CHUNK ((size_t)64 << 10)
#define FILE_LIMIT ((size_t)FILE_LIMIT_MIB << 20)
#define TEMPORARY_ATTEMPTS 1000 /* names taken by runs that were killed, or share a process id */

/* Read until the end: the size told by fstat is only a hint, since pipes and growing files have
 * another. */
static bool read_all(int descriptor, size_t hint, struct arena *arena, struct slice *content)
{
    struct buffer buffer = buffer_open(arena);
    buffer_reserve(&buffer, hint + 1);
    for (;;) {
        if (buffer.capacity - buffer.count < 2)
            buffer_reserve(&buffer, READ_CHUNK);
        ssize_t got =
            read(descriptor, buffer.bytes + buffer.count, buffer.capacity - buffer.count - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        buffer.count += (size_t)got;
        if (buffer.count > FILE_LIMIT) {
            errno = EFBIG;
            return false;
        }
    }
    *content = (struct slice){buffer_text(&buffer), buffer.count};
    return true;
}

static bool read_path(const char *path, struct arena *arena, struct slice *content)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, READ_CHUNK, arena, content);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    struct stat status;
    bool done = fstat(descriptor, &status) == 0;
    if (done && S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        done = false;
    }
    if (done && status.st_size > (off_t)FILE_LIMIT) {
        errno = EFBIG;
        done = false;
    }
    if (done)
        done = read_all(descriptor, (size_t)status.st_size, arena, content);
    int kept = errno;
    close(descriptor);
    errno = kept;
    return done;
}

bool file_read(struct arena *arena, const char *path, struct source_pos pos,
               struct diag_list *diags, struct slice *content)
{
    if (read_path(path, arena, content))
        return true;
    if (errno == ENOENT || errno == ENOTDIR)
        diag_report(diags, DIAG_file_not_found, pos, path);
    else if (errno == EFBIG)
        diag_report(diags, DIAG_file_too_large, pos, path, FILE_LIMIT_MIB);
    else
        diag_report(diags, DIAG_file_unreadable, pos, path, strerror(errno));
    return false;
}

const char *path_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return arena_copy(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

const char *path_join(struct arena *arena, const char *folder, const char *name)
{
    if (name[0] == '/' || strcmp(folder, ".") == 0)
        return name;
    size_t end = strlen(folder);
    return format_text(arena, end && folder[end - 1] == '/' ? "%s%s" : "%s/%s", folder, name);
}

/* Whether `path` is `root` or below it; both are real paths. */
static bool below(const char *root, const char *path)
{
    size_t count = strlen(root);
    if (strncmp(root, path, count) != 0)
        return false;
    return path[count] == '\0' || path[count] == '/' || (count && root[count - 1] == '/');
}

const char *path_inside(struct arena *arena, const char *root, const char *folder,
                        const char *reference, struct source_pos pos, struct diag_list *diags)
{
    const char *path = path_join(arena, folder, reference);
    char *real_root = realpath(root, NULL);
    char *real_path = realpath(path, NULL);
    bool outside = reference[0] == '/' || (real_root && real_path && !below(real_root, real_path));
    if (outside)
        diag_report(diags, DIAG_path_outside, pos, reference);
    else if (!real_path && (errno == ENOENT || errno == ENOTDIR))
        diag_report(diags, DIAG_file_not_found, pos, path);
    else if (!real_path || !real_root)
        diag_report(diags, DIAG_file_unreadable, pos, path, strerror(errno));
    bool good = !outside && real_path && real_root;
    free(real_root);
    free(real_path);
    return good ? path : NULL;
}

struct output {
    FILE *stream;
    char *path, *temporary; /* both NULL for what is written through */
    int error;              /* the first errno */
};

/* A new file in the folder of `path`, with the rights any new file gets; its name does not grow
 * with that of `path`, which may be as long as names can be. */
static int make_temporary(struct output *output, const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash + 1 - path) : 0, size = folder + 64;
    output->path = strdup(path);
    output->temporary = malloc(size);
    if (!output->path || !output->temporary) {
        errno = ENOMEM;
        return -1;
    }
    memcpy(output->temporary, path, folder);
    int descriptor = -1;
    for (int attempt = 0; attempt < TEMPORARY_ATTEMPTS; attempt++) {
        snprintf(output->temporary + folder, size - folder, ".planpress-%ld-%d", (long)getpid(),
                 attempt);
        descriptor = open(output->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST)
            break;
    }
    return descriptor;
}

static void output_free(struct output *output)
{
    free(output->path);
    free(output->temporary);
    free(output);
}

/* A device, a pipe: to be written through, since renaming would put a plain file in its place. */
static bool is_special(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

struct output *output_open(const char *path)
{
    struct output *output = calloc(1, sizeof *output);
    if (!output)
        return NULL;
    if (strcmp(path, "-") == 0) {
        output->stream = stdout;
        return output;
    }
    bool through = is_special(path);
    int descriptor = through ? open(path, O_WRONLY | O_CLOEXEC) : make_temporary(output, path);
    if (descriptor >= 0)
        output->stream = fdopen(descriptor, "wb");
    if (output->stream)
        return output;
    int kept = errno;
    if (descriptor >= 0) {
        close(descriptor);
        if (!through)
            unlink(output->temporary);
    }
    output_free(output);
    errno = kept;
    return NULL;
}

bool output_write(struct output *output, const void *bytes, size_t count)
{
    if (output->error)
        return false;
    if (count && fwrite(bytes, 1, count, output->stream) != count)
        output->error = errno ? errno : EIO;
    return !output->error;
}

static void note_failure(struct output *output, bool succeeded)
{
    if (!succeeded && !output->error)
        output->error = errno ? errno : EIO;
}

bool output_commit(struct output *output)
{
    note_failure(output, fflush(output->stream) == 0);
    if (!output->path && output->stream != stdout)
        note_failure(output, fclose(output->stream) == 0);
    if (output->path) {
        note_failure(output, fsync(fileno(output->stream)) == 0);
        note_failure(output, fclose(output->stream) == 0);
        if (!output->error)
            note_failure(output, rename(output->temporary, output->path) == 0);
        if (output->error)
            unlink(output->temporary);
    }
    int error = output->error;
    output_free(output);
    errno = error;
    return error == 0;
}

void output_abandon(struct output *output)
{
    if (!output)
        return;
    if (output->stream != stdout)
        fclose(output->stream);
    if (output->path)
        unlink(output->temporary);
    output_free(output);
}
