/* SPDX-License-Identifier: Apache-2.0 */
#include "model/tally.h"

static void add_block(struct tally *tally, const struct service_block *block, struct period period)
{
    for (const struct indicator_group *g = block->groups; g; g = g->next) {
        for (const struct indicator *i = g->indicators; i; i = i->next) {
            tally->statuses[indicator_status(i, period)]++;
            tally->directions[indicator_direction(i, period)]++;
        }
    }
}

struct tally tally_block(const struct service_block *block, struct period period)
{
    struct tally tally = {0};
    add_block(&tally, block, period);
    return tally;
}

struct tally tally_blocks(const struct service_block *blocks, struct period period)
{
    struct tally tally = {0};
    for (; blocks; blocks = blocks->next)
        add_block(&tally, blocks, period);
    return tally;
}

int32_t tally_targets(const struct tally *tally)
{
    return tally_all(tally) - tally->statuses[STATUS_NONE];
}

int32_t tally_moves(const struct tally *tally)
{
    return tally_all(tally) - tally->directions[DIRECTION_NONE];
}

int32_t tally_all(const struct tally *tally)
{
    int32_t all = 0;
    for (size_t i = 0; i < sizeof tally->statuses / sizeof *tally->statuses; i++)
        all += tally->statuses[i];
    return all;
}

const char *count_text(int32_t count, struct arena *arena)
{
    static const char *const words[] = {"none", "one",   "two",   "three", "four", "five",
                                        "six",  "seven", "eight", "nine",  "ten"};
    if (count >= 0 && (size_t)count < sizeof words / sizeof *words)
        return words[count];
    return value_print(value_exact((struct quantity){count, 0}), UNIT_COUNT, 0, arena);
}
