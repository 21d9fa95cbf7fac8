/* SPDX-License-Identifier: Apache-2.0 */
/* One page: its boxes, what is on it, and each operator of its content. */
#define _POSIX_C_SOURCE 200809L
#include "pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct looking {
    qpdf_data q;
    qpdf_oh page, resources;
    bool gray; /* the output is */
    int number;
    /* The graphics state as far as it matters. */
    bool overprints;
    bool black[2]; /* what is filled with, and stroked with, is black ink alone, all of it */
    int depth;     /* of q and Q */
    bool in_text;
};

static qpdf_oh resource(const struct looking *looking, const char *kind, const char *name)
{
    return key(looking->q, key(looking->q, looking->resources, kind), name);
}

/* ---- boxes ---- */

static bool within(const double inner[4], const double outer[4])
{
    return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] &&
           inner[3] <= outer[3];
}

static void check_boxes(const struct looking *looking)
{
    qpdf_data q = looking->q;
    double media[4], bleed[4], trim[4];
    if (!box_of(q, looking->page, "/MediaBox", media) ||
        !box_of(q, looking->page, "/TrimBox", trim)) {
        wrong("boxes", "page %d has no MediaBox or no TrimBox", looking->number);
        return;
    }
    if (has(q, looking->page, "/ArtBox"))
        wrong("boxes", "page %d has an ArtBox as well", looking->number);
    bool bleeds = box_of(q, looking->page, "/BleedBox", bleed);
    if (!bleeds || !within(trim, bleed) || !within(bleed, media))
        wrong("boxes", "the boxes of page %d do not lie in each other", looking->number);
}

/* Whatever is not a printer's mark must lie outside the bleed; ours have none at all. */
static void check_annotations(const struct looking *looking)
{
    qpdf_oh list = key(looking->q, looking->page, "/Annots");
    for (int i = 0; i < item_count(looking->q, list); i++) {
        qpdf_oh kind = key(looking->q, item(looking->q, list, i), "/Subtype");
        if (!is_name(looking->q, kind, "/PrinterMark") && !is_name(looking->q, kind, "/TrapNet"))
            wrong("annotations", "page %d has one", looking->number);
    }
}

/* ---- colour spaces ---- */

static bool is_process(const struct looking *looking, qpdf_oh space)
{
    return is_name(looking->q, space, "/DeviceGray") ||
           (!looking->gray && is_name(looking->q, space, "/DeviceCMYK"));
}

static bool space_allowed(const struct looking *looking, qpdf_oh space)
{
    qpdf_data q = looking->q;
    if (qpdf_oh_is_name(q, space))
        return is_process(looking, space);
    if (is_name(q, item(q, space, 0), "/Indexed"))
        return space_allowed(looking, item(q, space, 1));
    return is_name(q, item(q, space, 0), "/Separation") && is_process(looking, item(q, space, 2));
}

/* What was said of each ink on the pages before: one name, one meaning. */
static void check_separation(const struct looking *looking, qpdf_oh space)
{
    static char *names[64], *meanings[64];
    static int count;
    qpdf_data q = looking->q;
    if (!is_name(q, item(q, space, 0), "/Separation"))
        return;
    char *name = strdup(qpdf_oh_get_name(q, item(q, space, 1))); /* the next call takes it back */
    char *meaning = strdup(qpdf_oh_unparse_resolved(q, space));
    int i = 0;
    while (i < count && strcmp(names[i], name) != 0)
        i++;
    if (i < count && strcmp(meanings[i], meaning) != 0)
        wrong("separations", "the ink %s means two things", name);
    if (i < count || count == 64) {
        free(name);
        free(meaning);
        return;
    }
    names[count] = name;
    meanings[count++] = meaning;
}

static void check_spaces(const struct looking *looking)
{
    qpdf_oh spaces = key(looking->q, looking->resources, "/ColorSpace");
    qpdf_oh_begin_dict_key_iter(looking->q, spaces);
    while (qpdf_oh_dict_more_keys(looking->q)) {
        qpdf_oh space = key(looking->q, spaces, qpdf_oh_dict_next_key(looking->q));
        if (!space_allowed(looking, space))
            wrong("colour", "page %d has a colour space that is not the press's", looking->number);
        check_separation(looking, space);
    }
}

/* ---- pictures ---- */

static void check_picture(const struct looking *looking, qpdf_oh picture, bool *transparent)
{
    qpdf_data q = looking->q;
    if (!is_name(q, key(q, picture, "/Subtype"), "/Image"))
        return;
    if (!has(q, picture, "/ImageMask") && !space_allowed(looking, key(q, picture, "/ColorSpace")))
        wrong("colour", "a picture of page %d is not in the press's colours", looking->number);
    *transparent = *transparent || has(q, picture, "/SMask");
}

