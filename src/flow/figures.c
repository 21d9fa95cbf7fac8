/* SPDX-License-Identifier: Apache-2.0 */
/* flow/figures.c - what is printed where there is no figure: one rule for all tables. */
#include "flow/builder.h"

const char *absence_text(enum absence absence)
{
    static const char *const texts[] = {
        [ABSENCE_NONE] = "",
        [ABSENCE_NOT_APPLICABLE] = "n/a",
        [ABSENCE_NOT_COLLECTED] = "not collected",
        [ABSENCE_SURVEY_GAP] = "no survey",
        [ABSENCE_NEW] = "new",
        [ABSENCE_DELETED] = "deleted",
        [ABSENCE_TO_BE_SET] = "to be set",
        [ABSENCE_SUPPRESSED] = "withheld",
    };
    return texts[absence];
}

const char *absence_message(enum absence absence)
{
    static const char *const messages[] = {
        [ABSENCE_NONE] = "",
        [ABSENCE_NOT_APPLICABLE] = "Not applicable",
        [ABSENCE_NOT_COLLECTED] = "Not collected",
        [ABSENCE_SURVEY_GAP] = "No survey in these years",
        [ABSENCE_NEW] = "New: no target set yet",
        [ABSENCE_DELETED] = "Deleted: no further targets",
        [ABSENCE_TO_BE_SET] = "Targets to be set",
        [ABSENCE_SUPPRESSED] = "Withheld",
    };
    return messages[absence];
}
