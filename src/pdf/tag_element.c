/* SPDX-License-Identifier: Apache-2.0 */
/* pdf/tag_element.c - a structure element: its type, its kids, what it refers to (table 323). */
#include "pdf/tagging.h"

#include "pdf/value.h"

/* The types of PDF 1.7 that PDF 2.0 no longer has keep their names, in the namespace that holds
 * where none is given (ISO 32000-2, 14.8.6.1). Notes became foot notes, which are other than those
 * of the first namespace (ISO 14289-2, 8.2.5.14). */
static void add_type(const struct tags *tags, struct buffer *out, enum structure_role role)
{
    static const bool first_only[ROLE_COUNT] = {
        [ROLE_QUOTE] = true, [ROLE_TOC] = true, [ROLE_TOCI] = true, [ROLE_REFERENCE] = true};
    bool note = tags->space && role == ROLE_NOTE;
    buffer_format(out, "/S/%s", note ? "FENote" : structure_tag(role));
    if (tags->space && !first_only[role])
        tag_reference(out, "/NS ", tags->space);
}

/* What an element's K names, as it is written. */
struct kids {
    const struct tags *tags;
    struct buffer *out;
    uint32_t page; /* Pg: of the first content; kids on other pages tell their own */
    size_t count;
};

/* Before a kid that is a number. */
static void separate(struct kids *kids)
{
    if (kids->count++)
        buffer_add_char(kids->out, ' ');
}

static void add_content(struct kids *kids, const struct occurrence *where)
{
    struct buffer *out = kids->out;
    if (where->page == kids->page) {
        separate(kids);
        buffer_add_int(out, where->mcid);
        return;
    }
    kids->count++;
    tag_reference(out, "<</Type/MCR/Pg ", kids->tags->first_page + where->page);
    buffer_add_text(out, "/MCID ");
    buffer_add_int(out, where->mcid);
    buffer_add_text(out, ">>");
}

static void add_annotation(struct kids *kids, uint32_t link)
{
    const struct links *links = kids->tags->links;
    struct buffer *out = kids->out;
    kids->count++;
    tag_reference(out, "<</Type/OBJR/Obj ", links->first_object + link);
    if (links->pages[link] != kids->page)
        tag_reference(out, "/Pg ", kids->tags->first_page + links->pages[link]);
    buffer_add_text(out, ">>");
}

static void add_child(struct kids *kids, const struct structure_child *child)
{
    const struct tags *tags = kids->tags;
    if (child->content) {
        size_t leaf = child->content->number;
        for (size_t i = tags->leaf_first[leaf]; i < tags->leaf_first[leaf + 1]; i++)
            add_content(kids, &tags->occurrences[i]);
    } else if (tags_object(tags, child->element)) {
        separate(kids);
        value_reference(kids->out, tags_object(tags, child->element));
    }
}

/* The page of an element's first own content, or NO_PAGE. */
#define NO_PAGE UINT32_MAX
static uint32_t first_page(const struct tags *tags, const struct structure_element *element)
{
    for (size_t i = 0; i < element->count; i++) {
        const struct content *leaf = element->children[i].content;
        if (leaf && tags->leaf_first[leaf->number] < tags->leaf_first[leaf->number + 1])
            return tags->occurrences[tags->leaf_first[leaf->number]].page;
    }
    uint32_t link = tags->link_of[element->number];
    return link ? tags->links->pages[link - 1] : NO_PAGE;
}

/* One kid stands alone, several in an array (table 323). */
static void add_kids(const struct tags *tags, struct buffer *out,
                     const struct structure_element *element)
{
    struct kids kids = {tags, out, first_page(tags, element), 0};
    if (kids.page != NO_PAGE)
        tag_reference(out, "/Pg ", tags->first_page + kids.page);
    size_t before = out->count;
    buffer_add_text(out, "/K[");
    for (size_t i = 0; i < element->count; i++)
        add_child(&kids, &element->children[i]);
    for (uint32_t link = tags->link_of[element->number]; link; link = tags->next_link[link - 1])
        add_annotation(&kids, link - 1);
    if (kids.count == 0)
        out->count = before;
    else if (kids.count == 1)
        out->bytes[before + 2] = ' ';
    else
        buffer_add_char(out, ']');
}

/* The link in a note's mark or label: what that is in has said it. */
static bool refers_already(const struct structure_element *element,
                           const struct structure_element *target)
{
    for (const struct structure_element *in = element->parent; in; in = in->parent) {
        for (size_t i = 0; i < in->reference_count; i++) {
            if (in->references[i] == target)
                return true;
        }
    }
    return false;
}

/* What it refers to: a mark and its note refer to each other; a link, and with it an entry of the
 * contents, to where it leads (ISO 32000-2, table 355; ISO 14289-2, 8.2.5.8 and 8.2.5.14). */
static void add_references(const struct tags *tags, struct buffer *out,
                           const struct structure_element *element)
{
    if (!tags->space)
        return;
    size_t before = out->count, count = 0;
    buffer_add_text(out, "/Ref[");
    for (size_t i = 0; i < element->reference_count; i++) {
        if (tags_object(tags, element->references[i]))
            tag_reference(out, count++ ? " " : "", tags_object(tags, element->references[i]));
    }
    uint32_t link = tags->link_of[element->number];
    const struct destination *target = link ? tags->links->links[link - 1]->target : NULL;
    if (target && !refers_already(element, target->element))
        tag_reference(out, count++ ? " " : "", tags_object_around(tags, target->element));
    if (count)
        buffer_add_char(out, ']');
    else
        out->count = before;
}

/* The files that hold what is shown (ISO 19005-3, annex E; ISO 32000-2, 14.13.6). */
static void add_sources(const struct tags *tags, struct buffer *out,
                        const struct structure_element *element)
{
    size_t before = out->count, count = 0;
    buffer_add_text(out, "/AF[");
    for (size_t i = 0; i < element->source_count; i++) {
        uint32_t file = attachments_find(tags->attachments, element->sources[i]);
        if (file)
            tag_reference(out, count++ ? " " : "", file);
    }
    if (count)
        buffer_add_char(out, ']');
    else
        out->count = before;
}

void tag_element_write(const void *context, size_t index, struct buffer *out)
{
    const struct tags *tags = context;
    const struct structure_element *element =
        structure_element_at(tags->structure, tags->kept[index]);
    add_type(tags, out, element->role);
    tag_reference(out, "/P ", element->parent ? tags_object(tags, element->parent) : tags->root);
    add_kids(tags, out, element);
    tag_attributes_write(tags, element, out);
    add_references(tags, out, element);
    add_sources(tags, out, element);
    tag_string(out, "/Lang", element->language);
    tag_string(out, "/Alt", element->alternative);
    tag_string(out, "/ActualText", element->actual_text);
    tag_string(out, "/E", element->expansion);
    tag_string(out, "/T", element->title);
    if (tags->has_id[element->number]) {
        buffer_add_text(out, "/ID");
        tag_identifier(out, element->number);
    }
}
