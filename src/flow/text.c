/* SPDX-License-Identifier: Apache-2.0 */
/* flow/text.c - from characters to boxes and glue.
 *
 * A paragraph is gathered first: its characters go into one buffer, cut into stretches that share
 * style, structure leaf and link. Only then are bidi levels and break opportunities found, for both
 * look across styles: UAX #14 forbids a break between a word and the bracket that closes it, bold
 * or not. Last, each stretch is itemised into runs of one face and script, cut at spaces and break
 * opportunities, and its words are shaped, each from the cache where it has been met before. */
#include "flow/builder.h"

#include "text/break.h"

#define SOFT_HYPHEN 0xAD
#define NO_BREAK_SPACE 0xA0

/* A stretch of the buffer, or something in the text that is no text. */
struct stretch {
    size_t start, end;
    const struct computed *style;
    const struct content *content;
    const struct flow_link *link;
    const char *language;
    struct flow_item special; /* kind ITEM_WORD: none */
};

struct open_element {
    struct open_element *outer;
    struct structure_element *element;
};

struct text_builder {
    struct flow_builder *builder;
    struct arena_mark mark; /* of the scratch arena, before this */
    struct source_pos pos;
    struct buffer characters;
    struct stretch *stretches;
    size_t count, capacity;
    const struct computed *style; /* now */
    const struct computed *base;  /* of the paragraph */
    const char *language;
    struct open_element *open;
    const struct content *leaf; /* of the open element; NULL: make one when it is needed */
    const struct flow_link *link;
    bool is_uri;
    size_t tail; /* stretch index, or SIZE_MAX */
    bool leader, decimal, page_numbers, artifact;
    bool after_mark; /* the mark of another note or flag stands right before */
    size_t axis;     /* byte offset, or SIZE_MAX */
};

struct text_builder *text_builder_open(struct flow_builder *builder, const struct computed *style,
                                       struct structure_element *element, struct source_pos pos)
{
    struct arena_mark mark = arena_mark(builder->scratch);
    struct text_builder *text = ARENA_NEW(builder->scratch, struct text_builder);
    text->builder = builder;
    text->mark = mark;
    text->pos = pos;
    text->characters = buffer_open(builder->scratch);
    text->style = text->base = style;
    text->language = builder->at.language;
    text->tail = text->axis = SIZE_MAX;
    text->artifact = element == NULL;
    text->open = ARENA_NEW(builder->scratch, struct open_element);
    text->open->element = element;
    return text;
}

struct flow_builder *text_builder_owner(const struct text_builder *text)
{
    return text->builder;
}

struct structure_element *text_builder_enter(struct text_builder *text, enum structure_role role,
                                             struct source_pos pos)
{
    struct flow_builder *builder = text->builder;
    struct open_element *open = ARENA_NEW(builder->scratch, struct open_element);
    open->outer = text->open;
    if (!text->artifact)
        open->element = structure_add(builder->structure, text->open->element, role, pos);
    text->open = open;
    text->leaf = NULL;
    return open->element;
}

void text_builder_leave(struct text_builder *text)
{
    text->open = text->open->outer;
    text->leaf = NULL;
}

static const struct content *leaf_of(struct text_builder *text)
{
    if (!text->leaf && !text->artifact)
        text->leaf = structure_leaf(text->builder->structure, text->open->element);
    return text->leaf;
}

static bool continues(const struct text_builder *text, const struct stretch *last)
{
    return last->special.kind == ITEM_WORD && last->style == text->style &&
           last->content == text->leaf && text->leaf && last->link == text->link &&
           last->language == text->language && text->tail != text->count;
}

static struct stretch *new_stretch(struct text_builder *text)
{
    struct stretch *stretch =
        &ARENA_PUSH(text->builder->scratch, text->stretches, text->count, text->capacity);
    stretch->start = stretch->end = text->characters.count;
    stretch->style = text->style;
    stretch->link = text->link;
    stretch->language = text->language;
    return stretch;
}

static void add_characters(struct text_builder *text, struct slice characters)
{
    if (!characters.count)
        return;
    struct stretch *last = text->count ? &text->stretches[text->count - 1] : NULL;
    if (!last || !continues(text, last))
        last = new_stretch(text);
    last->content = leaf_of(text);
    buffer_add_slice(&text->characters, characters);
    last->end = text->characters.count;
    text->after_mark = false;
}

/* Something without characters of its own. An object replacement character stands for it while
 * breaks are found, except for a note call, which must not part a word from its mark. */
static struct stretch *add_special(struct text_builder *text, enum flow_item_kind kind)
{
    struct stretch *stretch = new_stretch(text);
    stretch->special.kind = (uint8_t)kind;
    if (kind == ITEM_SYMBOL || kind == ITEM_PAGE_NUMBER) {
        stretch->content = leaf_of(text);
        /* both stand for words: break around them as around a letter */
        buffer_add_char(&text->characters, 'x');
        stretch->end = text->characters.count;
    } else if (kind == ITEM_LINE_BREAK) {
        buffer_add_char(&text->characters, '\n');
        stretch->end = text->characters.count;
    }
    return stretch;
}

