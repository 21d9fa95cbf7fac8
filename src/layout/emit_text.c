/* SPDX-License-Identifier: Apache-2.0 */
/* layout/emit_text.c - lines of text to marks.
 *
 * Words and spaces become pieces of one mark as long as face, size, colour and leaf stay the same,
 * so a line of plain text is one show operator in the file. Spaces are put down as glyphs, the one
 * a line was broken at too, and one where a line was made to end or a gap is wide: who extracts the
 * text, or has it read aloud, finds every word parted (ISO 32000-1, 14.8.2.5).
 */
#include "layout/emitter.h"

/* Does a rectangle go on where one ends? Cell by cell, rules and grounds make whole rows. */
static bool goes_on(const struct mark *last, struct rectangle box, colour fill, enum artifact kind)
{
    return last->kind == MARK_RECTANGLE && !last->content && last->artifact == kind &&
           last->colour == fill && last->rectangle.y == box.y &&
           last->rectangle.height == box.height &&
           last->rectangle.x + last->rectangle.width == box.x;
}

void emit_rectangle(struct emitter *emitter, struct rectangle box, colour fill)
{
    if (box.width <= 0 || box.height <= 0)
        return;
    if (emitter->mark_count &&
        goes_on(&emitter->marks[emitter->mark_count - 1], box, fill, emitter->kind)) {
        emitter->marks[emitter->mark_count - 1].rectangle.width += box.width;
        return;
    }
    struct mark *mark = &ARENA_PUSH(emitter->layout->scratch, emitter->marks, emitter->mark_count,
                                    emitter->mark_capacity);
    mark->kind = MARK_RECTANGLE;
    mark->artifact = emitter->kind;
    mark->colour = fill;
    mark->rectangle = box;
}

void emit_ground(struct emitter *emitter, struct rectangle box, colour fill)
{
    enum artifact before = emitter->kind;
    if (fill == COLOUR_NONE)
        return;
    if (before == ARTIFACT_LAYOUT)
        emitter->kind = ARTIFACT_BACKGROUND;
    emit_rectangle(emitter, box, fill);
    emitter->kind = before;
}

struct put_down_as emit_again_begin(struct emitter *emitter)
{
    struct put_down_as before = {emitter->artifact, emitter->kind};
    emitter->artifact = true;
    emitter->kind = ARTIFACT_REPEATED;
    return before;
}

void emit_again_end(struct emitter *emitter, struct put_down_as before)
{
    emitter->artifact = before.artifact;
    emitter->kind = before.kind;
}

/* ---- glyphs ---- */

static void close_mark(struct emitter *emitter)
{
    if (!emitter->style)
        return;
    struct arena *arena = emitter->layout->arena;
    struct mark *mark = &ARENA_PUSH(emitter->layout->scratch, emitter->marks, emitter->mark_count,
                                    emitter->mark_capacity);
    struct glyph_piece *pieces = ARENA_ARRAY(arena, emitter->piece_count, struct glyph_piece);
    memcpy(pieces, emitter->pieces, emitter->piece_count * sizeof *pieces);
    mark->kind = MARK_GLYPHS;
    mark->artifact = emitter->kind;
    mark->content = emitter->content;
    mark->colour = emitter->style->colour;
    mark->glyphs = (struct mark_glyphs){emitter->origin, emitter->style->font_size, pieces,
                                        emitter->piece_count};
    emitter->style = NULL;
    emitter->piece_count = 0;
}

static bool continues(const struct emitter *emitter, const struct computed *style,
                      const struct font_face *face, const struct content *content)
{
    const struct computed *open = emitter->style;
    return open && face == emitter->face && content == emitter->content &&
           (open == style ||
            (open->font_size == style->font_size && open->colour == style->colour &&
             open->baseline_shift == style->baseline_shift));
}

static void push_piece(struct emitter *emitter, const struct shaped *shaped, uint32_t first,
                       uint32_t count, int32_t actual_text, length after)
{
    ARENA_PUSH(emitter->layout->scratch, emitter->pieces, emitter->piece_count,
               emitter->piece_capacity) =
        (struct glyph_piece){shaped, first, count, actual_text, after};
}

