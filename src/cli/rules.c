/* SPDX-License-Identifier: Apache-2.0 */
/* planpress rules: the list of what plans must satisfy. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/json.h"

/* The words of `text` in lines that begin with `indent` and end before the 80th column. */
static void print_wrapped(const char *indent, const char *text)
{
    size_t room = 80 - strlen(indent);
    while (*text) {
        size_t count = strlen(text);
        if (count > room) {
            count = room;
            while (count > 1 && text[count] != ' ')
                count--;
        }
        printf("%s%.*s\n", indent, (int)count, text);
        text += count + (text[count] == ' ');
    }
}

static void print_rule(const struct pp_rule *rule)
{
    bool checked = strcmp(rule->means, "checked") == 0;
    printf("%s (%s)\n", rule->id, pp_severity_name(rule->severity));
    print_wrapped("    ", rule->asks);
    char facts[400];
    snprintf(facts, sizeof facts, "%s%s%s; %s%s; %s", rule->origin, rule->basis ? ": " : "",
             rule->basis ? rule->basis : "", rule->best_value ? "best value plans; " : "",
             rule->means, rule->waivable ? "can be waived" : "cannot be waived");
    print_wrapped("    ", facts);
    if (rule->how)
        print_wrapped(checked ? "    " : "    ", rule->how);
    putchar('\n');
}

static void print_json(void)
{
    struct pp_rule rule;
    fputs("{", stdout);
    json_field(stdout, "planpress", pp_version());
    fputs(",\"rules\":[", stdout);
    for (size_t i = 0; pp_rule_at(i, &rule); i++) {
        const char *const fields[][2] = {
            {"id", rule.id},         {"severity", pp_severity_name(rule.severity)},
            {"origin", rule.origin}, {"basis", rule.basis},
            {"asks", rule.asks},     {"means", rule.means},
            {"how", rule.how},
        };
        fputs(i ? ",\n" : "\n", stdout);
        for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) {
            putchar(f ? ',' : '{');
            json_field(stdout, fields[f][0], fields[f][1]);
        }
        printf(",\"best_value\":%s,\"waivable\":%s}", rule.best_value ? "true" : "false",
               rule.waivable ? "true" : "false");
    }
    fputs("]}\n", stdout);
}

int rules_run(const struct command *command, struct console *console)
{
    (void)command;
    struct pp_rule rule;
    if (console->format == FORMAT_JSON)
        print_json();
    for (size_t i = 0; console->format != FORMAT_JSON && pp_rule_at(i, &rule); i++)
        print_rule(&rule);
    console_complete(console);
    return PP_DONE;
}
