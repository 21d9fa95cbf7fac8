/* SPDX-License-Identifier: Apache-2.0 */
/* When things were done, and in which year. */
#include "rules/check.h"

static void check_publication_day(struct check *check)
{
    const struct metadata *metadata = &check->publication->metadata;
    struct calendar_date last = {metadata->year.year, 6, 30};
    if (!metadata->published.year) {
        find(check, FAULT_published_unsaid, metadata->pos, NULL);
        find_help(check, "add <published> to its metadata; the last day is %s",
                  date_text(last, check->arena));
        find(check, FAULT_date_unsaid, metadata->pos, NULL);
    } else if (date_compare(metadata->published, last) > 0) {
        find(check, FAULT_published_late, metadata->published_pos, NULL,
             date_text(metadata->published, check->arena), (int)last.year);
    }
}

void check_dates(struct check *check)
{
    const struct metadata *metadata = &check->publication->metadata;
    check_publication_day(check);
    if (metadata->kind == PUBLICATION_BEST_VALUE &&
        (metadata->reporting.year != metadata->year.year - 1 || metadata->reporting.quarter))
        find(check, FAULT_reporting_not_before, metadata->pos, NULL,
             period_text(metadata->year, check->arena),
             period_text(metadata->reporting, check->arena));
}