/* A mark that what is put down at `at` belongs to: the one that is open, if it can be. */
static void open_mark(struct emitter *emitter, const struct flow_span *span,
                      const struct font_face *face, struct point at)
{
    const struct content *content = emitter->artifact ? NULL : span->content;
    if (continues(emitter, span->style, face, content))
        return;
    close_mark(emitter);
    emitter->style = span->style;
    emitter->face = face;
    emitter->content = content;
    emitter->origin = (struct point){at.x, at.y - span->style->baseline_shift};
}

/* Spaced letters that read from right to left: the first is the last that is seen. */
static void add_spaced_leftward(struct emitter *emitter, const struct flow_span *span,
                                const struct shaped *shaped, struct glyph_range range,
                                struct point at)
{
    for (uint32_t i = range.end; i > range.first; i--) {
        struct glyph_range before = {range.first, i - 1};
        length x = at.x + glyphs_range_width(shaped, before, span->style);
        close_mark(emitter);
        open_mark(emitter, span, shaped->face, (struct point){x, at.y});
        push_piece(emitter, shaped, i - 1, 1, 0, 0);
    }
    close_mark(emitter);
}

/* Glyphs of a word or space at x; `after` widens it. */
static void add_range(struct emitter *emitter, const struct flow_span *span,
                      const struct shaped *shaped, struct glyph_range range, struct point at,
                      int32_t actual_text, length after)
{
    if (shaped->missing) /* which flow has told of, but for what layout made itself */
        text_report_missing(emitter->layout->flow->text, shaped, span->style->pos,
                            emitter->layout->diags);
    open_mark(emitter, span, shaped->face, at);
    length spacing = span->style->letter_spacing;
    if (!spacing) {
        push_piece(emitter, shaped, range.first, range.end - range.first, actual_text, after);
        return;
    }
    if (shaped->right_to_left && range.end - range.first > 1) {
        add_spaced_leftward(emitter, span, shaped, range, at);
        return;
    }
    for (uint32_t i = range.first; i < range.end; i++)
        push_piece(emitter, shaped, i, 1, actual_text, spacing + (i + 1 == range.end ? after : 0));
}

static void add_glyphs(struct emitter *emitter, const struct flow_span *span,
                       const struct shaped *shaped, struct point at, int32_t actual_text,
                       length after)
{
    add_range(emitter, span, shaped, (struct glyph_range){0, shaped->count}, at, actual_text,
              after);
}

/* ---- drawn signs ---- */

static struct point symbol_point(const int16_t *at, length size, struct point origin)
{
    return (struct point){origin.x + length_ratio(size, at[0], 1000),
                          origin.y - length_ratio(size, at[1], 1000)};
}

static size_t symbol_steps(const struct flow_symbol *symbol, struct path_step *steps, length size,
                           struct point origin)
{
    size_t count = 0;
    for (const int16_t *at = symbol->steps; *at != 'E';) {
        struct path_step step = {PATH_CLOSE, {{0, 0}}};
        int points = *at == 'C' ? 3 : *at == 'Z' ? 0 : 1;
        if (points)
            step.verb = *at == 'M' ? PATH_MOVE : *at == 'L' ? PATH_LINE : PATH_CURVE;
        at++;
        for (int i = 0; i < points; i++, at += 2)
            step.points[i] = symbol_point(at, size, origin);
        if (steps)
            steps[count] = step;
        count++;
    }
    return count;
}

