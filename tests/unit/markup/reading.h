/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests of this room share: documents from strings, and places as text. */
#ifndef PLANPRESS_TEST_READING_H
#define PLANPRESS_TEST_READING_H

#include "testing.h"

#include "base/buffer.h"
#include "markup/markup.h"

/* The tree of `bytes`, called "x.xml"; what is wrong goes to *diags. */
static inline struct xml_node *read_bytes(struct arena *arena, struct slice bytes,
                                          const struct xml_schema *schema, struct diag_list **diags)
{
    *diags = diag_list_create(arena);
    struct xml_request request = {.name = "x.xml", .text = bytes, .schema = schema};
    return xml_read(arena, &request, *diags);
}

static inline struct xml_node *read_string(struct arena *arena, const char *text)
{
    struct diag_list *diags;
    struct xml_node *root = read_bytes(arena, slice_of(text), NULL, &diags);
    assert_int_equal(diag_count(diags), 0);
    assert_non_null(root);
    return root;
}

/* "line:column id: message" of each diagnostic, sorted, a line each. */
static inline const char *said(struct arena *arena, struct diag_list *diags)
{
    struct buffer out = buffer_open(arena);
    diag_sort(diags);
    for (size_t i = 0; i < diag_count(diags); i++) {
        const struct diag *diag = diag_at(diags, i);
        buffer_format(&out, "%d:%d %s: %s\n", (int)diag->pos.line, (int)diag->pos.column,
                      diag->name, diag->message);
    }
    return buffer_text(&out);
}

static inline void check_place(struct source_pos pos, unsigned line, unsigned column)
{
    assert_int_equal(pos.line, line);
    assert_int_equal(pos.column, column);
}

static inline void check_text(const struct xml_node *node, const char *expected)
{
    assert_non_null(node);
    assert_null(node->name);
    assert_int_equal(node->text.count, strlen(expected));
    assert_memory_equal(node->text.bytes, expected, node->text.count);
}

#endif
