/* SPDX-License-Identifier: Apache-2.0 */
/* tests/pdf/file.c - objects of the file, by qpdf: labels, links, outline, language. */
#include "reading.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>

struct reading {
    struct arena *arena;
    struct file_view *view;
    qpdf_data qpdf;
    int *page_objects; /* by page */
};

static qpdf_oh key(const struct reading *r, qpdf_oh dictionary, const char *name)
{
    return qpdf_oh_is_dictionary(r->qpdf, dictionary) ? qpdf_oh_get_key(r->qpdf, dictionary, name)
                                                      : qpdf_oh_new_null(r->qpdf);
}

static const char *text_key(const struct reading *r, qpdf_oh dictionary, const char *name)
{
    qpdf_oh value = key(r, dictionary, name);
    return qpdf_oh_is_string(r->qpdf, value)
               ? arena_string(r->arena, qpdf_oh_get_utf8_value(r->qpdf, value))
               : NULL;
}

/* A destination [page /XYZ left top zoom]: the page's index, or -1. */
static int destination(const struct reading *r, qpdf_oh array, double *y)
{
    if (!qpdf_oh_is_array(r->qpdf, array))
        return -1;
    int object = qpdf_oh_get_object_id(r->qpdf, qpdf_oh_get_array_item(r->qpdf, array, 0));
    if (qpdf_oh_get_array_n_items(r->qpdf, array) > 3)
        *y = qpdf_oh_get_numeric_value(r->qpdf, qpdf_oh_get_array_item(r->qpdf, array, 3));
    for (int i = 0; i < r->view->page_count; i++)
        if (r->page_objects[i] == object)
            return i;
    return -1;
}

static int destination_of(const struct reading *r, qpdf_oh dictionary, double *y)
{
    qpdf_oh direct = key(r, dictionary, "/Dest");
    if (qpdf_oh_is_array(r->qpdf, direct))
        return destination(r, direct, y);
    return destination(r, key(r, key(r, dictionary, "/A"), "/D"), y);
}

/* Whether the form in the catalogue lists the field. */
static bool in_form(const struct reading *r, int field)
{
    qpdf_oh fields = key(r, key(r, qpdf_get_root(r->qpdf), "/AcroForm"), "/Fields");
    int count = qpdf_oh_is_array(r->qpdf, fields) ? qpdf_oh_get_array_n_items(r->qpdf, fields) : 0;
    for (int i = 0; i < count; i++)
        if (qpdf_oh_get_object_id(r->qpdf, qpdf_oh_get_array_item(r->qpdf, fields, i)) == field)
            return true;
    return false;
}

static void read_field(const struct reading *r, qpdf_oh item, struct annotation *annotation)
{
    qpdf_oh flags = key(r, item, "/F"), shown = key(r, key(r, item, "/AP"), "/N");
    annotation->field = text_key(r, item, "/T");
    annotation->tooltip = text_key(r, item, "/TU");
    annotation->empty_signature =
        qpdf_oh_is_name_and_equals(r->qpdf, key(r, item, "/FT"), "/Sig") &&
        qpdf_oh_is_null(r->qpdf, key(r, item, "/V")) && qpdf_oh_is_stream(r->qpdf, shown) &&
        qpdf_oh_is_integer(r->qpdf, flags) && qpdf_oh_get_int_value(r->qpdf, flags) == 132 &&
        in_form(r, annotation->object);
}

static void read_box(const struct reading *r, qpdf_oh item, struct annotation *annotation)
{
    qpdf_oh box = key(r, item, "/Rect");
    if (!qpdf_oh_is_array(r->qpdf, box) || qpdf_oh_get_array_n_items(r->qpdf, box) != 4)
        complain("an annotation has no place on its page");
    else
        for (int i = 0; i < 4; i++)
            annotation->box[i] =
                qpdf_oh_get_numeric_value(r->qpdf, qpdf_oh_get_array_item(r->qpdf, box, i));
}

/* Its quadrilaterals, or its box where it has none. The corners go from bottom left against the
 * clock. */
