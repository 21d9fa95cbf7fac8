/* SPDX-License-Identifier: Apache-2.0 */
/* Figures beside those of the year before: leaps that may be slips, targets that go back. */
#include "rules/check.h"

/* ---- leaps ---- */

static struct quantity times(struct quantity q, int64_t by)
{
    q.digits *= by;
    return q;
}

static struct quantity size_of(struct quantity q)
{
    return q.digits < 0 ? times(q, -1) : q;
}

/* Figures have at most 18 digits: the largest cannot be multiplied, and are no slips. */
static bool is_huge(struct quantity q)
{
    return q.digits > INT64_MAX / 10;
}

/* The sizes of two figures that can be divided by each other. */
struct pair {
    struct quantity now, before, difference;
};

static bool pair_of(const struct observation *now, const struct observation *before,
                    struct pair *pair)
{
    if (!value_single(now->value, &pair->now) || !value_single(before->value, &pair->before))
        return false;
    pair->difference = size_of(quantity_difference(pair->now, pair->before));
    pair->now = size_of(pair->now);
    pair->before = size_of(pair->before);
    return pair->before.digits && !is_huge(pair->now) && !is_huge(pair->before) &&
           !is_huge(pair->difference);
}

/* Of a few things one more is much: no slip is likely there. */
static bool are_few(const struct indicator *indicator, const struct pair *pair)
{
    struct quantity ten = {10, 0};
    return indicator->what.unit == UNIT_COUNT && quantity_compare(pair->now, ten) < 0 &&
           quantity_compare(pair->before, ten) < 0;
}

static bool is_comparable(const struct indicator *indicator, const struct observation *now,
                          const struct observation *before)
{
    enum unit unit = indicator->what.unit;
    return unit != UNIT_YES_NO && unit != UNIT_DATE && unit != UNIT_LEVEL &&
           !indicator->what.change && !((now->flags | before->flags) & FLAG_NOT_COMPARABLE);
}

static void check_leap(struct check *check, const struct indicator *indicator,
                       const struct observation *now)
{
    const struct observation *before =
        indicator_valued(indicator, OBSERVATION_OUTTURN, period_years_on(now->period, -1));
    struct pair pair;
    if (!before || !is_comparable(indicator, now, before) || is_explained(indicator, now) ||
        !pair_of(now, before, &pair) || are_few(indicator, &pair) ||
        quantity_compare(times(pair.difference, 2), pair.before) <= 0)
        return;
    bool slip = quantity_compare(times(pair.now, 10), pair.before) <= 0 ||
                quantity_compare(pair.now, times(pair.before, 10)) >= 0;
    find(check, slip ? FAULT_slip : FAULT_outlier, now->pos, indicator->what.code,
         shown(check, indicator, now->value), shown(check, indicator, before->value));
}

/* ---- targets ---- */

/* `before` is the outturn reported, or the target of the year before. */
static void check_target(struct check *check, const struct indicator *indicator,
                         const struct observation *target, const struct observation *before)
{
    if (is_explained(indicator, target) || !is_much_worse(indicator, target->value, before->value))
        return;
    enum fault fault =
        before->kind == OBSERVATION_OUTTURN ? FAULT_target_below_outturn : FAULT_target_falls;
    find(check, fault, target->pos, indicator->what.code, shown(check, indicator, target->value),
         period_text(target->period, check->arena), shown(check, indicator, before->value));
}

/* Targets of years to come, each against the one before it and the first against the outturn. */
static void check_targets(struct check *check, const struct indicator *indicator)
{
    struct period reporting = check->publication->metadata.reporting;
    const struct observation *before = reported(check, indicator);
    for (int years = 1; years <= 3; years++) {
        struct period period = period_years_on(reporting, years);
        const struct observation *target = indicator_valued(indicator, OBSERVATION_TARGET, period);
        if (target && before)
            check_target(check, indicator, target, before);
        before = target ? target : before;
    }
}

void check_movement(struct check *check, const struct indicator *indicator)
{
    const struct observation *outturn = reported(check, indicator);
    if (outturn)
        check_leap(check, indicator, outturn);
    check_targets(check, indicator);
}
