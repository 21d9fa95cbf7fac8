/* SPDX-License-Identifier: Apache-2.0 */
#include "testing.h"

#include <stdio.h>
#include <string.h>

#include "cli/command.h"

#define WORDS 12

/* A command line as it is typed, cut at spaces; parsed. */
struct typed {
    char text[200];
    char *argv[WORDS + 1];
    int argc;
    struct command command;
    struct fault fault;
    bool right;
};

static struct typed *parse(struct typed *typed, const char *line)
{
    *typed = (struct typed){0};
    snprintf(typed->text, sizeof typed->text, "planpress %s", line);
    for (char *word = strtok(typed->text, " "); word; word = strtok(NULL, " ")) {
        assert_true(typed->argc < WORDS);
        typed->argv[typed->argc++] = word;
    }
    typed->right = command_parse(typed->argc, typed->argv, &typed->command, &typed->fault);
    return typed;
}

static void test_forms_of_an_option(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "build -o out.pdf plan.xml",       "build -oout.pdf plan.xml",
        "build --output out.pdf plan.xml", "build --output=out.pdf plan.xml",
        "build plan.xml -o out.pdf",       "-o out.pdf build plan.xml",
        "build -qo out.pdf plan.xml",      "build -o out.pdf -- plan.xml",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct typed typed;
        if (!parse(&typed, lines[i])->right)
            fail_msg("%s: %s", lines[i], typed.fault.message);
        assert_string_equal(typed.command.verb->name, "build");
        assert_string_equal(typed.command.values[OPTION_OUTPUT], "out.pdf");
        assert_int_equal(typed.command.operand_count, 1);
        assert_string_equal(typed.command.operands[0], "plan.xml");
        assert_null(typed.command.operands[1]);
    }
}

static void test_operands(void **state)
{
    (void)state;
    struct typed typed;
    assert_true(parse(&typed, "check a.xml -v - b.xml")->right);
    assert_int_equal(typed.command.operand_count, 3);
    assert_string_equal(typed.command.operands[1], "-");
    assert_non_null(typed.command.values[OPTION_VERBOSE]);
    assert_true(parse(&typed, "check -- -v --quiet")->right); /* files of odd names */
    assert_int_equal(typed.command.operand_count, 2);
    assert_null(typed.command.values[OPTION_VERBOSE]);
}

static void test_values_may_look_odd(void **state)
{
    (void)state;
    struct typed typed;
    assert_true(parse(&typed, "build p.xml -o -")->right);
    assert_string_equal(typed.command.values[OPTION_OUTPUT], "-");
    assert_true(parse(&typed, "build p.xml --output=--x.pdf")->right);
    assert_string_equal(typed.command.values[OPTION_OUTPUT], "--x.pdf");
    assert_true(parse(&typed, "build p.xml -o -x.pdf")->right);
}

static void test_help_needs_nothing_else(void **state)
{
    (void)state;
    static const char *const lines[] = {"--help",        "-h",   "build --help", "--version",
                                        "build -h -o x", "help", "help check",   "version"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct typed typed;
        if (!parse(&typed, lines[i])->right)
            fail_msg("%s: %s", lines[i], typed.fault.message);
    }
}

static void test_faults(void **state)
{
    (void)state;
    static const struct {
        const char *line, *message, *help;
    } cases[] = {
        {"", "there is no verb", "planpress --help lists the verbs"},
        {"-q", "there is no verb", "planpress --help lists the verbs"},
        {"biuld plan.xml", "there is no verb 'biuld'", "did you mean 'build'?"},
        {"frobnicate", "there is no verb 'frobnicate'", "planpress --help lists the verbs"},
        {"build plan.xml --editon=plan", "there is no option '--editon'",
         "did you mean '--edition'?"},
        {"build plan.xml --zzz", "there is no option '--zzz'", ""},
        {"build plan.xml -x", "there is no option '-x'", ""},
        {"build plan.xml --edition=paln", "--edition does not know 'paln'", "did you mean 'plan'?"},
        {"build plan.xml --format=yaml", "--format does not know 'yaml'",
         "it knows text, json, sarif"},
        {"build plan.xml --edition=", "--edition does not know ''",
         "it knows cabinet-paper, cabinet-paper-members, plan, corporate-plan, summary"},
        {"build plan.xml --output=", "--output needs a value", ""},
        {"build plan.xml -o", "--output needs a value", ""},
        {"build -o --edition=plan plan.xml", "--output needs a value", ""},
        {"build plan.xml -o a -o b", "--output is given twice", ""},
        {"build plan.xml --quiet=1", "--quiet takes no value", ""},
        {"build", "'build' needs PLAN.xml", ""},
        {"build a.xml b.xml", "'build' does not know what to do with 'b.xml'", ""},
        {"check", "'check' needs PLAN.xml...", ""},
        {"check a.xml --edition=plan", "'check' takes no --edition", ""},
        {"check a.xml -qv", "--quiet and --verbose contradict each other", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct typed typed;
        if (parse(&typed, cases[i].line)->right)
            fail_msg("taken: planpress %s", cases[i].line);
        assert_string_equal(typed.fault.message, cases[i].message);
        assert_string_equal(typed.fault.help, cases[i].help);
    }
}

/* The first fault is told; what else could be understood still counts. */
static void test_goes_on_after_a_fault(void **state)
{
    (void)state;
    struct typed typed;
    assert_false(parse(&typed, "build --zzz --yyy --format=json plan.xml")->right);
    assert_string_equal(typed.fault.message, "there is no option '--zzz'");
    assert_string_equal(typed.command.values[OPTION_FORMAT], "json");
    assert_string_equal(typed.command.verb->name, "build");
}

static void test_long_words_are_cut(void **state)
{
    (void)state;
    char word[2000];
    memset(word, 'w', sizeof word - 1);
    memcpy(word, "--", 2);
    word[sizeof word - 1] = '\0';
    char *argv[] = {(char[]){"planpress"}, word, NULL};
    struct command command;
    struct fault fault;
    assert_false(command_parse(2, argv, &command, &fault));
    assert_int_equal(strlen(fault.message), sizeof fault.message - 1);
}

/* The tables agree with each other. */
static void test_tables(void **state)
{
    (void)state;
    for (enum option_id a = 0; a < OPTION_COUNT; a++) {
        for (enum option_id b = a + 1; b < OPTION_COUNT; b++) {
            assert_string_not_equal(option_row(a)->name, option_row(b)->name);
            assert_true(!option_row(a)->letter || option_row(a)->letter != option_row(b)->letter);
        }
        assert_true(a < OPTION_COMMON || option_row(a)->library < 0);
        assert_true(a >= OPTION_COMMON || option_row(a)->library >= 0);
    }
    for (size_t i = 0; verb_at(i); i++) {
        assert_ptr_equal(verb_named(verb_at(i)->name), verb_at(i));
        assert_non_null(strstr(verb_at(i)->examples, verb_at(i)->name));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms_of_an_option),
        cmocka_unit_test(test_operands),
        cmocka_unit_test(test_values_may_look_odd),
        cmocka_unit_test(test_help_needs_nothing_else),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_goes_on_after_a_fault),
        cmocka_unit_test(test_long_words_are_cut),
        cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
