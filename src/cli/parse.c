/* SPDX-License-Identifier: Apache-2.0 */
/* The command line, read by the tables of command.c. Parsing goes on after a fault, so that the
 * wish for JSON or colours is known when the fault is told. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <planpress/planpress.h>

#include "cli/command.h"

struct parser {
    char **argv;
    int argc, at; /* argv[at] is read next */
    int kept;     /* operands, moved to argv[1..] */
    struct command *command;
    struct fault *first, later;
    bool right; /* no fault yet */
};

bool fault_set(struct fault *fault, const char *message, ...)
{
    va_list arguments;
    va_start(arguments, message);
    vsnprintf(fault->message, sizeof fault->message, message, arguments);
    va_end(arguments);
    fault->help[0] = '\0';
    return false;
}

/* Where to write the fault found now: only the first is kept. */
static struct fault *fault_slot(struct parser *parser)
{
    struct fault *slot = parser->right ? parser->first : &parser->later;
    parser->right = false;
    return slot;
}

static void guess(struct fault *fault, const char *dashes, const char *word,
                  const char *const *candidates)
{
    const char *meant = pp_nearest(word, candidates);
    if (meant)
        snprintf(fault->help, sizeof fault->help, "did you mean '%s%s'?", dashes, meant);
}

static const char *choice_among(const char *const *choices, const char *value)
{
    for (; *choices; choices++) {
        if (strcmp(*choices, value) == 0)
            return *choices;
    }
    return NULL;
}

static void refuse_value(struct parser *parser, enum option_id id, const char *value,
                         const char *const *choices)
{
    struct fault *fault = fault_slot(parser);
    fault_set(fault, "--%s does not know '%s'", option_row(id)->name, value);
    guess(fault, "", value, choices);
    if (fault->help[0])
        return;
    size_t used = (size_t)snprintf(fault->help, sizeof fault->help, "it knows");
    for (; *choices && used < sizeof fault->help; choices++) {
        used += (size_t)snprintf(fault->help + used, sizeof fault->help - used, " %s%s", *choices,
                                 choices[1] ? "," : "");
    }
}

static void take_value(struct parser *parser, enum option_id id, const char *value)
{
    const char *const *choices = option_choices(id);
    if (choices && !choice_among(choices, value))
        refuse_value(parser, id, value, choices);
    else if (!*value)
        fault_set(fault_slot(parser), "--%s needs a value", option_row(id)->name);
    else if (parser->command->values[id])
        fault_set(fault_slot(parser), "--%s is given twice", option_row(id)->name);
    else
        parser->command->values[id] = value;
}

/* The value of an option that stands alone is the next word; a word that is plainly an option is
 * not swallowed, since that hides both faults. */
static void take_next_word(struct parser *parser, enum option_id id)
{
    const char *word = parser->at < parser->argc ? parser->argv[parser->at] : NULL;
    if (!word || strncmp(word, "--", 2) == 0) {
        fault_set(fault_slot(parser), "--%s needs a value", option_row(id)->name);
        return;
    }
    parser->at++;
    take_value(parser, id, word);
}

static enum option_id long_option(const char *name, size_t count)
{
    enum option_id id = 0;
    for (; id < OPTION_COUNT; id++) {
        const char *known = option_row(id)->name;
        if (strlen(known) == count && memcmp(known, name, count) == 0)
            break;
    }
    return id;
}

static void unknown_option(struct parser *parser, const char *name, size_t count)
{
    const char *names[OPTION_COUNT + 1] = {NULL};
    for (enum option_id id = 0; id < OPTION_COUNT; id++)
        names[id] = option_row(id)->name;
    char word[64];
    snprintf(word, sizeof word, "%.*s", (int)count, name);
    struct fault *fault = fault_slot(parser);
    fault_set(fault, "there is no option '--%.*s'", (int)count, name);
    guess(fault, "--", word, names);
}

static void read_long(struct parser *parser, const char *name)
{
    size_t count = strcspn(name, "=");
    const char *value = name[count] ? name + count + 1 : NULL;
    enum option_id id = long_option(name, count);
    if (id == OPTION_COUNT)
        unknown_option(parser, name, count);
    else if (!option_row(id)->argument && value)
        fault_set(fault_slot(parser), "--%s takes no value", option_row(id)->name);
    else if (!option_row(id)->argument)
        parser->command->values[id] = "";
    else if (value)
        take_value(parser, id, value);
    else
        take_next_word(parser, id);
}

