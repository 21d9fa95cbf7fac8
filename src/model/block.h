/* SPDX-License-Identifier: Apache-2.0 */
/* model/block.h - running text as the author meant it: inlines and blocks.
 *
 * Everything is made by the plan room in the job's arena and read-only afterwards. Siblings are
 * linked by `next` in document order. White space is already collapsed: text holds no line ends and
 * no two ASCII spaces in a row, also across inlines. */
#ifndef PLANPRESS_MODEL_BLOCK_H
#define PLANPRESS_MODEL_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"
#include "base/source.h"

struct block;
struct chart; /* model/chart.h */
struct anchor;

enum inline_kind {
    INLINE_TEXT,
    INLINE_STRONG,
    INLINE_EMPHASIS,
    INLINE_SUPERSCRIPT,
    INLINE_SUBSCRIPT,
    INLINE_SPAN, /* a stretch in another language */
    INLINE_LINK,
    INLINE_REFERENCE,
    INLINE_FOOTNOTE,
    INLINE_ABBREVIATION,
    INLINE_TELEPHONE, /* a telephone sign and a number that can be dialled */
    INLINE_LINE_BREAK,
    INLINE_CITED, /* a figure by reference: text that citations_resolve has set */
};

/* What a cross-reference prints of its target: "3.2", "Financial implications", "12" (the printed
 * page label), or "Table 4". NUMBER falls back to the title where the target has no number. */
enum reference_show { SHOW_NUMBER, SHOW_TITLE, SHOW_PAGE };

struct inline_node {
    enum inline_kind kind;
    struct source_pos pos;
    const char *language; /* BCP 47 where it changes here; else NULL */
    struct inline_node *next;
    struct inline_node *children;   /* of all kinds but TEXT, REFERENCE, LINE_BREAK */
    struct slice text;              /* TEXT, CITED */
    const char *uri;                /* LINK; TELEPHONE: "tel:+44..." */
    const struct anchor *target;    /* REFERENCE, always resolved; FOOTNOTE used again: NULL */
    enum reference_show show;       /* REFERENCE */
    const char *expansion;          /* ABBREVIATION */
    struct block *note;             /* FOOTNOTE: its blocks; the same pointer is the same note */
    const struct inline_node *same; /* FOOTNOTE: the earlier one whose note it repeats, or NULL */
};

enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_LIST,
    BLOCK_TABLE,
    BLOCK_FIGURE,
    BLOCK_CHART,
    BLOCK_NOTE,
    BLOCK_SECTION,
    BLOCK_LANDSCAPE, /* its children stand on landscape pages of their own */
    BLOCK_FORMATS,   /* in which formats and languages the plan can be had */
};

enum list_kind { LIST_BULLET, LIST_DIAMOND, LIST_DASH, LIST_DECIMAL, LIST_LETTER, LIST_ROMAN };

struct list_item {
    struct list_item *next;
    struct source_pos pos;
    const char *id;
    struct block *blocks;
};

struct list {
    enum list_kind kind;
    struct list_item *items;
};

enum column_align { ALIGN_AUTO, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT, ALIGN_DECIMAL };

struct table_column {
    enum column_align align;
    int32_t width; /* share asked for in thousandths of the table's width, or 0: by content */
};

struct table_cell {
    struct table_cell *next;
    struct source_pos pos;
    struct block *blocks;
    int32_t column;          /* index in the grid, spans from above counted */
    int32_t columns, rows;   /* span, at least 1, never past the grid or the row group */
    bool header;             /* heads its row (in the body) or its columns (in the head) */
    enum column_align align; /* ALIGN_AUTO: the column's */
};

struct table_row {
    struct table_row *next;
    struct source_pos pos;
    struct table_cell *cells;
};

struct table {
    struct inline_node *caption; /* or NULL */
    const struct table_column *columns;
    int32_t column_count;
    struct table_row *head, *body; /* head rows are repeated on every page */
    int32_t head_count, body_count;
    const char *summary; /* for those who do not see it, or NULL */
};

struct figure {
    struct inline_node *caption; /* or NULL */
    const char *path;            /* checked: inside the document's folder, exists */
    struct source_pos path_pos;
    const char *alternative; /* NULL only for decoration */
    int32_t width;           /* thousandths of the column; 0: natural size */
};

struct section {
    struct inline_node *title;
    struct block *blocks;
    bool numbered; /* its number is set by the numbering pass */
};

/* The offer of a translation, in that language. */
struct offer {
    struct offer *next;
    struct source_pos pos;
    const char *language; /* BCP 47; NULL where it is the document's */
    const char *name;     /* English name of the language, or NULL */
    struct inline_node *text;
};

/* Where to write, ring or call; what was not given is NULL. */
struct contact_details {
    struct source_pos pos;
    const char *name;
    struct inline_node *address;
    const char *telephone, *telephone_uri; /* as written, and "tel:+44..." */
    const char *textphone, *textphone_uri;
    const char *fax, *email, *web;
};

/* The panel of other formats and languages, behind its running text. */
struct formats {
    struct offer *offers;
    const struct contact_details *contact; /* or NULL */
    struct block *comment;                 /* how to comment, or NULL */
    struct source_pos comment_pos;
    int32_t comment_lines; /* to write on */
};

struct block {
    enum block_kind kind;
    struct source_pos pos;
    struct block *next;
    const char *id;       /* or NULL */
    const char *language; /* where it changes here; else NULL */
    const char *exempt;   /* paragraphs of Schedule 12A: not for public editions; else NULL */
    bool withheld;        /* exempt, and emptied by a public edition: only its frame is there */
    union {
        struct inline_node *inlines; /* PARAGRAPH */
        struct list list;
        struct table table;
        struct figure figure;
        struct chart *chart;
        struct section section;
        struct { /* NOTE: a panel with an optional title; LANDSCAPE: no title; FORMATS */
            struct inline_node *title;
            struct block *blocks;
            struct formats *formats; /* FORMATS */
        } panel;
    };
};

/* How many words the blocks hold, notes left out. */
size_t block_words(const struct block *blocks);

/* "Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A ...": what stands before
 * exempt matter, or in its place; and what it is called where its title would be. */
const char *exempt_words(const char *exempt, struct arena *arena);
#define EXEMPT_TITLE "Exempt information"

/* What an id names. */
enum anchor_kind {
    ANCHOR_SECTION,   /* also a part of the plan and a section of the report */
    ANCHOR_PARAGRAPH, /* a numbered paragraph of the report has a number */
    ANCHOR_TABLE,
    ANCHOR_FIGURE,
    ANCHOR_ITEM,
    ANCHOR_FOOTNOTE,
    ANCHOR_SERVICE,
    ANCHOR_INDICATOR,
    ANCHOR_PRIORITY,
    ANCHOR_ACTION,
    ANCHOR_MEMBER,
    ANCHOR_OFFICER,
    ANCHOR_OTHER,
};

/* One per id in the document. `thing` is the node itself: struct block, list_item, part, ... */
struct anchor {
    const char *id;
    enum anchor_kind kind;
    struct source_pos pos;
    const void *thing;
    uint32_t number; /* counts the anchors from 0: an index for whoever keeps a table */
};

/* The anchors in a piece of the document, by their numbers: [first, end). */
struct anchor_range {
    uint32_t first, end;
};

#endif