static void read_parts(const struct reading *r, qpdf_oh item, struct annotation *annotation)
{
    qpdf_oh quads = key(r, item, "/QuadPoints");
    int count = qpdf_oh_is_array(r->qpdf, quads) ? qpdf_oh_get_array_n_items(r->qpdf, quads) : 0;
    annotation->part_count = count ? (size_t)count / 8 : 1;
    annotation->parts = arena_alloc(r->arena, annotation->part_count * sizeof *annotation->parts);
    if (!count)
        memcpy(annotation->parts[0], annotation->box, sizeof annotation->box);
    if (count % 8)
        complain("an annotation has half a quadrilateral");
    for (int i = 0; i + 8 <= count; i += 8) {
        double at[8];
        for (int k = 0; k < 8; k++)
            at[k] =
                qpdf_oh_get_numeric_value(r->qpdf, qpdf_oh_get_array_item(r->qpdf, quads, i + k));
        if (at[1] != at[3] || at[2] != at[4] || at[5] != at[7] || at[6] != at[0])
            complain("a part of an annotation is no rectangle, or is not given against the clock");
        memcpy(annotation->parts[i / 8], (double[4]){at[0], at[1], at[2], at[5]},
               sizeof *annotation->parts);
    }
}

static void read_annotations(const struct reading *r, int on)
{
    qpdf_oh page = qpdf_get_page_n(r->qpdf, (size_t)on);
    qpdf_oh annotations = key(r, page, "/Annots");
    int count = qpdf_oh_is_array(r->qpdf, annotations)
                    ? qpdf_oh_get_array_n_items(r->qpdf, annotations)
                    : 0;
    for (int i = 0; i < count; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(r->qpdf, annotations, i);
        struct annotation *annotation =
            &ARENA_PUSH(r->arena, r->view->annotations, r->view->annotation_count,
                        r->view->annotation_capacity);
        annotation->object = qpdf_oh_get_object_id(r->qpdf, item);
        annotation->uri = text_key(r, key(r, item, "/A"), "/URI");
        const char *contents = text_key(r, item, "/Contents");
        annotation->contents = contents ? squeeze(r->arena, slice_of(contents)) : NULL;
        annotation->page = destination_of(r, item, &annotation->y);
        annotation->on = on;
        read_box(r, item, annotation);
        read_parts(r, item, annotation);
        if (qpdf_oh_is_name_and_equals(r->qpdf, key(r, item, "/Subtype"), "/Widget"))
            read_field(r, item, annotation);
    }
}

static void read_outline(const struct reading *r, qpdf_oh item, int depth)
{
    for (; qpdf_oh_is_dictionary(r->qpdf, item); item = key(r, item, "/Next")) {
        struct bookmark *bookmark = &ARENA_PUSH(
            r->arena, r->view->bookmarks, r->view->bookmark_count, r->view->bookmark_capacity);
        bookmark->title = text_key(r, item, "/Title");
        bookmark->depth = depth;
        bookmark->page = destination_of(r, item, &bookmark->y);
        read_outline(r, key(r, item, "/First"), depth + 1);
    }
}

static const char *roman(struct arena *arena, long long number)
{
    static const struct {
        int value;
        const char *text;
    } parts[] = {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
                 {9, "ix"},  {5, "v"},   {4, "iv"}, {1, "i"}};
    struct buffer out = buffer_open(arena);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            buffer_add_text(&out, parts[i].text);
    return buffer_text(&out);
}

/* Page labels: pairs of a first page and how it and those behind it are numbered (ISO 32000-1,
 * 12.4.2). We read the flat form of the tree; without one, pages count from 1. */