/* Pictures with transparent parts are put together in the colours of the press. */
static void check_pictures(const struct looking *looking)
{
    qpdf_data q = looking->q;
    qpdf_oh objects = key(q, looking->resources, "/XObject");
    bool transparent = false;
    qpdf_oh_begin_dict_key_iter(q, objects);
    while (qpdf_oh_dict_more_keys(q))
        check_picture(looking, key(q, objects, qpdf_oh_dict_next_key(q)), &transparent);
    qpdf_oh group = key(q, looking->page, "/Group"), space = key(q, group, "/CS");
    const char *wanted = looking->gray ? "/DeviceGray" : "/DeviceCMYK";
    if (transparent && !is_name(q, space, wanted))
        wrong("transparency", "page %d is blended in another space than %s", looking->number,
              wanted);
    if (!qpdf_oh_is_null(q, group) && !is_name(q, space, wanted) && !transparent)
        wrong("transparency", "page %d has a group in a foreign space", looking->number);
}

/* ---- content ---- */

static void set_black(struct looking *looking, const struct operation *operation)
{
    bool black = operation->count == 4;
    for (int i = 0; i < operation->count && black; i++)
        black = strtod(operation->operands[i], NULL) == (i == 3 ? 1 : 0);
    looking->black[*operation->name == 'K'] = black;
}

static void check_colour(struct looking *looking, const struct operation *operation)
{
    const char *name = operation->name;
    if (strcmp(name, "rg") == 0 || strcmp(name, "RG") == 0 || strcmp(name, "sh") == 0 ||
        strcmp(name, "BI") == 0 ||
        (looking->gray && (strcmp(name, "k") == 0 || strcmp(name, "K") == 0)))
        wrong("colour", "page %d sets a colour by %s", looking->number, name);
    if (strcmp(name, "k") == 0 || strcmp(name, "K") == 0)
        set_black(looking, operation);
    else if (strchr("gG", *name) && name[1] == '\0')
        looking->black[*name == 'G'] = false;
    if (strcmp(name, "cs") != 0 && strcmp(name, "CS") != 0)
        return;
    looking->black[*name == 'C'] = false;
    if (operation->count != 1 ||
        !qpdf_oh_is_array(looking->q, resource(looking, "/ColorSpace", operation->operands[0])))
        wrong("colour", "page %d names a colour space there is not", looking->number);
}

static void set_state(struct looking *looking, const struct operation *operation)
{
    qpdf_data q = looking->q;
    qpdf_oh state = operation->count == 1 ? resource(looking, "/ExtGState", operation->operands[0])
                                          : qpdf_oh_new_null(q);
    if (!qpdf_oh_is_dictionary(q, state)) {
        wrong("content", "page %d names a graphics state there is not", looking->number);
        return;
    }
    qpdf_oh over = key(q, state, "/op");
    if (qpdf_oh_is_bool(q, over))
        looking->overprints = qpdf_oh_get_bool_value(q, over);
    if (looking->overprints && qpdf_oh_get_int_value_as_int(q, key(q, state, "/OPM")) != 1)
        wrong("overprint", "page %d overprints in mode 0", looking->number);
}

/* Only solid black may print over what lies below. */
static void check_painting(const struct looking *looking, const struct operation *operation)
{
    static const struct {
        const char *name;
        bool fills, strokes;
    } painting[] = {{"Tj", true, false}, {"TJ", true, false}, {"f", true, false},
                    {"F", true, false},  {"f*", true, false}, {"S", false, true},
                    {"s", false, true},  {"B", true, true},   {"b", true, true}};
    for (size_t i = 0; i < sizeof painting / sizeof *painting; i++) {
        if (strcmp(operation->name, painting[i].name) == 0 && looking->overprints &&
            ((painting[i].fills && !looking->black[0]) ||
             (painting[i].strokes && !looking->black[1])))
            wrong("overprint", "page %d overprints with another colour than black (%s)",
                  looking->number, operation->name);
    }
}

static void look_at(struct looking *looking, const struct operation *operation)
{
    const char *name = operation->name;
    looking->depth += strcmp(name, "q") == 0 ? 1 : strcmp(name, "Q") == 0 ? -1 : 0;
    if (looking->depth < 0)
        wrong("content", "page %d ends more states than it began", looking->number);
    if (strcmp(name, "BT") == 0 || strcmp(name, "ET") == 0)
        looking->in_text = *name == 'B';
    check_colour(looking, operation);
    if (strcmp(name, "gs") == 0)
        set_state(looking, operation);
    check_painting(looking, operation);
}

void check_page(qpdf_data q, qpdf_oh page, bool gray)
{
    static int number;
    struct looking looking = {.q = q,
                              .page = page,
                              .resources = key(q, page, "/Resources"),
                              .gray = gray,
                              .number = ++number};
    check_boxes(&looking);
    check_annotations(&looking);
    check_spaces(&looking);
    check_pictures(&looking);
    struct edges edges = {0};
    bool boxes = box_of(q, page, "/TrimBox", edges.trim) &&
                 box_of(q, page, "/BleedBox", edges.bleed) && within(edges.trim, edges.bleed);
    edges_begin(&edges, number);
    struct content content = content_open(q, page);
    struct operation operation;
    if (!content.count)
        wrong("content", "page %d has none", looking.number);
    while (content_next(&content, &operation)) {
        look_at(&looking, &operation);
        if (boxes)
            edges_see(&edges, &operation);
    }
    edges_end(&edges);
    if (looking.depth || looking.in_text)
        wrong("content", "page %d does not end what it began", looking.number);
    content_close(&content);
}
