/* SPDX-License-Identifier: Apache-2.0 */
/* What the checks of indicators ask again and again. */
#include "rules/check.h"

const struct observation *reported(const struct check *check, const struct indicator *indicator)
{
    return indicator_valued(indicator, OBSERVATION_OUTTURN, check->publication->metadata.reporting);
}

const char *shown(const struct check *check, const struct indicator *indicator, struct value value)
{
    return indicator_text(indicator, value, check->arena);
}

bool is_explained(const struct indicator *indicator, const struct observation *observation)
{
    return indicator->commentary || observation->notes;
}

/* Being missed as a target, tolerance and all, is being much worse. */
bool is_much_worse(const struct indicator *indicator, struct value value, struct value than)
{
    return indicator->what.polarity != POLARITY_NEUTRAL &&
           indicator_status_of(indicator, value, than) == STATUS_MISSED;
}

bool is_measured(const struct definition *what, int year)
{
    return year >= what->first_year && (!what->last_year || year <= what->last_year);
}
