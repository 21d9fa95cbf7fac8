/* SPDX-License-Identifier: Apache-2.0 */
/* The pages as text for --dump=pages: one line for each mark, in painting order, so that a reviewer
 * sees in a diff which line broke elsewhere and which rule moved. */
#include "page/page.h"

struct paper {
    const char *name;
    int32_t width, height; /* thousandths of a millimetre */
};

static const struct paper papers[] = {
    {"A3", 297000, 420000},
    {"A4", 210000, 297000},
    {"A5", 148000, 210000},
};

static bool near(length value, int32_t millimetre_thousandths)
{
    length difference = value - length_mm_thousandths(millimetre_thousandths);
    return difference < LENGTH_POINT / 10 && difference > -LENGTH_POINT / 10;
}

static void add_paper(struct buffer *out, const struct page *page)
{
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        if (near(page->width, papers[i].width) && near(page->height, papers[i].height))
            buffer_format(out, "%s ", papers[i].name);
        if (near(page->width, papers[i].height) && near(page->height, papers[i].width))
            buffer_format(out, "%s landscape ", papers[i].name);
    }
}

static void add_owner(struct buffer *out, const struct mark *mark)
{
    static const char *const artifacts[] = {
        [ARTIFACT_LAYOUT] = "layout",     [ARTIFACT_BACKGROUND] = "background",
        [ARTIFACT_REPEATED] = "repeated", [ARTIFACT_HEADER] = "header",
        [ARTIFACT_FOOTER] = "footer",     [ARTIFACT_WATERMARK] = "watermark",
        [ARTIFACT_PAGE] = "page",
    };
    if (!mark->content) {
        buffer_format(out, "  %s", artifacts[mark->artifact]);
        return;
    }
    const struct structure_element *element = mark->content->element;
    buffer_format(out, "  %s#%d", structure_tag(element->role), (int)element->number);
}

static void add_colour(struct buffer *out, colour value)
{
    static const char digits[] = "0123456789abcdef";
    if (colour_rgb(value) == 0)
        return;
    buffer_add_text(out, " colour=#");
    for (int shift = 20; shift >= 0; shift -= 4)
        buffer_add_char(out, digits[value >> shift & 15]);
}

static void add_box(struct buffer *out, struct rectangle box)
{
    buffer_format(out, " y=%L x=%L %Lx%L", box.y, box.x, box.width, box.height);
}

/* The faces of a mark in order of use, each time another one begins. */
static void add_faces(struct buffer *out, const struct mark_glyphs *glyphs)
{
    const struct font_face *last = NULL;
    for (size_t i = 0; i < glyphs->count; i++) {
        const struct font_face *face = glyphs->pieces[i].shaped->face;
        if (face != last)
            buffer_format(out, "%c%s", last ? '+' : ' ', font_postscript_name(face));
        last = face;
    }
}

/* The hyphen of a broken word is shown as U+2010, which no plan's text ends a line with by itself:
 * a hyphen of the author's stays U+002D. */
static void add_quoted(struct buffer *out, const struct mark_glyphs *glyphs)
{
    buffer_add_text(out, " \"");
    for (size_t i = 0; i < glyphs->count; i++) {
        const struct glyph_piece *piece = &glyphs->pieces[i];
        if (piece->actual_text == SOFT_HYPHEN)
            buffer_add_codepoint(out, 0x2010);
        else if (piece->actual_text)
            buffer_add_codepoint(out, (uint32_t)piece->actual_text);
        else
            buffer_add_slice(out, piece_text(piece));
    }
    buffer_add_char(out, '"');
}

static void dump_glyphs(struct buffer *out, const struct mark *mark)
{
    const struct mark_glyphs *glyphs = &mark->glyphs;
    buffer_format(out, " y=%L x=%L width=%L size=%L", glyphs->origin.y, glyphs->origin.x,
                  glyphs_width(glyphs), glyphs->size);
    add_faces(out, glyphs);
    add_colour(out, mark->colour);
    add_quoted(out, glyphs);
}

static void dump_path(struct buffer *out, const struct mark *mark)
{
    const struct mark_path *path = &mark->path;
    buffer_format(out, " path steps=%d", (int)path->count);
    add_box(out, path_box(path));
    if (path->fill)
        buffer_add_text(out, " fill");
    if (path->stroke)
        buffer_format(out, " stroke=%L", path->stroke);
    if (path->dash)
        buffer_format(out, " dash=%L,%L", path->dash, path->gap);
    add_colour(out, mark->colour);
    if (mark->actual_text)
        buffer_format(out, " actual=\"%s\"", mark->actual_text);
}

static void dump_mark(struct buffer *out, const struct mark *mark)
{
    add_owner(out, mark);
    switch (mark->kind) {
    case MARK_GLYPHS:
        dump_glyphs(out, mark);
        break;
    case MARK_RECTANGLE:
        buffer_add_text(out, " rectangle");
        add_box(out, mark->rectangle);
        add_colour(out, mark->colour);
        break;
    case MARK_PATH:
        dump_path(out, mark);
        break;
    case MARK_IMAGE:
        buffer_add_text(out, " image");
        add_box(out, mark->image.box);
        break;
    }
    if (mark->shows)
        buffer_format(out, " shows=\"%s\"", mark->shows);
    buffer_add_char(out, '\n');
}

static void dump_link(struct buffer *out, const struct page_link *link)
{
    buffer_add_text(out, link->field ? "  field" : "  link");
    if (link->element)
        buffer_format(out, " %s#%d", structure_tag(link->element->role),
                      (int)link->element->number);
    add_box(out, link->box);
    if (link->field)
        buffer_format(out, " %s \"%s\"", link->field, link->description);
    else if (link->uri)
        buffer_format(out, " to %s", link->uri);
    else if (link->target)
        buffer_format(out, " to page %d y=%L", (int)link->target->page + 1, link->target->y);
    buffer_add_char(out, '\n');
    for (size_t i = 0; i < link->part_count; i++) {
        buffer_add_text(out, "    part");
        add_box(out, link->parts[i]);
        buffer_add_char(out, '\n');
    }
}

void page_dump(const struct document *document, struct buffer *out)
{
    for (size_t p = 0; p < document->page_count; p++) {
        const struct page *page = &document->pages[p];
        buffer_format(out, "page %d  ", (int)p + 1);
        add_paper(out, page);
        buffer_format(out, "%Lx%L", page->width, page->height);
        if (page->label)
            buffer_format(out, "  label=%s", page->label);
        buffer_add_char(out, '\n');
        for (size_t m = 0; m < page->mark_count; m++)
            dump_mark(out, &page->marks[m]);
        for (size_t l = 0; l < page->link_count; l++)
            dump_link(out, &page->links[l]);
    }
}
