/* SPDX-License-Identifier: Apache-2.0 */
/* Whether two files show the same. Both contents are brought into one form: what sets colours and
 * inks is left out, fonts are called by their names, areas end where the page does, and printers'
 * marks and what a picture has beyond the edge are no part of it. The forms must then be equal to
 * the letter. */
#include "pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct form {
    qpdf_data q;
    qpdf_oh page;
    double width, height;
    struct content content;
    struct operation operation;
};

static bool is(const struct operation *operation, const char *name)
{
    return strcmp(operation->name, name) == 0;
}

static bool is_ink(const struct operation *operation)
{
    static const char *const inks[] = {"g",  "G",  "rg",  "RG",  "k", "K",
                                       "cs", "CS", "scn", "SCN", "gs"};
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++) {
        if (is(operation, inks[i]))
            return true;
    }
    return false;
}

static bool begins_marks(const struct operation *operation)
{
    return is(operation, "BDC") && operation->count == 2 &&
           strcmp(operation->operands[1], "<</Type/Page>>") == 0;
}

/* Past the printers' marks. */
static void skip_marks(struct form *form)
{
    struct operation inner;
    while (content_next(&form->content, &inner) && !is(&inner, "EMC"))
        ;
}

/* BT ... ET: words among the printers' marks, in a text object of their own. */
static bool is_slug(struct form *form)
{
    size_t at = form->content.at;
    struct operation next;
    bool slug = false;
    while (content_next(&form->content, &next) && !is(&next, "BDC") && !is(&next, "ET"))
        ;
    slug = begins_marks(&next);
    while (slug && !is(&next, "ET") && content_next(&form->content, &next))
        ;
    if (!slug)
        form->content.at = at;
    return slug;
}

/* q RECTANGLE W n ... Q: a picture's part beyond the edge. Nothing else is clipped. */
static bool is_bleed(struct form *form)
{
    size_t at = form->content.at;
    struct operation next;
    bool clips = content_next(&form->content, &next) && is(&next, "re") &&
                 content_next(&form->content, &next) && is(&next, "W");
    if (!clips) {
        form->content.at = at;
        return false;
    }
    while (content_next(&form->content, &next) && !is(&next, "Q"))
        ;
    return true;
}

static double clamp(double value, double most)
{
    return value < 0 ? 0 : value > most ? most : value;
}

/* An area as far as it is on the page, in hundredths. */
static void write_area(const struct form *form, const struct operation *operation, char *out,
                       size_t size)
{
    double n[4];
    for (int i = 0; i < 4; i++)
        n[i] = strtod(operation->operands[i], NULL);
    snprintf(out, size, "area %.2f %.2f %.2f %.2f", clamp(n[0], form->width),
             clamp(n[1], form->height), clamp(n[0] + n[2], form->width),
             clamp(n[1] + n[3], form->height));
}

static const char *font_name(const struct form *form, const char *resource)
{
    qpdf_data q = form->q;
    qpdf_oh fonts = key(q, key(q, form->page, "/Resources"), "/Font");
    const char *name = qpdf_oh_get_name(q, key(q, key(q, fonts, resource), "/BaseFont"));
    return strchr(name, '+') ? strchr(name, '+') + 1 : name;
}

static void write_operation(const struct form *form, const struct operation *operation, char *out,
                            size_t size)
{
    size_t used = (size_t)snprintf(out, size, "%s", operation->name);
    for (int i = 0; i < operation->count && used < size; i++) {
        const char *operand = operation->operands[i];
        if (i == 0 && is(operation, "Tf"))
            operand = font_name(form, operand);
        used += (size_t)snprintf(out + used, size - used, " %s", operand);
    }
}

/* The next thing the page shows. Rectangles are filled one by one or many at once, which is the
 * same to who looks: the filling is left out. */
static bool next_shown(struct form *form, char *out, size_t size)
{
    while (content_next(&form->content, &form->operation)) {
        const struct operation *operation = &form->operation;
        if (begins_marks(operation)) {
            skip_marks(form);
        } else if (is(operation, "re")) {
            write_area(form, operation, out, size);
            return true;
        } else if (!is_ink(operation) && !is(operation, "f") &&
                   !(is(operation, "q") && is_bleed(form)) &&
                   !(is(operation, "BT") && is_slug(form))) {
            write_operation(form, operation, out, size);
            return true;
        }
    }
    return false;
}

static struct form form_open(qpdf_data q, int page)
{
    struct form form = {.q = q, .page = qpdf_get_page_n(q, (size_t)page)};
    double box[4] = {0};
    if (!box_of(q, form.page, "/TrimBox", box))
        box_of(q, form.page, "/MediaBox", box);
    if (box[0] != 0 || box[1] != 0)
        printf("page %d does not begin at the origin\n", page + 1);
    form.width = box[2];
    form.height = box[3];
    form.content = content_open(q, form.page);
    return form;
}

static bool same_page(qpdf_data a, qpdf_data b, int page)
{
    static char shown_a[16384], shown_b[16384];
    struct form one = form_open(a, page), other = form_open(b, page);
    bool same = one.width == other.width && one.height == other.height;
    long shown = 0;
    for (bool more = same; more; shown++) {
        more = next_shown(&one, shown_a, sizeof shown_a);
        bool more_b = next_shown(&other, shown_b, sizeof shown_b);
        same = more == more_b && (!more || strcmp(shown_a, shown_b) == 0);
        if (!same)
            printf("page %d differs: '%.200s' and '%.200s'\n", page + 1, more ? shown_a : "",
                   more_b ? shown_b : "");
        more = more && same;
    }
    content_close(&one.content);
    content_close(&other.content);
    return same && shown > 1;
}

int same_pages(qpdf_data a, qpdf_data b)
{
    int count = qpdf_get_num_pages(a), different = 0;
    if (count != qpdf_get_num_pages(b)) {
        printf("%d pages and %d\n", count, qpdf_get_num_pages(b));
        return 1;
    }
    for (int i = 0; i < count; i++)
        different += !same_page(a, b, i);
    return different;
}
