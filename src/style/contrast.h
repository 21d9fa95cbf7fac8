/* SPDX-License-Identifier: Apache-2.0 */
/* style/contrast.h - can everything be told from what it stands on? (private to style) */
#ifndef PLANPRESS_STYLE_CONTRAST_H
#define PLANPRESS_STYLE_CONTRAST_H

#include "style/sheet.h"

/* The contrast of two sRGB colours in hundredths, rounded down: 2100 for black and white. */
int32_t contrast_hundredths(uint32_t a, uint32_t b);

/* Report the roles that cannot be told well enough from a ground they may stand on. Roles must be
 * resolved. */
void contrast_check(struct style_sheet *sheet, struct diag_list *diags);

#endif
