/* SPDX-License-Identifier: Apache-2.0 */
/* hyphen_trie OUT.inc hyph_en_GB.dic
 *
 * Makes the table that text/hyphenate.c runs on from a pattern file in libhyphen's format: lines
 * such as "a5d4i2" whose digits grade the places between letters, "." being a word's end.
 *
 * The idea is Liang's ("Word Hy-phen-a-tion by Com-put-er", Stanford 1983, chapter 2): a trie of
 * the patterns in which equal subtries are kept once, its nodes packed into one array so that the
 * edges of one fill gaps between those of another. An edge of the node with base b for symbol s
 * lies in slot b + s and is marked with s; since no two nodes have the same base, the mark proves
 * whose it is.
 *
 * Two things are taken out first. Values that a pattern repeats from a shorter one inside it: the
 * files carry them for libhyphen, which looks at the longest match alone, but we apply every match.
 * And patterns with an apostrophe or dash, since words are taken apart there before any pattern is
 * looked up (text/hyphenate.c), in libhyphen as well. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "text/generate/generate.h"

/* A slot is a word of 32 bits: symbol, values, link. hyphenate.c takes it apart by the same shifts,
 * which are written into the table. */
enum { SYMBOL_BITS = 6, VALUES_BITS = 12, LINK_BITS = 14 };
enum { MAX_LINE = 256, MAX_PATTERN = 64, MAX_SYMBOLS = 1 << SYMBOL_BITS };

struct alphabet {
    uint32_t letters[MAX_SYMBOLS]; /* by symbol; 0 is no symbol */
    size_t count;
};

struct pattern {
    unsigned char symbols[MAX_PATTERN];
    unsigned char values[MAX_PATTERN + 1]; /* values[i] before symbols[i] */
    unsigned char kept[MAX_PATTERN + 1];   /* those no shorter pattern gives */
    size_t length;
};

struct node {
    unsigned child[MAX_SYMBOLS];
    unsigned pattern; /* 1 + index, 0 for none */
    unsigned merged;  /* 1 + index of the merged node */
};

/* A node after merging: where each edge leads (1 + merged node, 1 when nothing follows) and the
 * values to apply when it is taken. An edge of 0 is not there. */
struct merged {
    unsigned edge[MAX_SYMBOLS];
    unsigned values[MAX_SYMBOLS];
};

struct builder {
    struct alphabet alphabet;
    unsigned minima[4]; /* as in `options` */
    struct pattern *patterns;
    size_t pattern_count, pattern_capacity;
    struct node *nodes;
    size_t node_count, node_capacity;
    struct merged *merged;
    unsigned *bases; /* by merged node */
    size_t merged_count;
    unsigned pool[1 << VALUES_BITS]; /* runs of back, count, values... */
    size_t pool_count;
    unsigned slots[(1 << LINK_BITS) + MAX_SYMBOLS];
    size_t slot_count;
};

static const char *const options[] = {"LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN",
                                      "COMPOUNDRIGHTHYPHENMIN"};

/* ---- reading -------------------------------------------------------------------------------- */

static unsigned symbol_of(struct alphabet *alphabet, uint32_t letter)
{
    for (size_t i = 1; i < alphabet->count; i++)
        if (alphabet->letters[i] == letter)
            return (unsigned)i;
    if (alphabet->count == MAX_SYMBOLS)
        generate_fail("the patterns have more than %d letters", MAX_SYMBOLS - 1);
    alphabet->letters[alphabet->count] = letter;
    return (unsigned)alphabet->count++;
}

static void *grow(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    *capacity = *capacity ? *capacity * 2 : 1024;
    array = realloc(array, *capacity * size);
    if (!array)
        generate_fail("no memory for %zu times %zu bytes", *capacity, size);
    return array;
}

