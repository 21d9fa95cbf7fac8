/* SPDX-License-Identifier: Apache-2.0 */
/* planpress: the program. It reads the command line, runs a verb, and ends with the status the
 * whole tool promises: 0 done, 1 the document is wrong, 2 the command line is wrong, 3 the system
 * failed. */
#define _XOPEN_SOURCE 700
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/terminal.h"

/* A caller may start us with standard streams closed; the next file opened would then take their
 * place, and messages would land in a PDF. Each missing one is opened the wrong way round, so that
 * using it fails as it should. */
static bool streams_guard(void)
{
    static const int wrong_way[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
        if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", wrong_way[stream]) != stream)
            return false;
    }
    return true;
}

static int run(const struct command *command, struct console *console)
{
    if (command->values[OPTION_VERSION])
        return version_run(command, console);
    if (command->values[OPTION_HELP])
        return help_show(command->verb, console);
    return command->verb->run(command, console);
}

int main(int argc, char **argv)
{
    if (!streams_guard())
        return PP_SYSTEM_FAILED;
    /* a closed pipe, a file grown too large: failed writes, told like any other */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    terminal_prepare();
    struct command command;
    struct console console;
    struct fault fault;
    bool right = command_parse(argc, argv, &command, &fault);
    console_open(&console, &command);
    int status = right ? run(&command, &console) : console_fault(&console, &fault);
    return console_close(&console, status);
}
