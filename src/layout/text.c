/* SPDX-License-Identifier: Apache-2.0 */
/* layout/text.c - a paragraph's items to lines.
 *
 * The items of the flow become boxes, glue and penalties for layout/linebreak.c. Hyphenation is
 * looked up only when the paragraph does not come out without it, as in TeX: most do, and finding
 * and shaping the parts of words is the dear part of breaking. Once the lines are chosen, their
 * real widths are taken from the parts as shaped, so a justified line is exact even where a hyphen
 * undid a ligature. What fits no line whole, hyphens and all, is cut at the end of the line between
 * two glyphs: ugly, but it can be read, and it stays out of the next cell. Headings are broken into
 * as few lines as fit, and these made as even as can be. */
#include "layout/setting.h"

#include "layout/linebreak.h"
#include "text/break.h"

/* Where in the text an item of the breaker's list came from. */
struct origin {
    uint32_t item;
    uint32_t glyph; /* of the word, before which it is cut; 0: it is not */
    uint16_t at;    /* byte offset of a hyphenation point in the word; 0: none */
};

struct breaking {
    struct layout *layout;
    const struct flow_text *text;
    const struct computed *style;
    struct break_item *items;
    struct origin *origins;
    size_t count, capacity, origin_capacity;
    bool hyphens;
    bool ragged;
    length cutting; /* words wider than this may be cut; 0: none */
};

void **layout_slot(struct map *map, const void *thing, length measure)
{
    struct {
        const void *thing;
        length measure;
    } key = {thing, measure};
    return map_slot(map, (struct slice){(const char *)&key, sizeof key});
}

const struct shaped *item_shaped(const struct layout *layout, const struct flow_text *text,
                                 uint32_t index)
{
    const struct flow_item *item = &text->items[index];
    if (item->kind == ITEM_WORD || item->kind == ITEM_SPACE)
        return item->shaped;
    if (item->kind != ITEM_PAGE_NUMBER)
        return NULL;
    const char *label = layout->labels[item->target];
    return text_shape_simple(layout->flow->text, text->spans[item->span].font,
                             slice_of(label ? label : "00"));
}

length item_width(const struct layout *layout, const struct flow_text *text, uint32_t index)
{
    const struct flow_item *item = &text->items[index];
    if (item->kind != ITEM_PAGE_NUMBER)
        return item->width;
    length width =
        flow_shaped_width(item_shaped(layout, text, index), text->spans[item->span].style);
    length kept = layout->reserved[item->target];
    return kept > width ? kept : width;
}

/* Glyphs stand as they are seen: those of a word from right to left are counted from the end. */
static struct glyph_range seen_range(const struct flow_text *text, uint32_t index,
                                     struct glyph_range read)
{
    const struct flow_item *item = &text->items[index];
    uint32_t count = item->shaped->count;
    if (text->spans[item->span].run.level % 2 == 0)
        return read;
    return (struct glyph_range){count - read.end, count - read.first};
}

struct glyph_range line_glyphs(const struct flow_text *text, const struct set_line *line,
                               uint32_t index)
{
    struct glyph_range range = {0, text->items[index].shaped->count};
    if (index == line->first)
        range.first = line->cut_from;
    if (index + 1 == line->end && line->cut_to)
        range.end = line->cut_to;
    return seen_range(text, index, range);
}

length glyphs_range_width(const struct shaped *shaped, struct glyph_range range,
                          const struct computed *style)
{
    int64_t advance = 0;
    for (uint32_t i = range.first; i < range.end; i++)
        advance += shaped->glyphs[i].advance;
    return length_from_font(advance, style->font_size, font_metrics(shaped->face)->units_per_em) +
           (length)(range.end - range.first) * style->letter_spacing;
}

length line_item_width(const struct layout *layout, const struct flow_text *text,
                       const struct set_line *line, uint32_t index)
{
    const struct flow_item *item = &text->items[index];
    const struct computed *style = text->spans[item->span].style;
    if (item->kind == ITEM_WORD) {
        struct glyph_range range = line_glyphs(text, line, index);
        if (range.end - range.first < item->shaped->count)
            return glyphs_range_width(item->shaped, range, style);
    }
    if (line->ends && index + 1 == line->end)
        return flow_shaped_width(line->ends->left, style) +
               flow_shaped_width(line->ends->hyphen, style);
    if (line->begins && index == line->first)
        return flow_shaped_width(line->begins->right, style);
    return item_width(layout, text, index);
}

length items_width(const struct layout *layout, const struct flow_text *text, uint32_t first,
                   uint32_t end)
{
    length width = 0;
    for (uint32_t i = first; i < end; i++)
        width += item_width(layout, text, i);
    return width;
}

