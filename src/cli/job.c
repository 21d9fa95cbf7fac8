/* SPDX-License-Identifier: Apache-2.0 */
/* From a command line to a job of the library. */
#include "cli/cli.h"

struct pp_job *job_of(const struct command *command, enum pp_option what, const char *operand,
                      struct console *console)
{
    struct pp_job *job = pp_open();
    enum pp_status status = job ? pp_set(job, what, operand) : PP_SYSTEM_FAILED;
    for (enum option_id id = 0; id < OPTION_COMMON && status == PP_DONE; id++) {
        const char *value = command->values[id];
        if (value)
            status = pp_set(job, (enum pp_option)option_row(id)->library, *value ? value : "yes");
    }
    if (status == PP_DONE)
        return job;
    console_failure(console, "memory ran out");
    pp_close(job);
    return NULL;
}
