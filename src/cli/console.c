/* SPDX-License-Identifier: Apache-2.0 */
#define _XOPEN_SOURCE 700
#include "cli/console.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/json.h"
#include "cli/sarif.h"
#include "cli/terminal.h"

/* SGR sequences by severity; the place is bold, the remedy plain. */
static const char *const severity_colours[] = {"\033[1;36m", "\033[1;35m", "\033[1;31m"};
#define BOLD "\033[1m"
#define PLAIN "\033[0m"

static const char *paint(const struct console *console, const char *sequence)
{
    return console->colour ? sequence : "";
}

/* Colours by themselves only where a person looks, and not for who has said no (no-color.org). */
static bool wants_colour(const char *when)
{
    if (when && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && !(refused && *refused) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

void console_open(struct console *console, const struct command *command)
{
    static const char *const formats[] = {"text", "json", "sarif"};
    const char *format = command->values[OPTION_FORMAT];
    enum console_format wanted = FORMAT_SARIF;
    while (wanted > FORMAT_TEXT && !(format && strcmp(format, formats[wanted]) == 0))
        wanted--;
    *console = (struct console){
        .command = command,
        .format = wanted,
        .quiet = command->values[OPTION_QUIET],
        .verbose = command->values[OPTION_VERBOSE],
        .colour = wants_colour(command->values[OPTION_COLOR]),
    };
}

static void json_begin(struct console *console)
{
    const struct verb *verb = console->command->verb;
    fputs("{", stdout);
    json_field(stdout, "planpress", pp_version());
    fputs(",", stdout);
    json_field(stdout, "verb", verb ? verb->name : NULL);
    fputs(",\"diagnostics\":[", stdout);
    console->begun = true;
}

static void json_diagnostic(struct console *console, const struct pp_diagnostic *d)
{
    const char *const fields[][2] = {
        {"place", d->place}, {"severity", pp_severity_name(d->severity)},
        {"id", d->id},       {"message", d->message},
        {"help", d->help},   {"waived", d->waived},
    };
    if (!console->begun)
        json_begin(console);
    fputs(console->listed ? ",\n{" : "\n{", stdout);
    console->listed = true;
    json_field(stdout, "file", d->file);
    fprintf(stdout, ",\"line\":%u,\"column\":%u", d->line, d->column);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        putc(',', stdout);
        json_field(stdout, fields[i][0], fields[i][1]);
    }
    fputs(",\"source\":", stdout);
    if (d->source)
        json_string(stdout, d->source, d->source_length);
    else
        fputs("null", stdout);
    putc('}', stdout);
}

static void print_diagnostic(const struct console *console, const struct pp_diagnostic *d)
{
    const char *colour = paint(console, severity_colours[d->severity]);
    fputs(paint(console, BOLD), stderr);
    terminal_text(stderr, d->place ? d->place : "planpress");
    fprintf(stderr, ": %s%s[%s]:%s ", colour, pp_severity_name(d->severity), d->id,
            paint(console, PLAIN));
    terminal_text(stderr, d->message);
    putc('\n', stderr);
    if (d->source && d->source_length)
        terminal_excerpt(stderr, d->source, d->source_length, d->column, colour,
                         paint(console, PLAIN));
    if (d->help) {
        fputs("  help: ", stderr);
        terminal_text(stderr, d->help);
        putc('\n', stderr);
    }
}

static void sarif_diagnostic(struct console *console, const struct pp_diagnostic *d)
{
    if (!console->begun)
        sarif_begin(stdout);
    console->begun = true;
    sarif_result(stdout, d, !console->listed);
    console->listed = true;
}

static void tell(struct console *console, const struct pp_diagnostic *d)
{
    if (d->severity == PP_ERROR)
        console->errors++;
    if (d->severity == PP_WARNING)
        console->warnings++;
    if (console->format == FORMAT_JSON)
        json_diagnostic(console, d);
    else if (console->format == FORMAT_SARIF)
        sarif_diagnostic(console, d);
    else if (d->severity == PP_ERROR || !console->quiet)
        print_diagnostic(console, d);
}

void console_job(struct console *console, const struct pp_job *job)
{
    struct pp_diagnostic d;
    for (size_t i = 0; pp_diagnostic_at(job, i, &d); i++)
        tell(console, &d);
}

void console_inputs(struct console *console, const struct pp_job *job)
{
    struct pp_input input;
    if (console->format != FORMAT_JSON)
        return;
    if (!console->begun)
        json_begin(console);
    fputs("],\"inputs\":[", stdout);
    for (size_t i = 0; pp_input_at(job, i, &input); i++) {
        fputs(i ? ",{" : "{", stdout);
        json_field(stdout, "path", input.path);
        putc(',', stdout);
        json_field(stdout, "kind", input.kind);
        putc('}', stdout);
    }
}

void console_complete(struct console *console)
{
    console->format = FORMAT_TEXT;
}

int console_show(struct console *console, void (*json)(void), void (*text)(void))
{
    if (console->format == FORMAT_JSON)
        json();
    else
        text();
    console_complete(console);
    return PP_DONE;
}

void console_output(struct console *console, const char *path, size_t pages, size_t size)
{
    console->output = strdup(path);
    console->pages = pages;
    console->size = size;
}

void console_note(const struct console *console, const char *format, ...)
{
    if (!console->verbose || console->format != FORMAT_TEXT)
        return;
    va_list arguments;
    va_start(arguments, format);
    fputs("planpress: ", stderr);
    vfprintf(stderr, format, arguments);
    putc('\n', stderr);
    va_end(arguments);
}

void console_say(const struct console *console, const char *format, ...)
{
    if (console->quiet || console->format != FORMAT_TEXT)
        return;
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    putc('\n', stderr);
    va_end(arguments);
}

int console_fault(struct console *console, const struct fault *fault)
{
    const struct pp_diagnostic d = {.severity = PP_ERROR,
                                    .id = "usage",
                                    .message = fault->message,
                                    .help = fault->help[0] ? fault->help : NULL};
    tell(console, &d);
    return PP_MISUSED;
}

int console_failure(struct console *console, const char *message)
{
    const struct pp_diagnostic d = {.severity = PP_ERROR, .id = "system", .message = message};
    tell(console, &d);
    return PP_SYSTEM_FAILED;
}

/* "2 errors, 1 warning". */
static void print_summary(const struct console *console)
{
    if (console->output && console->pages) {
        fprintf(stderr, "%s: %zu page%s", console->output, console->pages,
                console->pages == 1 ? "" : "s");
        if (console->verbose)
            fprintf(stderr, ", %zu bytes, %zu a page", console->size,
                    console->size / console->pages);
        putc('\n', stderr);
    }
    if (console->errors)
        fprintf(stderr, "%zu error%s", console->errors, console->errors == 1 ? "" : "s");
    if (console->warnings)
        fprintf(stderr, "%s%zu warning%s", console->errors ? ", " : "", console->warnings,
                console->warnings == 1 ? "" : "s");
    if (console->errors || console->warnings)
        putc('\n', stderr);
}

static void json_end(struct console *console, int status)
{
    if (!console->begun)
        json_begin(console);
    fputs("],\"outputs\":[", stdout);
    if (console->output) {
        putc('{', stdout);
        json_field(stdout, "path", console->output);
        fprintf(stdout, ",\"pages\":%zu,\"bytes\":%zu}", console->pages, console->size);
    }
    fprintf(stdout, "],\"errors\":%zu,\"warnings\":%zu,\"status\":%d}\n", console->errors,
            console->warnings, status);
}

static void sarif_finish(struct console *console, int status)
{
    if (!console->begun)
        sarif_begin(stdout);
    sarif_end(stdout, status);
}

/* Flush standard output: the status given, or PP_SYSTEM_FAILED where that fails. What the library
 * could not write there it has told already. */
static int standard_output_close(int status)
{
    int error = fflush(stdout) != 0 ? errno : ferror(stdout) ? EIO : 0;
    if (error && status != PP_SYSTEM_FAILED)
        fprintf(stderr, "planpress: error[output-failed]: cannot write 'standard output': %s\n",
                strerror(error));
    return error ? PP_SYSTEM_FAILED : status;
}

int console_close(struct console *console, int status)
{
    if (console->format == FORMAT_JSON)
        json_end(console, status);
    else if (console->format == FORMAT_SARIF)
        sarif_finish(console, status);
    else if (!console->quiet && status != PP_MISUSED)
        print_summary(console);
    free(console->output);
    return standard_output_close(status);
}
