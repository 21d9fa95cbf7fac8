/* SPDX-License-Identifier: Apache-2.0 */
/* A database is read and nothing else: SQLite is given the bytes of the file as they were read, or,
 * where they are too many, the file as one that cannot change, so it takes no locks and leaves no
 * files beside it; the query may select, read and call functions, and no extension is loaded; it
 * ends after a number of steps that does not depend on the machine. What gives another answer each
 * time (random(), CURRENT_DATE) is refused, since the same inputs must give the same pages.
 *
 * Either way it is read without its log, so a database that another program holds open could give
 * figures of yesterday. Then there are a log or a journal beside it, and it is refused. */
#define _XOPEN_SOURCE 700
#include "data/sqlite.h"

#include <strings.h>
#include <sys/stat.h>

#include <sqlite3.h>

#include "base/buffer.h"
#include "base/input.h"
#include "base/library.h"
#include "data/decimal.h"

#define FUNCTIONS(F)                                                                               \
    F(sqlite3_open_v2)                                                                             \
    F(sqlite3_deserialize)                                                                         \
    F(sqlite3_close_v2)                                                                            \
    F(sqlite3_db_config)                                                                           \
    F(sqlite3_limit)                                                                               \
    F(sqlite3_set_authorizer)                                                                      \
    F(sqlite3_progress_handler)                                                                    \
    F(sqlite3_prepare_v2)                                                                          \
    F(sqlite3_step)                                                                                \
    F(sqlite3_finalize)                                                                            \
    F(sqlite3_errmsg)                                                                              \
    F(sqlite3_stmt_readonly)                                                                       \
    F(sqlite3_column_count)                                                                        \
    F(sqlite3_column_name)                                                                         \
    F(sqlite3_column_type)                                                                         \
    F(sqlite3_column_text)                                                                         \
    F(sqlite3_column_bytes)

struct functions {
    FUNCTIONS(LIBRARY_POINTER)
};

static const struct library_row rows[] = {FUNCTIONS(LIBRARY_ROW)};
static const struct library libsqlite3 = {SQLITE_LIBRARY, "libsqlite3-0", rows,
                                          sizeof rows / sizeof *rows};

/* Steps of SQLite's machine; a query over 100,000 rows takes one or two million. */
#define STEPS_A_CALL 10000
#define MOST_CALLS 10000

#define LONGEST_TEXT (16 << 20)

/* A table of the database. SQLite says which it reads, by functions that may not allocate. */
struct own_table {
    const char *name;
    bool read;
};

struct database {
    struct arena *arena; /* the grid's */
    struct diag_list *diags;
    const struct data_source *source;
    struct source_pos pos; /* of the file as a whole */
    struct grid *grid;
    struct functions call;
    sqlite3 *handle;
    sqlite3_stmt *statement;
    int column_count;
    int calls;             /* of the progress handler */
    bool refused, endless; /* why a step failed, as seen by the callbacks */
    const char *fickle;    /* the function that was refused, if that was it */
    struct own_table *tables;
    size_t table_count, table_capacity;
};

/* ---- what a query may do ---- */

/* Functions with another answer each time. */
static const char *const fickle[] = {"random", "randomblob", "current_date", "current_time",
                                     "current_timestamp"};

static const char *fickle_name(const char *function)
{
    for (size_t i = 0; function && i < sizeof fickle / sizeof *fickle; i++) {
        if (strcasecmp(function, fickle[i]) == 0)
            return fickle[i];
    }
    return NULL;
}

static void note_reading(struct database *database, const char *table)
{
    for (size_t i = 0; table && i < database->table_count; i++)
        database->tables[i].read |= strcasecmp(database->tables[i].name, table) == 0;
}

/* SQLite calls this for everything a statement would do (sqlite3_set_authorizer). */
static int authorize(void *context, int action, const char *first, const char *second,
                     const char *schema, const char *trigger)
{
    (void)schema;
    (void)trigger;
    struct database *database = context;
    bool allowed = action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION;
    if (action == SQLITE_FUNCTION) {
        const char *name = fickle_name(second);
        database->fickle = name ? name : database->fickle;
        allowed = !name && second && strcasecmp(second, "load_extension") != 0;
    }
    if (action == SQLITE_READ)
        note_reading(database, first);
    database->refused |= !allowed;
    return allowed ? SQLITE_OK : SQLITE_DENY;
}

static int count_steps(void *context)
{
    struct database *database = context;
    database->endless = ++database->calls > MOST_CALLS;
    return database->endless;
}

/* ---- opening ---- */

static void close_database(void *context)
{
    struct database *database = context;
    database->call.sqlite3_finalize(database->statement);
    database->call.sqlite3_close_v2(database->handle);
}

/* A path as the address SQLite takes options in (RFC 3986: all but unreserved characters and '/'
 * are escaped). */
