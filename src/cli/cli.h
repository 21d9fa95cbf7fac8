/* SPDX-License-Identifier: Apache-2.0 */
/* cli/cli.h - the verbs, and what they share. A verb is one file with one function and one row in
 * the table of command.c; it gets the parsed command line and a console to talk through, and uses
 * the public library alone. */
#ifndef PLANPRESS_CLI_CLI_H
#define PLANPRESS_CLI_CLI_H

#include <planpress/planpress.h>

#include "cli/command.h"
#include "cli/console.h"

/* Each returns the exit status. */
int check_run(const struct command *command, struct console *console);
int build_run(const struct command *command, struct console *console);
int new_run(const struct command *command, struct console *console);
int rules_run(const struct command *command, struct console *console);
int help_run(const struct command *command, struct console *console);
int version_run(const struct command *command, struct console *console);

/* The help of a verb, or of the program for NULL, on standard output. Returns PP_DONE. */
int help_show(const struct verb *verb, struct console *console);

/* A job with one operand, a plan or a folder, and every library option of the command line set;
 * NULL when there is no memory, which the console has then been told. */
struct pp_job *job_of(const struct command *command, enum pp_option what, const char *operand,
                      struct console *console);

#endif
