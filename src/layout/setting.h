/* SPDX-License-Identifier: Apache-2.0 */
/* layout/setting.h - blocks set at a width (private to layout).
 *
 * Setting a block gives boxes: things with a height that a page break may fall between, in a list
 * called a galley. A line of text is a box, a slice of a table is one, a picture is one. Heights
 * add up; pagination needs to know nothing else of what is in them. */
#ifndef PLANPRESS_LAYOUT_SETTING_H
#define PLANPRESS_LAYOUT_SETTING_H

#include "flow/flow.h"
#include "page/page.h"

/* The state of one layout run. */
struct layout {
    struct arena *arena;
    struct arena *pages;   /* what one round makes and the next makes anew */
    struct arena *scratch; /* rewound by whoever uses it */
    struct arena *breaker; /* the line breaker's own scratch */
    const struct flow *flow;
    struct diag_list *diags;
    const char **labels;        /* by place: what its page is called, from the round before */
    struct destination *places; /* by place: where it stands */
    length *reserved;           /* by place: room kept for the label, from RESERVING_ROUND on */
    length tallest;             /* what a picture may be high on the pages being made */
    int round;                  /* 1, 2, ... until the labels stand */
    struct set_text **texts; /* by number: the text as set so far, at one measure after another */
    struct map *tables;      /* of a table and measure: struct set_table */
    struct map *notes;       /* of a note and measure: struct galley */
    struct map *chapters;    /* of the first block after a forced break: struct chapter */
};

/* ---- text ---- */

/* Where a word was parted: what stands at the line's end and at the next line's beginning. */
struct parted {
    const struct shaped *left, *hyphen, *right;
};

struct set_line {
    uint32_t first, end;   /* items of the text, spaces at either end left out */
    struct parted *begins; /* the first item is the right part of a word; or NULL */
    struct parted *ends;   /* the last item is the left part of a word, with a hyphen; or NULL */
    uint32_t cut_from;     /* glyphs of the first item, in reading order, that stand before: a word
                              cut where it must be */
    uint32_t cut_to;       /* glyphs of the last item up to here; 0: all */
    length width;          /* natural */
    length space;          /* added to each space: justification */
    length offset;         /* from the left edge of the measure: indent, alignment */
    bool broken_at_space;  /* a space follows that is not set */
    int32_t spaces;
};

struct set_text {
    struct set_text *next; /* at another measure */
    const struct flow_text *text;
    const struct computed *style;
    const struct set_line *lines;
    size_t count;
    length measure;
    length baseline; /* of a line, from its top */
    bool overfull;
};

/* Break a text into lines. Set once per text and measure, unless it prints page numbers. */
const struct set_text *text_set(struct layout *layout, const struct flow_text *text,
                                const struct computed *style, length measure);

/* The width of an item as set; a page number is as wide as its label, or what is reserved for it.
 */
length item_width(const struct layout *layout, const struct flow_text *text, uint32_t index);

/* What an item prints, shaped; NULL for what has no glyphs. */
const struct shaped *item_shaped(const struct layout *layout, const struct flow_text *text,
                                 uint32_t index);

/* The glyphs [first, end) of a word that stand on a line. */
struct glyph_range {
    uint32_t first, end;
};
struct glyph_range line_glyphs(const struct flow_text *text, const struct set_line *line,
                               uint32_t index);

/* The width of some glyphs of a word. */
length glyphs_range_width(const struct shaped *shaped, struct glyph_range range,
                          const struct computed *style);

/* The width of an item on its line, before justification: of what stands there of a word that the
 * line breaks in. */
length line_item_width(const struct layout *layout, const struct flow_text *text,
                       const struct set_line *line, uint32_t index);

/* The natural width of items [first, end) on one line. */
length items_width(const struct layout *layout, const struct flow_text *text, uint32_t first,
                   uint32_t end);

/* The widest part of a text that cannot be broken, and its width on one line (forced breaks kept).
 */
struct text_extent {
    length minimum, maximum;
};
struct text_extent text_extent(struct layout *layout, const struct flow_text *text);

/* The widest thing in a text that cannot be broken, to name it in a message. */
struct slice widest_word(const struct layout *layout, const struct flow_text *text);

