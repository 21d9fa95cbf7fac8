/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/profile.h"

#include <stddef.h>

const char *const pdf_profile_names[PROFILE_COUNT + 1] = {
    [PROFILE_ARCHIVE] = "archive",
    [PROFILE_PDF2] = "pdf2",
    [PROFILE_PRESS] = "press",
    [PROFILE_COUNT] = NULL,
};

static const struct pdf_profile_facts facts[PROFILE_COUNT] = {
    [PROFILE_ARCHIVE] = {.version = "1.7"},
    [PROFILE_PDF2] = {.version = "2.0", .attaches = true, .second = true},
    [PROFILE_PRESS] = {.version = "1.6", .alone = true}, /* ISO 15930-7 is a subset of PDF 1.6 */
};

const struct pdf_profile_facts *pdf_profile_facts(enum pdf_profile profile)
{
    return &facts[profile];
}
