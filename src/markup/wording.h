/* SPDX-License-Identifier: Apache-2.0 */
/* markup/wording.h - faults against a schema, in an author's terms.
 *
 * libxml2 says which rule was broken and names things only in its messages, so those are taken
 * apart for the names in them, and the sentence is made anew with the place of the node it is
 * about. */
#ifndef PLANPRESS_MARKUP_WORDING_H
#define PLANPRESS_MARKUP_WORDING_H

#include "markup/plug.h"
#include "markup/vocabulary.h"

struct wording {
    struct arena *scratch;
    struct vocabulary *vocabulary;
    const struct xml_schema *schema;
    struct diag_list *diags;
};

/* The names of elements that libxml2 would have accepted instead; it tells ten at most. */
#define EXPECTED_LIMIT 10
struct expected {
    const char *names[EXPECTED_LIMIT];
    size_t count;
};
struct expected expected_read(struct arena *arena, const char *message);

/* A fault in the start tag of `element`, that is, in its attributes. */
void word_attribute(const struct wording *wording, const struct xml_node *element,
                    const struct plug_fault *fault);

/* A fault found at the end of `element`: content missing, or a value that will not do. */
void word_content(const struct wording *wording, const struct xml_node *element,
                  const struct plug_fault *fault);

/* Text where there may be none. */
void word_text(const struct wording *wording, const struct xml_node *text,
               const struct plug_fault *fault);

/* `node` may not stand where it does. `after` is the earlier sibling behind which it may, "" when
 * it may stand first, NULL when that is not known. */
void word_unexpected(const struct wording *wording, const struct xml_node *node,
                     const struct expected *expected, const char *after);

/* The element `missing` should have come before `node`: it is absent, or comes later as `late`. */
void word_missing(const struct wording *wording, const struct xml_node *node, const char *missing,
                  const struct xml_node *late);

#endif
