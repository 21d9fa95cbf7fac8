/* SPDX-License-Identifier: Apache-2.0 */
/* layout/pages.h - which boxes stand on which page (private to layout). */
#ifndef PLANPRESS_LAYOUT_PAGES_H
#define PLANPRESS_LAYOUT_PAGES_H

#include "layout/setting.h"

/* Space and rule between a page's body and its notes. */
#define NOTES_GAP (12 * LENGTH_POINT)
#define NOTES_RULE (LENGTH_POINT / 2)

/* Boxes [first, end) of a galley, in one page's body, and under it the notes called in them. Where
 * there is no room for these the rest follows on pages of notes alone. */
struct set_page {
    const struct flow_sequence *sequence;
    const struct master *master;
    const struct galley *galley; /* NULL: a page left blank */
    size_t first, end;
    bool notes_only;
    size_t notes_from, notes_to; /* lines of the notes, counted through all of them */
    int32_t number;              /* in its run, from 1 */
    size_t run;                  /* index: pages numbered together */
    const char *label;           /* the number as printed */
};

struct page_run {
    enum numbering_form form;
    int32_t pages;
};

struct page_list {
    struct set_page *pages;
    size_t count, capacity;
    struct page_run *runs;
    size_t run_count, run_capacity;
};

/* The body of a page: its width and height inside the margins. */
length body_width(const struct master *master);
length body_height(const struct master *master);

/* A page number as its run writes it. */
const char *page_number_text(struct arena *arena, enum numbering_form form, int32_t number);

/* Set all blocks and cut them into pages. */
struct page_list pages_make(struct layout *layout);

/* Choose the cuts of one galley: ends[0 .. result) are the ends of its pages. `first_height` is the
 * body of its first page, `height` that of the others. */
size_t pages_cut(struct layout *layout, const struct galley *galley, length first_height,
                 length height, size_t **ends);

/* The notes of a page, each once, in the order of their numbers. */
size_t page_notes(struct layout *layout, const struct set_page *page,
                  const struct flow_note ***notes);

/* A note set at a column's width. */
const struct galley *note_galley(struct layout *layout, const struct flow_note *note, length width);

/* The boxes of one note that lie in lines [from, to) of all notes, of which `passed` come before
 * it; and their height. */
struct note_part {
    const struct galley *galley;
    size_t first, end;
    length height;
};
struct note_part note_part(struct layout *layout, const struct flow_note *note, length width,
                           size_t passed, size_t from, size_t to);

/* Visit the first box of every block on a page that has one, cells' blocks as well. */
void page_visit_blocks(const struct set_page *page,
                       void (*visit)(void *context, const struct flow_block *block), void *context);

/* Turn pages into marks. */
struct document *pages_emit(struct layout *layout, const struct page_list *list);

#endif
