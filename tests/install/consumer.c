/* SPDX-License-Identifier: Apache-2.0 */
/* Builds a plan into memory with the installed library. Its function names are ours as well, inside
 * the library: they must not meet. */
#include <planpress/planpress.h>
#include <stdio.h>
#include <string.h>

void arena_create(void);
void arena_create(void)
{
    puts("this is not the arena you are looking for");
}

static bool count_bytes(void *context, const void *bytes, size_t count)
{
    size_t *total = context;
    if (*total == 0 && (count < 5 || memcmp(bytes, "%PDF-", 5) != 0))
        return false;
    *total += count;
    return true;
}

int main(int argc, char **argv)
{
    size_t total = 0;
    struct pp_job *job = pp_open();
    if (argc != 2 || !job || pp_set(job, PP_PLAN, argv[1]) != PP_DONE)
        return PP_MISUSED;
    pp_set_sink(job, count_bytes, &total);
    enum pp_status status = pp_build(job);
    struct pp_diagnostic d;
    for (size_t i = 0; pp_diagnostic_at(job, i, &d); i++)
        printf("%s: %s\n", d.place ? d.place : "", d.message);
    printf("planpress %s: %zu pages, %zu bytes\n", pp_version(), pp_page_count(job), total);
    pp_close(job);
    return total ? (int)status : PP_SYSTEM_FAILED;
}
