/* SPDX-License-Identifier: Apache-2.0 */
/* text/generate/generate.h - what the generators of the text room's tables share.
 *
 * They are small programs of the build, not part of the typesetter: each reads data files of Debian
 * packages and writes one .inc file of constant arrays. Unlike the rooms they may print and exit,
 * since a table that cannot be made must stop the build. */
#ifndef PLANPRESS_TEXT_GENERATE_H
#define PLANPRESS_TEXT_GENERATE_H

#include <stddef.h>
#include <stdio.h>

/* Print a message on standard error and end the program with a failure. */
#if defined __GNUC__
__attribute__((format(printf, 1, 2)))
#endif
_Noreturn void
generate_fail(const char *format, ...);

/* Open an input file; fails naming the Debian package that brings it. */
FILE *generate_input(const char *path, const char *package);

/* The next line without its end; 0 at the end of the file. Fails on a line that does not fit. */
int generate_line(FILE *in, char *line, size_t size);

/* Zeroed memory; fails when there is none. */
void *generate_alloc(size_t count, size_t size);

/* "static const TYPE NAME[count] = {...};" with a size in bytes for the reader. */
void generate_array(FILE *out, const char *type, size_t type_size, const char *name,
                    const unsigned *values, size_t count);

/* Create the output file, and close it; both fail rather than leave half a table unnoticed. */
FILE *generate_output(const char *path);
void generate_finish(FILE *out, const char *path);

#endif
