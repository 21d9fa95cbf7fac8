/* SPDX-License-Identifier: Apache-2.0 */
/* layout/emitter.h - marks of one page being put down (private to layout).
 *
 * Coordinates are the page's. Marks are gathered in a scratch array and copied out when the page is
 * done; glyphs that follow each other in one style become one mark. */
#ifndef PLANPRESS_LAYOUT_EMITTER_H
#define PLANPRESS_LAYOUT_EMITTER_H

#include "layout/setting.h"

/* An area that is to be made wider: which link's, and by how much on either side. */
struct small_area {
    size_t link;
    length left, right;
};

struct emitter {
    struct layout *layout;
    size_t page;   /* its index */
    bool artifact; /* what is put down now is no content, whatever its spans say */
    enum artifact kind;
    bool in_cell;                 /* of a table: panels are the cell's own affair */
    length cell_top, cell_bottom; /* of it, as far as it stands on this page */
    bool crowded;                 /* in a table that is too narrow, which is said once */
    /* per page */
    struct mark *marks;
    size_t mark_count, mark_capacity;
    struct page_link *links; /* one for each line of a link, until the page is closed */
    size_t link_count, link_capacity;
    struct small_area *small;
    size_t small_count, small_capacity;
    /* the open mark of glyphs */
    struct glyph_piece *pieces;
    size_t piece_count, piece_capacity;
    const struct computed *style; /* NULL: none is open */
    const struct font_face *face;
    const struct content *content;
    struct point origin;
    /* the open link */
    const struct flow_link *link;
    length link_from, link_to;
    struct destination *places; /* by place */
    /* the open underline */
    const struct computed *underlined;
    length underline_from, underline_to;
};

/* A filled rectangle, an artifact. Nothing where it has no area. */
void emit_rectangle(struct emitter *emitter, struct rectangle box, colour fill);

/* The same behind all of something, which may have no such colour. */
void emit_ground(struct emitter *emitter, struct rectangle box, colour fill);

/* What is put down from here on stands on an earlier page as content, and here for the eye alone;
 * what it was before, to be set again. */
struct put_down_as {
    bool artifact;
    enum artifact kind;
};
struct put_down_as emit_again_begin(struct emitter *emitter);
void emit_again_end(struct emitter *emitter, struct put_down_as before);

/* The flow's watermark in the middle of a page of that master (layout/watermark.c). */
void emit_watermark(struct emitter *emitter, const struct master *master);

/* One line of a set text: `x` is the measure's left edge, `y` the top of the line. */
void emit_line(struct emitter *emitter, const struct set_text *set, size_t line, length x,
               length y);

/* Items in a row from x on a baseline: a label, a tail. Returns where they end. */
length emit_row(struct emitter *emitter, const struct flow_text *text, uint32_t first, uint32_t end,
                length x, length baseline);

/* The label of a text's first line, whose top is y. */
void emit_label_row(struct emitter *emitter, const struct flow_text *text,
                    const struct set_text *beside, length x, length y);

/* What is put down from x on belongs to a link, or to none (NULL); and the end of a row. */
void emit_link_along(struct emitter *emitter, const struct flow_link *link, length x, length width,
                     length top, length height);
void emit_link_end(struct emitter *emitter, length top, length height);

/* When all links of a page are known: give small ones room, and the page one area for each link. */
void emit_links_close(struct emitter *emitter, struct page *page);

/* A note is called on the line whose top is y; it begins there itself. */
void emit_call(struct emitter *emitter, const struct flow_note *note, length y);
void emit_note_stands(struct emitter *emitter, const struct flow_note *note, length y);

/* A word at a point, behind others of the same style; and the end of them. */
void emit_word(struct emitter *emitter, const struct flow_type *type, const struct shaped *shaped,
               struct point at);
void emit_words_end(struct emitter *emitter);

/* The order in which things of these embedding levels are seen, from left to right; NULL: as they
 * are. */
uint32_t *order_by_level(struct arena *arena, const uint8_t *levels, uint32_t count);

/* A string in a style, from x on a baseline. Returns its width. */
length emit_string(struct emitter *emitter, const struct flow_type *type, struct slice string,
                   length x, length baseline);
length string_width(struct layout *layout, const struct flow_type *type, struct slice string);

/* Whether some font has each character of a string. */
bool string_is_whole(struct layout *layout, const struct flow_type *type, struct slice string);

/* Tell of what no font can draw in a string that comes from there. */
void string_report(struct layout *layout, const struct flow_type *type, struct slice string,
                   struct source_pos pos);

/* A string without its last words, and an ellipsis for them, where it is wider than its room. */
struct slice string_shorten(struct layout *layout, const struct flow_type *type,
                            struct slice string, length room);

/* Boxes [first, end) of a galley from (x, y) down. Returns the height of what was put down. */
length emit_boxes(struct emitter *emitter, const struct galley *galley, size_t first, size_t end,
                  length x, length y);

/* A table from one height to another. */
struct table_part {
    const struct set_table *set;
    length from, to;
    length above, below; /* put where a row is cut: its cells' padding */
    bool head;           /* the table's head goes first */
    int32_t title;       /* then this row, the title of the group; 0: none */
};

/* Put a part of a table down at (x, y). Returns its height. */
length emit_table(struct emitter *emitter, const struct table_part *part, length x, length y);

#endif
