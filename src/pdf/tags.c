/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/tags.c - the structure tree's root, and what other files ask of the tree. */
#include "pdf/tags.h"

#include "pdf/tagging.h"
#include "pdf/value.h"

uint32_t tags_object(const struct tags *tags, const struct structure_element *element)
{
    return tags->objects[element->number];
}

uint32_t tags_object_around(const struct tags *tags, const struct structure_element *element)
{
    while (element && !tags_object(tags, element))
        element = element->parent;
    return tags_object(tags, element ? element : structure_root(tags->structure));
}

int32_t tags_page_key(const struct tags *tags, size_t page)
{
    return tags->page_keys[page];
}

int32_t tags_link_key(const struct tags *tags, size_t link)
{
    return tags->link_keys[link];
}

/* -- what its files write alike ---------------------------------------------------------------- */

void tag_reference(struct buffer *out, const char *key, uint32_t number)
{
    buffer_add_text(out, key);
    value_reference(out, number);
}

void tag_string(struct buffer *out, const char *key, const char *text)
{
    if (!text)
        return;
    buffer_add_text(out, key);
    value_text(out, slice_of(text));
}

/* Element identifiers sort as their numbers do, which is what a name tree asks for: the digits of
 * base 62 are in the order of their characters. Five of them are more than there can be elements.
 */
void tag_identifier(struct buffer *out, uint32_t element)
{
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    char text[] = "(e00000)";
    for (int i = 6; element; i--, element /= 62)
        text[i] = digits[element % 62];
    buffer_add_text(out, text);
}

/* -- the root ---------------------------------------------------------------------------------- */

/* The nearest that PDF 1.7 has (ISO 14289-1, 7.1). */
static const struct {
    enum structure_role role;
    const char *nearest;
} second_only[] = {
    {ROLE_TITLE, "P"}, {ROLE_ASIDE, "Sect"}, {ROLE_EM, "Span"}, {ROLE_STRONG, "Span"}};

static void map_roles(const struct tags *tags, struct haru *haru, struct haru_dict *root)
{
    bool used[ROLE_COUNT] = {false};
    struct haru_dict *map = NULL;
    for (size_t i = 0; i < tags->kept_count; i++)
        used[structure_element_at(tags->structure, tags->kept[i])->role] = true;
    for (size_t i = 0; i < sizeof second_only / sizeof *second_only; i++) {
        if (!used[second_only[i].role])
            continue;
        map = map ? map : haru_dict_within(haru, root, "RoleMap");
        haru_set_name(haru, map, structure_tag(second_only[i].role), second_only[i].nearest);
    }
}

static void write_namespace(const void *context, size_t index, struct buffer *out)
{
    (void)context;
    (void)index;
    buffer_add_text(out, "/Type/Namespace/NS(http://iso.org/pdf2/ssn)");
}

struct tags *tags_make(const struct survey *survey, const struct links *links,
                       const struct attachments *attachments, uint32_t first_page,
                       struct haru *haru, struct arena *arena)
{
    struct tags *tags = ARENA_NEW(arena, struct tags);
    tags->survey = survey;
    tags->structure = survey->document->structure;
    tags->links = links;
    tags->attachments = attachments;
    tags->arena = arena;
    tags->first_page = first_page;
    tag_index_make(tags);

    haru_doing(haru, "writing the structure tree");
    if (links->second)
        tags->space = haru_records(haru, 1, write_namespace, NULL);
    uint32_t first = haru_records(haru, tags->kept_count, tag_element_write, tags);
    for (size_t i = 0; i < tags->kept_count; i++)
        tags->objects[tags->kept[i]] = first + (uint32_t)i;
    struct haru_dict *root = haru_dict_new(haru);
    tags->root = haru_number(root);
    haru_set_name(haru, root, "Type", "StructTreeRoot");
    haru_set_reference(haru, root, "K", first);
    haru_set_integer(haru, root, "ParentTreeNextKey", (int32_t)tags->key_count);
    if (tags->space)
        haru_set_references(haru, root, "Namespaces", tags->space, 1);
    else
        map_roles(tags, haru, root);
    tag_trees_make(tags, haru, root);
    haru_set_reference(haru, haru_catalogue(haru), "StructTreeRoot", tags->root);
    haru_set_true(haru, haru_dict_within(haru, haru_catalogue(haru), "MarkInfo"), "Marked");
    return tags;
}
