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

static bool parts_overlap(const double a[4], const double b[4])
{
    return a[0] + TOUCH < b[2] && b[0] + TOUCH < a[2] && a[1] + TOUCH < b[3] && b[1] + TOUCH < a[3];
}

static bool overlap(const struct annotation *a, const struct annotation *b)
{
    for (size_t i = 0; a->on == b->on && i < a->part_count; i++)
        for (size_t k = 0; k < b->part_count; k++)
            if (parts_overlap(a->parts[i], b->parts[k]))
                return true;
    return false;
}

static const char *words(const struct annotation *annotation)
{
    return annotation->contents ? annotation->contents : "a field";
}

/* A reader's program that finds a part outside the box does without the parts (12.5.6.5); and a box
 * larger than they are takes what is not the link's where a program knows no parts. */
static void check_box(const struct annotation *area)
{
    double around[4] = {1e9, 1e9, -1e9, -1e9};
    for (size_t i = 0; i < area->part_count; i++) {
        const double *part = area->parts[i];
        if (part[2] - part[0] < LEAST_WIDTH || part[3] - part[1] < LEAST_HEIGHT)
            complain("the area of '%s' on page %d is too small", words(area), area->on + 1);
        for (int k = 0; k < 4; k++)
            if (k < 2 ? part[k] < around[k] : part[k] > around[k])
                around[k] = part[k];
    }
    if (memcmp(around, area->box, sizeof around) != 0)
        complain("the box of '%s' on page %d is not that of its parts", words(area), area->on + 1);
}

static void check_sizes(const struct file_view *view)
{
    for (size_t i = 0; i < view->annotation_count; i++) {
        const struct annotation *area = &view->annotations[i];
        check_box(area);
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

/* A mark among the words of a link is no link itself: the note leads back to their line. */
static bool is_called_in_link(const struct file_view *view, const struct annotation *label)
{
    for (size_t i = 0; i < view->annotation_count; i++) {
        const struct annotation *link = &view->annotations[i];
        if (!number_behind(link, MARK) && !number_behind(link, LABEL_BEFORE) &&
            lands_on(label, link))
            return true;
    }
    return false;
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
        if (label && !is_called(view, link, label) && !is_called_in_link(view, link))
            complain("note %d on page %d does not lead back to its mark", label, link->on + 1);
    }
}

/* ---- one stop a link ---- */

static const struct annotation *annotation_with(const struct file_view *view, int object)
{
    for (size_t i = 0; i < view->annotation_count; i++)
        if (view->annotations[i].object == object)
            return &view->annotations[i];
    return NULL;
}

/* Who goes from link to link meets each once on a page. */
static void check_stops(const struct tree *tree, const struct file_view *view)
{
    for (size_t i = 0; i < tree->count; i++) {
        if (!tree->tags[i].object)
            continue;
        const struct annotation *first = annotation_with(view, tree->tags[i].object);
        for (size_t k = i + 1;
             first && k < tree->count && tree->tags[k].depth >= tree->tags[i].depth; k++) {
            const struct annotation *more =
                tree->tags[k].object && tree->tags[k].parent == tree->tags[i].parent
                    ? annotation_with(view, tree->tags[k].object)
                    : NULL;
            if (more && more->on == first->on)
                complain("'%s' has two areas on page %d", words(first), first->on + 1);
        }
    }
}

void check_areas(const struct tree *tree, const struct file_view *view)
{
    check_stops(tree, view);
    check_sizes(view);
    check_notes(view);
}
