/* SPDX-License-Identifier: Apache-2.0 */
/* planpress build: one plan, one job, one PDF or one dump. */
#define _XOPEN_SOURCE 700
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

/* A dump is text, and other profiles are for no press: what could not be heeded is not passed over.
 */
static bool options_agree(const struct command *command, struct fault *fault)
{
    const char *const *values = command->values;
    const char *profile = values[OPTION_PROFILE];
    if (values[OPTION_DUMP] && values[OPTION_OUTPUT])
        return fault_set(fault, "--dump writes no PDF, so --output has nothing to name");
    if (values[OPTION_DUMP] && values[OPTION_LINEARIZE])
        return fault_set(fault, "--dump writes no PDF, so there is nothing to --linearize");
    bool inputs = values[OPTION_DUMP] && strcmp(values[OPTION_DUMP], "inputs") == 0;
    if (values[OPTION_DUMP] && values[OPTION_OUTPUT_INTENT] && !inputs)
        return fault_set(fault, "--dump writes no PDF, so no --output-intent can be in it");
    if (values[OPTION_OUTPUT_INTENT] && (!profile || strcmp(profile, "press") != 0))
        return fault_set(fault, "--output-intent is for a file for a press: give --profile=press");
    return true;
}

/* Wishes that cannot all come true: standard output has room for one thing. */
static bool wishes_agree(const struct command *command, const struct console *console,
                         struct fault *fault)
{
    const char *output = command->values[OPTION_OUTPUT];
    bool to_stdout = output && strcmp(output, "-") == 0;
    bool from_stdin = strcmp(command->operands[0], "-") == 0;
    if (!options_agree(command, fault))
        return false;
    if (command->values[OPTION_DUMP] && console->format == FORMAT_JSON)
        return fault_set(fault, "--dump and --format=json both want standard output");
    if (to_stdout && console->format == FORMAT_JSON)
        return fault_set(fault, "--output=- and --format=json both want standard output");
    if (command->values[OPTION_DEPFILE] && (to_stdout || command->values[OPTION_DUMP]))
        return fault_set(fault, "--depfile says what a file depends on, and none is written");
    if (to_stdout && isatty(STDOUT_FILENO))
        return fault_set(fault, "a PDF is nothing for a terminal: redirect standard output");
    if (from_stdin && !output && !command->values[OPTION_DUMP])
        return fault_set(fault, "a plan from standard input needs --output for its PDF");
    return true;
}

static double seconds_since(struct timespec start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start.tv_sec) + (double)(now.tv_nsec - start.tv_nsec) / 1e9;
}

int build_run(const struct command *command, struct console *console)
{
    struct fault fault;
    if (!wishes_agree(command, console, &fault))
        return console_fault(console, &fault);
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    struct pp_job *job = job_of(command, PP_PLAN, command->operands[0], console);
    if (!job)
        return PP_SYSTEM_FAILED;
    int status = pp_build(job);
    console_job(console, job);
    console_inputs(console, job);
    if (status == PP_DONE && !command->values[OPTION_DUMP])
        console_output(console, pp_output(job), pp_page_count(job), pp_output_size(job));
    console_note(console, "%.2f s, %.1f MiB", seconds_since(start),
                 (double)pp_memory(job) / (1 << 20));
    pp_close(job);
    return status;
}
