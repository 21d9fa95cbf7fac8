/* SPDX-License-Identifier: Apache-2.0 */
/* layout/emit_links.c - what can be clicked: an area a link and page, made of a part a line, each
 * as high as the line.
 *
 * Whoever goes through a page by its links meets each once, however many lines it has, and an entry
 * of the contents as one thing from its title to its page number.
 *
 * A note's mark is a digit or two, raised and small. Its area is made wider than it is seen, as far
 * as no other's begins, or to halfway where that one wants more room too. */
#include "layout/emitter.h"

/* As wide as a small area should be. */
#define AREA_WIDTH (10 * LENGTH_POINT)

void emit_link_end(struct emitter *emitter, length top, length height)
{
    const struct flow_link *link = emitter->link;
    emitter->link = NULL;
    if (!link || emitter->artifact || emitter->link_to <= emitter->link_from)
        return;
    struct arena *scratch = emitter->layout->scratch;
    if (link->small)
        ARENA_PUSH(scratch, emitter->small, emitter->small_count, emitter->small_capacity) =
            (struct small_area){.link = emitter->link_count};
    struct page_link *area =
        &ARENA_PUSH(scratch, emitter->links, emitter->link_count, emitter->link_capacity);
    area->box =
        (struct rectangle){emitter->link_from, top, emitter->link_to - emitter->link_from, height};
    area->uri = link->uri;
    area->target = link->target ? &emitter->places[link->target] : NULL;
    area->description = link->description;
    area->element = link->element;
}

void emit_link_along(struct emitter *emitter, const struct flow_link *link, length x, length width,
                     length top, length height)
{
    if (link != emitter->link) {
        emit_link_end(emitter, top, height);
        emitter->link = link;
        emitter->link_from = x;
    }
    emitter->link_to = x + width;
}

/* ---- room for small ones ---- */

static bool is_small(const struct emitter *emitter, size_t link)
{
    size_t i = 0;
    while (i < emitter->small_count && emitter->small[i].link != link)
        i++;
    return i < emitter->small_count;
}

/* How far an area may reach on either side because of one neighbour. */
static void keep_clear(const struct emitter *emitter, struct small_area *area, size_t other)
{
    const struct rectangle *own = &emitter->links[area->link].box;
    const struct rectangle *next = &emitter->links[other].box;
    if (other == area->link || next->y >= own->y + own->height || own->y >= next->y + next->height)
        return;
    length share = is_small(emitter, other) ? 2 : 1;
    length right = (next->x - own->x - own->width) / share;
    length left = (own->x - next->x - next->width) / share;
    if (next->x > own->x && right < area->right)
        area->right = right > 0 ? right : 0;
    else if (next->x <= own->x && left < area->left)
        area->left = left > 0 ? left : 0;
}

static void widen(struct emitter *emitter)
{
    for (size_t i = 0; i < emitter->small_count; i++) {
        struct small_area *area = &emitter->small[i];
        length wanted = AREA_WIDTH - emitter->links[area->link].box.width;
        area->left = area->right = wanted > 0 ? wanted / 2 : 0;
        for (size_t other = 0; other < emitter->link_count; other++)
            keep_clear(emitter, area, other);
    }
    for (size_t i = 0; i < emitter->small_count; i++) {
        const struct small_area *area = &emitter->small[i];
        struct rectangle *box = &emitter->links[area->link].box;
        box->x -= area->left;
        box->width += area->left + area->right;
    }
}

/* ---- the areas of a page ---- */

/* The end of a row of links that are one on the same line, with a leader between. */
static size_t line_end(const struct emitter *emitter, size_t first, struct rectangle *box)
{
    const struct page_link *links = emitter->links;
    size_t end = first + 1;
    *box = links[first].box;
    while (end < emitter->link_count && links[end].element == links[first].element &&
           links[end].box.y == box->y && links[end].box.height == box->height)
        *box = box_around(*box, links[end++].box);
    return end;
}

/* The area of the link that begins at `first`, with all that follows of it. */
static struct page_link gather(struct emitter *emitter, size_t first)
{
    struct page_link area = emitter->links[first];
    struct rectangle *parts = NULL, box;
    size_t count = 0, capacity = 0;
    for (size_t i = first; i < emitter->link_count;) {
        if (emitter->links[i].element != area.element) {
            i++;
            continue;
        }
        i = line_end(emitter, i, &box);
        ARENA_PUSH(emitter->layout->scratch, parts, count, capacity) = box;
        area.box = count == 1 ? box : box_around(area.box, box);
    }
    if (count > 1) {
        struct rectangle *kept = ARENA_ARRAY(emitter->layout->arena, count, struct rectangle);
        memcpy(kept, parts, count * sizeof *kept);
        area.parts = kept;
        area.part_count = count;
    }
    return area;
}

static bool is_gathered(const struct page_link *areas, size_t count, const struct page_link *link)
{
    size_t i = 0;
    while (i < count && areas[i].element != link->element)
        i++;
    return i < count;
}

void emit_links_close(struct emitter *emitter, struct page *page)
{
    widen(emitter);
    struct page_link *areas =
        ARENA_ARRAY(emitter->layout->arena, emitter->link_count, struct page_link);
    size_t count = 0;
    for (size_t i = 0; i < emitter->link_count; i++) {
        if (!is_gathered(areas, count, &emitter->links[i]))
            areas[count++] = gather(emitter, i);
    }
    page->links = areas;
    page->link_count = count;
}

/* ---- where notes and their marks stand ---- */

static void stand(struct emitter *emitter, place at, length y,
                  const struct structure_element *element)
{
    emitter->places[at] = (struct destination){.page = emitter->page, .y = y, .element = element};
}

void emit_call(struct emitter *emitter, const struct flow_note *note, length y)
{
    if (!emitter->artifact && !note->same)
        stand(emitter, note->called, y, note->mark);
}

void emit_note_stands(struct emitter *emitter, const struct flow_note *note, length y)
{
    stand(emitter, note->stands, y, note->element);
}
