/* SPDX-License-Identifier: Apache-2.0 */
/* tests/pdf/reading.h - a PDF read back by programs that had no part in writing it.
 *
 * Four views are put beside each other: what the plan says (its XML, walked here and not through
 * our own model), the structure tree (poppler), objects, links and labels (qpdf), and what stands
 * where on the pages (poppler and mupdf). read.c compares them.
 *
 * Texts are compared squeezed: without white space of any kind and without soft hyphens. */
#ifndef PLANPRESS_TESTS_PDF_READING_H
#define PLANPRESS_TESTS_PDF_READING_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

/* Say what is wrong, with buffer_format's conversions. */
void complain(const char *format, ...);

int complaint_count(void);

/* Whether a text is in one of the scripts of India, whose letters are drawn in another order than
 * they are read in. Such words have their text as ActualText, which poppler heeds in the text of a
 * page and not in that of the structure; tests/cli/languages looks there. */
bool is_reordered(const char *text);

/* The first line of a text, without its end; the text goes on behind it. */
struct slice next_line(struct slice *rest);

/* A text without white space and soft hyphens. */
const char *squeeze(struct arena *arena, struct slice text);

/* All that a command prints; its output must be UTF-8. Ends the program when it fails. */
struct slice output_of(struct arena *arena, const char *command, const char *file,
                       const char *more);

/* ---- what the plan says (plan.c) ---- */

/* Stands in a plan's text for what the program works out: a figure cited in running text. */
#define WORKED_OUT '\1'

enum said_kind {
    SAID_TEXT,  /* a text node or a printed attribute */
    SAID_LOOSE, /* printed, but not where it is written: a note on a figure */
    SAID_PAGE,  /* a reference that prints the page of its target */
    SAID_TABLE, /* a table begins, of so many rows */
};

/* Rows of a table made from figures; of one that may not be there. */
#define ROWS_ANY (-1)
#define ROWS_MAYBE (-2)

struct said {
    enum said_kind kind;
    const char *text; /* squeezed */
    bool running;     /* of running text, which is printed once; titles are repeated elsewhere */
    long line, rows;
    long figure; /* of a table that may be there: the Figure with a caption that it comes after */
};

struct plan {
    struct said *said;
    size_t count, capacity;
    const char *all;     /* the squeezed text of everything, one after the other */
    const char *sources; /* and of the files its figures come from */
    const char *title, *language;
    const char **uris;
    size_t uri_count, uri_capacity;
    bool cover, report, draft;
    bool exempt; /* there is matter that is not for publication */
    const char *council;
    int signatures; /* that the certificates ask for */
};

/* Read what an edition of a plan is to print. The document is one whose
 * inclusions are resolved. */
struct plan *plan_read(struct arena *arena, xmlDoc *document, const char *edition);

/* ---- the structure tree (tree.c) ---- */

struct tag {
    const char *role; /* "P"; NULL for a leaf */
    const char *text; /* of a leaf, squeezed; NULL for a link's annotation */
    int object;       /* of an annotation, else 0 */
    size_t parent;
    size_t start; /* of a leaf's text in the tree's */
    int depth;
    bool scope; /* it has a Scope */
};

struct tree {
    struct tag *tags;
    size_t count, capacity;
    const char *all; /* the text of all leaves in reading order */
    size_t length;
};

struct tree *tree_read(struct arena *arena, const char *file);

/* Whether a tag is of that role or inside one. */
bool tag_within(const struct tree *tree, size_t tag, const char *role);

/* ---- the structure as it was made (order.c) ---- */

/* Complain of elements, attributes or texts of the file's structure that are not those of the dump
 * of tags. `mutation` (order, text, alt, scope, headers, language, expansion): change the dump so
 * first; NULL: nothing. */
void check_structure(struct arena *arena, const struct tree *tree, const char *file,
                     const char *tags, const char *mutation);

/* ---- objects (file.c) ---- */

struct annotation {
    int object;
    const char *uri, *contents; /* squeezed contents; or NULL */
    int page;                   /* index it leads to; -1: none */
    double y;
    int on;             /* index of the page it is on */
    double box[4];      /* left, bottom, right, top */
    double (*parts)[4]; /* of it, the same way; the box alone where it has none */
    size_t part_count;
    const char *field, *tooltip; /* the name of a form field and what it is for; or NULL */
    bool empty_signature;        /* a printed, locked field for a signature that is not there yet,
                                    with an appearance, and in the document's form */
};

struct bookmark {
    const char *title; /* as written */
    int page, depth;
    double y;
};

struct file_view {
    const char *title, *author, *language; /* squeezed but for the language */
    const char *mode, *layout;             /* how it opens, as names: "/UseNone" */
    bool title_shown;                      /* in place of the file's name */
    bool opens_wide;                       /* the first page seen fills the window's width */
    int opens_page;                        /* index; -1: it does not say */
    int page_count;
    const char **labels; /* by page */
    double *widths, *heights;
    struct annotation *annotations;
    size_t annotation_count, annotation_capacity;
    struct bookmark *bookmarks;
    size_t bookmark_count, bookmark_capacity;
};

struct file_view *file_view_read(struct arena *arena, const char *file);

/* ---- what can be clicked (areas.c) ---- */

/* Complain of areas that run into each other or are too small to be hit, of links with two on a
 * page, and of a note whose mark does not lead to it, or which does not lead back to its first
 * mark. */
void check_areas(const struct tree *tree, const struct file_view *view);

/* ---- the viewer's window (window.c) ---- */

/* Complain of a title, author, language or first view that is not the plan's. */
void check_window(const struct plan *plan, const struct file_view *view);

/* Complain of a page that does not print its label, and how many there are with it. */
void check_numbers(struct arena *arena, const struct plan *plan, const struct file_view *view,
                   const char **pages);

/* ---- pages (pages.c) ---- */

/* By page: its text, squeezed, in the order of its content stream. */
const char **page_texts(struct arena *arena, const char *file, int page_count);

/* Complain of what is painted less than `margin` points from the edge of its page, and of rows of
 * text that run into each other; of a draft's page without a watermark, and of one that has it in
 * what is no draft. */
void pages_check_paint(struct arena *arena, const char *file, const struct file_view *view,
                       double margin, bool draft);

#endif
