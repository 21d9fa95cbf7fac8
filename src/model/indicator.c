/* SPDX-License-Identifier: Apache-2.0 */
/* What follows from the figures: whether a target was met, and which way things go.
 *
 * A figure may be a range or a bound, so both sides of a comparison are intervals. Something is
 * said only where it holds wherever in its interval the figure lies. */
#include "model/indicator.h"

const char *const polarity_names[] = {"higher", "lower", "neutral", NULL};
const char *const observation_kind_names[] = {
    "outturn",         "target",  "estimate", "top-quartile",
    "bottom-quartile", "average", "standard", NULL};
const char *const absence_names[] = {"",    "not-applicable", "not-collected", "survey-gap",
                                     "new", "deleted",        "to-be-set",     "suppressed",
                                     NULL};
const char *const flag_names[] = {"provisional", "estimated",      "amended",
                                  "qualified",   "not-comparable", NULL};

const char *const shown_names[] = {"",      "status",   "forecast",   "direction",
                                   "trend", "polarity", "commentary", NULL};

void indicator_add(struct indicator *indicator, struct observation *observation)
{
    struct observation **link =
        indicator->last_observation ? indicator->last_observation : &indicator->observations;
    *link = observation;
    indicator->last_observation = &observation->next;
}

const struct observation *indicator_observation(const struct indicator *indicator,
                                                enum observation_kind kind, struct period period)
{
    const struct observation *o = indicator->observations;
    while (o && !(o->kind == kind && period_compare(o->period, period) == 0))
        o = o->next;
    return o;
}

const struct observation *indicator_valued(const struct indicator *indicator,
                                           enum observation_kind kind, struct period period)
{
    const struct observation *o = indicator_observation(indicator, kind, period);
    return o && o->absence == ABSENCE_NONE ? o : NULL;
}

/* ---- intervals ---- */

/* Whether all of `a` is at or above all of `b`. "Over 5" is above 5 and "under 5" below it. */
static bool at_or_above(struct value a, struct value b)
{
    if (a.form == VALUE_UNDER || b.form == VALUE_OVER)
        return false;
    return quantity_compare(a.low, b.high) >= 0;
}

/* Whether all of `a` is above all of `b`. Where they touch, one of them must be open. */
static bool above(struct value a, struct value b)
{
    if (!at_or_above(a, b))
        return false;
    return a.form == VALUE_OVER || b.form == VALUE_UNDER || quantity_compare(a.low, b.high) > 0;
}

/* The end of an interval that counts, as an exact value; the interval where it has no such end. */
static struct value end_of(struct value value, bool upper)
{
    bool open = value.form == (upper ? VALUE_OVER : VALUE_UNDER);
    return open ? value : value_exact(upper ? value.high : value.low);
}

static struct value moved(struct value value, struct quantity by)
{
    value.low = quantity_sum(value.low, by);
    value.high = quantity_sum(value.high, by);
    return value;
}

/* ---- status ---- */

static enum status status_within(struct value reached, struct value range)
{
    if (range.form != VALUE_RANGE)
        return STATUS_NONE;
    if (at_or_above(reached, end_of(range, false)) && at_or_above(end_of(range, true), reached))
        return STATUS_MET;
    return above(reached, range) || above(range, reached) ? STATUS_MISSED : STATUS_NONE;
}

/* How far from the target counts as close; not from a yes, nor from a date. */
static struct quantity tolerance_at(const struct definition *what, struct value target)
{
    if (what->unit == UNIT_YES_NO || what->unit == UNIT_DATE)
        return (struct quantity){0, 0};
    if (!what->tolerance_relative)
        return what->tolerance;
    struct quantity share = quantity_share(target.low, what->tolerance);
    share.digits = share.digits < 0 ? -share.digits : share.digits;
    return share;
}

