/* SPDX-License-Identifier: Apache-2.0 */
/* Whether figures lie where their indicator can have them, with the decimals it has. */
#include "rules/check.h"

/* The ends there are: those the indicator gives, else those of its unit. A change has none unless
 * they are given. */
struct scale {
    bool has_minimum, has_maximum;
    struct quantity minimum, maximum;
};

static struct scale scale_of(const struct definition *what)
{
    bool percent = what->unit == UNIT_PERCENT && !what->change;
    struct scale scale = {
        .has_minimum = what->has_minimum || !what->change,
        .has_maximum = what->has_maximum || percent,
        .minimum = what->has_minimum ? what->minimum : (struct quantity){0, 0},
        .maximum = what->has_maximum ? what->maximum : (struct quantity){100, 0},
    };
    return scale;
}

static bool is_off(const struct scale *scale, struct value value)
{
    return (scale->has_minimum && quantity_compare(value.low, scale->minimum) < 0) ||
           (scale->has_maximum && quantity_compare(value.high, scale->maximum) > 0);
}

/* "runs from 0 to 5". */
static const char *words_of(struct check *check, const struct scale *scale)
{
    struct buffer out = buffer_open(check->arena);
    buffer_add_text(&out, scale->has_minimum ? "runs from " : "ends at ");
    if (scale->has_minimum)
        quantity_write(scale->minimum, -1, &out);
    if (scale->has_minimum && scale->has_maximum)
        buffer_add_text(&out, " to ");
    if (scale->has_maximum)
        quantity_write(scale->maximum, -1, &out);
    if (scale->has_minimum && !scale->has_maximum)
        buffer_add_text(&out, " up");
    return buffer_text(&out);
}

static void check_place(struct check *check, const struct indicator *indicator,
                        const struct scale *scale, const struct observation *o)
{
    const struct definition *what = &indicator->what;
    if (!is_off(scale, o->value))
        return;
    const char *value = shown(check, indicator, o->value);
    const char *words = words_of(check, scale);
    if (o->kind == OBSERVATION_TARGET)
        find(check, FAULT_target_beyond, o->pos, what->code, value, what->code, words);
    else if (what->unit == UNIT_PERCENT)
        find(check, FAULT_percent_outside, o->pos, what->code, value, what->code, words);
    else if (o->value.low.digits < 0 && !what->has_minimum && what->unit != UNIT_LEVEL)
        find(check, FAULT_negative, o->pos, what->code, value, what->code);
    else
        find(check, FAULT_off_the_scale, o->pos, what->code, value, what->code, words);
}

/* ---- decimals ---- */

static bool has_decimals(enum unit unit)
{
    return unit != UNIT_YES_NO && unit != UNIT_DATE && unit != UNIT_LEVEL && unit != UNIT_COUNT;
}

static int32_t decimals_of(struct value value)
{
    return value.low.decimals > value.high.decimals ? value.low.decimals : value.high.decimals;
}

static void check_decimals(struct check *check, const struct indicator *indicator)
{
    const struct definition *what = &indicator->what;
    const struct observation *first = NULL;
    for (const struct observation *o = indicator->observations; o; o = o->next) {
        if (o->absence || o->value.form == VALUE_NIL)
            continue;
        int32_t decimals = decimals_of(o->value);
        first = first ? first : o;
        if (what->precision >= 0 && decimals > what->precision) {
            find(check, FAULT_decimals_more, o->pos, what->code, (int)decimals, what->code,
                 (int)what->precision);
        } else if (what->precision < 0 && decimals != decimals_of(first->value)) {
            find(check, FAULT_decimals_differ, o->pos, what->code, (int)decimals, what->code,
                 (int)decimals_of(first->value));
            return; /* once an indicator */
        }
    }
}

void check_scales(struct check *check, const struct indicator *indicator)
{
    enum unit unit = indicator->what.unit;
    if (unit == UNIT_YES_NO || unit == UNIT_DATE)
        return;
    struct scale scale = scale_of(&indicator->what);
    for (const struct observation *o = indicator->observations; o; o = o->next) {
        if (!o->absence)
            check_place(check, indicator, &scale, o);
    }
    if (has_decimals(unit))
        check_decimals(check, indicator);
}
