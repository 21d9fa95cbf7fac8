/* SPDX-License-Identifier: Apache-2.0 */
/* planpress check: each plan is a job of its own; the gravest outcome is the exit status. */
#include "cli/cli.h"

static int check_one(const struct command *command, const char *plan, struct console *console)
{
    struct pp_job *job = job_of(command, PP_PLAN, plan, console);
    if (!job)
        return PP_SYSTEM_FAILED;
    int status = pp_check(job);
    console_job(console, job);
    console_note(console, "%s: %s", plan, status == PP_DONE ? "as it should be" : "checked");
    pp_close(job);
    return status;
}

int check_run(const struct command *command, struct console *console)
{
    int worst = PP_DONE;
    for (int i = 0; i < command->operand_count; i++) {
        int status = check_one(command, command->operands[i], console);
        if (status > worst)
            worst = status;
    }
    return worst;
}
