/* SPDX-License-Identifier: Apache-2.0 */
/* Memory runs out at every place it can: the nth allocation of a job fails, for every n until it
 * runs through. Each time the job ends with one diagnostic, gives all memory back, and leaves no
 * file. */
#define _XOPEN_SOURCE 700
#include "entries.h"
#include "printer.h"
#include "scarce.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/reserve.h"
#include "job/job.h"

/* A job that ends well, or with one diagnostic and nothing written; whether it ended well. */
static bool run_with(const struct job_request *request, const struct allocator *allocator)
{
    struct job *job = job_create(allocator);
    bool done = false;
    if (job) {
        enum job_outcome outcome = job_run(job, request);
        done = outcome == JOB_DONE;
        if (!done) {
            assert_int_equal(outcome, JOB_SYSTEM_FAILED);
            assert_int_equal(diag_count(job_diags(job)), 1);
            assert_string_equal(diag_at(job_diags(job), 0)->name, "out-of-memory");
            assert_null(job_output(job));
            assert_int_not_equal(access(request->output, F_OK), 0);
        }
    }
    job_destroy(job);
    return done;
}

/* One run with the nth allocation failing; true when it did not come to that. */
static bool run(const struct job_request *request, long failing)
{
    struct scarce scarce = {.failing = failing};
    const struct allocator allocator = scarce_allocator(&scarce);
    bool done = run_with(request, &allocator);
    assert_true(!done || scarce.calls < failing);
    assert_int_equal(scarce.alive, 0);
    return done;
}

/* The same with a thread that fetches blocks beside the job, and no memory from there on, whichever
 * of the two is first to ask for it. */
static bool run_reserved(const struct job_request *request, long failing)
{
    struct scarce scarce = {.failing = failing, .dry = true};
    const struct allocator source = scarce_allocator(&scarce);
    struct reserve *reserve = reserve_open(&source);
    bool done = reserve && run_with(request, reserve_allocator(reserve));
    reserve_close(reserve);
    assert_int_equal(scarce.alive, 0);
    return done;
}

typedef bool run_of(const struct job_request *request, long failing);

static void check_failures(run_of *run_one, const struct job_request *request, long fewest)
{
    char folder[] = "/tmp/planpress-memory-XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    long failing = 1;
    while (!run_one(request, failing)) {
        assert_int_equal(entries_in("."), 0);
        failing++;
        assert_in_range(failing, 1, 5000);
    }
    assert_true(failing >= fewest); /* it did fail here and there */
    assert_int_equal(entries_in("."), request->build || request->start.folder);
    unlink("out.pdf");
    assert_int_equal(system("rm -rf new"), 0);
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void check_every_failure(const struct job_request *request, long fewest)
{
    check_failures(run, request, fewest);
}

static void test_check(void **state)
{
    (void)state;
    const struct job_request request = {.plan = SOURCE_DIR "/tests/cli/good.xml",
                                        .output = "out.pdf"};
    check_every_failure(&request, 5);
}

static void test_build(void **state)
{
    (void)state;
    const struct job_request request = {
        .build = true, .plan = SOURCE_DIR "/tests/cli/good.xml", .output = "out.pdf"};
    check_every_failure(&request, 15);
}

static void test_charts(void **state)
{
    (void)state;
    const struct job_request request = {
        .build = true, .plan = SOURCE_DIR "/tests/golden/charts/trend.xml", .output = "out.pdf"};
    check_every_failure(&request, 15);
}

static void test_reserve(void **state)
{
    (void)state;
    const struct job_request request = {
        .build = true, .plan = SOURCE_DIR "/tests/golden/charts/trend.xml", .output = "out.pdf"};
    check_failures(run_reserved, &request, 15);
}

/* littleCMS is open when it happens. */
static void test_press(void **state)
{
    (void)state;
    const struct job_request request = {.build = true,
                                        .plan = SOURCE_DIR "/tests/cli/good.xml",
                                        .profile = "press",
                                        .output_intent = PRINTER_CMYK,
                                        .output = "out.pdf"};
    check_every_failure(&request, 15);
}

static void test_start(void **state)
{
    (void)state;
    const struct job_request request = {
        .start = {.folder = "new", .year = "2026/27", .editor = true}, .output = "new"};
    check_every_failure(&request, 5);
}

/* Tables beside the plan: foreign libraries are open when it happens. */
static void test_tables(void **state)
{
    (void)state;
    static const char *const plans[] = {"long", "workbook", "database"};
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        char path[200];
        snprintf(path, sizeof path, "%s/tests/unit/data/%s.xml", SOURCE_DIR, plans[i]);
        const struct job_request request = {.plan = path, .output = "out.pdf"};
        check_every_failure(&request, 8);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_check),   cmocka_unit_test(test_build),
                                       cmocka_unit_test(test_charts),  cmocka_unit_test(test_press),
                                       cmocka_unit_test(test_reserve), cmocka_unit_test(test_start),
                                       cmocka_unit_test(test_tables)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
