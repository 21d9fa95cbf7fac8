/* SPDX-License-Identifier: Apache-2.0 */
/* What a chosen line adds up to and how far its glue is stretched or shrunk. The items are added up
 * once more, because the walk of linebreak.c counts emergency stretch as well and forgets the sums
 * of breaks that no line can start from any more. */
#include "layout/line_sums.h"

#define RATIO_LIMIT ((int64_t)INT32_MAX) /* so that a product with a length stays in range */

/* part / whole in 1/65536, rounded, at most RATIO_LIMIT; 0 if there is no whole. part >= 0. */
static int64_t ratio_of(length part, length whole)
{
    if (whole <= 0)
        return 0;
    while (part > LENGTH_MAX) {
        part >>= 1;
        whole >>= 1;
    }
    if (whole == 0 || part / whole >= RATIO_LIMIT / BREAK_RATIO_ONE)
        return RATIO_LIMIT;
    return (part * BREAK_RATIO_ONE + whole / 2) / whole;
}

static void describe(struct line_break *line, const struct sums *sums)
{
    struct verdict verdict = line_judge(sums, line->measure);
    line->natural = sums->width;
    line->stretch = sums->stretch;
    line->shrink = sums->shrink;
    line->fill = sums->fill;
    line->badness = verdict.badness;
    line->fitness = verdict.fitness;
    length excess = line->measure - sums->width;
    length missing = -excess < sums->shrink ? -excess : sums->shrink;
    line->ratio = excess >= 0 ? ratio_of(excess, sums->fill > 0 ? sums->fill : sums->stretch)
                              : -ratio_of(missing, sums->shrink);
}

void line_measure(struct line_break *line, const struct break_item *items,
                  const struct break_settings *settings, length after)
{
    struct sums sums = {.width = after};
    for (size_t i = line->start; i < line->end; i++) {
        if (items[i].kind == BREAK_BOX)
            sums.width = sum_add(sums.width, items[i].width);
        else if (items[i].kind == BREAK_GLUE)
            sums_add_glue(&sums, &items[i]);
    }
    sums_add_space(&sums, &settings->margin);
    if (line->last) {
        sums_add_space(&sums, &settings->last_fill);
    } else if (items[line->end].kind == BREAK_PENALTY) {
        sums.width = sum_add(sums.width, items[line->end].width);
        line->hyphen = items[line->end].flagged;
    }
    describe(line, &sums);
}

length line_break_glue_width(const struct line_break *line, const struct break_item *glue)
{
    if (line->ratio < 0)
        return glue->width + length_ratio(glue->shrink, line->ratio, BREAK_RATIO_ONE);
    if (line->fill > 0 && !glue->infinite)
        return glue->width;
    /* In two parts, so that the product stays within 63 bits for any stretch and ratio. */
    length whole = glue->stretch / BREAK_RATIO_ONE, rest = glue->stretch % BREAK_RATIO_ONE;
    return glue->width + whole * line->ratio + length_ratio(rest, line->ratio, BREAK_RATIO_ONE);
}