static const char *address(struct arena *arena, const char *path)
{
    static const char digits[] = "0123456789ABCDEF";
    struct buffer out = buffer_open(arena);
    buffer_add_text(&out, "file:");
    for (; *path; path++) {
        unsigned char c = (unsigned char)*path;
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     strchr("/-._~", c);
        if (plain)
            buffer_add_char(&out, (char)c);
        else
            buffer_format(&out, "%%%c%c", digits[c >> 4], digits[c & 15]);
    }
    buffer_add_text(&out, "?immutable=1");
    return buffer_text(&out);
}

/* Whether the database has something in a log that is not in the file yet. */
static bool is_unfinished(const struct database *database)
{
    static const char *const ends[] = {"-wal", "-journal"};
    bool found = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct stat status;
        const char *log = format_text(database->arena, "%s%s", database->source->path, ends[i]);
        found |= stat(log, &status) == 0 && status.st_size > 0;
    }
    if (found)
        diag_report(database->diags, DIAG_database_unfinished, database->pos);
    return found;
}

static void restrict_handle(struct database *database)
{
    const struct functions *call = &database->call;
    sqlite3 *handle = database->handle;
    call->sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    call->sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    call->sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    call->sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, LONGEST_TEXT);
    call->sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    call->sqlite3_set_authorizer(handle, authorize, database);
    call->sqlite3_progress_handler(handle, STEPS_A_CALL, count_steps, database);
}

/* The versions for writing and reading in a database's head (its file format, 1.3): 2 where it has
 * a log, which one in memory cannot have. */
#define VERSIONS_AT 18
#define VERSION_PLAIN 1

/* The library takes bytes it may change, even where it is told not to. */
static unsigned char *own_bytes(struct database *database, struct slice bytes)
{
    unsigned char *own = arena_alloc(database->arena, bytes.count + 1);
    memcpy(own, bytes.bytes, bytes.count);
    if (bytes.count > VERSIONS_AT + 1)
        own[VERSIONS_AT] = own[VERSIONS_AT + 1] = VERSION_PLAIN;
    return own;
}