static enum option_id short_option(char letter)
{
    enum option_id id = 0;
    while (id < OPTION_COUNT && option_row(id)->letter != letter)
        id++;
    return id;
}

/* "-qv" or "-oFILE". */
static void read_short(struct parser *parser, const char *letters)
{
    for (; *letters; letters++) {
        enum option_id id = short_option(*letters);
        if (id == OPTION_COUNT) {
            fault_set(fault_slot(parser), "there is no option '-%c'", *letters);
            return;
        }
        if (option_row(id)->argument) {
            if (letters[1])
                take_value(parser, id, letters + 1);
            else
                take_next_word(parser, id);
            return;
        }
        parser->command->values[id] = "";
    }
}

static void read_words(struct parser *parser)
{
    bool options_over = false;
    while (parser->at < parser->argc) {
        char *word = parser->argv[parser->at++];
        if (options_over || word[0] != '-' || !word[1])
            parser->argv[1 + parser->kept++] = word;
        else if (strcmp(word, "--") == 0)
            options_over = true;
        else if (word[1] == '-')
            read_long(parser, word + 2);
        else
            read_short(parser, word + 1);
    }
    parser->argv[1 + parser->kept] = NULL;
}

static void find_verb(struct parser *parser)
{
    if (!parser->kept)
        return;
    const char *names[16] = {NULL};
    for (size_t i = 0; verb_at(i) && i + 1 < sizeof names / sizeof *names; i++)
        names[i] = verb_at(i)->name;
    const char *word = parser->argv[1];
    parser->command->verb = verb_named(word);
    if (parser->command->verb)
        return;
    struct fault *fault = fault_slot(parser);
    fault_set(fault, "there is no verb '%s'", word);
    guess(fault, "", word, names);
    if (!fault->help[0])
        snprintf(fault->help, sizeof fault->help, "planpress --help lists the verbs");
}

/* Whether the verb takes what it was given. Asking for help or the version is never wrong. */
static void check_verb(struct parser *parser)
{
    const struct command *command = parser->command;
    const struct verb *verb = command->verb;
    bool asked = command->values[OPTION_HELP] || command->values[OPTION_VERSION];
    if (!verb || asked)
        return;
    for (enum option_id id = 0; id < OPTION_COMMON; id++) {
        if (command->values[id] && !(verb->options >> id & 1u))
            fault_set(fault_slot(parser), "'%s' takes no --%s", verb->name, option_row(id)->name);
    }
    const char *format = command->values[OPTION_FORMAT];
    if (format && strcmp(format, "sarif") == 0 && !verb->sarif)
        fault_set(fault_slot(parser), "'%s' does not report in SARIF", verb->name);
    if (command->operand_count < verb->least)
        fault_set(fault_slot(parser), "'%s' needs %s", verb->name, verb->operands);
    else if (command->operand_count > verb->most)
        fault_set(fault_slot(parser), "'%s' does not know what to do with '%s'", verb->name,
                  command->operands[verb->most]);
    if (command->values[OPTION_QUIET] && command->values[OPTION_VERBOSE])
        fault_set(fault_slot(parser), "--quiet and --verbose contradict each other");
}

bool command_parse(int argc, char **argv, struct command *command, struct fault *fault)
{
    *command = (struct command){0};
    struct parser parser = {
        .argv = argv, .argc = argc, .at = 1, .command = command, .first = fault, .right = true};
    if (argc < 1)
        return fault_set(fault, "there is no command line");
    read_words(&parser);
    find_verb(&parser);
    command->operand_count = parser.kept ? parser.kept - 1 : 0;
    command->operands = argv + 1 + (parser.kept > 0);
    check_verb(&parser);
    if (parser.right && !command->verb && !command->values[OPTION_HELP] &&
        !command->values[OPTION_VERSION]) {
        fault_set(fault_slot(&parser), "there is no verb");
        snprintf(fault->help, sizeof fault->help, "planpress --help lists the verbs");
    }
    return parser.right;
}
