/* SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int wrong_count;

void wrong(const char *row, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    printf("%s: ", row);
    vprintf(format, arguments);
    putchar('\n');
    va_end(arguments);
    wrong_count++;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "check") == 0) {
        check_file(file_open(argv[2]));
        return wrong_count > 0;
    }
    if (argc == 5 && strcmp(argv[1], "break") == 0)
        return !break_file(file_open(argv[2]), argv[4], argv[3]);
    if (argc == 4 && strcmp(argv[1], "same") == 0)
        return same_pages(file_open(argv[2]), file_open(argv[3])) > 0;
    fputs("press-read check FILE | break FILE OUT HOW | same FILE OTHER\n", stderr);
    return 2;
}
