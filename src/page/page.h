/* SPDX-License-Identifier: Apache-2.0 */
/* page/page.h - finished pages as data: every mark has its place, nothing later moves it.
 *
 * Lengths are scaled points; x grows to the right and y DOWN from the top left corner of the page,
 * as one reads; the PDF writer turns y over. Marks stand in painting order, and marks of the same
 * content that follow each other become one marked-content sequence. */
#ifndef PLANPRESS_PAGE_PAGE_H
#define PLANPRESS_PAGE_PAGE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/ink.h"
#include "base/length.h"
#include "page/structure.h"
#include "text/font.h"

/* What it looks like in sRGB, and its ink: base/ink.h. */
typedef uint32_t colour;

struct point {
    length x, y;
};

struct rectangle {
    length x, y, width, height; /* x, y: the top left corner */
};

/* What a mark is when it belongs to no structure element (ISO 32000-1, 14.8.2.2). */
enum artifact {
    ARTIFACT_LAYOUT,     /* rules, underlines, leaders, pictures that say nothing */
    ARTIFACT_BACKGROUND, /* what is behind all of a panel, a row, a cell */
    ARTIFACT_REPEATED,   /* because of the page break: heads of tables, labels, notes once more */
    ARTIFACT_HEADER,     /* running head */
    ARTIFACT_FOOTER,     /* running foot */
    ARTIFACT_WATERMARK,  /* DRAFT across the page */
    ARTIFACT_PAGE,       /* printers' marks, outside the page */
};

enum mark_kind { MARK_GLYPHS, MARK_RECTANGLE, MARK_PATH, MARK_IMAGE };

/* What the hyphen at the end of a broken word's line stands for: a character that is not there when
 * the text is read out or copied. */
#define SOFT_HYPHEN 0x00AD

/* Some glyphs of a shaped word, then white space. A line of text is a row of pieces: words and
 * spaces alike are shaped, so a reader's software finds every space as a character. */
struct glyph_piece {
    const struct shaped *shaped;
    uint32_t first, count; /* glyphs shaped->glyphs[first .. first + count) */
    int32_t actual_text;   /* 0, or a code point the piece stands for: U+00AD at a hyphenated end */
    length after;          /* added to the sum of advances: justification, may be negative */
};

struct mark_glyphs {
    struct point origin; /* on the baseline, at the left */
    length size;         /* of the em */
    const struct glyph_piece *pieces;
    size_t count;
};

enum path_verb { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };

struct path_step {
    enum path_verb verb;
    struct point points[3]; /* MOVE and LINE use one, CURVE three (Bezier), CLOSE none */
};

struct mark_path {
    const struct path_step *steps;
    size_t count;
    bool fill;
    length stroke;    /* line width; 0: not stroked. Corners are round, ends are cut off */
    length dash, gap; /* lengths of a dashed line's strokes and of the gaps; dash 0: solid */
};

struct image; /* image/image.h; here only carried along */

struct mark_image {
    struct rectangle box;
    const struct image *image;
};

struct mark {
    enum mark_kind kind;
    enum artifact artifact;        /* when content is NULL */
    const struct content *content; /* the leaf it belongs to, or NULL for an artifact */
    const char *actual_text;       /* for a path that stands for a character: the telephone sign */
    const char *shows;             /* the figure a chart's mark is drawn for, for who reads the dump
                                      or tests the drawing; else NULL */
    colour colour;
    union {
        struct mark_glyphs glyphs;
        struct rectangle rectangle; /* filled */
        struct mark_path path;
        struct mark_image image;
    };
};

/* A place in the document that can be linked to. */
struct destination {
    size_t page;                             /* index */
    length y;                                /* top of what is shown */
    const struct structure_element *element; /* that is there; NULL: the document as a whole */
};

/* An active area: a link, with `uri` or `target`, or an empty signature field, with `field`. A link
 * has one on each page it stands on, made of parts where it is broken over lines. */
struct page_link {
    struct rectangle box; /* around all parts */
    const struct rectangle *parts;
    size_t part_count; /* 0: it is in one piece, the box */
    const char *field; /* its name, without points */
    const char *uri;
    const struct destination *target;
    const char *description; /* Contents, for those who do not see it */
    const struct structure_element *element;
};

/* Marks that belong together without being a page. */
struct mark_list {
    const struct mark *marks;
    size_t count;
};

struct page {
    length width, height;
    const char *label; /* as printed and as the viewer should call it: "iv", "12" */
    const struct mark *marks;
    size_t mark_count;
    const struct page_link *links;
    size_t link_count;
};

struct outline_entry {
    int level; /* 1 is the top; an entry is never more than one deeper than the one before */
    const char *title;
    struct destination target;
    const struct structure_element *element; /* may be NULL */
};

/* What the file says about itself. Strings may be NULL but for title and language. */
struct document_info {
    const char *title, *author, *subject, *keywords, *language, *creator;
    const char *date;           /* ISO 8601 with zone, "2004-06-24T00:00:00Z": never the clock's */
    const char *date_if_needed; /* the same; where there is none, one for formats that demand it */
};

/* The finished document. Everything is borrowed from the job's arena. */
struct document {
    struct document_info info;
    const struct page *pages;
    size_t page_count;
    const struct structure *structure;
    const struct outline_entry *outline;
    size_t outline_count;
    const struct font_face *const *faces; /* by font_index */
    size_t face_count;
};

/* The characters a piece's glyphs stand for, as they were shaped; `actual_text` is not looked at.
 */
struct slice piece_text(const struct glyph_piece *piece);

/* What a mark of glyphs takes on its line: the sum of advances and spaces. */
length glyphs_width(const struct mark_glyphs *glyphs);

/* The box around a path's points, control points included; around a mark; around two boxes. */
struct rectangle path_box(const struct mark_path *path);
struct rectangle mark_box(const struct mark *mark);
struct rectangle box_around(struct rectangle a, struct rectangle b);

/* The pages as text, one line a typeset line, for --dump=pages and golden tests. */
void page_dump(const struct document *document, struct buffer *out);

/* What a screen reader would say of the structure tree, an utterance a line, for --dump=speech. */
void page_speech(const struct document *document, struct buffer *out);

/* The text of every leaf, by its number, put together from the marks in page order (soft hyphens at
 * line ends undone): for --dump=tags, --dump=speech and tests. */
struct slice *page_leaf_texts(const struct document *document, struct arena *arena);

#endif
