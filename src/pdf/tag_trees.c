/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/tag_trees.c - the ParentTree, which leads back from a page's MCIDs and from an annotation to
 * the elements (14.7.4.4), and the IDTree, which finds an element by its identifier. */
#include "pdf/tagging.h"

#include "pdf/value.h"

#define KEYS_PER_NODE 32

static size_t node_count(size_t keys)
{
    return (keys + KEYS_PER_NODE - 1) / KEYS_PER_NODE;
}

static void add_page_parents(const struct tags *tags, size_t page, struct buffer *out)
{
    const struct page_use *use = &tags->survey->pages[page];
    buffer_add_char(out, '[');
    for (size_t i = 0; i < use->content_count; i++) {
        if (i)
            buffer_add_char(out, ' ');
        value_reference(out, tags_object(tags, use->content[i]->element));
    }
    buffer_add_char(out, ']');
}

static void write_parent_node(const void *context, size_t index, struct buffer *out)
{
    const struct tags *tags = context;
    size_t pages = tags->survey->document->page_count;
    size_t first = index * KEYS_PER_NODE, end = first + KEYS_PER_NODE;
    if (end > tags->key_count)
        end = tags->key_count;
    buffer_format(out, "/Limits[%D %D]/Nums[", (int64_t)first, (int64_t)end - 1);
    for (size_t key = first; key < end; key++) {
        size_t which = tags->keyed[key];
        buffer_add_int(out, (int64_t)key);
        if (which < pages)
            add_page_parents(tags, which, out);
        else
            tag_reference(out, " ", tags_object(tags, tags->links->links[which - pages]->element));
        buffer_add_char(out, '\n');
    }
    buffer_add_char(out, ']');
}

static void write_name_node(const void *context, size_t index, struct buffer *out)
{
    const struct tags *tags = context;
    size_t first = index * KEYS_PER_NODE, end = first + KEYS_PER_NODE;
    if (end > tags->named_count)
        end = tags->named_count;
    buffer_add_text(out, "/Limits[");
    tag_identifier(out, tags->named[first]);
    tag_identifier(out, tags->named[end - 1]);
    buffer_add_text(out, "]/Names[");
    for (size_t i = first; i < end; i++) {
        tag_identifier(out, tags->named[i]);
        value_reference(out, tags->objects[tags->named[i]]);
    }
    buffer_add_char(out, ']');
}

/* A tree of two levels: its root, whose kids are the nodes. */
static void add_tree(struct haru *haru, struct haru_dict *root, const char *key, size_t keys,
                     haru_writer *write, const void *context)
{
    uint32_t first = haru_records(haru, node_count(keys), write, context);
    struct haru_dict *tree = haru_dict_new(haru);
    haru_set_references(haru, tree, "Kids", first, node_count(keys));
    haru_set_reference(haru, root, key, haru_number(tree));
}

void tag_trees_make(struct tags *tags, struct haru *haru, struct haru_dict *root)
{
    if (tags->key_count)
        add_tree(haru, root, "ParentTree", tags->key_count, write_parent_node, tags);
    if (tags->named_count)
        add_tree(haru, root, "IDTree", tags->named_count, write_name_node, tags);
}
