/* SPDX-License-Identifier: Apache-2.0 */
/* cli/command.h - the command line: a table of options, a table of verbs, and one parser for both.
 *
 * Options may stand anywhere before "--": "-o FILE", "-oFILE", "--output FILE", "--output=FILE",
 * and flags of one letter together, "-qv". The first word that is no option is the verb. */
#ifndef PLANPRESS_CLI_COMMAND_H
#define PLANPRESS_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

enum option_id {
    OPTION_OUTPUT,
    OPTION_EDITION,
    OPTION_PROFILE,
    OPTION_OUTPUT_INTENT,
    OPTION_SCHEMA,
    OPTION_STYLE,
    OPTION_BRAND,
    OPTION_CATALOG,
    OPTION_DUMP,
    OPTION_LINEARIZE,
    OPTION_NO_SOURCES,
    OPTION_DEPFILE,
    OPTION_STRICT,
    OPTION_KIND,
    OPTION_YEAR,
    OPTION_COUNCIL,
    OPTION_EDITOR,
    OPTION_COMMON, /* every verb takes those from here on */
    OPTION_QUIET = OPTION_COMMON,
    OPTION_VERBOSE,
    OPTION_FORMAT,
    OPTION_COLOR,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
};

struct option {
    const char *name;
    char letter;          /* 0: none */
    const char *argument; /* what the help calls its value; NULL: a flag */
    const char *help;
    int library;                /* the pp_option it sets, or -1 */
    const char *const *choices; /* of an option the library does not know; NULL: any text */
};

/* The row of an option, and the values it takes: NULL when any will do. */
const struct option *option_row(enum option_id id);
const char *const *option_choices(enum option_id id);

struct command;
struct console;

struct verb {
    const char *name;
    const char *operands; /* as the help writes them; NULL: none */
    const char *summary;  /* one line */
    const char *about;    /* paragraphs, lines ended */
    const char *examples; /* lines ended */
    unsigned options;     /* 1u << id of each that is not common */
    int least, most;      /* how many operands */
    bool sarif;           /* reports in SARIF too, when asked */
    int (*run)(const struct command *command, struct console *console);
};

/* The verbs in the order the help lists them; NULL past the last. */
const struct verb *verb_at(size_t index);

/* NULL when there is none of that name. */
const struct verb *verb_named(const char *name);

/* The parsed command line; everything points into argv or static tables. */
struct command {
    const struct verb *verb;          /* NULL: none given */
    const char *values[OPTION_COUNT]; /* NULL: not given; "" for a flag that is */
    char **operands;                  /* after the verb; ended by NULL */
    int operand_count;
};

/* What is wrong with a command line. */
struct fault {
    char message[320];
    char help[320]; /* "" when the message says it all */
};

/* Parse argv, which is reordered. False when the command line is wrong; then `fault` holds what was
 * found first, and `command` all that could be understood, so that --format and --color still
 * count. */
bool command_parse(int argc, char **argv, struct command *command, struct fault *fault);

/* Fill a fault, with no help. False, for the caller to return. */
bool fault_set(struct fault *fault, const char *message, ...) __attribute__((format(printf, 2, 3)));

#endif
