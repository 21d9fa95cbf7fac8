/* SPDX-License-Identifier: Apache-2.0 */
#include "image/lcms.h"

#define LCMS_ROW(name) {#name, offsetof(struct lcms, name)},
static const struct library_row rows[] = {LCMS_FUNCTIONS(LCMS_ROW)};
static const struct library library = {LCMS_LIBRARY, "liblcms2-2", rows,
                                       sizeof rows / sizeof *rows};

bool lcms_load(struct source_pos pos, struct diag_list *diags, struct lcms *call)
{
    return library_load(&library, pos, diags, call);
}