static void add_symbol(struct emitter *emitter, const struct flow_span *span,
                       const struct flow_symbol *symbol, struct point at)
{
    close_mark(emitter);
    struct mark *mark = &ARENA_PUSH(emitter->layout->scratch, emitter->marks, emitter->mark_count,
                                    emitter->mark_capacity);
    size_t count = symbol_steps(symbol, NULL, span->style->font_size, at);
    struct path_step *steps = ARENA_ARRAY(emitter->layout->arena, count, struct path_step);
    symbol_steps(symbol, steps, span->style->font_size, at);
    mark->kind = MARK_PATH;
    mark->artifact = emitter->kind;
    /* A sign beside the word that says the same is decoration. */
    bool says = symbol->words[0] != '\0' && !emitter->artifact;
    mark->content = says ? span->content : NULL;
    mark->actual_text = says ? symbol->words : NULL;
    mark->colour = span->style->colour;
    mark->path = (struct mark_path){.steps = steps, .count = count, .fill = true};
}

/* ---- underlines ---- */

/* So far below the baseline, and so thick, in thousandths of the letters' size: through the
 * descenders, clear of the letters that have none. */
#define UNDERLINE_DEPTH 140
#define UNDERLINE_THICKNESS 36

static void close_underline(struct emitter *emitter, length baseline)
{
    const struct computed *style = emitter->underlined;
    emitter->underlined = NULL;
    if (!style)
        return;
    length top =
        baseline - style->baseline_shift + length_ratio(style->font_size, UNDERLINE_DEPTH, 1000);
    emit_rectangle(emitter,
                   (struct rectangle){emitter->underline_from, top,
                                      emitter->underline_to - emitter->underline_from,
                                      length_ratio(style->font_size, UNDERLINE_THICKNESS, 1000)},
                   style->colour);
}

static void follow_underline(struct emitter *emitter, const struct computed *style, length x,
                             length width, length baseline)
{
    if (style != emitter->underlined) {
        close_underline(emitter, baseline);
        emitter->underlined = style->underlined ? style : NULL;
        emitter->underline_from = x;
    }
    emitter->underline_to = x + width;
}

/* ---- rows ---- */

/* From the highest level down, every run of that level or higher is turned round (UAX #9, rule L2).
 */
