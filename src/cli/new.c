/* SPDX-License-Identifier: Apache-2.0 */
/* planpress new: a folder with a plan to start from. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

/* Whether the library takes the value of an option that any text is parsed for. */
static bool taken(const struct command *command, enum option_id id)
{
    struct pp_job *probe = command->values[id] ? pp_open() : NULL;
    bool refused = probe && pp_set(probe, (enum pp_option)option_row(id)->library,
                                   command->values[id]) == PP_MISUSED;
    pp_close(probe);
    return !refused;
}

static bool wishes_good(const struct command *command, struct fault *fault)
{
    static const char form[] = "a financial year is written by its two calendar years: 2026/27";
    const char *year = command->values[OPTION_YEAR];
    if (year && taken(command, OPTION_YEAR) && taken(command, OPTION_COUNCIL))
        return true;
    if (!year)
        fault_set(fault, "'new' needs --year, the financial year the plan is for");
    else if (!taken(command, OPTION_YEAR))
        fault_set(fault, "'%s' is no financial year", year);
    else
        return fault_set(fault, "--council wants a name on one line");
    snprintf(fault->help, sizeof fault->help, "%s", form);
    return false;
}

static void tell_next(struct console *console, const char *folder)
{
    size_t count = strlen(folder);
    while (count > 1 && folder[count - 1] == '/')
        count--;
    console_output(console, folder, 0, 0);
    console_say(console, "%.*s: begin with README.md in it, or with planpress build %.*s/plan.xml",
                (int)count, folder, (int)count, folder);
}

int new_run(const struct command *command, struct console *console)
{
    struct fault fault;
    if (!wishes_good(command, &fault))
        return console_fault(console, &fault);
    struct pp_job *job = job_of(command, PP_FOLDER, command->operands[0], console);
    if (!job)
        return PP_SYSTEM_FAILED;
    int status = pp_new(job);
    console_job(console, job);
    if (status == PP_DONE)
        tell_next(console, pp_output(job));
    pp_close(job);
    return status;
}
