/* SPDX-License-Identifier: Apache-2.0 */
#define _XOPEN_SOURCE 700
#include "job/deliver.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"

#define NOWHERE ((struct source_pos){NULL, 0, 0})

const char *output_name(struct arena *arena, const char *plan, const char *edition,
                        const char *profile)
{
    static const char suffix[] = ".xml";
    if (strcmp(plan, "-") == 0)
        return plan;
    struct slice stem = slice_of(plan);
    size_t end = sizeof suffix - 1;
    if (stem.count > end && strcmp(plan + stem.count - end, suffix) == 0)
        stem.count -= end;
    return format_text(arena, "%S%s%s%s%s.pdf", stem, *edition ? "-" : "", edition,
                       *profile ? "-" : "", profile);
}

/* Whether an existing regular file is a PDF, or empty. What cannot be opened is left for the
 * writing to fail on, with its reason. */
static bool replaceable(const char *path)
{
    static const char magic[] = "%PDF-";
    char start[sizeof magic - 1];
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0)
        return true;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return true;
    ssize_t got = read(descriptor, start, sizeof start);
    close(descriptor);
    return got == (ssize_t)sizeof start && memcmp(start, magic, sizeof start) == 0;
}

bool output_allowed(const char *path, struct diag_list *diags)
{
    if (strcmp(path, "-") == 0 || replaceable(path))
        return true;
    diag_report(diags, DIAG_output_precious, NOWHERE, path);
    return false;
}

static bool failed(const struct delivery *delivery)
{
    diag_report(delivery->diags, DIAG_output_failed, NOWHERE, delivery->name, strerror(errno));
    return false;
}

static const char *name_of(const struct job_request *request, const char *path)
{
    if (request->sink)
        return "the caller's sink";
    return strcmp(path, "-") == 0 ? "standard output" : path;
}

bool delivery_open(struct delivery *delivery, const struct job_request *request, const char *path,
                   struct diag_list *diags)
{
    *delivery =
        (struct delivery){.request = request, .name = name_of(request, path), .diags = diags};
    if (request->sink)
        return true;
    delivery->output = output_open(path);
    return delivery->output || failed(delivery);
}

bool delivery_write(void *context, const void *bytes, size_t count)
{
    struct delivery *delivery = context;
    const struct job_request *request = delivery->request;
    delivery->written += count;
    if (!request->sink)
        return output_write(delivery->output, bytes, count);
    errno = 0;
    if (!request->sink(request->sink_context, bytes, count))
        delivery->error = errno ? errno : EIO;
    errno = delivery->error;
    return !delivery->error;
}

bool delivery_finish(struct delivery *delivery)
{
    bool done = !delivery->error;
    errno = delivery->error;
    if (delivery->output)
        done = output_commit(delivery->output);
    delivery->output = NULL;
    return done || failed(delivery);
}

void delivery_abandon(struct delivery *delivery)
{
    output_abandon(delivery->output);
    delivery->output = NULL;
}
