/* SPDX-License-Identifier: Apache-2.0 */
/* Documents for the tests of the pdf room: lines of text set the simplest way, straight into pages
 * and a structure tree. Words are shaped by the function a test gives. */
#ifndef PLANPRESS_PDF_SAMPLE_H
#define PLANPRESS_PDF_SAMPLE_H

#include "base/arena.h"
#include "page/page.h"

typedef const struct shaped *sample_shape(void *context, struct slice word);

struct sample {
    struct arena *arena;
    sample_shape *shape;
    void *context;
    struct document document;
    struct structure *structure;
    struct structure_element *parent; /* of new elements */
    struct page *pages;
    size_t page_capacity;
    struct mark *marks; /* of the page at hand */
    size_t mark_count, mark_capacity;
    struct page_link *links;
    size_t link_count, link_capacity;
    struct outline_entry *outline;
    size_t outline_capacity;
};

static const struct source_pos sample_nowhere;

static inline struct sample *sample_open(struct arena *arena, sample_shape *shape, void *context)
{
    struct sample *sample = ARENA_NEW(arena, struct sample);
    sample->arena = arena;
    sample->shape = shape;
    sample->context = context;
    sample->structure = structure_create(arena);
    sample->parent = structure_root(sample->structure);
    sample->document.structure = sample->structure;
    sample->document.info = (struct document_info){.title = "Sample", .language = "en-GB"};
    return sample;
}

static inline struct structure_element *sample_element(struct sample *sample,
                                                       enum structure_role role)
{
    return structure_add(sample->structure, sample->parent, role, sample_nowhere);
}

static inline struct mark *sample_mark(struct sample *sample, const struct content *content,
                                       enum mark_kind kind)
{
    struct mark *mark =
        &ARENA_PUSH(sample->arena, sample->marks, sample->mark_count, sample->mark_capacity);
    mark->kind = kind;
    mark->content = content;
    return mark;
}

/* One line: words and spaces are pieces; every space is `stretch` wider than the font's. */
static inline struct mark *sample_line(struct sample *sample, const struct content *content,
                                       struct point origin, length size, length stretch,
                                       const char *text)
{
    struct glyph_piece *pieces = NULL;
    size_t count = 0, capacity = 0;
    while (*text) {
        size_t end = *text == ' ' ? 1 : strcspn(text, " ");
        const struct shaped *shaped = sample->shape(sample->context, (struct slice){text, end});
        ARENA_PUSH(sample->arena, pieces, count, capacity) =
            (struct glyph_piece){shaped, 0, shaped->count, 0, *text == ' ' ? stretch : 0};
        text += end;
    }
    struct mark *mark = sample_mark(sample, content, MARK_GLYPHS);
    mark->glyphs = (struct mark_glyphs){origin, size, pieces, count};
    return mark;
}

static inline const struct content *sample_leaf(struct sample *sample,
                                                struct structure_element *element)
{
    return structure_leaf(sample->structure, element);
}

/* An element of one line at the left margin. */
static inline struct structure_element *sample_text(struct sample *sample, enum structure_role role,
                                                    int y, const char *text)
{
    struct structure_element *element = sample_element(sample, role);
    struct point origin = {length_points(60), length_points(y)};
    sample_line(sample, sample_leaf(sample, element), origin, length_points(11), 0, text);
    return element;
}

/* An A4 page of the marks and links made since the last one. */
static inline void sample_page(struct sample *sample, const char *label)
{
    struct document *document = &sample->document;
    ARENA_PUSH(sample->arena, sample->pages, document->page_count, sample->page_capacity) =
        (struct page){length_mm_thousandths(210000),
                      length_mm_thousandths(297000),
                      label,
                      sample->marks,
                      sample->mark_count,
                      sample->links,
                      sample->link_count};
    document->pages = sample->pages;
    sample->marks = NULL;
    sample->mark_count = sample->mark_capacity = 0;
    sample->links = NULL;
    sample->link_count = sample->link_capacity = 0;
}

static inline struct page_link *sample_link(struct sample *sample,
                                            const struct structure_element *element)
{
    struct page_link *link =
        &ARENA_PUSH(sample->arena, sample->links, sample->link_count, sample->link_capacity);
    link->element = element;
    link->box = (struct rectangle){length_points(60), length_points(90), length_points(80),
                                   length_points(14)};
    return link;
}

static inline void sample_outline(struct sample *sample, int level, const char *title, size_t page,
                                  const struct structure_element *element)
{
    struct document *document = &sample->document;
    ARENA_PUSH(sample->arena, sample->outline, document->outline_count, sample->outline_capacity) =
        (struct outline_entry){level, title, {page, length_points(50), element}, element};
    document->outline = sample->outline;
}

#endif
