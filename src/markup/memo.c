/* SPDX-License-Identifier: Apache-2.0 */
/* Names are interned, so their pointers stand for them in the keys. Elements of another file have
 * other pointers, and are looked at once more. */
#include "markup/memo.h"

#include "base/buffer.h"
#include "base/map.h"

#define XSI_SPACE "http://www.w3.org/2001/XMLSchema-instance"

/* Long rows of children hardly ever come twice; remembering them costs more than it saves. */
#define CHILDREN_LIMIT 64

/* When this many things are known the document repeats itself too little for more to be of use. */
#define MEMO_LIMIT 200000

struct memo {
    struct map *shapes, *values;
    struct buffer key;
};

struct memo *memo_open(struct arena *arena)
{
    struct memo *memo = ARENA_NEW(arena, struct memo);
    memo->shapes = map_create(arena);
    memo->values = map_create(arena);
    memo->key = buffer_open(arena);
    return memo;
}

static void add_name(struct buffer *key, const char *space, const char *name)
{
    const char *const pointers[] = {space, name};
    buffer_add(key, pointers, sizeof pointers);
}

/* The key of an element's shape; false when it has none that could come again. */
static bool shape_key(struct memo *memo, const struct xml_node *element)
{
    struct buffer *key = &memo->key;
    key->count = 0;
    add_name(key, element->space, element->name);
    for (size_t i = 0; i < element->attribute_count; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        if (strcmp(attribute->space, XSI_SPACE) == 0)
            return false; /* it may choose another type for the element */
        add_name(key, attribute->space, attribute->name);
    }
    buffer_add_char(key, '/');
    int children = 0;
    bool words = false;
    for (const struct xml_node *child = element->children; child; child = child->next) {
        if (!child->name) {
            words = words || slice_trim(child->text).count > 0;
            continue;
        }
        if (++children > CHILDREN_LIMIT)
            return false;
        add_name(key, child->space, child->name);
    }
    buffer_add_char(key, words ? 'w' : '-');
    return true;
}

bool memo_knows_shape(struct memo *memo, const struct xml_node *element)
{
    return shape_key(memo, element) && map_find(memo->shapes, buffer_slice(&memo->key));
}

static struct slice value_key(struct memo *memo, const struct xml_node *element,
                              const struct xml_attribute *attribute)
{
    struct buffer *key = &memo->key;
    key->count = 0;
    add_name(key, element->space, element->name);
    add_name(key, attribute->space, attribute->name);
    buffer_add_text(key, attribute->value);
    return buffer_slice(key);
}

bool memo_knows_values(struct memo *memo, const struct xml_node *element)
{
    for (size_t i = 0; i < element->attribute_count; i++) {
        if (!map_find(memo->values, value_key(memo, element, &element->attributes[i])))
            return false;
    }
    return true;
}

void memo_learn(struct memo *memo, const struct xml_node *element)
{
    if (map_count(memo->shapes) + map_count(memo->values) > MEMO_LIMIT)
        return;
    if (shape_key(memo, element))
        *map_slot(memo->shapes, buffer_slice(&memo->key)) = memo;
    for (size_t i = 0; i < element->attribute_count; i++)
        *map_slot(memo->values, value_key(memo, element, &element->attributes[i])) = memo;
}
