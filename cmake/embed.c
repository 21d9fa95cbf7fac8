/* SPDX-License-Identifier: Apache-2.0 */
/* embed OUT.inc FILE...: write, for each file, a row {"name", (const unsigned char *)"...", size},
 * where name is the file's last path component. The including file declares the array around it.
 * Bytes are written as array rows, since string literals have a length limit in C11. */
#include <stdio.h>
#include <string.h>

static int embed(FILE *out, const char *path, int index)
{
    FILE *in = fopen(path, "rb");
    if (!in) {
        perror(path);
        return 1;
    }
    fprintf(out, "static const unsigned char embedded_%d[] = {", index);
    long count = 0;
    for (int c; (c = getc(in)) != EOF; count++)
        fprintf(out, "%s%d,", count % 24 ? "" : "\n", c);
    fprintf(out, "0};\n");
    fclose(in);
    const char *slash = strrchr(path, '/');
    fprintf(out, "#define EMBEDDED_%d {\"%s\", embedded_%d, %ldu}\n", index,
            slash ? slash + 1 : path, index, count);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    FILE *out = fopen(argv[1], "w");
    if (!out) {
        perror(argv[1]);
        return 1;
    }
    int failed = 0;
    for (int i = 2; i < argc; i++)
        failed |= embed(out, argv[i], i - 2);
    fprintf(out, "#define EMBEDDED_ROWS");
    for (int i = 2; i < argc; i++)
        fprintf(out, "%s EMBEDDED_%d", i > 2 ? "," : "", i - 2);
    fprintf(out, "\n");
    return fclose(out) != 0 || failed;
}