uint32_t *order_by_level(struct arena *arena, const uint8_t *levels, uint32_t count)
{
    uint8_t highest = 0;
    for (uint32_t i = 0; i < count; i++)
        highest = levels[i] > highest ? levels[i] : highest;
    if (!highest)
        return NULL;
    uint32_t *order = ARENA_ARRAY(arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    for (uint8_t level = highest; level > 0; level--) {
        for (uint32_t i = 0; i < count; i++) {
            uint32_t run = i;
            while (run < count && levels[order[run]] >= level)
                run++;
            for (uint32_t a = i, b = run; a + 1 < b; a++, b--) {
                uint32_t kept = order[a];
                order[a] = order[b - 1];
                order[b - 1] = kept;
            }
            i = run > i ? run - 1 : i;
        }
    }
    return order;
}

static uint8_t level_of(const struct flow_text *text, uint32_t item)
{
    return text->spans[text->items[item].span].run.level;
}

/* The order in which items from `first` on are seen, counted from there; NULL: the given one. */
static uint32_t *visual_order(struct emitter *emitter, const struct flow_text *text, uint32_t first,
                              uint32_t end)
{
    uint32_t at = first;
    while (at < end && !level_of(text, at))
        at++;
    if (at == end)
        return NULL;
    struct arena *scratch = emitter->layout->scratch;
    uint8_t *levels = ARENA_ARRAY(scratch, end - first, uint8_t);
    for (uint32_t i = first; i < end; i++)
        levels[i - first] = level_of(text, i);
    return order_by_level(scratch, levels, end - first);
}

struct row {
    const struct set_text *set;
    const struct set_line *line; /* NULL: a row without justification */
    const struct flow_text *text;
    length top, height;
};

/* The width of an item, with what justification gives it. */
static length row_item_width(struct emitter *emitter, const struct row *row, uint32_t index)
{
    const struct flow_text *text = row->text;
    const struct set_line *line = row->line;
    if (!line)
        return item_width(emitter->layout, text, index);
    return line_item_width(emitter->layout, text, line, index) +
           (text->items[index].kind == ITEM_SPACE ? line->space : 0);
}

/* An item that no line breaks in. */
static void add_item(struct emitter *emitter, const struct row *row, uint32_t index,
                     struct point at)
{
    const struct flow_text *text = row->text;
    const struct flow_item *item = &text->items[index];
    const struct flow_span *span = &text->spans[item->span];
    if (item->kind == ITEM_SYMBOL) {
        add_symbol(emitter, span, item->symbol, at);
        return;
    }
    const struct shaped *shaped = item_shaped(emitter->layout, text, index);
    if (!shaped)
        return;
    length after = item->kind == ITEM_SPACE && row->line ? row->line->space : 0;
    /* A label narrower than what was kept for it stands at the right of that. */
    length kept = item->kind == ITEM_PAGE_NUMBER ? item_width(emitter->layout, text, index) -
                                                       flow_shaped_width(shaped, span->style)
                                                 : 0;
    if (kept)
        close_mark(emitter);
    add_glyphs(emitter, span, shaped, (struct point){at.x + kept, at.y}, 0, after);
}

static void add_row_item(struct emitter *emitter, const struct row *row, uint32_t index,
                         struct point at)
{
    const struct flow_text *text = row->text;
    const struct set_line *line = row->line;
    const struct flow_item *item = &text->items[index];
    const struct flow_span *span = &text->spans[item->span];
    if (line && item->kind == ITEM_WORD) {
        struct glyph_range range = line_glyphs(text, line, index);
        if (range.end - range.first < item->shaped->count) {
            add_range(emitter, span, item->shaped, range, at, 0, 0);
            return;
        }
    }
    if (line && line->ends && index + 1 == line->end) {
        add_glyphs(emitter, span, line->ends->left, at, 0, 0);
        at.x += flow_shaped_width(line->ends->left, span->style);
        add_glyphs(emitter, span, line->ends->hyphen, at, 0xAD, 0);
    } else if (line && line->begins && index == line->first) {
        add_glyphs(emitter, span, line->begins->right, at, 0, 0);
    } else {
        add_item(emitter, row, index, at);
    }
}

/* Items where they are seen, put down in the order in which they are read: who extracts the text
 * gets it as it was written (ISO 32000-1, 14.8.2.3). */
static void add_items(struct emitter *emitter, const struct row *row, uint32_t first, uint32_t end,
                      const length *places, length baseline)
{
    length pen = places[0];
    for (uint32_t i = first; i < end; i++) {
        length x = places[i - first];
        if (x != pen)
            close_mark(emitter);
        add_row_item(emitter, row, i, (struct point){x, baseline});
        pen = x + row_item_width(emitter, row, i);
    }
}

static length add_row(struct emitter *emitter, const struct row *row, uint32_t first, uint32_t end,
                      length x, length baseline)
{
    const struct flow_text *text = row->text;
    uint32_t *order = visual_order(emitter, text, first, end);
    length *places = order ? ARENA_ARRAY(emitter->layout->scratch, end - first, length) : NULL;
    for (uint32_t k = first; k < end; k++) {
        uint32_t i = order ? first + order[k - first] : k;
        const struct flow_span *span = &text->spans[text->items[i].span];
        length width = row_item_width(emitter, row, i);
        if (places)
            places[i - first] = x;
        else
            add_row_item(emitter, row, i, (struct point){x, baseline});
        emit_link_along(emitter, span->link, x, width, row->top, row->height);
        if (text->items[i].kind == ITEM_NOTE)
            emit_call(emitter, text->items[i].note, row->top);
        follow_underline(emitter, span->style, x, width, baseline);
        x += width;
    }
    if (places)
        add_items(emitter, row, first, end, places, baseline);
    emit_link_end(emitter, row->top, row->height);
    close_underline(emitter, baseline);
    return x;
}

/* Dots on a grid counted from the right, so that those of all lines stand above each other. */
static void add_leader(struct emitter *emitter, const struct flow_text *text, length from,
                       length to, length right, length baseline)
{
    const struct flow_span *span = &text->spans[text->items[text->tail].span];
    const struct shaped *dot =
        text_shape_simple(emitter->layout->flow->text, span->font, slice_of("."));
    length width = flow_shaped_width(dot, span->style);
    length pitch = span->style->font_size / 2;
    if (pitch <= width)
        pitch = width * 2;
    int64_t last = (right - to + width) / pitch + 1, first = (right - from) / pitch;
    close_mark(emitter);
    bool before = emitter->artifact;
    emitter->artifact = true;
    for (int64_t i = first; i >= last && right - i * pitch >= from; i--)
        add_glyphs(emitter, span, dot, (struct point){right - i * pitch, baseline}, 0,
                   pitch - width);
    close_mark(emitter);
    emitter->artifact = before;
}

static void add_tail(struct emitter *emitter, const struct row *row, length x, length right,
                     length baseline)
{
    const struct flow_text *text = row->text;
    length width = items_width(emitter->layout, text, text->tail, text->count);
    close_mark(emitter);
    if (text->leader)
        add_leader(emitter, text, x + text->spans[0].style->font_size / 3,
                   right - width - text->spans[0].style->font_size / 3, right, baseline);
    add_row(emitter, row, text->tail, text->count, right - width, baseline);
}

/* A space at the end of what has been put down, where the eye sees words apart and the text has
 * none. */
static void add_unseen_space(struct emitter *emitter, const struct flow_text *text, uint32_t item,
                             struct point at)
{
    const struct flow_span *span = &text->spans[text->items[item].span];
    if (emitter->style)
        add_glyphs(emitter, span,
                   text_shape_simple(emitter->layout->flow->text, span->font, slice_of(" ")), at, 0,
                   0);
}

/* What parts the last word of a line from the first of the next. */
static void end_line(struct emitter *emitter, const struct flow_text *text,
                     const struct set_line *line, struct point end)
{
    const struct flow_item *item = &text->items[line->end];
    if (!emitter->style || !line->broken_at_space || line->ends)
        return;
    if (item->kind == ITEM_SPACE)
        add_glyphs(emitter, &text->spans[item->span], item->shaped, end, 0, 0);
    else if (item->kind == ITEM_LINE_BREAK && line->end > line->first)
        add_unseen_space(emitter, text, line->end - 1, end);
}

void emit_line(struct emitter *emitter, const struct set_text *set, size_t index, length x,
               length y)
{
    const struct set_line *line = &set->lines[index];
    const struct flow_text *text = set->text;
    struct row row = {set, line, text, y, set->style->line_height};
    length baseline = y + set->baseline;
    length end = add_row(emitter, &row, line->first, line->end, x + line->offset, baseline);
    bool last = index + 1 == set->count;
    if (line->end < text->tail)
        end_line(emitter, text, line, (struct point){end, baseline});
    if (last && text->tail < text->count) {
        if (line->end > line->first)
            add_unseen_space(emitter, text, line->end - 1, (struct point){end, baseline});
        add_tail(emitter, &row, end, x + set->measure, baseline);
    }
    close_mark(emitter);
}

length emit_row(struct emitter *emitter, const struct flow_text *text, uint32_t first, uint32_t end,
                length x, length baseline)
{
    if (first == end)
        return x;
    const struct computed *style = text->spans[text->items[first].span].style;
    struct row row = {NULL, NULL, text, baseline - style->font_size, style->line_height};
    x = add_row(emitter, &row, first, end, x, baseline);
    close_mark(emitter);
    return x;
}

void emit_label_row(struct emitter *emitter, const struct flow_text *text,
                    const struct set_text *beside, length x, length y)
{
    struct row row = {NULL, NULL, text, y, beside->style->line_height};
    add_row(emitter, &row, 0, text->count, x, y + beside->baseline);
    close_mark(emitter);
}

/* ---- strings ---- */

void emit_word(struct emitter *emitter, const struct flow_type *type, const struct shaped *shaped,
               struct point at)
{
    struct flow_span span = {.style = type->style, .font = type->font};
    add_glyphs(emitter, &span, shaped, at, 0, 0);
}

void emit_words_end(struct emitter *emitter)
{
    close_mark(emitter);
}
