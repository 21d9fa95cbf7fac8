/* SPDX-License-Identifier: Apache-2.0 */
/* tests/pdf/tree.c - the structure tree as poppler's pdfinfo prints it: two spaces a level, an
 * element a line, its attributes below it beginning with a slash, texts in quotes, and for a link
 * the number of its annotation. */
#include "reading.h"

#include <stdlib.h>

static int indent_of(struct slice line)
{
    int indent = 0;
    while ((size_t)indent < line.count && line.bytes[indent] == ' ')
        indent++;
    return indent;
}

static struct tag *add_tag(struct arena *arena, struct tree *tree, int depth)
{
    size_t number = tree->count;
    struct tag *tag = &ARENA_PUSH(arena, tree->tags, tree->count, tree->capacity);
    tag->depth = depth;
    size_t parent = number;
    while (parent > 0 && tree->tags[parent - 1].depth >= depth)
        parent = tree->tags[parent - 1].parent + 1;
    tag->parent = parent ? parent - 1 : 0;
    return tag;
}

/* A text may hold line ends: it goes on until a line ends in a quote. */
static struct slice quoted(struct slice line, struct slice *rest)
{
    struct slice text = {line.bytes + 1, line.count - 1};
    while (rest->count && (text.count == 0 || text.bytes[text.count - 1] != '"')) {
        struct slice more = next_line(rest);
        text.count = (size_t)(more.bytes + more.count - text.bytes);
    }
    text.count -= text.count > 0;
    return text;
}

struct tree *tree_read(struct arena *arena, const char *file)
{
    struct tree *tree = ARENA_NEW(arena, struct tree);
    struct buffer all = buffer_open(arena);
    struct slice rest = output_of(arena, "pdfinfo -enc UTF-8 -struct-text", file, "");
    size_t last = 0;
    while (rest.count) {
        struct slice line = next_line(&rest);
        int indent = indent_of(line);
        line.bytes += indent;
        line.count -= (size_t)indent;
        if (!line.count)
            continue;
        if (line.bytes[0] == '/') {
            tree->tags[last].scope =
                tree->tags[last].scope || strncmp(line.bytes, "/Scope", 6) == 0;
            continue;
        }
        struct tag *tag = add_tag(arena, tree, indent);
        if (line.bytes[0] == '"') {
            tag->text = squeeze(arena, quoted(line, &rest));
            tag->start = all.count;
            buffer_add_text(&all, tag->text);
        } else if (strncmp(line.bytes, "Object ", 7) == 0) {
            tag->object = atoi(line.bytes + 7);
        } else {
            size_t end = 0;
            while (end < line.count && line.bytes[end] != ' ' && line.bytes[end] != ':')
                end++;
            tag->role = arena_copy(arena, line.bytes, end);
            last = tree->count - 1;
        }
    }
    tree->length = all.count;
    tree->all = buffer_text(&all);
    return tree;
}

bool tag_within(const struct tree *tree, size_t tag, const char *role)
{
    for (;; tag = tree->tags[tag].parent) {
        if (tree->tags[tag].role && strcmp(tree->tags[tag].role, role) == 0)
            return true;
        if (tag == 0)
            return false;
    }
}
