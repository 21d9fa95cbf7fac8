/* SPDX-License-Identifier: Apache-2.0 */
/* flow/chart_scale.c - axes whose marks are round numbers: steps of 1, 2 or 5 with noughts, as
 * people count (Heckbert, "Nice Numbers for Graph Labels", Graphics Gems, 1990), in whole numbers.
 */
#include "flow/charts.h"

void extent_add(struct extent *extent, int64_t value)
{
    if (!extent->any || value < extent->low)
        extent->low = value;
    if (!extent->any || value > extent->high)
        extent->high = value;
    extent->any = true;
}

void extent_add_drawn(struct extent *extent, const struct drawn *drawn)
{
    if (!drawn->there)
        return;
    extent_add(extent, drawn->least);
    extent_add(extent, drawn->most);
}

/* The next greater of 1, 2, 5, 10, 20, ... */
static int64_t next_step(int64_t step)
{
    int64_t ten = 1;
    while (step / ten >= 10)
        ten *= 10;
    return step / ten == 2 ? step / 2 * 5 : step * 2;
}

/* Towards minus infinity, and towards infinity. */
static int64_t floor_to(int64_t value, int64_t step)
{
    int64_t rest = value % step;
    return rest < 0 ? value - rest - step : value - rest;
}

static int64_t ceiling_to(int64_t value, int64_t step)
{
    return -floor_to(-value, step);
}

static int64_t power_of_ten(int32_t exponent)
{
    int64_t power = 1;
    for (int32_t i = 0; i < exponent; i++)
        power *= 10;
    return power;
}

/* A scale that begins elsewhere makes small changes seem large, so it needs a reason: that more
 * than half of the room would be empty. */
static bool reaches_zero(const struct extent *extent)
{
    if (extent->low > 0)
        return extent->low <= extent->high / 2;
    return extent->high >= 0 || -extent->high <= -extent->low / 2;
}

/* Nor may a difference of less than a tenth fill it. */
static void widen(struct extent *extent)
{
    int64_t largest = extent->low > 0 ? extent->high : -extent->low;
    int64_t lacking = largest / 10 - (extent->high - extent->low);
    if (lacking <= 0)
        return;
    extent->low -= lacking / 2;
    extent->high += lacking / 2;
}

struct flow_scale scale_fit(struct extent extent, bool from_zero, int32_t most, int32_t decimals)
{
    if (!extent.any || from_zero || reaches_zero(&extent))
        extent_add(&extent, 0);
    else
        widen(&extent);
    if (extent.low == extent.high) /* nothing but zero */
        extent_add(&extent, extent.low + power_of_ten(decimals));
    struct flow_scale scale = {.step = 1};
    while ((ceiling_to(extent.high, scale.step) - floor_to(extent.low, scale.step)) / scale.step >
           most)
        scale.step = next_step(scale.step);
    scale.low = floor_to(extent.low, scale.step);
    scale.high = ceiling_to(extent.high, scale.step);
    scale.cut = scale.low > 0 || scale.high < 0;
    scale.mark_count = (size_t)((scale.high - scale.low) / scale.step) + 1;
    return scale;
}

/* Long rows of noughts are for tables: along an axis stands "£20m". */
struct shortening {
    int32_t decimals; /* that the point moves to the left */
    const char *suffix;
};

static struct shortening shorten(const struct flow_scale *scale, int32_t decimals)
{
    static const struct shortening shortenings[] = {{9, "bn"}, {6, "m"}};
    int64_t largest = scale->high > -scale->low ? scale->high : -scale->low;
    for (size_t i = 0; i < sizeof shortenings / sizeof *shortenings; i++) {
        if (largest / power_of_ten(shortenings[i].decimals) >= power_of_ten(decimals))
            return shortenings[i];
    }
    return (struct shortening){0, ""};
}

void scale_letter(const struct charting *charting, const struct indicator *indicator,
                  struct flow_scale *scale)
{
    struct arena *arena = charting->builder->arena;
    /* "Level" before every mark would say no more than the first. */
    enum unit unit = indicator->what.unit == UNIT_LEVEL ? UNIT_NUMBER : indicator->what.unit;
    struct shortening shortening = shorten(scale, charting->decimals);
    int32_t decimals = charting->decimals + shortening.decimals, needed = decimals;
    for (int64_t step = scale->step; needed > 0 && step % 10 == 0; step /= 10)
        needed--;
    const struct flow_text **marks =
        ARENA_ARRAY(arena, scale->mark_count, const struct flow_text *);
    for (size_t i = 0; i < scale->mark_count; i++) {
        struct quantity at = {scale->low + (int64_t)i * scale->step, decimals};
        const char *number = value_print(value_exact(at), unit, at.digits ? needed : 0, arena);
        marks[i] =
            chart_text(charting, STYLE_CHART_AXIS, STYLE_ROLE_COUNT,
                       format_text(arena, "%s%s", number, at.digits ? shortening.suffix : ""));
    }
    scale->marks = marks;
}
