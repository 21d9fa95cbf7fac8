/* SPDX-License-Identifier: Apache-2.0 */
/* tests/pdf/pages.c - what stands where: text by poppler's pdftotext, paint by mupdf's trace of
 * what its interpreter was told to draw. */
#include "reading.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

const char **page_texts(struct arena *arena, const char *file, int page_count)
{
    const char **texts = ARENA_ARRAY(arena, page_count, const char *);
    struct slice rest = output_of(arena, "pdftotext -enc UTF-8 -raw", file, "-");
    for (int i = 0; i < page_count; i++) {
        const char *end = memchr(rest.bytes, '\f', rest.count);
        size_t count = end ? (size_t)(end - rest.bytes) : rest.count;
        /* the hyphen of a broken word must read as a soft one */
        if (strstr(arena_copy(arena, rest.bytes, count), "\u2010"))
            complain("page %d: a hyphen that is not in the text is read out", i + 1);
        texts[i] = squeeze(arena, (struct slice){rest.bytes, count});
        size_t taken = count + (end != NULL);
        rest.bytes += taken;
        rest.count -= taken;
    }
    return texts;
}

/* Glyphs that share a baseline and were shown together: from a little below it up to the height of
 * most letters. */
struct row {
    double left, right, top, bottom, baseline;
};

struct tracing {
    struct arena *arena;
    const struct file_view *view;
    double margin;
    bool draft;          /* every page must have a watermark; else none may */
    double left, right;  /* edges of the curves of a path */
    bool marked;         /* the page has a word drawn over half of it */
    int page;            /* index */
    double transform[6]; /* of what is being drawn, to points from the upper left corner */
    double size;         /* of the em */
    struct row *rows;    /* of the page */
    size_t count, capacity;
    bool open; /* the last row goes on */
};

static bool number(const char *line, const char *name, double *value)
{
    const char *at = strstr(line, name);
    if (!at)
        return false;
    *value = strtod(at + strlen(name), NULL);
    return true;
}

static bool six_numbers(const char *line, const char *name, double *values, int count)
{
    const char *at = strstr(line, name);
    if (!at)
        return false;
    at += strlen(name);
    for (int i = 0; i < count; i++) {
        char *end;
        values[i] = strtod(at, &end);
        at = end;
    }
    return true;
}

static void check_point(const struct tracing *t, double x, double y, const char *what)
{
    const double *m = t->transform;
    double right = m[0] * x + m[2] * y + m[4], down = m[1] * x + m[3] * y + m[5];
    const struct file_view *view = t->view;
    if (right < t->margin || right > view->widths[t->page] - t->margin || down < t->margin ||
        down > view->heights[t->page] - t->margin)
        complain("page %d: %s at %d,%d is too near the edge or off the page", t->page + 1, what,
                 (int)right, (int)down);
}

static void end_page(struct tracing *t)
{
    for (size_t a = 0; a < t->count; a++) {
        for (size_t b = a + 1; b < t->count; b++) {
            const struct row *p = &t->rows[a], *q = &t->rows[b];
            if (p->left < q->right - 1 && q->left < p->right - 1 && p->top < q->bottom &&
                q->top < p->bottom)
                complain("page %d: text at %d,%d and at %d,%d runs into each other", t->page + 1,
                         (int)p->left, (int)p->baseline, (int)q->left, (int)q->baseline);
        }
    }
    t->count = 0;
    if (t->page >= 0 && t->marked != t->draft)
        complain("page %d: %s a watermark", t->page + 1, t->marked ? "there is" : "there is not");
    t->marked = false;
}

/* A path whose curves are more than half as wide as the page is a watermark. */
static void begin_path(struct tracing *t)
{
    t->left = t->right = t->view->widths[t->page] / 2;
}

static void stretch_path(struct tracing *t, double x)
{
    t->left = x < t->left ? x : t->left;
    t->right = x > t->right ? x : t->right;
    t->marked |= t->right - t->left > t->view->widths[t->page] / 2;
}

