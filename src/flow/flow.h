/* SPDX-License-Identifier: Apache-2.0 */
/* flow/flow.h - the styled document before anything has a position.
 *
 * A flow is one flat list of blocks in reading order: paragraphs, tables, images, charts, and the
 * places where other page masters begin. Nesting is already undone: a list item is a paragraph with
 * an indent and a label, a panel is a mark on its blocks. The text of a paragraph is a row of
 * shaped words and spaces (boxes and glue), so layout never sees a character. The structure tree is
 * complete: layout ties marks to its leaves and adds nothing.
 *
 * Everything lives in the job's arena and is read-only for layout. */
#ifndef PLANPRESS_FLOW_FLOW_H
#define PLANPRESS_FLOW_FLOW_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/length.h"
#include "flow/chart.h"
#include "image/image.h"
#include "model/model.h"
#include "page/structure.h"
#include "style/computed.h"
#include "style/style.h"
#include "text/text.h"

/* A number that names a place in the document: 0 is no place, 1.. are indices into the table layout
 * keeps of where each came to stand. */
typedef uint32_t place;

struct flow_link {
    const char *uri; /* or NULL: then `target` */
    place target;
    const char *description;
    const struct structure_element *element;
    bool small; /* the mark of a note: little to aim at */
};

/* What the words of a stretch have in common. */
struct flow_span {
    const struct computed *style;
    const struct text_font *font;
    const struct content *content; /* NULL: an artifact */
    const struct flow_link *link;  /* or NULL */
    struct text_run run;           /* face, script, level; start and end are not used */
};

/* A note called from the text; `number` is what its mark shows. The mark leads to the note, and the
 * note's label back to the first of its marks. */
struct flow_note {
    const char *number;
    struct flow_block *blocks;         /* the mark is the label of the first */
    struct structure_element *element; /* NULL where it is for the eye alone */
    struct structure_element *mark;    /* that calls it here; NULL likewise */
    place called, stands;              /* where it is called first, and where it stands itself */
    struct flow_note *same;            /* an earlier call of the same note, or NULL */
    bool page_numbers;                 /* a text of it holds one */
};

enum flow_item_kind {
    ITEM_WORD,        /* `shaped`; a line may end after it where break_after is set */
    ITEM_SPACE,       /* `shaped`; glue; a line may end here where break_after is set */
    ITEM_LINE_BREAK,  /* a line must end here */
    ITEM_PAGE_NUMBER, /* the label of the page where `target` stands: known only after layout */
    ITEM_NOTE,        /* no width: the note is called on the line this stands on */
    ITEM_SYMBOL,      /* `symbol`: a drawn character */
};

/* A sign no font of the house carries: drawn as a path in a square of one em, with the words it
 * stands for. Coordinates are thousandths of an em, y up from the baseline. */
struct flow_symbol {
    const char *words;    /* ActualText */
    int32_t width;        /* thousandths of an em */
    const int16_t *steps; /* verb, then its coordinates: M x y, L x y, C x y x y x y, Z; 'E' ends */
};

struct flow_item {
    uint8_t kind;        /* enum flow_item_kind */
    uint8_t break_after; /* a line may end after this item */
    bool address;        /* a word of an address, which has no hyphens but its own */
    uint32_t span;       /* index into the text's spans */
    length width;        /* of words, spaces and symbols, as set */
    union {
        const struct shaped *shaped;
        struct flow_note *note;
        const struct flow_symbol *symbol;
        place target;
    };
};

/* One paragraph's text. */
struct flow_text {
    const struct flow_item *items;
    const struct flow_span *spans;
    uint32_t count, span_count;
    uint32_t number; /* counts the texts of the flow from 0: an index for whoever keeps a table */
    uint32_t tail;   /* items from here stand at the right end of the last line behind a leader;
                        == count: none */
    uint32_t
        axis; /* decimal alignment: items from here stand right of the axis; == count: after all */
    bool numeric;       /* made of figures: takes part in its column's decimal alignment */
    bool leader;        /* dots between the text and the tail */
    bool right_to_left; /* how it reads, whatever may stand in it that reads the other way */
    bool page_numbers;  /* holds an ITEM_PAGE_NUMBER, or calls a note that does: must be set again
                         * when pages move */
};

/* The label of something that begins with what has a label of its own: the item of a list whose
 * first block is a list. */
struct flow_outer_label {
    const struct flow_text *text;
    length distance; /* from its left edge to the left edge of the block's text */
    const struct flow_outer_label *outer;
};

/* A box around the blocks that name it: a note panel. */
struct flow_panel {
    const struct computed *style;
    const struct flow_panel *outer;
    length left, right; /* edges of the box, from the column's */
};

/* A signature field: room that a digital signature can fill later. */
struct flow_field {
    const char *name, *description;
    const struct structure_element *element;
};

enum flow_kind { FLOW_PARAGRAPH, FLOW_TABLE, FLOW_IMAGE, FLOW_CHART, FLOW_SPACE, FLOW_SEQUENCE };

