/* SPDX-License-Identifier: Apache-2.0 */
#include <planpress/planpress.h>

#include "testing.h"

#include <pthread.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#define GOOD SOURCE_DIR "/tests/cli/good.xml"
#define WRONG SOURCE_DIR "/tests/cli/wrong.xml"

struct sink {
    char *bytes;
    size_t count;
    bool refuses;
};

static bool take(void *context, const void *bytes, size_t count)
{
    struct sink *sink = context;
    if (sink->refuses)
        return false;
    char *more = realloc(sink->bytes, sink->count + count + 1);
    if (!more)
        return false;
    memcpy(more + sink->count, bytes, count);
    sink->bytes = more;
    sink->count += count;
    return true;
}

static struct pp_job *job_for(const char *plan, struct sink *sink)
{
    struct pp_job *job = pp_open();
    assert_non_null(job);
    assert_int_equal(pp_set(job, PP_PLAN, plan), PP_DONE);
    *sink = (struct sink){0};
    pp_set_sink(job, take, sink);
    return job;
}

static void test_build_into_a_sink(void **state)
{
    (void)state;
    struct sink sink;
    struct pp_job *job = job_for(GOOD, &sink);
    assert_int_equal(pp_page_count(job), 0);
    assert_int_equal(pp_output_size(job), 0);
    assert_int_equal(pp_build(job), PP_DONE);
    assert_true(pp_page_count(job) >= 2);
    assert_int_equal(pp_output_size(job), sink.count);
    assert_true(pp_memory(job) > 0);
    assert_null(pp_output(job));
    assert_memory_equal(sink.bytes, "%PDF-", 5);
    struct pp_diagnostic d;
    assert_false(pp_diagnostic_at(job, 0, &d));
    pp_close(job);
    free(sink.bytes);
}

static void test_diagnostics(void **state)
{
    (void)state;
    struct sink sink;
    struct pp_job *job = job_for(WRONG, &sink);
    assert_int_equal(pp_build(job), PP_DOCUMENT_WRONG);
    assert_int_equal(sink.count, 0);
    struct pp_diagnostic d;
    size_t count = 0;
    for (; pp_diagnostic_at(job, count, &d); count++) {
        assert_string_equal(d.file, WRONG);
        assert_true(d.line > 20 && d.column > 0);
        char place[sizeof WRONG + 30];
        snprintf(place, sizeof place, "%s:%u:%u", WRONG, d.line, d.column);
        assert_string_equal(d.place, place);
        assert_int_equal(d.severity, PP_ERROR);
        assert_non_null(d.id);
        assert_true(d.source_length > 20);
        assert_memory_equal(d.source, "    <p>See <ref", 15);
    }
    assert_int_equal(count, 2);
    pp_close(job);
}

static void test_edition_and_dump(void **state)
{
    (void)state;
    struct sink paper, plan, pages;
    struct pp_job *job = job_for(GOOD, &paper);
    assert_int_equal(pp_build(job), PP_DONE);
    size_t paper_pages = pp_page_count(job);
    pp_close(job);
    job = job_for(GOOD, &plan);
    assert_int_equal(pp_set(job, PP_EDITION, "plan"), PP_DONE);
    assert_int_equal(pp_build(job), PP_DONE);
    assert_true(pp_page_count(job) < paper_pages);
    pp_close(job);
    job = job_for(GOOD, &pages);
    assert_int_equal(pp_set(job, PP_DUMP, "pages"), PP_DONE);
    assert_int_equal(pp_build(job), PP_DONE);
    assert_memory_equal(pages.bytes, "page 1", 6);
    pp_close(job);
    free(paper.bytes);
    free(plan.bytes);
    free(pages.bytes);
}

static void test_misuse(void **state)
{
    (void)state;
    struct sink sink;
    struct pp_job *job = pp_open();
    assert_int_equal(pp_build(job), PP_MISUSED); /* no plan */
    pp_close(job);
    pp_close(NULL);
    job = job_for(GOOD, &sink);
    assert_int_equal(pp_set(job, PP_EDITION, "leaflet"), PP_MISUSED);
    assert_int_equal(pp_set(job, PP_PROFILE, "archives"), PP_MISUSED);
    assert_int_equal(pp_set(job, PP_PROFILE, "archive"), PP_DONE);
    assert_int_equal(pp_set(job, PP_DUMP, "model "), PP_MISUSED);
    assert_int_equal(pp_set(job, (enum pp_option)(PP_DUMP + 1), "x"), PP_MISUSED);
    assert_int_equal(pp_set(job, PP_EDITION, "plan"), PP_DONE);
    assert_int_equal(pp_set(job, PP_EDITION, NULL), PP_DONE);
    assert_int_equal(pp_check(job), PP_DONE);
    assert_int_equal(sink.count, 0);
    assert_int_equal(pp_check(job), PP_MISUSED); /* a job runs once */
    assert_int_equal(pp_set(job, PP_EDITION, "plan"), PP_MISUSED);
    pp_close(job);
}

