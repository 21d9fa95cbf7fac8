/* SPDX-License-Identifier: Apache-2.0 */
/* flow/numbering.h - numbers given before anything is flowed (private to flow).
 *
 * References point forward as well as back, and the contents come first, so one walk over what the
 * edition prints gives every section, numbered paragraph, table and figure its number, and lists
 * the headings. It also goes over what the edition leaves out, for the titles alone. */
#ifndef PLANPRESS_FLOW_NUMBERING_H
#define PLANPRESS_FLOW_NUMBERING_H

#include "flow/builder.h"

struct numbering *numbering_make(struct flow_builder *builder);

/* The number of a thing ("1.1", "Table 4"), or NULL when it has none. */
const char *numbering_number(const struct numbering *numbering, const void *thing);

/* The letter of a part that is an annex ("B"), else NULL. */
const char *numbering_annex(const struct numbering *numbering, const struct part *part);

/* Whether the edition prints what an id names. */
bool numbering_present(const struct numbering *numbering, const struct anchor *anchor);

/* Of a thing in withheld matter, what is printed in its place; NULL elsewhere. */
const void *numbering_frame(const struct numbering *numbering, const void *thing);

/* The title of a thing, or NULL. */
const struct inline_node *numbering_title(const struct numbering *numbering, const void *thing);
/* The language that title is in; NULL where there is none. */
const char *numbering_language(const struct numbering *numbering, const void *thing);

/* The headings in document order. */
size_t numbering_heading_count(const struct numbering *numbering);
const struct heading *numbering_heading(const struct numbering *numbering, size_t index);

/* The heading of a thing, or NULL. */
const struct heading *numbering_find(const struct numbering *numbering, const void *thing);

#endif
