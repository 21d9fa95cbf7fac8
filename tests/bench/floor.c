/* SPDX-License-Identifier: Apache-2.0 */
/* floor PLAN.xml CONTENT OUT: the least that any program doing this work must do. Parses the XML
 * with libxml2, deflates the page contents given in CONTENT (each page's preceded by its size as
 * eight decimal digits and a line feed) at the level the publisher uses, and writes them to OUT.
 * What the publisher takes beyond this is what typesetting costs. Prints the content bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>
#include <libxml/parser.h>

#define LEVEL 6

static char *read_all(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return NULL;
    long length = ftell(file);
    rewind(file);
    char *bytes = malloc((size_t)length + 1);
    *size = bytes ? fread(bytes, 1, (size_t)length, file) : 0;
    fclose(file);
    return bytes;
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return fputs("usage: floor PLAN.xml CONTENT OUT\n", stderr), 2;
    xmlDocPtr document = xmlReadFile(argv[1], NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
    size_t size = 0, total = 0, pages = 0;
    char *content = read_all(argv[2], &size);
    FILE *out = fopen(argv[3], "wb");
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    if (!document || !content || !out || !compressor)
        return fputs("floor: cannot read or write\n", stderr), 1;
    for (size_t at = 0; at + 9 <= size; pages++) {
        size_t length = strtoul(content + at, NULL, 10);
        at += 9;
        size_t room = libdeflate_zlib_compress_bound(compressor, length);
        char *packed = malloc(room);
        size_t packed_size =
            libdeflate_zlib_compress(compressor, content + at, length, packed, room);
        if (!packed || fwrite(packed, 1, packed_size, out) != packed_size)
            return 1;
        free(packed);
        at += length;
        total += length;
    }
    libdeflate_free_compressor(compressor);
    xmlFreeDoc(document);
    free(content);
    printf("%zu pages, %zu content bytes\n", pages, total);
    return fclose(out) != 0;
}
