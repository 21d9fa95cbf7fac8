/* SPDX-License-Identifier: Apache-2.0 */
/* Whether what fell short is explained, and the explanation says something. */
#include "rules/check.h"

#define LEAST_LENGTH 20

static bool is_worse(const struct indicator *indicator, struct period period)
{
    enum status status = indicator_status(indicator, period);
    return status == STATUS_NEAR || status == STATUS_MISSED;
}

static void check_target(struct check *check, const struct indicator *indicator,
                         const struct observation *outturn)
{
    const struct observation *target =
        indicator_valued(indicator, OBSERVATION_TARGET, outturn->period);
    find(check, FAULT_miss_unexplained, outturn->pos, indicator->what.code,
         shown(check, indicator, outturn->value), shown(check, indicator, target->value));
}

static void check_year_before(struct check *check, const struct indicator *indicator,
                              const struct observation *outturn)
{
    struct period before = period_years_on(outturn->period, -1);
    const struct observation *then = indicator_valued(indicator, OBSERVATION_OUTTURN, before);
    if (indicator_direction(indicator, outturn->period) == DIRECTION_WORSE &&
        is_much_worse(indicator, outturn->value, then->value))
        find(check, FAULT_fall_unexplained, outturn->pos, indicator->what.code,
             shown(check, indicator, outturn->value), shown(check, indicator, then->value));
}

/* "See above" refers to what the reader of a table cannot find. */
static bool refers_elsewhere(struct slice text)
{
    static const char *const openings[] = {"see above", "see below", "as above", "ditto", NULL};
    for (const char *const *opening = openings; *opening; opening++) {
        size_t count = strlen(*opening), i = 0;
        while (i < count && i < text.count && (text.bytes[i] | 0x20) == (*opening)[i])
            i++;
        if (i == count && text.count < 2 * LEAST_LENGTH)
            return true;
    }
    return false;
}

static bool says_something(struct check *check, const struct block *blocks)
{
    const struct gathered *found = gather_from(check, blocks);
    size_t characters = 0;
    for (size_t i = 0; i < found->passage_count; i++)
        characters += utf8_length(found->passages[i].text);
    return characters >= LEAST_LENGTH && !refers_elsewhere(found->passages[0].text);
}

void check_commentary(struct check *check, const struct indicator *indicator)
{
    const struct observation *outturn = reported(check, indicator);
    if (indicator->commentary) {
        if (!says_something(check, indicator->commentary))
            find(check, FAULT_commentary_thin, indicator->commentary->pos, indicator->what.code);
    } else if (outturn && is_worse(indicator, outturn->period)) {
        check_target(check, indicator, outturn);
    } else if (outturn) {
        check_year_before(check, indicator, outturn);
    }
}
