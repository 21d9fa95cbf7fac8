/* SPDX-License-Identifier: Apache-2.0 */
/* pdf-pixels FILE.ppm RED GREEN BLUE MOST: how many pixels have that colour, give or take MOST of
 * each component. The file is binary, of eight bits (P6). */
#include <stdio.h>
#include <stdlib.h>

/* Numbers in the head are parted by white space, and comments go from # to the end of the line. */
static long next_number(FILE *file)
{
    int c = getc(file);
    long value = 0;
    while (c == ' ' || c == '\n' || c == '\t' || c == '#') {
        while (c == '#' && (c = getc(file)) != '\n' && c != EOF)
            c = '#';
        c = getc(file);
    }
    for (; c >= '0' && c <= '9'; c = getc(file))
        value = value * 10 + c - '0';
    return value;
}

int main(int count, char **words)
{
    FILE *file = count == 6 ? fopen(words[1], "rb") : NULL;
    if (!file || getc(file) != 'P' || getc(file) != '6') {
        fputs("no picture to look at\n", stderr);
        return 2;
    }
    long columns = next_number(file), rows = next_number(file), found = 0;
    if (next_number(file) != 255)
        return 2;
    for (long i = 0; i < columns * rows; i++) {
        int alike = 1;
        for (int c = 0; c < 3; c++) {
            int there = getc(file);
            if (there == EOF)
                return 2;
            alike = alike && abs(there - atoi(words[2 + c])) <= atoi(words[5]);
        }
        found += alike;
    }
    printf("%ld\n", found);
    fclose(file);
    return 0;
}
