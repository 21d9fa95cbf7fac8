/* SPDX-License-Identifier: Apache-2.0 */
/* Databases made here by SQLite itself: kinds of values, files that are damaged or still open. */
#define _XOPEN_SOURCE 700
#include "testing.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/input.h"
#include "data/sqlite.h"

#define FOLDER BINARY_DIR "/planpress-sqlite-XXXXXX"

/* A new folder, which is then the working one. */
static void enter_folder(void)
{
    char path[] = FOLDER;
    assert_non_null(mkdtemp(path));
    assert_int_equal(chdir(path), 0);
}

static void leave_folder(void)
{
    char path[4096];
    static const char *const files[] = {"f.db", "f.db-wal", "f.db-shm", "f.db-journal",
                                        "a?b#c%d.db"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(files[i]);
    assert_non_null(getcwd(path, sizeof path));
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(path), 0); /* nothing else was left behind */
}

static sqlite3 *open_with(const char *path, const char *statements)
{
    sqlite3 *handle;
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, statements, NULL, NULL, NULL), SQLITE_OK);
    return handle;
}

static void make(const char *path, const char *statements)
{
    sqlite3_close(open_with(path, statements));
}

/* "1:2 number '3'; ..." of all cells, or "! message-id". */
static const char *query_noting(struct arena *arena, const char *path, const char *text,
                                struct input *input)
{
    static const char *const kinds[] = {
        [CELL_TEXT] = "text", [CELL_NUMBER] = "number", [CELL_BYTES] = "bytes"};
    const struct data_source source = {.path = path, .query = text, .first = 1};
    struct grid grid = {.arena = arena_create_child(arena)};
    struct diag_list *diags = diag_list_create(arena);
    struct buffer out = buffer_open(arena);
    struct slice bytes;
    bool read = file_read(arena, path, (struct source_pos){0}, diags, &bytes);
    bool good = read && sqlite_read(arena, bytes, &source, path, input, &grid, diags);
    assert_true(good == (diag_count(diags) == 0));
    for (size_t r = 0; good && r < grid.row_count; r++) {
        for (uint32_t c = 0; c < grid.rows[r].count; c++) {
            const struct grid_cell *cell = &grid.cells[grid.rows[r].first + c];
            buffer_format(&out, "%d:%d %s '%S'; ", (int)grid.rows[r].number, (int)cell->column,
                          kinds[cell->kind], cell->text);
        }
    }
    if (!good)
        buffer_format(&out, "! %s", diag_at(diags, 0)->name);
    arena_destroy(grid.arena);
    return buffer_text(&out);
}

static const char *query(struct arena *arena, const char *path, const char *text)
{
    return query_noting(arena, path, text, NULL);
}

/* Which tables go along, and which of them the query reads, through a view too. */
static void test_tables(void **state)
{
    struct input input = {.kind = INPUT_DATA};
    enter_folder();
    make("f.db", "CREATE TABLE People (name); CREATE TABLE figures (a INTEGER PRIMARY KEY, b);"
                 "CREATE TABLE counted (c); CREATE VIEW v AS SELECT b FROM figures;"
                 "INSERT INTO figures VALUES (1, 2); CREATE INDEX i ON figures (b)");
    assert_string_equal(query_noting(*state, "f.db", "SELECT b FROM v", &input),
                        "1:1 number '2'; ");
    assert_string_equal(query_noting(*state, "f.db", "SELECT count(*) FROM Counted", &input),
                        "1:1 number '0'; ");
    const struct input_part *part = input.parts;
    assert_string_equal(part->name, "table 'People'");
    assert_false(part->used);
    assert_string_equal(part->next->name, "table 'counted'");
    assert_true(part->next->used);
    assert_string_equal(part->next->next->name, "table 'figures'");
    assert_true(part->next->next->used);
    assert_null(part->next->next->next);
    leave_folder();
}

