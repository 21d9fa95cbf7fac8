/* SPDX-License-Identifier: Apache-2.0 */
/* Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours,
 * each counting one (Damerau, "A technique for computer detection and correction of spelling
 * errors", Communications of the ACM 7 (1964) 171-176). On bytes: names are ASCII nearly always. */
#include "base/nearest.h"

/* Longer words are not looked at: nobody mistypes them by one letter, and rows fit the stack. */
#define LONGEST 64

struct nearest nearest_open(const char *wanted)
{
    return (struct nearest){.wanted = slice_of(wanted)};
}

/* One slip in three letters still looks like the word; "p" for "q" does not. */
static size_t tolerated(size_t count)
{
    return count < 3 ? 0 : count / 3;
}

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

static size_t distance(struct slice a, struct slice b)
{
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.count; j++)
        above[j] = j;
    for (size_t i = 1; i <= a.count; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.count; j++) {
            size_t replaced = above[j - 1] + (a.bytes[i - 1] != b.bytes[j - 1]);
            row[j] = smallest(above[j] + 1, row[j - 1] + 1, replaced);
            bool swapped = i > 1 && j > 1 && a.bytes[i - 1] == b.bytes[j - 2] &&
                           a.bytes[i - 2] == b.bytes[j - 1];
            if (swapped && before[j - 2] + 1 < row[j])
                row[j] = before[j - 2] + 1;
        }
        size_t *free_row = before;
        before = above;
        above = row;
        row = free_row;
    }
    return above[b.count];
}

void nearest_offer(struct nearest *nearest, const char *candidate)
{
    struct slice other = slice_of(candidate);
    size_t count = nearest->wanted.count, limit = tolerated(count);
    if (count > LONGEST || other.count > LONGEST)
        return;
    size_t apart = count > other.count ? count - other.count : other.count - count;
    if (apart > limit)
        return;
    size_t found = distance(nearest->wanted, other);
    if (found <= limit && (!nearest->best || found < nearest->distance)) {
        nearest->best = candidate;
        nearest->distance = found;
    }
}

const char *nearest_found(const struct nearest *nearest)
{
    return nearest->best;
}
