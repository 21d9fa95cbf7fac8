/* SPDX-License-Identifier: Apache-2.0 */
/* planpress help, and --help on every verb: printed from the tables the parser uses. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

#define TEXT_COLUMN 27 /* where the words beside the options begin */

#define WIDTH 80

/* "how to report: text, json"; the values below where they would not fit, on as many lines as they
 * need. */
static void print_choices(const char *const *choices, size_t column)
{
    size_t needed = 0;
    for (size_t i = 0; choices[i]; i++)
        needed += strlen(choices[i]) + 2;
    if (column + needed > WIDTH)
        column = WIDTH;
    for (; *choices; choices++) {
        size_t count = strlen(*choices) + (choices[1] ? 1 : 0);
        if (column + 1 + count > WIDTH) {
            printf("\n%*s", TEXT_COLUMN, "");
            column = TEXT_COLUMN;
        } else {
            putchar(' ');
            column++;
        }
        printf("%s%s", *choices, choices[1] ? "," : "");
        column += count;
    }
}

static void print_option(enum option_id id)
{
    const struct option *option = option_row(id);
    char letter[8] = "   ", names[40];
    if (option->letter)
        snprintf(letter, sizeof letter, "-%c,", option->letter);
    snprintf(names, sizeof names, "%s --%s%s%s", letter, option->name, option->argument ? "=" : "",
             option->argument ? option->argument : "");
    const char *const *choices = option_choices(id);
    printf("  %-*s%s%s", TEXT_COLUMN - 2, names, option->help, choices ? ":" : "");
    if (choices)
        print_choices(choices, TEXT_COLUMN + strlen(option->help) + 1);
    putchar('\n');
}

static void print_common_options(void)
{
    for (enum option_id id = OPTION_COMMON; id < OPTION_COUNT; id++)
        print_option(id);
}

static void explain_verb(const struct verb *verb)
{
    printf("Usage: planpress %s [OPTION...]%s%s\n\n%s", verb->name, verb->operands ? " " : "",
           verb->operands ? verb->operands : "", verb->about);
    if (verb->options) {
        puts("\nOptions:");
        for (enum option_id id = 0; id < OPTION_COMMON; id++) {
            if (verb->options >> id & 1u)
                print_option(id);
        }
    }
    puts("\nOptions of every verb:");
    print_common_options();
    printf("\nExamples:\n%s", verb->examples);
}

static void explain_program(void)
{
    puts("Usage: planpress VERB [OPTION...] [PLAN.xml...]\n\n"
         "Turns a performance plan in XML into a published document in PDF.\n\nVerbs:");
    const struct verb *verb;
    for (size_t i = 0; (verb = verb_at(i)); i++)
        printf("  %-10s %s\n", verb->name, verb->summary);
    puts("\nOptions of every verb:");
    print_common_options();
    puts("\nExit status:\n"
         "  0  done\n"
         "  1  the document is wrong or names what is not there; messages say where\n"
         "  2  the command line is wrong\n"
         "  3  the system failed: a file named on the command line, the output, a font\n"
         "     package, memory, disk\n\n"
         "'planpress VERB --help' has examples; planpress(1) says it all.");
}

int help_show(const struct verb *verb, struct console *console)
{
    if (verb)
        explain_verb(verb);
    else
        explain_program();
    console_complete(console); /* help is for people */
    return PP_DONE;
}

int help_run(const struct command *command, struct console *console)
{
    const char *name = command->operands[0];
    const struct verb *verb = name ? verb_named(name) : NULL;
    if (!name || verb)
        return help_show(verb, console);
    struct fault fault;
    fault_set(&fault, "there is no verb '%s'", name);
    return console_fault(console, &fault);
}
