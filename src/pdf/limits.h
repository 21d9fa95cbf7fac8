/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/limits.h - what is too long for a PDF, said of the place in the plan that it comes from. */
#ifndef PLANPRESS_PDF_LIMITS_H
#define PLANPRESS_PDF_LIMITS_H

#include "base/diag.h"
#include "page/page.h"

/* False and a diagnostic for each text that no string of a PDF can hold. */
bool limits_hold(const struct document *document, struct diag_list *diags);

#endif
