/* SPDX-License-Identifier: Apache-2.0 */
/* layout/notes.c - gathering a page's notes, and parting what does not fit.
 *
 * TeX too splits insertions at the best place that fits (The TeXbook, chapter 15); ours adds that a
 * note begins where it is called and is interrupted by no other: only the last note of a page may
 * go on, and what goes on comes first overleaf. Where not even that can be had, something is put
 * down nevertheless, at a price no other page would ask. */
#include "layout/notes.h"

#define SPLIT_COST 300      /* a note that goes on: as bad as a page left a good half empty */
#define BAD_SPLIT_COST 4000 /* a line of it left alone */
#define LATE_COST 5000000   /* a note that does not begin, or go on, where it has to */

static const struct flow_note *note_root(const struct flow_note *note)
{
    return note->same ? note->same : note;
}

struct set_note *note_set(struct arena *arena, struct galley galley)
{
    struct set_note *set = ARENA_NEW(arena, struct set_note);
    length *tops = ARENA_ARRAY(arena, galley.count + 1, length);
    for (size_t i = 0; i < galley.count; i++)
        tops[i + 1] = tops[i] + galley.boxes[i].space + galley.boxes[i].height;
    set->galley = galley;
    set->tops = tops;
    return set;
}

static const struct set_note *note_at(struct layout *layout, const struct flow_note *note,
                                      length width)
{
    struct set_note *set = *layout_slot(layout->notes, note, width);
    if (set && (!note->page_numbers || set->round == layout->round))
        return set;
    set = note_set(layout->arena, blocks_set(layout, note->blocks, width));
    set->round = layout->round;
    *layout_slot(layout->notes, note, width) = set;
    return set;
}

static length part_height(const struct set_note *set, size_t first, size_t end)
{
    const struct box *boxes = set->galley.boxes;
    if (first == end)
        return 0;
    return set->tops[end] - set->tops[first] - boxes[first].space + boxes[first].carry +
           boxes[end - 1].close;
}

static struct note_part part_of(const struct note_part *whole, size_t first, size_t end)
{
    struct note_part part = *whole;
    part.first = first;
    part.end = end;
    part.height = part_height(whole->set, first, end);
    return part;
}

/* ---- gathering ---- */

static void noting_place(struct noting *noting, size_t at, struct note_part part)
{
    if (!noting->count)
        noting->height = NOTES_GAP;
    noting->height += part.height;
    ARENA_PUSH(noting->layout->scratch, noting->parts, noting->count, noting->capacity) = part;
    for (size_t i = noting->count - 1; i > at; i--)
        noting->parts[i] = noting->parts[i - 1];
    noting->parts[at] = part;
}

void noting_begin(struct noting *noting, const struct note_parts *left)
{
    noting->count = 0;
    noting->height = 0;
    for (size_t i = 0; i < left->count; i++)
        noting_place(noting, i, left->list[i]);
    noting->carried = left->count;
}

static bool noting_has(const struct noting *noting, const struct flow_note *note)
{
    for (size_t i = 0; i < noting->count; i++) {
        if (noting->parts[i].note == note)
            return true;
    }
    return false;
}

/* By number: of two marks in one row of a table, the later may be called from the higher line. */
static bool note_precedes(const struct flow_note *note, const struct flow_note *other)
{
    size_t count = strlen(note->number), other_count = strlen(other->number);
    return count != other_count ? count < other_count : strcmp(note->number, other->number) < 0;
}

void noting_add(struct noting *noting, const struct flow_note *const *notes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct flow_note *note = note_root(notes[i]);
        if (noting_has(noting, note))
            continue;
        size_t at = noting->count;
        while (at > noting->carried && note_precedes(note, noting->parts[at - 1].note))
            at--;
        struct note_part whole = {.note = note,
                                  .set = note_at(noting->layout, note, noting->width)};
        if (whole.set->galley.count)
            noting_place(noting, at, part_of(&whole, 0, whole.set->galley.count));
    }
}

/* ---- parting ---- */

/* Up to which box a part fits into a room; its first box if none does. */
static size_t part_fitting(const struct note_part *part, length room)
{
    size_t fits = part->first, beyond = part->end + 1;
    while (beyond - fits > 1) {
        size_t middle = fits + (beyond - fits) / 2;
        if (part_height(part->set, part->first, middle) <= room)
            fits = middle;
        else
            beyond = middle;
    }
    return fits;
}

/* The same, leaving no line alone on either side; the first box if that cannot be. */
static size_t part_fitting_well(const struct note_part *part, size_t end)
{
    while (end > part->first && part->set->galley.boxes[end].penalty >= BOX_FORBIDDEN)
        end--;
    return end;
}

static void cut_price(const struct noting *noting, struct note_cut *cut, bool well)
{
    const struct note_part *part = &noting->parts[cut->part];
    size_t unbegun = noting->count - cut->part - (cut->end > part->first);
    cut->late = unbegun > 0;
    cut->cost = LATE_COST * (int64_t)unbegun;
    if (!cut->late)
        cut->cost =
            SPLIT_COST + (well ? part->set->galley.boxes[cut->end].penalty : BAD_SPLIT_COST);
}

struct note_cut noting_cut(const struct noting *noting, length room)
{
    struct note_cut cut = {.part = 0};
    if (!noting->count || noting->height <= room) {
        cut.part = noting->count;
        cut.height = noting->height;
        return cut;
    }
    room -= NOTES_GAP;
    while (noting->parts[cut.part].height <= room - cut.height)
        cut.height += noting->parts[cut.part++].height;
    const struct note_part *part = &noting->parts[cut.part];
    size_t fitting = part_fitting(part, room - cut.height);
    size_t fitting_well = part_fitting_well(part, fitting);
    bool well = fitting_well > part->first;
    cut.end = well ? fitting_well : fitting;
    cut.height += part_height(part->set, part->first, cut.end);
    cut.height += cut.height ? NOTES_GAP : 0;
    cut_price(noting, &cut, well);
    return cut;
}

struct note_cut noting_cut_alone(const struct noting *noting, length room)
{
    struct note_cut cut = noting_cut(noting, room);
    if (cut.part == 0 && noting->count && cut.end == noting->parts[0].first)
        cut.end++;
    return cut;
}

struct note_parts noting_held(const struct noting *noting, struct note_cut cut, struct arena *arena)
{
    struct note_parts held = {.list = ARENA_ARRAY(arena, cut.part + 1, struct note_part)};
    for (; held.count < cut.part; held.count++)
        held.list[held.count] = noting->parts[held.count];
    if (cut.part == noting->count)
        return held;
    const struct note_part *split = &noting->parts[cut.part];
    if (cut.end > split->first)
        held.list[held.count++] = part_of(split, split->first, cut.end);
    return held;
}

struct note_parts noting_left(const struct noting *noting, struct note_cut cut, struct arena *arena)
{
    struct note_parts left = {NULL, 0};
    if (cut.part == noting->count)
        return left;
    left.list = ARENA_ARRAY(arena, noting->count - cut.part, struct note_part);
    const struct note_part *split = &noting->parts[cut.part];
    if (cut.end < split->end)
        left.list[left.count++] = part_of(split, cut.end, split->end);
    for (size_t i = cut.part + 1; i < noting->count; i++)
        left.list[left.count++] = noting->parts[i];
    return left;
}