static void read_labels(const struct reading *r, qpdf_oh root)
{
    qpdf_oh pairs = key(r, key(r, root, "/PageLabels"), "/Nums");
    int count = qpdf_oh_is_array(r->qpdf, pairs) ? qpdf_oh_get_array_n_items(r->qpdf, pairs) : 0;
    for (int i = 0; count == 0 && i < r->view->page_count; i++)
        r->view->labels[i] = format_text(r->arena, "%d", i + 1);
    for (int i = 0; i + 1 < count; i += 2) {
        long long from = qpdf_oh_get_int_value(r->qpdf, qpdf_oh_get_array_item(r->qpdf, pairs, i));
        qpdf_oh how = qpdf_oh_get_array_item(r->qpdf, pairs, i + 1);
        qpdf_oh start = key(r, how, "/St");
        long long number =
            qpdf_oh_is_integer(r->qpdf, start) ? qpdf_oh_get_int_value(r->qpdf, start) : 1;
        const char *prefix = text_key(r, how, "/P");
        bool small = qpdf_oh_is_name_and_equals(r->qpdf, key(r, how, "/S"), "/r");
        for (long long p = from; p < r->view->page_count; p++, number++)
            r->view->labels[p] = format_text(r->arena, "%s%s", prefix ? prefix : "",
                                             small ? roman(r->arena, number)
                                                   : format_text(r->arena, "%D", (int64_t)number));
    }
}

static void read_pages(struct reading *r)
{
    struct file_view *view = r->view;
    view->page_count = qpdf_get_num_pages(r->qpdf);
    r->page_objects = ARENA_ARRAY(r->arena, view->page_count, int);
    view->labels = ARENA_ARRAY(r->arena, view->page_count, const char *);
    view->widths = ARENA_ARRAY(r->arena, view->page_count, double);
    view->heights = ARENA_ARRAY(r->arena, view->page_count, double);
    for (int i = 0; i < view->page_count; i++) {
        qpdf_oh page = qpdf_get_page_n(r->qpdf, (size_t)i);
        r->page_objects[i] = qpdf_oh_get_object_id(r->qpdf, page);
        qpdf_oh box = key(r, page, "/MediaBox");
        if (!qpdf_oh_is_array(r->qpdf, box))
            continue;
        view->widths[i] =
            qpdf_oh_get_numeric_value(r->qpdf, qpdf_oh_get_array_item(r->qpdf, box, 2));
        view->heights[i] =
            qpdf_oh_get_numeric_value(r->qpdf, qpdf_oh_get_array_item(r->qpdf, box, 3));
    }
    for (int i = 0; i < view->page_count; i++)
        read_annotations(r, i);
}

static const char *name_key(const struct reading *r, qpdf_oh dictionary, const char *name)
{
    qpdf_oh value = key(r, dictionary, name);
    return qpdf_oh_is_name(r->qpdf, value)
               ? arena_string(r->arena, qpdf_oh_get_name(r->qpdf, value))
               : NULL;
}

/* What the information dictionary says, without white space. */
static const char *info_key(const struct reading *r, const char *name)
{
    const char *text = text_key(r, key(r, qpdf_get_trailer(r->qpdf), "/Info"), name);
    return text ? squeeze(r->arena, slice_of(text)) : NULL;
}

static void read_window(const struct reading *r, qpdf_oh root)
{
    struct file_view *view = r->view;
    qpdf_oh opens = key(r, root, "/OpenAction");
    double y;
    view->language = text_key(r, root, "/Lang");
    view->title = info_key(r, "/Title");
    view->author = info_key(r, "/Author");
    view->mode = name_key(r, root, "/PageMode");
    view->layout = name_key(r, root, "/PageLayout");
    view->title_shown = qpdf_oh_get_bool_value(
        r->qpdf, key(r, key(r, root, "/ViewerPreferences"), "/DisplayDocTitle"));
    view->opens_page = destination(r, opens, &y);
    view->opens_wide =
        view->opens_page >= 0 &&
        qpdf_oh_is_name_and_equals(r->qpdf, qpdf_oh_get_array_item(r->qpdf, opens, 1), "/FitH");
}

struct file_view *file_view_read(struct arena *arena, const char *file)
{
    struct reading r = {
        .arena = arena, .view = ARENA_NEW(arena, struct file_view), .qpdf = qpdf_init()};
    qpdf_silence_errors(r.qpdf);
    if (qpdf_read(r.qpdf, file, NULL) & QPDF_ERRORS) {
        complain("qpdf cannot read %s", file);
        exit(1);
    }
    qpdf_oh root = qpdf_get_root(r.qpdf);
    read_pages(&r);
    read_labels(&r, root);
    read_window(&r, root);
    read_outline(&r, key(&r, key(&r, root, "/Outlines"), "/First"), 1);
    qpdf_cleanup(&r.qpdf);
    return r.view;
}
