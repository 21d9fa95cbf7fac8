/* SPDX-License-Identifier: Apache-2.0 */
/* planpress version, and --version. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/json.h"

static void print_text(void)
{
    printf("planpress %s\n", pp_version());
    for (const char *const *pair = pp_libraries(); *pair; pair += 2)
        printf("  %-14s %s\n", pair[0], pair[1]);
}

static void print_json(void)
{
    fputs("{", stdout);
    json_field(stdout, "planpress", pp_version());
    fputs(",\"libraries\":{", stdout);
    for (const char *const *pair = pp_libraries(); *pair; pair += 2) {
        json_field(stdout, pair[0], pair[1]);
        fputs(pair[2] ? "," : "", stdout);
    }
    fputs("}}\n", stdout);
}

int version_run(const struct command *command, struct console *console)
{
    (void)command;
    return console_show(console, print_json, print_text);
}
