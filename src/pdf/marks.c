/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf/marks.h"

#define GAP (3 * LENGTH_POINT)         /* from the bleed to the marks */
#define CUT (18 * LENGTH_POINT)        /* how long a line to cut along is */
#define LINE (LENGTH_POINT / 4)        /* how thick; on film of any kind it holds */
#define RADIUS (4 * LENGTH_POINT)      /* of the targets */
#define ARM (8 * LENGTH_POINT)         /* of the cross in them */
#define PATCH (9 * LENGTH_POINT)       /* large enough for a densitometer's 3 mm opening */
#define PATCH_ASIDE (6 * LENGTH_POINT) /* from the target, the patches and the words */

#define CORNERS 4
#define TARGETS 4
#define TARGET_MARKS 2
#define PROCESS_INKS 4

static int process_inks(const struct marks_wanted *wanted)
{
    return wanted->gray ? 1 : PROCESS_INKS;
}

size_t marks_count(const struct marks_wanted *wanted)
{
    return 2 * CORNERS + TARGET_MARKS * TARGETS + (size_t)process_inks(wanted) +
           palette_spot_count(wanted->palette) + (wanted->slug ? wanted->slug->count : 0);
}

void marks_add_colours(struct palette *palette, bool gray)
{
    palette_add(palette, COLOUR_EVERY_PLATE);
    for (uint32_t i = 0; i < (gray ? 1 : PROCESS_INKS); i++)
        palette_add(palette, colour_of(0, INK_PLATE + i));
}

static struct mark new_mark(enum mark_kind kind, colour ink)
{
    return (struct mark){.kind = kind, .artifact = ARTIFACT_PAGE, .colour = ink};
}

static struct mark *add_rectangle(struct mark *marks, length x, length y, length width,
                                  length height, colour ink)
{
    *marks = new_mark(MARK_RECTANGLE, ink);
    marks->rectangle = (struct rectangle){x, y, width, height};
    return marks + 1;
}

/* At each corner a line above or below it and one beside it. */
static struct mark *add_cuts(const struct marks_wanted *wanted, struct mark *marks)
{
    const length from = wanted->bleed + GAP;
    for (int corner = 0; corner < CORNERS; corner++) {
        bool right = corner & 1, lower = corner & 2;
        length x = right ? wanted->page->width : 0, y = lower ? wanted->page->height : 0;
        marks = add_rectangle(marks, x - LINE / 2, lower ? y + from : y - from - CUT, LINE, CUT,
                              COLOUR_EVERY_PLATE);
        marks = add_rectangle(marks, right ? x + from : x - from - CUT, y - LINE / 2, CUT, LINE,
                              COLOUR_EVERY_PLATE);
    }
    return marks;
}

/* ---- targets ---- */

static struct mark *add_path(struct mark *marks, const struct path_step *steps, size_t count,
                             struct arena *arena)
{
    struct path_step *kept = ARENA_ARRAY(arena, count, struct path_step);
    memcpy(kept, steps, count * sizeof *steps);
    *marks = new_mark(MARK_PATH, COLOUR_EVERY_PLATE);
    marks->path = (struct mark_path){.steps = kept, .count = count, .stroke = LINE};
    return marks + 1;
}

/* A circle as four Bezier curves, with handles of 0.5523 of the radius, and a cross. */
static struct mark *add_target(struct mark *marks, length x, length y, struct arena *arena)
{
    const length r = RADIUS, h = length_ratio(RADIUS, 5523, 10000);
    const struct path_step circle[] = {
        {PATH_MOVE, {{x + r, y}}},
        {PATH_CURVE, {{x + r, y + h}, {x + h, y + r}, {x, y + r}}},
        {PATH_CURVE, {{x - h, y + r}, {x - r, y + h}, {x - r, y}}},
        {PATH_CURVE, {{x - r, y - h}, {x - h, y - r}, {x, y - r}}},
        {PATH_CURVE, {{x + h, y - r}, {x + r, y - h}, {x + r, y}}},
        {PATH_CLOSE, {{0, 0}}},
    };
    const struct path_step cross[] = {
        {PATH_MOVE, {{x - ARM, y}}},
        {PATH_LINE, {{x + ARM, y}}},
        {PATH_MOVE, {{x, y - ARM}}},
        {PATH_LINE, {{x, y + ARM}}},
    };
    marks = add_path(marks, circle, sizeof circle / sizeof *circle, arena);
    return add_path(marks, cross, sizeof cross / sizeof *cross, arena);
}

static struct mark *add_targets(const struct marks_wanted *wanted, struct mark *marks,
                                struct arena *arena)
{
    length width = wanted->page->width, height = wanted->page->height;
    length away = wanted->bleed + GAP + ARM;
    marks = add_target(marks, width / 2, -away, arena);
    marks = add_target(marks, width / 2, height + away, arena);
    marks = add_target(marks, -away, height / 2, arena);
    return add_target(marks, width + away, height / 2, arena);
}

/* ---- words and patches ---- */

static struct mark *add_slug(const struct marks_wanted *wanted, struct mark *marks)
{
    for (size_t i = 0; wanted->slug && i < wanted->slug->count; i++, marks++) {
        *marks = wanted->slug->marks[i];
        marks->content = NULL;
        marks->artifact = ARTIFACT_PAGE;
        marks->colour = COLOUR_EVERY_PLATE;
        marks->glyphs.origin.x += PATCH_ASIDE;
        marks->glyphs.origin.y += wanted->page->height + wanted->bleed + GAP + ARM + GAP;
    }
    return marks;
}

static struct mark *add_patches(const struct marks_wanted *wanted, struct mark *marks)
{
    length x = wanted->page->width / 2 + ARM + PATCH_ASIDE;
    length y = wanted->page->height + wanted->bleed + GAP + ARM - PATCH / 2;
    size_t spots = palette_spot_count(wanted->palette);
    for (uint32_t i = 0; i < (uint32_t)process_inks(wanted); i++, x += PATCH)
        marks = add_rectangle(marks, x, y, PATCH, PATCH, colour_of(0, INK_PLATE + i));
    for (size_t i = 0; i < spots; i++, x += PATCH)
        marks = add_rectangle(marks, x, y, PATCH, PATCH, palette_spot(wanted->palette, i));
    return marks;
}

struct mark *marks_add(const struct marks_wanted *wanted, struct mark *marks, struct arena *arena)
{
    marks = add_cuts(wanted, marks);
    marks = add_targets(wanted, marks, arena);
    marks = add_patches(wanted, marks);
    return add_slug(wanted, marks);
}
