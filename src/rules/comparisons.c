/* SPDX-License-Identifier: Apache-2.0 */
/* Outturns beside what others reached and what was set for all: quartiles and standards. */
#include "rules/check.h"

/* ---- quartiles ---- */

static void check_quartile(struct check *check, const struct indicator *indicator,
                           const struct observation *quartile)
{
    const struct metadata *metadata = &check->publication->metadata;
    const char *code = indicator->what.code;
    struct period usual = {.year = (int16_t)(metadata->reporting.year - 1)};
    if (!quartile->group)
        find(check, FAULT_quartile_group, quartile->pos, code);
    if (metadata->kind == PUBLICATION_BEST_VALUE && !quartile->notes &&
        period_compare(quartile->period, usual) != 0)
        find(check, FAULT_quartile_year, quartile->pos, code,
             period_text(quartile->period, check->arena), period_text(metadata->year, check->arena),
             period_text(usual, check->arena));
}

static bool same_group(const struct observation *a, const struct observation *b)
{
    return period_compare(a->period, b->period) == 0 &&
           strcmp(a->group ? a->group : "", b->group ? b->group : "") == 0;
}

static void check_order(struct check *check, const struct indicator *indicator,
                        const struct observation *top)
{
    for (const struct observation *o = indicator->observations; o; o = o->next) {
        if (o->kind != OBSERVATION_BOTTOM_QUARTILE || o->absence || !same_group(o, top))
            continue;
        if (indicator_compare(indicator, top->value, o->value) == DIRECTION_WORSE)
            find(check, FAULT_quartiles_swapped, top->pos, indicator->what.code,
                 shown(check, indicator, top->value), shown(check, indicator, o->value));
    }
}

/* ---- standards ---- */

/* The value that is held against a standard: the outturn, or its sum with that of another. */
static bool value_against(struct check *check, const struct indicator *indicator,
                          const struct observation *standard, struct value *value)
{
    const struct observation *own =
        indicator_valued(indicator, OBSERVATION_OUTTURN, standard->period);
    if (own)
        *value = own->value;
    if (!standard->with || !own)
        return own;
    const struct indicator *other = indicator_of_code(check, slice_of(standard->with));
    const struct observation *part =
        other ? indicator_valued(other, OBSERVATION_OUTTURN, standard->period) : NULL;
    if (!part)
        return false;
    value->low = quantity_sum(own->value.low, part->value.low);
    value->high = quantity_sum(own->value.high, part->value.high);
    return true;
}

static void check_standard(struct check *check, const struct indicator *indicator,
                           const struct observation *standard)
{
    const char *code = indicator->what.code;
    struct value value;
    if (standard->with && !indicator_of_code(check, slice_of(standard->with)))
        find(check, FAULT_standard_alone, standard->pos, code, standard->with);
    if (indicator->commentary || standard->notes ||
        !value_against(check, indicator, standard, &value) ||
        indicator_compare(indicator, value, standard->value) != DIRECTION_WORSE)
        return;
    find(check, FAULT_standard_missed, standard->pos, code, shown(check, indicator, value),
         shown(check, indicator, standard->value));
}

void check_comparisons(struct check *check, const struct indicator *indicator)
{
    for (const struct observation *o = indicator->observations; o; o = o->next) {
        bool top = o->kind == OBSERVATION_TOP_QUARTILE;
        if (o->absence)
            continue;
        if (top || o->kind == OBSERVATION_BOTTOM_QUARTILE)
            check_quartile(check, indicator, o);
        if (top)
            check_order(check, indicator, o);
        if (o->kind == OBSERVATION_STANDARD)
            check_standard(check, indicator, o);
    }
}
