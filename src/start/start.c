/* SPDX-License-Identifier: Apache-2.0 */
#include "start/start.h"

#include <errno.h>

#include "base/buffer.h"
#include "base/folder.h"
#include "model/period.h"
#include "start/files.h"
#include "start/fill.h"

#define NOWHERE ((struct source_pos){NULL, 0, 0})

/* What readers of plans can do with. */
#define EARLIEST 1900
#define LATEST 2200

static const char *const kind_names[] = {"performance-plan", "kpi-report", NULL};

static struct start_files (*const kind_files[])(void) = {files_performance_plan, files_kpi_report};

const char *const *start_kinds(void)
{
    return kind_names;
}

bool start_year_good(const char *year)
{
    struct period period;
    return period_read(slice_of(year), &period) && !period.quarter && !period.month &&
           period.year >= EARLIEST && period.year < LATEST;
}

bool start_council_good(const char *council)
{
    struct slice name = slice_of(council);
    for (const char *c = council; *c; c++) {
        if ((unsigned char)*c < ' ' || *c == '\x7F')
            return false;
    }
    return slice_trim(name).count && utf8_invalid_at(name) == SIZE_MAX;
}

static struct start_files files_of(const char *kind)
{
    size_t i = 0;
    while (kind && kind_names[i + 1] && strcmp(kind_names[i], kind) != 0)
        i++;
    return kind_files[i]();
}

/* A file ready to be written. All are made ready before the folder is begun, since memory must not
 * run out while it is half filled. */
struct ready {
    const char *name;
    struct slice text;
};

static size_t make_ready(struct arena *arena, const struct start_request *request,
                         struct ready **list)
{
    const struct start_files files = files_of(request->kind), schemas = files_schemas();
    size_t count = files.count + (request->editor ? schemas.count : 0);
    struct ready *ready = ARENA_ARRAY(arena, count, struct ready);
    for (size_t i = 0; i < count; i++) {
        bool schema = i >= files.count;
        const struct start_file *file = schema ? &schemas.files[i - files.count] : &files.files[i];
        struct slice text = {(const char *)file->bytes, file->size};
        ready[i].name = schema ? format_text(arena, "schema/%s", file->name) : file->name;
        ready[i].text = schema ? text : fill(arena, file->name, text, request);
    }
    *list = ready;
    return count;
}

static bool write_all(const char *path, const struct ready *ready, size_t count)
{
    struct folder *folder = folder_open(path);
    if (!folder)
        return false;
    for (size_t i = 0; i < count; i++)
        folder_add(folder, ready[i].name, ready[i].text.bytes, ready[i].text.count);
    return folder_commit(folder);
}

bool start_plan(struct arena *arena, const struct start_request *request, struct diag_list *diags)
{
    struct ready *ready;
    size_t count = make_ready(arena, request, &ready);
    if (write_all(request->folder, ready, count))
        return true;
    if (errno == EEXIST)
        diag_report(diags, DIAG_folder_taken, NOWHERE, request->folder);
    else
        diag_report(diags, DIAG_output_failed, NOWHERE, request->folder, strerror(errno));
    return false;
}
