/* SPDX-License-Identifier: Apache-2.0 */
/* The structure tree and its text form.
 *
 * Elements stand in a table by number as well as in the tree. A parent is made before its children,
 * so walking the table backwards visits children first: what the writer does to the tree needs no
 * recursion. */
#include "page/structure.h"

#include <string.h>

struct structure {
    struct arena *arena;
    struct structure_element **elements;
    size_t element_count, element_capacity;
    size_t leaf_count;
};

const char *structure_tag(enum structure_role role)
{
    static const char *const tags[] = {
#define ROLE(name, tag) tag,
        STRUCTURE_ROLES(ROLE)
#undef ROLE
    };
    return tags[role];
}

static struct structure_element *element_new(struct structure *structure, enum structure_role role)
{
    struct structure_element *element = ARENA_NEW(structure->arena, struct structure_element);
    element->role = role;
    element->number = (uint32_t)structure->element_count;
    ARENA_PUSH(structure->arena, structure->elements, structure->element_count,
               structure->element_capacity) = element;
    return element;
}

struct structure *structure_create(struct arena *arena)
{
    struct structure *structure = ARENA_NEW(arena, struct structure);
    structure->arena = arena;
    element_new(structure, ROLE_DOCUMENT);
    return structure;
}

struct structure_element *structure_root(const struct structure *structure)
{
    return structure->elements[0];
}

static struct structure_child *child_new(struct structure *structure,
                                         struct structure_element *parent)
{
    return &ARENA_PUSH(structure->arena, parent->children, parent->count, parent->capacity);
}

struct structure_element *structure_add(struct structure *structure,
                                        struct structure_element *parent, enum structure_role role,
                                        struct source_pos pos)
{
    struct structure_element *element = element_new(structure, role);
    element->parent = parent;
    element->pos = pos;
    child_new(structure, parent)->element = element;
    return element;
}

struct content *structure_leaf(struct structure *structure, struct structure_element *element)
{
    struct content *content = ARENA_NEW(structure->arena, struct content);
    content->element = element;
    content->number = (uint32_t)structure->leaf_count++;
    child_new(structure, element)->content = content;
    return content;
}

static void add_reference(struct structure *structure, struct structure_element *from,
                          const struct structure_element *to)
{
    ARENA_PUSH(structure->arena, from->references, from->reference_count,
               from->reference_capacity) = to;
}

void structure_refer(struct structure *structure, struct structure_element *mark,
                     struct structure_element *note)
{
    add_reference(structure, mark, note);
    add_reference(structure, note, mark);
}

void structure_draw_from(struct structure *structure, struct structure_element *element,
                         const char *path)
{
    while (element && element->role != ROLE_TABLE && element->role != ROLE_FIGURE)
        element = element->parent;
    if (!element)
        return;
    for (size_t i = 0; i < element->source_count; i++) {
        if (strcmp(element->sources[i], path) == 0)
            return;
    }
    ARENA_PUSH(structure->arena, element->sources, element->source_count,
               element->source_capacity) = path;
}

size_t structure_element_count(const struct structure *structure)
{
    return structure->element_count;
}

const struct structure_element *structure_element_at(const struct structure *structure,
                                                     size_t number)
{
    return structure->elements[number];
}

size_t structure_leaf_count(const struct structure *structure)
{
    return structure->leaf_count;
}

static void add_string(struct buffer *out, const char *key, const char *value)
{
    if (value)
        buffer_format(out, " %s=\"%s\"", key, value);
}

static void add_number(struct buffer *out, const char *key, int32_t value)
{
    if (value > 1)
        buffer_format(out, " %s=%d", key, value);
}

static void add_elements(struct buffer *out, const char *key,
                         const struct structure_element *const *elements, size_t count)
{
    if (count)
        buffer_format(out, " %s=", key);
    for (size_t i = 0; i < count; i++)
        buffer_format(out, "%s#%d", i ? "," : "", (int)elements[i]->number);
}

/* Their names alone: where they lie differs from machine to machine. */
static void add_sources(struct buffer *out, const struct structure_element *element)
{
    for (size_t i = 0; i < element->source_count; i++) {
        const char *slash = strrchr(element->sources[i], '/');
        add_string(out, "from", slash ? slash + 1 : element->sources[i]);
    }
}

static void add_attributes(struct buffer *out, const struct structure_element *element)
{
    static const char *const scopes[] = {NULL, "row", "column", "both"};
    static const char *const numberings[] = {NULL,          "disc",        "decimal",
                                             "lower-alpha", "lower-roman", "terms"};
    add_string(out, "id", element->id);
    add_string(out, "lang", element->language);
    add_string(out, "title", element->title);
    add_string(out, "alt", element->alternative);
    add_string(out, "actual", element->actual_text);
    add_string(out, "expansion", element->expansion);
    add_string(out, "summary", element->summary);
    add_sources(out, element);
    if (scopes[element->scope])
        buffer_format(out, " scope=%s", scopes[element->scope]);
    if (numberings[element->numbering])
        buffer_format(out, " numbering=%s", numberings[element->numbering]);
    add_number(out, "columns", element->column_span);
    add_number(out, "rows", element->row_span);
    add_elements(out, "headers", element->headers, element->header_count);
    add_elements(out, "refers", element->references, element->reference_count);
}

static void indent(struct buffer *out, int depth)
{
    for (int i = 0; i < depth; i++)
        buffer_add_text(out, "  ");
}

static void dump_element(struct buffer *out, const struct structure_element *element, int depth)
{
    indent(out, depth);
    buffer_format(out, "%s#%d", structure_tag(element->role), (int)element->number);
    add_attributes(out, element);
    buffer_add_char(out, '\n');
}

static void dump_leaf(struct buffer *out, const struct content *content,
                      const struct slice *leaf_text, int depth)
{
    indent(out, depth);
    if (leaf_text)
        buffer_format(out, "\"%S\"\n", leaf_text[content->number]);
    else
        buffer_format(out, "leaf %d\n", (int)content->number);
}

/* Walks down by an index per element and up by its parent, so that no depth of nesting matters. */
void structure_dump(const struct structure *structure, const struct slice *leaf_text,
                    struct buffer *out)
{
    size_t *next = ARENA_ARRAY(out->arena, structure->element_count, size_t);
    const struct structure_element *element = structure_root(structure);
    int depth = 0;
    dump_element(out, element, depth);
    while (element) {
        if (next[element->number] == element->count) {
            element = element->parent;
            depth--;
            continue;
        }
        const struct structure_child *child = &element->children[next[element->number]++];
        if (child->content) {
            dump_leaf(out, child->content, leaf_text, depth + 1);
        } else {
            element = child->element;
            dump_element(out, element, ++depth);
        }
    }
}