static void pattern_read(struct builder *builder, const char *line)
{
    struct pattern pattern = {.length = 0};
    struct slice text = slice_of(line);
    for (size_t at = 0; at < text.count;) {
        uint32_t c = utf8_next(text, &at);
        if (c >= '0' && c <= '9') {
            pattern.values[pattern.length] = (unsigned char)(c - '0');
            continue;
        }
        if (c == '\'' || c == '-' || c == 0x2013 || c == 0x2019)
            return;
        if (c < 0x80 && !islower((int)c) && c != '.')
            generate_fail("cannot use the pattern \"%s\"", line);
        if (pattern.length == MAX_PATTERN)
            generate_fail("the pattern \"%s\" is too long", line);
        pattern.symbols[pattern.length++] = (unsigned char)symbol_of(&builder->alphabet, c);
    }
    memcpy(pattern.kept, pattern.values, sizeof pattern.kept);
    builder->patterns = grow(builder->patterns, builder->pattern_count, &builder->pattern_capacity,
                             sizeof *builder->patterns);
    builder->patterns[builder->pattern_count++] = pattern;
}

static int option_read(struct builder *builder, const char *line)
{
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        size_t count = strlen(options[i]);
        if (strncmp(line, options[i], count) != 0 || line[count] != ' ')
            continue;
        builder->minima[i] = (unsigned)strtoul(line + count, NULL, 10);
        return 1;
    }
    return 0;
}

static void dictionary_read(struct builder *builder, const char *path)
{
    FILE *in = generate_input(path, "hyphen-en-gb");
    char line[MAX_LINE];
    if (!generate_line(in, line, sizeof line) || strcmp(line, "UTF-8") != 0)
        generate_fail("%s does not begin with \"UTF-8\"", path);
    while (generate_line(in, line, sizeof line))
        if (line[0] && line[0] != '%' && !option_read(builder, line))
            pattern_read(builder, line);
    fclose(in);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (!builder->minima[i])
            generate_fail("%s does not set %s", path, options[i]);
    if (builder->minima[0] != builder->minima[2] || builder->minima[1] != builder->minima[3])
        generate_fail("%s asks other distances of compounds, which is not supported", path);
}

/* ---- the trie ------------------------------------------------------------------------------- */

static unsigned node_add(struct builder *builder)
{
    builder->nodes =
        grow(builder->nodes, builder->node_count, &builder->node_capacity, sizeof *builder->nodes);
    memset(&builder->nodes[builder->node_count], 0, sizeof *builder->nodes);
    return (unsigned)builder->node_count++;
}

static void pattern_insert(struct builder *builder, size_t index)
{
    const struct pattern *pattern = &builder->patterns[index];
    unsigned node = 0;
    for (size_t i = 0; i < pattern->length; i++) {
        unsigned symbol = pattern->symbols[i];
        if (!builder->nodes[node].child[symbol]) {
            unsigned child = node_add(builder);
            builder->nodes[node].child[symbol] = child;
        }
        node = builder->nodes[node].child[symbol];
    }
    builder->nodes[node].pattern = (unsigned)index + 1;
}

/* Forget the values that some other pattern gives wherever this one matches. */
static void pattern_reduce(struct builder *builder, struct pattern *pattern)
{
    for (size_t start = 0; start < pattern->length; start++) {
        unsigned node = 0;
        for (size_t end = start; end < pattern->length; end++) {
            node = builder->nodes[node].child[pattern->symbols[end]];
            if (!node)
                break;
            unsigned inner = builder->nodes[node].pattern;
            if (!inner || &builder->patterns[inner - 1] == pattern)
                continue;
            for (size_t i = start; i <= end + 1; i++)
                if (pattern->values[i] <= builder->patterns[inner - 1].values[i - start])
                    pattern->kept[i] = 0;
        }
    }
}

/* ---- values and merged nodes ---------------------------------------------------------------- */

/* The place in the pool of what a pattern keeps: how many letters before its end the first value
 * stands, how many values there are, the values. 0 when it keeps none. */
