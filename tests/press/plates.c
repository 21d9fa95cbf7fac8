/* SPDX-License-Identifier: Apache-2.0 */
/* press-plates FILE.tif LEFT TOP WIDTH HEIGHT: how much ink there is in a part of a plate that
 * Ghostscript's tiffsep has drawn, uncompressed (TIFF 6.0). Prints two percentages: of the pixel
 * with most of it and of that with least. The numbers are pixels. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct plate {
    unsigned char *bytes;
    size_t size;
    uint32_t width, height, rows_per_strip;
    uint32_t strips, strip_at; /* how many, and where their offsets are listed */
    int little;
};

static _Noreturn void fail(const char *why)
{
    printf("%s\n", why);
    exit(2);
}

static uint32_t number(const struct plate *plate, size_t at, int bytes)
{
    uint32_t value = 0;
    if (at + (size_t)bytes > plate->size)
        fail("the file ends too early");
    for (int i = 0; i < bytes; i++)
        value = value << 8 | plate->bytes[at + (size_t)(plate->little ? bytes - 1 - i : i)];
    return value;
}

/* A field's value, or where its values are. */
static void read_field(struct plate *plate, size_t at)
{
    uint32_t tag = number(plate, at, 2), type = number(plate, at + 2, 2);
    uint32_t value = number(plate, at + 8, type == 3 ? 2 : 4);
    switch (tag) {
    case 256:
        plate->width = value;
        break;
    case 257:
        plate->height = value;
        break;
    case 258:
        if (value != 8)
            fail("it is not of eight bits");
        break;
    case 259:
        if (value != 1)
            fail("it is compressed");
        break;
    case 262:
        if (value != 1)
            fail("0 is not black in it");
        break;
    case 273:
        plate->strips = number(plate, at + 4, 4);
        plate->strip_at = plate->strips == 1 ? (uint32_t)at + 8 : value;
        break;
    case 278:
        plate->rows_per_strip = value;
        break;
    default:
        break;
    }
}

static struct plate read_plate(const char *path)
{
    struct plate plate = {0};
    FILE *file = fopen(path, "rb");
    if (!file)
        fail("there is no such file");
    fseek(file, 0, SEEK_END);
    plate.size = (size_t)ftell(file);
    rewind(file);
    plate.bytes = malloc(plate.size);
    if (!plate.bytes || fread(plate.bytes, 1, plate.size, file) != plate.size)
        fail("it cannot be read");
    fclose(file);
    plate.little = plate.bytes[0] == 'I';
    size_t directory = number(&plate, 4, 4);
    uint32_t fields = number(&plate, directory, 2);
    for (uint32_t i = 0; i < fields; i++)
        read_field(&plate, directory + 2 + 12 * (size_t)i);
    if (!plate.rows_per_strip)
        plate.rows_per_strip = plate.height;
    return plate;
}

static unsigned ink(const struct plate *plate, uint32_t x, uint32_t y)
{
    if (x >= plate->width || y >= plate->height)
        fail("that part lies outside");
    uint32_t strip = y / plate->rows_per_strip;
    size_t start = number(plate, plate->strip_at + 4 * (size_t)strip, 4);
    size_t row = y % plate->rows_per_strip;
    return 255 - number(plate, start + row * plate->width + x, 1);
}

int main(int argc, char **argv)
{
    if (argc != 6)
        fail("press-plates FILE.tif LEFT TOP WIDTH HEIGHT");
    struct plate plate = read_plate(argv[1]);
    uint32_t box[4];
    for (int i = 0; i < 4; i++)
        box[i] = (uint32_t)strtoul(argv[i + 2], NULL, 10);
    unsigned most = 0, least = 255;
    for (uint32_t y = box[1]; y < box[1] + box[3]; y++) {
        for (uint32_t x = box[0]; x < box[0] + box[2]; x++) {
            unsigned here = ink(&plate, x, y);
            most = here > most ? here : most;
            least = here < least ? here : least;
        }
    }
    printf("%u %u\n", most * 100 / 255, least * 100 / 255);
    free(plate.bytes);
    return 0;
}