static void test_values(void **state)
{
    enter_folder();
    make("f.db", "CREATE TABLE t (a, b)");
    assert_string_equal(query(*state, "f.db", "SELECT 1, 2.50, 'x', NULL, -3, 0.1 + 0.2"),
                        "1:1 number '1'; 1:2 number '2.5'; 1:3 text 'x'; 1:5 number '-3'; "
                        "1:6 number '0.3'; ");
    assert_string_equal(query(*state, "f.db", "SELECT 1e300, 9e999, x'00', CAST(x'A3' AS TEXT)"),
                        "1:1 text '1.0e+300'; 1:2 text 'Inf'; 1:3 bytes ''; 1:4 bytes ''; ");
    assert_string_equal(query(*state, "f.db", "SELECT '£5', ''; -- done\n /* really */ ; "),
                        "1:1 text '£5'; 1:2 text ''; ");
    assert_string_equal(query(*state, "f.db", "SELECT a FROM t"), "");
    leave_folder();
}

/* What a query may call for, besides what tests/unit/data/queries.xml has. */
static void test_forbidden(void **state)
{
    static const char *const statements[] = {
        "DROP TABLE t",
        "CREATE TABLE u (a)",
        "INSERT INTO t VALUES (1) RETURNING a",
        "UPDATE t SET a = 1",
        "VACUUM",
        "BEGIN",
        "ANALYZE",
        "REINDEX",
        "DETACH main",
        "SAVEPOINT s",
    };
    enter_folder();
    make("f.db", "CREATE TABLE t (a)");
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        assert_string_equal(query(*state, "f.db", statements[i]), "! query-forbidden");
    assert_string_equal(query(*state, "f.db", "SELECT hex(randomblob(4))"), "! query-fickle");
    assert_string_equal(query(*state, "f.db", "SELECT a FROM t ORDER BY RANDOM()"),
                        "! query-fickle");
    assert_string_equal(query(*state, "f.db", "SELECT"), "! query-failed");
    assert_string_equal(query(*state, "f.db", ""), "! query-statements");
    leave_folder();
}

/* Names in which addresses have special signs. */
static void test_path(void **state)
{
    enter_folder();
    make("a?b#c%d.db", "CREATE TABLE t (a); INSERT INTO t VALUES (5)");
    assert_string_equal(query(*state, "a?b#c%d.db", "SELECT a FROM t"), "1:1 number '5'; ");
    leave_folder();
}

/* With a log beside it, the file alone has not what its program shows. */
static void test_unfinished(void **state)
{
    enter_folder();
    sqlite3 *open = open_with("f.db", "PRAGMA journal_mode = WAL; CREATE TABLE t (a); "
                                      "INSERT INTO t VALUES (5)");
    assert_string_equal(query(*state, "f.db", "SELECT a FROM t"), "! database-unfinished");
    sqlite3_close(open);
    assert_string_equal(query(*state, "f.db", "SELECT a FROM t"), "1:1 number '5'; ");
    open = open_with("f.db", "PRAGMA journal_mode = DELETE; BEGIN; INSERT INTO t VALUES (6); "
                             "PRAGMA cache_spill = 1");
    assert_string_equal(query(*state, "f.db", "SELECT a FROM t"), "! database-unfinished");
    sqlite3_exec(open, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(open);
    assert_string_equal(query(*state, "f.db", "SELECT a FROM t"), "1:1 number '5'; ");
    leave_folder();
}

/* Any byte of the file changed, and the file cut anywhere: rows or a message, and no more. */
static void test_damaged(void **state)
{
    enter_folder();
    make("f.db", "PRAGMA page_size = 512; CREATE TABLE t (a, b); CREATE INDEX i ON t (b);"
                 "INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, zeroblob(900))");
    FILE *file = fopen("f.db", "rb");
    char bytes[8192];
    size_t count = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_in_range(count, 512, sizeof bytes - 1);
    size_t refused = 0, damaged = 0;
    for (size_t i = 0; i < count; i += 3) {
        struct arena *arena = arena_create_child(*state);
        bytes[i] = (char)(bytes[i] ^ 0xFF);
        file = fopen("f.db", "wb");
        fwrite(bytes, 1, i % 2 ? count : count - i / 2, file);
        fclose(file);
        bytes[i] = (char)(bytes[i] ^ 0xFF);
        const char *said = query(arena, "f.db", "SELECT a, b FROM t WHERE b > 'a' ORDER BY a");
        refused += said[0] == '!';
        damaged += strcmp(said, "! database-damaged") == 0;
        arena_destroy(arena);
    }
    assert_true(refused >= damaged && damaged > 10);
    leave_folder();
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_values),     TEST(test_tables),
                                       TEST(test_forbidden),  TEST(test_path),
                                       TEST(test_unfinished), TEST(test_damaged)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
