/* SPDX-License-Identifier: Apache-2.0 */
/* Two levels: the root, and nodes of up to 100 pages each. That is flat enough for a viewer, and
 * far from libharu's limit to an array for as many pages as it has object numbers for. */
#include "pdf/pages.h"

#include "pdf/press.h"
#include "pdf/value.h"

#define PAGES_PER_NODE 100

static void add_reference(struct buffer *out, const char *key, uint32_t number)
{
    buffer_add_text(out, key);
    value_reference(out, number);
}

static void write_resources(const void *context, size_t index, struct buffer *out)
{
    const struct pages *pages = context;
    const struct resources *resources = pages->survey->resources[index];
    if (resources->font_count)
        buffer_add_text(out, "/Font<<");
    for (size_t i = 0; i < resources->font_count; i++) {
        buffer_format(out, "/F%d ", (int)resources->fonts[i]);
        value_reference(out, fonts_object(pages->fonts, resources->fonts[i]));
    }
    if (resources->font_count)
        buffer_add_text(out, ">>");
    if (resources->image_count)
        buffer_add_text(out, "/XObject<<");
    for (size_t i = 0; i < resources->image_count; i++) {
        buffer_format(out, "/I%d ", (int)resources->images[i]);
        value_reference(out, images_object(pages->images, resources->images[i]));
    }
    if (resources->image_count)
        buffer_add_text(out, ">>");
    if (pages->survey->press)
        press_write_resources(pages->survey->press, out);
}

static void write_node(const void *context, size_t index, struct buffer *out)
{
    const struct pages *pages = context;
    size_t count = pages->survey->document->page_count;
    size_t first = index * PAGES_PER_NODE, end = first + PAGES_PER_NODE;
    if (end > count)
        end = count;
    add_reference(out, "/Type/Pages/Parent ", pages->root);
    buffer_format(out, "/Count %D/Kids[", (int64_t)(end - first));
    for (size_t i = first; i < end; i++)
        add_reference(out, " ", pages->first + (uint32_t)i);
    buffer_add_char(out, ']');
}

static bool transparent(const struct pages *pages, const struct resources *resources)
{
    for (size_t i = 0; i < resources->image_count; i++) {
        if (images_masked(pages->images, resources->images[i]))
            return true;
    }
    return false;
}

static void add_annotations(const struct pages *pages, size_t index, struct buffer *out)
{
    const struct links *links = pages->links;
    if (links->first[index] == links->first[index + 1])
        return;
    buffer_add_text(out, "/Annots[");
    for (size_t i = links->first[index]; i < links->first[index + 1]; i++)
        add_reference(out, " ", links->first_object + (uint32_t)i);
    buffer_add_char(out, ']');
}

static void add_boxes(const struct pages *pages, const struct page *page, struct buffer *out)
{
    if (pages->survey->press) {
        press_write_boxes(pages->survey->press, page, out);
        return;
    }
    buffer_add_text(out, "/MediaBox");
    value_box(out, (struct rectangle){0, 0, page->width, page->height}, page->height);
}

static void write_page(const void *context, size_t index, struct buffer *out)
{
    const struct pages *pages = context;
    const struct page *page = &pages->survey->document->pages[index];
    const struct resources *resources = pages->survey->pages[index].resources;
    const struct press *press = pages->survey->press;
    uint32_t node = (uint32_t)(index / PAGES_PER_NODE);
    add_reference(out, "/Type/Page/Parent ",
                  pages->first_node ? pages->first_node + node : pages->root);
    add_boxes(pages, page, out);
    add_reference(out, "/Resources ", pages->first_resource + resources->number);
    add_reference(out, "/Contents ", pages->first_content + (uint32_t)index);
    int32_t key = tags_page_key(pages->tags, index);
    if (key >= 0)
        buffer_format(out, "/StructParents %d", (int)key);
    buffer_add_text(out, "/Tabs/S"); /* in the order of the structure */
    if (transparent(pages, resources))
        buffer_format(out, "/Group<</S/Transparency/CS/%s>>",
                      press ? press_blending_space(press) : "DeviceRGB");
    add_annotations(pages, index, out);
}

struct pages *page_tree_make(const struct survey *survey, struct haru *haru, struct arena *arena)
{
    struct pages *pages = ARENA_NEW(arena, struct pages);
    size_t count = survey->document->page_count;
    size_t nodes = (count + PAGES_PER_NODE - 1) / PAGES_PER_NODE;
    pages->survey = survey;
    haru_doing(haru, "writing the page tree");
    struct haru_dict *root = haru_pages(haru);
    pages->root = haru_number(root);
    if (nodes > 1)
        pages->first_node = haru_records(haru, nodes, write_node, pages);
    pages->first = haru_records(haru, count, write_page, pages);
    pages->first_resource = haru_records(haru, survey->resource_count, write_resources, pages);
    pages->first_content = haru_streams(haru, count, NULL, NULL);
    haru_set_integer(haru, root, "Count", (int32_t)count);
    if (nodes > 1)
        haru_set_references(haru, root, "Kids", pages->first_node, nodes);
    else
        haru_set_references(haru, root, "Kids", pages->first, count);
    return pages;
}
