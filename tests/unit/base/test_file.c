/* SPDX-License-Identifier: Apache-2.0 */
#define _XOPEN_SOURCE 700
#include "entries.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"

#define NOWHERE ((struct source_pos){NULL, 0, 0})

/* A folder of this test's own:
 *   room/in.txt  room/sub/deep.txt  room/out -> ..  secret.txt */
struct place {
    struct arena *arena;
    char root[64];
};

static void put(const struct place *place, const char *name, const char *content)
{
    FILE *file = fopen(format_text(place->arena, "%s/%s", place->root, name), "wb");
    assert_non_null(file);
    fputs(content, file);
    assert_int_equal(fclose(file), 0);
}

static int place_setup(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    place->arena = arena_create(NULL);
    strcpy(place->root, "/tmp/planpress-file-XXXXXX");
    if (!mkdtemp(place->root) || chdir(place->root) != 0 || mkdir("room", 0755) != 0 ||
        mkdir("room/sub", 0755) != 0 || symlink("..", "room/out") != 0)
        return -1;
    put(place, "room/in.txt", "inside");
    put(place, "room/sub/deep.txt", "deep");
    put(place, "secret.txt", "secret");
    *state = place;
    return 0;
}

static int place_teardown(void **state)
{
    struct place *place = *state;
    int removed =
        chdir("/") == 0 ? system(format_text(place->arena, "rm -rf %s", place->root)) : -1;
    arena_destroy(place->arena);
    free(place);
    return removed;
}

#define PLACE_TEST(function) cmocka_unit_test_setup_teardown(function, place_setup, place_teardown)

static void check_content(struct place *place, const char *path, const char *expected)
{
    struct diag_list *diags = diag_list_create(place->arena);
    struct slice content;
    assert_true(file_read(place->arena, path, NOWHERE, diags, &content));
    assert_string_equal(content.bytes, expected);
    assert_int_equal(content.count, strlen(expected));
}

static void check_refused(struct place *place, const char *path, enum diag_id expected)
{
    struct diag_list *diags = diag_list_create(place->arena);
    struct slice content;
    assert_false(file_read(place->arena, path, NOWHERE, diags, &content));
    assert_int_equal(diag_count(diags), 1);
    assert_int_equal(diag_at(diags, 0)->id, expected);
}

static void test_read(void **state)
{
    struct place *place = *state;
    check_content(place, "room/in.txt", "inside");
    put(place, "empty", "");
    check_content(place, "empty", "");
    check_refused(place, "room/none.txt", DIAG_file_not_found);
    check_refused(place, "room/in.txt/under", DIAG_file_not_found);
    check_refused(place, "room", DIAG_file_unreadable);
}

static void test_read_a_pipe(void **state)
{
    struct place *place = *state;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    pid_t child = fork();
    if (child == 0) {
        FILE *pipe = fopen("pipe", "wb");
        for (int i = 0; i < 100000; i++)
            fprintf(pipe, "%06d\n", i);
        fclose(pipe);
        _exit(0);
    }
    struct diag_list *diags = diag_list_create(place->arena);
    struct slice content;
    assert_true(file_read(place->arena, "pipe", NOWHERE, diags, &content));
    assert_int_equal(content.count, 700000);
    assert_memory_equal(content.bytes + 699993, "099999\n", 8);
    assert_int_equal(waitpid(child, NULL, 0), child);
}

static void test_too_large(void **state)
{
    struct place *place = *state;
    put(place, "huge", "");
    assert_int_equal(truncate("huge", ((off_t)FILE_LIMIT_MIB << 20) + 1), 0);
    check_refused(place, "huge", DIAG_file_too_large);
}

static void test_path_inside(void **state)
{
    struct place *place = *state;
    static const struct {
        const char *folder, *reference;
        enum diag_id expected; /* DIAG_COUNT: it is inside */
    } cases[] = {
        {"room", "in.txt", DIAG_COUNT},
        {"room", "sub/deep.txt", DIAG_COUNT},
        {"room/sub", "../in.txt", DIAG_COUNT},
        {"room", "sub/../in.txt", DIAG_COUNT},
        {"room", "../secret.txt", DIAG_path_outside},
        {"room/sub", "../../secret.txt", DIAG_path_outside},
        {"room", "out/secret.txt", DIAG_path_outside}, /* through the link */
        {"room", "/etc/passwd", DIAG_path_outside},
        {"room", "../room-2/x", DIAG_file_not_found},
        {"room", "none.txt", DIAG_file_not_found},
        {"room", "in.txt/x", DIAG_file_not_found},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag_list *diags = diag_list_create(place->arena);
        const char *path =
            path_inside(place->arena, "room", cases[i].folder, cases[i].reference, NOWHERE, diags);
        bool inside = cases[i].expected == DIAG_COUNT;
        assert_int_equal(path != NULL, inside);
        assert_int_equal(diag_count(diags), !inside);
        if (!inside)
            assert_int_equal(diag_at(diags, 0)->id, cases[i].expected);
        else
            assert_int_equal(access(path, R_OK), 0);
    }
}

