/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/links.h"

#include "pdf/fields.h"
#include "pdf/tags.h"
#include "pdf/value.h"

/* At that height, at the reader's own zoom. */
static void add_view(const struct document *document, size_t page, length y, struct buffer *out)
{
    if (page >= document->page_count)
        page = document->page_count - 1;
    buffer_add_text(out, "/XYZ null ");
    value_number(out, value_hundredths(document->pages[page].height - y));
    buffer_add_text(out, " null]");
}

void destination_write(const struct document *document, const struct destination *destination,
                       uint32_t first_page, struct buffer *out)
{
    size_t page = destination->page;
    if (page >= document->page_count)
        page = document->page_count - 1;
    buffer_add_char(out, '[');
    value_reference(out, first_page + (uint32_t)page);
    add_view(document, page, destination->y, out);
}

/* Viewers of PDF 1.7 go to the page; those of PDF 2.0 to the element, wherever it stands (ISO
 * 32000-2, 12.3.2.3 and table 202; ISO 14289-2, 8.8). */
void goto_write(const struct links *links, const struct destination *destination,
                struct buffer *out)
{
    const struct document *document = links->document;
    buffer_add_text(out, "<</S/GoTo/D");
    destination_write(document, destination, links->first_page, out);
    if (links->second) {
        buffer_add_text(out, "/SD[");
        value_reference(out, tags_object_around(links->tags, destination->element));
        add_view(document, destination->page, destination->y, out);
    }
    buffer_add_text(out, ">>");
}

/* The parts of a link, each from its bottom left corner against the clock (ISO 32000-1, 12.5.6.5).
 */
static void add_parts(struct buffer *out, const struct page_link *link, length page_height)
{
    buffer_add_text(out, "/QuadPoints[");
    for (size_t i = 0; i < link->part_count; i++) {
        struct rectangle part = link->parts[i];
        length left = part.x, right = part.x + part.width;
        length top = page_height - part.y, bottom = top - part.height;
        const length corners[8] = {left, bottom, right, bottom, right, top, left, top};
        for (size_t k = 0; k < 8; k++) {
            if (i || k)
                buffer_add_char(out, ' ');
            value_number(out, value_hundredths(corners[k]));
        }
    }
    buffer_add_char(out, ']');
}

static void write_link(const void *context, size_t index, struct buffer *out)
{
    const struct links *links = context;
    const struct page_link *link = links->links[index];
    buffer_add_text(out, link->field ? "" : "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]");
    buffer_add_text(out, "/Rect");
    length page_height = links->document->pages[links->pages[index]].height;
    value_box(out, link->box, page_height);
    if (link->part_count)
        add_parts(out, link, page_height);
    if (link->field) {
        field_write(links, index, out);
    } else if (link->uri) {
        buffer_add_text(out, "/A<</S/URI/URI");
        value_uri(out, link->uri);
        buffer_add_text(out, ">>");
    } else if (link->target) {
        buffer_add_text(out, "/A");
        goto_write(links, link->target, out);
    }
    if (link->description && !link->field) {
        buffer_add_text(out, "/Contents");
        value_text(out, slice_of(link->description));
    }
    int32_t key = tags_link_key(links->tags, index);
    if (key >= 0) {
        buffer_add_text(out, "/StructParent ");
        buffer_add_int(out, key);
    }
}

struct links *links_make(const struct document *document, bool second, uint32_t first_page,
                         struct haru *haru, struct arena *arena)
{
    struct links *links = ARENA_NEW(arena, struct links);
    links->document = document;
    links->second = second;
    links->first_page = first_page;
    links->first = ARENA_ARRAY(arena, document->page_count + 1, size_t);
    for (size_t p = 0; p < document->page_count; p++)
        links->first[p + 1] = links->first[p] + document->pages[p].link_count;
    links->count = links->first[document->page_count];
    links->links = ARENA_ARRAY(arena, links->count, const struct page_link *);
    links->pages = ARENA_ARRAY(arena, links->count, uint32_t);
    for (size_t p = 0; p < document->page_count; p++) {
        for (size_t i = 0; i < document->pages[p].link_count; i++) {
            links->links[links->first[p] + i] = &document->pages[p].links[i];
            links->pages[links->first[p] + i] = (uint32_t)p;
        }
    }
    haru_doing(haru, "writing links");
    links->first_object = haru_records(haru, links->count, write_link, links);
    return links;
}