length style_baseline(const struct computed *style, const struct text_font *font)
{
    const struct font_metrics *metrics = font_metrics(text_font_face(font));
    length ascent = length_from_font(metrics->ascender, style->font_size, metrics->units_per_em);
    length descent = length_from_font(-metrics->descender, style->font_size, metrics->units_per_em);
    return (style->line_height - ascent - descent) / 2 + ascent;
}

/* ---- the breaker's list ---- */

#define HYPHEN_PENALTY 50
#define EXPLICIT_HYPHEN_PENALTY 50
#define RELUCTANT_PENALTY 500
#define CUT_PENALTY 5000
#define CUTS_IN_LINE 16 /* so many places to cut a word that fills a line */

static void push(struct breaking *b, struct break_item item, uint32_t origin, uint16_t at)
{
    struct arena *scratch = b->layout->scratch;
    size_t count = b->count;
    b->origins = arena_grow(scratch, b->origins, count, &b->origin_capacity, sizeof *b->origins);
    b->origins[count] = (struct origin){.item = origin, .at = at};
    ARENA_PUSH(scratch, b->items, b->count, b->capacity) = item;
}

/* A word as boxes with a hyphenation point between each two. */
static void push_parts(struct breaking *b, uint32_t index, length width, const uint16_t *points,
                       size_t count)
{
    const struct flow_item *item = &b->text->items[index];
    const struct flow_span *span = &b->text->spans[item->span];
    length done = 0;
    for (size_t i = 0; i < count; i++) {
        struct word_parts parts =
            text_part(b->layout->flow->text, span->font, &span->run, item->shaped->text, points[i]);
        length left = flow_shaped_width(parts.left, span->style);
        length right = flow_shaped_width(parts.right, span->style);
        if (left < done || left > width)
            continue; /* shaped so differently that the sums would not hold */
        push(b, break_box(left - done), index, 0);
        struct break_item hyphen =
            break_hyphen(HYPHEN_PENALTY, flow_shaped_width(parts.hyphen, span->style), true);
        hyphen.after = right - (width - left);
        push(b, hyphen, index, points[i]);
        done = left;
    }
    push(b, break_box(width - done), index, 0);
}

/* May a word be cut before its nth glyph in reading order? A cluster is one letter to the reader.
 */
static bool cuts_at(const struct flow_text *text, uint32_t index, uint32_t n)
{
    const struct glyph *glyphs = text->items[index].shaped->glyphs;
    struct glyph_range both = seen_range(text, index, (struct glyph_range){n - 1, n + 1});
    return glyphs[both.first].cluster != glyphs[both.first + 1].cluster;
}

static length part_width(const struct breaking *b, uint32_t index, uint32_t first, uint32_t end)
{
    const struct flow_item *item = &b->text->items[index];
    struct glyph_range range = seen_range(b->text, index, (struct glyph_range){first, end});
    return glyphs_range_width(item->shaped, range, b->text->spans[item->span].style);
}

/* A word too wide for a line, as boxes that it may be cut between. */
static void push_cuts(struct breaking *b, uint32_t index)
{
    uint32_t count = b->text->items[index].shaped->count, done = 0;
    for (uint32_t i = 1; i < count; i++) {
        length width = part_width(b, index, done, i);
        if (width < b->cutting / CUTS_IN_LINE || !cuts_at(b->text, index, i))
            continue;
        push(b, break_box(width), index, 0);
        push(b, break_penalty(CUT_PENALTY), index, 0);
        b->origins[b->count - 1].glyph = i;
        done = i;
    }
    push(b, break_box(part_width(b, index, done, count)), index, 0);
}

static bool ends_in_hyphen(struct slice word)
{
    return word.count > 1 && (word.bytes[word.count - 1] == '-' ||
                              slice_is((struct slice){word.bytes + word.count - 3, 3}, "\u2010"));
}

/* Where a style wants no automatic hyphens, those the author put in still count. */
static bool may_hyphenate(const struct breaking *b, const struct flow_item *item)
{
    if (!b->hyphens || item->kind != ITEM_WORD || item->address)
        return false;
    if (b->style->hyphens)
        return true;
    struct slice word = item->shaped->text;
    for (size_t i = 0; i + 1 < word.count; i++) {
        if (memcmp(word.bytes + i, "\u00AD", 2) == 0)
            return true;
    }
    return false;
}

