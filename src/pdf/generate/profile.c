/* SPDX-License-Identifier: Apache-2.0 */
/* profile OUT.inc IN.icc: the bytes of a colour profile (ISO 15076-1) in zlib's format, as a C
 * array, so that no run needs the file or deflates it again. A program of the build: it prints and
 * exits. What is no profile of RGB colours as a monitor shows them is refused, since every PDF
 * would carry it. */
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BEST_LEVEL 12
#define LARGEST ((size_t)1 << 20)

static _Noreturn void fail(const char *path, const char *why)
{
    fprintf(stderr, "colour profile: %s: %s\n", path, why);
    exit(EXIT_FAILURE);
}

static size_t read_file(const char *path, unsigned char *bytes)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        fail(path, "cannot be read; it comes with the Debian package icc-profiles-free");
    size_t count = fread(bytes, 1, LARGEST, in);
    if (ferror(in) || !feof(in))
        fail(path, "cannot be read, or is too large");
    fclose(in);
    return count;
}

/* The header (7.2): its size, the class of device, the colour space, the signature. */
static void check_header(const char *path, const unsigned char *bytes, size_t count)
{
    if (count < 128 || memcmp(bytes + 36, "acsp", 4) != 0)
        fail(path, "is no ICC profile");
    size_t told =
        (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | bytes[3];
    if (told != count)
        fail(path, "is not as long as it says");
    if (memcmp(bytes + 12, "mntr", 4) != 0 || memcmp(bytes + 16, "RGB ", 4) != 0)
        fail(path, "is no profile of a monitor's RGB colours");
}

static size_t deflate(const char *path, const unsigned char *bytes, size_t count,
                      unsigned char *out)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(BEST_LEVEL);
    size_t size = compressor ? libdeflate_zlib_compress(compressor, bytes, count, out, LARGEST) : 0;
    if (!size)
        fail(path, "cannot be deflated");
    libdeflate_free_compressor(compressor);
    return size;
}

static void write_array(const char *path, const unsigned char *bytes, size_t count)
{
    FILE *out = fopen(path, "w");
    if (!out)
        fail(path, "cannot be written");
    fprintf(out, "static const unsigned char srgb_profile[%zu] = {", count);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s%d,", i % 24 ? "" : "\n", bytes[i]);
    fputs("\n};\n", out);
    int failed = ferror(out);
    if (fclose(out) != 0 || failed) {
        remove(path);
        fail(path, "cannot be written");
    }
}

int main(int argc, char **argv)
{
    static unsigned char profile[LARGEST], deflated[LARGEST];
    if (argc != 3)
        return 2;
    size_t count = read_file(argv[2], profile);
    check_header(argv[2], profile, count);
    write_array(argv[1], deflated, deflate(argv[2], profile, count, deflated));
    return 0;
}
