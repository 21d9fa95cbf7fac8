/* SPDX-License-Identifier: Apache-2.0 */
/* What follows from the figures: whether a target was met, and which way things go. */
#include "model/indicator.h"

int period_compare(struct period a, struct period b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    return (a.quarter > b.quarter) - (a.quarter < b.quarter);
}

const struct observation *indicator_observation(const struct indicator *indicator,
                                                enum observation_kind kind, struct period period)
{
    const struct observation *o = indicator->observations;
    while (o && !(o->kind == kind && period_compare(o->period, period) == 0))
        o = o->next;
    return o;
}

/* The observation when it has a value. */
static const struct observation *valued(const struct indicator *indicator,
                                        enum observation_kind kind, struct period period)
{
    const struct observation *o = indicator_observation(indicator, kind, period);
    return o && o->absence == ABSENCE_NONE ? o : NULL;
}

/* a + b, both brought to the finer of their decimals. Figures have at most 12 digits before and 6
 * after the point, so the sum fits. */
static struct quantity sum(struct quantity a, struct quantity b)
{
    while (a.decimals < b.decimals) {
        a.digits *= 10;
        a.decimals++;
    }
    while (b.decimals < a.decimals) {
        b.digits *= 10;
        b.decimals++;
    }
    a.digits += b.digits;
    return a;
}

/* Whether a miss is within the tolerance. A yes that is a no, or a date, is never nearly met. */
static bool within_tolerance(const struct indicator *indicator, struct quantity worse,
                             struct quantity better)
{
    if (indicator->unit == UNIT_YES_NO || indicator->unit == UNIT_DATE)
        return false;
    return quantity_compare(sum(worse, indicator->tolerance), better) >= 0;
}

enum status indicator_status(const struct indicator *indicator, struct period period)
{
    const struct observation *outturn = valued(indicator, OBSERVATION_OUTTURN, period);
    const struct observation *target = valued(indicator, OBSERVATION_TARGET, period);
    if (!outturn || !target || indicator->polarity == POLARITY_NEUTRAL)
        return STATUS_NONE;
    bool lower = indicator->polarity == POLARITY_LOWER;
    struct quantity small = lower ? target->value : outturn->value;
    struct quantity large = lower ? outturn->value : target->value;
    if (quantity_compare(small, large) >= 0)
        return STATUS_MET;
    return within_tolerance(indicator, small, large) ? STATUS_NEAR : STATUS_MISSED;
}

enum direction indicator_direction(const struct indicator *indicator, struct period period)
{
    struct period before = {(int16_t)(period.year - 1), period.quarter};
    const struct observation *now = valued(indicator, OBSERVATION_OUTTURN, period);
    const struct observation *then = valued(indicator, OBSERVATION_OUTTURN, before);
    if (!now || !then || indicator->polarity == POLARITY_NEUTRAL ||
        ((now->flags | then->flags) & FLAG_NOT_COMPARABLE))
        return DIRECTION_NONE;
    int change = quantity_compare(now->value, then->value);
    if (change == 0)
        return DIRECTION_SAME;
    bool rose = change > 0;
    return rose == (indicator->polarity == POLARITY_HIGHER) ? DIRECTION_BETTER : DIRECTION_WORSE;
}
