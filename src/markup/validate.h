/* SPDX-License-Identifier: Apache-2.0 */
/* markup/validate.h - a tree against a schema, all its faults in one run. */
#ifndef PLANPRESS_MARKUP_VALIDATE_H
#define PLANPRESS_MARKUP_VALIDATE_H

#include "markup/markup.h"

/* Report what breaks the schema in the tree under `root`, each fault once. */
void validate(struct arena *arena, const struct xml_schema *schema, const struct xml_node *root,
              struct diag_list *diags);

#endif