void text_builder_string(struct text_builder *text, const char *string)
{
    add_characters(text, slice_of(string));
}

void text_builder_slice(struct text_builder *text, struct slice characters)
{
    add_characters(text, characters);
}

const struct computed *text_builder_restyle(struct text_builder *text, enum style_role role)
{
    const struct computed *before = text->style;
    text->style = style_inline(text->builder->sheet, before, role);
    return before;
}

void text_builder_style(struct text_builder *text, const struct computed *style)
{
    text->style = style;
}

const char *text_builder_language(struct text_builder *text, const char *language)
{
    const char *before = text->language;
    text->language = language;
    return before;
}

void text_builder_styled(struct text_builder *text, enum style_role role, const char *string)
{
    const struct computed *before = text_builder_restyle(text, role);
    text_builder_string(text, string);
    text->style = before;
}

struct structure_element *text_builder_mark(struct text_builder *text, enum structure_role role,
                                            const char *mark, const char *meaning,
                                            struct source_pos pos)
{
    if (text->after_mark)
        text_builder_styled(text, STYLE_NOTE_MARK, ",");
    struct structure_element *element = text_builder_enter(text, role, pos);
    if (element)
        element->expansion = meaning;
    text_builder_styled(text, STYLE_NOTE_MARK, mark);
    text_builder_leave(text);
    text->after_mark = true;
    return element;
}

void text_builder_gap(struct text_builder *text)
{
    struct slice said = buffer_slice(&text->characters);
    if (said.count && said.bytes[said.count - 1] == ':') {
        text_builder_string(text, "\u2003");
        return;
    }
    struct structure_element *element = text_builder_enter(text, ROLE_SPAN, text->pos);
    if (element)
        element->actual_text = ", ";
    text_builder_string(text, "\u2003");
    text_builder_leave(text);
}

void text_builder_sign_for(struct text_builder *text, const char *sign, const char *said)
{
    struct structure_element *element = text_builder_enter(text, ROLE_SPAN, text->pos);
    if (element)
        element->alternative = said;
    text_builder_string(text, sign);
    text_builder_leave(text);
}

void text_builder_symbol(struct text_builder *text, const struct flow_symbol *symbol)
{
    add_special(text, ITEM_SYMBOL)->special.symbol = symbol;
}

void text_builder_page_number(struct text_builder *text, place target)
{
    text->page_numbers = true;
    add_special(text, ITEM_PAGE_NUMBER)->special.target = target;
}

void text_builder_line_break(struct text_builder *text)
{
    add_special(text, ITEM_LINE_BREAK);
}

void text_builder_tail(struct text_builder *text, bool leader)
{
    text->tail = text->count;
    text->leader = leader;
}

void text_builder_decimal(struct text_builder *text)
{
    text->decimal = true;
}

void text_builder_link(struct text_builder *text, const char *uri, place target,
                       const char *description, struct source_pos pos)
{
    struct structure_element *element = text_builder_enter(text, ROLE_LINK, pos);
    struct flow_link *link = ARENA_NEW(text->builder->arena, struct flow_link);
    *link = (struct flow_link){uri, target, description, element};
    text->link = element ? link : NULL;
}

void text_builder_unlink(struct text_builder *text)
{
    text->link = NULL;
    text_builder_leave(text);
}

/* ---- notes ---- */

/* The note's own blocks: the mark is the label of the first. */
static void flow_note(struct flow_builder *builder, struct flow_note *note,
                      const struct block *blocks, struct structure_element *element,
                      struct source_pos pos)
{
    const struct computed *style = style_block(builder->sheet, STYLE_FOOTNOTE);
    struct point_of_work before = builder_enter(builder, element);
    builder->at.end = &note->blocks;
    builder->at.panel = NULL;
    builder->at.in_cell = false;
    builder->at.left = builder->at.right = 0;
    builder->at.under = style->margin_left;
    builder->at.paragraph = STYLE_FOOTNOTE;
    builder->at.list = STYLE_FOOTNOTE;
    struct structure_element *mark = builder_element(builder, ROLE_LBL, pos);
    const struct flow_text *label = flow_label(
        builder, style_inline(builder->sheet, style, STYLE_NOTE_MARK), mark, note->number, pos);
    flow_blocks(builder, blocks);
    flow_hang(builder, &note->blocks, label, style, style->label_width);
    builder_leave(builder, before);
}

