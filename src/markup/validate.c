/* SPDX-License-Identifier: Apache-2.0 */
/* libxml2's validator gives up on an element's children at the first that does not fit. To tell all
 * faults in one run we go on where it stops:
 *
 *  (a) the child that did not fit is validated by itself, which global declarations make possible;
 *  (b) a fresh validator is brought to the same point of the parent by replaying the children that
 *      did fit, as bare tags, and goes on from there with the next sibling.
 *
 * A child that does not fit may be one too many, or something before it may be missing. Each
 * element that was expected is tried in its place: if the child fits after it, that one is missing
 * (or comes too late, when it stands among the later siblings) and the child is where it belongs.
 * Otherwise one missing title would make every sibling after it look wrong.
 *
 * Replays cost as much as there are siblings, so they draw on a budget. When it is used up,
 * elements are still validated, each by itself, but not their order. */
#include "markup/validate.h"

#include <libxml/xmlerror.h>

#include "markup/parse.h"
#include "markup/wording.h"

/* Tags replayed in one run: about a tenth of a second. */
#define REPLAY_BUDGET 100000

/* Nobody mends more than this at once. */
#define FAULT_LIMIT 1000

struct validation {
    struct wording wording;
    struct plug_faults *faults;
    struct plug *open[2 * DEPTH_LIMIT + 2]; /* closed at the latest with us */
    size_t open_count;
    long budget;
    size_t reported;
};

/* The children of one element, while they are looked at. */
struct family {
    const struct xml_node *parent;
    struct plug *plug; /* at the next child; NULL: the order can no longer be told */
    bool replayed;     /* it is a plug of the family's own */
    bool followed;     /* a replay was needed: the children that fit are in the trail */
    const char **trail;
    size_t trail_count, trail_capacity;
    const struct xml_node **late; /* children already reported as coming too late */
    size_t late_count, late_capacity;
};

static void check_content(struct validation *v, struct plug *plug, const struct xml_node *node);
static bool check_alone(struct validation *v, const struct xml_node *node);

/* ---- plugs ---- */

static struct plug *open_plug(struct validation *v)
{
    if (v->open_count == sizeof v->open / sizeof *v->open)
        return NULL;
    struct plug *plug = plug_open(v->wording.schema, v->faults);
    if (!plug)
        arena_exhausted(v->wording.scratch);
    return v->open[v->open_count++] = plug;
}

static void drop_plug(struct validation *v, struct plug *plug)
{
    size_t i = v->open_count;
    while (i > 0 && v->open[i - 1] != plug)
        i--;
    if (i > 0)
        v->open[i - 1] = v->open[--v->open_count];
    plug_close(plug);
}

static void close_validation(void *thing)
{
    struct validation *v = thing;
    for (size_t i = 0; i < v->open_count; i++)
        plug_close(v->open[i]);
    plug_faults_clear(v->faults);
}

/* ---- faults ---- */

static bool about_place(int code)
{
    return code == XML_SCHEMAV_ELEMENT_CONTENT || code == XML_SCHEMAV_CVC_TYPE_3_1_2 ||
           code == XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1 || code == XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2 ||
           code == XML_SCHEMAV_CVC_ELT_1;
}

static bool may_report(struct validation *v, struct source_pos pos)
{
    if (v->reported == FAULT_LIMIT)
        diag_report(v->wording.diags, DIAG_faults_too_many, pos, FAULT_LIMIT);
    return v->reported++ < FAULT_LIMIT;
}

static void check_memory(const struct validation *v)
{
    if (v->faults->exhausted)
        arena_exhausted(v->wording.scratch);
}

/* Tell the plug of a start tag: NULL when it is accepted where it stands, else the fault's message.
 * Faults of its attributes wait in v->faults. */
static const char *enter(struct validation *v, struct plug *plug, const struct xml_node *node)
{
    plug_start(plug, node);
    check_memory(v);
    for (size_t i = 0; i < v->faults->count; i++) {
        const struct plug_fault *fault = &v->faults->list[i];
        if (about_place(fault->code))
            return arena_string(v->wording.scratch, fault->message);
    }
    return NULL;
}

