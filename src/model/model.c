/* SPDX-License-Identifier: Apache-2.0 */
#include "model/model.h"

const char *period_text(struct period period, struct arena *arena)
{
    int end = (period.year + 1) % 100;
    const char *year = format_text(arena, "%d/%d%d", period.year, end / 10, end % 10);
    return period.quarter ? format_text(arena, "%s Q%d", year, period.quarter) : year;
}

const struct anchor *publication_anchor(const struct publication *publication, const char *id)
{
    return map_find(publication->anchors_by_id, slice_of(id));
}
