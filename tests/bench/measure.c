/* SPDX-License-Identifier: Apache-2.0 */
/* measure RUNS COMMAND...: run the command so many times with its output thrown away; print the
 * least wall-clock time in microseconds and the greatest memory in KiB. The least time is the one
 * the machine's other business disturbed least. */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000L + now.tv_nsec / 1000;
}

static void become(char **command)
{
    int null = open("/dev/null", O_WRONLY);
    if (null >= 0)
        dup2(null, STDOUT_FILENO);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

int main(int argc, char **argv)
{
    int runs = argc > 2 ? atoi(argv[1]) : 0;
    if (runs < 1)
        return fputs("usage: measure RUNS COMMAND...\n", stderr), 2;
    long least = -1, memory = 0;
    for (int i = 0; i < runs; i++) {
        long start = microseconds();
        pid_t child = fork();
        if (child == 0)
            become(argv + 2);
        int status;
        struct rusage usage;
        if (child < 0 || wait4(child, &status, 0, &usage) < 0 || status != 0)
            return fprintf(stderr, "measure: %s failed\n", argv[2]), 1;
        long took = microseconds() - start;
        least = least < 0 || took < least ? took : least;
        memory = usage.ru_maxrss > memory ? usage.ru_maxrss : memory;
    }
    printf("%ld %ld\n", least, memory);
    return 0;
}
