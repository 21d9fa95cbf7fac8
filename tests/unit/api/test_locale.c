/* SPDX-License-Identifier: Apache-2.0 */
/* A program that embeds us may have set a locale in which a number has a comma. The pages must be
 * the same to the byte, and the locale still set afterwards. ctest has LOCPATH point to such a
 * locale. */
#include <planpress/planpress.h>

#include "testing.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"

static bool append(void *context, const void *bytes, size_t count)
{
    buffer_add(context, bytes, count);
    return true;
}

static struct buffer build(struct arena *arena, const char *dump)
{
    struct buffer result = buffer_open(arena);
    struct pp_job *job = pp_open();
    assert_int_equal(pp_set(job, PP_PLAN, SOURCE_DIR "/tests/cli/good.xml"), PP_DONE);
    assert_int_equal(pp_set(job, PP_DUMP, dump), PP_DONE);
    pp_set_sink(job, append, &result);
    assert_int_equal(pp_build(job), PP_DONE);
    pp_close(job);
    return result;
}

static void test_same_bytes_under_a_comma(void **state)
{
    static const char *const seams[] = {NULL, "model", "style", "flow", "pages", "tags"};
    for (size_t i = 0; i < sizeof seams / sizeof *seams; i++) {
        assert_non_null(setlocale(LC_ALL, "C"));
        struct buffer point = build(*state, seams[i]);
        assert_non_null(setlocale(LC_ALL, "de_DE.UTF-8"));
        char written[8];
        snprintf(written, sizeof written, "%.1f", 1.5);
        assert_string_equal(written, "1,5"); /* it is that kind of locale */
        struct buffer comma = build(*state, seams[i]);
        assert_string_equal(setlocale(LC_ALL, NULL), "de_DE.UTF-8");
        assert_true(point.count > 100);
        assert_int_equal(point.count, comma.count);
        assert_memory_equal(point.bytes, comma.bytes, point.count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_same_bytes_under_a_comma)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