/* Whether a word's parts between hyphenation points are no wider than a line. */
static bool parts_fit(struct breaking *b, uint32_t index, const uint16_t *points, size_t count)
{
    const struct flow_item *item = &b->text->items[index];
    const struct flow_span *span = &b->text->spans[item->span];
    length done = 0, width = 0;
    for (size_t i = 0; i < count && width <= b->cutting; i++) {
        struct word_parts parts =
            text_part(b->layout->flow->text, span->font, &span->run, item->shaped->text, points[i]);
        length left = flow_shaped_width(parts.left, span->style);
        width = left - done + flow_shaped_width(parts.hyphen, span->style);
        done = left;
    }
    return width <= b->cutting && item->width - done <= b->cutting;
}

static void push_word(struct breaking *b, uint32_t index)
{
    const struct flow_item *item = &b->text->items[index];
    const struct flow_span *span = &b->text->spans[item->span];
    length width = item_width(b->layout, b->text, index);
    const uint16_t *points;
    size_t count = 0;
    if (may_hyphenate(b, item))
        count = text_hyphens(b->layout->flow->text, span->font, item->shaped->text, &points);
    if (b->cutting && width > b->cutting && item->kind == ITEM_WORD &&
        !(count && parts_fit(b, index, points, count)))
        push_cuts(b, index);
    else if (count)
        push_parts(b, index, width, points, count);
    else
        push(b, break_box(width), index, 0);
    /* A space behind it is a place to break itself, and the better one: it vanishes there. */
    bool before_space = index + 1 < b->text->tail && b->text->items[index + 1].kind == ITEM_SPACE;
    if (!item->break_after && b->cutting && !before_space)
        push(b, break_penalty(CUT_PENALTY), index, 0);
    if (!item->break_after)
        return;
    bool hyphen = item->kind == ITEM_WORD && item->shaped->text.count > 2 &&
                  ends_in_hyphen(item->shaped->text);
    struct break_item penalty =
        break_penalty(item->break_after == BREAK_RELUCTANT ? RELUCTANT_PENALTY
                      : hyphen                             ? EXPLICIT_HYPHEN_PENALTY
                                                           : 0);
    penalty.flagged = hyphen;
    push(b, penalty, index, 0);
}

static void push_space(struct breaking *b, uint32_t index)
{
    length width = item_width(b->layout, b->text, index);
    if (!b->text->items[index].break_after)
        push(b, break_penalty(b->cutting ? CUT_PENALTY : BREAK_FORBIDDEN), index, 0);
    push(b, b->ragged ? break_glue(width, 0, 0) : break_glue(width, width / 2, width / 3), index,
         0);
}

static void push_forced_break(struct breaking *b, uint32_t index)
{
    push(b, break_penalty(BREAK_FORBIDDEN), index, 0);
    push(b, break_fill(), index, 0);
    push(b, break_penalty(BREAK_FORCED), index, 0);
}

static void list_items(struct breaking *b, bool hyphens)
{
    if (!b->capacity) {
        /* A word is a box, perhaps with a place to break behind it; a space is glue. */
        b->capacity = b->origin_capacity = 2 * (size_t)b->text->tail + 4;
        b->items = ARENA_ARRAY(b->layout->scratch, b->capacity, struct break_item);
        b->origins = ARENA_ARRAY(b->layout->scratch, b->origin_capacity, struct origin);
    }
    b->count = 0;
    b->hyphens = hyphens;
    for (uint32_t i = 0; i < b->text->tail; i++) {
        switch ((enum flow_item_kind)b->text->items[i].kind) {
        case ITEM_SPACE:
            push_space(b, i);
            break;
        case ITEM_LINE_BREAK:
            push_forced_break(b, i);
            break;
        case ITEM_NOTE:
            break;
        case ITEM_WORD:
        case ITEM_PAGE_NUMBER:
        case ITEM_SYMBOL:
            push_word(b, i);
            break;
        }
    }
}

/* ---- the settings ---- */

/* Two ems are how far the lines of a page may differ before the edge looks torn rather than ragged;
 * a narrow cell needs twice that, or words would be broken for the sake of the edge. */
static length raggedness(length measure, length em)
{
    length wide = 30 * em, narrow = 15 * em;
    measure = measure > wide ? wide : measure < narrow ? narrow : measure;
    return 2 * em + length_ratio(2 * em, wide - measure, wide - narrow);
}