static unsigned values_intern(struct builder *builder, const struct pattern *pattern)
{
    unsigned run[MAX_PATTERN + 3];
    size_t first = 0, last = pattern->length;
    while (first <= last && !pattern->kept[first])
        first++;
    if (first > last)
        return 0;
    while (!pattern->kept[last])
        last--;
    run[0] = (unsigned)(pattern->length - first);
    run[1] = (unsigned)(last - first + 1);
    for (size_t i = first; i <= last; i++)
        run[2 + i - first] = pattern->kept[i];
    size_t count = run[1] + 2;
    for (size_t at = 1; at < builder->pool_count; at += builder->pool[at + 1] + 2)
        if (at + count <= builder->pool_count &&
            memcmp(builder->pool + at, run, count * sizeof *run) == 0)
            return (unsigned)at;
    if (builder->pool_count + count > sizeof builder->pool / sizeof *builder->pool)
        generate_fail("the values do not fit into %d bits", VALUES_BITS);
    memcpy(builder->pool + builder->pool_count, run, count * sizeof *run);
    builder->pool_count += count;
    return (unsigned)(builder->pool_count - count);
}

static unsigned merged_find(struct builder *builder, const struct merged *candidate)
{
    for (size_t i = 0; i < builder->merged_count; i++)
        if (memcmp(&builder->merged[i], candidate, sizeof *candidate) == 0)
            return (unsigned)i;
    builder->merged[builder->merged_count] = *candidate;
    return (unsigned)builder->merged_count++;
}

/* Merge the subtrie below a node with all equal ones; 1 + the merged node, or 1 + 0 when empty,
 * since the empty node is made first. Recursion is as deep as the longest pattern. */
static unsigned node_merge(struct builder *builder, unsigned index)
{
    struct merged candidate;
    memset(&candidate, 0, sizeof candidate);
    for (size_t symbol = 1; symbol < builder->alphabet.count; symbol++) {
        unsigned child = builder->nodes[index].child[symbol];
        if (!child)
            continue;
        unsigned edge = node_merge(builder, child), pattern = builder->nodes[child].pattern;
        unsigned values = pattern ? values_intern(builder, &builder->patterns[pattern - 1]) : 0;
        if (edge == 1 && !values)
            continue;
        candidate.edge[symbol] = edge;
        candidate.values[symbol] = values;
    }
    return 1 + merged_find(builder, &candidate);
}

/* ---- packing -------------------------------------------------------------------------------- */

static int base_fits(const struct builder *builder, const struct merged *node, size_t base,
                     const unsigned char *taken)
{
    if (taken[base])
        return 0;
    for (size_t symbol = 1; symbol < builder->alphabet.count; symbol++)
        if (node->edge[symbol] && builder->slots[base + symbol])
            return 0;
    return 1;
}

static int edge_count(const struct merged *node)
{
    int count = 0;
    for (size_t symbol = 0; symbol < MAX_SYMBOLS; symbol++)
        count += node->edge[symbol] != 0;
    return count;
}

/* First fit, the nodes with many edges first. Slots get their symbol only; links come when all
 * bases are known. Base 0 is never given: a link of 0 says that nothing follows. */
static void nodes_pack(struct builder *builder)
{
    unsigned char *taken = generate_alloc(1 << LINK_BITS, 1);
    for (int edges = MAX_SYMBOLS; edges > 0; edges--) {
        for (size_t i = 0; i < builder->merged_count; i++) {
            const struct merged *node = &builder->merged[i];
            if (edge_count(node) != edges)
                continue;
            size_t base = 1;
            while (base < 1 << LINK_BITS && !base_fits(builder, node, base, taken))
                base++;
            if (base == 1 << LINK_BITS)
                generate_fail("the trie does not fit into %d bits", LINK_BITS);
            taken[base] = 1;
            builder->bases[i] = (unsigned)base;
            for (unsigned symbol = 1; symbol < builder->alphabet.count; symbol++)
                if (node->edge[symbol])
                    builder->slots[base + symbol] = symbol;
            if (base + builder->alphabet.count > builder->slot_count)
                builder->slot_count = base + builder->alphabet.count;
        }
    }
    free(taken);
}