/* An attribute that breaks two facets is reported once: libxml2 puts its faults side by side. */
static void report_attributes(struct validation *v, const struct xml_node *node)
{
    for (size_t i = 0; i < v->faults->count; i++) {
        if (may_report(v, node->pos))
            word_attribute(&v->wording, node, &v->faults->list[i]);
    }
    plug_faults_clear(v->faults);
}

static void report_content(struct validation *v, const struct xml_node *node)
{
    check_memory(v);
    if (v->faults->count && may_report(v, node->pos))
        word_content(&v->wording, node, &v->faults->list[0]);
    plug_faults_clear(v->faults);
}

/* ---- children ---- */

static void leave(struct validation *v, struct family *family)
{
    if (family->replayed)
        drop_plug(v, family->plug);
    family->plug = NULL;
    family->replayed = false;
}

static void remember(struct validation *v, struct family *family, const char *name)
{
    ARENA_PUSH(v->wording.scratch, family->trail, family->trail_count, family->trail_capacity) =
        name;
}

/* A fresh plug inside the parent, behind the first `count` children of the trail and, when there is
 * one, behind `extra`. NULL when the budget is used up. */
static struct plug *replay(struct validation *v, const struct family *family, size_t count,
                           const char *extra)
{
    v->budget -= (long)count + 4; /* a plug costs about as much as four tags */
    struct plug *plug = v->budget > 0 ? open_plug(v) : NULL;
    if (!plug)
        return NULL;
    const char *space = v->wording.schema->space;
    plug_start(plug, family->parent);
    for (size_t i = 0; i < count; i++) {
        plug_start_bare(plug, space, family->trail[i]);
        plug_end(plug, space, family->trail[i]);
        plug_faults_clear(v->faults);
    }
    if (extra) {
        plug_start_bare(plug, space, extra);
        plug_end(plug, space, extra);
    }
    check_memory(v);
    plug_faults_clear(v->faults);
    return plug;
}

static const struct xml_node *later_sibling(const struct xml_node *node, const char *name)
{
    const struct xml_node *next = xml_next(node);
    while (next && strcmp(next->name, name) != 0)
        next = xml_next(next);
    return next;
}

static bool told_late(const struct family *family, const struct xml_node *node)
{
    for (size_t i = 0; i < family->late_count; i++) {
        if (family->late[i] == node)
            return true;
    }
    return false;
}

/* Whether `node` fits once `name` is put before it; then that is reported and the family goes on
 * behind both. */
static bool fits_after(struct validation *v, struct family *family, const struct xml_node *node,
                       const char *name)
{
    struct plug *plug = replay(v, family, family->trail_count, name);
    if (!plug)
        return false;
    if (enter(v, plug, node)) {
        plug_faults_clear(v->faults);
        drop_plug(v, plug);
        return false;
    }
    const struct xml_node *late = later_sibling(node, name);
    report_attributes(v, node);
    if (may_report(v, node->pos))
        word_missing(&v->wording, node, name, late);
    if (late)
        ARENA_PUSH(v->wording.scratch, family->late, family->late_count, family->late_capacity) =
            late;
    remember(v, family, name);
    remember(v, family, node->name);
    family->plug = plug;
    family->replayed = true;
    check_content(v, plug, node);
    return true;
}

/* The earlier sibling behind which `node` would have fitted, "" for the beginning; NULL when it
 * fits nowhere near, or stands there once already. */
static const char *find_place(struct validation *v, const struct family *family,
                              const struct xml_node *node)
{
    const size_t near = 16;
    size_t last = family->trail_count, first = last > near ? last - near : 0;
    for (size_t i = 0; i < last; i++) {
        if (strcmp(family->trail[i], node->name) == 0)
            return NULL;
    }
    for (size_t count = last; count > first; count--) {
        struct plug *plug = replay(v, family, count - 1, NULL);
        bool fits = plug && !enter(v, plug, node);
        plug_faults_clear(v->faults);
        drop_plug(v, plug);
        if (fits)
            return count > 1 ? family->trail[count - 2] : "";
    }
    return NULL;
}

