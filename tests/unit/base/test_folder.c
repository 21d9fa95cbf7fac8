/* SPDX-License-Identifier: Apache-2.0 */
/* A folder appears whole or not at all, and never takes the place of anything. */
#define _XOPEN_SOURCE 700
#include "entries.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"

static char root[64];

static int place_setup(void **state)
{
    (void)state;
    strcpy(root, "/tmp/planpress-folder-XXXXXX");
    return mkdtemp(root) && chdir(root) == 0 ? 0 : -1;
}

static int place_teardown(void **state)
{
    (void)state;
    char command[100];
    snprintf(command, sizeof command, "rm -rf %s", root);
    return chdir("/") == 0 ? system(command) : -1;
}

static void check_file(const char *path, const char *expected)
{
    char found[100] = "";
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    found[fread(found, 1, sizeof found - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(found, expected);
}

static bool fill(struct folder *folder)
{
    assert_non_null(folder);
    folder_add(folder, "in/deep.txt", "deep", 4);
    folder_add(folder, "in/other.txt", "", 0);
    return folder_add(folder, "plan.xml", "plan", 4);
}

static void check_filled(const char *path)
{
    assert_int_equal(chdir(path), 0);
    assert_int_equal(entries_in("."), 2);
    assert_int_equal(entries_in("in"), 2);
    check_file("in/deep.txt", "deep");
    check_file("plan.xml", "plan");
    assert_int_equal(chdir(root), 0);
}

static void test_appears(void **state)
{
    (void)state;
    static const char *const names[] = {"new", "slash/", "./dot", "sub/new"};
    assert_int_equal(mkdir("sub", 0755), 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct folder *folder = folder_open(names[i]);
        assert_true(fill(folder));
        assert_int_not_equal(access(names[i], F_OK), 0); /* not before it is whole */
        assert_true(folder_commit(folder));
        check_filled(names[i]);
    }
    assert_int_equal(entries_in("."), 4);
    assert_int_equal(entries_in("sub"), 1);
    struct stat made, usual;
    assert_int_equal(mkdir("usual", 0777), 0);
    assert_int_equal(stat("new", &made), 0);
    assert_int_equal(stat("usual", &usual), 0);
    assert_int_equal(made.st_mode, usual.st_mode);
}

/* An empty folder is filled and stays the one it is. */
static void test_fills_what_is_empty(void **state)
{
    (void)state;
    struct stat before, after;
    assert_int_equal(mkdir("here", 0750), 0);
    assert_int_equal(symlink("here", "link"), 0);
    assert_int_equal(stat("here", &before), 0);
    struct folder *folder = folder_open("link");
    assert_true(fill(folder));
    assert_true(folder_commit(folder));
    check_filled("here");
    assert_int_equal(stat("here", &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(before.st_mode, after.st_mode);

    assert_int_equal(mkdir("current", 0755), 0);
    assert_int_equal(chdir("current"), 0);
    folder = folder_open(".");
    assert_true(fill(folder));
    assert_true(folder_commit(folder));
    assert_int_equal(chdir(root), 0);
    check_filled("current");
}

static void test_takes_no_place(void **state)
{
    (void)state;
    assert_int_equal(mkdir("full", 0755), 0);
    fclose(fopen("full/.hidden", "w"));
    fclose(fopen("file", "w"));
    static const struct {
        const char *path;
        int error;
    } cases[] = {
        {"full", EEXIST},     {"full/", EEXIST}, {"file", EEXIST},      {"none/new", ENOENT},
        {"file/in", ENOTDIR}, {"", ENOENT},      {"/proc/new", ENOENT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        errno = 0;
        assert_null(folder_open(cases[i].path));
        assert_int_equal(errno, cases[i].error);
    }
    assert_int_equal(entries_in("."), 2);
    assert_int_equal(entries_in("full"), 1);
}

/* Something appears in its place while it is filled. */
static void test_comes_too_late(void **state)
{
    (void)state;
    struct folder *folder = folder_open("new");
    assert_true(fill(folder));
    assert_int_equal(mkdir("new", 0755), 0);
    fclose(fopen("new/other", "w"));
    assert_false(folder_commit(folder));
    assert_int_equal(errno, EEXIST);
    assert_int_equal(entries_in("."), 1);
    assert_int_equal(entries_in("new"), 1);
}

static void test_leaves_no_trace(void **state)
{
    (void)state;
    assert_int_equal(mkdir("empty", 0755), 0);
    static const char *const names[] = {"new", "empty"};
    for (size_t i = 0; i < 2; i++) {
        struct folder *folder = folder_open(names[i]);
        assert_true(fill(folder));
        folder_abandon(folder);
    }
    folder_abandon(NULL);
    assert_int_equal(entries_in("."), 1);
    assert_int_equal(entries_in("empty"), 0);
}

/* The disk is full: a file may grow no larger than two bytes. */
static void test_write_fails(void **state)
{
    (void)state;
    assert_int_equal(mkdir("empty", 0755), 0);
    struct rlimit usual, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
    small = usual;
    small.rlim_cur = 2;
    signal(SIGXFSZ, SIG_IGN);
    static const char *const names[] = {"new", "empty"};
    for (size_t i = 0; i < 2; i++) {
        struct folder *folder = folder_open(names[i]);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
        bool filled = fill(folder), made = folder_commit(folder);
        int error = errno;
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
        assert_false(filled);
        assert_false(made);
        assert_int_equal(error, EFBIG);
    }
    assert_int_equal(entries_in("."), 1);
    assert_int_equal(entries_in("empty"), 0);
}

#define PLACE_TEST(function) cmocka_unit_test_setup_teardown(function, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(test_appears),         PLACE_TEST(test_fills_what_is_empty),
        PLACE_TEST(test_takes_no_place),  PLACE_TEST(test_comes_too_late),
        PLACE_TEST(test_leaves_no_trace), PLACE_TEST(test_write_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
