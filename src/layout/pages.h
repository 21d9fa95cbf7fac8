/* SPDX-License-Identifier: Apache-2.0 */
/* layout/pages.h - which boxes stand on which page (private to layout). */
#ifndef PLANPRESS_LAYOUT_PAGES_H
#define PLANPRESS_LAYOUT_PAGES_H

#include "layout/notes.h"

/* Boxes [first, end) of a galley, in one page's body, and under it notes; without boxes the end of
 * notes for which a galley's last page has no room. */
struct set_page {
    const struct flow_sequence *sequence;
    const struct master *master;
    const struct galley *galley; /* NULL: a page left blank */
    size_t first, end;
    struct note_parts notes;
    int32_t place;     /* in its document, from 1: even ones are left-hand pages */
    int32_t number;    /* in its run, from 1 */
    size_t run;        /* index: pages numbered together */
    const char *label; /* the number as printed */
};

/* Pages numbered together. They need not follow each other: a glossary behind annexes goes on where
 * the plan's body ended. */
struct page_run {
    const struct page_numbering *numbering;
    int32_t pages;
};

struct page_list {
    struct set_page *pages;
    size_t count, capacity;
    struct page_run *runs;
    size_t run_count, run_capacity;
    int32_t documents; /* 2: a report and the plan behind it */
};

/* The body of a page: its width and height inside the margins. */
length body_width(const struct master *master);
length body_height(const struct master *master);

/* A number as pages of that form write it. */
const char *page_number_text(struct arena *arena, enum numbering_form form, int32_t number);

/* Set all blocks and cut them into pages. */
struct page_list pages_make(struct layout *layout);

/* The end of one page in its galley, and the notes it holds. */
struct page_cut {
    size_t end;
    struct note_parts notes;
};

/* Choose the cuts of one galley, cuts[0 .. result), in its arena. `first_height` is the body of its
 * first page, `height` that of the others. */
size_t pages_cut(struct layout *layout, const struct galley *galley, length first_height,
                 length height, struct page_cut **cuts);

/* Visit the first box of every block on a page that has one, cells' blocks as well. */
void page_visit_blocks(const struct set_page *page,
                       void (*visit)(void *context, const struct flow_block *block), void *context);

/* Whether something on it, in a cell or in a note as well, is exempt from publication. */
bool page_holds_exempt(const struct set_page *page);

/* Turn pages into marks. */
struct document *pages_emit(struct layout *layout, const struct page_list *list);

#endif
