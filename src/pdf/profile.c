/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/profile.h"

#include <stddef.h>

const char *const pdf_profile_names[PROFILE_COUNT + 1] = {
    [PROFILE_ARCHIVE] = "archive",
    [PROFILE_COUNT] = NULL,
};
