/* SPDX-License-Identifier: Apache-2.0 */
/* What several readers of finished pages need to know of a mark: its text and its extent. */
#include "page/page.h"

/* A piece may begin or end anywhere in the shaped word, and clusters descend where the word reads
 * right to left; so the text is bounded by the smallest cluster in the piece and by the next
 * cluster of the word above the piece's largest. */
struct slice piece_text(const struct glyph_piece *piece)
{
    const struct shaped *shaped = piece->shaped;
    if (piece->first == 0 && piece->count == shaped->count)
        return shaped->text;
    if (piece->count == 0)
        return (struct slice){shaped->text.bytes, 0};
    const struct glyph *glyphs = &shaped->glyphs[piece->first];
    size_t lowest = glyphs[0].cluster, highest = glyphs[0].cluster;
    for (uint32_t i = 1; i < piece->count; i++) {
        if (glyphs[i].cluster < lowest)
            lowest = glyphs[i].cluster;
        if (glyphs[i].cluster > highest)
            highest = glyphs[i].cluster;
    }
    size_t end = shaped->text.count;
    for (uint32_t i = 0; i < shaped->count; i++) {
        size_t cluster = shaped->glyphs[i].cluster;
        if (cluster > highest && cluster < end)
            end = cluster;
    }
    return (struct slice){shaped->text.bytes + lowest, end - lowest};
}

static length piece_advance(const struct glyph_piece *piece, length size)
{
    const struct shaped *shaped = piece->shaped;
    int64_t units = 0;
    for (uint32_t i = 0; i < piece->count; i++)
        units += shaped->glyphs[piece->first + i].advance;
    return length_from_font(units, size, font_metrics(shaped->face)->units_per_em);
}

length glyphs_width(const struct mark_glyphs *glyphs)
{
    length width = 0;
    for (size_t i = 0; i < glyphs->count; i++) {
        const struct glyph_piece *piece = &glyphs->pieces[i];
        width += piece_advance(piece, glyphs->size) + piece->after;
    }
    return width;
}

static void extend(struct point *low, struct point *high, struct point point)
{
    if (point.x < low->x)
        low->x = point.x;
    if (point.y < low->y)
        low->y = point.y;
    if (point.x > high->x)
        high->x = point.x;
    if (point.y > high->y)
        high->y = point.y;
}

struct rectangle path_box(const struct mark_path *path)
{
    static const int used[] = {
        [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0};
    if (path->count == 0)
        return (struct rectangle){0, 0, 0, 0};
    struct point low = path->steps[0].points[0], high = low;
    for (size_t i = 0; i < path->count; i++) {
        const struct path_step *step = &path->steps[i];
        for (int p = 0; p < used[step->verb]; p++)
            extend(&low, &high, step->points[p]);
    }
    return (struct rectangle){low.x, low.y, high.x - low.x, high.y - low.y};
}

static struct rectangle glyphs_box(const struct mark_glyphs *glyphs)
{
    length above = 0, below = 0;
    for (size_t i = 0; i < glyphs->count; i++) {
        const struct font_metrics *metrics = font_metrics(glyphs->pieces[i].shaped->face);
        length up = length_from_font(metrics->ascender, glyphs->size, metrics->units_per_em);
        length down = length_from_font(-metrics->descender, glyphs->size, metrics->units_per_em);
        above = up > above ? up : above;
        below = down > below ? down : below;
    }
    return (struct rectangle){glyphs->origin.x, glyphs->origin.y - above, glyphs_width(glyphs),
                              above + below};
}

struct rectangle mark_box(const struct mark *mark)
{
    switch (mark->kind) {
    case MARK_GLYPHS:
        return glyphs_box(&mark->glyphs);
    case MARK_RECTANGLE:
        return mark->rectangle;
    case MARK_PATH:
        return path_box(&mark->path);
    case MARK_IMAGE:
        break;
    }
    return mark->image.box;
}

static length least(length a, length b)
{
    return a < b ? a : b;
}

static length most(length a, length b)
{
    return a > b ? a : b;
}

struct rectangle box_around(struct rectangle a, struct rectangle b)
{
    length x = least(a.x, b.x), y = least(a.y, b.y);
    return (struct rectangle){x, y, most(a.x + a.width, b.x + b.width) - x,
                              most(a.y + a.height, b.y + b.height) - y};
}

static void add_pieces(struct buffer *text, const struct mark_glyphs *glyphs)
{
    for (size_t i = 0; i < glyphs->count; i++) {
        const struct glyph_piece *piece = &glyphs->pieces[i];
        if (piece->actual_text == 0)
            buffer_add_slice(text, piece_text(piece));
        else if (piece->actual_text != SOFT_HYPHEN)
            buffer_add_codepoint(text, (uint32_t)piece->actual_text);
    }
}

static void add_mark(struct buffer *text, const struct mark *mark)
{
    if (mark->actual_text)
        buffer_add_text(text, mark->actual_text);
    else if (mark->kind == MARK_GLYPHS)
        add_pieces(text, &mark->glyphs);
}

/* Spaces are characters, those at the ends of lines as well: nothing is put between marks. */
struct slice *page_leaf_texts(const struct document *document, struct arena *arena)
{
    size_t count = structure_leaf_count(document->structure);
    struct buffer *leaves = ARENA_ARRAY(arena, count, struct buffer);
    for (size_t i = 0; i < count; i++)
        leaves[i] = buffer_open(arena);
    for (size_t p = 0; p < document->page_count; p++) {
        const struct page *page = &document->pages[p];
        for (size_t m = 0; m < page->mark_count; m++) {
            const struct mark *mark = &page->marks[m];
            if (mark->content)
                add_mark(&leaves[mark->content->number], mark);
        }
    }
    struct slice *texts = ARENA_ARRAY(arena, count, struct slice);
    for (size_t i = 0; i < count; i++)
        texts[i] = buffer_slice(&leaves[i]);
    return texts;
}
