/* SPDX-License-Identifier: Apache-2.0 */
/* layout/notes.h - the notes at the foot of a page (private to layout).
 *
 * A note begins on the page it is called on. Where there is no room for all of it, the last note of
 * a page goes on at the foot of the next, before the notes called there. */
#ifndef PLANPRESS_LAYOUT_NOTES_H
#define PLANPRESS_LAYOUT_NOTES_H

#include "layout/setting.h"

/* Space and rule between a page's body and its notes. */
#define NOTES_GAP (12 * LENGTH_POINT)
#define NOTES_RULE (LENGTH_POINT / 2)

/* A note set at a column's width. A note may be as long as a book, and every page that could end
 * in it asks how much of it fits: `tops` answers without adding up. */
struct set_note {
    struct galley galley;
    const length *tops; /* of its boxes, with the spaces above them; one more for the end */
    int round;          /* when it was set */
};

struct set_note *note_set(struct arena *arena, struct galley galley);

/* Boxes [first, end) of a note, on one page. */
struct note_part {
    const struct flow_note *note;
    const struct set_note *set;
    size_t first, end;
    length height;
};

struct note_parts {
    struct note_part *list;
    size_t count;
};

/* The notes that want to stand on one page, whole but for what earlier pages hold of the first. */
struct noting {
    struct layout *layout;
    length width; /* of the column */
    struct note_part *parts;
    size_t count, capacity;
    size_t carried; /* of them, begun before, or left over whole */
    length height;  /* with the gap above; 0: no notes */
};

/* Begin a page with what is left from the one before. */
void noting_begin(struct noting *noting, const struct note_parts *left);

/* Add notes called on the page, but those that are there. */
void noting_add(struct noting *noting, const struct flow_note *const *notes, size_t count);

/* What a page holds where not all fit: parts before `part` whole, of that one boxes up to `end`,
 * of those after it nothing. */
struct note_cut {
    size_t part, end;
    length height; /* of what the page holds, with the gap above */
    int64_t cost;
    bool late; /* a note does not begin, or go on, where it has to */
};
struct note_cut noting_cut(const struct noting *noting, length room);

/* On a page of notes alone something stands even if it does not fit. */
struct note_cut noting_cut_alone(const struct noting *noting, length room);

/* What stands on the page, and what is left for the next, both kept in `arena`. */
struct note_parts noting_held(const struct noting *noting, struct note_cut cut,
                              struct arena *arena);
struct note_parts noting_left(const struct noting *noting, struct note_cut cut,
                              struct arena *arena);

#endif
