/* SPDX-License-Identifier: Apache-2.0 */
/* libzip, and the bounds it does not have: a few kilobytes can unpack to gigabytes, and sizes told
 * by a file are not to be believed. */
#include "data/archive.h"

#include <zip.h>

#include "base/library.h"

#define FUNCTIONS(F)                                                                               \
    F(zip_error_fini)                                                                              \
    F(zip_error_init)                                                                              \
    F(zip_source_buffer_create)                                                                    \
    F(zip_source_free)                                                                             \
    F(zip_open_from_source)                                                                        \
    F(zip_discard)                                                                                 \
    F(zip_name_locate)                                                                             \
    F(zip_stat_index)                                                                              \
    F(zip_fopen_index)                                                                             \
    F(zip_fread)                                                                                   \
    F(zip_fclose)

struct functions {
    FUNCTIONS(LIBRARY_POINTER)
};

static const struct library_row rows[] = {FUNCTIONS(LIBRARY_ROW)};
static const struct library libzip = {ZIP_LIBRARY, "libzip4", rows, sizeof rows / sizeof *rows};

struct archive {
    struct arena *arena;
    struct diag_list *diags;
    struct source_pos pos;
    struct functions call;
    zip_t *zip;
    size_t unpacked; /* of all parts read so far */
};

static void close_archive(void *context)
{
    struct archive *archive = context;
    archive->call.zip_discard(archive->zip);
}

/* NULL when it is no ZIP file; *exhausted when memory ran out. */
static zip_t *open_bytes(const struct functions *call, struct slice bytes, bool *exhausted)
{
    zip_error_t error;
    call->zip_error_init(&error);
    zip_source_t *source = call->zip_source_buffer_create(bytes.bytes, bytes.count, 0, &error);
    zip_t *zip = source ? call->zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (source && !zip)
        call->zip_source_free(source);
    *exhausted = error.zip_err == ZIP_ER_MEMORY;
    call->zip_error_fini(&error);
    return zip;
}

struct archive *archive_open(struct arena *arena, struct slice bytes, struct source_pos pos,
                             struct source_pos asked, struct diag_list *diags)
{
    struct archive *archive = ARENA_NEW(arena, struct archive);
    *archive = (struct archive){.arena = arena, .diags = diags, .pos = pos};
    if (!library_load(&libzip, asked, diags, &archive->call))
        return NULL;
    bool exhausted;
    archive->zip = open_bytes(&archive->call, bytes, &exhausted);
    if (exhausted)
        arena_exhausted(arena);
    if (!archive->zip) {
        diag_report(diags, DIAG_workbook_cut, pos);
        return NULL;
    }
    arena_defer(arena, close_archive, archive);
    return archive;
}

bool archive_damaged(const struct archive *archive, const char *name, const char *why)
{
    diag_report(archive->diags, DIAG_workbook_damaged, archive->pos, name, why);
    return false;
}

bool archive_has(const struct archive *archive, const char *name)
{
    return archive->call.zip_name_locate(archive->zip, name, ZIP_FL_NOCASE) >= 0;
}

static bool too_large(struct archive *archive)
{
    diag_report(archive->diags, DIAG_workbook_too_large, archive->pos, ARCHIVE_LIMIT_MIB);
    return false;
}

/* The bytes of an open part, which must be exactly as many as were told: the checksum is looked at
 * when the end is met, so it is asked for one byte more. */
static bool unpack(const struct archive *archive, zip_file_t *part, char *bytes, size_t count)
{
    size_t at = 0;
    zip_int64_t got = 1;
    while (at <= count && got > 0) {
        got = archive->call.zip_fread(part, bytes + at, count + 1 - at);
        at += got > 0 ? (size_t)got : 0;
    }
    return got == 0 && at == count;
}

bool archive_read(struct archive *archive, const char *name, struct slice *content)
{
    const size_t limit = (size_t)ARCHIVE_LIMIT_MIB << 20;
    const struct functions *call = &archive->call;
    zip_int64_t index = call->zip_name_locate(archive->zip, name, ZIP_FL_NOCASE);
    zip_stat_t told;
    if (index < 0 || call->zip_stat_index(archive->zip, (zip_uint64_t)index, 0, &told) != 0 ||
        !(told.valid & ZIP_STAT_SIZE))
        return archive_damaged(archive, name, "it is not there");
    if ((told.valid & ZIP_STAT_ENCRYPTION_METHOD) && told.encryption_method != ZIP_EM_NONE)
        return archive_damaged(archive, name, "it is encrypted");
    if (told.size > limit - archive->unpacked)
        return too_large(archive);
    archive->unpacked += told.size;
    char *bytes = arena_alloc(archive->arena, told.size + 1);
    zip_file_t *part = call->zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
    bool whole = part && unpack(archive, part, bytes, told.size);
    if (part)
        call->zip_fclose(part);
    if (!whole)
        return archive_damaged(archive, name, "it cannot be unpacked");
    bytes[told.size] = '\0';
    *content = (struct slice){bytes, told.size};
    return true;
}