/* "room-2" begins with "room" and is not in it. */
static void test_neighbour_is_outside(void **state)
{
    struct place *place = *state;
    assert_int_equal(mkdir("room-2", 0755), 0);
    put(place, "room-2/x", "");
    struct diag_list *diags = diag_list_create(place->arena);
    assert_null(path_inside(place->arena, "room", "room", "../room-2/x", NOWHERE, diags));
    assert_int_equal(diag_at(diags, 0)->id, DIAG_path_outside);
}

static void test_path_parts(void **state)
{
    struct place *place = *state;
    assert_string_equal(path_folder(place->arena, "plan.xml"), ".");
    assert_string_equal(path_folder(place->arena, "a/b/plan.xml"), "a/b");
    assert_string_equal(path_folder(place->arena, "/plan.xml"), "/");
    assert_string_equal(path_join(place->arena, ".", "x"), "x");
    assert_string_equal(path_join(place->arena, "a", "x"), "a/x");
    assert_string_equal(path_join(place->arena, "/", "x"), "/x");
    assert_string_equal(path_join(place->arena, "a", "/x"), "/x");
}

static void test_output_replaces(void **state)
{
    struct place *place = *state;
    put(place, "old", "old");
    struct output *output = output_open("old");
    assert_non_null(output);
    assert_true(output_write(output, "new", 3));
    check_content(place, "old", "old"); /* not before it is whole */
    assert_true(output_commit(output));
    check_content(place, "old", "new");
    assert_int_equal(entries_in("."), 3);
}

static void test_output_has_usual_rights(void **state)
{
    (void)state;
    mode_t mask = umask(027);
    struct output *output = output_open("file");
    assert_true(output_commit(output));
    umask(mask);
    struct stat status;
    assert_int_equal(stat("file", &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
}

static void test_output_abandoned(void **state)
{
    struct place *place = *state;
    put(place, "old", "old");
    struct output *output = output_open("old");
    output_write(output, "new", 3);
    output_abandon(output);
    output_abandon(NULL);
    check_content(place, "old", "old");
    assert_int_equal(entries_in("."), 3);
}

static void test_output_nowhere(void **state)
{
    (void)state;
    errno = 0;
    assert_null(output_open("none/file"));
    assert_int_equal(errno, ENOENT);
    assert_null(output_open("secret.txt/file"));
    assert_int_equal(errno, ENOTDIR);
    struct output *output = output_open("room"); /* a folder in its place */
    assert_non_null(output);
    assert_false(output_commit(output));
    assert_int_equal(errno, EISDIR);
    assert_int_equal(entries_in("."), 2);
}

static void test_output_longest_name(void **state)
{
    struct place *place = *state;
    char name[256];
    memset(name, 'n', 255);
    name[255] = '\0';
    struct output *output = output_open(name);
    assert_non_null(output);
    assert_true(output_commit(output));
    check_content(place, name, "");
}

/* A device is written through, never replaced by a file; a full one is told. */
static void test_output_device(void **state)
{
    (void)state;
    struct output *output = output_open("/dev/full");
    assert_non_null(output);
    output_write(output, "x", 1);
    assert_false(output_commit(output));
    assert_int_equal(errno, ENOSPC);
    output = output_open("/dev/full");
    output_abandon(output);
    struct stat status;
    assert_int_equal(stat("/dev/full", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

/* What a killed run left behind does not stop the next. */
static void test_output_leftover(void **state)
{
    struct place *place = *state;
    put(place, format_text(place->arena, ".planpress-%d-0", (int)getpid()), "left");
    struct output *output = output_open("file");
    assert_non_null(output);
    output_write(output, "ok", 2);
    assert_true(output_commit(output));
    check_content(place, "file", "ok");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(test_read),
        PLACE_TEST(test_read_a_pipe),
        PLACE_TEST(test_too_large),
        PLACE_TEST(test_path_inside),
        PLACE_TEST(test_neighbour_is_outside),
        PLACE_TEST(test_path_parts),
        PLACE_TEST(test_output_replaces),
        PLACE_TEST(test_output_has_usual_rights),
        PLACE_TEST(test_output_abandoned),
        PLACE_TEST(test_output_nowhere),
        PLACE_TEST(test_output_longest_name),
        PLACE_TEST(test_output_device),
        PLACE_TEST(test_output_leftover),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
