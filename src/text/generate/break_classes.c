/* SPDX-License-Identifier: Apache-2.0 */
/* break_classes OUT.inc LineBreak.txt EastAsianWidth.txt emoji-data.txt DerivedGeneralCategory.txt
 *
 * Makes the table that text/break.c runs on from the Unicode Character Database, as Debian's
 * package unicode-data installs it: the line breaking class of every code point after LB1, in two
 * stages, and the automaton of the rules (break_rules.c).
 *
 * Two stages: a code point's upper bits select a block, its lower bits an entry of the block; equal
 * blocks are stored once. The first block begins at U+0000, so an ASCII byte is its own index. */
#include <stdlib.h>
#include <string.h>

#include "text/generate/break_rules.h"
#include "text/generate/generate.h"

enum { CODEPOINTS = 0x110000, BLOCK_SHIFT = 7, BLOCK = 1 << BLOCK_SHIFT };
enum { BLOCKS = CODEPOINTS / BLOCK, MAX_LINE = 1024 };

/* What the four files say of one code point. */
struct character {
    unsigned char class; /* break_class or break_unresolved */
    unsigned char wide, pictographic, unassigned, combining;
};

struct range {
    unsigned long first, last;
    char value[32];
};

/* "0041..005A ; Value # remark" or "0041 ; Value": 0 for a line without data. */
static int range_read(const char *line, struct range *range)
{
    char *end;
    range->first = range->last = strtoul(line, &end, 16);
    if (end == line)
        return 0;
    if (end[0] == '.' && end[1] == '.')
        range->last = strtoul(end + 2, &end, 16);
    if (sscanf(end, " ; %31[A-Za-z0-9_]", range->value) != 1 || range->last >= CODEPOINTS ||
        range->first > range->last)
        generate_fail("cannot understand \"%s\"", line);
    return 1;
}

typedef void visitor(struct character *character, const char *value);

static void file_read(const char *path, struct character *characters, visitor *visit)
{
    FILE *in = generate_input(path, "unicode-data");
    char line[MAX_LINE];
    unsigned long ranges = 0;
    while (generate_line(in, line, sizeof line)) {
        struct range range;
        if (!range_read(line, &range))
            continue;
        ranges++;
        for (unsigned long c = range.first; c <= range.last; c++)
            visit(&characters[c], range.value);
    }
    fclose(in);
    if (!ranges)
        generate_fail("%s holds no data", path);
}

static void visit_class(struct character *character, const char *value)
{
#define NAME_ROW(name) #name,
    static const char *const names[] = {BREAK_CLASSES(NAME_ROW) BREAK_UNRESOLVED(NAME_ROW)};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(value, names[i]) == 0) {
            character->class = (unsigned char)i;
            return;
        }
    }
    generate_fail("line breaking class %s is not one of Unicode 15.0", value);
}

static void visit_width(struct character *character, const char *value)
{
    character->wide = strchr("FWH", value[0]) && value[1] == '\0';
}

static void visit_emoji(struct character *character, const char *value)
{
    if (strcmp(value, "Extended_Pictographic") == 0)
        character->pictographic = 1;
}

static void visit_category(struct character *character, const char *value)
{
    character->unassigned = strcmp(value, "Cn") == 0;
    character->combining = strcmp(value, "Mn") == 0 || strcmp(value, "Mc") == 0;
}

/* LB1, and the two classes of our own. */
static unsigned resolve(const struct character *character)
{
    switch (character->class) {
    case AI:
    case SG:
    case XX:
        return AL;
    case SA:
        return character->combining ? CM : AL;
    case CJ:
        return NS;
    case OP:
        return character->wide ? OPW : OP;
    case CP:
        if (character->wide)
            generate_fail("a wide closing bracket has class CP, which LB30 must then exempt");
        return CP;
    default:
        break;
    }
    if (!character->pictographic || !character->unassigned)
        return character->class;
    if (character->class != ID) /* PICT stands where the rules say ID */
        generate_fail("an unassigned pictograph is not of class ID");
    return PICT;
}

static struct character *characters_read(char **paths)
{
    struct character *characters = generate_alloc(CODEPOINTS, sizeof *characters);
    for (size_t i = 0; i < CODEPOINTS; i++)
        characters[i].class = XX;
    file_read(paths[0], characters, visit_class);
    file_read(paths[1], characters, visit_width);
    file_read(paths[2], characters, visit_emoji);
    file_read(paths[3], characters, visit_category);
    return characters;
}

struct stages {
    unsigned index[BLOCKS];
    size_t index_count; /* beyond it all are AL */
    unsigned entries[BLOCKS * BLOCK];
    size_t block_count;
};

/* The number of the block with these entries, which stand after the last one; added when new. */
static unsigned block_find(struct stages *stages)
{
    unsigned *candidate = stages->entries + stages->block_count * BLOCK;
    for (size_t i = 0; i < stages->block_count; i++)
        if (memcmp(stages->entries + i * BLOCK, candidate, BLOCK * sizeof *candidate) == 0)
            return (unsigned)i;
    return (unsigned)stages->block_count++;
}

static struct stages *stages_build(const struct character *characters)
{
    struct stages *stages = generate_alloc(1, sizeof *stages);
    for (size_t block = 0; block < BLOCKS; block++) {
        unsigned *entries = stages->entries + stages->block_count * BLOCK;
        int plain = 1;
        for (size_t i = 0; i < BLOCK; i++) {
            entries[i] = resolve(&characters[block * BLOCK + i]);
            plain = plain && entries[i] == AL;
        }
        stages->index[block] = block_find(stages);
        if (!plain)
            stages->index_count = block + 1;
    }
    if (stages->block_count > 256)
        generate_fail("%zu blocks do not fit into a byte", stages->block_count);
    return stages;
}

int main(int argc, char **argv)
{
    if (argc != 6)
        generate_fail("usage: %s OUT.inc LineBreak.txt EastAsianWidth.txt emoji-data.txt "
                      "DerivedGeneralCategory.txt",
                      argv[0]);
    struct character *characters = characters_read(argv + 2);
    struct stages *stages = stages_build(characters);
    FILE *out = generate_output(argv[1]);
    fprintf(out,
            "/* Made by break_classes from the Unicode Character Database. Do not edit. */\n"
            "enum { BREAK_BLOCK_SHIFT = %d, BREAK_INDEX_COUNT = %zu, BREAK_PLAIN = %d };\n\n",
            BLOCK_SHIFT, stages->index_count, AL);
    generate_array(out, "unsigned char", 1, "break_index", stages->index, stages->index_count);
    generate_array(out, "unsigned char", 1, "break_blocks", stages->entries,
                   stages->block_count * BLOCK);
    break_rules_write(out);
    generate_finish(out, argv[1]);
    free(stages);
    free(characters);
    return 0;
}