/* A letter of a script that runs from right to left, or of one of India's. */
static bool joins(const char *line)
{
    const char *at = strstr(line, "unicode=\"");
    size_t first = 0;
    if (!at)
        return false;
    uint32_t c = utf8_next(slice_of(at + strlen("unicode=\"")), &first);
    return c >= 0x590 && c < 0xE00;
}

/* Whether a glyph goes on where the row ends: some letters join at either side, one a little above
 * the other. */
static bool goes_on(const struct tracing *t, const struct row *last, const struct row *glyph,
                    const char *line)
{
    if (joins(line))
        return fabs(last->baseline - glyph->baseline) < t->size / 2 && glyph->left < last->right &&
               glyph->right > last->left - t->size / 8;
    return last->baseline == glyph->baseline && glyph->left > last->left &&
           glyph->left < last->right + t->size / 8;
}

static void add_glyph(struct tracing *t, const char *line)
{
    double x, y, advance;
    if (!number(line, " x=\"", &x) || !number(line, " y=\"", &y) ||
        !number(line, " adv=\"", &advance) || strstr(line, "unicode=\" \""))
        return;
    check_point(t, x, y, "a glyph");
    check_point(t, x + advance * t->size, y + t->size / 2, "a glyph");
    const double *m = t->transform;
    struct row glyph = {.left = m[0] * x + m[4], .baseline = m[3] * y + m[5]};
    glyph.right = glyph.left + advance * t->size;
    glyph.top = glyph.baseline - 0.6 * t->size;
    glyph.bottom = glyph.baseline + 0.1 * t->size;
    struct row *last = t->count ? &t->rows[t->count - 1] : NULL;
    /* words apart are rows apart, so that a row holds nothing but its glyphs */
    if (t->open && goes_on(t, last, &glyph, line)) {
        last->left = glyph.left < last->left ? glyph.left : last->left;
        last->right = glyph.right > last->right ? glyph.right : last->right;
        return;
    }
    ARENA_PUSH(t->arena, t->rows, t->count, t->capacity) = glyph;
    t->open = true;
}

static void trace_line(struct tracing *t, const char *line)
{
    double x, y, value;
    if (strncmp(line, "<page ", 6) == 0) {
        end_page(t);
        t->page++;
    }
    if (six_numbers(line, " transform=\"", t->transform, 6))
        t->open = false;
    if (number(line, " trm=\"", &value)) {
        t->size = value;
        t->open = false;
    }
    if (strncmp(line, "<fill_path", 10) == 0)
        begin_path(t);
    if (strncmp(line, "<fill_image", 11) == 0) {
        check_point(t, 0, 0, "a picture");
        check_point(t, 1, 1, "a picture");
    }
    while (*line == ' ')
        line++;
    if (strncmp(line, "<g ", 3) == 0)
        add_glyph(t, line);
    else if ((strncmp(line, "<moveto", 7) == 0 || strncmp(line, "<lineto", 7) == 0) &&
             number(line, " x=\"", &x) && number(line, " y=\"", &y))
        check_point(t, x, y, "a path");
    else if (strncmp(line, "<curveto", 8) == 0 && number(line, " x3=\"", &x) &&
             number(line, " y3=\"", &y)) {
        check_point(t, x, y, "a path");
        stretch_path(t, x);
    }
}

void pages_check_paint(struct arena *arena, const char *file, const struct file_view *view,
                       double margin, bool draft)
{
    struct tracing t = {.arena = arena, .view = view, .margin = margin, .draft = draft, .page = -1};
    struct slice rest = output_of(arena, "mutool trace", file, "");
    char *text = arena_copy(arena, rest.bytes, rest.count);
    for (char *line = text; *line;) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        trace_line(&t, line);
        if (!end)
            break;
        line = end + 1;
    }
    end_page(&t);
    if (t.page + 1 != view->page_count)
        complain("mutool sees %d pages and qpdf %d", t.page + 1, view->page_count);
}
