/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/outline.h"

#include "base/numeral.h"
#include "pdf/links.h"
#include "pdf/value.h"

/* An entry's neighbours by index + 1; 0: none. */
struct item {
    uint32_t parent, first, last, previous, next;
    uint32_t children;
};

struct outline {
    const struct document *document;
    const struct links *links;
    uint32_t first_object, root;
    struct item *items;
};

static void add_link(const struct outline *outline, struct buffer *out, const char *key,
                     uint32_t item)
{
    if (!item)
        return;
    buffer_add_text(out, key);
    value_reference(out, outline->first_object + item - 1);
}

/* A negative Count is that of a closed entry: what would be seen if it were opened (table 153). */
static void write_item(const void *context, size_t index, struct buffer *out)
{
    const struct outline *outline = context;
    const struct outline_entry *entry = &outline->document->outline[index];
    const struct item *item = &outline->items[index];
    buffer_add_text(out, "/Title");
    value_text(out, slice_of(entry->title));
    if (outline->links->second) { /* an action can have both ways to say where, a Dest has one */
        buffer_add_text(out, "/A");
        goto_write(outline->links, &entry->target, out);
    } else {
        buffer_add_text(out, "/Dest");
        destination_write(outline->document, &entry->target, outline->links->first_page, out);
    }
    const struct tags *tags = outline->links->tags;
    if (entry->element && tags_object(tags, entry->element)) {
        buffer_add_text(out, "/SE ");
        value_reference(out, tags_object(tags, entry->element));
    }
    if (item->parent) {
        add_link(outline, out, "/Parent ", item->parent);
    } else {
        buffer_add_text(out, "/Parent ");
        value_reference(out, outline->root);
    }
    add_link(outline, out, "/Prev ", item->previous);
    add_link(outline, out, "/Next ", item->next);
    add_link(outline, out, "/First ", item->first);
    add_link(outline, out, "/Last ", item->last);
    if (item->children) {
        buffer_add_text(out, "/Count ");
        buffer_add_int(out, -(int64_t)item->children);
    }
}

/* Hang the entry at `index` below the nearest one before it of a higher level. `top` stands for the
 * root. */
static void hang(const struct outline *outline, size_t index, struct item *top)
{
    const struct outline_entry *entries = outline->document->outline;
    uint32_t parent = (uint32_t)index, number = (uint32_t)index + 1;
    while (parent && entries[parent - 1].level >= entries[index].level)
        parent = outline->items[parent - 1].parent;
    struct item *above = parent ? &outline->items[parent - 1] : top;
    struct item *item = &outline->items[index];
    item->parent = parent;
    item->previous = above->last;
    if (above->last)
        outline->items[above->last - 1].next = number;
    else
        above->first = number;
    above->last = number;
    above->children++;
}

void outline_make(const struct links *links, struct haru *haru, struct arena *arena)
{
    const struct document *document = links->document;
    if (document->outline_count == 0 || document->page_count == 0)
        return;
    struct outline *outline = ARENA_NEW(arena, struct outline);
    outline->document = document;
    outline->links = links;
    outline->items = ARENA_ARRAY(arena, document->outline_count, struct item);
    struct item top = {0};
    for (size_t i = 0; i < document->outline_count; i++)
        hang(outline, i, &top);

    haru_doing(haru, "writing the outline");
    outline->first_object = haru_records(haru, document->outline_count, write_item, outline);
    struct haru_dict *root = haru_dict_new(haru);
    outline->root = haru_number(root);
    haru_set_name(haru, root, "Type", "Outlines");
    haru_set_reference(haru, root, "First", outline->first_object + top.first - 1);
    haru_set_reference(haru, root, "Last", outline->first_object + top.last - 1);
    haru_set_integer(haru, root, "Count", (int32_t)top.children);
    haru_set_reference(haru, haru_catalogue(haru), "Outlines", outline->root);
}

/* -- page labels ------------------------------------------------------------------------------- */

/* A label as PDF makes them: a prefix and a number in a style ('D' decimal, 'r' roman, 0: none). */
struct label {
    struct slice prefix;
    char style;
    int64_t number;
};

static int64_t digit_value(char c)
{
    static const char digits[] = "ivxlcdm";
    static const int16_t values[] = {1, 5, 10, 50, 100, 500, 1000};
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? values[at - digits] : 0;
}

/* The value of a lower-case roman numeral written in the one right way, else 0. */
static int64_t read_roman(struct slice text, struct arena *arena)
{
    int64_t number = 0;
    if (text.count == 0 || text.count > 15)
        return 0;
    for (size_t i = 0; i < text.count; i++) {
        int64_t value = digit_value(text.bytes[i]);
        int64_t after = i + 1 < text.count ? digit_value(text.bytes[i + 1]) : 0;
        if (value == 0)
            return 0;
        number += value < after ? -value : value;
    }
    if (number <= 0 || number >= 4000)
        return 0;
    return slice_equal(text, slice_of(numeral_roman(arena, (int32_t)number))) ? number : 0;
}

/* Digits at the end that do not begin with 0 and are not too many. */
static struct label read_label(struct slice text, struct arena *arena)
{
    int64_t roman = read_roman(text, arena);
    if (roman)
        return (struct label){{text.bytes, 0}, 'r', roman};
    size_t start = text.count;
    while (start > 0 && text.bytes[start - 1] >= '0' && text.bytes[start - 1] <= '9' &&
           text.count - start < 8)
        start--;
    while (start < text.count && text.bytes[start] == '0')
        start++;
    if (start == text.count)
        return (struct label){text, 0, 0};
    int64_t number = 0;
    for (size_t i = start; i < text.count; i++)
        number = number * 10 + (text.bytes[i] - '0');
    return (struct label){{text.bytes, start}, 'D', number};
}

static bool follows(const struct label *before, const struct label *label)
{
    return before->style == label->style && slice_equal(before->prefix, label->prefix) &&
           (label->style == 0 || label->number == before->number + 1);
}

static void add_range(struct buffer *out, size_t page, const struct label *label)
{
    buffer_format(out, "%D<<", (int64_t)page);
    if (label->style)
        buffer_format(out, "/S/%c", label->style);
    if (label->style && label->number != 1)
        buffer_format(out, "/St %D", label->number);
    if (label->prefix.count) {
        buffer_add_text(out, "/P");
        value_text(out, label->prefix);
    }
    buffer_add_text(out, ">>");
}

void labels_make(const struct document *document, struct haru *haru, struct arena *arena)
{
    struct buffer out = buffer_open(arena);
    struct label last = {{"", 0}, 'D', 0}; /* what a viewer counts by itself: 1, 2, 3 ... */
    size_t ranges = 0;
    buffer_add_text(&out, "[");
    for (size_t i = 0; i < document->page_count; i++) {
        const char *text = document->pages[i].label;
        struct label label = {{"", 0}, 'D', (int64_t)i + 1};
        if (text)
            label = read_label(slice_of(text), arena);
        bool goes_on = follows(&last, &label);
        if (i == 0 || !goes_on)
            add_range(&out, i, &label);
        ranges += !goes_on;
        last = label;
    }
    buffer_add_char(&out, ']');
    if (ranges) {
        struct haru_dict *tree = haru_dict_within(haru, haru_catalogue(haru), "PageLabels");
        haru_set_raw(haru, tree, "Nums", buffer_slice(&out));
    }
}