static struct break_settings settings_for(const struct breaking *b, const length *measures)
{
    const struct computed *style = b->style;
    length em = style->font_size;
    length measure = measures[1];
    struct break_settings settings = break_settings_plain(measures, 2);
    settings.tolerance = 800;
    settings.emergency_stretch = 2 * em;
    settings.emergency_tolerance = BREAK_BADNESS_INFINITE;
    settings.last_minimum = 3 * em < measure / 8 ? 3 * em : measure / 8;
    settings.short_last_demerits = 10000;
    if (b->ragged) {
        settings.margin.stretch = raggedness(measure, em);
        settings.pretolerance = 1000;
        settings.tolerance = 4000;
        settings.hyphen_demerits = 20000;
        settings.short_last_demerits = 500000;
    }
    return settings;
}

/* ---- from breaks to lines ---- */

static struct parted *part_at(struct breaking *b, const struct origin *origin)
{
    const struct flow_item *item = &b->text->items[origin->item];
    const struct flow_span *span = &b->text->spans[item->span];
    struct word_parts parts =
        text_part(b->layout->flow->text, span->font, &span->run, item->shaped->text, origin->at);
    struct parted *parted = ARENA_NEW(b->layout->arena, struct parted);
    *parted = (struct parted){parts.left, parts.hyphen, parts.right};
    return parted;
}

/* A word broken at both ends of a line: what is between the two points. */
static void part_twice(struct breaking *b, struct set_line *line, uint16_t from, uint16_t to)
{
    const struct flow_item *item = &b->text->items[line->first];
    const struct flow_span *span = &b->text->spans[item->span];
    struct slice rest = {item->shaped->text.bytes + from, item->shaped->text.count - from};
    struct word_parts parts =
        text_part(b->layout->flow->text, span->font, &span->run, rest, (size_t)(to - from));
    line->ends->left = parts.left;
    line->begins = NULL;
}

static length line_width(const struct breaking *b, const struct set_line *line)
{
    length width = 0;
    for (uint32_t i = line->first; i < line->end; i++)
        width += line_item_width(b->layout, b->text, line, i);
    return width;
}

/* Spaces at the ends are not set; a line that ends inside a word has none there. */
static void trim_line(const struct flow_text *text, struct set_line *line, bool parted)
{
    while (!parted && line->end > line->first &&
           (text->items[line->end - 1].kind == ITEM_SPACE ||
            text->items[line->end - 1].kind == ITEM_LINE_BREAK)) {
        line->broken_at_space = true;
        line->end--;
    }
    while (line->first < line->end && text->items[line->first].kind == ITEM_SPACE)
        line->first++;
    for (uint32_t i = line->first; i < line->end; i++)
        line->spaces += text->items[i].kind == ITEM_SPACE;
}

static void align_line(const struct breaking *b, struct set_line *line, length measure,
                       length indent, bool justify)
{
    bool leftward = b->text->right_to_left;
    length excess = measure - line->width;
    line->offset = leftward ? 0 : indent; /* the indent is where reading begins */
    if (line->spaces && !b->ragged && (justify || excess < 0))
        line->space = excess / line->spaces;
    else if (b->style->text_align == TEXT_CENTRE)
        line->offset += excess / 2;
    else if ((b->style->text_align == TEXT_END) != leftward)
        line->offset += excess;
}

static struct set_line *make_lines(struct breaking *b, const struct break_lines *breaks,
                                   const length *measures, length indent)
{
    struct set_line *lines = ARENA_ARRAY(b->layout->arena, breaks->count, struct set_line);
    uint32_t next = 0;
    struct origin part = {.item = 0}; /* the word the line before was broken in */
    for (size_t i = 0; i < breaks->count; i++) {
        const struct line_break *choice = &breaks->lines[i];
        struct set_line *line = &lines[i];
        line->first = next;
        if (part.at)
            line->begins = part_at(b, &part);
        line->cut_from = part.glyph;
        struct origin end = {.item = b->text->tail};
        if (!choice->last && choice->end < b->count)
            end = b->origins[choice->end];
        bool parted = !choice->last && (end.at || end.glyph);
        bool forced = !choice->last && choice->end < b->count &&
                      b->items[choice->end].penalty <= BREAK_FORCED;
        line->end = choice->last ? b->text->tail : end.item + 1;
        line->cut_to = parted ? end.glyph : 0;
        if (parted && end.at) {
            line->ends = part_at(b, &end);
            if (part.at && end.item == part.item)
                part_twice(b, line, part.at, end.at);
        }
        next = parted ? end.item : line->end;
        part = parted ? end : (struct origin){.item = 0};
        trim_line(b->text, line, parted);
        line->width = line_width(b, line);
        align_line(b, line, measures[i > 0], i == 0 ? indent : 0, !choice->last && !forced);
    }
    return lines;
}