static int open_bytes(struct database *database, struct slice bytes)
{
    int result = database->call.sqlite3_open_v2(":memory:", &database->handle,
                                                SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (result != SQLITE_OK)
        return result;
    return database->call.sqlite3_deserialize(
        database->handle, "main", own_bytes(database, bytes), (sqlite3_int64)bytes.count,
        (sqlite3_int64)bytes.count, SQLITE_DESERIALIZE_READONLY);
}

static int open_file(struct database *database)
{
    return database->call.sqlite3_open_v2(
        address(database->arena, database->source->path), &database->handle,
        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
}

static bool open_database(struct database *database, struct slice bytes)
{
    if (!library_load(&libsqlite3, database->source->path_pos, database->diags, &database->call))
        return false;
    arena_defer(database->arena, close_database, database);
    int result = bytes.bytes ? open_bytes(database, bytes) : open_file(database);
    if (!database->handle || result == SQLITE_NOMEM)
        arena_exhausted(database->arena);
    if (result != SQLITE_OK) {
        diag_report(database->diags, DIAG_database_damaged, database->pos,
                    database->call.sqlite3_errmsg(database->handle));
        return false;
    }
    restrict_handle(database);
    return true;
}

/* ---- its tables ---- */

/* What is wrong with the database shows when its query is run. */
static void list_tables(struct database *database)
{
    static const char query[] = "SELECT name FROM sqlite_master WHERE type = 'table' AND "
                                "substr(name, 1, 7) <> 'sqlite_' ORDER BY name";
    const struct functions *call = &database->call;
    sqlite3_stmt **statement = &database->statement;
    if (call->sqlite3_prepare_v2(database->handle, query, -1, statement, NULL) == SQLITE_OK) {
        while (call->sqlite3_step(*statement) == SQLITE_ROW) {
            const char *name = (const char *)call->sqlite3_column_text(*statement, 0);
            if (!name)
                arena_exhausted(database->arena);
            ARENA_PUSH(database->arena, database->tables, database->table_count,
                       database->table_capacity) =
                (struct own_table){arena_string(database->arena, name), false};
        }
    }
    call->sqlite3_finalize(*statement);
    *statement = NULL;
    database->refused = database->endless = false;
}

static void note_tables(const struct database *database, struct input *input, struct arena *arena)
{
    for (size_t i = 0; i < database->table_count; i++)
        input_note_part(input, arena,
                        format_text(database->arena, "table '%s'", database->tables[i].name),
                        database->tables[i].read);
}

/* ---- the query ---- */

static bool report_failure(struct database *database, int result)
{
    struct source_pos query = database->source->query_pos;
    const char *words = database->call.sqlite3_errmsg(database->handle);
    if (result == SQLITE_NOMEM)
        arena_exhausted(database->arena);
    if (database->fickle)
        diag_report(database->diags, DIAG_query_fickle, query, database->fickle);
    else if (database->refused)
        diag_report(database->diags, DIAG_query_forbidden, query);
    else if (database->endless)
        diag_report(database->diags, DIAG_query_endless, query);
    else if (result == SQLITE_CORRUPT || result == SQLITE_NOTADB || result == SQLITE_CANTOPEN)
        diag_report(database->diags, DIAG_database_damaged, database->pos, words);
    else
        diag_report(database->diags, DIAG_query_failed, query, words);
    return false;
}

/* What follows the first statement: white space, semicolons and comments are nothing. */
static bool is_nothing(const char *text)
{
    for (; *text; text++) {
        if (is_xml_space(*text) || *text == ';')
            continue;
        const char *end = NULL;
        if (strncmp(text, "--", 2) == 0)
            end = text + strcspn(text, "\n");
        else if (strncmp(text, "/*", 2) == 0)
            end = strstr(text + 2, "*/") ? strstr(text + 2, "*/") + 2 : text + strlen(text);
        if (!end)
            return false;
        text = *end ? end - 1 : end;
        if (!*end)
            break;
    }
    return true;
}

static bool prepare(struct database *database)
{
    const char *rest = NULL;
    int result = database->call.sqlite3_prepare_v2(database->handle, database->source->query, -1,
                                                   &database->statement, &rest);
    if (result != SQLITE_OK)
        return report_failure(database, result);
    if (!database->statement || !is_nothing(rest)) {
        diag_report(database->diags, DIAG_query_statements, database->source->query_pos);
        return false;
    }
    database->column_count = database->call.sqlite3_column_count(database->statement);
    if (database->column_count > 0 && database->call.sqlite3_stmt_readonly(database->statement))
        return true;
    diag_report(database->diags, DIAG_query_forbidden, database->source->query_pos);
    return false;
}

static const struct source_file *file_of(const struct database *database, struct arena *arena)
{
    struct source_file *file = ARENA_NEW(arena, struct source_file);
    struct source_table *table = ARENA_NEW(arena, struct source_table);
    const char **names = ARENA_ARRAY(arena, database->column_count + 1, const char *);
    for (int i = 0; i < database->column_count; i++) {
        const char *name = database->call.sqlite3_column_name(database->statement, i);
        names[i] = arena_string(arena, name ? name : "");
    }
    table->columns = names;
    *file = (struct source_file){.name = database->pos.file->name, .table = table};
    return file;
}

/* Numbers are asked for as text, which SQLite writes with 15 digits and no locale. */
static bool read_value(struct database *database, int column)
{
    const struct functions *call = &database->call;
    int type = call->sqlite3_column_type(database->statement, column);
    if (type == SQLITE_NULL)
        return true;
    struct grid_cell *cell = grid_add_cell(database->grid, (uint32_t)column + 1);
    if (!cell)
        return grid_report_full(database->grid, database->diags);
    const char *bytes = (const char *)call->sqlite3_column_text(database->statement, column);
    size_t count = (size_t)call->sqlite3_column_bytes(database->statement, column);
    if (!bytes && count)
        arena_exhausted(database->arena);
    cell->text = (struct slice){arena_copy(database->arena, bytes ? bytes : "", count), count};
    if (type == SQLITE_BLOB || utf8_invalid_at(cell->text) != SIZE_MAX) {
        cell->kind = CELL_BYTES;
        cell->text.count = 0;
    } else if (type != SQLITE_TEXT && decimal_plain(database->arena, cell->text, 0, &cell->text)) {
        cell->kind = CELL_NUMBER;
    }
    return true;
}

static bool read_rows(struct database *database)
{
    int result;
    for (uint32_t number = 1;
         (result = database->call.sqlite3_step(database->statement)) == SQLITE_ROW; number++) {
        if (!grid_add_row(database->grid, number))
            return grid_report_full(database->grid, database->diags);
        for (int column = 0; column < database->column_count; column++) {
            if (!read_value(database, column))
                return false;
        }
    }
    return result == SQLITE_DONE || report_failure(database, result);
}

bool sqlite_read(struct arena *arena, struct slice bytes, const struct data_source *source,
                 const char *name, struct input *input, struct grid *grid, struct diag_list *diags)
{
    struct source_file *whole = ARENA_NEW(arena, struct source_file);
    whole->name = name;
    struct database *database = ARENA_NEW(grid->arena, struct database);
    *database = (struct database){
        .arena = grid->arena, .diags = diags, .source = source, .pos = {whole, 0, 0}, .grid = grid};
    if (is_unfinished(database) || !open_database(database, bytes))
        return false;
    list_tables(database);
    if (!prepare(database))
        return false;
    note_tables(database, input, arena);
    grid->file = file_of(database, arena);
    return read_rows(database);
}
