/* SPDX-License-Identifier: Apache-2.0 */
/* tests/pdf/areas.c - what can be clicked: that it can be hit, that one click hits one thing, and
 * that notes and their marks lead to each other. */
#include "reading.h"

#include <stdlib.h>

/* The least width and height of an area, in points: a note's mark between two others has no more
 * than its own digit and half of either comma. */
#define LEAST_WIDTH 3.5
#define LEAST_HEIGHT 7.0
#define TOUCH 0.02 /* what rounding to hundredths may make of two edges that meet */

/* How far below the top of what it leads to a link may land, and above: none. */
#define ABOVE 0.02

static bool overlap(const struct annotation *a, const struct annotation *b)
{
    return a->on == b->on && a->box[0] + TOUCH < b->box[2] && b->box[0] + TOUCH < a->box[2] &&
           a->box[1] + TOUCH < b->box[3] && b->box[1] + TOUCH < a->box[3];
}

static const char *words(const struct annotation *annotation)
{
    return annotation->contents ? annotation->contents : "a field";
}

static void check_sizes(const struct file_view *view)
{
    for (size_t i = 0; i < view->annotation_count; i++) {
        const struct annotation *area = &view->annotations[i];
        if (area->box[2] - area->box[0] < LEAST_WIDTH || area->box[3] - area->box[1] < LEAST_HEIGHT)
            complain("the area of '%s' on page %d is too small", words(area), area->on + 1);
        for (size_t k = i + 1; k < view->annotation_count; k++)
            if (overlap(area, &view->annotations[k]))
                complain("the areas of '%s' and '%s' on page %d overlap", words(area),
                         words(&view->annotations[k]), area->on + 1);
    }
}

/* ---- notes ---- */

#define MARK "Footnote"
#define LABEL_BEFORE "Backtowherefootnote"
#define LABEL_BEHIND "iscalled"

/* Whether a link lands on the top of another's line. */
static bool lands_on(const struct annotation *link, const struct annotation *target)
{
    return link->page == target->on && link->y >= target->box[3] - ABOVE &&
           link->y < target->box[3] + LEAST_HEIGHT;
}

static int number_behind(const struct annotation *link, const char *before)
{
    size_t count = strlen(before);
    if (!link->contents || strncmp(link->contents, before, count) != 0)
        return 0;
    char *end;
    long number = strtol(link->contents + count, &end, 10);
    return *end == '\0' || strcmp(end, LABEL_BEHIND) == 0 ? (int)number : 0;
}

/* Numbers begin anew in every part, so what belongs to a mark is the label that it leads to. */
static const struct annotation *label_of(const struct file_view *view,
                                         const struct annotation *mark, int number)
{
    for (size_t i = 0; i < view->annotation_count; i++) {
        const struct annotation *label = &view->annotations[i];
        if (number_behind(label, LABEL_BEFORE) == number && lands_on(mark, label))
            return label;
    }
    return NULL;
}

static bool is_called(const struct file_view *view, const struct annotation *label, int number)
{
    for (size_t i = 0; i < view->annotation_count; i++) {
        const struct annotation *mark = &view->annotations[i];
        if (number_behind(mark, MARK) == number && lands_on(label, mark) && lands_on(mark, label))
            return true;
    }
    return false;
}

static void check_notes(const struct file_view *view)
{
    for (size_t i = 0; i < view->annotation_count; i++) {
        const struct annotation *link = &view->annotations[i];
        int mark = number_behind(link, MARK), label = number_behind(link, LABEL_BEFORE);
        if (mark && !label_of(view, link, mark))
            complain("the mark of note %d on page %d does not lead to it", mark, link->on + 1);
        if (label && !is_called(view, link, label))
            complain("note %d on page %d does not lead back to its mark", label, link->on + 1);
    }
}

void check_areas(const struct file_view *view)
{
    check_sizes(view);
    check_notes(view);
}