static void slots_link(struct builder *builder)
{
    for (size_t i = 0; i < builder->merged_count; i++) {
        const struct merged *node = &builder->merged[i];
        for (unsigned symbol = 1; symbol < builder->alphabet.count; symbol++)
            if (node->edge[symbol])
                builder->slots[builder->bases[i] + symbol] = symbol << (VALUES_BITS + LINK_BITS) |
                                                             node->values[symbol] << LINK_BITS |
                                                             builder->bases[node->edge[symbol] - 1];
    }
}

/* ---- writing -------------------------------------------------------------------------------- */

/* Symbols of the ASCII characters, capitals like their small letters, and a list of the others. */
static void alphabet_write(FILE *out, const struct alphabet *alphabet)
{
    unsigned ascii[128] = {0}, symbols[MAX_SYMBOLS], letters[MAX_SYMBOLS];
    size_t count = 0;
    for (unsigned symbol = 1; symbol < alphabet->count; symbol++) {
        uint32_t letter = alphabet->letters[symbol];
        if (letter < 128) {
            ascii[letter] = ascii[toupper((int)letter)] = symbol;
        } else {
            letters[count] = letter;
            symbols[count++] = symbol;
        }
    }
    generate_array(out, "unsigned char", 1, "hyphen_ascii", ascii, 128);
    generate_array(out, "unsigned int", 4, "hyphen_letters", letters, count);
    generate_array(out, "unsigned char", 1, "hyphen_letter_symbols", symbols, count);
}

static void table_write(struct builder *builder, unsigned root, const char *path)
{
    size_t longest = 0;
    for (size_t i = 0; i < builder->pattern_count; i++)
        if (builder->patterns[i].length > longest)
            longest = builder->patterns[i].length;
    FILE *out = generate_output(path);
    fprintf(out,
            "/* Made by hyphen_trie from %zu patterns. Do not edit. */\n"
            "enum {\n    HYPHEN_LEFT = %u, HYPHEN_RIGHT = %u,\n"
            "    HYPHEN_LONGEST = %zu, HYPHEN_ROOT = %u,\n"
            "    HYPHEN_VALUES_SHIFT = %d, HYPHEN_SYMBOL_SHIFT = %d\n};\n\n",
            builder->pattern_count, builder->minima[0], builder->minima[1], longest,
            builder->bases[root], LINK_BITS, LINK_BITS + VALUES_BITS);
    alphabet_write(out, &builder->alphabet);
    generate_array(out, "unsigned char", 1, "hyphen_values", builder->pool, builder->pool_count);
    generate_array(out, "unsigned int", 4, "hyphen_slots", builder->slots, builder->slot_count);
    generate_finish(out, path);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        generate_fail("usage: %s OUT.inc hyph_en_GB.dic", argv[0]);
    struct builder *builder = generate_alloc(1, sizeof *builder);
    builder->alphabet.count = 1;
    builder->pool_count = 1;
    dictionary_read(builder, argv[2]);
    node_add(builder);
    for (size_t i = 0; i < builder->pattern_count; i++)
        pattern_insert(builder, i);
    for (size_t i = 0; i < builder->pattern_count; i++)
        pattern_reduce(builder, &builder->patterns[i]);
    builder->merged = generate_alloc(builder->node_count + 1, sizeof *builder->merged);
    builder->bases = generate_alloc(builder->node_count + 1, sizeof *builder->bases);
    builder->merged_count = 1; /* the empty node, all zero */
    unsigned root = node_merge(builder, 0) - 1;
    nodes_pack(builder);
    slots_link(builder);
    table_write(builder, root, argv[1]);
    free(builder->merged);
    free(builder->bases);
    free(builder->nodes);
    free(builder->patterns);
    free(builder);
    return 0;
}
