/* SPDX-License-Identifier: Apache-2.0 */
/* flow/text_items.c - from characters to boxes and glue.
 *
 * Bidi levels and break opportunities are found for the whole paragraph, for both look across
 * styles: UAX #14 forbids a break between a word and the bracket that closes it, bold or not. Then
 * each stretch is itemised into runs of one face and script, cut at spaces and break opportunities,
 * and its words are shaped, each from the cache where it has been met before. */
#include "flow/text.h"

#include "text/break.h"

#define SOFT_HYPHEN 0xAD
#define NO_BREAK_SPACE 0xA0

length flow_shaped_width(const struct shaped *shaped, const struct computed *style)
{
    length width = length_from_font(shaped->advance, style->font_size,
                                    font_metrics(shaped->face)->units_per_em);
    return width + (length)shaped->count * style->letter_spacing;
}

struct item_list {
    struct flow_item *items;
    size_t count, capacity;
    struct flow_span *spans;
    size_t span_count, span_capacity;
};

static struct flow_item *push_item(struct text_builder *text, struct item_list *list,
                                   enum flow_item_kind kind)
{
    struct flow_item *item =
        &ARENA_PUSH(text->builder->scratch, list->items, list->count, list->capacity);
    item->kind = (uint8_t)kind;
    item->span = (uint32_t)(list->span_count - 1);
    return item;
}

/* The end of the word or space that starts at `at`: the next space, break opportunity or cut. */
static size_t word_end(const struct text_builder *text, const unsigned char *breaks, size_t at,
                       size_t limit)
{
    struct slice all = buffer_slice(&text->characters);
    size_t next = at;
    uint32_t c = utf8_next(all, &next);
    if (c == ' ' || c == NO_BREAK_SPACE)
        return next;
    while (next < limit && next != text->axis) {
        size_t after = next;
        uint32_t following = utf8_next(all, &after);
        if (following == ' ' || following == NO_BREAK_SPACE)
            break;
        if (breaks[next] && c != SOFT_HYPHEN)
            break;
        c = following;
        next = after;
    }
    return next;
}

static bool is_space(struct slice word)
{
    return (word.count == 1 && word.bytes[0] == ' ') || slice_is(word, "\u00A0");
}

/* What stands from there to the next white space. */
static struct slice chunk_at(const struct text_builder *text, size_t at, size_t end)
{
    struct slice chunk = {text->characters.bytes + at, 0};
    while (at + chunk.count < end && !is_xml_space(chunk.bytes[chunk.count]))
        chunk.count++;
    return chunk;
}

static bool may_hold_address(const struct stretch *stretch)
{
    return stretch->link && stretch->link->uri && stretch->special.kind == ITEM_WORD;
}

static void add_run(struct text_builder *text, struct item_list *list,
                    const struct stretch *stretch, const struct text_font *font,
                    const struct text_run *run, const unsigned char *breaks)
{
    const char *bytes = text->characters.bytes;
    size_t at = stretch->start + run->start, end = stretch->start + run->end, chunk_end = at;
    bool address = false;
    while (at < end) {
        if (at >= chunk_end && may_hold_address(stretch)) {
            struct slice chunk = chunk_at(text, at, stretch->end);
            chunk_end = at + chunk.count + 1;
            address = break_is_address(chunk);
        }
        size_t stop = word_end(text, breaks, at, end);
        struct slice word = {bytes + at, stop - at};
        bool space = is_space(word);
        struct flow_item *item = push_item(text, list, space ? ITEM_SPACE : ITEM_WORD);
        item->address = address && !space;
        item->shaped = text_shape(text->builder->text, font, run, word);
        if (item->shaped->missing)
            text_report_missing(text->builder->text, item->shaped, text->pos, text->builder->diags);
        /* an opportunity after a space is where the next word starts */
        item->break_after = stop < text->characters.count ? breaks[stop] : 0;
        item->width = flow_shaped_width(item->shaped, list->spans[item->span].style);
        at = stop;
    }
}

static void open_span(struct text_builder *text, struct item_list *list,
                      const struct stretch *stretch, const struct text_font *font,
                      const struct text_run *run)
{
    struct flow_span *span =
        &ARENA_PUSH(text->builder->scratch, list->spans, list->span_count, list->span_capacity);
    *span = (struct flow_span){.style = stretch->style,
                               .font = font,
                               .content = stretch->content,
                               .link = stretch->link,
                               .run = *run};
}