/* From the top of a line of that style to its baseline. */
length style_baseline(const struct computed *style, const struct text_font *font);

/* ---- boxes ---- */

enum box_kind { BOX_LINE, BOX_TABLE, BOX_IMAGE, BOX_CHART, BOX_SPACE };

struct set_table;

struct box {
    enum box_kind kind;
    const struct flow_block *block;
    length space;    /* above, if something is above on the page */
    length lead;     /* inside, above the content: a panel's padding */
    length height;   /* with lead and trail */
    length trail;    /* inside, below the content */
    length carry;    /* put above it on a page that begins here: a table's head, paddings */
    length close;    /* put below it on a page that ends here: paddings */
    length over;     /* of carry, the paddings of panels that go on */
    length under;    /* of close, the same */
    int32_t penalty; /* of beginning a page here; BOX_FORBIDDEN: only if nothing else helps */
    length left;     /* from the column's left edge to the measure */
    const struct flow_note *const *notes; /* called in it */
    size_t note_count;
    const struct flow_note *const *carried_notes; /* called in what is repeated above it */
    size_t carried_note_count;
    union {
        struct {
            const struct set_text *text;
            size_t line;
        };
        struct {
            const struct set_table *table;
            length from, to; /* slice of the table's height */
        };
        struct {
            length width, image_height;
        };
        struct {
            length chart_width;
            size_t chart_row; /* of panels */
        };
    };
};

#define BOX_FORBIDDEN 10000

struct galley {
    struct arena *arena; /* of the boxes */
    struct box *boxes;
    size_t count, capacity;
    length width;
    length open_space; /* the last block's margin below, not yet used */
    bool keep;         /* the last block wants the next beside it */
};

/* Whether a block stands in a panel, or in one inside it. */
bool panel_holds(const struct flow_panel *panel, const struct flow_block *block);

/* How wide a block is set in a column: between its indents, and no wider than its style allows. */
length block_measure(const struct flow_block *block, length column);

/* A new box at the end of a galley. */
struct box *galley_push(struct galley *galley, enum box_kind kind, const struct flow_block *block);

/* Append the boxes of one block (not a sequence) to a galley. */
void block_set(struct layout *layout, struct galley *galley, const struct flow_block *block);

/* A list of blocks set on its own: a cell's, a note's. */
struct galley blocks_set(struct layout *layout, const struct flow_block *blocks, length width);

/* No block follows: what the last one's panels need below goes into its last box. */
void galley_close(struct galley *galley);

/* The height of all boxes with the spaces between them. */
length galley_height(const struct galley *galley);

/* Does any of the blocks up to `end` print a page number? */
bool blocks_move(const struct flow_block *blocks, const struct flow_block *end);

/* ---- tables ---- */

struct set_cell {
    const struct flow_cell *cell;
    struct galley galley;
    length x, y, width, height; /* in the table; height to the bottom of the span */
    length top;                 /* from y to the content */
    length axis;                /* decimal alignment: from x to the axis; < 0: none */
};

struct set_table {
    const struct flow_table *table;
    struct set_cell *cells;
    length *row_tops;  /* row_count + 1 of them */
    int32_t *spanning; /* indices of the cells of several rows */
    int32_t spanning_count;
    length *columns; /* left edges, column_count + 1 */
    length width, height, head_height;
    length repeated; /* of the head, on each page that the table goes on to */
    bool overfull;
};

const struct set_table *table_set(struct layout *layout, const struct flow_table *table,
                                  length measure);

/* Append a set table as slices. */
void table_slice(struct layout *layout, struct galley *galley, const struct set_table *table,
                 const struct flow_block *block);

/* The first cell, by row and column, that begins at or below a height of the table. */
size_t table_first_cell(const struct set_table *table, length height);

/* The row a height of the table lies in. */
int32_t table_row_at(const struct set_table *table, length height);

/* The row that titles the group a page begins in when it begins at a height of the table, to be
 * repeated there; 0: none. */
int32_t table_title_at(const struct set_table *table, length height);

/* A value kept by the identity of a thing and a measure. */
void **layout_slot(struct map *map, const void *thing, length measure);

#endif
