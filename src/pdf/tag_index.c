/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/tag_index.c - where an element's content came to stand, and which elements the file has.
 *
 * Keys of the ParentTree are 0, 1, 2 ... without gaps: pages with tagged content first, then links
 * (14.7.4.4). */
#include "pdf/tagging.h"

/* Sorted by leaf by counting; within a leaf they stay in page order, which is reading order. */
static void collect_occurrences(struct tags *tags)
{
    size_t leaves = structure_leaf_count(tags->structure);
    size_t pages = tags->survey->document->page_count;
    size_t *first = ARENA_ARRAY(tags->arena, leaves + 2, size_t);
    for (size_t p = 0; p < pages; p++) {
        const struct page_use *use = &tags->survey->pages[p];
        for (size_t i = 0; i < use->content_count; i++)
            first[use->content[i]->number + 2]++;
    }
    for (size_t i = 2; i < leaves + 2; i++)
        first[i] += first[i - 1];
    tags->occurrences = ARENA_ARRAY(tags->arena, first[leaves + 1], struct occurrence);
    for (size_t p = 0; p < pages; p++) {
        const struct page_use *use = &tags->survey->pages[p];
        for (size_t i = 0; i < use->content_count; i++)
            tags->occurrences[first[use->content[i]->number + 1]++] =
                (struct occurrence){(uint32_t)p, (uint32_t)i};
    }
    tags->leaf_first = first;
}

/* Chained from the last one back, so that each chain runs forward. */
static void chain_links(struct tags *tags)
{
    tags->link_of = ARENA_ARRAY(tags->arena, structure_element_count(tags->structure), uint32_t);
    tags->next_link = ARENA_ARRAY(tags->arena, tags->links->count, uint32_t);
    for (size_t i = tags->links->count; i > 0; i--) {
        const struct structure_element *element = tags->links->links[i - 1]->element;
        if (!element)
            continue;
        tags->next_link[i - 1] = tags->link_of[element->number];
        tags->link_of[element->number] = (uint32_t)i;
    }
}

static bool shows_something(const struct tags *tags, const struct structure_element *element)
{
    for (size_t i = 0; i < element->count; i++) {
        const struct content *leaf = element->children[i].content;
        if (leaf && tags->leaf_first[leaf->number] < tags->leaf_first[leaf->number + 1])
            return true;
    }
    return tags->link_of[element->number] || element->role == ROLE_TD || element->role == ROLE_TH;
}

/* Children have greater numbers than their parent, so going down the numbers meets them first. */
static void choose_elements(struct tags *tags)
{
    size_t count = structure_element_count(tags->structure);
    tags->objects = ARENA_ARRAY(tags->arena, count, uint32_t);
    tags->kept = ARENA_ARRAY(tags->arena, count, uint32_t);
    tags->objects[0] = 1; /* the root stays */
    for (size_t i = count; i-- > 0;) {
        const struct structure_element *element = structure_element_at(tags->structure, i);
        if (!tags->objects[i] && !shows_something(tags, element))
            continue;
        tags->objects[i] = 1;
        if (element->parent)
            tags->objects[element->parent->number] = 1;
    }
    for (size_t i = 0; i < count; i++) {
        if (tags->objects[i])
            tags->kept[tags->kept_count++] = (uint32_t)i;
    }
}

static void number_keys(struct tags *tags)
{
    size_t pages = tags->survey->document->page_count;
    tags->keyed = ARENA_ARRAY(tags->arena, pages + tags->links->count, uint32_t);
    tags->page_keys = ARENA_ARRAY(tags->arena, pages, int32_t);
    tags->link_keys = ARENA_ARRAY(tags->arena, tags->links->count, int32_t);
    for (size_t i = 0; i < pages; i++) {
        tags->page_keys[i] = -1;
        if (tags->survey->pages[i].content_count) {
            tags->page_keys[i] = (int32_t)tags->key_count;
            tags->keyed[tags->key_count++] = (uint32_t)i;
        }
    }
    for (size_t i = 0; i < tags->links->count; i++) {
        tags->link_keys[i] = -1;
        if (tags->links->links[i]->element) {
            tags->link_keys[i] = (int32_t)tags->key_count;
            tags->keyed[tags->key_count++] = (uint32_t)(pages + i);
        }
    }
}

static void give_id(struct tags *tags, const struct structure_element *element)
{
    bool *has = &tags->has_id[element->number];
    tags->named_count += tags->objects[element->number] && !*has;
    *has |= tags->objects[element->number] != 0;
}

/* PDF/UA-1 (ISO 14289-1, 7.9) asks for identifiers of notes; cells need theirs for Headers (7.5).
 */
static void choose_ids(struct tags *tags)
{
    size_t count = structure_element_count(tags->structure);
    tags->has_id = ARENA_ARRAY(tags->arena, count, bool);
    for (size_t i = 0; i < tags->kept_count; i++) {
        const struct structure_element *kept = structure_element_at(tags->structure, tags->kept[i]);
        if (kept->role == ROLE_NOTE)
            give_id(tags, kept);
        for (size_t h = 0; h < kept->header_count; h++)
            give_id(tags, kept->headers[h]);
    }
    tags->named = ARENA_ARRAY(tags->arena, tags->named_count, uint32_t);
    size_t filled = 0;
    for (size_t i = 0; i < count; i++) {
        if (tags->has_id[i])
            tags->named[filled++] = (uint32_t)i;
    }
}

void tag_index_make(struct tags *tags)
{
    collect_occurrences(tags);
    chain_links(tags);
    choose_elements(tags);
    number_keys(tags);
    choose_ids(tags);
}