/* Go on after `node`, which does not fit; `message` has what would have. */
static void recover(struct validation *v, struct family *family, const struct xml_node *node,
                    const char *message)
{
    struct expected expected = expected_read(v->wording.scratch, message);
    plug_faults_clear(v->faults);
    leave(v, family);
    bool known = strcmp(node->space, v->wording.schema->space) == 0 &&
                 vocabulary_has(v->wording.vocabulary, node->name);
    for (size_t i = 0; known && i < expected.count; i++) {
        if (fits_after(v, family, node, expected.names[i]))
            return;
    }
    if (may_report(v, node->pos))
        word_unexpected(&v->wording, node, &expected, known ? find_place(v, family, node) : NULL);
    family->plug = replay(v, family, family->trail_count, NULL);
    family->replayed = family->plug;
    check_alone(v, node);
}

/* The children before the first that does not fit are the beginning of the trail. */
static void begin_trail(struct validation *v, struct family *family, const struct xml_node *node)
{
    if (family->followed)
        return;
    family->followed = true;
    for (const struct xml_node *child = xml_first(family->parent); child != node;
         child = xml_next(child))
        remember(v, family, child->name);
}

static void check_child(struct validation *v, struct family *family, const struct xml_node *node)
{
    if (strcmp(node->space, XINCLUDE_SPACE) == 0) {
        /* What should stand here could not be read, which was reported; the rest may be right. */
        if (family->plug && !family->replayed)
            plug_faults_clear(v->faults);
        leave(v, family);
        return;
    }
    if (!family->plug || told_late(family, node)) {
        check_alone(v, node);
        return;
    }
    const char *message = enter(v, family->plug, node);
    if (message) {
        begin_trail(v, family, node);
        if (!family->replayed) { /* the plug of our caller goes on behind the parent */
            plug_end(family->plug, node->space, node->name);
            plug_faults_clear(v->faults);
        }
        recover(v, family, node, message);
        return;
    }
    report_attributes(v, node);
    check_content(v, family->plug, node);
    if (family->followed)
        remember(v, family, node->name);
}

static void check_text(struct validation *v, struct family *family, const struct xml_node *text)
{
    /* White space alone is nowhere a fault we would want to tell. */
    if (!family->plug || slice_trim(text->text).count == 0)
        return;
    plug_text(family->plug, text->text);
    check_memory(v);
    if (v->faults->count && may_report(v, text->pos))
        word_text(&v->wording, text, &v->faults->list[0]);
    plug_faults_clear(v->faults);
}

/* What is inside `node`, whose start tag `plug` has accepted, and its end. */
static void check_content(struct validation *v, struct plug *plug, const struct xml_node *node)
{
    struct family family = {.parent = node, .plug = plug};
    for (const struct xml_node *child = node->children; child; child = child->next) {
        if (child->name)
            check_child(v, &family, child);
        else
            check_text(v, &family, child);
    }
    if (family.plug) {
        plug_end(family.plug, node->space, node->name);
        report_content(v, node);
    }
    bool elsewhere = family.plug != plug;
    leave(v, &family);
    if (elsewhere) {
        plug_end(plug, node->space, node->name);
        check_memory(v);
        plug_faults_clear(v->faults);
    }
}

/* An element by itself, wherever it stands. False when there is no such element; then its children
 * are checked all the same. One of another namespace is not ours to judge. */
static bool check_alone(struct validation *v, const struct xml_node *node)
{
    struct plug *plug = strcmp(node->space, v->wording.schema->space) == 0 ? open_plug(v) : NULL;
    if (!plug)
        return false;
    bool known = !enter(v, plug, node);
    if (known) {
        report_attributes(v, node);
        check_content(v, plug, node);
    }
    plug_faults_clear(v->faults);
    drop_plug(v, plug);
    for (const struct xml_node *child = known ? NULL : xml_first(node); child;
         child = xml_next(child))
        check_alone(v, child);
    return known;
}

void validate(struct arena *arena, const struct xml_schema *schema, const struct xml_node *root,
              struct diag_list *diags)
{
    struct arena *scratch = arena_create_child(arena);
    struct validation *v = ARENA_NEW(scratch, struct validation);
    v->wording = (struct wording){scratch, vocabulary_open(scratch, schema), schema, diags};
    v->faults = ARENA_NEW(scratch, struct plug_faults);
    v->budget = REPLAY_BUDGET;
    arena_defer(scratch, close_validation, v);
    const struct expected none = {.count = 0};
    if (!check_alone(v, root))
        word_unexpected(&v->wording, root, &none, NULL);
    arena_destroy(scratch);
}
