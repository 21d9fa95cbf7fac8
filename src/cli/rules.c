/* SPDX-License-Identifier: Apache-2.0 */
/* planpress rules: the list of what plans must satisfy. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/json.h"

#define LABEL_WIDTH 12 /* with the indent */
#define LINE_WIDTH 80

/* "  label     words in as many lines as they need"; nothing for NULL. */
static void print_fact(const char *label, const char *words)
{
    size_t room = LINE_WIDTH - LABEL_WIDTH;
    for (; words && *words; label = "") {
        size_t count = strlen(words);
        if (count > room) {
            count = room;
            while (count > 1 && words[count] != ' ')
                count--;
        }
        printf("  %-*s%.*s\n", LABEL_WIDTH - 2, label, (int)count, words);
        words += count + (words[count] == ' ');
    }
}

static void print_rule(const struct pp_rule *rule)
{
    char wanted[200], met[400];
    snprintf(wanted, sizeof wanted, "%s%s%s", rule->origin, rule->basis ? ": " : "",
             rule->basis ? rule->basis : "");
    snprintf(met, sizeof met, "%s%s%s", rule->means, rule->how ? ": " : "",
             rule->how ? rule->how : "");
    printf("%s (%s)\n", rule->id, pp_severity_name(rule->severity));
    print_fact("asks", rule->asks);
    print_fact("of", rule->best_value ? "best value plans" : "every plan");
    print_fact("wanted by", wanted);
    print_fact("met", met);
    if (strcmp(rule->means, "checked") == 0)
        print_fact("waiver", rule->waivable ? "possible, with a reason" : "impossible");
}

static void print_text(void)
{
    struct pp_rule rule;
    for (size_t i = 0; pp_rule_at(i, &rule); i++) {
        if (i)
            putchar('\n');
        print_rule(&rule);
    }
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
    return console_show(console, print_json, print_text);
}
