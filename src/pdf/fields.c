/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/fields.h"

#include "pdf/value.h"

/* Annotation flags Print and Locked (ISO 32000-1, table 165): it is printed, and nobody moves it.
 */
#define FIELD_FLAGS 132

struct fields {
    const struct links *links;
    size_t *of; /* by field: its link */
    size_t count;
    uint32_t first_appearance;
};

/* Nothing is shown: the room is for ink until it is signed. */
static void write_appearance(const void *context, size_t index, struct buffer *out)
{
    const struct fields *fields = context;
    struct rectangle box = fields->links->links[fields->of[index]]->box;
    box.x = box.y = 0;
    buffer_add_text(out, "/Type/XObject/Subtype/Form/Resources<<>>/BBox");
    value_box(out, box, box.height);
}

static size_t field_at(const struct fields *fields, size_t link)
{
    size_t index = 0;
    while (fields->of[index] != link)
        index++;
    return index;
}

void field_write(const struct links *links, size_t index, struct buffer *out)
{
    const struct page_link *link = links->links[index];
    buffer_format(out, "/Type/Annot/Subtype/Widget/FT/Sig/F %d/T", FIELD_FLAGS);
    value_text(out, slice_of(link->field));
    buffer_add_text(out, "/TU");
    value_text(out, slice_of(link->description));
    if (links->second) { /* ISO 14289-2, 8.10.2.3 */
        buffer_add_text(out, "/Contents");
        value_text(out, slice_of(link->description));
    }
    buffer_add_text(out, "/P ");
    value_reference(out, links->first_page + links->pages[index]);
    buffer_add_text(out, "/AP<</N ");
    value_reference(out,
                    links->fields->first_appearance + (uint32_t)field_at(links->fields, index));
    buffer_add_text(out, ">>");
}

struct fields *fields_make(const struct links *links, struct haru *haru, struct pack *pack,
                           struct arena *arena)
{
    struct fields *fields = ARENA_NEW(arena, struct fields);
    size_t capacity = 0;
    fields->links = links;
    for (size_t i = 0; i < links->count; i++) {
        if (links->links[i]->field)
            ARENA_PUSH(arena, fields->of, fields->count, capacity) = i;
    }
    if (!fields->count)
        return NULL;
    haru_doing(haru, "writing signature fields");
    fields->first_appearance = haru_streams(haru, fields->count, write_appearance, fields);
    struct buffer list = buffer_open(arena);
    buffer_add_char(&list, '[');
    for (size_t i = 0; i < fields->count; i++) {
        pack_coded(pack, fields->first_appearance + (uint32_t)i, (struct slice){"", 0}, NULL);
        buffer_add_text(&list, i ? " " : "");
        value_reference(&list, links->first_object + (uint32_t)fields->of[i]);
    }
    buffer_add_char(&list, ']');
    struct haru_dict *form = haru_dict_within(haru, haru_catalogue(haru), "AcroForm");
    haru_set_raw(haru, form, "Fields", buffer_slice(&list));
    return fields;
}