void text_builder_note(struct text_builder *text, const struct block *note_blocks,
                       struct source_pos pos)
{
    struct flow_builder *builder = text->builder;
    void **slot =
        map_slot(builder->notes, (struct slice){(const char *)&note_blocks, sizeof note_blocks});
    struct flow_note *note = ARENA_NEW(builder->arena, struct flow_note);
    note->same = *slot;
    if (note->same) {
        note->number = note->same->number;
        note->blocks = note->same->blocks;
    } else {
        note->number = format_text(builder->arena, "%d", ++builder->note_count);
        *slot = note;
    }
    struct structure_element *mark =
        text_builder_mark(text, ROLE_REFERENCE, note->number, NULL, pos);
    add_special(text, ITEM_NOTE)->special.note = note;
    if (!note->same) {
        note->element = text_builder_enter(text, ROLE_NOTE, pos);
        if (note->element)
            flow_note(builder, note, note_blocks, note->element, pos);
        text_builder_leave(text);
    }
    struct structure_element *element = note->same ? note->same->element : note->element;
    if (mark && element)
        structure_refer(builder->structure, mark, element);
}

/* ---- closing: from characters to items ---- */

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

static bool is_reported(const struct flow_builder *builder, uint32_t c)
{
    for (size_t i = 0; i < builder->undrawn_count; i++) {
        if (builder->undrawn[i] == c)
            return true;
    }
    return false;
}

/* A character that came out as an empty box can be neither read nor copied (ISO 14289-1, 7.21.8):
 * it is said once where it stands first, since a language that has no font has many. */
static void report_undrawn(struct text_builder *text, const struct shaped *shaped)
{
    struct flow_builder *builder = text->builder;
    for (uint32_t i = 0; i < shaped->count; i++) {
        size_t at = shaped->glyphs[i].cluster, start = at;
        if (shaped->glyphs[i].id != 0 || at >= shaped->text.count)
            continue;
        uint32_t c = utf8_next(shaped->text, &at);
        char name[7];
        codepoint_hexadecimal(c, name);
        if (is_reported(builder, c))
            continue;
        ARENA_PUSH(builder->arena, builder->undrawn, builder->undrawn_count,
                   builder->undrawn_capacity) = c;
        diag_report(builder->diags, DIAG_glyph_missing, text->pos,
                    (struct slice){shaped->text.bytes + start, at - start}, name);
    }
}

static void add_run(struct text_builder *text, struct item_list *list, const struct text_font *font,
                    const struct text_run *run, size_t base, const unsigned char *breaks)
{
    const char *bytes = text->characters.bytes;
    size_t end = base + run->end;
    for (size_t at = base + run->start; at < end;) {
        size_t stop = word_end(text, breaks, at, end);
        struct slice word = {bytes + at, stop - at};
        bool space = is_space(word);
        struct flow_item *item = push_item(text, list, space ? ITEM_SPACE : ITEM_WORD);
        item->shaped = text_shape(text->builder->text, font, run, word);
        if (item->shaped->missing)
            report_undrawn(text, item->shaped);
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
        add_run(text, list, font, &runs[i], stretch->start, breaks);
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

/* Opportunities for the whole paragraph; web and mail addresses get theirs as well. */
static unsigned char *find_breaks(struct text_builder *text)
{
    struct flow_builder *builder = text->builder;
    struct slice all = buffer_slice(&text->characters);
    unsigned char *breaks = arena_alloc(builder->scratch, all.count + 1);
    break_text(all, breaks);
    for (size_t i = 0; i < text->count; i++) {
        const struct stretch *stretch = &text->stretches[i];
        struct slice part = {all.bytes + stretch->start, stretch->end - stretch->start};
        if (stretch->link && stretch->link->uri && stretch->special.kind == ITEM_WORD)
            break_url(part, breaks + stretch->start);
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

struct flow_text text_builder_close(struct text_builder *text)
{
    struct arena *arena = text->builder->arena;
    struct slice all = buffer_slice(&text->characters);
    buffer_text(&text->characters);
    /* Marks of notes follow in a stretch of their own and are no part of the figure. */
    if (text->decimal && text->count)
        text->axis = find_axis((struct slice){all.bytes, text->stretches[0].end});
    const unsigned char *breaks = find_breaks(text);
    const uint8_t *levels = text_levels(all, TEXT_FROM_CONTENT, text->builder->scratch);
    struct item_list list = {0};
    struct flow_text result = {.number = text->builder->flow->text_count++,
                               .leader = text->leader,
                               .numeric = text->axis != SIZE_MAX,
                               .page_numbers = text->page_numbers};
    bool tail = false, axis = false;
    for (size_t i = 0; i < text->count; i++) {
        if (i == text->tail) {
            tail = true;
            result.tail = (uint32_t)list.count;
        }
        size_t from = list.count;
        add_stretch(text, &list, &text->stretches[i], levels, breaks);
        if (result.numeric && !axis && text->stretches[i].end >= text->axis) {
            /* the axis is a cut, so it falls between two items of this stretch */
            size_t at = text->stretches[i].start;
            size_t item = from;
            for (; item < list.count && at < text->axis; item++)
                at += list.items[item].kind == ITEM_WORD || list.items[item].kind == ITEM_SPACE
                          ? list.items[item].shaped->text.count
                          : 0;
            axis = true;
            result.axis = (uint32_t)item;
        }
    }
    if (!tail)
        result.tail = (uint32_t)list.count;
    if (!axis)
        result.axis = (uint32_t)list.count;
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
