/* SPDX-License-Identifier: Apache-2.0 */
/* cli/console.h - how a run talks: messages on standard error for people, or one JSON object on
 * standard output for programs, of our own form or as SARIF. */
#ifndef PLANPRESS_CLI_CONSOLE_H
#define PLANPRESS_CLI_CONSOLE_H

#include <planpress/planpress.h>

#include "cli/command.h"

enum console_format { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF };

/* One run's talk. */
struct console {
    const struct command *command;
    enum console_format format;
    bool quiet, verbose, colour;
    bool begun, listed; /* the object has its beginning, and a diagnostic in it */
    size_t errors, warnings;
    char *output; /* what was made, its pages and bytes; NULL: nothing */
    size_t pages, size;
};

/* As --format, --color, -q, -v and the terminal have it. */
void console_open(struct console *console, const struct command *command);

/* Tell every diagnostic of a job that has run. */
void console_job(struct console *console, const struct pp_job *job);

/* In JSON, list what the job has read; after its diagnostics. */
void console_inputs(struct console *console, const struct pp_job *job);

/* The verb has put out a whole object, or words that stand for themselves: nothing may follow. */
void console_complete(struct console *console);

/* Put out a whole object or words, as the format is; returns PP_DONE. */
int console_show(struct console *console, void (*json)(void), void (*text)(void));

/* Tell that there is an output, of so many pages and bytes; 0 where it has none. The path is
 * copied.
 */
void console_output(struct console *console, const char *path, size_t pages, size_t size);

/* A line for people who asked for -v. */
void console_note(const struct console *console, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A line for people who did not ask for quiet. */
void console_say(const struct console *console, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Tell a fault of the command line; returns PP_MISUSED. */
int console_fault(struct console *console, const struct fault *fault);

/* Tell that the system failed us outside any job; returns PP_SYSTEM_FAILED. */
int console_failure(struct console *console, const char *message);

/* The summary, or the end of the JSON object with the status in it. Returns the exit status: the
 * one given, or PP_SYSTEM_FAILED when standard output could not be written. */
int console_close(struct console *console, int status);

#endif
