/* SPDX-License-Identifier: Apache-2.0 */
/* markup/wellformed.h - what keeps a file from being well-formed XML, in our words. */
#ifndef PLANPRESS_MARKUP_WELLFORMED_H
#define PLANPRESS_MARKUP_WELLFORMED_H

#include "markup/parse.h"

/* Report why the parse of `file` ended early. */
void wellformed_report(struct arena *arena, const struct parse_fault *fault,
                       const struct source_file *file, struct diag_list *diags);

#endif
