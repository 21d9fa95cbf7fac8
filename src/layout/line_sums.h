/* SPDX-License-Identifier: Apache-2.0 */
/* layout/line_sums.h - the arithmetic of a line: what its items add up to, and how bad that is.
 * Private to linebreak.c, whose inner loop it is; hence inline. Integers only. */
#ifndef PLANPRESS_LAYOUT_LINE_SUMS_H
#define PLANPRESS_LAYOUT_LINE_SUMS_H

#include "layout/linebreak.h"

/* Saturated here, so that the difference of two sums still has room to be added to. */
#define SUM_LIMIT ((length)1 << 60)

struct sums {
    length width, stretch, shrink, fill; /* fill: the infinite stretch */
};

static inline length sum_add(length a, length b)
{
    length sum = a + b;
    return sum > SUM_LIMIT ? SUM_LIMIT : sum < -SUM_LIMIT ? -SUM_LIMIT : sum;
}

static inline void sums_add_glue(struct sums *sums, const struct break_item *glue)
{
    sums->width = sum_add(sums->width, glue->width);
    if (glue->infinite)
        sums->fill = sum_add(sums->fill, glue->stretch);
    else
        sums->stretch = sum_add(sums->stretch, glue->stretch);
    sums->shrink = sum_add(sums->shrink, glue->shrink);
}

static inline void sums_add_space(struct sums *sums, const struct break_space *space)
{
    struct break_item glue = break_glue(space->width, space->stretch, space->shrink);
    glue.infinite = space->infinite;
    sums_add_glue(sums, &glue);
}

static inline struct sums sums_difference(const struct sums *a, const struct sums *b)
{
    return (struct sums){a->width - b->width, a->stretch - b->stretch, a->shrink - b->shrink,
                         a->fill - b->fill};
}

/* About 100 times the cube of excess / give. TeX section 108: 297 is the integer whose cube is
 * nearest to 100 * 2^18, and the thresholds keep its products within 31 bits; ours would not need
 * them, but without them very short and very long lines would get other values. excess >= 0. */
static inline int32_t badness_of(length excess, length give)
{
    if (excess == 0)
        return 0;
    if (give <= 0 || excess >> 3 > give) /* spares most divisions: above 4.35 all is infinite */
        return BREAK_BADNESS_INFINITE;
    length ratio;
    if (excess <= 7230584)
        ratio = excess * 297 / give;
    else if (give >= 1663497)
        ratio = excess / (give / 297);
    else
        return BREAK_BADNESS_INFINITE;
    if (ratio > 1290)
        return BREAK_BADNESS_INFINITE;
    return (int32_t)((ratio * ratio * ratio + (1 << 17)) >> 18);
}

struct verdict {
    int32_t badness;
    enum break_fitness fitness;
};

static inline struct verdict line_judge(const struct sums *line, length measure)
{
    length excess = measure - line->width;
    if (excess > 0) {
        if (line->fill > 0)
            return (struct verdict){0, FIT_DECENT};
        int32_t badness = badness_of(excess, line->stretch);
        return (struct verdict){badness, badness > 99   ? FIT_VERY_LOOSE
                                         : badness > 12 ? FIT_LOOSE
                                                        : FIT_DECENT};
    }
    if (-excess > line->shrink)
        return (struct verdict){BREAK_BADNESS_OVERFULL, FIT_TIGHT};
    int32_t badness = badness_of(-excess, line->shrink);
    return (struct verdict){badness, badness > 12 ? FIT_TIGHT : FIT_DECENT};
}

/* Add up a line of which start, end, measure and last are known, and fill in the rest. `after` is
 * what the break before it adds to it. */
void line_measure(struct line_break *line, const struct break_item *items,
                  const struct break_settings *settings, length after);

#endif