enum status indicator_status_of(const struct indicator *indicator, struct value reached,
                                struct value target)
{
    const struct definition *what = &indicator->what;
    if (what->polarity == POLARITY_NEUTRAL)
        return status_within(reached, target);
    bool lower = what->polarity == POLARITY_LOWER;
    struct quantity tolerance = tolerance_at(what, target);
    target = end_of(target, lower);
    if (lower ? at_or_above(target, reached) : at_or_above(reached, target))
        return STATUS_MET;
    if (!(lower ? above(reached, target) : above(target, reached)))
        return STATUS_NONE;
    tolerance.digits = lower ? -tolerance.digits : tolerance.digits;
    reached = moved(reached, tolerance);
    return (lower ? at_or_above(target, reached) : at_or_above(reached, target)) ? STATUS_NEAR
                                                                                 : STATUS_MISSED;
}

enum status indicator_status(const struct indicator *indicator, struct period period)
{
    const struct observation *outturn = indicator_valued(indicator, OBSERVATION_OUTTURN, period);
    const struct observation *target = indicator_valued(indicator, OBSERVATION_TARGET, period);
    return outturn && target ? indicator_status_of(indicator, outturn->value, target->value)
                             : STATUS_NONE;
}

/* ---- direction ---- */

enum direction indicator_compare(const struct indicator *indicator, struct value a, struct value b)
{
    if (indicator->what.polarity == POLARITY_NEUTRAL)
        return DIRECTION_NONE;
    if (value_equal(a, b))
        return DIRECTION_SAME;
    bool rose = above(a, b);
    if (!rose && !above(b, a))
        return DIRECTION_NONE;
    return rose == (indicator->what.polarity == POLARITY_HIGHER) ? DIRECTION_BETTER
                                                                 : DIRECTION_WORSE;
}

enum direction indicator_change(const struct indicator *indicator, struct period before,
                                struct period period)
{
    const struct observation *now = indicator_valued(indicator, OBSERVATION_OUTTURN, period);
    const struct observation *then = indicator_valued(indicator, OBSERVATION_OUTTURN, before);
    if (!now || !then || ((now->flags | then->flags) & FLAG_NOT_COMPARABLE) ||
        (then->flags & FLAG_ESTIMATED))
        return DIRECTION_NONE;
    return indicator_compare(indicator, now->value, then->value);
}

enum direction indicator_direction(const struct indicator *indicator, struct period period)
{
    return indicator_change(indicator, period_years_on(period, -1), period);
}

/* ---- printing ---- */

const char *indicator_text(const struct indicator *indicator, struct value value,
                           struct arena *arena)
{
    const char *text = value_print(value, indicator->what.unit, indicator->what.precision, arena);
    bool grew = indicator->what.change && value.form == VALUE_EXACT &&
                quantity_round(value.low, indicator->what.precision).digits > 0;
    return grew ? format_text(arena, "+%s", text) : text;
}

const char *indicator_unit(const struct indicator *indicator)
{
    static const char *const words[] = {
        [UNIT_DAYS] = "days", [UNIT_WEEKS] = "weeks", [UNIT_KILOGRAMS] = "kg", [UNIT_COUNT] = NULL};
    return indicator->what.unit_text ? indicator->what.unit_text : words[indicator->what.unit];
}

const char *indicator_code(const struct indicator *indicator, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    for (const char *at = indicator->what.code; *at; at++) {
        if (*at == ' ')
            buffer_add_text(&out, "\u00A0");
        else
            buffer_add_char(&out, *at);
    }
    return buffer_text(&out);
}

const char *indicator_counted(const struct indicator *indicator, struct value value)
{
    enum unit what = indicator->what.unit;
    const char *unit = indicator_unit(indicator);
    bool counts = what == UNIT_DAYS || what == UNIT_WEEKS || what == UNIT_KILOGRAMS;
    if (!unit || value.form == VALUE_NIL || (!counts && strncmp(unit, "per ", 4) != 0))
        return NULL;
    if (value_is_one(value) && !indicator->what.unit_text && what != UNIT_KILOGRAMS)
        return what == UNIT_DAYS ? "day" : "week";
    return unit;
}