static void test_refusing_sink(void **state)
{
    (void)state;
    struct sink sink;
    struct pp_job *job = job_for(GOOD, &sink);
    sink.refuses = true;
    assert_int_equal(pp_build(job), PP_SYSTEM_FAILED);
    struct pp_diagnostic d;
    assert_true(pp_diagnostic_at(job, 0, &d));
    assert_string_equal(d.id, "output-failed");
    assert_null(d.file);
    assert_null(d.place);
    assert_false(pp_diagnostic_at(job, 1, &d));
    pp_close(job);
}

static void test_choices(void **state)
{
    (void)state;
    assert_string_equal(pp_choices(PP_EDITION)[0], "cabinet-paper");
    assert_null(pp_choices(PP_PLAN));
    assert_string_equal(pp_nearest("paln", pp_choices(PP_EDITION)), "plan");
    assert_null(pp_nearest("brochure", pp_choices(PP_EDITION)));
    assert_non_null(pp_libraries()[1]);
}

static void *build_in_a_thread(void *context)
{
    struct sink *sink = context;
    struct pp_job *job = job_for(GOOD, sink);
    enum pp_status status = pp_build(job);
    pp_close(job);
    return status == PP_DONE ? sink : NULL;
}

/* Jobs share nothing: several at once make what one makes alone. */
static void test_jobs_at_once(void **state)
{
    (void)state;
    pthread_t threads[4];
    struct sink sinks[4];
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, build_in_a_thread, &sinks[i]), 0);
    for (size_t i = 0; i < 4; i++) {
        void *result;
        assert_int_equal(pthread_join(threads[i], &result), 0);
        assert_non_null(result);
        assert_int_equal(sinks[i].count, sinks[0].count);
        assert_memory_equal(sinks[i].bytes, sinks[0].bytes, sinks[0].count);
    }
    for (size_t i = 0; i < 4; i++)
        free(sinks[i].bytes);
}

static void check_new(struct pp_job *job, enum pp_status expected)
{
    assert_int_equal(pp_new(job), expected);
    pp_close(job);
}

static void test_new(void **state)
{
    (void)state;
    struct pp_job *job = pp_open();
    assert_int_equal(pp_set(job, PP_YEAR, "2026/28"), PP_MISUSED);
    assert_int_equal(pp_set(job, PP_KIND, "novel"), PP_MISUSED);
    assert_int_equal(pp_set(job, PP_COUNCIL, " "), PP_MISUSED);
    assert_int_equal(pp_set(job, PP_EDITOR, "perhaps"), PP_MISUSED);
    assert_int_equal(pp_set(job, PP_YEAR, "2026/27"), PP_DONE);
    check_new(job, PP_MISUSED); /* no folder */
    job = pp_open();
    assert_int_equal(pp_set(job, PP_FOLDER, TEST_FOLDER "/new"), PP_DONE);
    check_new(job, PP_MISUSED); /* no year */

    /* nothing that new is told makes a check of it something else */
    job = pp_open();
    assert_int_equal(pp_set(job, PP_FOLDER, TEST_FOLDER "/new"), PP_DONE);
    assert_int_equal(pp_set(job, PP_YEAR, "2026/27"), PP_DONE);
    assert_int_equal(pp_set(job, PP_PLAN, GOOD), PP_DONE);
    assert_int_equal(pp_check(job), PP_DONE);
    check_new(job, PP_MISUSED); /* it has run */
    assert_null(fopen(TEST_FOLDER "/new/plan.xml", "r"));
}

static void test_new_takes_no_place(void **state)
{
    (void)state;
    struct pp_job *job = pp_open();
    assert_int_equal(pp_set(job, PP_FOLDER, SOURCE_DIR), PP_DONE);
    assert_int_equal(pp_set(job, PP_YEAR, "2026/27"), PP_DONE);
    assert_int_equal(pp_new(job), PP_SYSTEM_FAILED);
    struct pp_diagnostic d;
    assert_true(pp_diagnostic_at(job, 0, &d));
    assert_string_equal(d.id, "folder-taken");
    assert_null(pp_output(job));
    pp_close(job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_build_into_a_sink),  cmocka_unit_test(test_diagnostics),
        cmocka_unit_test(test_edition_and_dump),   cmocka_unit_test(test_misuse),
        cmocka_unit_test(test_refusing_sink),      cmocka_unit_test(test_choices),
        cmocka_unit_test(test_jobs_at_once),       cmocka_unit_test(test_new),
        cmocka_unit_test(test_new_takes_no_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
