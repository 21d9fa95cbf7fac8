/* SPDX-License-Identifier: Apache-2.0 */
#include "text/generate/generate.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void generate_fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("table generator: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(EXIT_FAILURE);
}

FILE *generate_input(const char *path, const char *package)
{
    FILE *in = fopen(path, "r");
    if (!in)
        generate_fail("cannot read %s (%s); it comes with the Debian package %s", path,
                      strerror(errno), package);
    return in;
}

int generate_line(FILE *in, char *line, size_t size)
{
    if (!fgets(line, (int)size, in)) {
        if (ferror(in))
            generate_fail("reading failed: %s", strerror(errno));
        return 0;
    }
    size_t count = strlen(line);
    if (count + 1 == size && line[count - 1] != '\n')
        generate_fail("line too long: %.40s...", line);
    line[strcspn(line, "\r\n")] = '\0';
    return 1;
}

void *generate_alloc(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (!memory)
        generate_fail("no memory for %zu times %zu bytes", count, size);
    return memory;
}

void generate_array(FILE *out, const char *type, size_t type_size, const char *name,
                    const unsigned *values, size_t count)
{
    fprintf(out, "/* %zu bytes */\nstatic const %s %s[%zu] = {", count * type_size, type, name,
            count);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s%u,", i % 16 ? "" : "\n", values[i]);
    fputs("\n};\n\n", out);
}

FILE *generate_output(const char *path)
{
    FILE *out = fopen(path, "w");
    if (!out)
        generate_fail("cannot write %s: %s", path, strerror(errno));
    return out;
}

void generate_finish(FILE *out, const char *path)
{
    int failed = ferror(out);
    if (fclose(out) != 0 || failed) {
        remove(path);
        generate_fail("cannot write %s: %s", path, strerror(errno));
    }
}
