/* SPDX-License-Identifier: Apache-2.0 */
/* What kind of file it is its first bytes say; names and their ends are the user's own affair. */
#define _XOPEN_SOURCE 700
#include "data/open.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/input.h"
#include "data/csv.h"
#include "data/sqlite.h"
#include "data/xlsx.h"

#define WORKBOOK "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define DATABASE "application/vnd.sqlite3"

static struct input *note_source(struct reading *reading, const char *media, struct slice bytes)
{
    const struct data_source *source = reading->source;
    return input_note(reading->inputs, (struct input){.kind = INPUT_DATA,
                                                      .path = source->path,
                                                      .media = media,
                                                      .bytes = bytes,
                                                      .private = source->private,
                                                      .pos = source->path_pos});
}

/* All of the file, which is noted as read. NULL: a diagnostic. */
static struct input *read_source(struct reading *reading, const char *media, struct slice *bytes)
{
    const struct data_source *source = reading->source;
    if (!file_read(reading->arena, source->path, source->path_pos, reading->diags, bytes))
        return NULL;
    return note_source(reading, media, *bytes);
}

static bool open_csv(struct reading *reading)
{
    struct source_file *file = ARENA_NEW(reading->arena, struct source_file);
    struct slice bytes;
    file->name = reading->source->path;
    return read_source(reading, "text/csv", &bytes) &&
           csv_read(reading->arena, bytes, reading->source, file, &reading->grid, reading->diags);
}

static bool open_workbook(struct reading *reading)
{
    struct slice bytes;
    struct input *input = read_source(reading, WORKBOOK, &bytes);
    return input && xlsx_read(reading->arena, bytes, reading->source, reading->source->path, input,
                              &reading->grid, reading->diags);
}

/* The library is given the bytes that were read, so what goes along is what the figures are from. A
 * database may be larger than any file is read whole: then it is noted without its bytes, and the
 * library reads it by itself. */
static struct input *note_database(struct reading *reading, struct slice *bytes)
{
    struct stat status;
    const char *path = reading->source->path;
    bool small = stat(path, &status) == 0 && status.st_size <= (off_t)FILE_LIMIT_MIB << 20;
    *bytes = (struct slice){NULL, 0};
    return small ? read_source(reading, DATABASE, bytes) : note_source(reading, DATABASE, *bytes);
}

static bool open_database(struct reading *reading)
{
    struct slice bytes;
    if (reading->source->query) {
        struct input *input = note_database(reading, &bytes);
        return input && sqlite_read(reading->arena, bytes, reading->source, reading->source->path,
                                    input, &reading->grid, reading->diags);
    }
    diag_report(reading->diags, DIAG_query_missing, reading->source->pos, reading->source->path);
    return false;
}

enum format { FORMAT_CSV, FORMAT_WORKBOOK, FORMAT_DATABASE };

static const struct {
    const char *name;
    bool (*open)(struct reading *reading);
} formats[] = {
    [FORMAT_CSV] = {"a CSV file", open_csv},
    [FORMAT_WORKBOOK] = {"a workbook", open_workbook},
    [FORMAT_DATABASE] = {"a database", open_database},
};

#define LONGEST_MAGIC 16

/* The first bytes of files that are no CSV; those with a kind are refused. */
static const struct {
    const char *bytes;
    size_t count;
    enum format format;
    const char *kind, *help;
} magics[] = {
    {"PK\x03\x04", 4, FORMAT_WORKBOOK, NULL, NULL},
    {"SQLite format 3", 16, FORMAT_DATABASE, NULL, NULL},
    {"\xD0\xCF\x11\xE0", 4, FORMAT_CSV, "an old workbook (.xls), or one with a password",
     "save it as an Excel workbook (.xlsx) without a password"},
    {"PK\x05\x06", 4, FORMAT_CSV, "an empty ZIP archive", "give the workbook itself"},
    {"%PDF", 4, FORMAT_CSV, "a PDF", "ask for the table it was made of"},
    {"\x89PNG", 4, FORMAT_CSV, "a picture", "ask for the table it shows"},
    {"\xFF\xD8\xFF", 3, FORMAT_CSV, "a picture", "ask for the table it shows"},
    {"{\\rtf", 5, FORMAT_CSV, "an RTF document", "save its table from a spreadsheet program"},
    {"<", 1, FORMAT_CSV, "an XML file, or a web page,",
     "open it in a spreadsheet program and save it as an "
     "Excel workbook (.xlsx)"},
};

/* The first bytes of the file, fewer when it is shorter. */
static bool read_magic(struct reading *reading, char bytes[LONGEST_MAGIC], size_t *count)
{
    const char *path = reading->source->path;
    FILE *file = fopen(path, "rb");
    *count = file ? fread(bytes, 1, LONGEST_MAGIC, file) : 0;
    bool good = file && !ferror(file);
    if (!good)
        diag_report(reading->diags, DIAG_file_unreadable, reading->source->path_pos, path,
                    strerror(errno));
    if (file)
        fclose(file);
    if (good && *count == 0)
        diag_report(reading->diags, DIAG_source_empty, reading->source->path_pos, path);
    return good && *count > 0;
}

static bool find_format(struct reading *reading, enum format *format)
{
    char bytes[LONGEST_MAGIC];
    size_t count;
    if (!read_magic(reading, bytes, &count))
        return false;
    *format = FORMAT_CSV;
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
        if (count < magics[i].count || memcmp(bytes, magics[i].bytes, magics[i].count) != 0)
            continue;
        *format = magics[i].format;
        if (!magics[i].kind)
            return true;
        struct source_file *file = ARENA_NEW(reading->arena, struct source_file);
        file->name = reading->source->path;
        diag_report(reading->diags, DIAG_source_kind, (struct source_pos){file, 0, 0},
                    magics[i].kind);
        diag_help(reading->diags, "%s", magics[i].help);
        return false;
    }
    return true;
}

/* What the plan says of the file and what says nothing of files of that kind. */
static bool check_attributes(struct reading *reading, enum format format)
{
    const struct data_source *source = reading->source;
    const struct {
        bool given;
        const char *what;
        enum format wanted;
    } rows[] = {
        {source->sheet, "a sheet", FORMAT_WORKBOOK},
        {source->has_encoding, "an encoding", FORMAT_CSV},
        {source->separator, "a separator", FORMAT_CSV},
        {source->query, "a query", FORMAT_DATABASE},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!rows[i].given || rows[i].wanted == format)
            continue;
        diag_report(reading->diags, DIAG_source_idle, source->pos, source->path,
                    formats[format].name, rows[i].what);
        good = false;
    }
    return good;
}

bool source_open(struct reading *reading)
{
    enum format format;
    reading->grid.arena = reading->scratch;
    return find_format(reading, &format) && check_attributes(reading, format) &&
           formats[format].open(reading);
}