static void add_stretch(struct text_builder *text, struct item_list *list,
                        const struct stretch *stretch, const uint8_t *levels,
                        const unsigned char *breaks)
{
    struct flow_builder *builder = text->builder;
    const struct text_font *font =
        builder_font(builder, stretch->style, stretch->language, text->pos);
    if (!font)
        return;
    if (stretch->special.kind != ITEM_WORD) {
        struct text_run run = {.face = text_font_face(font)};
        open_span(text, list, stretch, font, &run);
        struct flow_item *item = push_item(text, list, stretch->special.kind);
        uint32_t span = item->span;
        *item = stretch->special;
        item->span = span;
        item->break_after = stretch->end < text->characters.count ? breaks[stretch->end] : 0;
        if (item->kind == ITEM_SYMBOL)
            item->width = length_ratio(stretch->style->font_size, item->symbol->width, 1000);
        return;
    }
    struct slice all = {text->characters.bytes + stretch->start, stretch->end - stretch->start};
    struct text_run *runs;
    size_t count = text_itemise(builder->text, font, all, levels ? levels + stretch->start : NULL,
                                builder->scratch, &runs);
    for (size_t i = 0; i < count; i++) {
        open_span(text, list, stretch, font, &runs[i]);
        add_run(text, list, stretch, font, &runs[i], breaks);
    }
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A word, and behind it another number: "31 March 2005" begins with a figure and is none, while
 * "402.5 kg" is one with its unit. */
static bool holds_words(struct slice text)
{
    bool word = false;
    for (size_t i = 1; i < text.count; i++) {
        if (text.bytes[i - 1] == ' ' && is_letter((unsigned char)text.bytes[i]))
            word = true;
        if (word && text.bytes[i] >= '0' && text.bytes[i] <= '9')
            return true;
    }
    return false;
}

/* Where the integer part of a figure ends: after an optional sign or currency sign, which a space
 * may follow, digits and thousands commas. SIZE_MAX when the text is no figure. Ranges ("10-15")
 * align at their first number's end, bounds ("<1") like numbers. */
static size_t find_axis(struct slice text)
{
    static const uint32_t before[] = {'-', '+', '<', '>', 0xA3, 0x2212, 0x2264, 0x2265};
    size_t at = 0;
    bool digits = false;
    while (at < text.count) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        bool sign = false;
        for (size_t i = 0; !digits && i < sizeof before / sizeof *before; i++)
            sign = sign || c == before[i];
        bool digit = c >= '0' && c <= '9';
        bool space = !digits && at > 0 && (c == ' ' || c == NO_BREAK_SPACE);
        if (!digit && !sign && !space && !(digits && c == ','))
            break;
        digits = digits || digit;
        at = next;
    }
    return digits && !holds_words(text) ? at : SIZE_MAX;
}

/* Web and mail addresses among the words of a link get opportunities of their own. */
static void break_addresses(const struct text_builder *text, const struct stretch *stretch,
                            unsigned char *breaks)
{
    for (size_t at = stretch->start; at < stretch->end;) {
        struct slice chunk = chunk_at(text, at, stretch->end);
        if (break_is_address(chunk))
            break_url(chunk, breaks + at);
        at += chunk.count + 1;
    }
}

/* Opportunities for the whole paragraph. */
static unsigned char *find_breaks(struct text_builder *text)
{
    struct flow_builder *builder = text->builder;
    struct slice all = buffer_slice(&text->characters);
    unsigned char *breaks = arena_alloc(builder->scratch, all.count + 1);
    break_text(all, breaks);
    for (size_t i = 0; i < text->count; i++) {
        if (may_hold_address(&text->stretches[i]))
            break_addresses(text, &text->stretches[i], breaks);
    }
    /* A figure is one thing to the eye, a range too: it ends a line at its spaces alone. */
    for (size_t i = 1; text->decimal && i < all.count; i++) {
        if (all.bytes[i - 1] != ' ')
            breaks[i] = 0;
    }
    return breaks;
}

static const void *keep(struct arena *arena, const void *bytes, size_t count)
{
    void *kept = arena_alloc(arena, count);
    if (count)
        memcpy(kept, bytes, count);
    return kept;
}

/* The first item at or behind the axis, which is a cut and so falls between two items. */
static size_t item_at_axis(const struct item_list *list, size_t item, size_t at, size_t axis)
{
    for (; item < list->count && at < axis; item++) {
        const struct flow_item *held = &list->items[item];
        if (held->kind == ITEM_WORD || held->kind == ITEM_SPACE)
            at += held->shaped->text.count;
    }
    return item;
}

/* All stretches, with the items where the tail begins and where the axis is. */
static void add_stretches(struct text_builder *text, struct item_list *list,
                          struct flow_text *result)
{
    const unsigned char *breaks = find_breaks(text);
    struct slice all = buffer_slice(&text->characters);
    enum text_direction direction = text_direction_of(all, text->paragraph_language);
    const uint8_t *levels = text_levels(all, direction, text->builder->scratch);
    result->right_to_left = direction == TEXT_RIGHT_TO_LEFT;
    size_t tail = SIZE_MAX, axis = SIZE_MAX;
    for (size_t i = 0; i < text->count; i++) {
        const struct stretch *stretch = &text->stretches[i];
        size_t from = list->count;
        if (i == text->tail)
            tail = from;
        add_stretch(text, list, stretch, levels, breaks);
        if (result->numeric && axis == SIZE_MAX && stretch->end >= text->axis)
            axis = item_at_axis(list, from, stretch->start, text->axis);
    }
    result->tail = (uint32_t)(tail == SIZE_MAX ? list->count : tail);
    result->axis = (uint32_t)(axis == SIZE_MAX ? list->count : axis);
}

struct flow_text text_builder_close(struct text_builder *text)
{
    struct arena *arena = text->builder->arena;
    const char *bytes = buffer_text(&text->characters);
    /* Marks of notes follow in a stretch of their own and are no part of the figure. */
    if (text->decimal && text->count)
        text->axis = find_axis((struct slice){bytes, text->stretches[0].end});
    if (text->page_numbers && text->builder->at.note)
        text->builder->at.note->page_numbers = true;
    struct item_list list = {0};
    struct flow_text result = {.number = text->builder->flow->text_count++,
                               .leader = text->leader,
                               .numeric = text->axis != SIZE_MAX,
                               .page_numbers = text->page_numbers};
    add_stretches(text, &list, &result);
    result.items = keep(arena, list.items, list.count * sizeof *list.items);
    result.spans = keep(arena, list.spans, list.span_count * sizeof *list.spans);
    result.count = (uint32_t)list.count;
    result.span_count = (uint32_t)list.span_count;
    arena_rewind(text->builder->scratch, text->mark);
    return result;
}

bool flow_text_empty(const struct flow_text *text)
{
    return text->count == 0;
}