enum numbering_form { NUMBER_DECIMAL, NUMBER_LOWER_ROMAN };

/* How pages are counted together, from 1: i, ii; 1, 2. */
struct page_numbering {
    enum numbering_form form;
    const char *prefix; /* "A-"; or "" */
};

/* From here on, pages of these masters. */
struct flow_sequence {
    const struct master *first, *left, *right;
    enum page_sequence kind;
    bool restart;                           /* a document of its own begins: the report, the plan */
    const struct page_numbering *numbering; /* of the pages from here on, where it was met before
                                               they go on there; NULL: as on the page before */
    bool right_page;                        /* begin on a right-hand page */
    const char *part;                       /* for FIELD_PART */
};

enum cell_align { CELL_START, CELL_CENTRE, CELL_END, CELL_DECIMAL };

struct flow_cell {
    struct flow_block *blocks;
    struct flow_block *continued; /* artifact shown when a row span goes on over a page; or NULL */
    int32_t row, column, rows, columns;
    enum cell_align align;
    const struct computed *style; /* padding, background, rules */
    bool middle;                  /* set at the foot of its row group: column heads */
};

struct flow_row {
    struct source_pos pos;
    bool keep_with_next; /* a group's title row */
    bool keep_together;  /* must not split */
    bool open_below;     /* no rule under it: what follows belongs to it */
    int32_t title;       /* the row with the title of its group; 0: none, that being in the head */
};

struct flow_column {
    int32_t share; /* thousandths asked for, or 0: by content */
};

struct flow_table {
    const struct computed *style;
    const struct flow_column *columns;
    const struct flow_cell *cells; /* by row, then column */
    const struct flow_row *rows;
    int32_t column_count, cell_count, row_count;
    int32_t head_count; /* rows that are repeated on every page */
    bool grid;          /* no table: things side by side */
    const struct structure_element *element;
};

struct flow_image {
    const struct image *image;     /* NULL for a drawing */
    length width, height;          /* natural; made smaller where the column is narrower */
    int32_t share;                 /* width asked for in thousandths of the column's, or 0 */
    const struct content *content; /* NULL: decoration */
};

struct flow_block {
    enum flow_kind kind;
    struct source_pos pos;
    struct flow_block *next;
    const struct computed *style;
    const struct flow_panel *panel; /* the innermost, or NULL */
    length left, right;             /* indents from the column's edges, the style's margins in */
    place place;                    /* 0: nothing refers here */
    length below;                   /* space: the style's, or that of the list which ends here */
    bool keep_with_next;            /* as the style says, or because of what follows */
    bool boxed;                     /* the style's borders, padding and background are the block's
                                       own, not those of a cell around it; of a space, the rule */
    bool exempt;                    /* its pages are marked as not for publication */
    bool parts_item;      /* a page that begins here has one item of a list alone, or leaves one */
    int8_t outline_level; /* 0: not in the outline */
    const char *outline_title;
    const char *running; /* becomes FIELD_SECTION from here on; or NULL */
    const struct structure_element *element;
    union {
        struct { /* FLOW_PARAGRAPH */
            struct flow_text text;
            const struct flow_text *label; /* hangs left of the first line; or NULL */
            length label_width;            /* from the label's left edge to the text's */
            const struct flow_outer_label *outer_labels; /* on the same line, or NULL */
        };
        struct flow_table *table;
        struct flow_image image;
        const struct flow_chart *chart;
        struct {                            /* FLOW_SPACE */
            length space;                   /* room for ink */
            const struct flow_field *field; /* that fills it, or NULL */
        };
        struct flow_sequence sequence;
    };
};

/* A style with its font opened: for text that layout makes itself (running heads, page numbers). */
struct flow_type {
    const struct computed *style;
    const struct text_font *font;
};

struct flow {
    struct flow_block *blocks; /* the first is a FLOW_SEQUENCE */
    struct structure *structure;
    struct text *text;
    uint32_t text_count;
    place place_count; /* places are 1 .. place_count */
    struct flow_type head, foot;
    bool holds_exempt;     /* some blocks are not for publication: their pages are marked */
    struct flow_type mark; /* of the watermark */
    const char *watermark; /* the word behind the text of every page, or NULL */
    const char *fields[FIELD_STATUS + 1]; /* what does not depend on the page, by margin_field */
    struct source_pos facts;              /* where the plan says it */
    const char *title, *author, *subject, *keywords, *language; /* for document_info */
    const char *date, *date_if_needed;
};

/* Flow what an edition left of a publication. NULL only when fonts or images that it needs are
 * missing (diagnostics say which); the sheet's computed values and the text service are kept by the
 * result. */
struct flow *flow_build(struct arena *arena, const struct publication *publication,
                        struct style_sheet *sheet, struct text *text, struct diag_list *diags);

/* The width of shaped glyphs in a style, letter spacing included. */
length flow_shaped_width(const struct shaped *shaped, const struct computed *style);

/* The flow as text, one block a line with its text, for --dump=flow. */
void flow_dump(const struct flow *flow, struct buffer *out);

#endif