static struct break_lines choose(struct breaking *b, const struct break_settings *settings,
                                 bool *overfull)
{
    struct layout *layout = b->layout;
    struct break_lines breaks;
    list_items(b, false);
    if (linebreak_try(layout->arena, layout->breaker, b->items, b->count, settings, &breaks))
        return breaks;
    list_items(b, true);
    breaks = linebreak_finish(layout->arena, layout->breaker, b->items, b->count, settings);
    *overfull = breaks.outcome == BREAK_OVERFULL;
    length narrowest = settings->measures[0] < settings->measures[1] ? settings->measures[0]
                                                                     : settings->measures[1];
    if (!*overfull || narrowest < b->style->font_size)
        return breaks;
    b->cutting = narrowest;
    list_items(b, true);
    return linebreak_finish(layout->arena, layout->breaker, b->items, b->count, settings);
}

/* What belongs to the next block, and is never parted itself, is a heading. */
static bool is_heading(const struct flow_text *text, const struct computed *style)
{
    return style->keep_with_next && style->keep_together && text->tail == text->count;
}

static struct break_lines choose_at(struct breaking *b, length measure, length indent,
                                    bool *overfull)
{
    length measures[2] = {measure - indent, measure};
    struct break_settings settings = settings_for(b, measures);
    *overfull = false;
    b->cutting = 0;
    return choose(b, &settings, overfull);
}

/* The narrowest measure that needs no more lines, to within an eighth of an em: a title whose last
 * word stood alone becomes two lines of like length. */
static struct break_lines even_out(struct breaking *b, const length measures[2], size_t count)
{
    length low = measures[1] / 2, high = measures[1], indent = measures[1] - measures[0];
    bool overfull;
    while (high - low > b->style->font_size / 8) {
        length middle = low + (high - low) / 2;
        if (choose_at(b, middle, indent, &overfull).count == count && !overfull)
            high = middle;
        else
            low = middle;
    }
    return choose_at(b, high, indent, &overfull);
}

const struct set_text *text_set(struct layout *layout, const struct flow_text *text,
                                const struct computed *style, length measure)
{
    struct set_text **kept = &layout->texts[text->number];
    for (struct set_text *set = *kept; set && !text->page_numbers; set = set->next) {
        if (set->measure == measure)
            return set;
    }
    struct arena_mark mark = arena_mark(layout->scratch);
    struct breaking b = {.layout = layout,
                         .text = text,
                         .style = style,
                         .ragged = style->text_align != TEXT_JUSTIFY};
    length tail = text->tail < text->count
                      ? items_width(layout, text, text->tail, text->count) + style->font_size
                      : 0;
    length measures[2] = {measure - tail - style->text_indent, measure - tail};
    struct break_settings settings = settings_for(&b, measures);
    struct set_text *set = ARENA_NEW(layout->arena, struct set_text);
    struct break_lines breaks = choose(&b, &settings, &set->overfull);
    if (breaks.count > 1 && !set->overfull && is_heading(text, style))
        breaks = even_out(&b, measures, breaks.count);
    set->text = text;
    set->style = style;
    set->measure = measure;
    set->lines = make_lines(&b, &breaks, measures, style->text_indent);
    set->count = breaks.count;
    if (text->span_count)
        set->baseline = style_baseline(style, text->spans[0].font);
    arena_rewind(layout->scratch, mark);
    set->next = *kept;
    *kept = set;
    return set;
}

struct text_extent text_extent(struct layout *layout, const struct flow_text *text)
{
    struct text_extent extent = {0, 0};
    length word = 0, line = 0;
    for (uint32_t i = 0; i < text->count; i++) {
        const struct flow_item *item = &text->items[i];
        length width = item_width(layout, text, i);
        bool space = item->kind == ITEM_SPACE && item->break_after;
        if (space || item->kind == ITEM_LINE_BREAK)
            word = 0;
        else
            word += width;
        line = item->kind == ITEM_LINE_BREAK ? 0 : line + width;
        extent.minimum = word > extent.minimum ? word : extent.minimum;
        extent.maximum = line > extent.maximum ? line : extent.maximum;
        if (item->break_after && item->kind != ITEM_SPACE)
            word = 0;
    }
    return extent;
}

struct slice widest_word(const struct layout *layout, const struct flow_text *text)
{
    struct slice found = {"", 0};
    length widest = -1;
    for (uint32_t i = 0; i < text->count; i++) {
        length width = item_width(layout, text, i);
        if (text->items[i].kind != ITEM_WORD || width <= widest)
            continue;
        widest = width;
        found = text->items[i].shaped->text;
    }
    return found;
}
